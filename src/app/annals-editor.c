/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-editor.h"

#include <glib/gi18n-lib.h>

static void
tell_path (AnnalsWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : g_file_get_uri (file);
  /* Translators: the path of a file. */
  g_autofree char *message = g_strdup_printf (_ ("No text editor was found for %s"), shown);

  annals_window_toast (window, message);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = data;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL))
    tell_path (ANNALS_WINDOW (source), file);
}

/* By the type of our files we would open ourselves. Within a sandbox no editor is known, and the
 * portal asks which program to take. */
void
annals_editor_open (AnnalsWindow *window, GFile *file)
{
  g_autoptr (GAppInfo) editor = g_app_info_get_default_for_type ("text/plain", FALSE);
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (window)));
  GList files = { .data = file };
  g_autofree char *uri = g_file_get_uri (file);

  if (editor == NULL)
    gtk_show_uri_full (GTK_WINDOW (window), uri, GDK_CURRENT_TIME, NULL, shown_cb,
                       g_object_ref (file));
  else if (!g_app_info_launch (editor, &files, G_APP_LAUNCH_CONTEXT (context), NULL))
    tell_path (window, file);
}
