/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lanes are shown, in what order, and back again. */
#include <glib/gi18n-lib.h>

#include "app/annals-window-private.h"
#include "widgets/annals-lane-commands.h"

/* FALSE: there are no lanes to do anything with. */
static gboolean
has_lanes (AnnalsWindow *self)
{
  return annals_view_state_get_lanes (self->state) != NULL;
}

static void
hide_lane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (!has_lanes (self))
    return;
  annals_lane_commands_hide (self->state, g_variant_get_string (parameter, NULL));
  annals_window_note_and_tell (self, _ ("Lane hidden"));
}

static void
only_lane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (!has_lanes (self))
    return;
  annals_lane_commands_show_only (self->state, g_variant_get_string (parameter, NULL));
  annals_window_note_and_tell (self, _ ("All other lanes hidden"));
}

static void
show_all_lanes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_lane_commands_show_all (ANNALS_WINDOW (widget)->state);
}

static void
reset_lane_order_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  annals_lane_commands_reset_order (self->state);
  annals_window_note_and_tell (self, _ ("Order of lanes reset"));
}

static void
find_lane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_timeline_view_find_lane (ANNALS_WINDOW (widget)->timeline);
}

void
annals_window_install_lane_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find-lane", NULL, find_lane_action);
  gtk_widget_class_install_action (widget_class, "win.hide-lane", "s", hide_lane_action);
  gtk_widget_class_install_action (widget_class, "win.only-lane", "s", only_lane_action);
  gtk_widget_class_install_action (widget_class, "win.show-all-lanes", NULL, show_all_lanes_action);
  gtk_widget_class_install_action (widget_class, "win.reset-lane-order", NULL,
                                   reset_lane_order_action);
}

/* ---- What is hidden is told ---- */

static void
lanes_changed_cb (AnnalsWindow *self)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  AnnalsLaneOptions *options = annals_view_state_get_lane_options (self->state);
  guint n = lanes != NULL ? annals_lanes_get_n_hidden (lanes) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u lane hidden", "%u lanes hidden", n), n);

  /* While it goes away, it still says what it did. */
  if (n > 0)
    gtk_label_set_text (self->hidden_label, text);
  gtk_revealer_set_reveal_child (self->hidden_bar, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-all-lanes", n > 0);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "win.reset-lane-order",
      annals_lane_options_has_order (options, annals_view_state_get_grouping (self->state)));
}

/* What one looks for is not on screen, and nothing else says why. */
static void
reveal_cb (AnnalsWindow *self, guint event)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  AnnalsDocument *document = annals_view_state_get_document (self->state);

  if (lanes == NULL || event >= annals_document_get_n_dated (document)
      || annals_view_state_get_position (self->state, event) == ANNALS_NONE
      || annals_lanes_find (lanes, event) != ANNALS_NONE || self->hidden_toast != NULL)
    return;
  AdwToast *toast = adw_toast_new (_ ("The lane of this event is hidden"));
  g_set_weak_pointer (&self->hidden_toast, toast);
  adw_toast_set_button_label (toast, _ ("Show All _Lanes"));
  adw_toast_set_action_name (toast, "win.show-all-lanes");
  adw_toast_overlay_add_toast (self->toasts, toast);
  annals_status_say (self->status, _ ("The lane of this event is hidden"));
}

void
annals_window_init_lanes (AnnalsWindow *self)
{
  g_signal_connect_object (self->state, "reveal", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "lanes-changed", G_CALLBACK (lanes_changed_cb), self,
                           G_CONNECT_SWAPPED);
  lanes_changed_cb (self);
}
