/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chronology in several languages, and time that runs either way, as the menu has them. */
#include <glib/gstdio.h>

#include "annals-test-window.h"
#include "app/annals-window-private.h"
#include "widgets/annals-timeline-view-private.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC)

typedef struct
{
  AnnalsWindow *window;
  AnnalsViewState *state;
  char *path;
} Fixture;

static const char text[] =
    "{\"format\":\"annals/"
    "1\",\"language\":\"en\",\"title\":{\"en\":\"Talks\",\"hy\":\"Բանակցություններ\"},"
    "\"categories\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"events\":["
    "{\"title\":{\"en\":\"Hidden\",\"hy\":\"Թաքնված\"},\"start\":\"2019-01-01\",\"category\":\"b\"}"
    ","
    "{\"title\":{\"en\":\"First\",\"hy\":\"Առաջին\"},\"start\":\"2020-01-01\",\"category\":\"a\"},"
    "{\"title\":{\"en\":\"Second\",\"hy\":\"Երկրորդ\"},\"start\":\"2020-03-01\",\"category\":\"a\"}"
    "]}";

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

static void
wait_for_title (Fixture *fixture, const char *title)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;
  const char *found = NULL;

  while (g_strcmp0 (found, title) != 0 && g_get_monotonic_time () < end)
    {
      spin (2000);
      AnnalsDocument *document = annals_view_state_get_document (fixture->state);
      found = document != NULL ? annals_document_get_title (document) : NULL;
    }
  g_assert_cmpstr (found, ==, title);
}

static void
open_text (Fixture *fixture, const char *content, const char *title)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
  annals_window_open (fixture->window, file);
  wait_for_title (fixture, title);
  spin (50 * 1000);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  int fd = g_file_open_tmp ("annals-texts-XXXXXX.json", &fixture->path, NULL);

  g_close (fd, NULL);
  fixture->window = annals_window_new (annals_test_application);
  fixture->state = annals_window_get_state (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_text (fixture, text, "Talks");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin (100 * 1000);
  g_assert_null (fixture->window);
  g_remove (fixture->path);
  g_free (fixture->path);
}

/* ---- Languages ---- */

static void
choose (Fixture *fixture, const char *action, const char *value)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, "s", value));
}

static char *
dup_state (Fixture *fixture, const char *action)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), action);

  return g_variant_dup_string (state, NULL);
}

static char *
dup_event_title (Fixture *fixture, guint event)
{
  AnnalsDocument *document = annals_view_state_get_document (fixture->state);

  return annals_event_dup_title (&annals_document_get_events (document, NULL)[event]);
}

/* What the person has set up stays, though the events that it is about have other names now. */
static void
test_language_keeps (Fixture *fixture, gconstpointer data)
{
  AnnalsSpan span = { 1577000000, 1585000000 };

  annals_view_state_choose (fixture->state, ANNALS_ENTITY_CATEGORY, 1, ANNALS_CHOICE_HIDDEN);
  annals_view_state_set_selected (fixture->state, 2);
  annals_view_state_set_span (fixture->state, span);
  spin (50 * 1000);
  span = annals_view_state_get_span (fixture->state);
  choose (fixture, "win.text-language", "hy");
  wait_for_title (fixture, "Բանակցություններ");
  spin (50 * 1000);
  AnnalsSpan after = annals_view_state_get_span (fixture->state);
  g_autofree char *title = dup_event_title (fixture, 2);
  g_autofree char *language = dup_state (fixture, "text-language");
  guint n = annals_view_state_get_n_shown (fixture->state);
  g_assert_cmpstr (title, ==, "Երկրորդ");
  g_assert_cmpstr (language, ==, "hy");
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 2);
  g_assert_cmpfloat_with_epsilon (after.start, span.start, 1);
  g_assert_cmpfloat_with_epsilon (after.end, span.end, 1);
  choose (fixture, "win.text-language", "");
  wait_for_title (fixture, "Talks");
}

/* A change of the file is read in the language that was chosen; where that is gone, it is no longer
 * chosen. */
static void
test_language_of_changes (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "win.text-language", "hy");
  wait_for_title (fixture, "Բանակցություններ");
  g_assert_true (g_file_set_contents (
      fixture->path,
      "{\"format\":\"annals/"
      "1\",\"title\":{\"en\":\"Peace\",\"hy\":\"Խաղաղություն\"},\"events\":[]}",
      -1, NULL));
  wait_for_title (fixture, "Խաղաղություն");
  open_text (fixture, "{\"format\":\"annals/1\",\"title\":\"Alone\",\"events\":[]}", "Alone");
  g_autofree char *language = dup_state (fixture, "text-language");
  g_assert_cmpstr (language, ==, "");
}

static void
test_language_menu (Fixture *fixture, gconstpointer data)
{
  static const char *const labels[] = { "_Automatic", "English", "Հայերեն" };
  GMenuModel *menu = G_MENU_MODEL (fixture->window->texts_menu);
  g_autofree char *label = annals_test_dup_label (menu, 0);

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 3);
  g_assert_cmpstr (label, ==, "_Language of the Texts");
  g_autoptr (GMenuModel) languages = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SUBMENU);
  g_assert_cmpint (g_menu_model_get_n_items (languages), ==, G_N_ELEMENTS (labels));
  for (int i = 0; i < (int) G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *name = annals_test_dup_label (languages, i);
      g_assert_cmpstr (name, ==, labels[i]);
    }
  /* Where there is nothing to choose, nothing is offered. */
  open_text (fixture, "{\"format\":\"annals/1\",\"title\":\"Alone\",\"events\":[]}", "Alone");
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
}

/* ---- The direction of time ---- */

/* Whether the later event stands to the left. */
static gboolean
runs_backwards (Fixture *fixture)
{
  AnnalsTimelineView *timeline = fixture->window->timeline;

  annals_timeline_view_ensure_scene (timeline);
  return annals_scene_x_of (timeline->scene, 1583020800)
         < annals_scene_x_of (timeline->scene, 1577836800);
}

/* An arrow key moves what is seen, so which way in time depends on how that runs. */
static gboolean
pans_back (Fixture *fixture, guint key)
{
  AnnalsSpan before = annals_view_state_get_span (fixture->state);

  annals_timeline_view_key_cb (fixture->window->timeline, key, 0, 0);
  return annals_view_state_get_span (fixture->state).start < before.start;
}

static void
test_direction (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    GtkTextDirection text;
    const char *chosen;
    gboolean backwards;
  } cases[] = {
    { GTK_TEXT_DIR_LTR, "auto", FALSE }, { GTK_TEXT_DIR_LTR, "rtl", TRUE },
    { GTK_TEXT_DIR_RTL, "rtl", TRUE },   { GTK_TEXT_DIR_RTL, "ltr", FALSE },
    { GTK_TEXT_DIR_RTL, "auto", TRUE },  { GTK_TEXT_DIR_LTR, "ltr", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_set_default_direction (cases[i].text);
      choose (fixture, "win.direction", cases[i].chosen);
      spin (20 * 1000);
      g_autofree char *state = dup_state (fixture, "direction");
      g_assert_cmpstr (state, ==, cases[i].chosen);
      g_assert_cmpint (runs_backwards (fixture), ==, cases[i].backwards);
      g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (fixture->window->overview))
                           == GTK_TEXT_DIR_RTL,
                       ==, cases[i].backwards);
      g_assert_cmpint (pans_back (fixture, GDK_KEY_Left), ==, !cases[i].backwards);
      g_assert_cmpint (pans_back (fixture, GDK_KEY_Right), ==, cases[i].backwards);
    }
  choose (fixture, "win.direction", "auto");
}

/* What the details cover is at the side where text ends, whichever way time runs. */
static void
test_revealed_beside_details (Fixture *fixture, gconstpointer data)
{
  static const char *const directions[] = { "ltr", "rtl" };
  AnnalsTimelineView *timeline = fixture->window->timeline;
  double width = gtk_widget_get_width (GTK_WIDGET (timeline));

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      choose (fixture, "win.direction", directions[i]);
      annals_timeline_view_set_covered (timeline, (int) width / 2);
      for (int key = 0; key < 20; key++)
        annals_timeline_view_key_cb (timeline, GDK_KEY_Left, 0, 0);
      annals_view_state_reveal (fixture->state, 1);
      annals_timeline_view_ensure_scene (timeline);
      double x = annals_scene_x_of (timeline->scene, 1577836800);
      g_assert_cmpfloat (x, >=, 0);
      g_assert_cmpfloat (x, <=, width / 2);
    }
  choose (fixture, "win.direction", "auto");
}

static void
add_tests (void)
{
#define ADD(name, test) g_test_add ("/texts/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("language-keeps", test_language_keeps);
  ADD ("language-of-changes", test_language_of_changes);
  ADD ("language-menu", test_language_menu);
  ADD ("direction", test_direction);
  ADD ("revealed-beside-details", test_revealed_beside_details);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
