/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-file-chooser.h"

#include <glib/gi18n-lib.h>

/* GtkFileDialog came with GTK 4.10; the native chooser works from 4.8 on and is only deprecated
 * later. */

typedef struct
{
  AnnalsFileChosen func;
  gpointer user_data;
} Choice;

static void
response_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      choice->func (file, choice->user_data);
    }
  g_object_unref (dialog);
}

static void
free_choice (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
show (GtkFileChooserNative *dialog, AnnalsFileChosen func, gpointer user_data)
{
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ func, user_data };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), choice, free_choice, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
annals_file_chooser_open (GtkWindow *parent, AnnalsFileChosen func, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open a Timeline"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) json = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (json, _ ("Timelines (JSON)"));
  gtk_file_filter_add_suffix (json, "json");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), json);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  show (dialog, func, user_data);
}

void
annals_file_chooser_save (GtkWindow *parent,
                          const char *suggested_name,
                          AnnalsFileChosen func,
                          gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Export Picture"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  show (dialog, func, user_data);
}
