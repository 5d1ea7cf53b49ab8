/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-picture-content.h"

/**
 * AnnalsPictureContent:
 *
 * A picture on the clipboard, as PNG and as SVG. It is drawn when someone asks for it, of what was
 * shown when it was copied.
 */
struct _AnnalsPictureContent
{
  GdkContentProvider parent_instance;

  AnnalsPaperRequest *request;
};

G_DEFINE_FINAL_TYPE (AnnalsPictureContent, annals_picture_content, GDK_TYPE_CONTENT_PROVIDER)

static const struct
{
  const char *mime_type;
  AnnalsPaperFormat format;
} formats[] = {
  { "image/png", ANNALS_PAPER_PNG },
  { "image/svg+xml", ANNALS_PAPER_SVG },
};

static GdkContentFormats *
annals_picture_content_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gdk_content_formats_builder_add_mime_type (builder, formats[i].mime_type);
  return gdk_content_formats_builder_free_to_formats (builder);
}

/* ---- Drawn, then written ---- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GBytes *bytes = annals_paper_render_finish (result, &error);
  gsize size;

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  GOutputStream *stream = g_task_get_task_data (task);
  /* Kept until all is written. */
  g_object_set_data_full (G_OBJECT (task), "annals-bytes", bytes, (GDestroyNotify) g_bytes_unref);
  const void *content = g_bytes_get_data (bytes, &size);
  g_output_stream_write_all_async (stream, content, size, g_task_get_priority (task),
                                   g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
annals_picture_content_write_mime_type_async (GdkContentProvider *provider,
                                              const char *mime_type,
                                              GOutputStream *stream,
                                              int io_priority,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  AnnalsPictureContent *self = ANNALS_PICTURE_CONTENT (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  AnnalsPaperRequest request = *self->request;

  g_task_set_source_tag (task, annals_picture_content_write_mime_type_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (mime_type, formats[i].mime_type))
      {
        request.format = formats[i].format;
        annals_paper_render_async (&request, cancellable, drawn_cb, g_object_ref (task));
        return;
      }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", mime_type);
}

static gboolean
annals_picture_content_write_mime_type_finish (GdkContentProvider *provider,
                                               GAsyncResult *result,
                                               GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
annals_picture_content_finalize (GObject *object)
{
  annals_paper_request_free (ANNALS_PICTURE_CONTENT (object)->request);
  G_OBJECT_CLASS (annals_picture_content_parent_class)->finalize (object);
}

static void
annals_picture_content_class_init (AnnalsPictureContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = annals_picture_content_finalize;
  provider_class->ref_formats = annals_picture_content_ref_formats;
  provider_class->write_mime_type_async = annals_picture_content_write_mime_type_async;
  provider_class->write_mime_type_finish = annals_picture_content_write_mime_type_finish;
}

static void
annals_picture_content_init (AnnalsPictureContent *self)
{
}

/**
 * annals_picture_content_new:
 * @request: copied; its format does not matter
 *
 * Returns: (transfer full): what a clipboard takes
 */
GdkContentProvider *
annals_picture_content_new (const AnnalsPaperRequest *request)
{
  AnnalsPictureContent *self = g_object_new (ANNALS_TYPE_PICTURE_CONTENT, NULL);

  self->request = annals_paper_request_dup (request);
  return GDK_CONTENT_PROVIDER (self);
}
