/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-alert.h"

/* GTK's own dialog, which breaks a long path where it must; libadwaita's breaks lines between words
 * only. */
static void
present (GtkWindow *parent, GtkMessageType type, const char *heading, const char *body)
{
  GtkWidget *dialog =
      gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, type,
                              GTK_BUTTONS_CLOSE, "%s", heading);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", body);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
annals_alert_present (GtkWindow *parent, const char *heading, const char *body)
{
  present (parent, GTK_MESSAGE_ERROR, heading, body);
}

void
annals_alert_inform (GtkWindow *parent, const char *heading, const char *body)
{
  present (parent, GTK_MESSAGE_INFO, heading, body);
}
