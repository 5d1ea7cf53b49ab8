/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-list-content.h"

#define PIECE (1 << 18) /* bytes that are written at a time */
#define ALL_FORMATS -1

struct _AnnalsListContent
{
  GdkContentProvider parent_instance;

  AnnalsDocument *document;
  AnnalsClock *clock;
  GArray *events; /* not changed */
  int only;       /* a format, or ALL_FORMATS */
};

G_DEFINE_FINAL_TYPE (AnnalsListContent, annals_list_content, GDK_TYPE_CONTENT_PROVIDER)

static const struct
{
  const char *mime_type;
  AnnalsListFormat format;
  gboolean is_plain; /* it is any format when that is the only one */
} types[] = {
  { "text/plain;charset=utf-8", ANNALS_LIST_TEXT, TRUE },
  { "text/plain", ANNALS_LIST_TEXT, TRUE },
  { "text/tab-separated-values", ANNALS_LIST_TSV, FALSE },
  { "application/json", ANNALS_LIST_JSON, FALSE },
};

static gboolean
offers (AnnalsListContent *self, guint type)
{
  return self->only == ALL_FORMATS || types[type].is_plain
         || types[type].format == (AnnalsListFormat) self->only;
}

static GdkContentFormats *
ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (offers (ANNALS_LIST_CONTENT (provider), i))
      gdk_content_formats_builder_add_mime_type (builder, types[i].mime_type);
  return gdk_content_formats_builder_free_to_formats (builder);
}

/* ---- Writing: a piece is made in a thread, then written, then the next ---- */

typedef struct
{
  AnnalsListContent *content;
  AnnalsListFormat format;
  GOutputStream *stream;
  int priority;
  GString *piece;
  guint next; /* event */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->content);
  g_object_unref (self->stream);
  g_string_free (self->piece, TRUE);
  g_free (self);
}

static void
make_piece (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *self = data;
  GError *error = NULL;

  g_string_truncate (self->piece, 0);
  self->next = annals_list_text_append (self->piece, self->content->document, self->content->clock,
                                        self->content->events, self->format, self->next, PIECE);
  if (annals_content_check (annals_document_get_content (self->content->document), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void begin_piece (GTask *task);

static void
written_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Writing *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    g_task_return_error (task, error);
  else if (self->next < self->content->events->len)
    begin_piece (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Writing *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_output_stream_write_all_async (self->stream, self->piece->str, self->piece->len, self->priority,
                                   g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
begin_piece (GTask *task)
{
  g_autoptr (GTask) making = g_task_new (NULL, NULL, made_cb, g_object_ref (task));

  g_task_set_task_data (making, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (making, make_piece);
}

static gboolean
find_format (AnnalsListContent *self, const char *mime_type, AnnalsListFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (mime_type, types[i].mime_type) && offers (self, i))
      {
        *format = self->only == ALL_FORMATS ? types[i].format : (AnnalsListFormat) self->only;
        return TRUE;
      }
  return FALSE;
}

static void
write_async (GdkContentProvider *provider,
             const char *mime_type,
             GOutputStream *stream,
             int priority,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);
  AnnalsListFormat format;

  g_task_set_source_tag (task, write_async);
  if (!find_format (ANNALS_LIST_CONTENT (provider), mime_type, &format))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", mime_type);
      return;
    }
  Writing *self = g_new0 (Writing, 1);
  self->content = g_object_ref (ANNALS_LIST_CONTENT (provider));
  self->format = format;
  self->stream = g_object_ref (stream);
  self->priority = priority;
  self->piece = g_string_new (NULL);
  g_task_set_task_data (task, self, writing_free);
  begin_piece (task);
}

static gboolean
write_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Object ---- */

static void
annals_list_content_finalize (GObject *object)
{
  AnnalsListContent *self = ANNALS_LIST_CONTENT (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->clock, annals_clock_unref);
  g_clear_pointer (&self->events, g_array_unref);

  G_OBJECT_CLASS (annals_list_content_parent_class)->finalize (object);
}

static void
annals_list_content_class_init (AnnalsListContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = annals_list_content_finalize;
  provider_class->ref_formats = ref_formats;
  provider_class->write_mime_type_async = write_async;
  provider_class->write_mime_type_finish = write_finish;
}

static void
annals_list_content_init (AnnalsListContent *self)
{
  self->only = ALL_FORMATS;
}

GdkContentProvider *
annals_list_content_new (AnnalsDocument *document, AnnalsClock *clock, GArray *events)
{
  AnnalsListContent *self = g_object_new (ANNALS_TYPE_LIST_CONTENT, NULL);

  self->document = g_object_ref (document);
  self->clock = clock != NULL ? annals_clock_ref (clock) : NULL;
  self->events = events;
  return GDK_CONTENT_PROVIDER (self);
}

GdkContentProvider *
annals_list_content_new_as (AnnalsDocument *document,
                            AnnalsClock *clock,
                            GArray *events,
                            AnnalsListFormat format)
{
  GdkContentProvider *self = annals_list_content_new (document, clock, events);

  ANNALS_LIST_CONTENT (self)->only = (int) format;
  return self;
}
