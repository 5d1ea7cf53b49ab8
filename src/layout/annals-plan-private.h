/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files share that make a plan. */
#pragma once

#include "layout/annals-plan.h"

G_BEGIN_DECLS

/* The labels of one level, in order of start. */
typedef struct
{
  guint level;
  guint n;
  guint32 *positions; /* within the lane's */
  double *reach;      /* of each block of labels: the latest end up to its last */
} AnnalsPlanLevel;

/* What is planned of a lane. */
typedef struct
{
  guint rows;
  AnnalsSlot *slots;       /* one for each member */
  guint8 *sides;           /* while planning: AnnalsSide */
  AnnalsPlanLevel *levels; /* those that have labels, from coarse to fine */
  guint n_levels;
  guint32 *positions; /* of all levels */
  double *reach;
} AnnalsPlanLane;

struct _AnnalsPlan
{
  gatomicrefcount ref_count;
  AnnalsLanes *lanes;
  AnnalsPlanLane *plan_lanes;
  guint n_lanes;
  double *tops; /* of each lane, and the end of the last */
  double gutter;
  double coarsest; /* the scale of level 0 */
  guint n_levels;
  double max_reach; /* pixels that a footprint may lie to either side of its event */
};

/* A plan that is being made. */
typedef struct
{
  AnnalsPlan *plan;
  const AnnalsMetrics *metrics;
  const AnnalsAxis *home;
  double width;
  GCancellable *cancellable;
  guint *needed; /* rows of each lane */
  GArray *jobs;  /* what is placed by itself */
} AnnalsPlanWork;

/* In annals-plan-rows.c */
void annals_plan_find_rows_needed (guint lane, gpointer work); /* one of the work's jobs */
/* How many rows a lane has at most: none, where it is collapsed or empty. */
guint annals_plan_most_rows (const AnnalsLane *lane);
gboolean annals_plan_add_rows (const AnnalsPlanWork *work, double height);
void annals_plan_give_rows (AnnalsPlan *self,
                            const guint *needed,
                            const AnnalsMetrics *metrics,
                            double height);

G_END_DECLS
