/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, clicks, swipes and what a presenter holds in the hand, turned into steps of a story. */
#include <math.h>

#include "widgets/annals-story-private.h"

#define CLICK_SLACK 12    /* pixels: what moves further is no click */
#define SWIPE_LEAST 150.0 /* pixels a second */

static int
forward (AnnalsStoryView *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
}

/* 0: no step. */
static int
get_step (AnnalsStoryView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return forward (self);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -forward (self);
    case GDK_KEY_space:
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_n:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return 1;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_BackSpace:
      return -1;
    default:
      return 0;
    }
}

static gboolean
key_moves (AnnalsStoryView *self, guint keyval)
{
  int step = get_step (self, keyval);
  guint n;

  if (step != 0)
    {
      annals_story_view_step (self, step);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      annals_story_view_go (self, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      annals_story_view_get_position (self, &n);
      annals_story_view_go (self, n - 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      annals_story_page_scroll (self->page, keyval == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_governs (AnnalsStoryView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_p:
      annals_story_view_set_playing (self, !self->playing);
      return TRUE;
    case GDK_KEY_b:
    case GDK_KEY_period:
      annals_story_view_set_blank (self, TRUE);
      return TRUE;
    case GDK_KEY_f:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.fullscreen", NULL);
      return TRUE;
    case GDK_KEY_Escape:
      annals_story_view_leave (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* A blank screen comes back by any key but those that only go with others. */
static gboolean
ends_blank (AnnalsStoryView *self, guint keyval)
{
  gboolean alone = gdk_keyval_to_unicode (keyval) != 0 || get_step (self, keyval) != 0;

  if (!self->blank || !alone)
    return FALSE;
  annals_story_view_set_blank (self, FALSE);
  return TRUE;
}

static gboolean
key_cb (AnnalsStoryView *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (!self->telling || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  keyval = gdk_keyval_to_lower (keyval);
  return ends_blank (self, keyval) || key_moves (self, keyval) || key_governs (self, keyval);
}

/* By Tab from the story to its buttons, and back: what can have the focus keeps it from its
 * children, if nothing is done about that. */
gboolean
annals_story_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AnnalsStoryView *self = ANNALS_STORY_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean within = focus != NULL && gtk_widget_is_ancestor (focus, widget);

  if (direction == GTK_DIR_TAB_BACKWARD)
    return focus != widget
           && (gtk_widget_child_focus (self->box, direction) || gtk_widget_grab_focus (widget));
  if (focus != widget && !within)
    return gtk_widget_grab_focus (widget);
  return gtk_widget_child_focus (self->box, direction);
}

/* ---- Pointer and touch ---- */

static void
pressed_cb (AnnalsStoryView *self, int n_press, double x, double y)
{
  self->press_x = x;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Ahead on the half where the text ends, back on the other. */
static void
released_cb (AnnalsStoryView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gboolean right = x >= gtk_widget_get_width (GTK_WIDGET (self->page)) / 2.0;

  if (fabs (x - self->press_x) > CLICK_SLACK)
    return;
  if (self->blank)
    annals_story_view_set_blank (self, FALSE);
  else
    annals_story_view_step (self, right ? forward (self) : -forward (self));
}

/* As a page is turned: away to where one has come from. */
static void
swipe_cb (AnnalsStoryView *self, double vx, double vy)
{
  if (fabs (vx) < SWIPE_LEAST || fabs (vx) < 2 * fabs (vy))
    return;
  annals_story_view_step (self, vx < 0 ? forward (self) : -forward (self));
}

void
annals_story_view_init_input (AnnalsStoryView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();

  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self->page), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->page), GTK_EVENT_CONTROLLER (swipe));
}
