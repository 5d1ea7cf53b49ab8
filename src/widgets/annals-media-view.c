/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-media-view.h"

#include <adwaita.h>

#include "widgets/annals-picture.h"

typedef struct
{
  GFile *chronology; /* NULL: it is in no folder */
  char *file;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->chronology);
  g_free (request->file);
  g_free (request);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = annals_picture_load (request->chronology, request->file, cancellable, &error);

  if (pixbuf != NULL)
    g_task_return_pointer (task, pixbuf, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
show_reason (GtkPicture *picture, const char *reason)
{
  GtkLabel *missing = g_object_get_data (G_OBJECT (picture), "missing");
  const char *seen = gtk_picture_get_alternative_text (picture);
  g_autofree char *text =
      g_strdup_printf ("%s%s%s", reason, seen != NULL ? "\n" : "", seen != NULL ? seen : "");

  gtk_label_set_text (missing, text);
  gtk_widget_set_visible (GTK_WIDGET (missing), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (picture), FALSE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkPicture *picture = GTK_PICTURE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pixbuf == NULL)
    {
      show_reason (picture, error->message);
      return;
    }
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
  /* As wide as the pane, but not wider than it is. */
  adw_clamp_set_maximum_size (ADW_CLAMP (gtk_widget_get_parent (GTK_WIDGET (picture))),
                              gdk_texture_get_width (texture));
}

/* Whoever goes on to the next event does not wait for the pictures of the one before. */
static void
load (GtkWidget *picture, GFile *chronology, const char *file)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (picture, cancellable, loaded_cb, NULL);
  Request *request = g_new0 (Request, 1);

  request->chronology = chronology != NULL ? g_object_ref (chronology) : NULL;
  request->file = g_strdup (file);
  g_signal_connect_object (picture, "unrealize", G_CALLBACK (g_cancellable_cancel), cancellable,
                           G_CONNECT_SWAPPED);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, load_thread);
}

static GtkWidget *
add_line (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/**
 * annals_media_view_new:
 * @chronology: (nullable): where the chronology is
 * @media: a picture with a file
 *
 * Shows a picture as soon as it is loaded, with caption and credit below; in the place of one that
 * cannot be shown, why, and what would be seen.
 */
GtkWidget *
annals_media_view_new (GFile *chronology, const AnnalsMedia *media)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *picture = gtk_picture_new ();

  gtk_picture_set_alternative_text (GTK_PICTURE (picture),
                                    media->alt != NULL ? media->alt : media->caption);
  gtk_widget_set_halign (clamp, GTK_ALIGN_START);
  adw_clamp_set_child (ADW_CLAMP (clamp), picture);
  gtk_box_append (GTK_BOX (box), clamp);
  GtkWidget *missing = add_line (box, NULL);
  gtk_widget_set_visible (missing, FALSE);
  gtk_widget_add_css_class (missing, "annals-missing");
  g_object_set_data_full (G_OBJECT (picture), "missing", g_object_ref (missing), g_object_unref);
  if (media->caption != NULL)
    add_line (box, media->caption);
  if (media->credit != NULL)
    add_line (box, media->credit);
  load (picture, chronology, media->file);
  return box;
}
