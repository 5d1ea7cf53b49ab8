/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-details-private.h"

#include <glib/gi18n-lib.h>

#include "render/annals-markdown.h"
#include "widgets/annals-button-names.h"

/**
 * AnnalsDetailsPane:
 *
 * Explains the selected event: when, where, who, the text, its sources and the events it is related
 * to.
 */
G_DEFINE_FINAL_TYPE (AnnalsDetailsPane, annals_details_pane, GTK_TYPE_WIDGET)

/* ---- Top: category, position, previous and next ---- */

static void
step_cb (GtkButton *button, AnnalsDetailsPane *self)
{
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  guint next = annals_view_state_get_neighbour (self->state,
                                                annals_view_state_get_selected (self->state), step);

  if (next == ANNALS_NONE)
    return;
  annals_details_go (self, next);
}

static GtkWidget *
add_step (AnnalsDetailsPane *self, GtkWidget *box, int step, const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  annals_button_names_give (button);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect (button, "clicked", G_CALLBACK (step_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* The event's place among those that filters leave, which change while it is shown. */
static void
update_place (AnnalsDetailsPane *self)
{
  if (self->place == NULL)
    return;
  guint selected = annals_view_state_get_selected (self->state);
  guint position = annals_view_state_get_position (self->state, selected);
  /* Translators: the event's place among those shown, "87 of 97". */
  g_autofree char *text =
      g_strdup_printf (_ ("%u of %u"), position + 1, annals_view_state_get_n_shown (self->state));

  gtk_label_set_text (GTK_LABEL (self->place), text);
  gtk_widget_set_visible (self->place, position != ANNALS_NONE);
  for (int i = 0; i < 2; i++)
    gtk_widget_set_sensitive (
        self->steps[i],
        annals_view_state_get_neighbour (self->state, selected, i == 0 ? -1 : 1) != ANNALS_NONE);
}

static GtkWidget *
add_category (GtkWidget *box, AnnalsDocument *document, const AnnalsEvent *event)
{
  const AnnalsEntity *categories = annals_document_get_categories (document, NULL);
  const char *category = event->category != ANNALS_NONE ? categories[event->category].title : "";
  GtkWidget *label = annals_details_add_label (box, category, "caption-heading");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  /* A word that is a little too long is cut rather than broken. */
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, category);
  if (*category != '\0')
    gtk_widget_add_css_class (label, "annals-pill");
  return label;
}

/* Where letters are large, the category has a line of its own. */
static void
part_where_needed (AnnalsDetailsPane *self, GtkWidget *box, GtkWidget *category)
{
  int width;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (width <= ANNALS_DETAILS_LINE || gtk_label_get_text (GTK_LABEL (category))[0] == '\0')
    return;
  g_object_ref (category);
  gtk_box_remove (GTK_BOX (box), category);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->content), category);
  g_object_unref (category);
}

static void
add_top (AnnalsDetailsPane *self, AnnalsDocument *document, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  GtkWidget *category = add_category (box, document, event);

  self->steps[0] = add_step (self, box, -1, "go-previous-symbolic", _ ("Previous Event"));
  self->place = annals_details_add_label (box, "", "dim-label numeric");
  gtk_label_set_wrap (GTK_LABEL (self->place), FALSE);
  self->steps[1] = add_step (self, box, 1, "go-next-symbolic", _ ("Next Event"));
  update_place (self);
  annals_details_add_menu (self, box, (event->flags & ANNALS_EVENT_HAS_SOURCES) != 0);
  gtk_box_append (GTK_BOX (self->content), box);
  part_where_needed (self, box, category);
}

/* ---- An event ---- */

static void
add_texts (AnnalsDetailsPane *self, const AnnalsDetail *detail)
{
  if (detail->summary != NULL)
    gtk_label_set_selectable (
        GTK_LABEL (annals_details_add_label (self->content, detail->summary, "body")), TRUE);
  if (detail->body != NULL)
    {
      g_autofree char *markup = annals_markdown_to_markup (detail->body, ANNALS_MARKDOWN_LINKS);
      GtkWidget *label = annals_details_add_label (self->content, "", "body");
      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
    }
  if (detail->note != NULL)
    {
      annals_details_add_heading (self->content, _ ("Note"));
      annals_details_add_label (self->content, detail->note, "annals-note");
    }
}

static void
show_event (AnnalsDetailsPane *self, AnnalsDocument *document, guint index)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, index);
  g_autofree char *title = annals_event_dup_title (event);
  g_autoptr (GError) error = NULL;

  add_top (self, document, index);
  annals_details_add_title (self->content, title);
  annals_details_add_facts (self, document, index, detail);
  if (detail != NULL)
    {
      add_texts (self, detail);
      annals_details_add_media (self, document, detail);
      annals_details_add_sources (self, detail);
    }
  else if (!annals_content_check (annals_document_get_content (document), &error))
    annals_details_add_label (self->content, error->message, "annals-note");
  annals_details_add_relations (self, document, index);
}

#define UNDATED_LISTED 200

/* Events without a date stand nowhere on the timeline, so they are listed here. */
static void
add_undated (AnnalsDetailsPane *self, AnnalsDocument *document)
{
  guint n, first = annals_document_get_n_dated (document);
  const AnnalsEvent *events = annals_document_get_events (document, &n);

  if (first == n)
    return;
  g_autofree char *heading = g_strdup_printf (
      ngettext ("%u event without a date", "%u events without a date", n - first), n - first);
  annals_details_add_heading (self->content, heading);
  for (guint i = first; i < MIN (n, first + UNDATED_LISTED); i++)
    {
      g_autofree char *title = annals_event_dup_title (&events[i]);
      annals_details_add_event_card (self, self->content, i, title, NULL);
    }
}

/* As the window's, that is the file's name where it has no title. */
static void
add_document_title (AnnalsDetailsPane *self, AnnalsDocument *document)
{
  const char *title = annals_document_get_title (document);
  GFile *file = annals_document_get_file (document);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (title == NULL || *title == '\0')
    title = name;
  if (title != NULL)
    annals_details_add_title (self->content, title);
}

static void
show_document (AnnalsDetailsPane *self, AnnalsDocument *document)
{
  guint n;
  const char *description = annals_document_get_description (document);

  annals_document_get_events (document, &n);
  g_autofree char *count = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  add_document_title (self, document);
  annals_details_add_label (self->content, count, "dim-label");
  if (description != NULL)
    annals_details_add_label (self->content, description, "body");
  annals_details_add_label (self->content, _ ("Select an event to read about it."), "dim-label");
  add_undated (self, document);
}

static void
refresh (AnnalsDetailsPane *self)
{
  AnnalsDocument *document =
      self->state != NULL ? annals_view_state_get_document (self->state) : NULL;
  guint selected = self->state != NULL ? annals_view_state_get_selected (self->state) : ANNALS_NONE;
  GtkWidget *child;

  self->place = self->steps[0] = self->steps[1] = self->related = NULL;
  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
  if (document == NULL)
    return;
  if (selected != ANNALS_NONE)
    show_event (self, document, selected);
  else
    show_document (self, document);
}

static void
selected_changed_cb (AnnalsDetailsPane *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  refresh (self);
  gtk_adjustment_set_value (adjustment, 0);
}

static void
annals_details_pane_dispose (GObject *object)
{
  AnnalsDetailsPane *self = ANNALS_DETAILS_PANE (object);

  g_clear_object (&self->state_signals);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_details_pane_parent_class)->dispose (object);
}

static void
annals_details_pane_class_init (AnnalsDetailsPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_details_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "detailspane");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  annals_details_install_copying (GTK_WIDGET_CLASS (klass));
}

static void
annals_details_pane_init (AnnalsDetailsPane *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->content, "annals-details");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->content);
  /* Pictures can be as small as one likes, but are to be as large as the pane is wide. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (gtk_widget_get_parent (self->content)),
                                     GTK_SCROLL_NATURAL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details"), -1);
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "selected-changed",
                                  G_CALLBACK (selected_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "document-changed", G_CALLBACK (refresh),
                                  self);
  g_signal_group_connect_swapped (self->state_signals, "clock-changed", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->state_signals, "hits-changed", G_CALLBACK (update_place),
                                  self);
}

void
annals_details_pane_set_state (AnnalsDetailsPane *self, AnnalsViewState *state)
{
  g_return_if_fail (ANNALS_IS_DETAILS_PANE (self));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->state_signals, state);
  refresh (self);
}
