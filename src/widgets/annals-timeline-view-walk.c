/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking what is on screen by the keyboard: along a lane, and from lane to lane. */
#include <math.h>

#include "widgets/annals-timeline-view-private.h"

#define ARRIVAL 0.15 /* of the plot's width, from the edge over which a walk has gone */

/* Where a walk sets out: what has the focus, else the selected event. */
static gboolean
find_origin (AnnalsTimelineView *self, AnnalsStop *origin)
{
  const AnnalsStop *focused = annals_timeline_view_get_focused_stop (self);
  guint selected = annals_view_state_get_selected (self->state);
  guint32 lane = annals_timeline_view_lane_of (self, selected);

  if (focused != NULL)
    *origin = *focused;
  return focused != NULL
         || (lane != ANNALS_NONE && annals_scene_find_event (self->scene, lane, selected, origin));
}

/* The first stop on screen, or the last. */
static gboolean
find_end (AnnalsTimelineView *self, gboolean last, AnnalsStop *found)
{
  AnnalsSpan view = annals_view_state_get_span (self->state);
  guint n = self->scene->lanes->len;

  for (guint i = 0; i < n; i++)
    {
      guint at = last ? n - 1 - i : i;
      guint32 lane = g_array_index (self->scene->lanes, AnnalsSceneLane, at).lane;
      if (annals_scene_nearest_stop (self->scene, lane, last ? view.end : view.start, found))
        return TRUE;
    }
  return FALSE;
}

/* The next event of a lane that lies beyond the edge of the view. */
static guint
find_beyond (AnnalsTimelineView *self, const AnnalsStop *from, int step)
{
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (self->scene->plan), NULL);
  AnnalsIndex *index = lanes[from->lane].index;
  AnnalsSpan view = annals_axis_span (&self->axis, self->plot_width);
  AnnalsTime past = nextafter (from->span.start, G_MAXDOUBLE);
  guint at = annals_index_lower_bound (index, step > 0 ? MAX (view.end, past)
                                                       : MIN (view.start, from->span.start));

  if (step < 0)
    return at > 0 ? annals_index_get_members (index)[at - 1] : ANNALS_NONE;
  return at < annals_index_get_n_members (index) ? annals_index_get_members (index)[at]
                                                 : ANNALS_NONE;
}

static void
walk_beyond (AnnalsTimelineView *self, const AnnalsStop *from, int step)
{
  guint event = find_beyond (self, from, step);
  guint32 lane = from->lane; /* what @from points to changes as the view moves */
  AnnalsStop found;

  if (event == ANNALS_NONE)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  annals_timeline_view_bring (
      self,
      annals_document_get_events (annals_timeline_view_get_document (self), NULL)[event].start,
      step > 0 ? ARRIVAL : 1 - ARRIVAL);
  annals_timeline_view_ensure_scene (self);
  if (annals_scene_find_event (self->scene, lane, event, &found))
    annals_timeline_view_focus_stop (self, &found);
}

/* To the neighbour in time within the lane, be it an event or a count. */
void
annals_timeline_view_walk (AnnalsTimelineView *self, int step)
{
  AnnalsStop origin, found;

  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  if (!find_origin (self, &origin))
    {
      if (find_end (self, step < 0, &found))
        annals_timeline_view_focus_stop (self, &found);
    }
  else if (annals_scene_next_stop (self->scene, &origin, step, &found))
    annals_timeline_view_focus_stop (self, &found);
  else
    walk_beyond (self, &origin, step);
}

/* To what is nearest in time in the next lane that has anything in view. */
void
annals_timeline_view_walk_lanes (AnnalsTimelineView *self, int step)
{
  AnnalsStop origin, found;
  guint n;

  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL || !find_origin (self, &origin))
    {
      annals_timeline_view_walk (self, step);
      return;
    }
  AnnalsSpan view = annals_axis_span (&self->axis, self->plot_width);
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (self->scene->plan), &n);
  for (gint64 lane = (gint64) origin.lane + step; lane >= 0 && lane < n; lane += step)
    {
      if (annals_index_count_overlaps (lanes[lane].index, view) == 0)
        continue;
      annals_timeline_view_reveal_lane (self, (guint) lane);
      annals_timeline_view_ensure_scene (self);
      if (!annals_scene_nearest_stop (self->scene, (guint32) lane,
                                      CLAMP (origin.span.start, view.start, view.end), &found))
        continue;
      annals_timeline_view_focus_stop (self, &found);
      return;
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Selects an event, or lists what a count holds. */
void
annals_timeline_view_choose (AnnalsTimelineView *self, const AnnalsStop *stop)
{
  AnnalsStop found;

  annals_timeline_view_ensure_scene (self);
  if (stop->event != ANNALS_NONE)
    {
      guint event = stop->event;
      annals_timeline_view_select_event (self, event);
      annals_view_state_reveal (self->state, event);
    }
  else if (self->scene != NULL && annals_scene_find_stop (self->scene, stop, &found))
    annals_timeline_view_show_bin (self, found.index);
  else
    annals_timeline_view_bring (self, stop->span.start, 0.5);
}
