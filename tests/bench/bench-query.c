/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how long a search over a chronology takes.
 *
 *     bench-query [N]     events, 1000000 where none is given
 */
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "annals-bench-file.h"
#include "core/annals-query.h"
#include "formats/annals-reader.h"

#define RUNS 9

static int
compare (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
bench_query (AnnalsDocument *document, const char *text)
{
  g_autoptr (AnnalsQuery) query = annals_query_new (text, NULL);
  double times[RUNS];
  guint n_found = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 started = g_get_monotonic_time ();
      g_autoptr (AnnalsEventSet) found = annals_query_run (query, document, NULL, NULL, NULL);
      times[i] = (double) (g_get_monotonic_time () - started) / 1000.0;
      n_found = annals_event_set_get_n (found);
    }
  qsort (times, RUNS, sizeof (double), compare);
  g_print ("  %-44s %8u found, least %6.1f ms, median %6.1f ms, most %6.1f ms\n", text, n_found,
           times[0], times[RUNS / 2], times[RUNS - 1]);
}

int
main (int argc, char **argv)
{
  static const char *const texts[] = {
    "treaty",
    "sao paulo",
    "東京",
    "nothing-has-this",
    "category:politics before:2023 certain:yes",
    "-storm \"vote court\"",
  };

  setlocale (LC_ALL, "");
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 1000000;
  g_autofree char *path = annals_bench_file_write (n);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document = annals_reader_read_name (path, NULL, &error);

  unlink (path);
  if (document == NULL)
    g_error ("%s", error->message);
  g_print ("%u events:\n", n);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    bench_query (document, texts[i]);
  return 0;
}
