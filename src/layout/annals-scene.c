/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-scene-private.h"

#include <math.h>
#include <string.h>

#include "layout/annals-scene-relations.h"

#define BIN_PIXELS 8.0
#define BAR_LEAST                                                                                  \
  (ANNALS_MARK_SIZE * 1.4) /* pixels that a span takes before it is drawn as a bar */
#define LABEL_LEAST 20.0   /* pixels below which a label held at the edge is left out */
#define GUTTER_LEAST 7.0   /* em */
#define GUTTER_MOST 13.0
#define HEADING_SCALE 1.12 /* headings are bold */
#define TICK_GAP 5.0
#define THUMB_WIDTH 5.0
#define THUMB_LEAST 24.0

double
annals_scene_gutter_width (const AnnalsMetrics *metrics, AnnalsLanes *lanes)
{
  guint n;
  const AnnalsLane *all = annals_lanes_get (lanes, &n);
  double width = GUTTER_LEAST * metrics->em;

  for (guint i = 0; i < n && width < GUTTER_MOST * metrics->em; i++)
    width = MAX (width,
                 metrics->text_width (metrics, all[i].title, strlen (all[i].title)) * HEADING_SCALE
                     + 2 * metrics->em);
  return ceil (MIN (width, GUTTER_MOST * metrics->em));
}

double
annals_scene_ruler_height (const AnnalsMetrics *metrics)
{
  return ceil (metrics->line_height * 2 + metrics->em);
}

static double
era_band_height (const AnnalsMetrics *metrics, AnnalsLanes *lanes)
{
  guint n;

  annals_document_get_eras (annals_lanes_get_document (lanes), &n);
  return n > 0 ? ceil (metrics->line_height * 1.3) : 0;
}

double
annals_scene_lanes_height (const AnnalsMetrics *metrics, AnnalsLanes *lanes, double height)
{
  return MAX (height - annals_scene_ruler_height (metrics) - era_band_height (metrics, lanes), 1);
}

AnnalsSpan
annals_scene_lane_extent (AnnalsPlan *plan, const AnnalsMetrics *metrics, guint lane)
{
  double top = era_band_height (metrics, annals_plan_get_lanes (plan));

  for (guint i = 0; i < lane; i++)
    top += annals_plan_lane_height (metrics, annals_plan_get_rows (plan, i));
  return (AnnalsSpan){ top,
                       top + annals_plan_lane_height (metrics, annals_plan_get_rows (plan, lane)) };
}

/* ---- Ruler ---- */

static void
add_tick (AnnalsSceneBuild *build, const AnnalsTick *tick, double next_x)
{
  AnnalsSceneTick out = { .x = tick->x, .tier = tick->tier };
  double line = build->metrics->line_height;
  double y = tick->tier == 0 ? build->metrics->em * 0.3 : build->metrics->em * 0.6 + line;
  double x = MAX (tick->x, 0) + TICK_GAP;
  double width = build->metrics->text_width (build->metrics, tick->label, strlen (tick->label));

  /* The upper tier is bold. */
  width = ceil (tick->tier == 0 ? width * HEADING_SCALE : width) + 1;
  out.label = (AnnalsBox){ x, y, width, line };
  if (x + width <= next_x && x + width <= build->plot_width + (tick->tier == 0 ? 0 : width))
    g_strlcpy (out.text, tick->label, sizeof out.text);
  g_array_append_val (build->scene->ticks, out);
}

static void
build_ticks (AnnalsSceneBuild *build)
{
  g_autoptr (GArray) ticks = annals_ticks_layout (&build->request->axis, build->plot_width,
                                                  build->request->zone, build->metrics);

  for (guint i = 0; i < ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i);
      const AnnalsTick *next =
          i + 1 < ticks->len ? &g_array_index (ticks, AnnalsTick, i + 1) : NULL;
      add_tick (build, tick,
                next != NULL && next->tier == tick->tier ? next->x : build->plot_width * 2);
    }
}

/* ---- Eras ---- */

static void
build_eras (AnnalsSceneBuild *build)
{
  guint n;
  const AnnalsEra *eras = annals_document_get_eras (
      annals_lanes_get_document (annals_plan_get_lanes (build->scene->plan)), &n);
  const AnnalsBox *plot = &build->scene->plot;
  double free_from = 0;

  for (guint i = 0; i < n; i++)
    {
      double start =
          CLAMP (annals_axis_x (&build->request->axis, eras[i].start), 0, build->plot_width);
      double end = CLAMP (annals_axis_x (&build->request->axis, eras[i].end), 0, build->plot_width);
      AnnalsSceneEra era = { .era = i,
                             .box = { start, plot->y, MAX (end - start, 1), plot->height } };
      if (eras[i].start >= build->view.end || eras[i].end <= build->view.start)
        continue;
      double width =
          build->metrics->text_width (build->metrics, eras[i].title, strlen (eras[i].title)) + 2;
      double x = start + TICK_GAP;
      width = MIN (width, build->plot_width - x);
      if (x >= free_from && width >= LABEL_LEAST)
        {
          era.label = (AnnalsBox){ x, plot->y + 1, width, build->metrics->line_height };
          free_from = x + width + build->metrics->em;
        }
      g_array_append_val (build->scene->eras, era);
    }
}

/* ---- Items ---- */

static guint16
item_flags (const AnnalsSceneBuild *build, guint32 event, const AnnalsSlot *slot, gboolean bar)
{
  const AnnalsEvent *e = &build->events[event];
  guint16 flags = annals_item_doubts (e) | (bar ? ANNALS_ITEM_SPAN : 0);

  if (event == build->request->selected)
    flags |= ANNALS_ITEM_SELECTED;
  if (event == build->request->hovered)
    flags |= ANNALS_ITEM_HOVERED;
  if (slot->left)
    flags |= ANNALS_ITEM_LABEL_BEFORE;
  if (!annals_span_overlaps ((AnnalsSpan){ e->start, e->end }, build->view))
    flags |= ANNALS_ITEM_OUTSIDE;
  if (build->request->hits != NULL)
    flags |= annals_event_set_contains (annals_hits_get_events (build->request->hits), event)
                 ? ANNALS_ITEM_FOUND
                 : ANNALS_ITEM_DIMMED;
  return flags;
}

/* A label stands where the plan says; within a bar that is long enough it is held at the edge while
 * the bar is on screen, and gets narrower with it. */
static void
set_label (
    const AnnalsSceneBuild *build, AnnalsItem *item, const AnnalsSlot *slot, double x, double end)
{
  double after = ANNALS_MARK_SIZE / 2 + ANNALS_LABEL_GAP, width = (double) slot->width;
  AnnalsBox *label = &item->label;

  *label = (AnnalsBox){ slot->left ? x - after - width : x + after, item->mark.y, width,
                        item->mark.height };
  if (slot->left || label->x >= ANNALS_LABEL_GAP || x + after + width > end)
    return;
  item->flags |= ANNALS_ITEM_STUCK;
  label->x = ANNALS_LABEL_GAP;
  label->width = MIN (width, end - ANNALS_LABEL_GAP);
  if (label->width < LABEL_LEAST)
    label->width = 0;
}

static AnnalsBox
box_union (AnnalsBox a, AnnalsBox b)
{
  double x = MIN (a.x, b.x), y = MIN (a.y, b.y);

  return (AnnalsBox){ x, y, MAX (a.x + a.width, b.x + b.width) - x,
                      MAX (a.y + a.height, b.y + b.height) - y };
}

static void
add_item (const AnnalsSceneBuild *build,
          guint32 lane,
          guint32 event,
          const AnnalsSlot *slot,
          double y,
          guint16 more)
{
  const AnnalsEvent *e = &build->events[event];
  const AnnalsAxis *axis = &build->request->axis;
  double x = annals_axis_x (axis, e->start), end = annals_axis_x (axis, e->end);
  gboolean bar = end - x >= BAR_LEAST;
  AnnalsItem item = { .event = event, .lane = lane, .row = slot->row, .opacity = 1 };

  item.flags = item_flags (build, event, slot, bar) | more;
  if (bar)
    {
      /* A little past the edges, so that a bar that goes on shows no end. */
      double from = CLAMP (x, -ANNALS_MARK_SIZE, build->plot_width + ANNALS_MARK_SIZE);
      double to = CLAMP (end, -ANNALS_MARK_SIZE, build->plot_width + ANNALS_MARK_SIZE);
      item.mark = (AnnalsBox){ from, y, MAX (to - from, 1), build->row_height };
      item.solid_start = CLAMP (annals_axis_x (axis, e->latest_start), from, to);
      item.solid_end = CLAMP (annals_axis_x (axis, e->earliest_end), from, to);
    }
  else
    {
      item.mark = (AnnalsBox){ x - ANNALS_MARK_SIZE / 2, y, ANNALS_MARK_SIZE, build->row_height };
      item.solid_start = item.mark.x;
      item.solid_end = item.mark.x + item.mark.width;
    }
  set_label (build, &item, slot, x, end);
  item.whole = item.label.width > 0 ? box_union (item.mark, item.label) : item.mark;
  g_array_append_val (build->scene->items, item);
}

/* ---- Lanes ---- */

/* Adds the labels of a lane and takes them off its bins. */
static guint
build_items (const AnnalsSceneBuild *build, guint32 lane, double y, AnnalsSceneBins *bins)
{
  const guint32 *members = annals_index_get_members (build->lanes[lane].index);
  const AnnalsSlot *slots = annals_plan_get_slots (build->scene->plan, lane);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint in_view = 0;

  annals_plan_query (build->scene->plan, lane, &build->request->axis, build->plot_width, positions);
  for (guint i = 0; i < positions->len; i++)
    {
      guint32 position = g_array_index (positions, guint32, i);
      const AnnalsSlot *slot = &slots[position];
      const AnnalsEvent *event = &build->events[members[position]];
      add_item (build, lane, members[position], slot, y + slot->row * build->row_height, 0);
      if (!annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, build->view))
        continue;
      annals_scene_bins_take (bins, build, members[position]);
      in_view++;
    }
  return in_view;
}

/* The selected event where it has no label: over its strip, so that it is always plain to see. */
static void
add_overlay (const AnnalsSceneBuild *build, guint32 lane, double strip_y)
{
  AnnalsIndex *index = build->lanes[lane].index;
  guint32 selected = build->request->selected;

  if (selected == ANNALS_NONE)
    return;
  const AnnalsEvent *event = &build->events[selected];
  guint position = annals_index_find (index, selected);
  if (position == ANNALS_NONE || annals_scene_is_labelled (build, lane, position)
      || !annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, build->view))
    return;
  AnnalsSlot slot = annals_plan_get_slots (build->scene->plan, lane)[position];
  slot.left = annals_axis_x (&build->request->axis, event->start) > build->plot_width / 2;
  slot.row = 0;
  add_item (build, lane, selected, &slot, strip_y + (build->strip_height - build->row_height) / 2,
            ANNALS_ITEM_OVERLAY);
}

static void
build_lane (const AnnalsSceneBuild *build, guint32 lane, double y)
{
  AnnalsScene *scene = build->scene;
  guint rows = annals_plan_get_rows (scene->plan, lane);
  double height = annals_plan_lane_height (build->metrics, rows);
  double strip_y = y + height - build->pad / 2 - build->strip_height;
  AnnalsSceneLane out = { .lane = lane, .box = { 0, y, build->plot_width, height } };
  AnnalsSceneBins bins;

  out.heading = (AnnalsBox){ -scene->gutter.width, y, scene->gutter.width, height };
  out.strip = (AnnalsBox){ 0, strip_y, build->plot_width, build->strip_height };
  out.in_view = annals_index_count_overlaps (build->lanes[lane].index, build->view);
  if (annals_scene_build_get_hits (build) != NULL)
    out.found = annals_hits_get_n (annals_scene_build_get_hits (build), lane);
  annals_scene_bins_init (&bins, build, lane);
  out.n_items = build_items (build, lane, y + build->pad / 2, &bins);
  annals_scene_bins_add (&bins, build, &out, strip_y);
  annals_scene_bins_clear (&bins);
  add_overlay (build, lane, strip_y);
  g_array_append_val (scene->lanes, out);
}

static void
build_lanes (const AnnalsSceneBuild *build)
{
  AnnalsScene *scene = build->scene;
  AnnalsLanes *lanes = annals_plan_get_lanes (scene->plan);
  double top = scene->plot.y + scene->band;
  double y = 0;
  guint n;

  annals_lanes_get (lanes, &n);
  for (guint i = 0; i < n; i++)
    {
      double height =
          annals_plan_lane_height (build->metrics, annals_plan_get_rows (scene->plan, i));
      double at = top + y - build->request->scroll;
      if (at + height > scene->plot.y && at < build->request->height)
        build_lane (build, i, at);
      y += height;
    }
  scene->content_height = y + scene->band;
}

/* Shows that there are more lanes, and where among them this is. */
static void
build_thumb (const AnnalsSceneBuild *build)
{
  AnnalsScene *scene = build->scene;
  double room = scene->plot.height, content = scene->content_height;

  if (content <= room + 1 || room <= 0)
    return;
  double height = MAX (room * room / content, THUMB_LEAST);
  double y = scene->plot.y + build->request->scroll / (content - room) * (room - height);
  scene->thumb = (AnnalsBox){ build->plot_width - THUMB_WIDTH - 3, y, THUMB_WIDTH, height };
}

/* ---- From logical to final pixels ---- */

static void
finish_box (const AnnalsScene *scene, AnnalsBox *box)
{
  box->x += scene->gutter.width;
  if (scene->mirrored)
    box->x = scene->width - box->x - box->width;
}

static void
finish_x (const AnnalsScene *scene, double *x)
{
  *x += scene->gutter.width;
  if (scene->mirrored)
    *x = scene->width - *x;
}

static void
finish_lanes (AnnalsScene *scene)
{
  for (guint i = 0; i < scene->lanes->len; i++)
    {
      AnnalsSceneLane *lane = &g_array_index (scene->lanes, AnnalsSceneLane, i);
      finish_box (scene, &lane->box);
      finish_box (scene, &lane->heading);
      finish_box (scene, &lane->strip);
    }
  for (guint i = 0; i < scene->bins->len; i++)
    finish_box (scene, &g_array_index (scene->bins, AnnalsBin, i).box);
}

static void
finish_items (AnnalsScene *scene)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
      finish_box (scene, &item->mark);
      finish_box (scene, &item->label);
      finish_box (scene, &item->whole);
      finish_x (scene, &item->solid_start);
      finish_x (scene, &item->solid_end);
    }
}

static void
finish (AnnalsScene *scene)
{
  for (guint i = 0; i < scene->ticks->len; i++)
    {
      AnnalsSceneTick *tick = &g_array_index (scene->ticks, AnnalsSceneTick, i);
      finish_x (scene, &tick->x);
      finish_box (scene, &tick->label);
    }
  for (guint i = 0; i < scene->eras->len; i++)
    {
      AnnalsSceneEra *era = &g_array_index (scene->eras, AnnalsSceneEra, i);
      finish_box (scene, &era->box);
      finish_box (scene, &era->label);
    }
  finish_lanes (scene);
  finish_items (scene);
  finish_box (scene, &scene->thumb);
  finish_box (scene, &scene->ruler);
  finish_box (scene, &scene->plot);
  scene->gutter.x = scene->mirrored ? scene->width - scene->gutter.width : 0;
}

static AnnalsSceneBuild
begin (AnnalsScene *scene, const AnnalsMetrics *metrics, const AnnalsSceneRequest *request)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (scene->plan);
  double plot_width = MAX (request->width - scene->gutter.width, 1);
  AnnalsSceneBuild build = {
    .scene = scene,
    .metrics = metrics,
    .request = request,
    .events = annals_document_get_events (annals_lanes_get_document (lanes), NULL),
    .lanes = annals_lanes_get (lanes, NULL),
    .view = annals_axis_span (&request->axis, plot_width),
    .plot_width = plot_width,
    .row_height = annals_plan_row_height (metrics),
    .strip_height = ceil (metrics->line_height * 0.5),
    .pad = ceil (metrics->line_height * 0.75),
    .level = annals_plan_level (scene->plan, request->axis.scale),
  };

  /* By the level's own scale, so that bins keep their times while a zoom stays within one. */
  int step = (int) floor (2 * log2 (request->axis.scale));
  build.bin_length = BIN_PIXELS * pow (2, (step + 1) / 2.0);
  return build;
}

/**
 * annals_scene_new:
 * @plan: where labels stand
 * @metrics: the same that made the plan
 * @request: what part to show, and how large
 *
 * Makes one frame: O(pixels + log n), whatever the document's size.
 *
 * Returns: (transfer full): the scene, in final pixels
 */
AnnalsScene *
annals_scene_new (AnnalsPlan *plan, const AnnalsMetrics *metrics, const AnnalsSceneRequest *request)
{
  AnnalsScene *self = g_new0 (AnnalsScene, 1);
  double ruler = annals_scene_ruler_height (metrics);

  self->plan = annals_plan_ref (plan);
  self->axis = request->axis;
  self->width = request->width;
  self->height = request->height;
  self->mirrored = request->mirrored;
  self->ticks = g_array_new (FALSE, FALSE, sizeof (AnnalsSceneTick));
  self->eras = g_array_new (FALSE, FALSE, sizeof (AnnalsSceneEra));
  self->lanes = g_array_new (FALSE, FALSE, sizeof (AnnalsSceneLane));
  self->items = g_array_new (FALSE, FALSE, sizeof (AnnalsItem));
  self->searched = request->hits != NULL;
  self->bins = g_array_new (FALSE, FALSE, sizeof (AnnalsBin));
  self->arcs = g_array_new (FALSE, FALSE, sizeof (AnnalsSceneArc));
  if (request->headings)
    self->gutter.width = annals_scene_gutter_width (metrics, annals_plan_get_lanes (plan));
  self->gutter.height = request->height;
  self->band = era_band_height (metrics, annals_plan_get_lanes (plan));
  AnnalsSceneBuild build = begin (self, metrics, request);
  self->ruler = (AnnalsBox){ 0, 0, build.plot_width, ruler };
  self->plot = (AnnalsBox){ 0, ruler, build.plot_width, MAX (request->height - ruler, 0) };
  build_ticks (&build);
  build_eras (&build);
  build_lanes (&build);
  build_thumb (&build);
  finish (self);
  annals_scene_add_arcs (self, metrics, request->selected);
  return self;
}

void
annals_scene_free (AnnalsScene *self)
{
  annals_plan_unref (self->plan);
  g_array_unref (self->ticks);
  g_array_unref (self->eras);
  g_array_unref (self->lanes);
  g_array_unref (self->items);
  g_array_unref (self->bins);
  g_array_unref (self->arcs);
  g_free (self);
}

AnnalsTime
annals_scene_time_at (const AnnalsScene *self, double x)
{
  if (self->mirrored)
    x = self->width - x;
  return annals_axis_time (&self->axis, x - self->gutter.width);
}

double
annals_scene_x_of (const AnnalsScene *self, AnnalsTime time)
{
  double x = annals_axis_x (&self->axis, time);

  finish_x (self, &x);
  return x;
}
