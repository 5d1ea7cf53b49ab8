/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one event to another, and how an event is brought into sight. */
#include "widgets/annals-timeline-view-private.h"

void
annals_timeline_view_select_event (AnnalsTimelineView *self, guint event)
{
  annals_view_state_set_selected (self->state, event);
}

void
annals_timeline_view_step_in_time (AnnalsTimelineView *self, int step)
{
  guint selected = annals_view_state_get_selected (self->state);
  guint next = ANNALS_NONE;

  if (selected != ANNALS_NONE)
    next = annals_view_state_get_neighbour (self->state, selected, step);
  else if (self->scene != NULL && self->scene->items->len > 0)
    next = g_array_index (self->scene->items, AnnalsItem, 0).event;
  if (next == ANNALS_NONE)
    return;
  annals_timeline_view_select_event (self, next);
  annals_view_state_reveal (self->state, next);
}

/* To the event of the neighbouring lane that starts nearest. */
void
annals_timeline_view_step_lane (AnnalsTimelineView *self, int step)
{
  guint n_lanes;
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  const AnnalsLane *all = annals_lanes_get (lanes, &n_lanes);
  guint selected = annals_view_state_get_selected (self->state);
  const AnnalsEvent *events =
      annals_document_get_events (annals_timeline_view_get_document (self), NULL);

  if (selected == ANNALS_NONE)
    return;
  gint64 lane = (gint64) annals_lanes_find (lanes, selected) + step;
  if (lane < 0 || lane >= n_lanes)
    return;
  guint n = annals_index_get_n_members (all[lane].index);
  guint at = annals_index_lower_bound (all[lane].index, events[selected].start);
  if (n == 0)
    return;
  guint next = annals_index_get_members (all[lane].index)[MIN (at, n - 1)];
  annals_timeline_view_select_event (self, next);
  annals_view_state_reveal (self->state, next);
}

static gboolean
has_label_before (AnnalsTimelineView *self, guint event)
{
  annals_timeline_view_ensure_plan (self);
  AnnalsLanes *lanes = annals_plan_get_lanes (self->plan);
  guint lane = annals_lanes_find (lanes, event);

  if (lane == ANNALS_NONE)
    return FALSE;
  AnnalsIndex *index = annals_lanes_get (lanes, NULL)[lane].index;
  guint position = annals_index_find (index, event);
  return position != ANNALS_NONE && annals_plan_get_slots (self->plan, lane)[position].left;
}

static void
reveal_lane (AnnalsTimelineView *self, guint event)
{
  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  guint lane = annals_lanes_find (annals_plan_get_lanes (self->plan), event);
  if (lane == ANNALS_NONE)
    return;
  AnnalsSpan extent =
      annals_scene_lane_extent (self->plan, annals_timeline_view_get_metrics (self), lane);
  double below = extent.end - (self->scroll + self->scene->plot.height);
  if (extent.start < self->scroll)
    annals_timeline_view_scroll_lanes (self, extent.start - self->scroll);
  else if (below > 0)
    annals_timeline_view_scroll_lanes (self, MIN (below, extent.start - self->scroll));
}

void
annals_timeline_view_reveal_cb (AnnalsTimelineView *self, guint event)
{
  AnnalsDocument *document = annals_timeline_view_get_document (self);
  guint n;
  const AnnalsEvent *all = annals_document_get_events (document, &n);

  if (event >= n || (all[event].flags & ANNALS_EVENT_UNDATED) || self->plot_width <= 0)
    return;
  reveal_lane (self, event);
  double x = annals_axis_x (&self->axis, all[event].start);
  double sight = MAX (self->plot_width - self->covered, 1);
  if (x >= sight * 0.01 && x <= sight * 0.99)
    return;
  /* In little room, where the label has the most of it. */
  double wanted = self->covered == 0 ? 0.5 : has_label_before (self, event) ? 0.95 : 0.08;
  self->axis.origin = all[event].start - self->axis.scale * sight * wanted;
  annals_timeline_view_axis_moved (self);
}
