/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-plan.h"
#include "render/annals-text-metrics.h"

G_BEGIN_DECLS

/* Takes a plan that has been made; owns it from then on. */
typedef void (*AnnalsPlannerFunc) (AnnalsPlan *plan, gpointer user_data);

/* What a plan is made of: its key. */
typedef struct
{
  AnnalsLanes *lanes;
  AnnalsTextMetrics *metrics;
  AnnalsSpan home;
  double width, height; /* of the plot and of all lanes, in pixels */
} AnnalsPlanKey;

typedef struct _AnnalsPlanner AnnalsPlanner;
AnnalsPlanner *annals_planner_new (AnnalsPlannerFunc func, gpointer user_data);
void annals_planner_free (AnnalsPlanner *self);
/* Few enough to be planned at once. */
gboolean annals_planner_is_quick (AnnalsLanes *lanes);
/* Takes the place of what was asked for before and is not ready yet. */
void annals_planner_request (AnnalsPlanner *self, const AnnalsPlanKey *key);
void annals_planner_cancel (AnnalsPlanner *self);
AnnalsPlan *annals_plan_key_run (const AnnalsPlanKey *key, GCancellable *cancellable);

G_END_DECLS
