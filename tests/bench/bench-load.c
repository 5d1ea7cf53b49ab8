/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how long a file takes from the request to the whole document, beside json-glib's plain
 * parse of the same file and, where Node.js is there, V8's. Each run is a process of its own; its
 * time does not count the process's start, and its peak memory is the kernel's figure.
 *
 *     bench-load [N…]     events in the files, 1000 to 1000000 where none is given
 */
#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "annals-bench-file.h"
#include "bench-figures.h"
#include "core/annals-memory.h"
#include "formats/annals-reader.h"

#define RUNS 5

typedef struct
{
  double milliseconds, megabytes;
} Figure;

/* ---- In the child ---- */

static gboolean
read_with_annals (const char *path, GError **error)
{
  AnnalsDocument *document = annals_reader_read_name (path, NULL, error);

  return document != NULL;
}

static gboolean
read_with_json_glib (const char *path, GError **error)
{
  JsonParser *parser = json_parser_new ();

  return json_parser_load_from_file (parser, path, error);
}

static int
run_child (const char *reader, const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 started = g_get_monotonic_time ();
  gboolean good = g_str_equal (reader, "annals") ? read_with_annals (path, &error)
                                                 : read_with_json_glib (path, &error);
  double milliseconds = (double) (g_get_monotonic_time () - started) / 1000.0;
  struct rusage usage;

  if (!good)
    g_error ("%s", error->message);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.2f %.1f\n", milliseconds, (double) usage.ru_maxrss / 1024.0);
  /* What is left is the kernel's to free, in no time that counts. */
  fflush (stdout);
  _exit (0);
}

/* ---- In the parent ---- */

static const char node_program[] =
    "const "
    "fs=require('fs'),t=performance.now();JSON.parse(fs.readFileSync(process.argv[1],'utf8'));"
    "console.log((performance.now()-t).toFixed(2),(process.resourceUsage().maxRSS/"
    "1024).toFixed(1))";

static Figure
run_once (const char *self, const char *reader, const char *path)
{
  const char *ours[] = { self, "--child", reader, path, NULL };
  const char *node[] = { "node", "-e", node_program, path, NULL };
  g_autofree char *output = NULL;
  char *rest;

  if (!g_spawn_sync (NULL, (char **) (g_str_equal (reader, "node") ? node : ours), NULL,
                     G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, NULL)
      || *output == '\0')
    return (Figure){ -1, -1 };
  double milliseconds = g_ascii_strtod (output, &rest);
  return (Figure){ milliseconds, g_ascii_strtod (rest, NULL) };
}

static int
compare (const void *a, const void *b)
{
  const Figure *i = a, *j = b;

  return (i->milliseconds > j->milliseconds) - (i->milliseconds < j->milliseconds);
}

static void
print_reader (const char *self, const char *reader, guint n, const char *path, double *ours)
{
  Figure figures[RUNS];
  guint n_runs = bench_runs (RUNS);

  for (guint i = 0; i < n_runs; i++)
    figures[i] = run_once (self, reader, path);
  qsort (figures, n_runs, sizeof (Figure), compare);
  if (figures[0].milliseconds < 0)
    return;
  double median = figures[n_runs / 2].milliseconds;
  if (*ours <= 0)
    *ours = median;
  g_print ("  %-10s least %8.1f ms, median %8.1f ms, most %8.1f ms, %6.0f MB, %5.1f times ours\n",
           reader, figures[0].milliseconds, median, figures[n_runs - 1].milliseconds,
           figures[n_runs / 2].megabytes, median / *ours);
  bench_report (reader, "read a file", "ms", n, median);
  bench_report (reader, "read a file, peak memory", "MB", n, figures[n_runs / 2].megabytes);
}

static void
bench_file (const char *self, guint n)
{
  static const char *const readers[] = { "annals", "json-glib", "node" };
  char *path = annals_bench_file_get (n);
  double ours = 0;

  g_print ("%u events:\n", n);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    print_reader (self, readers[i], n, path, &ours);
  annals_bench_file_release (path);
}

int
main (int argc, char **argv)
{
  annals_memory_init ();
  setlocale (LC_ALL, "");
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2], argv[3]);
  g_autoptr (GArray) sizes = bench_sizes (argc, argv);
  for (guint i = 0; i < sizes->len; i++)
    bench_file (argv[0], g_array_index (sizes, guint, i));
  return 0;
}
