/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measuring in the window: by drags on the ruler, by keys, from event to event; and what is then
 * done with it. */
#include <math.h>

#include "annals-test-window.h"
#include "annals-test-widgets.h"
#include "app/annals-window-private.h"
#include "formats/annals-reader.h"
#include "widgets/annals-timeline-view-private.h"

typedef struct
{
  AnnalsWindow *window;
  AnnalsViewState *state;
  AnnalsTimelineView *timeline;
  AnnalsMeasurement *measurement;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = annals_test_window_new ();
  fixture->state = annals_window_get_state (fixture->window);
  fixture->timeline = fixture->window->timeline;
  fixture->measurement = fixture->window->measurement;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  annals_test_window_close (fixture->window);
}

static double
x_of (Fixture *fixture, AnnalsTime time)
{
  annals_timeline_view_ensure_scene (fixture->timeline);
  return annals_scene_x_of (fixture->timeline->scene, time);
}

/* From one x to another, on the ruler. */
static void
drag (Fixture *fixture, double from, double to)
{
  gpointer gesture =
      annals_test_find_controller (GTK_WIDGET (fixture->timeline), GTK_TYPE_GESTURE_DRAG, 0);

  g_signal_emit_by_name (gesture, "drag-begin", from, 12.0);
  g_signal_emit_by_name (gesture, "drag-update", (to - from) / 2, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", to - from, 0.0);
}

static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (annals_test_find_controller (GTK_WIDGET (fixture->timeline),
                                                      GTK_TYPE_EVENT_CONTROLLER_KEY, 0),
                         "key-pressed", keyval, 0u, modifiers, &taken);
  return taken;
}

static void
act (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  annals_test_spin ();
}

static AnnalsTime
day (gint64 year, int month, int of_month)
{
  AnnalsCivil civil = { year, month, of_month, 0, 0, 0 };
  AnnalsTime local = annals_civil_to_time (&civil);

  return local;
}

/* As the ruler has it, which is of no zone, as the bundled chronology has no times of day. */
static AnnalsTime
drawn_day (Fixture *fixture, gint64 year, int month, int of_month)
{
  return annals_zone_to_time (
      annals_clock_get_zone (annals_clock_get_ruler (annals_view_state_get_clock (fixture->state))),
      day (year, month, of_month));
}

static guint
count_slowly (Fixture *fixture, AnnalsSpan span)
{
  const AnnalsEvent *all =
      annals_document_get_events (annals_view_state_get_document (fixture->state), NULL);
  AnnalsEventSet *shown = annals_view_state_get_shown (fixture->state);
  guint n = annals_event_set_get_n (shown), met = 0;

  for (guint i = 0; i < n; i++)
    {
      const AnnalsEvent *event = &all[annals_event_set_get (shown, i)];
      met += !(event->flags & ANNALS_EVENT_UNDATED)
             && annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, span);
    }
  return met;
}

static void
assert_counts (Fixture *fixture)
{
  guint n = count_slowly (fixture, annals_measurement_get_civil_span (fixture->measurement));
  g_autofree char *contents = annals_measurement_dup_contents (fixture->measurement);
  g_autofree char *wanted = g_strdup_printf ("%u event", n);

  g_assert_true (g_str_has_prefix (contents, wanted));
}

/* ---- Spans ---- */

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  AnnalsSpan view = annals_view_state_get_span (fixture->state);
  AnnalsTime from = drawn_day (fixture, 2021, 1, 1), to = drawn_day (fixture, 2022, 1, 1);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->measure_card)));
  /* A little beside the ticks, which then are meant. */
  drag (fixture, x_of (fixture, from) + 3, x_of (fixture, to) - 3);
  g_assert_cmpint (annals_measurement_get_kind (fixture->measurement), ==, ANNALS_MEASURES_SPAN);
  AnnalsSpan span = annals_measurement_get_span (fixture->measurement);
  g_assert_cmpfloat (span.start, ==, from);
  g_assert_cmpfloat (span.end, ==, to);
  g_assert_cmpfloat (annals_view_state_get_span (fixture->state).start, ==, view.start);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->measure_card)));
  g_autofree char *length = annals_measurement_dup_length (fixture->measurement);
  g_autofree char *ends = annals_measurement_dup_ends (fixture->measurement);
  g_assert_cmpstr (length, ==, "1 year (365 days)");
  g_assert_cmpstr (ends, ==, "1 January – 31 December 2021");
  assert_counts (fixture);
}

/* From the other side it is the same, and an edge can be taken again. */
static void
test_edges (Fixture *fixture, gconstpointer data)
{
  AnnalsTime from = drawn_day (fixture, 2021, 1, 1), to = drawn_day (fixture, 2022, 1, 1),
             later = drawn_day (fixture, 2023, 1, 1);

  drag (fixture, x_of (fixture, to), x_of (fixture, from));
  g_assert_cmpfloat (annals_measurement_get_span (fixture->measurement).start, ==, from);
  drag (fixture, x_of (fixture, to) + 5, x_of (fixture, later));
  g_assert_cmpfloat (annals_measurement_get_span (fixture->measurement).start, ==, from);
  g_assert_cmpfloat (annals_measurement_get_span (fixture->measurement).end, ==, later);
  drag (fixture, x_of (fixture, from), x_of (fixture, to));
  g_assert_cmpfloat (annals_measurement_get_span (fixture->measurement).start, ==, to);
  g_assert_cmpfloat (annals_measurement_get_span (fixture->measurement).end, ==, later);
}

static void
test_plot_pans (Fixture *fixture, gconstpointer data)
{
  gpointer gesture =
      annals_test_find_controller (GTK_WIDGET (fixture->timeline), GTK_TYPE_GESTURE_DRAG, 0);
  AnnalsSpan view = annals_view_state_get_span (fixture->state);

  g_signal_emit_by_name (gesture, "drag-begin", 400.0, 300.0);
  g_signal_emit_by_name (gesture, "drag-update", 60.0, 0.0);
  g_assert_cmpint (annals_measurement_get_kind (fixture->measurement), ==, ANNALS_MEASURES_NOTHING);
  g_assert_cmpfloat (annals_view_state_get_span (fixture->state).start, <, view.start);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  annals_view_state_set_selected (fixture->state, 50);
  g_assert_false (press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK));
  g_assert_true (press (fixture, GDK_KEY_m, 0));
  AnnalsSpan span = annals_measurement_get_span (fixture->measurement);
  AnnalsSpan view = annals_view_state_get_span (fixture->state);
  g_assert_cmpfloat (span.start, <, span.end);
  g_assert_true (span.start >= view.start && span.end <= view.end);
  assert_counts (fixture);
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK));
  AnnalsSpan longer = annals_measurement_get_span (fixture->measurement);
  g_assert_cmpfloat (longer.start, ==, span.start);
  g_assert_cmpfloat (longer.end, >, span.end);
  g_assert_true (press (fixture, GDK_KEY_Left, GDK_SHIFT_MASK | GDK_CONTROL_MASK));
  g_assert_cmpfloat (annals_measurement_get_span (fixture->measurement).start, <, span.start);
  g_assert_cmpfloat (annals_measurement_get_span (fixture->measurement).end, ==, longer.end);
  gtk_widget_set_direction (GTK_WIDGET (fixture->timeline), GTK_TEXT_DIR_RTL);
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_cmpfloat (annals_measurement_get_span (fixture->measurement).end, <, longer.end);
  /* An end never goes beyond the other. */
  for (guint i = 0; i < 60; i++)
    press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  span = annals_measurement_get_span (fixture->measurement);
  g_assert_cmpfloat (span.start, <=, span.end);
  /* Escape ends this first, then the selection. */
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_cmpint (annals_measurement_get_kind (fixture->measurement), ==, ANNALS_MEASURES_NOTHING);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 50);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, ANNALS_NONE);
}

/* An event is counted once, however the lanes are made, and only if it is shown. */
static void
test_counts (Fixture *fixture, gconstpointer data)
{
  annals_measurement_set_span (fixture->measurement, day (2020, 10, 1), day (2023, 4, 1));
  g_autofree char *by_category = annals_measurement_dup_contents (fixture->measurement);
  annals_view_state_set_grouping (fixture->state, ANNALS_GROUPING_ACTOR);
  g_autofree char *by_actor = annals_measurement_dup_contents (fixture->measurement);
  g_assert_cmpstr (by_category, ==, by_actor);
  assert_counts (fixture);
  annals_view_state_choose (fixture->state, ANNALS_ENTITY_CATEGORY, 1, ANNALS_CHOICE_WANTED);
  g_autofree char *filtered = annals_measurement_dup_contents (fixture->measurement);
  g_assert_cmpstr (filtered, !=, by_actor);
  assert_counts (fixture);
}

/* ---- What is done with it ---- */

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  AnnalsSpan wanted = { day (2021, 1, 1), day (2022, 1, 1) }, span;

  annals_measurement_set_span (fixture->measurement, drawn_day (fixture, 2021, 1, 1),
                               drawn_day (fixture, 2022, 1, 1));
  act (fixture, "win.measure-filter");
  g_assert_true (annals_filter_get_span (annals_view_state_get_filter (fixture->state), &span));
  g_assert_cmpfloat (span.start, ==, wanted.start);
  g_assert_cmpfloat (span.end, ==, wanted.end);
  guint n = annals_view_state_get_n_shown (fixture->state);
  g_assert_cmpuint (n, <, 97);
  g_assert_cmpuint (n, ==, count_slowly (fixture, wanted));
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  AnnalsSpan span = { day (2021, 1, 1), day (2021, 3, 1) };

  annals_measurement_set_span (fixture->measurement, span.start, span.end);
  act (fixture, "win.measure-zoom");
  AnnalsSpan view = annals_view_state_get_span (fixture->state);
  g_assert_cmpfloat (view.start, <=, span.start);
  g_assert_cmpfloat (view.end, >=, span.end);
  g_assert_cmpfloat (annals_span_length (view), <, 1.5 * annals_span_length (span));
  act (fixture, "win.measure-close");
  g_assert_cmpint (annals_measurement_get_kind (fixture->measurement), ==, ANNALS_MEASURES_NOTHING);
}

/* A story does not show it, and brings it back. */
static void
test_story (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (fixture->window->measure_card);

  annals_measurement_set_span (fixture->measurement, day (2021, 1, 1), day (2021, 3, 1));
  act (fixture, "win.tell");
  g_assert_false (gtk_widget_get_visible (card));
  act (fixture, "win.tell");
  g_assert_true (gtk_widget_get_visible (card));
}

/* ---- Events ---- */

static void
test_events (Fixture *fixture, gconstpointer data)
{
  g_assert_false (annals_timeline_view_measure_to (fixture->timeline, 10));
  annals_view_state_set_selected (fixture->state, 10);
  g_assert_false (annals_timeline_view_measure_to (fixture->timeline, 10));
  g_assert_true (annals_timeline_view_measure_to (fixture->timeline, 60));
  g_assert_cmpint (annals_measurement_get_kind (fixture->measurement), ==, ANNALS_MEASURES_EVENTS);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 10);
  g_autofree char *length = annals_measurement_dup_length (fixture->measurement);
  g_assert_true (g_str_has_suffix (length, " later"));
  g_autofree char *ends = annals_measurement_dup_ends (fixture->measurement);
  g_autofree char *title = annals_event_dup_title (
      &annals_document_get_events (annals_view_state_get_document (fixture->state), NULL)[10]);
  g_assert_true (g_str_has_prefix (ends, title));
  annals_test_spin (); /* which draws it */
  annals_measurement_set_events (fixture->measurement, 60, 10);
  g_autofree char *back = annals_measurement_dup_length (fixture->measurement);
  g_assert_true (g_str_has_suffix (back, " earlier"));
}

/* The focus goes from event to event, and the selection stays: then there are two. */
static void
test_events_by_keys (Fixture *fixture, gconstpointer data)
{
  guint from, to;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->timeline));
  press (fixture, GDK_KEY_Page_Down, 0);
  annals_test_spin ();
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  annals_test_spin ();
  const AnnalsStop *focused = annals_timeline_view_get_focused_stop (fixture->timeline);
  for (guint i = 0; i < 30 && (focused == NULL || focused->event == ANNALS_NONE); i++)
    {
      press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
      annals_test_spin ();
      focused = annals_timeline_view_get_focused_stop (fixture->timeline);
    }
  g_assert_nonnull (focused);
  guint event = focused->event;
  press (fixture, GDK_KEY_m, 0);
  g_assert_cmpint (annals_measurement_get_kind (fixture->measurement), ==, ANNALS_MEASURES_EVENTS);
  annals_measurement_get_events (fixture->measurement, &from, &to);
  g_assert_cmpuint (from, ==, annals_view_state_get_selected (fixture->state));
  g_assert_cmpuint (to, ==, event);
}

static void
test_reloaded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnnalsDocument) again = annals_reader_read_name (ANNALS_BUNDLED, NULL, NULL);
  g_autoptr (AnnalsDocument) another = annals_reader_read_name (ANNALS_BUNDLED, NULL, NULL);

  annals_measurement_set_events (fixture->measurement, 10, 60);
  g_autofree char *before = annals_measurement_dup_text (fixture->measurement);
  annals_view_state_reload_document (fixture->state, again);
  g_autofree char *after = annals_measurement_dup_text (fixture->measurement);
  g_assert_cmpstr (before, ==, after);
  annals_view_state_set_document (fixture->state, another);
  g_assert_cmpint (annals_measurement_get_kind (fixture->measurement), ==, ANNALS_MEASURES_NOTHING);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->measure_card)));
}

static void
add_tests (void)
{
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/measuring/drag", test_drag);
  ADD ("/measuring/edges", test_edges);
  ADD ("/measuring/plot-pans", test_plot_pans);
  ADD ("/measuring/keys", test_keys);
  ADD ("/measuring/counts", test_counts);
  ADD ("/measuring/filter", test_filter);
  ADD ("/measuring/zoom", test_zoom);
  ADD ("/measuring/story", test_story);
  ADD ("/measuring/events", test_events);
  ADD ("/measuring/events-by-keys", test_events_by_keys);
  ADD ("/measuring/reloaded", test_reloaded);
#undef ADD
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
