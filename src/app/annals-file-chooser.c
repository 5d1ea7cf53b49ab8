/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-file-chooser.h"

#include <glib/gi18n-lib.h>

/* GtkFileDialog came with GTK 4.10; the native chooser works from 4.8 on and is only deprecated
 * later. */

#define FORMAT "format" /* the id of the choice */

typedef struct
{
  AnnalsFileChosen func;
  AnnalsFormatChosen format_func; /* where there is a choice of formats */
  gpointer user_data;
} Choice;

/* The options' ids are their numbers. */
static guint
get_format (GtkFileChooser *dialog)
{
  const char *option = gtk_file_chooser_get_choice (dialog, FORMAT);

  return option != NULL ? (guint) g_ascii_strtoull (option, NULL, 10) : 0;
}

static void
response_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      if (choice->format_func != NULL)
        choice->format_func (file, get_format (GTK_FILE_CHOOSER (dialog)), choice->user_data);
      else
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
show (GtkFileChooserNative *dialog, Choice answer)
{
  Choice *choice = g_memdup2 (&answer, sizeof answer);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), choice, free_choice, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
add_filters (GtkFileChooser *dialog)
{
  g_autoptr (GtkFileFilter) json = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (json, _ ("Timelines (JSON)"));
  gtk_file_filter_add_suffix (json, "json");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (dialog, json);
  gtk_file_chooser_add_filter (dialog, all);
}

void
annals_file_chooser_open (GtkWindow *parent, AnnalsFileChosen func, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open a Timeline"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  add_filters (GTK_FILE_CHOOSER (dialog));
  show (dialog, (Choice){ func, NULL, user_data });
}

void
annals_file_chooser_save (GtkWindow *parent,
                          const char *title,
                          const char *suggested_name,
                          AnnalsFileChosen func,
                          gpointer user_data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  show (dialog, (Choice){ func, NULL, user_data });
}

static void
add_formats (GtkFileChooser *dialog, const char *const *formats)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; formats[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup_printf ("%u", i));
  g_ptr_array_add (ids, NULL);
  gtk_file_chooser_add_choice (dialog, FORMAT, _ ("Format"), (const char **) ids->pdata,
                               (const char **) formats);
  gtk_file_chooser_set_choice (dialog, FORMAT, ids->pdata[0]);
}

void
annals_file_chooser_save_as (GtkWindow *parent,
                             const char *suggested_name,
                             const char *const *formats,
                             AnnalsFormatChosen func,
                             gpointer user_data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Save As"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  add_filters (GTK_FILE_CHOOSER (dialog));
  add_formats (GTK_FILE_CHOOSER (dialog), formats);
  show (dialog, (Choice){ NULL, func, user_data });
}
