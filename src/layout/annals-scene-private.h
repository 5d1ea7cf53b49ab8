/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files share that build a scene. */
#pragma once

#include "layout/annals-scene.h"

G_BEGIN_DECLS

/* What building needs beside the scene itself. Logical pixels: x from the plot's leading edge. */
typedef struct
{
  AnnalsScene *scene;
  const AnnalsMetrics *metrics;
  const AnnalsSceneRequest *request;
  const AnnalsEvent *events;
  const AnnalsLane *lanes;
  AnnalsSpan view;
  double plot_width;
  double row_height, strip_height, pad;
  int level;
  double bin_length; /* seconds */
} AnnalsSceneBuild;

/* In annals-scene-lanes.c */
void annals_scene_build_lanes (const AnnalsSceneBuild *build);

/* In annals-scene-bins.c: the density strip of one lane while it is built. */
typedef struct
{
  gint64 first; /* the number of the bin at the view's start; bins are anchored to time, so they
                   hold still */
  guint n;
  gint32 *counts; /* of events without a label */
  gint32 *found;  /* of those that a search has found; NULL: none is searched for */
} AnnalsSceneBins;

void annals_scene_bins_init (AnnalsSceneBins *self, const AnnalsSceneBuild *build, guint32 lane);
void annals_scene_bins_clear (AnnalsSceneBins *self);
/* Takes an event off that has a label. */
void annals_scene_bins_take (AnnalsSceneBins *self, const AnnalsSceneBuild *build, guint32 event);
/* Adds those that are left to the scene, in a strip at @y. */
void annals_scene_bins_add (const AnnalsSceneBins *self,
                            const AnnalsSceneBuild *build,
                            AnnalsSceneLane *lane,
                            double y);
gboolean annals_scene_is_labelled (const AnnalsSceneBuild *build, guint32 lane, guint32 position);
/* What of a search can be counted in these lanes; NULL: it is of others, or there is none. */
AnnalsHits *annals_scene_build_get_hits (const AnnalsSceneBuild *build);

G_END_DECLS
