/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pointer does to lanes, by their headings. */
#include "widgets/annals-timeline-view-private.h"

/* The lanes on screen may be older than what is wanted: options name them by their ids. */
void
annals_timeline_view_toggle_lane (AnnalsTimelineView *self, guint index)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (self->scene->plan);
  guint32 lane = g_array_index (self->scene->lanes, AnnalsSceneLane, index).lane;
  gboolean collapsed = annals_lanes_get (lanes, NULL)[lane].collapsed;
  g_autoptr (AnnalsLaneOptions) options =
      annals_lane_options_copy (annals_view_state_get_lane_options (self->state));

  annals_lane_options_set_collapsed (options, annals_lanes_get_grouping (lanes),
                                     annals_lanes_get_id (lanes, lane), !collapsed);
  annals_view_state_set_lane_options (self->state, options);
}
