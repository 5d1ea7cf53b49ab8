/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-scene.h"

G_BEGIN_DECLS

/**
 * AnnalsStop: what of a scene one can go to without a pointer: a labelled event, a mark or a count.
 * It is known again in later scenes, in which other things may have its index.
 */
typedef struct
{
  guint32 lane;
  guint32 event;   /* ANNALS_NONE: a count */
  AnnalsSpan span; /* of the event, or whose starts are counted */
  gboolean is_bin;
  guint index; /* into the scene's bins, else its items */
} AnnalsStop;

/* The stops of a lane, in order of time. */
GArray *annals_scene_dup_stops (const AnnalsScene *self, guint32 lane);
gboolean annals_stop_is_same (const AnnalsStop *a, const AnnalsStop *b);
AnnalsStop annals_scene_bin_stop (const AnnalsScene *self, guint bin);
AnnalsBox annals_scene_stop_box (const AnnalsScene *self, const AnnalsStop *stop);

/* These fill @found and return TRUE, or return FALSE where the scene has none. */
/* What a pointer hits. */
gboolean annals_scene_stop_at (const AnnalsScene *self, double x, double y, AnnalsStop *found);
/* The same stop in this scene. */
gboolean
annals_scene_find_stop (const AnnalsScene *self, const AnnalsStop *stop, AnnalsStop *found);
gboolean
annals_scene_find_event (const AnnalsScene *self, guint32 lane, guint32 event, AnnalsStop *found);
gboolean annals_scene_nearest_stop (const AnnalsScene *self,
                                    guint32 lane,
                                    AnnalsTime time,
                                    AnnalsStop *found);
gboolean annals_scene_next_stop (const AnnalsScene *self,
                                 const AnnalsStop *from,
                                 int step,
                                 AnnalsStop *found);

G_END_DECLS
