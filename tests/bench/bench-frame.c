/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what a frame costs, in processor time: for scripts of pans, zooms and scrolls the scene,
 * its snapshot and its drawing by cairo.
 *
 *     bench-frame [--lanes L] [N…]     events, 1000 to 1000000 where none is given
 */
#include <math.h>

#include "bench-figures.h"
#include "bench-view.h"
#include "render/annals-painter.h"

#define FRAMES 240 /* of each script */

typedef struct
{
  BenchView view;
  AnnalsPainter *painter;
  AnnalsPlan *plan;
  cairo_surface_t *surface;
  guint n, n_lanes;
} Bench;

/* What a frame shows: @phase goes from 0 to 1 in the course of a script. */
typedef struct
{
  double zoom, place; /* 1 is the whole range; where in the plot it is zoomed, 0 to 1 */
  double scroll;      /* of the lanes that do not fit, 0 to 1 */
} Pose;

typedef Pose (*ScriptFunc) (double phase);

enum
{
  SCENE,
  SNAPSHOT,
  RENDER,
  FRAME,
  N_PARTS
};

static const char *const parts[] = { "scene", "snapshot", "render", "frame" };

static void
draw_frame (const Bench *self, const AnnalsSceneRequest *request, GArray *times[N_PARTS])
{
  gint64 at[N_PARTS];

  at[0] = bench_cpu_time ();
  AnnalsScene *scene =
      annals_scene_new (self->plan, annals_text_metrics_get (self->view.metrics), request);
  at[1] = bench_cpu_time ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  annals_painter_draw (self->painter, snapshot, scene);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  at[2] = bench_cpu_time ();
  cairo_t *cr = cairo_create (self->surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
  at[3] = bench_cpu_time ();
  gsk_render_node_unref (node);
  annals_scene_free (scene);
  for (guint i = 0; i < FRAME; i++)
    bench_add (times[i], at[i + 1] - at[i]);
  bench_add (times[FRAME], at[3] - at[0]);
}

static AnnalsSceneRequest
make_request (const Bench *self, Pose pose)
{
  AnnalsSceneRequest request = {
    .axis = annals_axis_fit (self->view.range, self->view.plot_width),
    .width = BENCH_WIDTH,
    .height = BENCH_HEIGHT,
    .headings = TRUE,
    .selected = ANNALS_NONE,
    .hovered = ANNALS_NONE,
  };
  const AnnalsMetrics *metrics = annals_text_metrics_get (self->view.metrics);
  guint n_lanes;
  annals_lanes_get (self->view.lanes, &n_lanes);
  double content = annals_scene_lane_extent (self->plan, metrics, n_lanes - 1).end;

  annals_axis_zoom (&request.axis, pose.place * self->view.plot_width, pose.zoom);
  request.scroll = pose.scroll * MAX (content - self->view.height, 0);
  return request;
}

static Pose
whole_range (double phase)
{
  return (Pose){ 1, 0, 0 };
}

/* As a hand does that looks about: a tenth to either side. */
static Pose
sway (double phase)
{
  return (Pose){ 1.25, 0.5 + 0.5 * sin (2 * G_PI * phase), 0 };
}

static Pose
pan_far (double phase)
{
  return (Pose){ 4, phase, 0 };
}

static Pose
pan_near (double phase)
{
  return (Pose){ 1000, 0.4 + phase / 100, 0 };
}

/* From everything to an hour and back, about one point. */
static Pose
zoom_in_and_out (double phase)
{
  return (Pose){ pow (1e6, 1 - fabs (2 * phase - 1)), 0.37, 0 };
}

static Pose
scroll_lanes (double phase)
{
  return (Pose){ 4, 0.5, phase };
}

static void
run_script (const Bench *self, const char *name, ScriptFunc func)
{
  GArray *times[N_PARTS];

  for (guint i = 0; i < N_PARTS; i++)
    times[i] = bench_times_new ();
  for (guint i = 0, n = bench_runs (FRAMES); i < n; i++)
    {
      AnnalsSceneRequest request = make_request (self, func ((double) i / (n - 1)));
      draw_frame (self, &request, times);
    }
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autofree char *measure =
          g_strdup_printf ("%u lanes, %s: %s", self->n_lanes, name, parts[i]);
      bench_report_times ("annals", measure, "ms", self->n, times[i]);
      g_array_unref (times[i]);
    }
}

static void
run (guint n, guint n_lanes)
{
  static const struct
  {
    const char *name;
    ScriptFunc func;
  } scripts[] = {
    { "whole range", whole_range },         { "sway", sway },
    { "pan, a quarter in view", pan_far },  { "pan, a thousandth", pan_near },
    { "zoom in and out", zoom_in_and_out }, { "scroll", scroll_lanes },
  };
  Bench self = { .n = n, .n_lanes = n_lanes };

  bench_view_init (&self.view, n, n_lanes);
  self.painter = annals_painter_new (self.view.context);
  self.plan = bench_view_plan (&self.view);
  self.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, BENCH_WIDTH, BENCH_HEIGHT);
  g_print ("%u events in %u lanes; milliseconds of %d frames each\n  %-42s %8s %8s %8s %8s\n", n,
           n_lanes, FRAMES, "", "median", "p95", "p99", "worst");
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    run_script (&self, scripts[i].name, scripts[i].func);
  cairo_surface_destroy (self.surface);
  annals_plan_unref (self.plan);
  annals_painter_free (self.painter);
  bench_view_clear (&self.view);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) lanes = bench_lanes (&argc, &argv);
  g_autoptr (GArray) sizes = bench_sizes (argc, argv);

  if (!gtk_init_check ())
    g_debug ("no display: none is needed");
  for (guint i = 0; i < lanes->len; i++)
    for (guint j = 0; j < sizes->len; j++)
      run (g_array_index (sizes, guint, j), g_array_index (lanes, guint, i));
  return 0;
}
