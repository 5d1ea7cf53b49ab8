/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-context-menu.h"

static void
open_menu (GtkGesture *gesture, AnnalsContextMenuFunc func, double x, double y)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  func (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, AnnalsContextMenuFunc func)
{
  open_menu (gesture, func, x, y);
}

static void
long_pressed_cb (GtkGesture *gesture, double x, double y, AnnalsContextMenuFunc func)
{
  open_menu (gesture, func, x, y);
}

void
annals_context_menu_add (GtkWidget *widget, AnnalsContextMenuFunc func)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), (gpointer) func);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), (gpointer) func);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
}

void
annals_context_menu_popup (GtkWidget *menu, double x, double y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (menu));
}
