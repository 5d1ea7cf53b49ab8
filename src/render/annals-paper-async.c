/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper made off the main thread: a picture of many events, or many pages, takes its time. */
#include "render/annals-paper.h"
#include "render/annals-printout.h"

typedef struct
{
  AnnalsPaperRequest *request;
  char *path;
} Job;

static void
job_free (Job *self)
{
  annals_paper_request_free (self->request);
  g_free (self->path);
  g_free (self);
}

static void
run (const AnnalsPaperRequest *request,
     const char *path,
     GTaskThreadFunc func,
     gpointer tag,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  *job = (Job){ annals_paper_request_dup (request), g_strdup (path) };
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, func);
}

/* ---- Bytes ---- */

static void
render_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  GBytes *bytes = annals_paper_render (job->request, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
annals_paper_render_async (const AnnalsPaperRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  run (request, NULL, render_thread, annals_paper_render_async, cancellable, callback, user_data);
}

GBytes *
annals_paper_render_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- A file ---- */

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;

  if (annals_paper_save (job->request, job->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
annals_paper_save_async (const AnnalsPaperRequest *request,
                         const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  run (request, path, save_thread, annals_paper_save_async, cancellable, callback, user_data);
}

gboolean
annals_paper_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Pages ---- */

static void
printout_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  AnnalsPrintout *printout = annals_printout_new (job->request, &error);

  if (printout != NULL)
    g_task_return_pointer (task, printout, (GDestroyNotify) annals_printout_free);
  else
    g_task_return_error (task, error);
}

void
annals_printout_new_async (const AnnalsPaperRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  run (request, NULL, printout_thread, annals_printout_new_async, cancellable, callback, user_data);
}

AnnalsPrintout *
annals_printout_new_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
