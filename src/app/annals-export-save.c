/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-export-save.h"

#include <glib/gi18n-lib.h>

#include "app/annals-alert.h"

typedef struct
{
  AnnalsWindow *parent;
  GtkWidget *dialog;
  GtkWidget *button;         /* alive with its dialog */
  GApplication *application; /* held: the last window must not end it meanwhile */
  char *name;
} Save;

static void
save_free (Save *self)
{
  g_application_release (self->application);
  g_object_unref (self->dialog);
  g_object_unref (self->parent);
  g_object_unref (self->application);
  g_free (self->name);
  g_free (self);
}

static void
tell_failed (GtkWidget *dialog, const char *message)
{
  annals_alert_present (GTK_WINDOW (dialog), _ ("Could Not Export"), message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = annals_paper_save_finish (result, &error);
  gboolean open = gtk_widget_get_realized (self->dialog);
  /* Translators: a file's name. */
  g_autofree char *message =
      done ? g_strdup_printf (_ ("Exported to “%s”"), self->name) : g_strdup (error->message);

  if (open)
    gtk_widget_set_sensitive (self->button, TRUE);
  if (!done && open)
    tell_failed (self->dialog, message);
  else if (gtk_widget_get_realized (GTK_WIDGET (self->parent)))
    annals_window_toast (self->parent, message);
  if (done && open)
    gtk_window_close (GTK_WINDOW (self->dialog));
  save_free (self);
}

void
annals_export_save (const AnnalsPaperRequest *request,
                    GFile *file,
                    AnnalsWindow *parent,
                    GtkWidget *dialog,
                    GtkWidget *button)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);

  if (path == NULL)
    {
      tell_failed (dialog, _ ("Only local files can be written."));
      return;
    }
  Save *save = g_new (Save, 1);
  *save = (Save){ .parent = g_object_ref (parent),
                  .dialog = g_object_ref (dialog),
                  .button = button,
                  .application = g_object_ref (
                      G_APPLICATION (gtk_window_get_application (GTK_WINDOW (parent)))),
                  .name = g_filename_display_name (name) };
  g_application_hold (save->application);
  gtk_widget_set_sensitive (button, FALSE);
  annals_paper_save_async (request, path, NULL, saved_cb, save);
}
