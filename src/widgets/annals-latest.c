/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-latest.h"

struct _AnnalsLatest
{
  AnnalsLatestWork work;
  GDestroyNotify free_request, free_result;
  AnnalsLatestReady ready;
  gpointer user_data;
  GCancellable *cancellable; /* of the request in hand */
};

/* A request, with all that its thread needs: whoever asked may be gone when it ends. */
struct _AnnalsLatestJob
{
  AnnalsLatest *owner; /* to be looked at in the main loop only, and not once cancelled */
  AnnalsLatestWork work;
  GDestroyNotify free_request, free_result;
  gpointer request;
  GCancellable *cancellable;
};

/**
 * annals_latest_new:
 * @work: does a request, in a thread
 * @free_request: frees what it was asked for
 * @free_result: frees what nobody wants any more
 * @ready: takes the results
 * @user_data: for @ready; it must outlive what is made here
 *
 * Makes a place for requests, of which only the newest is done.
 */
AnnalsLatest *
annals_latest_new (AnnalsLatestWork work,
                   GDestroyNotify free_request,
                   GDestroyNotify free_result,
                   AnnalsLatestReady ready,
                   gpointer user_data)
{
  AnnalsLatest *self = g_new0 (AnnalsLatest, 1);

  self->work = work;
  self->free_request = free_request;
  self->free_result = free_result;
  self->ready = ready;
  self->user_data = user_data;
  return self;
}

void
annals_latest_free (AnnalsLatest *self)
{
  annals_latest_cancel (self);
  g_free (self);
}

static void
job_free (gpointer data)
{
  AnnalsLatestJob *job = data;

  job->free_request (job->request);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AnnalsLatestJob *job = data;
  gpointer result = job->work (job->request, job, cancellable);

  if (result != NULL)
    g_task_return_pointer (task, result, job->free_result);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, NULL, NULL);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);
  AnnalsLatest *self = data;

  /* Cancelled: the owner may be gone. */
  if (error != NULL)
    return;
  g_clear_object (&self->cancellable);
  if (value != NULL)
    self->ready (value, TRUE, self->user_data);
}

/**
 * annals_latest_request:
 * @request: (transfer full): what is wanted
 *
 * Begins a request, in place of the one in hand.
 */
void
annals_latest_request (AnnalsLatest *self, gpointer request)
{
  AnnalsLatestJob *job = g_new0 (AnnalsLatestJob, 1);

  annals_latest_cancel (self);
  self->cancellable = g_cancellable_new ();
  *job = (AnnalsLatestJob){ self,
                            self->work,
                            self->free_request,
                            self->free_result,
                            request,
                            g_object_ref (self->cancellable) };
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, ready_cb, self);
  g_task_set_source_tag (task, annals_latest_request);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_cb);
}

void
annals_latest_cancel (AnnalsLatest *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * annals_latest_is_busy:
 *
 * Returns: whether a request is being done
 */
gboolean
annals_latest_is_busy (AnnalsLatest *self)
{
  return self->cancellable != NULL;
}

/* A result on its way to the main loop. */
typedef struct
{
  AnnalsLatest *owner;
  GDestroyNotify free_result;
  GCancellable *cancellable;
  gpointer result;
} Telling;

static gboolean
told_cb (gpointer data)
{
  Telling *telling = data;

  /* Cancelled: the owner may be gone. */
  if (!g_cancellable_is_cancelled (telling->cancellable))
    telling->owner->ready (g_steal_pointer (&telling->result), FALSE, telling->owner->user_data);
  return G_SOURCE_REMOVE;
}

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_clear_pointer (&telling->result, telling->free_result);
  g_object_unref (telling->cancellable);
  g_free (telling);
}

/**
 * annals_latest_job_tell:
 * @result: (transfer full): what there is up to now
 *
 * Hands over a result before the last. To be called in the job's thread.
 */
void
annals_latest_job_tell (AnnalsLatestJob *job, gpointer result)
{
  Telling *telling = g_new0 (Telling, 1);

  *telling = (Telling){ job->owner, job->free_result, g_object_ref (job->cancellable), result };
  g_idle_add_full (G_PRIORITY_DEFAULT, told_cb, telling, telling_free);
}
