/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of lanes share. */
#pragma once

#include "layout/annals-lane-tree.h"
#include "layout/annals-lanes.h"

G_BEGIN_DECLS

struct _AnnalsLanes
{
  gatomicrefcount ref_count;
  AnnalsDocument *document;
  AnnalsLaneTree *tree;
  GArray *lanes;      /* of AnnalsLane */
  GArray *entries;    /* of AnnalsLaneEntry */
  GArray *undated;    /* of guint32 */
  guint32 *positions; /* of the lane of each entity's own, the one for those without last;
                         ANNALS_NONE: it has none */
  guint n_hidden;
};

/* By its number in the tree. */
static inline guint
annals_lanes_entity_of (const AnnalsLanes *self, guint lane)
{
  guint entity = g_array_index (self->lanes, AnnalsLane, lane).entity;

  return entity != ANNALS_NONE ? entity : self->tree->n;
}

G_END_DECLS
