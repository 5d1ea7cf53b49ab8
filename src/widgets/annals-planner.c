/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-planner.h"

#define QUICK_EVENTS 2000

/**
 * AnnalsPlanner:
 *
 * Makes label plans off the main thread. There is one request at a time: the next one cancels it,
 * and what was cancelled is never handed over, however late it comes.
 */
struct _AnnalsPlanner
{
  AnnalsPlannerFunc func;
  gpointer user_data;
  GCancellable *cancellable; /* of the request in hand */
};

AnnalsPlanner *
annals_planner_new (AnnalsPlannerFunc func, gpointer user_data)
{
  AnnalsPlanner *self = g_new0 (AnnalsPlanner, 1);

  self->func = func;
  self->user_data = user_data;
  return self;
}

void
annals_planner_free (AnnalsPlanner *self)
{
  annals_planner_cancel (self);
  g_free (self);
}

/**
 * annals_planner_is_quick:
 *
 * Returns: whether a plan takes no longer than a frame, so that a thread would only cost one
 */
gboolean
annals_planner_is_quick (AnnalsLanes *lanes)
{
  guint n, members = 0;
  const AnnalsLane *all = annals_lanes_get (lanes, &n);

  for (guint i = 0; i < n && members <= QUICK_EVENTS; i++)
    members += annals_index_get_n_members (all[i].index);
  return members <= QUICK_EVENTS;
}

static void
key_free (gpointer data)
{
  AnnalsPlanKey *key = data;

  annals_lanes_unref (key->lanes);
  annals_text_metrics_unref (key->metrics);
  g_free (key);
}

AnnalsPlan *
annals_plan_key_run (const AnnalsPlanKey *key, GCancellable *cancellable)
{
  return annals_plan_new (key->lanes, annals_text_metrics_get (key->metrics), key->home, key->width,
                          key->height, cancellable);
}

static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AnnalsPlan *plan = annals_plan_key_run (data, cancellable);

  if (plan != NULL)
    g_task_return_pointer (task, plan, (GDestroyNotify) annals_plan_unref);
  else
    g_task_return_error_if_cancelled (task);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnnalsPlan *plan = g_task_propagate_pointer (G_TASK (result), NULL);
  AnnalsPlanner *self = data;

  /* Cancelled: the planner may be gone. */
  if (plan == NULL)
    return;
  g_clear_object (&self->cancellable);
  self->func (plan, self->user_data);
}

/**
 * annals_planner_request:
 * @key: what to plan; copied
 *
 * Asks for a plan, which is handed over in the main loop.
 */
void
annals_planner_request (AnnalsPlanner *self, const AnnalsPlanKey *key)
{
  AnnalsPlanKey *copy = g_memdup2 (key, sizeof *key);

  annals_planner_cancel (self);
  self->cancellable = g_cancellable_new ();
  annals_lanes_ref (copy->lanes);
  annals_text_metrics_ref (copy->metrics);
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, ready_cb, self);
  g_task_set_source_tag (task, annals_planner_request);
  g_task_set_task_data (task, copy, key_free);
  g_task_run_in_thread (task, run_cb);
}

void
annals_planner_cancel (AnnalsPlanner *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
