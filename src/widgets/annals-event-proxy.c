/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-event-proxy.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/annals-words.h"

struct _AnnalsEventProxy
{
  GtkWidget parent_instance;

  AnnalsDocument *document; /* owned: an event's number means nothing without it */
  AnnalsBox box;
  guint event;
};

G_DEFINE_FINAL_TYPE (AnnalsEventProxy, annals_event_proxy, GTK_TYPE_WIDGET)

static void
annals_event_proxy_dispose (GObject *object)
{
  g_clear_object (&ANNALS_EVENT_PROXY (object)->document);
  G_OBJECT_CLASS (annals_event_proxy_parent_class)->dispose (object);
}

static void
annals_event_proxy_class_init (AnnalsEventProxyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_event_proxy_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
annals_event_proxy_init (AnnalsEventProxy *self)
{
  self->event = ANNALS_NONE;
  /* Pointers go to the timeline, which asks the scene. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
annals_event_proxy_new (void)
{
  return g_object_new (ANNALS_TYPE_EVENT_PROXY, NULL);
}

static void
update_name (AnnalsEventProxy *self)
{
  const AnnalsEvent *event = &annals_document_get_events (self->document, NULL)[self->event];
  g_autofree char *title = annals_event_dup_title (event);
  g_autofree char *when = annals_words_event (event, annals_document_get_zone (self->document));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when, -1);
}

void
annals_event_proxy_set_event (AnnalsEventProxy *self,
                              AnnalsDocument *document,
                              const AnnalsItem *item)
{
  gboolean other = g_set_object (&self->document, document);

  self->box = item->whole;
  gtk_widget_set_child_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                               (item->flags & ANNALS_ITEM_SELECTED) != 0, -1);
  if (!other && self->event == item->event)
    return;
  self->event = item->event;
  update_name (self);
}

void
annals_event_proxy_allocate (AnnalsEventProxy *self)
{
  GtkAllocation at = { (int) floor (self->box.x), (int) floor (self->box.y),
                       MAX ((int) ceil (self->box.width), 1),
                       MAX ((int) ceil (self->box.height), 1) };

  if (!gtk_widget_get_child_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self), &at, -1);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, AnnalsViewState *state)
{
  guint event = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "event"));
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  annals_view_state_set_selected (state, event);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

#define LISTED_AT_MOST 200

static void
add_row (GtkListBox *list, AnnalsDocument *document, guint index)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  g_autofree char *title = annals_event_dup_title (event);
  g_autofree char *when = annals_words_event (event, annals_document_get_zone (document));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_label_new (title), *second = gtk_label_new (when);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (first), 48);
  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_add_css_class (second, "caption");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "event", GUINT_TO_POINTER (index));
  gtk_list_box_append (list, row);
}

GtkWidget *
annals_event_list_popover_new (AnnalsViewState *state, GArray *events)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *heading =
      g_strdup_printf (ngettext ("%u event", "%u events", events->len), events->len);
  GtkWidget *label = gtk_label_new (heading);

  gtk_widget_add_css_class (label, "heading");
  for (guint i = 0; i < MIN (events->len, LISTED_AT_MOST); i++)
    add_row (GTK_LIST_BOX (list), annals_view_state_get_document (state),
             g_array_index (events, guint32, i));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), state, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}
