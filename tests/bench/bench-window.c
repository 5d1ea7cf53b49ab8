/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what a person meets in the program's own window: how long a file takes from the request to
 * the complete picture, the frames of scripted pans and zooms by the frame clock, and the memory.
 * Each file has a process of its own. Needs a display.
 *
 *     bench-window [N…]     events in the files, 1000 to 1000000 where none is given
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "annals-bench-file.h"
#include "app/annals-application.h"
#include "app/annals-window.h"
#include "bench-figures.h"
#include "core/annals-memory.h"
#include "widgets/annals-timeline-view-private.h"

#define WIDTH 1600
#define HEIGHT 900
#define STEPS 120    /* frames of each script */
#define SETTLED 1000 /* milliseconds without a change, after which nothing more comes */
#define IN_TIME 1000 / 60.0 * 1.5 /* milliseconds: a frame later than that was dropped */

/* The time in view of one step. Sixty pan, thirty zoom in, thirty out, as compare/page.html does.
 */
typedef struct
{
  const char *name;
  double part; /* of the range in view; 0: from all to an hour and back */
} Script;

static const Script scripts[] = { { "whole range", 1 },
                                  { "a hundredth", 0.01 },
                                  { "to an hour and back", 0 } };

typedef enum
{
  STARTING, /* the bundled chronology is coming */
  OPENING,
  SETTLING, /* before each script */
  RUNNING,
} Phase;

typedef struct
{
  guint n;
  char *path;
  GtkApplication *application;
  AnnalsWindow *window;
  AnnalsTimelineView *view;
  AnnalsViewState *state;
  AnnalsDocument *bundled;
  Phase phase;
  gint64 since; /* of the phase */
  gboolean seen_first, seen_all;
  guint script, step;
  gint64 worked; /* when the script began, and when the frame began */
  gint64 frame_worked, frame_started, last_frame;
  GArray *intervals, *clock, *work;
} Child;

/* ---- What is measured ---- */

static void
report_opened (Child *self, const char *what)
{
  double milliseconds = (double) (g_get_monotonic_time () - self->since) / 1000;
  g_autofree char *measure = g_strdup_printf ("open: %s", what);

  g_print ("  %-42s %8.1f ms\n", measure, milliseconds);
  bench_report ("window", measure, "ms", self->n, milliseconds);
}

static void
report_memory (Child *self)
{
  struct rusage usage;
  double now = (double) bench_resident () / 1048576;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("  memory: %.0f MB, %.0f MB at most\n", now, (double) usage.ru_maxrss / 1024);
  bench_report ("window", "memory, settled", "MB", self->n, now);
  bench_report ("window", "memory, peak", "MB", self->n, (double) usage.ru_maxrss / 1024);
}

static void
report_script (Child *self)
{
  const char *name = scripts[self->script].name;
  g_autofree char *intervals = g_strdup_printf ("%s: between frames", name);
  g_autofree char *clock = g_strdup_printf ("%s: frame by the clock", name);
  g_autofree char *work = g_strdup_printf ("%s: frame's processor time", name);
  g_autofree char *all = g_strdup_printf ("%s: all processor time a frame", name);
  double each = (double) (bench_cpu_time () - self->worked) / 1000 / self->intervals->len;
  guint late = 0;

  for (guint i = 0; i < self->intervals->len; i++)
    late += g_array_index (self->intervals, double, i) > IN_TIME;
  bench_report_times ("window", intervals, "ms", self->n, self->intervals);
  bench_report_times ("window", clock, "ms", self->n, self->clock);
  bench_report_times ("window", work, "ms", self->n, self->work);
  bench_report ("window", all, "ms", self->n, each);
  g_print ("  %-42s %8.2f  (and %u frames of %u came late)\n", all, each, late,
           self->intervals->len);
}

/* ---- The script ---- */

static AnnalsSpan
script_span (AnnalsSpan range, const Script *script, guint step)
{
  double length = annals_span_length (range);
  double width = script->part > 0 ? length * script->part : length;
  double panned = script->part == 1 ? 0.1 * width * sin (2 * G_PI * MIN (step, 60) / 60.0)
                                    : 0.02 * width * MIN (step, 60);
  double middle = range.start + 0.495 * length + panned + width / 2, in = width;

  if (script->part == 1)
    middle = range.start + panned + width / 2;
  if (script->part == 0)
    {
      middle = range.start + 0.37 * length;
      in = length * pow (3600 / length, 1 - fabs (2.0 * step / STEPS - 1));
    }
  else if (step > 60)
    in = width * pow (0.96, step <= 90 ? step - 60 : 120 - step);
  return (AnnalsSpan){ middle - in / 2, middle + in / 2 };
}

static void
enter (Child *self, Phase phase)
{
  self->phase = phase;
  self->since = g_get_monotonic_time ();
}

static void
begin_script (Child *self)
{
  AnnalsSpan range = annals_document_get_range (annals_view_state_get_document (self->state));

  if (self->script == G_N_ELEMENTS (scripts))
    {
      fflush (stdout);
      _exit (0);
    }
  self->step = 0;
  annals_view_state_set_span (self->state, script_span (range, &scripts[self->script], 0));
  enter (self, SETTLING);
}

static void
run_step (Child *self)
{
  AnnalsSpan range = annals_document_get_range (annals_view_state_get_document (self->state));

  if (self->step++ < bench_runs (STEPS))
    {
      annals_view_state_set_span (self->state,
                                  script_span (range, &scripts[self->script], self->step));
      return;
    }
  report_script (self);
  self->script++;
  begin_script (self);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Child *self = data;
  gboolean settled = g_get_monotonic_time () - self->since > bench_runs (SETTLED) * 1000;

  if (self->phase == RUNNING)
    run_step (self);
  else if (self->phase == STARTING && settled && self->bundled != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (self->path);
      enter (self, OPENING);
      annals_window_open (self->window, file);
    }
  else if (self->phase == SETTLING && settled)
    {
      if (self->script == 0)
        report_memory (self);
      g_array_set_size (self->intervals, 0);
      g_array_set_size (self->clock, 0);
      g_array_set_size (self->work, 0);
      self->last_frame = 0;
      self->worked = bench_cpu_time ();
      enter (self, RUNNING);
    }
  return G_SOURCE_CONTINUE;
}

/* ---- Frames ---- */

static void
before_paint_cb (GdkFrameClock *clock, Child *self)
{
  self->frame_started = g_get_monotonic_time ();
  self->frame_worked = bench_cpu_time ();
}

static void
note_opening (Child *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  const AnnalsScene *scene = self->view->scene;
  guint n;

  if (document == self->bundled || scene == NULL
      || annals_lanes_get_document (annals_plan_get_lanes (scene->plan)) != document)
    return;
  annals_document_get_events (document, &n);
  if (!self->seen_first)
    report_opened (self, "first picture");
  self->seen_first = TRUE;
  if (n != self->n)
    return;
  if (!self->seen_all)
    report_opened (self, "all events");
  self->seen_all = TRUE;
  if (scene->items->len == 0)
    return;
  report_opened (self, "labels planned");
  g_print ("  %-42s %8s %8s %8s %8s\n", "frames, ms", "median", "p95", "p99", "worst");
  begin_script (self);
}

static void
after_paint_cb (GdkFrameClock *clock, Child *self)
{
  gint64 frame = gdk_frame_timings_get_frame_time (gdk_frame_clock_get_current_timings (clock));

  if (self->phase == STARTING && self->bundled == NULL)
    {
      self->bundled = annals_view_state_get_document (self->state);
      self->since = g_get_monotonic_time ();
    }
  if (self->phase == OPENING)
    note_opening (self);
  if (self->phase != RUNNING)
    return;
  if (self->last_frame != 0)
    {
      bench_add (self->intervals, frame - self->last_frame);
      bench_add (self->clock, g_get_monotonic_time () - self->frame_started);
      bench_add (self->work, bench_cpu_time () - self->frame_worked);
    }
  self->last_frame = frame;
}

/* ---- The window ---- */

static AnnalsTimelineView *
find_timeline (GtkWidget *widget)
{
  AnnalsTimelineView *found = NULL;

  if (ANNALS_IS_TIMELINE_VIEW (widget))
    return ANNALS_TIMELINE_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_timeline (child);
  return found;
}

static void
realize_cb (GtkWidget *window, Child *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  self->window = ANNALS_WINDOW (window);
  self->state = annals_window_get_state (self->window);
  self->view = find_timeline (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  gtk_widget_add_tick_callback (window, tick_cb, self, NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Child *self)
{
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), self);
}

static int
run_child (guint n, const char *path)
{
  char *arguments[] = { (char *) "annals", NULL };
  g_autoptr (AnnalsApplication) application = annals_application_new ();
  Child self = { .n = n,
                 .path = g_strdup (path),
                 .application = GTK_APPLICATION (application),
                 .intervals = bench_times_new (),
                 .clock = bench_times_new (),
                 .work = bench_times_new () };

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &self);
  return g_application_run (G_APPLICATION (application), 1, arguments);
}

static void
run (const char *program, guint n)
{
  char *path = annals_bench_file_get (n);
  g_autofree char *count = g_strdup_printf ("%u", n);
  const char *argv[] = { program, "--child", count, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_print ("%u events in a window\n", n);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL,
                     NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  annals_bench_file_release (path);
}

int
main (int argc, char **argv)
{
  annals_memory_init ();
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return run_child ((guint) atoi (argv[2]), argv[3]);
  g_autoptr (GArray) sizes = bench_sizes (argc, argv);
  for (guint i = 0; i < sizes->len; i++)
    run (argv[0], g_array_index (sizes, guint, i));
  return 0;
}
