/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-event-popover.h"

#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"
#include "widgets/annals-event-model.h"

#define WIDTH_CHARS 42
#define MOST_HEIGHT 360
#define ZOOM_ROOM 0.08     /* of the span, to either side */
#define ZOOM_LEAST_ROOM 60 /* seconds */

/**
 * AnnalsEventPopover:
 *
 * A list of events, of as many as there are: what a count stands for, what a search has found.
 * Choosing one selects it; all of them can be zoomed to.
 */
struct _AnnalsEventPopover
{
  GtkPopover parent_instance;

  AnnalsViewState *state;
  AnnalsEventModel *model;
  GArray *events;
};

G_DEFINE_FINAL_TYPE (AnnalsEventPopover, annals_event_popover, GTK_TYPE_POPOVER)

/* ---- Rows ---- */

static GtkWidget *
new_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  new_label (box);
  GtkWidget *when = new_label (box);
  gtk_widget_add_css_class (when, "dim-label");
  gtk_widget_add_css_class (when, "caption");
  gtk_widget_add_css_class (box, "annals-event-row");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnalsEventPopover *self)
{
  AnnalsEventRow *row = gtk_list_item_get_item (item);
  AnnalsDocument *document = annals_event_row_get_document (row);
  const AnnalsEvent *event =
      &annals_document_get_events (document, NULL)[annals_event_row_get_event (row)];
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *text = annals_event_dup_title (event);
  g_autofree char *when = annals_words_event (event, annals_view_state_get_clock (self->state));

  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), when);
  /* The list's own row, which gets the focus, has no name from what is in it. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when, -1);
}

static void
activate_cb (AnnalsEventPopover *self, guint position)
{
  guint event = annals_event_model_get_event (self->model, position);

  gtk_popover_popdown (GTK_POPOVER (self));
  annals_view_state_set_selected (self->state, event);
  annals_view_state_reveal (self->state, event);
}

static GtkWidget *
new_list (AnnalsEventPopover *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSingleSelection *selection =
      gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Events"), -1);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

/* ---- Heading ---- */

/* FALSE: none of them has a date. */
static gboolean
find_span (AnnalsEventPopover *self, AnnalsSpan *span)
{
  const AnnalsEvent *events =
      annals_document_get_events (annals_view_state_get_document (self->state), NULL);
  gboolean any = FALSE;

  *span = (AnnalsSpan){ G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = 0; i < self->events->len; i++)
    {
      const AnnalsEvent *event = &events[g_array_index (self->events, guint32, i)];
      if (event->flags & ANNALS_EVENT_UNDATED)
        continue;
      span->start = MIN (span->start, event->start);
      span->end = MAX (span->end, event->end);
      any = TRUE;
    }
  return any;
}

static void
zoom_cb (AnnalsEventPopover *self)
{
  AnnalsSpan span;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (!find_span (self, &span))
    return;
  double room = MAX (annals_span_length (span) * ZOOM_ROOM, ZOOM_LEAST_ROOM);
  annals_view_state_set_span (self->state, (AnnalsSpan){ span.start - room, span.end + room });
}

static GtkWidget *
new_heading (AnnalsEventPopover *self, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *zoom = gtk_button_new_with_mnemonic (_ ("_Zoom Here"));
  AnnalsSpan span;

  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (zoom, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (zoom, find_span (self, &span));
  g_signal_connect_swapped (zoom, "clicked", G_CALLBACK (zoom_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), zoom);
  return box;
}

/* ---- Object ---- */

static void
annals_event_popover_dispose (GObject *object)
{
  AnnalsEventPopover *self = ANNALS_EVENT_POPOVER (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  g_clear_object (&self->model);
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_event_popover_parent_class)->dispose (object);
}

/* Who opens a list wants to choose from it: the button above it comes first only for the eye. */
static gboolean
annals_event_popover_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (widget));

  if (gtk_widget_get_focus_child (widget) == NULL
      && gtk_widget_child_focus (gtk_widget_get_last_child (box), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (annals_event_popover_parent_class)->focus (widget, direction);
}

static void
annals_event_popover_class_init (AnnalsEventPopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = annals_event_popover_focus;
  G_OBJECT_CLASS (klass)->dispose = annals_event_popover_dispose;
}

static void
annals_event_popover_init (AnnalsEventPopover *self)
{
}

/**
 * annals_event_popover_new:
 * @events: (element-type guint32): what is listed, in order of time; shared
 * @heading: what they are
 *
 * Lists events of what @state shows.
 */
GtkWidget *
annals_event_popover_new (AnnalsViewState *state, GArray *events, const char *heading)
{
  AnnalsEventPopover *self = g_object_new (ANNALS_TYPE_EVENT_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->state = g_object_ref (state);
  self->events = g_array_ref (events);
  self->model = annals_event_model_new (annals_view_state_get_document (state), events);
  gtk_box_append (GTK_BOX (box), new_heading (self, heading));
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}
