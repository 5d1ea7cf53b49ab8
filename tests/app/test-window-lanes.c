/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes that are hidden, collapsed, moved and found in a window, and how one gets back. */
#include "annals-test-window.h"
#include "app/annals-window-private.h"
#include "widgets/annals-lane-commands.h"
#include "widgets/annals-lane-finder.h"
#include "widgets/annals-lane-item.h"
#include "widgets/annals-lane-proxy.h"
#include "widgets/annals-timeline-view-private.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC) /* a hang, not a measure */

typedef struct
{
  AnnalsWindow *window;
  AnnalsViewState *state;
} Fixture;

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
wait_until (AnnalsWindow *window, gboolean (*is_so) (AnnalsWindow *window))
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while (!is_so (window) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_so (window));
}

static AnnalsDocument *before; /* what was open in the test before */

static gboolean
has_document (AnnalsWindow *window)
{
  AnnalsDocument *document = annals_view_state_get_document (window->state);

  return document != NULL && document != before
         && gtk_widget_get_mapped (GTK_WIDGET (window->timeline));
}

/* One window for all tests, into which the file is opened anew: GTK 4.8 does not survive a tooltip
 * that is due after its window has gone. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static AnnalsWindow *window;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (window == NULL)
    {
      window = annals_window_new (annals_test_application);
      gtk_window_set_default_size (GTK_WINDOW (window), 1200, 500);
      gtk_window_present (GTK_WINDOW (window));
    }
  fixture->window = window;
  fixture->state = window->state;
  before = annals_view_state_get_document (window->state);
  if (before != NULL)
    g_object_ref (before);
  annals_window_open (window, NULL);
  wait_until (window, has_document);
  g_clear_object (&before);
  annals_view_state_set_grouping (fixture->state, ANNALS_GROUPING_ACTOR);
  spin ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
}

static guint
count_lanes (Fixture *fixture)
{
  guint n;

  annals_lanes_get (annals_view_state_get_lanes (fixture->state), &n);
  return n;
}

/* The id of a lane, to be kept while lanes come and go. */
static const char *
id_of (Fixture *fixture, guint lane)
{
  return g_intern_string (annals_lanes_get_id (annals_view_state_get_lanes (fixture->state), lane));
}

static void
act (Fixture *fixture, const char *action, const char *id)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action,
                                             id != NULL ? "s" : NULL, id));
  spin ();
}

static void
test_hide (Fixture *fixture, gconstpointer data)
{
  guint n = count_lanes (fixture);
  const char *second = id_of (fixture, 1);

  g_assert_false (gtk_revealer_get_reveal_child (fixture->window->hidden_bar));
  act (fixture, "win.hide-lane", second);
  g_assert_cmpuint (count_lanes (fixture), ==, n - 1);
  g_assert_cmpuint (annals_lane_commands_find (fixture->state, second), ==, ANNALS_NONE);
  g_assert_true (gtk_revealer_get_reveal_child (fixture->window->hidden_bar));
  g_assert_cmpstr (gtk_label_get_text (fixture->window->hidden_label), ==, "1 lane hidden");
  act (fixture, "win.undo", NULL);
  g_assert_cmpuint (annals_lane_commands_find (fixture->state, second), ==, 1);
  g_assert_false (gtk_revealer_get_reveal_child (fixture->window->hidden_bar));

  act (fixture, "win.only-lane", second);
  g_assert_cmpuint (count_lanes (fixture), ==, 1);
  act (fixture, "win.show-all-lanes", NULL);
  g_assert_cmpuint (count_lanes (fixture), ==, n);
  /* Another grouping has lanes of its own. */
  act (fixture, "win.hide-lane", second);
  annals_view_state_set_grouping (fixture->state, ANNALS_GROUPING_CATEGORY);
  g_assert_false (gtk_revealer_get_reveal_child (fixture->window->hidden_bar));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  const char *first = id_of (fixture, 0), *second = id_of (fixture, 1), *third = id_of (fixture, 2);
  const char *last = id_of (fixture, count_lanes (fixture) - 1);

  g_assert_false (annals_lane_commands_can_move (fixture->state, first, ANNALS_LANE_UP));
  g_assert_false (annals_lane_commands_can_move (fixture->state, last, ANNALS_LANE_DOWN));
  annals_lane_commands_move (fixture->state, first, ANNALS_LANE_DOWN);
  g_assert_cmpstr (id_of (fixture, 0), ==, second);
  g_assert_cmpstr (id_of (fixture, 1), ==, first);
  annals_lane_commands_move (fixture->state, third, ANNALS_LANE_TOP);
  g_assert_cmpstr (id_of (fixture, 0), ==, third);
  annals_lane_commands_move (fixture->state, first, ANNALS_LANE_UP);
  g_assert_cmpstr (id_of (fixture, 1), ==, first);
  act (fixture, "win.reset-lane-order", NULL);
  g_assert_cmpstr (id_of (fixture, 0), ==, first);
  act (fixture, "win.undo", NULL);
  g_assert_cmpstr (id_of (fixture, 0), ==, third);
  /* Each move is a step, too. */
  act (fixture, "win.undo", NULL);
  g_assert_cmpstr (id_of (fixture, 1), ==, second);
  act (fixture, "win.undo", NULL);
  g_assert_cmpstr (id_of (fixture, 0), ==, second);
  act (fixture, "win.undo", NULL);
  g_assert_cmpstr (id_of (fixture, 0), ==, first);
  act (fixture, "win.redo", NULL);
  g_assert_cmpstr (id_of (fixture, 0), ==, second);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static guint
count_items (GtkWidget *finder)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  collect (finder, ANNALS_TYPE_LANE_ITEM, items);
  return items->len;
}

/* Rows come and go when a frame is laid out. */
static void
wait_for_items (GtkWidget *finder, guint least, guint most)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while ((count_items (finder) < least || count_items (finder) > most)
         && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_items (finder), >=, least);
  g_assert_cmpuint (count_items (finder), <=, most);
}

static const char *
focused_lane (AnnalsWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return ANNALS_IS_LANE_PROXY (focus) ? annals_lane_proxy_get_id (ANNALS_LANE_PROXY (focus)) : NULL;
}

static gboolean
is_at_lane (AnnalsWindow *window)
{
  return focused_lane (window) != NULL;
}

/* Without a pointer: the list is filtered by what is typed, accents or none, and leads to a lane
 * that was off screen, or hidden. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  AnnalsTimelineView *timeline = fixture->window->timeline;
  guint n = count_lanes (fixture);
  const AnnalsLane *lanes = annals_lanes_get (annals_view_state_get_lanes (fixture->state), NULL);
  const char *last = id_of (fixture, n - 2), *title = g_intern_string (lanes[n - 2].title);

  act (fixture, "win.find-lane", NULL);
  GtkWidget *finder = timeline->finder;
  wait_for_items (finder, 2, G_MAXUINT);
  GtkWidget *entry = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (entry, finder));
  g_autofree char *upper = g_utf8_strup (title, -1);
  GtkEditable *editable = GTK_EDITABLE (gtk_widget_get_ancestor (entry, GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text (editable, upper);
  g_signal_emit_by_name (editable, "search-changed");
  wait_for_items (finder, 1, 1);

  act (fixture, "win.hide-lane", last);
  g_assert_cmpuint (annals_lane_commands_find (fixture->state, last), ==, ANNALS_NONE);
  g_signal_emit_by_name (editable, "activate");
  wait_until (fixture->window, is_at_lane);
  g_assert_cmpstr (focused_lane (fixture->window), ==, last);
  guint lane = annals_lane_commands_find (fixture->state, last);
  g_assert_cmpuint (lane, !=, ANNALS_NONE);
  annals_timeline_view_ensure_scene (timeline);
  const GArray *shown = timeline->scene->lanes;
  g_assert_cmpfloat (timeline->scroll, >, 0);
  g_assert_cmpuint (g_array_index (shown, AnnalsSceneLane, 0).lane, <=, lane);
  g_assert_cmpuint (g_array_index (shown, AnnalsSceneLane, shown->len - 1).lane, >=, lane);
}

static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  g_assert_true (annals_timeline_view_key_cb (fixture->window->timeline, key, 0, modifiers));
  spin ();
}

/* Titles are gone to, collapsed and moved by the keyboard alone. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  const char *first = id_of (fixture, 0), *second = id_of (fixture, 1), *third = id_of (fixture, 2);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->timeline));
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  g_assert_cmpstr (focused_lane (fixture->window), ==, first);
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  g_assert_cmpstr (focused_lane (fixture->window), ==, second);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_true (
      annals_lanes_get (annals_view_state_get_lanes (fixture->state), NULL)[1].collapsed);
  press (fixture, GDK_KEY_space, 0);
  g_assert_false (
      annals_lanes_get (annals_view_state_get_lanes (fixture->state), NULL)[1].collapsed);
  press (fixture, GDK_KEY_Down, both);
  g_assert_cmpstr (id_of (fixture, 1), ==, third);
  g_assert_cmpstr (id_of (fixture, 2), ==, second);
  g_assert_cmpstr (focused_lane (fixture->window), ==, second);
  press (fixture, GDK_KEY_Home, both);
  g_assert_cmpstr (id_of (fixture, 0), ==, second);
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  const AnnalsStop *stop = annals_timeline_view_get_focused_stop (fixture->window->timeline);
  g_assert_nonnull (stop);
  g_assert_cmpuint (stop->lane, ==, 1);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  g_assert_cmpstr (focused_lane (fixture->window), ==, first);
}

/* Drags from a lane's title to a part of another lane's height. */
static void
drag (Fixture *fixture, guint from, guint to, double part)
{
  AnnalsTimelineView *timeline = fixture->window->timeline;
  g_autoptr (GtkGesture) gesture = g_object_ref_sink (gtk_gesture_drag_new ());

  annals_timeline_view_ensure_scene (timeline);
  AnnalsBox start = g_array_index (timeline->scene->lanes, AnnalsSceneLane, from).heading;
  AnnalsBox end = g_array_index (timeline->scene->lanes, AnnalsSceneLane, to).heading;
  double y = start.y + 5;
  annals_timeline_view_begin_lane_drag (timeline, start.x + start.width / 2, y, gesture);
  g_assert_true (annals_timeline_view_drag_lane (timeline, end.y + part * end.height - y));
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  AnnalsTimelineView *timeline = fixture->window->timeline;
  const char *first = id_of (fixture, 0), *second = id_of (fixture, 1), *third = id_of (fixture, 2);

  drag (fixture, 0, 1, 0.8);
  annals_timeline_view_end_lane_drag (timeline);
  g_assert_cmpstr (id_of (fixture, 0), ==, second);
  g_assert_cmpstr (id_of (fixture, 1), ==, first);
  drag (fixture, 2, 0, 0.2);
  annals_timeline_view_end_lane_drag (timeline);
  g_assert_cmpstr (id_of (fixture, 0), ==, third);
  /* A key takes it back. */
  drag (fixture, 0, 2, 0.8);
  press (fixture, GDK_KEY_Escape, 0);
  annals_timeline_view_end_lane_drag (timeline);
  g_assert_cmpstr (id_of (fixture, 0), ==, third);
  /* On itself it stays. */
  drag (fixture, 1, 1, 0.9);
  annals_timeline_view_end_lane_drag (timeline);
  g_assert_cmpstr (id_of (fixture, 1), ==, second);

  /* The thumb goes to the end, and the lanes with it. */
  annals_timeline_view_ensure_scene (timeline);
  AnnalsBox thumb = timeline->scene->thumb;
  double most = timeline->scene->content_height - timeline->scene->plot.height;
  g_autoptr (GtkGesture) gesture = g_object_ref_sink (gtk_gesture_drag_new ());
  g_assert_cmpfloat (thumb.height, >, 0);
  annals_timeline_view_begin_lane_drag (timeline, thumb.x - 5, thumb.y + 5, gesture);
  g_assert_true (annals_timeline_view_drag_lane (timeline, 2000));
  g_assert_cmpfloat (timeline->scroll, ==, most);
}

/* Going to an event whose lane is hidden says so, once, with a way to it. */
static void
test_hidden_event (Fixture *fixture, gconstpointer data)
{
  annals_view_state_set_grouping (fixture->state, ANNALS_GROUPING_CATEGORY);
  AnnalsLanes *lanes = annals_view_state_get_lanes (fixture->state);
  const AnnalsLane *first = annals_lanes_get (lanes, NULL);
  guint event = annals_index_get_members (first->index)[0];

  annals_view_state_reveal (fixture->state, event);
  g_assert_null (fixture->window->hidden_toast);
  act (fixture, "win.hide-lane", id_of (fixture, 0));
  annals_view_state_reveal (fixture->state, event);
  AdwToast *toast = fixture->window->hidden_toast;
  g_assert_nonnull (toast);
  annals_view_state_reveal (fixture->state, event);
  g_assert_true (fixture->window->hidden_toast == toast);
  act (fixture, adw_toast_get_action_name (toast), NULL);
  g_assert_cmpuint (annals_lanes_find (annals_view_state_get_lanes (fixture->state), event), ==, 0);
}

/* Another document begins with nothing hidden, and the same one, read again, stays as it was. */
static void
test_documents (Fixture *fixture, gconstpointer data)
{
  const char *second = id_of (fixture, 1);
  AnnalsDocument *document = annals_view_state_get_document (fixture->state);
  guint n = count_lanes (fixture);

  act (fixture, "win.hide-lane", second);
  g_autoptr (AnnalsLaneOptions) kept =
      annals_lane_options_ref (annals_view_state_get_lane_options (fixture->state));
  annals_window_open (fixture->window, NULL);
  while (annals_view_state_get_document (fixture->state) == document)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_lanes (fixture), ==, n);
  annals_view_state_set_lane_options (fixture->state, kept);
  g_assert_cmpuint (count_lanes (fixture), ==, n - 1);
}

static void
add_tests (void)
{
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/window/lanes/hide", test_hide);
  ADD ("/window/lanes/move", test_move);
  ADD ("/window/lanes/find", test_find);
  ADD ("/window/lanes/keys", test_keys);
  ADD ("/window/lanes/drag", test_drag);
  ADD ("/window/lanes/hidden-event", test_hidden_event);
  ADD ("/window/lanes/documents", test_documents);
#undef ADD
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
