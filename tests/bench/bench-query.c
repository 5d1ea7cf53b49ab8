/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how long a search over a chronology takes, all hits found.
 *
 *     bench-query [N…]     events in the files, 1000 to 1000000 where none is given
 */
#include <locale.h>

#include "annals-bench-file.h"
#include "bench-figures.h"
#include "core/annals-query.h"
#include "formats/annals-reader.h"

#define RUNS 9

static void
bench_query (AnnalsDocument *document, guint n, const char *text)
{
  g_autoptr (AnnalsQuery) query = annals_query_new (text, NULL);
  g_autoptr (GArray) times = bench_times_new ();
  g_autofree char *measure = g_strdup_printf ("search %s", text);
  guint n_found = 0;

  for (guint i = 0; i < bench_runs (RUNS); i++)
    {
      gint64 started = g_get_monotonic_time ();
      g_autoptr (AnnalsEventSet) found = annals_query_run (query, document, NULL, NULL, NULL);
      bench_add (times, g_get_monotonic_time () - started);
      n_found = annals_event_set_get_n (found);
    }
  bench_sort (times);
  g_print ("  %-44s %8u found, least %6.1f ms, median %6.1f ms, most %6.1f ms\n", text, n_found,
           bench_quantile (times, 0), bench_quantile (times, 0.5), bench_quantile (times, 1));
  bench_report ("annals", measure, "ms", n, bench_quantile (times, 0.5));
}

static void
run (guint n)
{
  static const char *const texts[] = {
    "treaty",
    "sao paulo",
    "東京",
    "nothing-has-this",
    "category:politics before:2023 certain:yes",
    "-storm \"vote court\"",
  };
  char *path = annals_bench_file_get (n);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document = annals_reader_read_name (path, NULL, &error);

  annals_bench_file_release (path);
  if (document == NULL)
    g_error ("%s", error->message);
  g_print ("%u events:\n", n);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    bench_query (document, n, texts[i]);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) sizes = bench_sizes (argc, argv);

  setlocale (LC_ALL, "");
  for (guint i = 0; i < sizes->len; i++)
    run (g_array_index (sizes, guint, i));
  return 0;
}
