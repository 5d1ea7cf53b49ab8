/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From event to event: back and forward as a browser goes, and along relations. */
#include "app/annals-window-private.h"

#include "core/annals-relations.h"

/* What mice call their side buttons. */
#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_history_go (ANNALS_WINDOW (widget)->history, -1);
}

static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_history_go (ANNALS_WINDOW (widget)->history, 1);
}

static void
step_related (AnnalsWindow *self, int step)
{
  guint selected = annals_view_state_get_selected (self->state);
  guint next =
      selected != ANNALS_NONE
          ? annals_relations_step (annals_view_state_get_document (self->state), selected, step)
          : ANNALS_NONE;

  if (next == ANNALS_NONE)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  annals_view_state_set_selected (self->state, next);
  annals_view_state_reveal (self->state, next);
}

static void
previous_related_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_related (ANNALS_WINDOW (widget), -1);
}

static void
next_related_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_related (ANNALS_WINDOW (widget), 1);
}

void
annals_window_install_history_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.previous-related", NULL,
                                   previous_related_action);
  gtk_widget_class_install_action (widget_class, "win.next-related", NULL, next_related_action);
  /* An entry that has the focus takes them first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketleft, 0, "win.previous-related",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketright, 0, "win.next-related",
                                       NULL);
}

static void
changed_cb (AnnalsWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.back", annals_history_can_go (self->history, -1));
  gtk_widget_action_set_enabled (widget, "win.forward", annals_history_can_go (self->history, 1));
}

static void
pressed_cb (GtkGestureSingle *gesture, int n_press, double x, double y, AnnalsWindow *self)
{
  guint button = gtk_gesture_single_get_current_button (gesture);

  if (button != BUTTON_BACK && button != BUTTON_FORWARD)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  annals_history_go (self->history, button == BUTTON_BACK ? -1 : 1);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

void
annals_window_init_history (AnnalsWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->history = annals_history_new (self->state);
  g_signal_connect_object (self->history, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
