/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window is set up for a file is there again when it is opened again: panes, views and how
 * they share the height. */
#include <glib/gstdio.h>

#include "annals-test-window.h"
#include "app/annals-window-private.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC) /* a hang, not a measure */
#define N_FILES 3
#define WIDE 1400
#define NARROW 500

typedef struct
{
  AnnalsWindow *window;
  char *paths[N_FILES];
} Fixture;

static void
open_file (AnnalsWindow *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AnnalsDocument *before = annals_view_state_get_document (window->state);
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  annals_window_open (window, file);
  while (annals_view_state_get_document (window->state) == before && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  annals_test_spin ();
  g_assert_true (annals_window_shows (window, file));
}

static AnnalsWindow *
open_window (const char *path, int width)
{
  AnnalsWindow *window = annals_window_new (annals_test_application);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  open_file (window, path);
  return window;
}

static void
forget_settings (void)
{
  static const char *const keys[] = { "show-filters",  "show-details", "view",         "lanes",
                                      "timeline-part", "window-width", "window-height" };
  GSettings *settings = annals_application_get_settings (annals_test_application);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_FILES; i++)
    {
      int fd = g_file_open_tmp ("annals-memory-XXXXXX.json", &fixture->paths[i], NULL);
      g_close (fd, NULL);
      g_assert_true (g_file_set_contents (
          fixture->paths[i],
          "{\"format\":\"annals/1\",\"events\":[{\"title\":\"One\",\"start\":\"2020\"}]}", -1,
          NULL));
    }
  forget_settings ();
  annals_test_forget_files ();
  fixture->window = open_window (fixture->paths[0], WIDE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  annals_test_window_close (fixture->window);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_remove (fixture->paths[i]);
      g_free (fixture->paths[i]);
    }
}

static void
assert_panes (AnnalsWindow *window, gboolean filters, gboolean details)
{
  g_assert_cmpint (adw_flap_get_reveal_flap (window->filters_flap), ==, filters);
  g_assert_cmpint (adw_flap_get_reveal_flap (window->details_flap), ==, details);
}

static void
assert_view (AnnalsWindow *window, gboolean timeline, gboolean list)
{
  g_assert_cmpint (gtk_widget_get_mapped (GTK_WIDGET (window->timeline)), ==, timeline);
  g_assert_cmpint (gtk_widget_get_mapped (GTK_WIDGET (window->list)), ==, list);
}

static void
choose (AnnalsWindow *window, const char *action, const char *value)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, g_variant_new_string (value));
  annals_test_spin ();
}

/* Each file has its panes; one that was never seen has those that were seen last. */
static void
test_panes (Fixture *fixture, gconstpointer data)
{
  AnnalsWindow *window = fixture->window;

  assert_panes (window, TRUE, TRUE);
  adw_flap_set_reveal_flap (window->filters_flap, FALSE);
  open_file (window, fixture->paths[1]);
  assert_panes (window, FALSE, TRUE);
  adw_flap_set_reveal_flap (window->filters_flap, TRUE);
  adw_flap_set_reveal_flap (window->details_flap, FALSE);
  open_file (window, fixture->paths[0]);
  assert_panes (window, FALSE, TRUE);
  open_file (window, fixture->paths[1]);
  assert_panes (window, TRUE, FALSE);
  annals_test_window_close (window);

  fixture->window = window = open_window (fixture->paths[2], WIDE);
  assert_panes (window, TRUE, FALSE);
  open_file (window, fixture->paths[0]);
  assert_panes (window, FALSE, TRUE);
}

/* What comes is not seen as what goes was, nor the other way round. */
static void
test_time (Fixture *fixture, gconstpointer data)
{
  AnnalsViewState *state = fixture->window->state;
  AnnalsSpan span = { 1.58e9, 1.6e9 };

  g_assert_true (g_file_set_contents (
      fixture->paths[1],
      "{\"format\":\"annals/1\",\"events\":[{\"title\":\"Old\",\"start\":\"1066-10-14\"},"
      "{\"title\":\"Older\",\"start\":\"0800-12-25\"}]}",
      -1, NULL));
  annals_view_state_set_span (state, span);
  annals_test_spin ();
  span = annals_view_state_get_span (state);
  open_file (fixture->window, fixture->paths[1]);
  g_assert_cmpfloat (annals_view_state_get_span (state).end, <, 0);
  open_file (fixture->window, fixture->paths[0]);
  g_assert_cmpfloat (annals_view_state_get_span (state).start, ==, span.start);
  g_assert_cmpfloat (annals_view_state_get_span (state).end, ==, span.end);
}

/* A narrow window folds its panes away, which nobody has asked for, and shows them one over the
 * other.
 */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  gboolean filters, details;

  adw_flap_set_reveal_flap (fixture->window->details_flap, FALSE);
  annals_test_window_close (fixture->window);

  AnnalsWindow *window = open_window (fixture->paths[0], NARROW);
  assert_panes (window, FALSE, FALSE);
  adw_flap_set_reveal_flap (window->details_flap, TRUE);
  annals_panes_get_wanted (window->panes, &filters, &details);
  g_assert_true (filters && !details);
  annals_test_window_close (window);

  fixture->window = open_window (fixture->paths[0], WIDE);
  assert_panes (fixture->window, TRUE, FALSE);
}

/* Two windows show two files, and neither turns the other over. */
static void
test_views (Fixture *fixture, gconstpointer data)
{
  AnnalsWindow *window = fixture->window;

  choose (window, "view", "list");
  choose (window, "lanes", "actor");
  AnnalsWindow *other = open_window (fixture->paths[1], WIDE);
  assert_view (other, FALSE, TRUE);
  choose (other, "view", "timeline");
  choose (other, "lanes", "none");
  choose (other, "view", "no such view");
  assert_view (other, TRUE, FALSE);
  assert_view (window, FALSE, TRUE);
  g_assert_cmpint (annals_view_state_get_grouping (window->state), ==, ANNALS_GROUPING_ACTOR);
  annals_test_window_close (window);
  fixture->window = other;
  open_file (other, fixture->paths[0]);
  assert_view (other, FALSE, TRUE);
  g_assert_cmpint (annals_view_state_get_grouping (other->state), ==, ANNALS_GROUPING_ACTOR);
  open_file (other, fixture->paths[1]);
  assert_view (other, TRUE, FALSE);
  g_assert_cmpint (annals_view_state_get_grouping (other->state), ==, ANNALS_GROUPING_NONE);
}

static double
get_part (AnnalsWindow *window)
{
  int most;

  g_object_get (window->views, "max-position", &most, NULL);
  return (double) gtk_paned_get_position (window->views) / most;
}

static void
wait_for_part (AnnalsWindow *window, double part)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while (ABS (get_part (window) - part) > 0.01 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  annals_test_spin ();
  g_assert_cmpfloat_with_epsilon (get_part (window), part, 0.01);
}

static void
move_to (AnnalsWindow *window, double part)
{
  int most;

  g_object_get (window->views, "max-position", &most, NULL);
  gtk_paned_set_position (window->views, (int) (most * part));
  annals_test_spin ();
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  AnnalsWindow *window = fixture->window;

  choose (window, "view", "both");
  wait_for_part (window, 0.55);
  move_to (window, 0.7);
  open_file (window, fixture->paths[1]);
  wait_for_part (window, 0.7);
  move_to (window, 0.4);
  choose (window, "view", "timeline");
  choose (window, "view", "both");
  wait_for_part (window, 0.4);
  open_file (window, fixture->paths[0]);
  wait_for_part (window, 0.7);
  annals_test_window_close (window);

  fixture->window = window = open_window (fixture->paths[1], WIDE);
  wait_for_part (window, 0.4);
  open_file (window, fixture->paths[0]);
  wait_for_part (window, 0.7);
}

/* Whatever stands where it is kept, the file opens, as wide as it was. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->paths[1]);
  g_autoptr (AnnalsFileSettings) settings = annals_file_settings_new (file);

  annals_file_settings_set (settings, "split", g_variant_new_double (7));
  annals_file_settings_set (settings, "shown", g_variant_new_string ("upside down"));
  annals_file_settings_set (settings, "panes", g_variant_new_string ("both"));
  g_clear_pointer (&settings, annals_file_settings_free);
  choose (fixture->window, "view", "both");
  open_file (fixture->window, fixture->paths[1]);
  assert_view (fixture->window, TRUE, TRUE);
  assert_panes (fixture->window, TRUE, TRUE);
  wait_for_part (fixture->window, 0.55);
}

static void
add_tests (void)
{
#define ADD(name, test) g_test_add ("/memory/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("panes", test_panes);
  ADD ("time", test_time);
  ADD ("narrow", test_narrow);
  ADD ("views", test_views);
  ADD ("split", test_split);
  ADD ("damaged", test_damaged);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main_with_memory (argc, argv, add_tests);
}
