/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How lanes nest, which of them are shown, and in what order they stand. */
#pragma once

#include "layout/annals-lane-options.h"

G_BEGIN_DECLS

/**
 * AnnalsLaneTree:
 * @n: of entities; the lane after them, numbered @n, is of the events that belong to none
 * @parents: what each is part of, which comes before it; ANNALS_NONE
 * @shown: whether it is neither hidden nor part of what is
 * @collapsed: whether what is part of it has no lanes of its own
 * @targets: in whose lane its events are: its own, or that of what it is part of where that is
 * collapsed; ANNALS_NONE where they are in none
 */
typedef struct
{
  AnnalsGrouping grouping;
  AnnalsLaneOptions *options; /* owned; NULL: none */
  const AnnalsEntity *entities;
  guint n;
  guint32 *parents;
  guint32 *targets;
  guint8 *shown;
  guint8 *collapsed;
} AnnalsLaneTree;

AnnalsLaneTree *annals_lane_tree_new (AnnalsDocument *document,
                                      AnnalsGrouping grouping,
                                      AnnalsLaneOptions *options);
void annals_lane_tree_free (AnnalsLaneTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsLaneTree, annals_lane_tree_free)
const char *annals_lane_tree_get_id (const AnnalsLaneTree *self, guint entity);
/* Those that have events or hold some that have, as they stand (guint32); @counts: of each one's
 * own events. */
GArray *annals_lane_tree_list (const AnnalsLaneTree *self, const guint32 *counts);

G_END_DECLS
