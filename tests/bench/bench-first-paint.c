/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how long a window with the bundled chronology takes from the start of its process to its
 * first complete picture. Each run is a process of its own: the parent notes the time, the child
 * runs the program's own application and window and leaves after the frame that shows the document.
 */
#include <stdlib.h>

#include "app/annals-application.h"
#include "app/annals-window.h"
#include "bench-figures.h"

#define RUNS 7

typedef struct
{
  gint64 started;
  GtkApplication *application;
} Child;

static void
after_paint_cb (GdkFrameClock *clock, Child *child)
{
  GtkWindow *window = gtk_application_get_active_window (child->application);
  AnnalsViewState *state = annals_window_get_state (ANNALS_WINDOW (window));

  if (annals_view_state_get_document (state) == NULL)
    return;
  g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - child->started);
  exit (0);
}

static void
realize_cb (GtkWidget *window, Child *child)
{
  GdkFrameClock *clock =
      gtk_native_get_surface (GTK_NATIVE (window)) != NULL
          ? gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)))
          : NULL;
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), child);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Child *child)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realize_cb (GTK_WIDGET (window), child);
  else
    g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), child);
}

static int
run_child (const char *started)
{
  char *arguments[] = { (char *) "annals", NULL };
  g_autoptr (AnnalsApplication) application = annals_application_new ();
  Child child = { g_ascii_strtoll (started, NULL, 10), GTK_APPLICATION (application) };

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &child);
  return g_application_run (G_APPLICATION (application), 1, arguments);
}

/* In microseconds. */
static gint64
time_child (const char *self)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *argv[] = { self, "--child", now, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                     &error))
    g_error ("%s", error->message);
  if (*output == '\0')
    g_error ("the window did not come up");
  return g_ascii_strtoll (output, NULL, 10);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) times = bench_times_new ();

  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);
  for (guint i = 0; i < RUNS; i++)
    bench_add (times, time_child (argv[0]));
  bench_sort (times);
  g_print ("first paint, bundled chronology: least %.0f ms, median %.0f ms, most %.0f ms\n",
           bench_quantile (times, 0), bench_quantile (times, 0.5), bench_quantile (times, 1));
  bench_report ("window", "start of the process to the first paint", "ms", 0,
                bench_quantile (times, 0.5));
  return 0;
}
