/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes that a pointer moves by their titles, or scrolls by the thumb. */
#include <math.h>

#include "widgets/annals-lane-commands.h"
#include "widgets/annals-timeline-view-private.h"

#define EDGE 28.0        /* pixels at the top and the bottom, where a drag scrolls */
#define EDGE_STEP 10.0   /* pixels that it scrolls in a frame */
#define THUMB_REACH 12.0 /* pixels from the thumb's middle, so that it is a target of 24 */

/* Pixels from the top of the first lane. */
static double
lanes_y (AnnalsTimelineView *self, double y)
{
  return y - self->scene->plot.y - self->scene->band + self->scroll;
}

static gboolean
is_on_thumb (AnnalsTimelineView *self, double x, double y)
{
  const AnnalsBox *thumb = &self->scene->thumb;

  return thumb->height > 0 && fabs (x - (thumb->x + thumb->width / 2)) <= THUMB_REACH
         && y >= thumb->y && y < thumb->y + thumb->height;
}

/* A finger on the titles scrolls, as everywhere; it has the menu to move lanes. */
static gboolean
is_touch (GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/**
 * annals_timeline_view_begin_lane_drag:
 * @x: where the drag begins
 *
 * Finds what a drag would take, if it is a lane or the thumb.
 */
void
annals_timeline_view_begin_lane_drag (AnnalsTimelineView *self,
                                      double x,
                                      double y,
                                      GtkGesture *gesture)
{
  guint index;

  annals_timeline_view_cancel_lane_drag (self);
  self->drag.grip = ANNALS_GRIP_NONE;
  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  self->drag.y = y;
  self->drag.scroll = self->scroll;
  if (is_on_thumb (self, x, y))
    self->drag.grip = ANNALS_GRIP_THUMB;
  else if (annals_scene_hit (self->scene, x, y, &index) == ANNALS_HIT_LANE && !is_touch (gesture)
           && annals_plan_get_lanes (self->plan) == annals_view_state_get_lanes (self->state))
    {
      self->drag.grip = ANNALS_GRIP_LANE;
      self->drag.lane = g_array_index (self->scene->lanes, AnnalsSceneLane, index).lane;
    }
}

/* ---- Where a lane would go ---- */

static void
find_place (AnnalsTimelineView *self)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (self->plan);
  guint n, lane = self->drag.lane;
  const AnnalsLane *all = annals_lanes_get (lanes, &n);
  double y = lanes_y (self, self->drag.now);
  guint at = MIN (annals_plan_lane_at (self->plan, MAX (y, 0)), n - 1);

  self->drag.placed = FALSE;
  /* Up to the one that is a sibling: what is below it belongs to it. */
  while (at != ANNALS_NONE && !annals_lanes_are_siblings (lanes, at, lane))
    at = annals_lanes_get_parent (lanes, at);
  if (at == ANNALS_NONE)
    return;
  double top = annals_plan_get_extent (self->plan, at).start;
  double bottom = annals_plan_get_extent (self->plan, at + all[at].n_within).end;
  gboolean above = y < (top + bottom) / 2;
  self->drag.placed = TRUE;
  self->drag.before = above ? at : annals_lanes_get_sibling (lanes, at, 1);
  self->drag.line = above ? top : bottom;
}

static gboolean
edge_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);

  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return G_SOURCE_CONTINUE;
  double above = self->scene->plot.y + EDGE - self->drag.now;
  double below = self->drag.now - (self->scene->height - EDGE);
  if (above > 0 || below > 0)
    {
      annals_timeline_view_scroll_lanes (self, above > 0 ? -EDGE_STEP : EDGE_STEP);
      find_place (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
drag_lane_to (AnnalsTimelineView *self, double y)
{
  self->drag.now = y;
  if (self->drag.tick == 0)
    self->drag.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), edge_tick_cb, NULL, NULL);
  find_place (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_thumb_to (AnnalsTimelineView *self, double y)
{
  const AnnalsScene *scene = self->scene;
  double way = scene->plot.height - scene->thumb.height;
  double room = scene->content_height - scene->plot.height;

  if (way <= 0 || scene->thumb.height <= 0)
    return;
  double scroll = self->drag.scroll + (y - self->drag.y) / way * room;
  annals_timeline_view_scroll_lanes (self, scroll - self->scroll);
}

/**
 * annals_timeline_view_drag_lane:
 * @dy: pixels from where the drag began
 *
 * Returns: whether the drag is of a lane or the thumb, and no pan
 */
gboolean
annals_timeline_view_drag_lane (AnnalsTimelineView *self, double dy)
{
  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return FALSE;
  if (self->drag.grip == ANNALS_GRIP_THUMB)
    drag_thumb_to (self, self->drag.y + dy);
  else if (self->drag.grip == ANNALS_GRIP_LANE)
    drag_lane_to (self, self->drag.y + dy);
  return self->drag.grip != ANNALS_GRIP_NONE;
}

/* Forgets a lane that is being moved: its document has gone, or a key says so. */
void
annals_timeline_view_cancel_lane_drag (AnnalsTimelineView *self)
{
  if (self->drag.tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  self->drag.tick = 0;
  self->drag.grip = ANNALS_GRIP_CANCELLED;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
annals_timeline_view_end_lane_drag (AnnalsTimelineView *self)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  gboolean moves = self->drag.tick != 0 && self->drag.placed && self->plan != NULL
                   && annals_plan_get_lanes (self->plan) == lanes;
  guint lane = self->drag.lane, before = self->drag.before;

  annals_timeline_view_cancel_lane_drag (self);
  if (moves && before != lane && before != annals_lanes_get_sibling (lanes, lane, 1))
    annals_lane_commands_move_before (self->state, lane, before);
}

void
annals_timeline_view_draw_lane_drag (AnnalsTimelineView *self, GtkSnapshot *snapshot)
{
  if (self->drag.tick == 0)
    return;
  double shift = self->scene->plot.y + self->scene->band - self->scroll;
  const AnnalsLane *lane =
      &annals_lanes_get (annals_plan_get_lanes (self->plan), NULL)[self->drag.lane];
  AnnalsSpan extent = { annals_plan_get_extent (self->plan, self->drag.lane).start + shift,
                        annals_plan_get_extent (self->plan, self->drag.lane + lane->n_within).end
                            + shift };
  annals_painter_draw_lane_move (self->painter, snapshot, self->scene, extent,
                                 self->drag.placed ? self->drag.line + shift : -1);
}
