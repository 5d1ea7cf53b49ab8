/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what the list costs: until its rows are there, a frame of scrolling, an order by each
 * column, selecting all of it and writing it for a clipboard. Needs a display.
 *
 *     bench-list [N…]     events in the files, 1000 to 1000000 where none is given
 */
#include <stdlib.h>

#include "annals-bench-file.h"
#include "app/annals-application.h"
#include "bench-figures.h"
#include "formats/annals-reader.h"
#include "widgets/annals-list-view-private.h"

#define WIDTH 1600
#define HEIGHT 900
#define STEPS 120 /* frames of each script */

typedef struct
{
  const char *name;
  double rows;  /* a frame */
  double pages; /* a frame, beside them */
  double part;  /* of the whole a frame, beside them */
} Script;

static const Script scripts[] = { { "three rows a frame", 3, 0, 0 },
                                  { "a page a frame", 0, 1, 0 },
                                  { "a hundredth of all a frame", 0, 0, 0.01 } };

typedef struct
{
  guint n;
  AnnalsViewState *state;
  AnnalsListView *list;
  GtkWidget *window;
  GArray *clock, *work;
  const Script *script; /* NULL: nothing is scrolled */
  guint step;
  gint64 started, worked;   /* of a frame */
  gint64 began, had_worked; /* of anything else */
} Bench;

static void
spin_until (const gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
quiet_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (void)
{
  gboolean done = FALSE;

  g_timeout_add (bench_runs (600), quiet_cb, &done);
  spin_until (&done);
}

/* What the clock says, and the processor time of all threads. */
static void
begin (Bench *self)
{
  self->began = g_get_monotonic_time ();
  self->had_worked = bench_cpu_time ();
}

static void
report (Bench *self, const char *measure)
{
  double milliseconds = (double) (g_get_monotonic_time () - self->began) / 1000;
  double work = (double) (bench_cpu_time () - self->had_worked) / 1000;

  g_print ("  %-42s %8.1f ms, %8.1f ms of processors\n", measure, milliseconds, work);
  bench_report ("list", measure, "ms", self->n, milliseconds);
}

/* ---- Scrolling ---- */

static void
before_paint_cb (GdkFrameClock *clock, Bench *self)
{
  self->started = g_get_monotonic_time ();
  self->worked = bench_cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *self)
{
  if (self->script == NULL)
    return;
  bench_add (self->clock, g_get_monotonic_time () - self->started);
  bench_add (self->work, bench_cpu_time () - self->worked);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->list->scroller);
  double upper = gtk_adjustment_get_upper (adjustment);
  const Script *script = self->script;

  if (script == NULL)
    return G_SOURCE_CONTINUE;
  if (self->step++ == bench_runs (STEPS))
    {
      self->script = NULL;
      return G_SOURCE_CONTINUE;
    }
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + script->rows * upper / self->n
                                + script->pages * gtk_adjustment_get_page_size (adjustment)
                                + script->part * upper);
  return G_SOURCE_CONTINUE;
}

static void
run_script (Bench *self, const Script *script)
{
  g_autofree char *clock = g_strdup_printf ("%s: by the clock", script->name);
  g_autofree char *work = g_strdup_printf ("%s: processor time", script->name);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->list->scroller), 0);
  rest ();
  g_array_set_size (self->clock, 0);
  g_array_set_size (self->work, 0);
  self->step = 0;
  self->script = script;
  while (self->script != NULL)
    g_main_context_iteration (NULL, TRUE);
  bench_report_times ("list", clock, "ms", self->n, self->clock);
  bench_report_times ("list", work, "ms", self->n, self->work);
}

/* ---- Orders, selection, copying ---- */

static void
time_order (Bench *self, const char *sort, gboolean descending)
{
  g_autofree char *measure =
      g_strdup_printf ("sort by %s%s", sort, descending ? ", turned round" : "");

  begin (self);
  g_object_set (self->list, "sort", sort, "descending", descending, NULL);
  while (annals_latest_is_busy (self->list->sorter))
    g_main_context_iteration (NULL, TRUE);
  report (self, measure);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (object), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) data = TRUE;
}

static void
time_copy (Bench *self, const char *type, const char *measure)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/null");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, &error);
  gboolean done = FALSE;

  if (stream == NULL)
    g_error ("%s", error->message);
  begin (self);
  g_autoptr (GdkContentProvider) content =
      annals_list_content_new (annals_list_model_get_document (self->list->model), NULL,
                               annals_list_model_dup_selected (self->list->model));
  gdk_content_provider_write_mime_type_async (content, type, G_OUTPUT_STREAM (stream),
                                              G_PRIORITY_DEFAULT, NULL, written_cb, &done);
  spin_until (&done);
  report (self, measure);
}

static void
time_selection (Bench *self)
{
  begin (self);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->list->model));
  report (self, "select all");
  time_copy (self, "text/tab-separated-values", "write all as a table");
  time_copy (self, "application/json", "write all as JSON");
  begin (self);
  annals_view_state_set_selected (self->state, self->n - 1);
  report (self, "select one elsewhere");
}

/* ---- The whole ---- */

static void
show_rows (Bench *self, AnnalsDocument *document)
{
  annals_view_state_set_document (self->state, document);
  while (annals_view_state_is_busy (self->state))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  rest ();
  begin (self);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->list));
  for (guint frame = 0; frame < 2;)
    {
      self->started = 0;
      g_main_context_iteration (NULL, TRUE);
      frame += self->started != 0;
    }
  report (self, "show the list");
}

static void
run (guint n)
{
  static const char *const sorts[] = { "category", "actors", "place", "sources", "date", "title" };
  Bench self = { .n = n, .clock = bench_times_new (), .work = bench_times_new () };
  char *path = annals_bench_file_get (n);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document = annals_reader_read_name (path, NULL, &error);

  if (document == NULL)
    g_error ("%s", error->message);
  g_print ("%u events in the list\n", n);
  self.state = annals_view_state_new ();
  self.list = g_object_ref_sink (g_object_new (ANNALS_TYPE_LIST_VIEW, NULL));
  self.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self.window), WIDTH, HEIGHT);
  annals_list_view_set_state (self.list, self.state);
  gtk_widget_realize (self.window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self.window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &self);
  gtk_widget_add_tick_callback (self.window, tick_cb, &self, NULL);
  show_rows (&self, document);
  g_print ("  %-42s %8s %8s %8s %8s\n", "frames, ms", "median", "p95", "p99", "worst");
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    run_script (&self, &scripts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    time_order (&self, sorts[i], FALSE);
  time_order (&self, "title", TRUE);
  time_selection (&self);
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_object_unref (self.list);
  g_object_unref (self.state);
  annals_bench_file_release (path);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_autoptr (AnnalsApplication) application = annals_application_new ();
  g_autoptr (GArray) sizes = bench_sizes (argc, argv);

  for (guint i = 0; i < sizes->len; i++)
    run (g_array_index (sizes, guint, i));
  return 0;
}
