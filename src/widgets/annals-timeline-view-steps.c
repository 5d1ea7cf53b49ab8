/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one event to another. */
#include <math.h>

#include "core/annals-neighbours.h"
#include "widgets/annals-timeline-view-private.h"

void
annals_timeline_view_select_event (AnnalsTimelineView *self, guint event)
{
  annals_view_state_set_selected (self->state, event);
}

/* The first event that starts in view or after it, or the last that starts in view or before it;
 * where there is none that way, the nearest the other way: the view may lie beyond every start,
 * within events that go on. */
static guint
get_end_in_view (AnnalsTimelineView *self, gboolean last)
{
  AnnalsSpan view = annals_view_state_get_span (self->state);
  AnnalsNeighbours edge = annals_neighbours_of (annals_timeline_view_get_document (self),
                                                annals_view_state_get_shown (self->state),
                                                last ? view.end : view.start);

  if (last ? edge.before != ANNALS_NONE : edge.after == ANNALS_NONE)
    return edge.before;
  return edge.after;
}

void
annals_timeline_view_step_in_time (AnnalsTimelineView *self, int step)
{
  guint selected = annals_view_state_get_selected (self->state);
  guint next = selected != ANNALS_NONE
                   ? annals_view_state_get_neighbour (self->state, selected, step)
                   : get_end_in_view (self, step < 0);

  if (next == ANNALS_NONE)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  annals_timeline_view_select_event (self, next);
  annals_view_state_reveal (self->state, next);
}

/* Those on screen, which may be older than those that are being planned. */
AnnalsLanes *
annals_timeline_view_get_lanes (AnnalsTimelineView *self)
{
  annals_timeline_view_ensure_plan (self);
  return annals_plan_get_lanes (self->plan);
}

static gboolean
is_in_lane (AnnalsTimelineView *self, guint event, guint32 lane)
{
  guint n;
  const AnnalsLane *lanes = annals_lanes_get (annals_timeline_view_get_lanes (self), &n);

  return lane < n && annals_index_find (lanes[lane].index, event) != ANNALS_NONE;
}

/* The lane in which one is at an event that may be in several: that of the focus, else its first.
 */
guint32
annals_timeline_view_lane_of (AnnalsTimelineView *self, guint event)
{
  const AnnalsStop *focused = annals_timeline_view_get_focused_stop (self);

  if (event == ANNALS_NONE)
    return ANNALS_NONE;
  if (is_in_lane (self, event, self->focus_lane))
    return self->focus_lane;
  return focused != NULL && is_in_lane (self, event, focused->lane)
             ? focused->lane
             : annals_lanes_find (annals_timeline_view_get_lanes (self), event);
}

/* The member of a lane that starts nearest to a time; the lane has some. */
static guint
nearest_member (AnnalsTimelineView *self, AnnalsIndex *index, AnnalsTime time)
{
  const AnnalsEvent *events =
      annals_document_get_events (annals_timeline_view_get_document (self), NULL);
  const guint32 *members = annals_index_get_members (index);
  guint n = annals_index_get_n_members (index);
  guint at = MIN (annals_index_lower_bound (index, time), n - 1);

  if (at > 0
      && fabs (events[members[at - 1]].start - time) < fabs (events[members[at]].start - time))
    at--;
  return members[at];
}

/* To the event of the neighbouring lane that starts nearest. */
void
annals_timeline_view_step_lane (AnnalsTimelineView *self, int step)
{
  guint n_lanes;
  const AnnalsLane *lanes = annals_lanes_get (annals_timeline_view_get_lanes (self), &n_lanes);
  guint selected = annals_view_state_get_selected (self->state);
  guint32 from = annals_timeline_view_lane_of (self, selected);
  const AnnalsEvent *events =
      annals_document_get_events (annals_timeline_view_get_document (self), NULL);

  if (from == ANNALS_NONE)
    return;
  gint64 lane = (gint64) from + step;
  while (lane >= 0 && lane < n_lanes && annals_index_get_n_members (lanes[lane].index) == 0)
    lane += step;
  if (lane < 0 || lane >= n_lanes)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  guint next = nearest_member (self, lanes[lane].index, events[selected].start);
  self->focus_lane = (guint32) lane;
  annals_timeline_view_select_event (self, next);
  annals_view_state_reveal (self->state, next);
  /* It may be selected already, as it is in both lanes. */
  annals_timeline_view_selected_changed_cb (self);
}

void
annals_timeline_view_follow_arc (AnnalsTimelineView *self, guint index)
{
  guint event = g_array_index (self->scene->arcs, AnnalsSceneArc, index).event;

  if (event == ANNALS_NONE)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-related", NULL);
      return;
    }
  annals_timeline_view_select_event (self, event);
  annals_view_state_reveal (self->state, event);
}
