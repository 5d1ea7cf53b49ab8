/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what it costs to tell events out to lanes and to plan their labels: by the clock, and of
 * all processors together.
 *
 *     bench-plan [--lanes L] [N…]     events, 1000 to 1000000 where none is given
 */
#include <gtk/gtk.h>

#include "bench-figures.h"
#include "bench-view.h"

#define RUNS 5

typedef struct
{
  GArray *clock, *work;
  gint64 started, worked;
} Watch;

static void
watch_init (Watch *self)
{
  *self = (Watch){ .clock = bench_times_new (), .work = bench_times_new () };
}

static void
watch_start (Watch *self)
{
  self->started = g_get_monotonic_time ();
  self->worked = bench_cpu_time ();
}

static void
watch_stop (Watch *self)
{
  bench_add (self->work, bench_cpu_time () - self->worked);
  bench_add (self->clock, g_get_monotonic_time () - self->started);
}

static void
watch_report (Watch *self, const char *what, guint n, guint n_lanes)
{
  const struct
  {
    const char *name;
    GArray *times;
  } kinds[] = { { "clock", self->clock }, { "processors", self->work } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *measure = g_strdup_printf ("%s, %u lanes, %s", what, n_lanes, kinds[i].name);
      bench_sort (kinds[i].times);
      double median = bench_quantile (kinds[i].times, 0.5);
      g_print ("  %-36s least %8.1f ms, median %8.1f ms, most %8.1f ms\n", measure,
               bench_quantile (kinds[i].times, 0), median, bench_quantile (kinds[i].times, 1));
      bench_report ("annals", measure, "ms", n, median);
      g_array_unref (kinds[i].times);
    }
}

static void
run (guint n, guint n_lanes)
{
  BenchView view;
  Watch lanes_watch, plan_watch;
  guint64 before = 0;

  bench_view_init (&view, n, n_lanes);
  AnnalsGrouping grouping = annals_lanes_get_grouping (view.lanes);
  watch_init (&lanes_watch);
  watch_init (&plan_watch);
  for (guint i = 0; i < bench_runs (RUNS); i++)
    {
      g_clear_pointer (&view.lanes, annals_lanes_unref);
      before = bench_resident ();
      watch_start (&lanes_watch);
      view.lanes = annals_lanes_new (view.document, NULL, 0, grouping);
      watch_stop (&lanes_watch);
      watch_start (&plan_watch);
      g_autoptr (AnnalsPlan) plan = bench_view_plan (&view);
      watch_stop (&plan_watch);
      if (i == 0)
        g_print ("%u events in %u lanes: lanes and plan take %.1f bytes an event\n", n, n_lanes,
                 (double) (gint64) (bench_resident () - before) / n);
    }
  watch_report (&lanes_watch, "lanes", n, n_lanes);
  watch_report (&plan_watch, "plan", n, n_lanes);
  bench_view_clear (&view);
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
