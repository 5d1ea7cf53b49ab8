/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-lane-heading.h"
#include "layout/annals-scene-private.h"

#include <math.h>
#include <string.h>

#include "layout/annals-scene-relations.h"

#define BIN_PIXELS 8.0
#define ERA_LABEL_LEAST 20.0 /* pixels: what is left of less says nothing */
#define TICK_GAP 5.0
#define THUMB_WIDTH 5.0
#define THUMB_LEAST 24.0

double
annals_scene_gutter_width (const AnnalsMetrics *metrics, AnnalsLanes *lanes, double width)
{
  return annals_lane_heading_fit (annals_lane_heading_gutter (metrics, lanes), width);
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
  double band = era_band_height (metrics, annals_plan_get_lanes (plan));
  AnnalsSpan extent = annals_plan_get_extent (plan, lane);

  return (AnnalsSpan){ band + extent.start, band + extent.end };
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
  width = ceil (tick->tier == 0 ? width * ANNALS_HEADING_SCALE : width) + 1;
  out.label = (AnnalsBox){ x, y, width, line };
  if (x + width <= MIN (next_x, build->plot_width))
    g_strlcpy (out.text, tick->label, sizeof out.text);
  g_array_append_val (build->scene->ticks, out);
}

static void
build_ticks (AnnalsSceneBuild *build)
{
  g_autoptr (GArray) ticks =
      annals_ticks_layout (&build->request->axis, build->plot_width,
                           annals_clock_get_ruler (build->request->clock), build->metrics);

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

/* Where no other label stands, of those of eras that came before in the file. */
static gboolean
has_room (const GArray *labels, const AnnalsBox *label, double gap)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const AnnalsBox *other = &g_array_index (labels, AnnalsBox, i);
      if (label->x < other->x + other->width + gap && other->x < label->x + label->width + gap)
        return FALSE;
    }
  return TRUE;
}

static void
build_eras (AnnalsSceneBuild *build)
{
  guint n;
  const AnnalsEra *eras = annals_document_get_eras (
      annals_lanes_get_document (annals_plan_get_lanes (build->scene->plan)), &n);
  const AnnalsBox *plot = &build->scene->plot;
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (AnnalsBox));

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
      AnnalsBox label = { x, plot->y + 1, MIN (width, build->plot_width - x),
                          build->metrics->line_height };
      if (label.width >= ERA_LABEL_LEAST && has_room (labels, &label, build->metrics->em))
        {
          era.label = label;
          g_array_append_val (labels, label);
        }
      g_array_append_val (build->scene->eras, era);
    }
}

/* ---- Lanes ---- */

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
      finish_box (scene, &lane->toggle);
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
    self->gutter.width = annals_lane_heading_fit (annals_plan_get_gutter (plan), request->width);
  self->gutter.height = request->height;
  self->band = era_band_height (metrics, annals_plan_get_lanes (plan));
  AnnalsSceneBuild build = begin (self, metrics, request);
  self->ruler = (AnnalsBox){ 0, 0, build.plot_width, ruler };
  self->plot = (AnnalsBox){ 0, ruler, build.plot_width, MAX (request->height - ruler, 0) };
  build_ticks (&build);
  build_eras (&build);
  annals_scene_build_lanes (&build);
  build_thumb (&build);
  finish (self);
  annals_scene_add_arcs (self, metrics, request);
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
