/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints where the memory of a large document goes: what each structure takes for an event, beside
 * what is held of the file's text, and how much it was at most while all of them were made. Each
 * run is a process of its own. bench-window tells what a whole window takes.
 *
 *     bench-memory [N…]     events in the files, 1000 to 1000000 where none is given
 */
#include <gtk/gtk.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "annals-bench-file.h"
#include "bench-figures.h"
#include "core/annals-filter.h"
#include "core/annals-memory.h"
#include "formats/annals-reader.h"
#include "layout/annals-plan.h"
#include "render/annals-text-metrics.h"

#define WIDTH 1600
#define HEIGHT 900

typedef struct
{
  guint n;
  const char *lanes;
  double text;  /* bytes that are the file's own and held */
  double taken; /* bytes, when the last figure was taken */
  double all;   /* bytes that the structures take together */
} Account;

/* What is the process's own: not what it shares, such as libraries. */
static double
get_own (void)
{
  long size = 0, resident = 0, shared = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  annals_memory_trim ();
  if (file == NULL || fscanf (file, "%ld %ld %ld", &size, &resident, &shared) != 3)
    g_error ("the kernel does not tell how much memory is taken");
  fclose (file);
  return (double) (resident - shared) * (double) sysconf (_SC_PAGESIZE);
}

static void
report (const Account *self, const char *what, const char *unit, double figure)
{
  g_autofree char *measure = g_strdup_printf ("memory, %s, %s", self->lanes, what);

  g_print ("  %-44s %10.1f %s\n", measure, figure, unit);
  bench_report ("annals", measure, unit, self->n, figure);
}

static void
take (Account *self, const char *what)
{
  double now = get_own (), more = now - self->taken - self->text;

  self->text = 0;
  self->taken = now;
  self->all += more;
  report (self, what, "B/event", more / self->n);
}

/* The file where it is held; else titles and ids, of which copies are. */
static double
get_text_size (AnnalsDocument *document)
{
  AnnalsContent *content = annals_document_get_content (document);
  guint n;
  const AnnalsEvent *events = annals_document_get_events (document, &n);
  double size = 0;

  if (annals_content_is_held (content))
    return (double) annals_content_get_size (content);
  for (guint i = 0; i < n; i++)
    size += (double) events[i].title.length + (double) events[i].id.length;
  return size;
}

static int
run_child (const char *count, const char *path, AnnalsGrouping grouping)
{
  g_autoptr (GError) error = NULL;
  PangoContext *context = annals_text_context_new ();
  AnnalsTextMetrics *metrics = annals_text_metrics_new (context);
  g_autoptr (AnnalsFilter) filter = annals_filter_new ();
  Account account = { (guint) atoi (count), annals_grouping_to_string (grouping), 0, get_own (),
                      0 };
  struct rusage usage;

  g_autoptr (AnnalsDocument) document = annals_reader_read_name (path, NULL, &error);
  if (document == NULL)
    g_error ("%s", error->message);
  double text = get_text_size (document);
  account.text = text;
  report (&account, "text", "MB", text / 1e6);
  take (&account, "document");
  g_autoptr (AnnalsFiltered) filtered = annals_filter_run (filter, document, NULL, NULL);
  take (&account, "filtered");
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, grouping);
  take (&account, "lanes");
  g_autoptr (AnnalsPlan) plan =
      annals_plan_new (lanes, annals_text_metrics_get (metrics),
                       annals_document_get_home (document), WIDTH, HEIGHT, NULL);
  take (&account, "plan");
  report (&account, "all of these", "B/event", account.all / account.n);
  report (&account, "settled", "MB", (account.all + text) / 1e6);
  getrusage (RUSAGE_SELF, &usage);
  report (&account, "peak, with libraries", "MB", (double) usage.ru_maxrss * 1024 / 1e6);
  annals_text_metrics_unref (metrics);
  g_object_unref (context);
  return 0;
}

static void
run (const char *self, guint n, const char *path, const char *lanes)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  const char *argv[] = { self, "--child", count, path, lanes, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                     &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  AnnalsGrouping grouping;

  setlocale (LC_ALL, "");
  annals_memory_init ();
  if (argc == 5 && g_str_equal (argv[1], "--child")
      && annals_grouping_from_string (argv[4], &grouping))
    return run_child (argv[2], argv[3], grouping);
  g_autoptr (GArray) sizes = bench_sizes (argc, argv);
  for (guint i = 0; i < sizes->len; i++)
    {
      guint n = g_array_index (sizes, guint, i);
      char *path = annals_bench_file_get (n);
      g_print ("%u events\n", n);
      run (argv[0], n, path, "category");
      run (argv[0], n, path, "none");
      annals_bench_file_release (path);
    }
  return 0;
}
