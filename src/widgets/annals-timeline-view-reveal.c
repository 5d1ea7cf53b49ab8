/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an event is brought into sight, and kept there where the timeline gets another size. */
#include "widgets/annals-timeline-view-private.h"

/* ---- Among the lanes ---- */

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

static gboolean
find_row (AnnalsTimelineView *self, guint32 lane, guint event, AnnalsStop *stop)
{
  annals_timeline_view_ensure_scene (self);
  return self->scene != NULL && annals_scene_find_event (self->scene, lane, event, stop);
}

/* A lane may be higher than what is in sight of it, and out of sight where there is less room by
 * now than as the flight began: the story's page comes up meanwhile. */
void
annals_timeline_view_reveal_row (AnnalsTimelineView *self, guint event)
{
  guint32 lane = annals_timeline_view_lane_of (self, event);
  AnnalsStop stop;

  if (lane == ANNALS_NONE)
    return;
  if (!find_row (self, lane, event, &stop))
    {
      annals_timeline_view_reveal_lane (self, lane);
      if (!find_row (self, lane, event, &stop))
        return;
    }
  AnnalsBox box = annals_scene_stop_box (self->scene, &stop);
  const AnnalsBox *plot = &self->scene->plot;
  double above = plot->y + self->scene->band - box.y;
  double below = box.y + box.height - (plot->y + plot->height);
  if (above > 0 || below > 0)
    annals_timeline_view_scroll_lanes (self, above > 0 ? -above : below);
}

/* ---- In time ---- */

static gboolean
has_label_before (AnnalsTimelineView *self, guint event)
{
  guint32 lane = annals_timeline_view_lane_of (self, event);

  if (lane == ANNALS_NONE)
    return FALSE;
  AnnalsIndex *index = annals_lanes_get (annals_timeline_view_get_lanes (self), NULL)[lane].index;
  guint position = annals_index_find (index, event);
  return position != ANNALS_NONE && annals_plan_get_slots (self->plan, lane)[position].left;
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
  /* In little room, where the label has the most of it. */
  if (x < sight.start + edge || x > sight.end - edge)
    annals_timeline_view_bring (self, all[event].start,
                                self->covered == 0               ? 0.5
                                : has_label_before (self, event) ? 0.95
                                                                 : 0.08);
  annals_timeline_view_reveal_row (self, event);
}

/* ---- What is in sight ---- */

/* A lane is where half of it is, or of what could be. */
static gboolean
is_lane_in_sight (const AnnalsScene *scene, const AnnalsSceneLane *lane)
{
  double top = scene->plot.y + scene->band, foot = scene->plot.y + scene->plot.height;
  double seen = MIN (lane->box.y + lane->box.height, foot) - MAX (lane->box.y, top);

  return seen >= MIN (lane->box.height, foot - top) / 2;
}

/* To the state, by which a search begins with what is in sight. */
void
annals_timeline_view_tell_sight (AnnalsTimelineView *self)
{
  const GArray *lanes = self->scene->lanes;
  guint first = 0, past = 0;

  for (guint i = 0; i < lanes->len; i++)
    {
      const AnnalsSceneLane *lane = &g_array_index (lanes, AnnalsSceneLane, i);
      if (!is_lane_in_sight (self->scene, lane))
        continue;
      first = past == 0 ? lane->lane : first;
      past = lane->lane + 1;
    }
  annals_view_state_set_lanes_in_sight (self->state, annals_plan_get_lanes (self->plan), first,
                                        past);
}

/* ---- While the size changes ---- */

static gboolean
is_in_sight (AnnalsTimelineView *self, guint event)
{
  guint32 lane = annals_timeline_view_lane_of (self, event);
  const AnnalsBox *plot = &self->scene->plot;
  double top = plot->y + self->scene->band;
  AnnalsStop stop;

  if (lane == ANNALS_NONE || !annals_scene_find_event (self->scene, lane, event, &stop))
    return FALSE;
  AnnalsBox box = annals_scene_stop_box (self->scene, &stop);
  return box.y >= top && box.y + box.height <= plot->y + plot->height
         && box.x < plot->x + plot->width && box.x + box.width > plot->x;
}

/* Before the size changes: a selected event that is in sight is to be so again, once there is a
 * plan for the new size. Not where one is on the way back to where one was. */
void
annals_timeline_view_note_sight (AnnalsTimelineView *self)
{
  guint selected = annals_view_state_get_selected (self->state);

  if (self->kept_scroll < 0 && selected != ANNALS_NONE && is_in_sight (self, selected))
    self->kept_event = selected;
}

/* With the plan for the new size. */
void
annals_timeline_view_keep_sight (AnnalsTimelineView *self)
{
  guint event = self->kept_event;

  self->kept_event = ANNALS_NONE;
  if (event != ANNALS_NONE && event == annals_view_state_get_selected (self->state))
    annals_timeline_view_reveal_row (self, event);
}
