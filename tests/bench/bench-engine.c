/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what the label plan and a frame cost, from a thousand events to a million: lanes, plan,
 * and for a script of pans and zooms the scene, its snapshot and its drawing by cairo, each as
 * median, 95th and 99th percentile and worst. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bench-support.h"
#include "render/annals-painter.h"
#include "render/annals-text-metrics.h"

#define WIDTH 1600
#define HEIGHT 900
#define FRAMES 120 /* of each script */
#define PLAN_RUNS 3

typedef struct
{
  AnnalsTextMetrics *metrics;
  AnnalsPainter *painter;
  AnnalsPlan *plan;
  AnnalsSpan range;
  double plot_width;
} Bench;

/* Milliseconds of each frame of a script. */
typedef struct
{
  GArray *scene, *snapshot, *render, *all;
} Times;

static void
print_times (const char *script, const char *what, GArray *times)
{
  bench_sort (times);
  g_print ("  %-22s %-9s %8.2f %8.2f %8.2f %8.2f\n", script, what, bench_quantile (times, 0.5),
           bench_quantile (times, 0.95), bench_quantile (times, 0.99), bench_quantile (times, 1));
}

static void
draw_frame (const Bench *self, const AnnalsAxis *axis, cairo_surface_t *surface, Times *times)
{
  AnnalsSceneRequest request = {
    .axis = *axis,
    .width = WIDTH,
    .height = HEIGHT,
    .headings = TRUE,
    .selected = ANNALS_NONE,
    .hovered = ANNALS_NONE,
  };
  gint64 started = bench_cpu_time ();
  g_autoptr (AnnalsScene) scene =
      annals_scene_new (self->plan, annals_text_metrics_get (self->metrics), &request);
  gint64 made = bench_cpu_time ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  annals_painter_draw (self->painter, snapshot, scene);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  gint64 taken = bench_cpu_time ();
  cairo_t *cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  gint64 drawn = bench_cpu_time ();
  gsk_render_node_unref (node);
  bench_add (times->scene, made - started);
  bench_add (times->snapshot, taken - made);
  bench_add (times->render, drawn - taken);
  bench_add (times->all, drawn - started);
}

/* The axis of a frame: @phase goes from 0 to 1 in the course of a script. */
typedef AnnalsAxis (*ScriptFunc) (const Bench *self, double phase);

static AnnalsAxis
axis_at (const Bench *self, double zoom, double place)
{
  AnnalsAxis axis = annals_axis_fit (self->range, self->plot_width);

  annals_axis_zoom (&axis, place * self->plot_width, zoom);
  return axis;
}

static AnnalsAxis
whole_range (const Bench *self, double phase)
{
  return axis_at (self, 1, 0);
}

static AnnalsAxis
pan_far (const Bench *self, double phase)
{
  return axis_at (self, 4, phase);
}

static AnnalsAxis
pan_near (const Bench *self, double phase)
{
  return axis_at (self, 1000, 0.4 + phase / 100);
}

/* From everything to an hour and back, about one point. */
static AnnalsAxis
zoom_in_and_out (const Bench *self, double phase)
{
  return axis_at (self, pow (1e6, 1 - fabs (2 * phase - 1)), 0.37);
}

static void
run_script (const Bench *self, const char *name, ScriptFunc func)
{
  Times times = { bench_times_new (), bench_times_new (), bench_times_new (), bench_times_new () };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);

  for (guint i = 0; i < FRAMES; i++)
    {
      AnnalsAxis axis = func (self, (double) i / (FRAMES - 1));
      draw_frame (self, &axis, surface, &times);
    }
  print_times (name, "scene", times.scene);
  print_times ("", "snapshot", times.snapshot);
  print_times ("", "render", times.render);
  print_times ("", "frame", times.all);
  cairo_surface_destroy (surface);
  g_array_unref (times.scene);
  g_array_unref (times.snapshot);
  g_array_unref (times.render);
  g_array_unref (times.all);
}

static void
make_plan (Bench *self, AnnalsLanes *lanes)
{
  const AnnalsMetrics *metrics = annals_text_metrics_get (self->metrics);
  double height = annals_scene_lanes_height (metrics, lanes, HEIGHT);
  g_autoptr (GArray) times = bench_times_new ();
  g_autoptr (GArray) work = bench_times_new ();

  self->plot_width = WIDTH - annals_scene_gutter_width (metrics, lanes);
  for (guint i = 0; i < PLAN_RUNS; i++)
    {
      gint64 started = g_get_monotonic_time (), worked = bench_cpu_time ();
      g_clear_pointer (&self->plan, annals_plan_unref);
      self->plan = annals_plan_new (lanes, metrics, self->range, self->plot_width, height, NULL);
      bench_add (times, g_get_monotonic_time () - started);
      bench_add (work, bench_cpu_time () - worked);
    }
  bench_sort (times);
  bench_sort (work);
  g_print ("  plan: least %.0f ms, %.0f ms of all processors\n", bench_quantile (times, 0),
           bench_quantile (work, 0));
}

static void
run (guint n, AnnalsGrouping grouping)
{
  g_autoptr (AnnalsDocument) document = bench_document_new (n);
  PangoContext *context = annals_text_context_new ();
  Bench self = { .metrics = annals_text_metrics_new (context),
                 .painter = annals_painter_new (context),
                 .range = annals_document_get_range (document) };
  guint64 before = bench_resident ();
  gint64 started = bench_cpu_time ();
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, grouping);

  g_print ("%u events by %s\n  lanes: %.0f ms\n", n, annals_grouping_to_string (grouping),
           (double) (bench_cpu_time () - started) / 1000);
  make_plan (&self, lanes);
  g_print ("  lanes and plan: %.1f bytes an event\n",
           (double) (gint64) (bench_resident () - before) / n);
  g_print ("  %-22s %-9s %8s %8s %8s %8s  (ms)\n", "", "", "median", "p95", "p99", "worst");
  run_script (&self, "whole range", whole_range);
  run_script (&self, "pan, a quarter in view", pan_far);
  run_script (&self, "pan, a thousandth", pan_near);
  run_script (&self, "zoom in and out", zoom_in_and_out);
  annals_plan_unref (self.plan);
  annals_painter_free (self.painter);
  annals_text_metrics_unref (self.metrics);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 1000, 10000, 100000, 1000000 };
  guint most = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000000;

  if (!gtk_init_check ())
    g_debug ("no display: none is needed");
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && sizes[i] <= most; i++)
    run (sizes[i], ANNALS_GROUPING_CATEGORY);
  if (most >= 1000000)
    run (1000000, ANNALS_GROUPING_NONE);
  return 0;
}
