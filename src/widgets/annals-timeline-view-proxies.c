/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the scene stands on the accessibility bus. */
#include "widgets/annals-event-proxy.h"
#include "widgets/annals-timeline-view-private.h"

/* Milliseconds after a change until assistive technology sees it. */
#define PROXIES_DELAY 60

static void
update_proxies (AnnalsTimelineView *self)
{
  AnnalsDocument *document = annals_timeline_view_get_document (self);
  guint used = 0;

  for (guint i = 0; self->scene != NULL && i < self->scene->items->len; i++, used++)
    {
      const AnnalsItem *item = &g_array_index (self->scene->items, AnnalsItem, i);
      if (used == self->proxies->len)
        {
          GtkWidget *proxy = annals_event_proxy_new ();
          gtk_widget_set_parent (proxy, GTK_WIDGET (self));
          g_ptr_array_add (self->proxies, proxy);
        }
      annals_event_proxy_set_event (g_ptr_array_index (self->proxies, used), document, item);
    }
  for (guint i = used; i < self->proxies->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (self->proxies, i), FALSE);
}

static gboolean
update_proxies_cb (gpointer data)
{
  AnnalsTimelineView *self = data;

  self->proxies_source = 0;
  update_proxies (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Not while allocating, when no child may come; and not for each frame of a pan. */
void
annals_timeline_view_schedule_proxies (AnnalsTimelineView *self)
{
  if (self->proxies_source == 0)
    self->proxies_source = g_timeout_add (PROXIES_DELAY, update_proxies_cb, self);
}
