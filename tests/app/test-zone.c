/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times in another zone than the document's: on the command line, in the window, and in what leaves
 * it. */
#include <glib/gstdio.h>
#include <string.h>

#include "annals-test-run.h"
#include "annals-test-window.h"
#include "app/annals-window-private.h"
#include "formats/annals-reader.h"
#include "widgets/annals-timeline-view-private.h"

#define HERE "Europe/Berlin"
#define WAIT_MOST (20 * G_USEC_PER_SEC) /* a hang, not a measure */

static const char timed[] = "{\"format\": \"annals/1\", \"timezone\": \"Asia/Baku\", \"events\": ["
                            "{\"title\": \"Call\", \"start\": \"2023-03-26T01:30\"},"
                            "{\"title\": \"Day\", \"start\": \"2023-03-26\"}]}";

/* ---- Commands ---- */

/* A zone shifts what has a time of day; what a date in the file means stays. */
static void
test_list (void)
{
  static const struct
  {
    const char *zone, *start;
  } cases[] = {
    { "document", "2023-03-26T01:30:00+04:00" },
    { "utc", "2023-03-25T21:30:00Z" },
    { "local", "2023-03-25T22:30:00+01:00" },
    { "America/New_York", "2023-03-25T17:30:00-04:00" },
  };
  g_auto (AnnalsTestRun) plain =
      annals_test_run (timed, (const char *const[]){ "list", "-", NULL });
  g_auto (AnnalsTestRun) unknown =
      annals_test_run (timed, (const char *const[]){ "list", "-", "--zone", "Mars/Base", NULL });

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AnnalsTestRun) run = annals_test_run (
          timed, (const char *const[]){ "list", "-", "--zone", cases[i].zone, NULL });
      g_auto (GStrv) lines = g_strsplit (run.out, "\n", -1);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_true (g_str_has_prefix (lines[0], cases[i].start));
      g_assert_cmpstr (lines[1], ==, "2023-03-26\t2023-03-26\tEvents\tDay");
    }
  g_assert_true (g_str_has_prefix (plain.out, "2023-03-25T21:30:00Z\t"));
  g_assert_cmpint (unknown.status, ==, 2);
  g_assert_cmpstr (unknown.out, ==, "");
  g_assert_cmpstr (unknown.err, ==,
                   "annals: The time zone “Mars/Base” is not known here; expected document, utc, "
                   "local or a name such as Asia/Baku\n");
}

/* In a picture too, though its bounds are still read as the file's dates are. */
static void
test_export (void)
{
  static const struct
  {
    const char *zone, *texts[3];
  } cases[] = {
    { "document", { "Call · Sunday, 26 March 2023, 01:30<", ">01:30<", ">26 March 2023<" } },
    { "utc", { "Call · Saturday, 25 March 2023, 21:30 UTC<", ">21:30<", ">25 March 2023 UTC<" } },
    { "local",
      { "Call · Saturday, 25 March 2023, 22:30 UTC+1<", ">22:30<", ">25 March 2023 UTC+1<" } },
  };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annals-zone.svg", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *svg = NULL;
      g_auto (AnnalsTestRun) run = annals_test_run (
          timed,
          (const char *const[]){ "export", "-", "-o", path, "--from", "2023-03-26T01:00", "--to",
                                 "2023-03-26T02:30", "--zone", cases[i].zone, NULL });
      g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpint (run.status, ==, 0);
      g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
      for (guint j = 0; j < 3; j++)
        if (strstr (svg, cases[i].texts[j]) == NULL)
          g_error ("%s: there is no %s", cases[i].zone, cases[i].texts[j]);
    }
  g_auto (AnnalsTestRun) unknown = annals_test_run (
      timed, (const char *const[]){ "export", "-", "-o", path, "--zone", "nowhere", NULL });
  g_assert_cmpint (unknown.status, ==, 2);
  g_remove (path);
}

/* ---- The window ---- */

typedef struct
{
  AnnalsWindow *window;
  AnnalsViewState *state;
  char *paths[2]; /* chronologies */
} Fixture;

static void
open_file (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  AnnalsDocument *before = annals_view_state_get_document (fixture->state);
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  annals_window_open (fixture->window, file);
  while (annals_view_state_get_document (fixture->state) == before && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  annals_test_spin ();
  g_assert_true (annals_window_shows (fixture->window, file));
}

static void
open_window (Fixture *fixture)
{
  fixture->window = annals_test_window_new ();
  fixture->state = annals_window_get_state (fixture->window);
  open_file (fixture, fixture->paths[0]);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      int fd = g_file_open_tmp ("annals-zone-XXXXXX.json", &fixture->paths[i], NULL);
      g_close (fd, NULL);
      g_assert_true (g_file_set_contents (fixture->paths[i], timed, -1, NULL));
    }
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  annals_test_window_close (fixture->window);
  for (guint i = 0; i < 2; i++)
    {
      g_remove (fixture->paths[i]);
      g_free (fixture->paths[i]);
    }
}

static void
choose (Fixture *fixture, const char *zone)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "zone",
                                  g_variant_new_string (zone));
  annals_test_spin ();
}

static void
assert_chosen (Fixture *fixture, const char *zone)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "zone");

  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, zone);
  g_assert_cmpstr (annals_clock_get_name (annals_view_state_get_clock (fixture->state)), ==, zone);
}

/* What in sight says it: a label, a cell of the list. */
static GtkWidget *
find_saying (GtkWidget *root, const char *text)
{
  const char *own = GTK_IS_LABEL (root)         ? gtk_label_get_text (GTK_LABEL (root))
                    : GTK_IS_INSCRIPTION (root) ? gtk_inscription_get_text (GTK_INSCRIPTION (root))
                                                : NULL;
  GtkWidget *found = gtk_widget_get_mapped (root) && g_strcmp0 (own, text) == 0 ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_saying (child, text);
  return found;
}

static gboolean
says (GtkWidget *root, const char *text)
{
  return find_saying (root, text) != NULL;
}

static gboolean
ruler_says (Fixture *fixture, const char *text)
{
  AnnalsTimelineView *timeline = fixture->window->timeline;

  annals_timeline_view_ensure_scene (timeline);
  for (guint i = 0; i < timeline->scene->ticks->len; i++)
    if (g_str_equal (g_array_index (timeline->scene->ticks, AnnalsSceneTick, i).text, text))
      return TRUE;
  return FALSE;
}

/* All that tells a time follows at once; what is seen and selected stays. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *zone, *when, *brief, *ruler;
  } cases[] = {
    { "utc", "Saturday, 25 March 2023, 21:30 UTC", "25 Mar 2023, 21:30 UTC", "25 March 2023 UTC" },
    { "local", "Saturday, 25 March 2023, 22:30 UTC+1", "25 Mar 2023, 22:30 UTC+1",
      "26 March 2023 UTC+1/+2" },
    { "document", "Sunday, 26 March 2023, 01:30", "26 Mar 2023, 01:30", "26 March 2023" },
  };
  AnnalsWindow *window = fixture->window;
  AnnalsSpan span = { 1679770800, 1679800000 };

  annals_window_choose (window, "view", "both");
  annals_view_state_set_selected (fixture->state, 0);
  annals_view_state_set_span (fixture->state, span);
  annals_test_spin ();
  span = annals_view_state_get_span (fixture->state);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      choose (fixture, cases[i].zone);
      assert_chosen (fixture, cases[i].zone);
      g_assert_true (says (GTK_WIDGET (window->details), cases[i].when));
      g_assert_true (says (GTK_WIDGET (window->list), cases[i].brief));
      g_assert_true (says (GTK_WIDGET (window->list), "Sun, 26 Mar 2023"));
      g_assert_true (ruler_says (fixture, cases[i].ruler));
      AnnalsSpan after = annals_view_state_get_span (fixture->state);
      g_assert_cmpfloat (after.start, ==, span.start);
      g_assert_cmpfloat (after.end, ==, span.end);
      g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 0);
    }
  choose (fixture, "Mars/Base");
  assert_chosen (fixture, "document");
}

/* A zone that is told is not cut, though it be long and the window narrow. */
static void
test_list_room (Fixture *fixture, gconstpointer data)
{
  static const char seconds[] =
      "{\"format\": \"annals/1\", \"timezone\": \"Asia/Baku\", \"events\": ["
      "{\"title\": \"Call\", \"start\": \"2023-03-26T01:30:05\"}]}";
  int needed;

  g_assert_true (g_file_set_contents (fixture->paths[1], seconds, -1, NULL));
  open_file (fixture, fixture->paths[1]);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 700);
  annals_window_choose (fixture->window, "view", "list");
  choose (fixture, "Asia/Kathmandu");
  GtkWidget *cell =
      find_saying (GTK_WIDGET (fixture->window->list), "26 Mar 2023, 03:15:05 UTC+5:45");
  g_assert_nonnull (cell);
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (cell, gtk_inscription_get_text (GTK_INSCRIPTION (cell)));
  pango_layout_get_pixel_size (layout, &needed, NULL);
  g_assert_cmpint (gtk_widget_get_width (cell), >=, needed);
  /* And so it is of the row, which tells its date too. */
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  g_autofree char *wrong =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                          "26 Mar 2023, 03:15:05 UTC+5:45, event 1 of 1");
  g_assert_cmpstr (wrong, ==, NULL);
}

/* Of a file without dates no time is told, though it is shown somewhere. */
static void
test_undated (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (
      fixture->paths[1], "{\"format\": \"annals/1\", \"events\": [{\"title\": \"A\"}]}", -1, NULL));
  open_file (fixture, fixture->paths[1]);
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->window_title), ==, "1 event");
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  static const char *const labels[] = { "As in the _Chronology (Asia/Baku)", "_UTC",
                                        "_Local Time (" HERE ")" };
  GMenuModel *menu = G_MENU_MODEL (fixture->window->zone_menu);

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, G_N_ELEMENTS (labels));
  for (int i = 0; i < (int) G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = annals_test_dup_label (menu, i);
      g_assert_cmpstr (label, ==, labels[i]);
    }
}

/* A day of the ruler is a day, as its zone has it. */
static void
test_measured (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *zone, *ends;
  } cases[] = {
    { "document", "Sunday, 26 March 2023" },
    { "utc", "25–26 March 2023" },
    { "Asia/Tokyo", "26–27 March 2023" },
  };
  const double midnight = 1679774400; /* in Baku */

  annals_measurement_set_span (fixture->window->measurement, midnight, midnight + 86400);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      choose (fixture, cases[i].zone);
      g_autofree char *length = annals_measurement_dup_length (fixture->window->measurement);
      g_autofree char *ends = annals_measurement_dup_ends (fixture->window->measurement);
      g_assert_cmpstr (length, ==, "1 day");
      g_assert_cmpstr (ends, ==, cases[i].ends);
      g_assert_true (says (GTK_WIDGET (fixture->window->measure_card), ends));
    }
}

/* Dates alone are of no zone: their days are the ruler's, and there is nothing to choose. */
static void
test_dates (Fixture *fixture, gconstpointer data)
{
  static const char dates[] =
      "{\"format\": \"annals/1\", \"timezone\": \"America/Los_Angeles\", \"events\": ["
      "{\"title\": \"Day\", \"start\": \"2023-03-26\"}]}";
  const double day = 1679788800; /* 2023-03-26T00:00Z */
  AnnalsSpan span = { day - 10 * 3600, day + 30 * 3600 };
  AnnalsTimelineView *timeline = fixture->window->timeline;
  gboolean found = FALSE;

  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "zone"));
  g_assert_true (g_file_set_contents (fixture->paths[1], dates, -1, NULL));
  open_file (fixture, fixture->paths[1]);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "zone"));
  g_assert_true (annals_view_state_set_zone (fixture->state, "Asia/Tokyo", NULL));
  annals_view_state_set_span (fixture->state, span);
  annals_timeline_view_ensure_scene (timeline);
  for (guint i = 0; i < timeline->scene->ticks->len; i++)
    {
      const AnnalsSceneTick *tick = &g_array_index (timeline->scene->ticks, AnnalsSceneTick, i);
      if (!g_str_equal (tick->text, "26 March 2023"))
        continue;
      found = TRUE;
      g_assert_cmpfloat_with_epsilon (tick->x, annals_scene_x_of (timeline->scene, day), 1);
    }
  g_assert_true (found);
}

/* Each file has its own, and one that was never seen begins with what it says itself. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "utc");
  open_file (fixture, fixture->paths[1]);
  assert_chosen (fixture, "document");
  choose (fixture, "Asia/Yerevan");
  open_file (fixture, fixture->paths[0]);
  assert_chosen (fixture, "utc");
  annals_test_window_close (fixture->window);

  open_window (fixture);
  assert_chosen (fixture, "utc");
  choose (fixture, "document");
  open_file (fixture, fixture->paths[1]);
  assert_chosen (fixture, "Asia/Yerevan");
  open_file (fixture, fixture->paths[0]);
  assert_chosen (fixture, "document");
}

/* A file that is read again keeps what was chosen, and its own zone may be another by then. */
static void
test_reloaded (Fixture *fixture, gconstpointer data)
{
  static const char other[] =
      "{\"format\": \"annals/1\", \"timezone\": \"Asia/Tokyo\", \"events\": ["
      "{\"title\": \"Call\", \"start\": \"2023-03-26T01:30\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (other, sizeof other - 1);
  g_autoptr (AnnalsDocument) document = annals_reader_read_bytes (bytes, "-", NULL, NULL, NULL);

  choose (fixture, "utc");
  annals_view_state_reload_document (fixture->state, document);
  assert_chosen (fixture, "utc");
  choose (fixture, "document");
  GTimeZone *zone = annals_clock_get_zone (annals_view_state_get_clock (fixture->state));
  g_assert_cmpstr (g_time_zone_get_identifier (zone), ==, "Asia/Tokyo");
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(GInputStream **) data =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
}

static void
spliced_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  *(gssize *) data = g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL);
}

/* A picture of the window tells times as the window did. */
static void
test_copied (Fixture *fixture, gconstpointer data)
{
  const char *types[] = { "image/svg+xml", NULL };
  gint64 end = g_get_monotonic_time () + WAIT_MOST;
  GInputStream *stream = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  gssize size = -1;

  choose (fixture, "utc");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.copy-picture", NULL);
  choose (fixture, "document");
  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), types, 0, NULL,
                            read_cb, &stream);
  while (stream == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (stream);
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, 0, NULL,
                                spliced_cb, &size);
  while (size < 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_object_unref (stream);
  g_autoptr (GBytes) bytes =
      g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  g_autofree char *svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (svg, "Saturday, 25 March 2023, 21:30 UTC"));
}

static void
add_tests (void)
{
#define ADD(name, test) g_test_add ("/zone/" name, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/zone/list", test_list);
  g_test_add_func ("/zone/export", test_export);
  ADD ("list-room", test_list_room);
  ADD ("undated", test_undated);
  ADD ("live", test_live);
  ADD ("menu", test_menu);
  ADD ("measured", test_measured);
  ADD ("dates", test_dates);
  ADD ("remembered", test_remembered);
  ADD ("reloaded", test_reloaded);
  ADD ("copied", test_copied);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", HERE, TRUE);
  return annals_test_window_main_with_memory (argc, argv, add_tests);
}
