/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-figures.h"

#include <math.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

GArray *
bench_sizes (int argc, char **argv)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int i = 1; i < argc; i++)
    {
      guint n = (guint) g_ascii_strtoull (argv[i], NULL, 10);
      g_array_append_val (sizes, n);
    }
  for (guint n = 1000; argc < 2 && n <= 1000000; n *= 10)
    g_array_append_val (sizes, n);
  return sizes;
}

GArray *
bench_lanes (int *argc, char ***argv)
{
  static const guint usual[] = { 8, 1, 5000 };
  GArray *lanes = g_array_new (FALSE, FALSE, sizeof (guint));

  if (*argc > 2 && g_str_equal ((*argv)[1], "--lanes"))
    {
      guint n = (guint) g_ascii_strtoull ((*argv)[2], NULL, 10);
      g_array_append_val (lanes, n);
      *argc -= 2;
      *argv += 2;
    }
  else
    g_array_append_vals (lanes, usual, G_N_ELEMENTS (usual));
  return lanes;
}

guint
bench_runs (guint many)
{
  return g_getenv ("ANNALS_BENCH_QUICK") != NULL ? MIN (many, 2) : many;
}

gint64
bench_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

guint64
bench_resident (void)
{
  unsigned long size = 0, resident = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  if (file == NULL)
    return 0;
  if (fscanf (file, "%lu %lu", &size, &resident) != 2)
    resident = 0;
  fclose (file);
  return (guint64) resident * (guint64) sysconf (_SC_PAGESIZE);
}

GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_add (GArray *times, gint64 microseconds)
{
  double milliseconds = (double) microseconds / 1000;

  g_array_append_val (times, milliseconds);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

void
bench_sort (GArray *times)
{
  g_array_sort (times, compare);
}

double
bench_quantile (GArray *times, double quantile)
{
  guint at = (guint) ceil (quantile * times->len);

  return times->len > 0 ? g_array_index (times, double, MAX (at, 1) - 1) : 0;
}

void
bench_report (const char *group, const char *measure, const char *unit, guint n, double value)
{
  const char *path = g_getenv ("ANNALS_BENCH_RESULTS");
  FILE *file = path != NULL ? fopen (path, "a") : NULL;

  if (path != NULL && file == NULL)
    g_error ("%s cannot be written", path);
  if (file == NULL)
    return;
  fprintf (file, "%s\t%s\t%s\t%u\t%.4g\n", group, measure, unit, n, value);
  fclose (file);
}

void
bench_report_times (
    const char *group, const char *measure, const char *unit, guint n, GArray *times)
{
  static const struct
  {
    const char *name;
    double quantile;
  } columns[] = { { "median", 0.5 }, { "p95", 0.95 }, { "p99", 0.99 }, { "worst", 1 } };

  bench_sort (times);
  g_print ("  %-42s", measure);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", measure, columns[i].name);
      double value = bench_quantile (times, columns[i].quantile);
      g_print (" %8.2f", value);
      bench_report (group, name, unit, n, value);
    }
  g_print ("\n");
}
