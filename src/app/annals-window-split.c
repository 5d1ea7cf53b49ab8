/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How timeline and list share the height. */
#include "app/annals-window-private.h"

#include <math.h>

#define KEY "timeline-part"

/* 0: nothing is parted. */
static int
get_room (AnnalsWindow *self)
{
  int most;

  g_object_get (self->views, "max-position", &most, NULL);
  return most > 1 && most != G_MAXINT ? most : 0;
}

/* Before its first frame with both, a pane knows of no room to share. */
static gboolean
share_cb (GtkWidget *views, GdkFrameClock *clock, gpointer data)
{
  AnnalsWindow *self = data;
  int room = get_room (self);

  if (room == 0)
    return G_SOURCE_CONTINUE;
  self->sharing = FALSE;
  gtk_paned_set_position (self->views, (int) round (room * self->timeline_part));
  return G_SOURCE_REMOVE;
}

/* Gives both their parts, once they are there. */
void
annals_window_share_height (AnnalsWindow *self)
{
  if (self->shared)
    return;
  self->shared = TRUE;
  if (self->sharing)
    return;
  self->sharing = TRUE;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->views), share_cb, self, NULL);
}

/* Where there is another height to share, nobody has moved anything. */
static void
moved_cb (AnnalsWindow *self)
{
  int room = get_room (self), before = self->shared_room;

  self->shared_room = room;
  if (room == 0 || room != before || self->sharing)
    return;
  double part = (double) gtk_paned_get_position (self->views) / room;
  if (fabs (part - self->timeline_part) * room < 1)
    return;
  self->timeline_part = part;
  g_settings_set_double (self->settings, KEY, part);
  annals_window_keep_split (self);
}

/**
 * annals_window_set_timeline_part:
 * @part: of the height that timeline and list have together
 */
void
annals_window_set_timeline_part (AnnalsWindow *self, double part)
{
  if (!(part >= 0 && part <= 1))
    return;
  self->timeline_part = part;
  self->shared = FALSE;
  annals_window_update_view (self);
}

void
annals_window_init_split (AnnalsWindow *self)
{
  self->timeline_part = g_settings_get_double (self->settings, KEY);
  g_signal_connect_object (self->views, "notify::position", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
}
