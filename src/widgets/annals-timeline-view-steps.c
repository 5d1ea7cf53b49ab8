/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one event to another, and how an event is brought into sight. */
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
static AnnalsLanes *
get_lanes (AnnalsTimelineView *self)
{
  annals_timeline_view_ensure_plan (self);
  return annals_plan_get_lanes (self->plan);
}

static gboolean
is_in_lane (AnnalsTimelineView *self, guint event, guint32 lane)
{
  guint n;
  const AnnalsLane *lanes = annals_lanes_get (get_lanes (self), &n);

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
             : annals_lanes_find (get_lanes (self), event);
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
  const AnnalsLane *lanes = annals_lanes_get (get_lanes (self), &n_lanes);
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

static gboolean
has_label_before (AnnalsTimelineView *self, guint event)
{
  guint32 lane = annals_timeline_view_lane_of (self, event);

  if (lane == ANNALS_NONE)
    return FALSE;
  AnnalsIndex *index = annals_lanes_get (get_lanes (self), NULL)[lane].index;
  guint position = annals_index_find (index, event);
  return position != ANNALS_NONE && annals_plan_get_slots (self->plan, lane)[position].left;
}

void
annals_timeline_view_reveal_lane (AnnalsTimelineView *self, guint lane)
{
  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  AnnalsSpan extent =
      annals_scene_lane_extent (self->plan, annals_timeline_view_get_metrics (self), lane);
  double below = extent.end - (self->scroll + self->scene->plot.height);
  if (extent.start < self->scroll)
    annals_timeline_view_scroll_lanes (self, extent.start - self->scroll);
  else if (below > 0)
    annals_timeline_view_scroll_lanes (self, MIN (below, extent.start - self->scroll));
}

/* The pixels of the plot that nothing lies over: what covers it stands where text ends, which is
 * where time begins if it runs against the text. */
static AnnalsSpan
get_sight (AnnalsTimelineView *self)
{
  gboolean against = annals_timeline_view_is_mirrored (self)
                     != (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  double width = self->plot_width;
  double gutter = gtk_widget_get_width (GTK_WIDGET (self)) - width;

  if (against)
    return (AnnalsSpan){ CLAMP (self->covered - gutter, 0, width - 1), width };
  return (AnnalsSpan){ 0, MAX (width - self->covered, 1) };
}

/* Pans until a time is at a part of the plot's width. */
void
annals_timeline_view_bring (AnnalsTimelineView *self, AnnalsTime time, double part)
{
  AnnalsSpan sight = get_sight (self);
  double x = sight.start + annals_span_length (sight) * part;

  self->axis.origin = time - self->axis.scale * x;
  annals_timeline_view_axis_moved (self);
}

void
annals_timeline_view_reveal_cb (AnnalsTimelineView *self, guint event)
{
  AnnalsDocument *document = annals_timeline_view_get_document (self);
  guint n;
  const AnnalsEvent *all = annals_document_get_events (document, &n);

  if (event >= n || (all[event].flags & ANNALS_EVENT_UNDATED) || self->plot_width <= 0)
    return;
  guint32 lane = annals_timeline_view_lane_of (self, event);
  if (lane != ANNALS_NONE)
    annals_timeline_view_reveal_lane (self, lane);
  AnnalsSpan sight = get_sight (self);
  double x = annals_axis_x (&self->axis, all[event].start);
  double edge = annals_span_length (sight) * 0.01;
  if (x >= sight.start + edge && x <= sight.end - edge)
    return;
  /* In little room, where the label has the most of it. */
  annals_timeline_view_bring (self, all[event].start,
                              self->covered == 0               ? 0.5
                              : has_label_before (self, event) ? 0.95
                                                               : 0.08);
}

void
annals_timeline_view_follow_arc (AnnalsTimelineView *self, guint index)
{
  guint event = g_array_index (self->scene->arcs, AnnalsSceneArc, index).event;

  annals_timeline_view_select_event (self, event);
  annals_view_state_reveal (self->state, event);
}
