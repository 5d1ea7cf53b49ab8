/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and touch on the timeline, turned into pans, zooms and a selection. */
#include <adwaita.h>
#include <math.h>

#include "widgets/annals-timeline-view-private.h"

#define FLING_DECAY 0.004 /* of the speed, a millisecond */
#define FLING_LEAST 0.02  /* pixels a millisecond */
#define ZOOM_DECAY 0.02   /* of what is left of a zoom, a millisecond */
#define ZOOM_LEAST 0.004  /* octaves */
#define TOUCHPAD_UNIT 20  /* pixels */

/* ---- Pointer and touch ---- */

static void
motion_cb (AnnalsTimelineView *self, double x, double y)
{
  guint index = 0, hovered = ANNALS_NONE;

  self->pointer_x = x;
  self->pointer_y = y;
  self->pointer_inside = TRUE;
  annals_timeline_view_ensure_scene (self);
  AnnalsHitKind kind =
      self->scene != NULL ? annals_scene_hit (self->scene, x, y, &index) : ANNALS_HIT_NOTHING;
  if (kind == ANNALS_HIT_ITEM)
    hovered = g_array_index (self->scene->items, AnnalsItem, index).event;
  gboolean clickable = kind == ANNALS_HIT_ITEM || kind == ANNALS_HIT_BIN || kind == ANNALS_HIT_ARC
                       || kind == ANNALS_HIT_TOGGLE;
  if (self->drag.tick == 0)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     clickable ? "pointer"
                                     : kind == ANNALS_HIT_LANE
                                         ? "grab"
                                         : annals_timeline_view_measure_cursor (self, x, y));
  if (hovered != self->hovered)
    {
      self->hovered = hovered;
      annals_timeline_view_invalidate (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (AnnalsTimelineView *self)
{
  self->pointer_inside = FALSE;
  self->hovered = ANNALS_NONE;
  annals_timeline_view_invalidate (self);
}

static gboolean
zoom_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double left = self->zoom_left * exp (-ZOOM_DECAY * (double) (now - self->zoom_time) / 1000.0);

  if (fabs (left) < ZOOM_LEAST)
    left = 0;
  annals_timeline_view_zoom_at (self, self->zoom_x, exp2 (self->zoom_left - left));
  self->zoom_left = left;
  self->zoom_time = now;
  if (left != 0)
    return G_SOURCE_CONTINUE;
  self->zoom_tick = 0;
  return G_SOURCE_REMOVE;
}

/* About a point, in a few frames; a step that comes meanwhile adds to what is left. */
static void
zoom_smoothly (AnnalsTimelineView *self, double x, double factor)
{
  annals_timeline_view_stop_fling (self);
  if (!adw_get_enable_animations (GTK_WIDGET (self)))
    {
      annals_timeline_view_zoom_at (self, x, factor);
      return;
    }
  self->zoom_x = x;
  self->zoom_left += log2 (factor);
  if (self->zoom_tick != 0)
    return;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  self->zoom_time =
      clock != NULL ? gdk_frame_clock_get_frame_time (clock) : g_get_monotonic_time ();
  self->zoom_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), zoom_tick_cb, NULL, NULL);
}

/* With Ctrl or Shift the time between two events is measured. */
static void
click_event (AnnalsTimelineView *self, guint event, GtkGesture *gesture)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (!(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
      || !annals_timeline_view_measure_to (self, event))
    annals_timeline_view_select_event (self, event);
}

static void
click_cb (AnnalsTimelineView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint index = 0;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  AnnalsHitKind kind = annals_scene_hit (self->scene, x, y, &index);
  if (kind == ANNALS_HIT_ITEM)
    click_event (self, g_array_index (self->scene->items, AnnalsItem, index).event, gesture);
  else if (kind == ANNALS_HIT_BIN)
    annals_timeline_view_show_bin (self, index);
  else if (kind == ANNALS_HIT_ARC)
    annals_timeline_view_follow_arc (self, index);
  else if (kind == ANNALS_HIT_TOGGLE)
    annals_timeline_view_toggle_lane (self, index);
  else if (n_press == 2)
    zoom_smoothly (self, x, 2);
}

static gboolean
is_touchpad (GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD;
}

static gboolean
scroll_cb (AnnalsTimelineView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean touchpad = is_touchpad (GTK_EVENT_CONTROLLER (controller));
  double unit = touchpad ? TOUCHPAD_UNIT : PAN_STEP;

  annals_timeline_view_stop_fling (self);
  annals_timeline_view_stop_flight (self);
  if (state & GDK_CONTROL_MASK)
    zoom_smoothly (self, self->pointer_x, pow (ZOOM_STEP, -dy));
  else if ((state & GDK_SHIFT_MASK) || annals_timeline_view_axis_x (self, self->pointer_x) < 0)
    annals_timeline_view_scroll_lanes (self, (dy != 0 ? dy : dx) * unit / 2);
  else if (touchpad)
    {
      annals_timeline_view_pan (self, -dx * unit);
      annals_timeline_view_scroll_lanes (self, dy * unit);
    }
  else
    annals_timeline_view_pan (self, -(dx + dy) * unit);
  return GDK_EVENT_STOP;
}

static gboolean
fling_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double elapsed = (double) (now - self->fling_time) / 1000.0;

  self->fling_time = now;
  if (fabs (self->fling) < FLING_LEAST || annals_timeline_view_get_document (self) == NULL)
    {
      self->fling_tick = 0;
      return G_SOURCE_REMOVE;
    }
  annals_timeline_view_pan (self, self->fling * elapsed);
  self->fling *= exp (-FLING_DECAY * elapsed);
  return G_SOURCE_CONTINUE;
}

void
annals_timeline_view_stop_fling (AnnalsTimelineView *self)
{
  if (self->fling_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fling_tick);
  self->fling_tick = 0;
}

void
annals_timeline_view_stop_motion (AnnalsTimelineView *self)
{
  annals_timeline_view_stop_fling (self);
  annals_timeline_view_stop_flight (self);
  if (self->zoom_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->zoom_tick);
  self->zoom_tick = 0;
  self->zoom_left = 0;
}

/* Goes on by itself, from @speed pixels a second. */
static void
fling (AnnalsTimelineView *self, double speed)
{
  if (!adw_get_enable_animations (GTK_WIDGET (self)) || self->fling_tick != 0)
    return;
  self->fling = speed / 1000.0;
  self->fling_time = g_get_monotonic_time ();
  self->fling_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fling_tick_cb, NULL, NULL);
}

static void
swipe_cb (AnnalsTimelineView *self, double vx, double vy)
{
  /* A click is no flick, though a hand that has just come there may be told to be fast. */
  if (self->drag.grip == ANNALS_GRIP_NONE && !self->measuring && self->drag_x != 0)
    fling (self, vx);
}

static void
decelerate_cb (AnnalsTimelineView *self, double vx, double vy, GtkEventController *controller)
{
  if (is_touchpad (controller)
      && !(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    fling (self, -vx * TOUCHPAD_UNIT);
}

static void
drag_begin_cb (AnnalsTimelineView *self, double x, double y, GtkGesture *gesture)
{
  annals_timeline_view_stop_motion (self);
  self->drag_x = self->drag_y = 0;
  annals_timeline_view_begin_lane_drag (self, x, y, gesture);
  self->measuring = annals_timeline_view_begin_measure (self, x, y);
}

static void
drag_update_cb (AnnalsTimelineView *self, double dx, double dy, GtkGesture *gesture)
{
  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy) && self->drag_x == 0)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  /* The first of two fingers goes on dragging: the pinch moves what it would move. */
  if (self->measuring && !self->pinching)
    annals_timeline_view_drag_measure (self, dx);
  else if (!self->pinching && !annals_timeline_view_drag_lane (self, dy))
    {
      annals_timeline_view_pan (self, dx - self->drag_x);
      annals_timeline_view_scroll_lanes (self, self->drag_y - dy);
    }
  self->drag_x = dx;
  self->drag_y = dy;
}

static void
pinch_begin_cb (AnnalsTimelineView *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  self->pinching = TRUE;
  self->pinch_scale = 1;
  if (!gtk_gesture_get_bounding_box_center (gesture, &self->pinch_x, &self->pinch_y))
    self->pinch_x = self->pinch_y = 0;
}

static void
pinch_end_cb (AnnalsTimelineView *self)
{
  self->pinching = FALSE;
}

/* Two fingers zoom about the middle between them, and pan with it. */
void
annals_timeline_view_pinch (AnnalsTimelineView *self, double x, double y, double scale)
{
  annals_timeline_view_zoom_at (self, self->pinch_x, scale / self->pinch_scale);
  annals_timeline_view_pan (self, x - self->pinch_x);
  annals_timeline_view_scroll_lanes (self, self->pinch_y - y);
  self->pinch_scale = scale;
  self->pinch_x = x;
  self->pinch_y = y;
}

static void
pinch_cb (AnnalsTimelineView *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (scale > 0 && gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    annals_timeline_view_pinch (self, x, y, scale);
}

/* ---- The menu ---- */

static gboolean
popup_menu_at (AnnalsTimelineView *self, double x, double y)
{
  AnnalsStop stop;
  GdkRectangle at = { (int) x, (int) y, 1, 1 };
  guint index;

  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return FALSE;
  AnnalsHitKind kind = annals_scene_hit (self->scene, x, y, &index);
  gboolean is_stop = annals_scene_stop_at (self->scene, x, y, &stop);
  if (is_stop || kind == ANNALS_HIT_LANE || kind == ANNALS_HIT_TOGGLE)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (kind == ANNALS_HIT_LANE || kind == ANNALS_HIT_TOGGLE)
    annals_timeline_view_popup_lane_menu (self, index, &at);
  else if (is_stop)
    annals_timeline_view_popup_menu (self, &stop, &at);
  return is_stop || kind == ANNALS_HIT_LANE || kind == ANNALS_HIT_TOGGLE;
}

static void
menu_press_cb (AnnalsTimelineView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (popup_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_press_cb (AnnalsTimelineView *self, double x, double y, GtkGesture *gesture)
{
  if (popup_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* ---- Controllers ---- */

static void
add_controller (AnnalsTimelineView *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

void
annals_timeline_view_init_input (AnnalsTimelineView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *menu_click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (annals_timeline_view_key_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (annals_timeline_view_end_lane_drag),
                            self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (annals_timeline_view_cancel_lane_drag),
                            self);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "end", G_CALLBACK (pinch_end_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (menu_click, "pressed", G_CALLBACK (menu_press_cb), self);
  g_signal_connect_swapped (long_press, "pressed", G_CALLBACK (long_press_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu_click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  /* What one of a group claims, the others do not lose: a drag becomes a pinch. */
  gtk_gesture_group (drag, swipe);
  gtk_gesture_group (drag, pinch);
  add_controller (self, motion);
  add_controller (self, scroll);
  add_controller (self, click);
  add_controller (self, drag);
  add_controller (self, swipe);
  add_controller (self, pinch);
  add_controller (self, menu_click);
  add_controller (self, long_press);
  add_controller (self, key);
}
