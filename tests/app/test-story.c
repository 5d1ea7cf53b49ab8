/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story in the window: told by keys, clicks and by itself; and afterwards all is as it was. */
#include "annals-test-window.h"
#include "annals-test-widgets.h"
#include "app/annals-window-private.h"
#include "formats/annals-reader.h"
#include "widgets/annals-story-private.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC)

typedef struct
{
  AnnalsWindow *window;
  AnnalsViewState *state;
  AnnalsStoryView *story;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = annals_test_window_new ();
  fixture->state = annals_window_get_state (fixture->window);
  fixture->story = fixture->window->story;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  annals_test_window_close (fixture->window);
}

static void
tell (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.tell", NULL);
  annals_test_spin ();
}

static gboolean
press (Fixture *fixture, guint keyval)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (
      annals_test_find_controller (GTK_WIDGET (fixture->story), GTK_TYPE_EVENT_CONTROLLER_KEY, 0),
      "key-pressed", keyval, 0u, (GdkModifierType) 0, &taken);
  return taken;
}

static guint
position (Fixture *fixture)
{
  return annals_story_view_get_position (fixture->story, NULL);
}

static guint
n_told (Fixture *fixture)
{
  guint n;

  annals_story_view_get_position (fixture->story, &n);
  return n;
}

static guint
selected (Fixture *fixture)
{
  return annals_view_state_get_selected (fixture->state);
}

/* ---- Telling ---- */

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint keyval;
    guint position; /* after it */
  } keys[] = {
    { GDK_KEY_Right, 1 },    { GDK_KEY_space, 2 },   { GDK_KEY_Page_Down, 3 }, { GDK_KEY_n, 4 },
    { GDK_KEY_Left, 3 },     { GDK_KEY_Page_Up, 2 }, { GDK_KEY_BackSpace, 1 }, { GDK_KEY_Home, 0 },
    { GDK_KEY_Left, 0 },     { GDK_KEY_End, 96 },    { GDK_KEY_Right, 96 },    { GDK_KEY_Up, 96 },
    { GDK_KEY_Page_Up, 95 },
  };

  tell (fixture);
  g_assert_true (annals_window_is_telling (fixture->window));
  g_assert_cmpuint (n_told (fixture), ==, 97);
  g_assert_cmpuint (position (fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (press (fixture, keys[i].keyval));
      g_assert_cmpuint (position (fixture), ==, keys[i].position);
      g_assert_cmpuint (annals_view_state_get_position (fixture->state, selected (fixture)), ==,
                        keys[i].position);
    }
  g_assert_false (press (fixture, GDK_KEY_x));
}

/* Arrows are what they look like: where text runs right to left, the left one leads on. */
static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->story), GTK_TEXT_DIR_RTL);
  tell (fixture);
  press (fixture, GDK_KEY_Left);
  g_assert_cmpuint (position (fixture), ==, 1);
  press (fixture, GDK_KEY_Right);
  g_assert_cmpuint (position (fixture), ==, 0);
  press (fixture, GDK_KEY_Page_Down);
  g_assert_cmpuint (position (fixture), ==, 1);
}

static void
click_at (Fixture *fixture, double part)
{
  GtkWidget *page = GTK_WIDGET (fixture->story->page);
  gpointer click = annals_test_find_controller (page, GTK_TYPE_GESTURE_CLICK, 0);
  double x = gtk_widget_get_width (page) * part;

  g_signal_emit_by_name (click, "pressed", 1, x, 10.0);
  g_signal_emit_by_name (click, "released", 1, x, 10.0);
}

static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  tell (fixture);
  gpointer swipe =
      annals_test_find_controller (GTK_WIDGET (fixture->story->page), GTK_TYPE_GESTURE_SWIPE, 0);

  click_at (fixture, 0.9);
  click_at (fixture, 0.6);
  g_assert_cmpuint (position (fixture), ==, 2);
  click_at (fixture, 0.2);
  g_assert_cmpuint (position (fixture), ==, 1);
  g_signal_emit_by_name (swipe, "swipe", -900.0, 50.0);
  g_assert_cmpuint (position (fixture), ==, 2);
  g_signal_emit_by_name (swipe, "swipe", 900.0, 50.0);
  g_assert_cmpuint (position (fixture), ==, 1);
  /* Too slow, and along the text: that scrolls. */
  g_signal_emit_by_name (swipe, "swipe", -20.0, 0.0);
  g_signal_emit_by_name (swipe, "swipe", -900.0, 900.0);
  g_assert_cmpuint (position (fixture), ==, 1);
}

static void
test_begins_at_selected (Fixture *fixture, gconstpointer data)
{
  guint event = annals_event_set_get (annals_view_state_get_shown (fixture->state), 40);

  annals_view_state_set_selected (fixture->state, event);
  tell (fixture);
  g_assert_cmpuint (position (fixture), ==, 40);
  /* Whoever follows a relation goes on from there. */
  annals_view_state_set_selected (fixture->state, event + 5);
  g_assert_cmpuint (position (fixture), ==, 45);
  press (fixture, GDK_KEY_space);
  g_assert_cmpuint (position (fixture), ==, 46);
}

static guint
importance (Fixture *fixture)
{
  return annals_document_get_events (annals_view_state_get_document (fixture->state),
                                     NULL)[selected (fixture)]
      .importance;
}

static void
test_by_importance (Fixture *fixture, gconstpointer data)
{
  guint before = 5, n;

  g_object_set (fixture->story, "order", "importance", "least", 4, NULL);
  tell (fixture);
  n = n_told (fixture);
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (n, <, 97);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (position (fixture), ==, i);
      g_assert_cmpuint (importance (fixture), <=, before);
      g_assert_cmpuint (importance (fixture), >=, 4);
      before = importance (fixture);
      press (fixture, GDK_KEY_space);
    }
  g_assert_cmpuint (before, ==, 4);
  /* Another choice keeps the event that is told. */
  guint event = selected (fixture);
  g_object_set (fixture->story, "order", "time", "least", 1, NULL);
  g_assert_cmpuint (n_told (fixture), ==, 97);
  g_assert_cmpuint (selected (fixture), ==, event);
}

/* Only what the filter lets through is told. */
static void
test_filtered (Fixture *fixture, gconstpointer data)
{
  guint n;

  annals_view_state_choose (fixture->state, ANNALS_ENTITY_CATEGORY, 1, ANNALS_CHOICE_WANTED);
  n = annals_view_state_get_n_shown (fixture->state);
  g_assert_cmpuint (n, <, 97);
  tell (fixture);
  g_assert_cmpuint (n_told (fixture), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (annals_document_get_events (annals_view_state_get_document (fixture->state),
                                                    NULL)[selected (fixture)]
                            .category,
                        ==, 1);
      press (fixture, GDK_KEY_space);
    }
  /* Even when it changes meanwhile. */
  annals_view_state_clear_filters (fixture->state);
  g_assert_cmpuint (n_told (fixture), ==, 97);
}

/* What the timeline is filtered by is no part of a story. */
static void
test_chips (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chips = GTK_WIDGET (fixture->window->chips);

  annals_view_state_choose (fixture->state, ANNALS_ENTITY_ACTOR, 1, ANNALS_CHOICE_WANTED);
  annals_test_spin ();
  g_assert_true (gtk_widget_get_mapped (chips));
  tell (fixture);
  g_assert_false (gtk_widget_get_mapped (chips));
  press (fixture, GDK_KEY_Escape);
  g_assert_true (gtk_widget_get_mapped (chips));
  g_assert_true (gtk_widget_child_focus (chips, GTK_DIR_TAB_FORWARD));
  annals_view_state_clear_filters (fixture->state);
}

/* One comes back to the view that one has left. */
static void
test_view (Fixture *fixture, gconstpointer data)
{
  AnnalsWindow *window = fixture->window;

  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), "view"));
  tell (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "list");
  g_assert_true (annals_window_is_telling (window));
  press (fixture, GDK_KEY_Escape);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->timeline)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->list)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "list");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->timeline)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "timeline");
}

static void
test_timeline_follows (Fixture *fixture, gconstpointer data)
{
  tell (fixture);
  for (guint i = 0; i < 97; i += 8)
    {
      annals_story_view_go (fixture->story, i);
      const AnnalsEvent *event = &annals_document_get_events (
          annals_view_state_get_document (fixture->state), NULL)[selected (fixture)];
      AnnalsSpan view = annals_view_state_get_span (fixture->state);
      double part = (event->start - view.start) / annals_span_length (view);
      g_assert_cmpfloat (part, >, 0.2);
      g_assert_cmpfloat (part, <, 0.8);
    }
}

/* ---- By itself ---- */

static void
test_pace (void)
{
  g_assert_cmpfloat (annals_story_timer_seconds (10, 5000), ==, 10);
  g_assert_cmpfloat (annals_story_timer_seconds (0, 1), ==, 5);
  g_assert_cmpfloat (annals_story_timer_seconds (0, 140), ==, 13);
  g_assert_cmpfloat (annals_story_timer_seconds (0, 100000), ==, 90);
}

static void
test_plays (Fixture *fixture, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  g_object_set (fixture->story, "pace", 1, NULL);
  tell (fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->story->timer_bar)));
  press (fixture, GDK_KEY_p);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->story->timer_bar)));
  g_assert_cmpstr (gtk_label_get_text (fixture->story->timer_label), ==, "1 s");
  while (position (fixture) == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (position (fixture), ==, 1);
  /* At the end it stops, and says so. */
  press (fixture, GDK_KEY_End);
  end = g_get_monotonic_time () + WAIT_MOST;
  while (fixture->story->playing && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (fixture->story->playing);
  g_assert_cmpuint (position (fixture), ==, 96);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->story->timer_bar)));
}

static void
test_blank (Fixture *fixture, gconstpointer data)
{
  tell (fixture);
  g_assert_true (press (fixture, GDK_KEY_period));
  g_assert_true (annals_story_view_get_blank (fixture->story));
  g_assert_cmpfloat (gtk_widget_get_opacity (GTK_WIDGET (fixture->window->toasts)), ==, 0);
  /* A key that only goes with others is no sign; any other is, and does nothing else. */
  press (fixture, GDK_KEY_Shift_L);
  g_assert_true (annals_story_view_get_blank (fixture->story));
  press (fixture, GDK_KEY_Page_Down);
  g_assert_false (annals_story_view_get_blank (fixture->story));
  g_assert_cmpuint (position (fixture), ==, 0);
  press (fixture, GDK_KEY_b);
  click_at (fixture, 0.9);
  g_assert_false (annals_story_view_get_blank (fixture->story));
  g_assert_cmpuint (position (fixture), ==, 0);
  g_assert_cmpfloat (gtk_widget_get_opacity (GTK_WIDGET (fixture->window->toasts)), ==, 1);
}

/* ---- Back again ---- */

static void
test_comes_back (Fixture *fixture, gconstpointer data)
{
  AnnalsWindow *window = fixture->window;

  for (guint pass = 0; pass < 2; pass++)
    {
      guint event = pass == 0 ? 20 : ANNALS_NONE;
      annals_view_state_set_selected (fixture->state, event);
      annals_timeline_view_zoom (window->timeline, 3);
      adw_flap_set_reveal_flap (window->details_flap, pass == 0);
      annals_test_spin ();
      AnnalsTimelinePlace before = annals_timeline_view_get_place (window->timeline);
      gboolean filters = adw_flap_get_reveal_flap (window->filters_flap);
      tell (fixture);
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->header_bar)));
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->overview)));
      g_assert_false (adw_flap_get_reveal_flap (window->details_flap));
      press (fixture, GDK_KEY_End);
      annals_test_spin ();
      g_assert_true (press (fixture, GDK_KEY_Escape));
      annals_test_spin ();
      AnnalsTimelinePlace after = annals_timeline_view_get_place (window->timeline);
      g_assert_false (annals_window_is_telling (window));
      g_assert_cmpuint (selected (fixture), ==, event);
      g_assert_cmpfloat (after.span.start, ==, before.span.start);
      g_assert_cmpfloat (after.span.end, ==, before.span.end);
      g_assert_cmpfloat (after.scroll, ==, before.scroll);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->header_bar)));
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->overview)));
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->story)));
      g_assert_cmpint (adw_flap_get_reveal_flap (window->details_flap), ==, pass == 0);
      g_assert_cmpint (adw_flap_get_reveal_flap (window->filters_flap), ==, filters);
      g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) != NULL);
    }
  /* What was told is no history of one's own. */
  g_assert_false (annals_history_can_go (window->history, -1)
                  && annals_history_can_go (window->history, 1));
}

static void
test_another_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  AnnalsEvent event = { .category = ANNALS_NONE, .place = ANNALS_NONE, .end = 86400 };

  annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
  g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
  tell (fixture);
  press (fixture, GDK_KEY_End);
  annals_view_state_set_document (fixture->state, document);
  annals_test_spin ();
  g_assert_false (annals_window_is_telling (fixture->window));
  g_assert_cmpuint (selected (fixture), ==, ANNALS_NONE);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window->header_bar)));
}

/* The same file, read again, is told on from where one is. */
static void
test_reloaded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnnalsDocument) document = annals_reader_read_name (ANNALS_BUNDLED, NULL, NULL);

  g_assert_nonnull (document);
  tell (fixture);
  annals_story_view_go (fixture->story, 30);
  guint event = selected (fixture);
  annals_view_state_reload_document (fixture->state, document);
  annals_test_spin ();
  g_assert_true (annals_window_is_telling (fixture->window));
  g_assert_true (annals_view_state_get_document (fixture->state) == document);
  g_assert_cmpuint (selected (fixture), ==, event);
  g_assert_cmpuint (position (fixture), ==, 30);
  press (fixture, GDK_KEY_space);
  g_assert_cmpuint (position (fixture), ==, 31);
  press (fixture, GDK_KEY_Escape);
  g_assert_cmpuint (selected (fixture), ==, ANNALS_NONE);
}

static void
add_tests (void)
{
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/story/keys", test_keys);
  ADD ("/story/right-to-left", test_right_to_left);
  ADD ("/story/pointer", test_pointer);
  ADD ("/story/begins-at-selected", test_begins_at_selected);
  ADD ("/story/by-importance", test_by_importance);
  ADD ("/story/filtered", test_filtered);
  ADD ("/story/timeline-follows", test_timeline_follows);
  ADD ("/story/plays", test_plays);
  ADD ("/story/blank", test_blank);
  ADD ("/story/comes-back", test_comes_back);
  ADD ("/story/reloaded", test_reloaded);
  ADD ("/story/another-file", test_another_file);
  ADD ("/story/chips", test_chips);
  ADD ("/story/view", test_view);
#undef ADD
  g_test_add_func ("/story/pace", test_pace);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
