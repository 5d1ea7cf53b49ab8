/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what a picture on paper costs: the whole command, from the start of its process to its
 * end, with the reading of the file and the plan.
 *
 *     bench-export [N…]     events in the files, 1000 to 1000000 where none is given
 */
#include <glib/gstdio.h>
#include <locale.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "annals-bench-file.h"
#include "bench-figures.h"

#define RUNS 5

static double
run_once (const char *input, const char *output, GArray *times)
{
  const char *argv[] = { g_getenv ("ANNALS_BINARY"), "export", input, "-o", output, NULL };
  gint64 started = g_get_monotonic_time ();
  struct rusage usage;
  pid_t child;
  int status;

  if (posix_spawn (&child, argv[0], NULL, NULL, (char **) argv, environ) != 0
      || wait4 (child, &status, 0, &usage) < 0 || status != 0)
    g_error ("%s cannot be written", output);
  bench_add (times, g_get_monotonic_time () - started);
  return (double) usage.ru_maxrss / 1024;
}

static void
run (guint n)
{
  static const char *const formats[] = { "png", "svg", "pdf" };
  char *input = annals_bench_file_get (n);

  g_print ("%u events:\n", n);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *output =
          g_strdup_printf ("%s/annals-bench-%d.%s", g_get_tmp_dir (), (int) getpid (), formats[i]);
      g_autofree char *measure = g_strdup_printf ("file to %s", formats[i]);
      g_autoptr (GArray) times = bench_times_new ();
      double megabytes = 0;
      for (guint j = 0; j < bench_runs (RUNS); j++)
        megabytes = MAX (megabytes, run_once (input, output, times));
      g_unlink (output);
      bench_sort (times);
      g_print ("  %s: least %8.1f ms, median %8.1f ms, most %8.1f ms, %6.0f MB at most\n",
               formats[i], bench_quantile (times, 0), bench_quantile (times, 0.5),
               bench_quantile (times, 1), megabytes);
      bench_report ("annals", measure, "ms", n, bench_quantile (times, 0.5));
    }
  annals_bench_file_release (input);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) sizes = bench_sizes (argc, argv);

  setlocale (LC_ALL, "");
  if (g_getenv ("ANNALS_BINARY") == NULL)
    g_error ("ANNALS_BINARY names no program");
  for (guint i = 0; i < sizes->len; i++)
    run (g_array_index (sizes, guint, i));
  return 0;
}
