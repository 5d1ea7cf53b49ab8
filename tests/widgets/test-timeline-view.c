/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline as fingers and keys drive it, and the children that stand for what it shows. */
#include <adwaita.h>

#include "annals-test-support.h"
#include "annals-test-widgets.h"
#include "widgets/annals-event-proxy.h"
#include "widgets/annals-timeline-view-private.h"

typedef struct
{
  GtkWidget *window;
  AnnalsTimelineView *view;
  AnnalsViewState *state;
} Fixture;

#define WAIT_MOST (20 * G_USEC_PER_SEC) /* a hang, not a measure */

static gboolean
is_settled (const AnnalsTimelineView *view)
{
  return view->scene != NULL && view->scene->items->len > 0 && view->proxies_source == 0
         && view->resize_source == 0;
}

/* Until the timeline has drawn what was changed, and its children stand for it. */
static void
settle (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  while (!is_settled (fixture->view) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_settled (fixture->view));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 3000);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->state = annals_view_state_new ();
  fixture->window = gtk_window_new ();
  fixture->view = g_object_new (ANNALS_TYPE_TIMELINE_VIEW, NULL);
  annals_timeline_view_set_state (fixture->view, fixture->state);
  annals_view_state_set_document (fixture->state, document);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->state);
}

static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (
      annals_test_find_controller (GTK_WIDGET (fixture->view), GTK_TYPE_EVENT_CONTROLLER_KEY, 0),
      "key-pressed", keyval, 0u, modifiers, &taken);
  settle (fixture);
  return taken;
}

static const AnnalsStop *
focused (Fixture *fixture)
{
  return annals_timeline_view_get_focused_stop (fixture->view);
}

/* A point within a count of the first lane that has one. */
static AnnalsBin
find_count (Fixture *fixture)
{
  for (guint i = 0; i < fixture->view->scene->bins->len; i++)
    {
      AnnalsBin bin = g_array_index (fixture->view->scene->bins, AnnalsBin, i);
      if (bin.count > 1)
        return bin;
    }
  g_assert_not_reached ();
}

/* ---- Children ---- */

static void
test_mirrors_scene (Fixture *fixture, gconstpointer data)
{
  guint n = 0, wanted = 0;

  for (guint i = 0; i < fixture->view->proxies->len; i++)
    n += gtk_widget_get_visible (g_ptr_array_index (fixture->view->proxies, i));
  for (guint i = 0; i < fixture->view->scene->lanes->len; i++)
    {
      g_autoptr (GArray) stops = annals_scene_dup_stops (
          fixture->view->scene,
          g_array_index (fixture->view->scene->lanes, AnnalsSceneLane, i).lane);
      wanted += stops->len;
    }
  g_assert_cmpuint (n, ==, wanted);
}

static void
test_focus_follows (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_Page_Down, 0));
  guint first = annals_view_state_get_selected (fixture->state);
  g_assert_nonnull (focused (fixture));
  g_assert_cmpuint (focused (fixture)->event, ==, first);
  press (fixture, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (focused (fixture)->event, ==, annals_view_state_get_selected (fixture->state));
  g_assert_cmpuint (focused (fixture)->event, !=, first);
}

/* What has the focus keeps it and stays what it is, however far it is moved away. */
static void
test_never_recycled (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_Page_Down, 0);
  GtkWidget *before = gtk_root_get_focus (GTK_ROOT (fixture->window));
  AnnalsStop stop = *focused (fixture);

  annals_timeline_view_zoom (fixture->view, 20);
  annals_timeline_view_pan (fixture->view, -5000);
  settle (fixture);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == before);
  g_assert_true (annals_stop_is_same (focused (fixture), &stop));
  g_assert_false (annals_proxy_is_in_sight (ANNALS_PROXY (before)));
  /* From there the walk goes on, to what comes next in time. */
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_cmpfloat (focused (fixture)->span.start, >=, stop.span.start);
  g_assert_false (annals_stop_is_same (focused (fixture), &stop));
}

/* A walk along a lane comes by all of the lane's events, those beyond the edge too. */
static void
test_walks_on (Fixture *fixture, gconstpointer data)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (fixture->view->plan);
  AnnalsSpan before = annals_view_state_get_span (fixture->state);

  annals_timeline_view_zoom (fixture->view, 40);
  settle (fixture);
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK));
  guint32 lane = focused (fixture)->lane;
  AnnalsIndex *index = annals_lanes_get (lanes, NULL)[lane].index;
  AnnalsTime last = focused (fixture)->span.start;
  guint beyond = 0;
  for (guint i = 0; i < 60; i++)
    {
      AnnalsSpan view = annals_view_state_get_span (fixture->state);
      annals_timeline_view_walk (fixture->view, 1);
      g_assert_cmpuint (focused (fixture)->lane, ==, lane);
      g_assert_cmpfloat (focused (fixture)->span.start, >=, last);
      /* Nothing that starts between two stops is left out. */
      if (focused (fixture)->event != ANNALS_NONE && focused (fixture)->span.start > view.end)
        {
          guint from = annals_index_lower_bound (index, view.end);
          g_assert_cmpuint (annals_index_get_members (index)[from], ==, focused (fixture)->event);
        }
      beyond += annals_view_state_get_span (fixture->state).start != view.start;
      last = focused (fixture)->span.start;
    }
  g_assert_cmpuint (beyond, >, 0);
  g_assert_cmpfloat (annals_span_length (before), >,
                     annals_span_length (annals_view_state_get_span (fixture->state)));
}

static void
test_walks_lanes (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK));
  guint32 lane = focused (fixture)->lane;
  g_assert_true (press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK));
  g_assert_cmpuint (focused (fixture)->lane, ==, lane + 1);
  g_assert_true (press (fixture, GDK_KEY_Up, GDK_CONTROL_MASK));
  g_assert_cmpuint (focused (fixture)->lane, ==, lane);
}

/* A zoom parts the count that has the focus: it goes to what is there now. */
static void
test_parted_count (Fixture *fixture, gconstpointer data)
{
  AnnalsBin bin = find_count (fixture);
  AnnalsStop stop;

  g_assert_true (annals_scene_stop_at (fixture->view->scene, bin.box.x + bin.box.width / 2,
                                       bin.box.y + bin.box.height / 2, &stop));
  annals_timeline_view_focus_stop (fixture->view, &stop);
  g_assert_true (annals_stop_is_same (focused (fixture), &stop));
  annals_timeline_view_fit (fixture->view, bin.span);
  settle (fixture);
  g_assert_nonnull (focused (fixture));
  g_assert_cmpuint (focused (fixture)->lane, ==, bin.lane);
  g_assert_false (annals_stop_is_same (focused (fixture), &stop));
  g_assert_cmpfloat (focused (fixture)->span.start, <, bin.span.end);
}

/* However many children there are, the Tab key passes the timeline in one step. */
static void
test_one_tab_stop (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_Page_Down, 0);
  g_assert_nonnull (focused (fixture));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_BACKWARD));
}

/* ---- Touch ---- */

/* What is between two fingers stays between them. */
static void
test_pinch (Fixture *fixture, gconstpointer data)
{
  AnnalsTimelineView *view = fixture->view;

  view->pinch_scale = 1;
  view->pinch_x = 500;
  view->pinch_y = 300;
  AnnalsTime time = annals_axis_time (&view->axis, annals_timeline_view_axis_x (view, 500));
  double scale = view->axis.scale;
  annals_timeline_view_pinch (view, 430, 300, 2);
  g_assert_cmpfloat_with_epsilon (view->axis.scale, scale / 2, scale * 1e-9);
  g_assert_cmpfloat_with_epsilon (annals_axis_x (&view->axis, time),
                                  annals_timeline_view_axis_x (view, 430), 0.01);
  /* Fingers that move together pan. */
  annals_timeline_view_pinch (view, 530, 300, 2);
  g_assert_cmpfloat_with_epsilon (view->axis.scale, scale / 2, scale * 1e-9);
  g_assert_cmpfloat_with_epsilon (annals_axis_x (&view->axis, time),
                                  annals_timeline_view_axis_x (view, 530), 0.01);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->view->menu, action, NULL));
  gtk_popover_popdown (GTK_POPOVER (fixture->view->menu));
  settle (fixture);
}

static void
test_long_press (Fixture *fixture, gconstpointer data)
{
  const AnnalsItem *item = &g_array_index (fixture->view->scene->items, AnnalsItem, 0);
  AnnalsBox box = item->mark;
  guint event = item->event;
  AnnalsSpan before = annals_view_state_get_span (fixture->state);
  GtkGesture *gesture =
      annals_test_find_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_LONG_PRESS, 0);

  g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (gesture)));
  g_signal_emit_by_name (gesture, "pressed", box.x + box.width / 2, box.y + box.height / 2);
  settle (fixture);
  g_assert_nonnull (fixture->view->menu);
  g_assert_true (gtk_widget_get_mapped (fixture->view->menu));
  g_assert_cmpuint (fixture->view->popover_stop.event, ==, event);
  activate (fixture, "stop.details");
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, event);
  activate (fixture, "stop.zoom");
  AnnalsSpan after = annals_view_state_get_span (fixture->state);
  g_assert_cmpfloat (annals_span_length (after), <, annals_span_length (before));
  g_assert_true (annals_span_overlaps (after, fixture->view->popover_stop.span));
}

static void
test_menu_of_count (Fixture *fixture, gconstpointer data)
{
  AnnalsBin bin = find_count (fixture);
  GtkGesture *gesture = annals_test_find_controller (GTK_WIDGET (fixture->view),
                                                     GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_SECONDARY);

  g_signal_emit_by_name (gesture, "pressed", 1, bin.box.x + bin.box.width / 2,
                         bin.box.y + bin.box.height / 2);
  settle (fixture);
  g_assert_nonnull (fixture->view->menu);
  g_assert_cmpuint (fixture->view->popover_stop.event, ==, ANNALS_NONE);
  activate (fixture, "stop.zoom");
  AnnalsSpan after = annals_view_state_get_span (fixture->state);
  g_assert_cmpfloat (after.start, <=, bin.span.start);
  g_assert_cmpfloat (after.end, >=, bin.span.end);
  g_assert_cmpfloat (annals_span_length (after), <, annals_span_length (bin.span) * 1.1);
}

/* The key that opens a menu does, for what has the focus. */
static void
test_menu_key (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_Page_Down, 0);
  guint event = annals_view_state_get_selected (fixture->state);
  g_assert_true (press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_nonnull (fixture->view->menu);
  g_assert_true (gtk_widget_get_mapped (fixture->view->menu));
  g_assert_cmpuint (fixture->view->popover_stop.event, ==, event);
  gtk_popover_popdown (GTK_POPOVER (fixture->view->menu));
  settle (fixture);
  g_assert_nonnull (focused (fixture));
  g_assert_cmpuint (focused (fixture)->event, ==, event);
}

/* ---- The selected event ---- */

/* Whether its label or mark is between the top and the foot of the lanes. */
static gboolean
is_in_sight (Fixture *fixture)
{
  const AnnalsScene *scene = fixture->view->scene;
  double top = scene->plot.y + scene->band, foot = scene->plot.y + scene->plot.height;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
      if (item->flags & ANNALS_ITEM_SELECTED)
        return item->whole.y >= top && item->whole.y + item->whole.height <= foot;
    }
  return FALSE;
}

/* Of the lowest lane on screen. */
static void
select_lowest (Fixture *fixture)
{
  const AnnalsScene *scene = fixture->view->scene;
  const AnnalsItem *lowest = NULL;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
      if (item->whole.y + item->whole.height <= scene->height && item->mark.x > scene->plot.x
          && item->mark.x + item->mark.width < scene->plot.x + scene->plot.width
          && (lowest == NULL || item->whole.y > lowest->whole.y))
        lowest = item;
    }
  annals_view_state_set_selected (fixture->state, lowest->event);
  settle (fixture);
}

/* What comes up beneath the timeline takes room from it. */
static GtkWidget *
add_below (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *below = gtk_label_new ("below");
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_object_ref (view);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), view);
  g_object_unref (view);
  gtk_widget_set_size_request (below, -1, 300);
  gtk_widget_set_visible (below, FALSE);
  gtk_box_append (GTK_BOX (box), below);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  settle (fixture);
  return below;
}

static void
wait_for_resize (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while (fixture->view->resize_source == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

static void
test_stays_in_sight (Fixture *fixture, gconstpointer data)
{
  GtkWidget *below = add_below (fixture);

  select_lowest (fixture);
  g_assert_true (is_in_sight (fixture));
  gtk_widget_set_visible (below, TRUE);
  wait_for_resize (fixture);
  g_assert_true (is_in_sight (fixture));
  /* What a person has scrolled away is not brought back. */
  annals_timeline_view_scroll_lanes (fixture->view, -10000);
  settle (fixture);
  g_assert_false (is_in_sight (fixture));
  gtk_widget_set_size_request (below, -1, 320);
  wait_for_resize (fixture);
  g_assert_cmpfloat (fixture->view->scroll, ==, 0);
}

/* ---- From event to event ---- */

/* Within events that have all begun before what is in view, there is still one to go to. */
static void
test_steps_beyond_starts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_NESTED, 60);
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  guint last = annals_document_get_n_dated (document) - 1;
  AnnalsTime begin = events[last].start + 1;

  annals_view_state_set_document (fixture->state, document);
  for (guint i = 0; i < 2; i++)
    {
      annals_view_state_set_selected (fixture->state, ANNALS_NONE);
      annals_view_state_set_span (fixture->state, (AnnalsSpan){ begin, events[0].end });
      settle (fixture);
      g_assert_true (press (fixture, i == 0 ? GDK_KEY_Page_Down : GDK_KEY_Page_Up, 0));
      g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, last);
    }
  /* And before all of them. */
  annals_view_state_set_selected (fixture->state, ANNALS_NONE);
  annals_view_state_set_span (fixture->state,
                              (AnnalsSpan){ events[0].start - 2e6, events[0].start - 1e6 });
  press (fixture, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
#define ADD(name, test) g_test_add ("/timeline-view/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("mirrors-scene", test_mirrors_scene);
  ADD ("focus-follows", test_focus_follows);
  ADD ("never-recycled", test_never_recycled);
  ADD ("walks-on", test_walks_on);
  ADD ("walks-lanes", test_walks_lanes);
  ADD ("parted-count", test_parted_count);
  ADD ("one-tab-stop", test_one_tab_stop);
  ADD ("pinch", test_pinch);
  ADD ("long-press", test_long_press);
  ADD ("menu-of-count", test_menu_of_count);
  ADD ("menu-key", test_menu_key);
  ADD ("stays-in-sight", test_stays_in_sight);
  ADD ("steps-beyond-starts", test_steps_beyond_starts);
#undef ADD
  return g_test_run ();
}
