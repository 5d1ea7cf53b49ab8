/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step back from what is done with a click and loses what took many. */
#include <glib/gi18n-lib.h>

#include "app/annals-window-private.h"

static void
forget (AnnalsWindow *self)
{
  if (self->undo.destroy != NULL)
    self->undo.destroy (self->undo.data);
  self->undo = (AnnalsWindowUndo){ 0 };
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (self->undo.func == NULL)
    return;
  self->undo.func (self, self->undo.data);
  annals_window_forget_undo (self);
}

void
annals_window_install_undo_action (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
dismissed_cb (AdwToast *toast, AnnalsWindow *self)
{
  if (self->undo.toast == toast)
    self->undo.toast = NULL;
}

/**
 * annals_window_offer_undo:
 * @message: what was done, in words
 * @func: takes it back
 * @data: (transfer full): what it needs for that
 *
 * Tells what was done in a toast whose button takes it back, as does Ctrl+Z till something else can
 * be taken back.
 */
void
annals_window_offer_undo (AnnalsWindow *self,
                          const char *message,
                          AnnalsWindowUndoFunc func,
                          gpointer data,
                          GDestroyNotify destroy)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  annals_window_forget_undo (self);
  self->undo = (AnnalsWindowUndo){ func, data, destroy, toast };
  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
  annals_status_say (self->status, message);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", TRUE);
}

/* There is nothing to take back any more: its file is gone, say. */
void
annals_window_forget_undo (AnnalsWindow *self)
{
  if (self->undo.toast != NULL)
    adw_toast_dismiss (self->undo.toast);
  forget (self);
}
