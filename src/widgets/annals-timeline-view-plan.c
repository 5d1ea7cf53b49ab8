/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the timeline plans its labels. Few are planned at once; many off the main thread, and what
 * was on screen stays there until the new plan is whole. */
#include "widgets/annals-timeline-view-private.h"

#define RESIZE_DELAY 150 /* milliseconds without a change, after which a resize has ended */

static void
take_plan (AnnalsPlan *plan, gpointer data)
{
  AnnalsTimelineView *self = data;

  g_clear_pointer (&self->plan, annals_plan_unref);
  self->plan = plan;
  annals_timeline_view_invalidate (self);
  annals_timeline_view_keep_sight (self);
  annals_timeline_view_show_wanted_lane (self);
}

static AnnalsPlanKey
current_key (AnnalsTimelineView *self)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  const AnnalsMetrics *metrics = annals_timeline_view_get_metrics (self);
  AnnalsDocument *document = annals_timeline_view_get_document (self);

  return (AnnalsPlanKey){
    .lanes = lanes,
    .metrics = self->metrics,
    .home = annals_timeline_view_with_room (annals_document_get_home (document)),
    .width = annals_timeline_view_plot_width (self, lanes),
    .height = annals_scene_lanes_height (metrics, lanes, gtk_widget_get_height (GTK_WIDGET (self))),
  };
}

/* Sees to it that there is a plan: an older one, or one of marks and counts, while the one that is
 * wanted is being made. */
void
annals_timeline_view_ensure_plan (AnnalsTimelineView *self)
{
  if (self->plan != NULL && !self->plan_stale)
    return;
  AnnalsPlanKey key = current_key (self);
  self->plan_stale = FALSE;
  if (self->planner == NULL)
    self->planner = annals_planner_new (take_plan, self);
  if (annals_planner_is_quick (key.lanes))
    {
      annals_planner_cancel (self->planner);
      g_clear_pointer (&self->plan, annals_plan_unref);
      self->plan = annals_plan_key_run (&key, NULL);
      return;
    }
  annals_planner_request (self->planner, &key);
  if (self->plan == NULL)
    self->plan = annals_plan_new_without_labels (key.lanes, annals_text_metrics_get (key.metrics),
                                                 key.height);
}

/* Something that the plan depends on has changed. */
void
annals_timeline_view_invalidate_plan (AnnalsTimelineView *self)
{
  self->plan_stale = TRUE;
  annals_timeline_view_invalidate (self);
}

/* What is on screen is of another document. */
void
annals_timeline_view_forget_plan (AnnalsTimelineView *self)
{
  if (self->planner != NULL)
    annals_planner_cancel (self->planner);
  g_clear_pointer (&self->plan, annals_plan_unref);
}

static gboolean
resized_cb (gpointer data)
{
  AnnalsTimelineView *self = data;
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);

  self->resize_source = 0;
  annals_timeline_view_invalidate_plan (self);
  if (lanes != NULL && annals_planner_is_quick (lanes))
    annals_timeline_view_keep_sight (self);
  return G_SOURCE_REMOVE;
}

/* Rows are settled when resizing ends: until then labels stay in theirs. */
void
annals_timeline_view_plan_after_resize (AnnalsTimelineView *self)
{
  g_clear_handle_id (&self->resize_source, g_source_remove);
  self->resize_source = g_timeout_add (RESIZE_DELAY, resized_cb, self);
}

void
annals_timeline_view_dispose_plan (AnnalsTimelineView *self)
{
  g_clear_handle_id (&self->resize_source, g_source_remove);
  g_clear_pointer (&self->planner, annals_planner_free);
  g_clear_pointer (&self->plan, annals_plan_unref);
}
