/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-media-view.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#define PIXELS_MOST 1024
#define BYTES_MOST (64 * 1024 * 1024)

static gboolean
check_size (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
      && g_file_info_get_size (info) <= BYTES_MOST)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("The picture is too large"));
  return FALSE;
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (file);
  GdkPixbuf *pixbuf = NULL;

  if (path != NULL && check_size (file, cancellable, &error))
    pixbuf = gdk_pixbuf_new_from_file_at_scale (path, PIXELS_MOST, PIXELS_MOST, TRUE, &error);
  if (pixbuf != NULL)
    g_task_return_pointer (task, pixbuf, g_object_unref);
  else
    g_task_return_error (task, error != NULL
                                   ? g_steal_pointer (&error)
                                   : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, ""));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkPicture *picture = GTK_PICTURE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = g_task_propagate_pointer (G_TASK (result), &error);

  if (pixbuf == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (picture), FALSE);
      gtk_widget_set_visible (g_object_get_data (source, "missing"), TRUE);
      return;
    }
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
}

static GtkWidget *
add_line (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

GtkWidget *
annals_media_view_new (GFile *chronology, const AnnalsMedia *media)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *picture = gtk_picture_new ();
  g_autoptr (GFile) folder = g_file_get_parent (chronology);
  g_autoptr (GTask) task = g_task_new (picture, NULL, loaded_cb, NULL);
  /* Translators: a picture's file name. */
  g_autofree char *text = g_strdup_printf (_ ("The picture “%s” cannot be shown"), media->file);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture),
                                    media->alt != NULL ? media->alt : media->caption);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_box_append (GTK_BOX (box), picture);
  GtkWidget *missing = add_line (box, text);
  gtk_widget_set_visible (missing, FALSE);
  g_object_set_data_full (G_OBJECT (picture), "missing", g_object_ref (missing), g_object_unref);
  if (media->caption != NULL)
    add_line (box, media->caption);
  if (media->credit != NULL)
    add_line (box, media->credit);
  g_task_set_task_data (task, g_file_resolve_relative_path (folder, media->file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
  return box;
}
