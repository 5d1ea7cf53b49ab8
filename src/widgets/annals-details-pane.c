/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-details-pane.h"

#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"
#include "widgets/annals-markdown.h"
#include "widgets/annals-media-view.h"

/**
 * AnnalsDetailsPane:
 *
 * Explains the selected event: when, where, who, the text, its sources and the events it is related
 * to.
 */
struct _AnnalsDetailsPane
{
  GtkWidget parent_instance;

  AnnalsViewState *state;
  GSignalGroup *state_signals;
  GtkWidget *scroller;
  GtkWidget *content; /* a box, filled anew for each event */
};

G_DEFINE_FINAL_TYPE (AnnalsDetailsPane, annals_details_pane, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);
  g_auto (GStrv) classes = g_strsplit (css, " ", -1);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  for (char **css_class = classes; *css_class != NULL; css_class++)
    if (**css_class != '\0')
      gtk_widget_add_css_class (label, *css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *label = add_label (box, text, "heading dim-label");
  gtk_widget_set_margin_top (label, 12);
}

/* ---- Top: category, position, previous and next ---- */

static void
step_cb (GtkButton *button, AnnalsDetailsPane *self)
{
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  guint next = annals_view_state_get_neighbour (self->state,
                                                annals_view_state_get_selected (self->state), step);

  if (next == ANNALS_NONE)
    return;
  annals_view_state_set_selected (self->state, next);
  annals_view_state_reveal (self->state, next);
}

static void
add_step (AnnalsDetailsPane *self, GtkWidget *box, int step, const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  guint selected = annals_view_state_get_selected (self->state);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  gtk_widget_set_sensitive (button, annals_view_state_get_neighbour (self->state, selected, step)
                                        != ANNALS_NONE);
  g_signal_connect (button, "clicked", G_CALLBACK (step_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_top (AnnalsDetailsPane *self, AnnalsDocument *document, const AnnalsEvent *event, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const AnnalsEntity *categories = annals_document_get_categories (document, NULL);
  guint n, position = annals_view_state_get_position (self->state, index);

  annals_view_state_get_events (self->state, &n);
  const char *category = event->category != ANNALS_NONE ? categories[event->category].title : "";
  GtkWidget *label = add_label (box, category, "caption-heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (*category != '\0')
    gtk_widget_add_css_class (label, "annals-pill");
  add_step (self, box, -1, "go-previous-symbolic", _ ("Previous Event"));
  if (position != ANNALS_NONE)
    {
      /* Translators: the event's place among those shown, "87 of 97". */
      g_autofree char *text = g_strdup_printf (_ ("%u of %u"), position + 1, n);
      GtkWidget *count = add_label (box, text, "dim-label numeric");
      gtk_label_set_wrap (GTK_LABEL (count), FALSE);
    }
  add_step (self, box, 1, "go-next-symbolic", _ ("Next Event"));
  gtk_box_append (GTK_BOX (self->content), box);
}

/* ---- When and where ---- */

static void
add_when (AnnalsDetailsPane *self, AnnalsDocument *document, const AnnalsEvent *event)
{
  g_autofree char *when = annals_words_event (event, annals_document_get_zone (document));
  g_autofree char *duration = annals_words_duration (event);

  add_label (self->content, when, "heading");
  if (duration != NULL && *duration != '\0')
    add_label (self->content, duration, "dim-label");
}

static void
add_place (AnnalsDetailsPane *self, AnnalsDocument *document, const AnnalsEvent *event)
{
  const AnnalsEntity *places = annals_document_get_places (document, NULL);

  if (event->place == ANNALS_NONE)
    return;
  const AnnalsEntity *place = &places[event->place];
  g_autofree char *text = place->approximate
                              ? g_strdup_printf (_ ("%s · approximate place"), place->title)
                              : g_strdup (place->title);
  if (!place->has_position)
    {
      add_label (self->content, text, "dim-label");
      return;
    }
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *uri = g_strdup_printf (
      "geo:%s,%s", g_ascii_formatd (latitude, sizeof latitude, "%.6f", place->latitude),
      g_ascii_formatd (longitude, sizeof longitude, "%.6f", place->longitude));
  GtkWidget *link = gtk_link_button_new_with_label (uri, text);
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, _ ("Show on a map"));
  gtk_widget_add_css_class (link, "annals-place");
  gtk_box_append (GTK_BOX (self->content), link);
}

/* ---- Actors ---- */

#define CHIP_CHARS 32
#define CHIP_GAP 6
#define LINE_WIDTH 290 /* of the pane's least width, its padding off */

static void
actor_cb (GtkToggleButton *chip, AnnalsDetailsPane *self)
{
  guint actor = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "actor"));
  annals_view_state_set_actor_wanted (self->state, actor, gtk_toggle_button_get_active (chip));
}

static GtkWidget *
new_chip (AnnalsDetailsPane *self, const AnnalsEntity *entity, guint actor)
{
  GtkWidget *label = gtk_label_new (entity->title);
  GtkWidget *chip = gtk_toggle_button_new ();
  g_autofree char *tip =
      g_strdup_printf ("%s\n%s", entity->title, _ ("Show only events with this actor"));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHIP_CHARS);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_add_css_class (chip, "annals-chip");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                annals_view_state_get_actor_wanted (self->state, actor));
  g_object_set_data (G_OBJECT (chip), "actor", GUINT_TO_POINTER (actor));
  gtk_widget_set_tooltip_text (chip, tip);
  g_signal_connect (chip, "toggled", G_CALLBACK (actor_cb), self);
  return chip;
}

/* Chips fill one line after another, each as wide as its name. */
static void
add_actors (AnnalsDetailsPane *self, AnnalsDocument *document, guint index)
{
  guint n;
  const guint32 *actors = annals_document_get_event_actors (document, index, &n);
  const AnnalsEntity *all = annals_document_get_actors (document, NULL);
  GtkWidget *line = NULL;
  int room = 0;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *chip = new_chip (self, &all[actors[i]], actors[i]);
      int width;
      g_object_ref_sink (chip);
      gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      if (line == NULL || width > room)
        {
          line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CHIP_GAP);
          gtk_box_append (GTK_BOX (self->content), line);
          room = LINE_WIDTH;
        }
      gtk_box_append (GTK_BOX (line), chip);
      g_object_unref (chip);
      room -= width + CHIP_GAP;
    }
}

/* ---- Sources ---- */

static void
source_cb (GtkButton *button, AnnalsDetailsPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gtk_show_uri (GTK_WINDOW (root), g_object_get_data (G_OBJECT (button), "url"), GDK_CURRENT_TIME);
}

static GtkWidget *
new_card (GtkWidget *box, const char *first, const char *second)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  add_label (lines, first, "annals-card-title");
  if (second != NULL && *second != '\0')
    add_label (lines, second, "dim-label caption");
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "annals-card");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* A card that leads to a page, if it is one that may be opened. */
static void
add_link_card (AnnalsDetailsPane *self, const char *first, const char *second, const char *url)
{
  GtkWidget *card = new_card (self->content, first, second);

  gtk_widget_set_sensitive (card, annals_link_may_open (url));
  if (!annals_link_may_open (url))
    return;
  gtk_widget_add_css_class (card, "annals-link");
  gtk_widget_set_tooltip_text (card, url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, first,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, second, -1);
  g_object_set_data_full (G_OBJECT (card), "url", g_strdup (url), g_free);
  g_signal_connect (card, "clicked", G_CALLBACK (source_cb), self);
}

static void
add_source (AnnalsDetailsPane *self, const AnnalsSource *source)
{
  const char *first = source->title != NULL ? source->title : source->publisher;
  g_autofree char *second = g_strdup_printf (
      "%s%s%s", source->title != NULL && source->publisher != NULL ? source->publisher : "",
      source->title != NULL && source->publisher != NULL ? " · " : "",
      source->date != NULL ? source->date : _ ("undated"));

  add_link_card (self, first, second, source->url);
}

/* Media elsewhere are never fetched: a card leads to them. */
static void
add_remote_media (AnnalsDetailsPane *self, const AnnalsMedia *media)
{
  g_autofree char *second =
      g_strdup_printf ("%s%s%s", media->credit != NULL ? media->credit : "",
                       media->credit != NULL ? " · " : "", _ ("opens in the browser"));
  const char *first = media->caption != NULL ? media->caption
                      : media->alt != NULL   ? media->alt
                                             : media->url;

  add_link_card (self, first, second, media->url);
}

static void
add_media (AnnalsDetailsPane *self, AnnalsDocument *document, const AnnalsDetail *detail)
{
  GFile *file = annals_document_get_file (document);
  gboolean has_heading = FALSE;

  for (guint i = 0; i < detail->media->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (detail->media, i);
      if (media->url != NULL)
        {
          if (!has_heading)
            add_heading (self->content, _ ("Media"));
          has_heading = TRUE;
          add_remote_media (self, media);
        }
      else if (file != NULL)
        gtk_box_append (GTK_BOX (self->content), annals_media_view_new (file, media));
    }
}

/* ---- Related events ---- */

/* How the other event stands to this one, in words; each kind reads differently from its two ends.
 */
static const char *
relation_words (AnnalsRelationKind kind, gboolean from_here)
{
  switch (kind)
    {
    case ANNALS_RELATION_FOLLOWS:
      return from_here ? _ ("Follows") : _ ("Followed by");
    case ANNALS_RELATION_RESPONDS_TO:
      return from_here ? _ ("Responds to") : _ ("Answered by");
    case ANNALS_RELATION_PART_OF:
      return from_here ? _ ("Part of") : _ ("Includes");
    case ANNALS_RELATION_CAUSES:
      return from_here ? _ ("Leads to") : _ ("Caused by");
    case ANNALS_RELATION_CONTRADICTS:
      return from_here ? _ ("Contradicts") : _ ("Contradicted by");
    default:
      return "";
    }
}

static void
related_cb (GtkButton *button, AnnalsDetailsPane *self)
{
  guint event = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "event"));

  annals_view_state_set_selected (self->state, event);
  annals_view_state_reveal (self->state, event);
}

static void
add_related (AnnalsDetailsPane *self, AnnalsDocument *document, guint index)
{
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  g_autoptr (GArray) relations = annals_document_dup_relations (document, index);

  if (relations == NULL || relations->len == 0)
    return;
  add_heading (self->content, _ ("Related"));
  for (guint i = 0; i < relations->len; i++)
    {
      const AnnalsRelation *relation = &g_array_index (relations, AnnalsRelation, i);
      gboolean from_here = relation->from == index;
      guint other = from_here ? relation->to : relation->from;
      g_autofree char *title = annals_event_dup_title (&events[other]);
      g_autofree char *distance = annals_words_distance (events[index].start, events[other].start);
      g_autofree char *second =
          g_strdup_printf ("%s · %s", relation_words (relation->kind, from_here), distance);
      GtkWidget *card = new_card (self->content, title, second);
      g_object_set_data (G_OBJECT (card), "event", GUINT_TO_POINTER (other));
      gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, second, -1);
      g_signal_connect (card, "clicked", G_CALLBACK (related_cb), self);
    }
}

static void
add_texts (AnnalsDetailsPane *self, const AnnalsDetail *detail)
{
  if (detail->summary != NULL)
    gtk_label_set_selectable (GTK_LABEL (add_label (self->content, detail->summary, "body")), TRUE);
  if (detail->body != NULL)
    {
      g_autofree char *markup = annals_markdown_to_markup (detail->body);
      GtkWidget *label = add_label (self->content, "", "body");
      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
    }
  if (detail->note != NULL)
    {
      add_heading (self->content, _ ("Note"));
      add_label (self->content, detail->note, "annals-note");
    }
}

static void
show_event (AnnalsDetailsPane *self, AnnalsDocument *document, guint index)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, index);
  g_autofree char *title = annals_event_dup_title (event);

  add_top (self, document, event, index);
  add_label (self->content, title, "title-2");
  add_when (self, document, event);
  add_place (self, document, event);
  add_actors (self, document, index);
  if (detail != NULL)
    {
      add_texts (self, detail);
      add_media (self, document, detail);
      if (detail->sources->len > 0)
        add_heading (self->content, _ ("Sources"));
      for (guint i = 0; i < detail->sources->len; i++)
        add_source (self, g_ptr_array_index (detail->sources, i));
    }
  add_related (self, document, index);
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
  add_heading (self->content, heading);
  for (guint i = first; i < MIN (n, first + UNDATED_LISTED); i++)
    {
      g_autofree char *title = annals_event_dup_title (&events[i]);
      GtkWidget *card = new_card (self->content, title, NULL);
      g_object_set_data (G_OBJECT (card), "event", GUINT_TO_POINTER (i));
      g_signal_connect (card, "clicked", G_CALLBACK (related_cb), self);
    }
}

static void
show_document (AnnalsDetailsPane *self, AnnalsDocument *document)
{
  guint n;
  const char *description = annals_document_get_description (document);

  annals_document_get_events (document, &n);
  g_autofree char *count = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  add_label (self->content, annals_document_get_title (document), "title-2");
  add_label (self->content, count, "dim-label");
  if (description != NULL)
    add_label (self->content, description, "body");
  add_label (self->content, _ ("Select an event to read about it."), "dim-label");
  add_undated (self, document);
}

static void
refresh (AnnalsDetailsPane *self)
{
  AnnalsDocument *document =
      self->state != NULL ? annals_view_state_get_document (self->state) : NULL;
  guint selected = self->state != NULL ? annals_view_state_get_selected (self->state) : ANNALS_NONE;
  GtkWidget *child;

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
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details"), -1);
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "selected-changed",
                                  G_CALLBACK (selected_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "document-changed", G_CALLBACK (refresh),
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
