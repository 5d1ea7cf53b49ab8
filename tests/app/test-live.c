/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window follows its file: what an editor, a script or an accident does to it shows, and what a
 * person was looking at stays. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "annals-test-window.h"
#include "app/annals-window-private.h"
#include "formats/annals-input.h"
#include "widgets/annals-timeline-view-private.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC)
/* Long enough for a monitor to have told of what happened; a test that waits it out only looks for
 * what must not happen. */
#define WAIT_QUIET (500 * 1000)

typedef struct
{
  AnnalsWindow *window;
  AnnalsViewState *state;
  char *folder, *path;
  guint changes; /* of the document */
} Fixture;

static const char head[] = "{\"format\":\"annals/1\",\"title\":\"Live\","
                           "\"categories\":[{\"id\":\"a\"},{\"id\":\"b\"}],"
                           "\"actors\":[{\"id\":\"x\"},{\"id\":\"y\"}],\"events\":[";
static const char two[] = "{\"id\":\"one\",\"title\":\"One\",\"start\":\"2020-01-01\","
                          "\"category\":\"a\",\"actors\":[\"x\"]},"
                          "{\"title\":\"Two\",\"start\":\"2020-02-01\",\"category\":\"b\"}";
static const char third[] = ",{\"id\":\"three\",\"title\":\"Three\",\"start\":\"2019-01-01\"}";

static char *
make_text (const char *more)
{
  return g_strconcat (head, two, more, "]}", NULL);
}

/* Into the file that is there, as some editors do. */
static void
write_in_place (const char *path, const char *text)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* By another file that takes its name, as git and careful editors do. */
static void
replace (const char *path, const char *text)
{
  g_autofree char *other = g_strconcat (path, ".new", NULL);

  write_in_place (other, text);
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
spin (gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

typedef gboolean (*Condition) (Fixture *fixture, gconstpointer data);

static void
wait_for (Fixture *fixture, Condition condition, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while (!condition (fixture, data) && g_get_monotonic_time () < end)
    spin (2000);
  g_assert_true (condition (fixture, data));
}

static gboolean
has_events (Fixture *fixture, gconstpointer data)
{
  AnnalsDocument *document = annals_view_state_get_document (fixture->state);
  guint n = 0;

  if (document != NULL)
    annals_document_get_events (document, &n);
  return n == GPOINTER_TO_UINT (data);
}

static gboolean
has_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_REVEALER (root) && !gtk_revealer_get_reveal_child (GTK_REVEALER (root)))
    return FALSE;
  if (GTK_IS_LABEL (root) && gtk_widget_get_child_visible (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
shows (Fixture *fixture, gconstpointer text)
{
  return has_text (GTK_WIDGET (fixture->window), text);
}

static gboolean
shows_not (Fixture *fixture, gconstpointer text)
{
  return !shows (fixture, text);
}

static void
count_cb (Fixture *fixture)
{
  fixture->changes++;
}

static void
open_path (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  annals_window_open (fixture->window, file);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_text ("");

  fixture->folder = g_dir_make_tmp ("annals-live-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.annals.json", NULL);
  write_in_place (fixture->path, text);
  fixture->window = annals_window_new (annals_test_application);
  fixture->state = annals_window_get_state (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_path (fixture, fixture->path);
  wait_for (fixture, has_events, GUINT_TO_POINTER (2));
  spin (100 * 1000);
  g_signal_connect_swapped (fixture->state, "document-changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_handlers_disconnect_by_data (fixture->state, fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin (100 * 1000);
  g_assert_null (fixture->window); /* no watch holds on to it */
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
test_in_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_text (third);

  write_in_place (fixture->path, text);
  wait_for (fixture, has_events, GUINT_TO_POINTER (3));
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *more = make_text (third);
      g_autofree char *less = make_text ("");
      replace (fixture->path, more);
      wait_for (fixture, has_events, GUINT_TO_POINTER (3));
      replace (fixture->path, less);
      wait_for (fixture, has_events, GUINT_TO_POINTER (2));
    }
}

/* Through a symbolic link, of which the monitored folder hears nothing. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (fixture->folder, "inner", NULL);
  g_autofree char *target = g_build_filename (inner, "b.annals.json", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.annals.json", NULL);
  g_autofree char *more = make_text (third);
  g_autofree char *less = make_text ("");

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  write_in_place (target, more);
  g_assert_cmpint (symlink (target, link), ==, 0);
  open_path (fixture, link);
  wait_for (fixture, has_events, GUINT_TO_POINTER (3));
  write_in_place (target, less);
  wait_for (fixture, has_events, GUINT_TO_POINTER (2));
  g_remove (link);
  g_remove (target);
  g_rmdir (inner);
}

/* Cut short, then written on: the last good picture stays meanwhile. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  AnnalsDocument *before = annals_view_state_get_document (fixture->state);
  g_autofree char *text = make_text (third);

  g_assert_cmpint (truncate (fixture->path, 60), ==, 0);
  wait_for (fixture, shows, "The file has changed and cannot be read now: a.annals.json:1:61: ");
  g_assert_true (annals_view_state_get_document (fixture->state) == before);
  g_assert_cmpint (truncate (fixture->path, 0), ==, 0);
  wait_for (fixture, shows, "cannot be read now: a.annals.json:1:1: The file is empty");
  g_assert_true (annals_view_state_get_document (fixture->state) == before);
  write_in_place (fixture->path, text);
  wait_for (fixture, has_events, GUINT_TO_POINTER (3));
  wait_for (fixture, shows_not, "cannot be read now");
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  AnnalsDocument *before = annals_view_state_get_document (fixture->state);
  g_autofree char *same = make_text ("");
  g_autofree char *text = make_text (third);

  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  wait_for (fixture, shows, "cannot be read now: a.annals.json: ");
  g_assert_true (annals_view_state_get_document (fixture->state) == before);
  /* What comes back as it was is no change. */
  write_in_place (fixture->path, same);
  wait_for (fixture, shows_not, "cannot be read now");
  g_assert_true (annals_view_state_get_document (fixture->state) == before);
  g_assert_cmpuint (fixture->changes, ==, 0);
  replace (fixture->path, text);
  wait_for (fixture, has_events, GUINT_TO_POINTER (3));
}

/* A burst ends in its last state, without a reading for each step. */
static void
test_burst (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) more = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    {
      g_string_append_printf (more, ",{\"title\":\"E%u\",\"start\":\"2021-01-01\"}", i);
      g_autofree char *text = make_text (more->str);
      if (i % 2 == 0)
        write_in_place (fixture->path, text);
      else
        replace (fixture->path, text);
      spin (5000);
    }
  wait_for (fixture, has_events, GUINT_TO_POINTER (62));
  g_assert_cmpuint (fixture->changes, <, 60);
  wait_for (fixture, shows_not, "cannot be read now");
}

/* Changes that come while it is read are read afterwards. */
static void
test_while_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *last = make_text (third);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, ",{\"title\":\"E%u\",\"start\":\"2021-01-01\"}", i);
  g_autofree char *big = make_text (many->str);
  write_in_place (fixture->path, big);
  open_path (fixture, fixture->path);
  write_in_place (fixture->path, last);
  wait_for (fixture, has_events, GUINT_TO_POINTER (3));
  spin (WAIT_QUIET);
  g_assert_true (has_events (fixture, GUINT_TO_POINTER (3)));
}

/* Of a large file, which is left where it is, titles stay; a text that is gone is told of. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *spaces = g_strnfill (ANNALS_LEFT_IN_FILE, ' ');
  g_autofree char *more = g_strconcat (
      ",{\"title\":\"Three\",\"start\":\"2021\",\"summary\":\"About it\"}", spaces, NULL);
  g_autofree char *text = make_text (more);

  replace (fixture->path, text);
  wait_for (fixture, has_events, GUINT_TO_POINTER (3));
  g_assert_false (annals_content_is_held (
      annals_document_get_content (annals_view_state_get_document (fixture->state))));
  annals_view_state_set_selected (fixture->state, 2);
  wait_for (fixture, shows, "About it");
  annals_view_state_set_selected (fixture->state, 0);
  g_assert_cmpint (truncate (fixture->path, 60), ==, 0);
  wait_for (fixture, shows, "cannot be read now");
  annals_view_state_set_selected (fixture->state, 2);
  wait_for (fixture, shows, "Three");
  wait_for (fixture, shows, "The file has changed since it was read");
  g_assert_false (shows (fixture, "About it"));
}

/* What a person has set up stays: by id, by title and start, or by nothing but its place. */
static AnnalsChoice
get_category (Fixture *fixture, guint category)
{
  return annals_view_state_get_choice (fixture->state, ANNALS_ENTITY_CATEGORY, category);
}

static AnnalsChoice
get_actor (Fixture *fixture, guint actor)
{
  return annals_view_state_get_choice (fixture->state, ANNALS_ENTITY_ACTOR, actor);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  AnnalsSpan span = { 1577836800, 1585699200 };
  g_autofree char *text =
      g_strconcat ("{\"format\":\"annals/1\",\"categories\":[{\"id\":\"c\"},{\"id\":\"b\"},"
                   "{\"id\":\"a\"}],\"actors\":[{\"id\":\"y\"},{\"id\":\"x\"}],"
                   "\"events\":[",
                   two, third, "]}", NULL);
  guint n;

  annals_view_state_set_span (fixture->state, span);
  annals_view_state_choose (fixture->state, ANNALS_ENTITY_CATEGORY, 1,
                            ANNALS_CHOICE_HIDDEN);                                         /* "b" */
  annals_view_state_choose (fixture->state, ANNALS_ENTITY_ACTOR, 0, ANNALS_CHOICE_WANTED); /* "x" */
  annals_view_state_set_search_hides (fixture->state, TRUE);
  annals_view_state_set_search (fixture->state, "one", NULL);
  annals_view_state_set_grouping (fixture->state, ANNALS_GROUPING_ACTOR);
  annals_view_state_set_selected (fixture->state, 1); /* "Two", which has no id */
  spin (50 * 1000);
  span = annals_view_state_get_span (fixture->state);
  replace (fixture->path, text);
  wait_for (fixture, has_events, GUINT_TO_POINTER (3));
  spin (50 * 1000);
  AnnalsSpan after = annals_view_state_get_span (fixture->state);
  g_assert_cmpfloat_with_epsilon (after.start, span.start, 1);
  g_assert_cmpfloat_with_epsilon (after.end, span.end, 1);
  g_assert_cmpint (get_category (fixture, 0), ==, ANNALS_CHOICE_NONE);
  g_assert_cmpint (get_category (fixture, 1), ==, ANNALS_CHOICE_HIDDEN);
  g_assert_cmpint (get_category (fixture, 2), ==, ANNALS_CHOICE_NONE);
  g_assert_cmpint (get_actor (fixture, 0), ==, ANNALS_CHOICE_NONE);
  g_assert_cmpint (get_actor (fixture, 1), ==, ANNALS_CHOICE_WANTED);
  g_assert_cmpstr (annals_view_state_get_search (fixture->state), ==, "one");
  g_assert_cmpint (annals_view_state_get_grouping (fixture->state), ==, ANNALS_GROUPING_ACTOR);
  n = annals_view_state_get_n_shown (fixture->state);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 2);
  annals_view_state_set_grouping (fixture->state, ANNALS_GROUPING_CATEGORY);
}

/* The lanes stay where they were scrolled to, as far as there are as many. */
static void
test_scroll_kept (Fixture *fixture, gconstpointer data)
{
  AnnalsTimelineView *timeline = fixture->window->timeline;
  g_autoptr (GString) lanes = g_string_new (NULL);
  g_autofree char *few = make_text ("");

  for (guint i = 0; i < 80; i++)
    g_string_append_printf (
        lanes, ",{\"title\":\"E%u\",\"start\":\"2021-01-01\",\"category\":\"c%u\"}", i, i);
  g_autofree char *many = make_text (lanes->str);
  g_string_append (lanes, third);
  g_autofree char *more = make_text (lanes->str);
  replace (fixture->path, many);
  wait_for (fixture, has_events, GUINT_TO_POINTER (82));
  spin (50 * 1000);
  annals_timeline_view_scroll_lanes (timeline, 120);
  g_assert_cmpfloat (timeline->scroll, ==, 120);
  replace (fixture->path, more);
  wait_for (fixture, has_events, GUINT_TO_POINTER (83));
  spin (50 * 1000);
  g_assert_cmpfloat (timeline->scroll, ==, 120);
  replace (fixture->path, few);
  wait_for (fixture, has_events, GUINT_TO_POINTER (2));
  annals_timeline_view_ensure_scene (timeline);
  g_assert_cmpfloat (timeline->scroll, ==, 0);
}

/* An event that is gone is selected no more. */
static void
test_selected_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strconcat (head, third + 1, "]}", NULL);

  annals_view_state_set_selected (fixture->state, 0);
  replace (fixture->path, text);
  wait_for (fixture, has_events, GUINT_TO_POINTER (1));
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, ANNALS_NONE);
}

/* Another file that cannot be opened leaves the old one open, and followed. */
static void
test_failed_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.json", NULL);
  g_autofree char *text = make_text (third);

  write_in_place (bad, "{");
  open_path (fixture, bad);
  spin (WAIT_QUIET);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWindow) alert = g_list_model_get_item (gtk_window_get_toplevels (), i);
      if (GTK_IS_MESSAGE_DIALOG (alert))
        gtk_window_destroy (alert);
    }
  g_remove (bad);
  replace (fixture->path, text);
  wait_for (fixture, has_events, GUINT_TO_POINTER (3));
}

/* The bundled chronology is no file: what was open before is followed no more. */
static void
test_bundled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_text (third);

  open_path (fixture, NULL);
  wait_for (fixture, has_events, GUINT_TO_POINTER (97));
  replace (fixture->path, text);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload", NULL);
  spin (WAIT_QUIET);
  g_assert_true (has_events (fixture, GUINT_TO_POINTER (97)));
  g_assert_true (shows_not (fixture, "cannot be read now"));
}

static void
add_tests (void)
{
#define ADD(name, test) g_test_add ("/live/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("in-place", test_in_place);
  ADD ("replaced", test_replaced);
  ADD ("link", test_link);
  ADD ("broken", test_broken);
  ADD ("deleted", test_deleted);
  ADD ("burst", test_burst);
  ADD ("while-reading", test_while_reading);
  ADD ("large", test_large);
  ADD ("kept", test_kept);
  ADD ("scroll-kept", test_scroll_kept);
  ADD ("selected-gone", test_selected_gone);
  ADD ("failed-open", test_failed_open);
  ADD ("bundled", test_bundled);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
