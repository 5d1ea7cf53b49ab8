/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading in a thread. */
#include "formats/annals-json-lines.h"
#include "formats/annals-reader-private.h"

typedef struct
{
  char *name, *language;
  GFile *file;
  AnnalsContent *content; /* NULL: to be read by its name */
  GArray *faults;         /* of those bytes */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_free (self->name);
  g_free (self->language);
  g_clear_object (&self->file);
  g_clear_pointer (&self->content, annals_content_unref);
  g_clear_pointer (&self->faults, g_array_unref);
  g_free (self);
}

static char *
file_name (GFile *file)
{
  if (file == NULL)
    return g_strdup (ANNALS_BUNDLED);
  char *path = g_file_get_path (file);
  if (g_strcmp0 (path, ANNALS_STANDARD_INPUT_PATH) == 0)
    {
      g_free (path);
      return g_strdup (ANNALS_STANDARD_INPUT);
    }
  return path != NULL ? path : g_file_get_uri (file);
}

static AnnalsDocument *
read_content (const Job *job, GCancellable *cancellable, GError **error)
{
  AnnalsReaderSource source = { .name = job->name,
                                .file = job->file,
                                .language = job->language,
                                .faults = job->faults,
                                .content = job->content };
  GBytes *bytes = annals_content_dup_bytes (job->content, error);

  return bytes != NULL ? annals_reader_read_source (bytes, &source, cancellable, error) : NULL;
}

static void
read_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr (GError) error = NULL;
  AnnalsDocument *document =
      job->content != NULL
          ? read_content (job, cancellable, &error)
          : annals_reader_read_name_in (job->name, job->language, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run_job (Job *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, run_job);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * annals_reader_read_async:
 * @file: (nullable): what to read; %NULL: the bundled chronology
 * @language: (nullable): see annals_reader_read_name_in()
 *
 * Reads a chronology in a thread.
 */
void
annals_reader_read_async (GFile *file,
                          const char *language,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->name = file_name (file);
  job->language = g_strdup (language);
  run_job (job, cancellable, callback, user_data);
}

/* The lines of JSON Lines that were left out, as the bytes no longer hold them: of all errors only
 * theirs are at the root. */
static GArray *
dup_faults (AnnalsDocument *document)
{
  GArray *faults = annals_json_faults_new ();
  guint n;
  const AnnalsDiagnostic *all = annals_document_get_diagnostics (document, &n);

  for (guint i = 0; i < n; i++)
    if (all[i].severity == ANNALS_SEVERITY_ERROR && g_strcmp0 (all[i].path, "$") == 0)
      {
        AnnalsJsonFault fault = { .offset = all[i].offset, .message = g_strdup (all[i].message) };
        g_array_append_val (faults, fault);
      }
  return faults;
}

/**
 * annals_reader_read_again_async:
 * @document: what was read
 * @language: (nullable): see annals_reader_read_name_in()
 *
 * Reads a document's own bytes again, in another language. Ends
 * as annals_reader_read_async() does.
 */
void
annals_reader_read_again_async (AnnalsDocument *document,
                                const char *language,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  g_set_object (&job->file, annals_document_get_file (document));
  job->name = file_name (job->file);
  job->content = annals_content_ref (annals_document_get_content (document));
  job->faults = dup_faults (document);
  job->language = g_strdup (language);
  run_job (job, cancellable, callback, user_data);
}

/**
 * annals_reader_read_finish:
 *
 * Returns: (transfer full): the document, or %NULL with the error of annals_reader_read_name()
 */
AnnalsDocument *
annals_reader_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
