/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-planner.h"

#include "core/annals-memory.h"
#include "widgets/annals-latest.h"

#define QUICK_EVENTS 2000

/**
 * AnnalsPlanner:
 *
 * Makes label plans off the main thread, of which only the newest counts.
 */
struct _AnnalsPlanner
{
  AnnalsPlannerFunc func;
  gpointer user_data;
  AnnalsLatest *latest;
};

static void
key_free (gpointer data)
{
  AnnalsPlanKey *key = data;

  annals_lanes_unref (key->lanes);
  annals_text_metrics_unref (key->metrics);
  g_free (key);
}

static gpointer
plan_work (gpointer request, AnnalsLatestJob *job, GCancellable *cancellable)
{
  AnnalsPlan *plan = annals_plan_key_run (request, cancellable);

  /* It is the last that opening a document takes; what all of it needed in passing is done with. */
  annals_memory_trim ();
  return plan;
}

static void
planned_cb (gpointer result, gboolean whole, gpointer data)
{
  const AnnalsPlanner *self = data;

  self->func (result, self->user_data);
}

AnnalsPlanner *
annals_planner_new (AnnalsPlannerFunc func, gpointer user_data)
{
  AnnalsPlanner *self = g_new0 (AnnalsPlanner, 1);

  self->func = func;
  self->user_data = user_data;
  self->latest =
      annals_latest_new (plan_work, key_free, (GDestroyNotify) annals_plan_unref, planned_cb, self);
  return self;
}

void
annals_planner_free (AnnalsPlanner *self)
{
  annals_latest_free (self->latest);
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

AnnalsPlan *
annals_plan_key_run (const AnnalsPlanKey *key, GCancellable *cancellable)
{
  return annals_plan_new (key->lanes, annals_text_metrics_get (key->metrics), key->home, key->width,
                          key->height, cancellable);
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

  annals_lanes_ref (copy->lanes);
  annals_text_metrics_ref (copy->metrics);
  annals_latest_request (self->latest, copy);
}

void
annals_planner_cancel (AnnalsPlanner *self)
{
  annals_latest_cancel (self->latest);
}
