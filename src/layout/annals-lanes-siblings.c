/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes of one parent: which is beside which, and how one is moved among them. */
#include "layout/annals-lanes-private.h"

guint
annals_lanes_get_parent (AnnalsLanes *self, guint lane)
{
  guint parent = self->tree->parents[annals_lanes_entity_of (self, lane)];

  return parent != ANNALS_NONE ? self->positions[parent] : ANNALS_NONE;
}

gboolean
annals_lanes_are_siblings (AnnalsLanes *self, guint lane, guint other)
{
  const AnnalsLane *lanes = annals_lanes_get (self, NULL);

  return lanes[lane].entity != ANNALS_NONE && lanes[other].entity != ANNALS_NONE
         && self->tree->parents[lanes[lane].entity] == self->tree->parents[lanes[other].entity];
}

/**
 * annals_lanes_get_sibling:
 * @step: 1 or -1
 *
 * Returns: the neighbour among the lanes of one parent; the last one, "Other", is nobody's
 * neighbour
 */
guint
annals_lanes_get_sibling (AnnalsLanes *self, guint lane, int step)
{
  const AnnalsLane *lanes = annals_lanes_get (self, NULL);
  gint64 at = step > 0 ? (gint64) lane + lanes[lane].n_within + 1 : (gint64) lane - 1;

  if (lanes[lane].entity == ANNALS_NONE)
    return ANNALS_NONE;
  /* Backwards, from what is below the neighbour up to it. */
  while (at >= 0 && at < self->lanes->len && lanes[at].depth > lanes[lane].depth)
    at--;
  return at >= 0 && at < self->lanes->len && annals_lanes_are_siblings (self, (guint) at, lane)
             ? (guint) at
             : ANNALS_NONE;
}

/* The lanes on screen of one parent, in order, as ids; @at: which of them is @lane. */
static GPtrArray *
list_siblings (AnnalsLanes *self, guint lane, guint before, guint *at, guint *to)
{
  GPtrArray *ids = g_ptr_array_new ();
  guint first = lane;

  for (guint next = lane; next != ANNALS_NONE; next = annals_lanes_get_sibling (self, next, -1))
    first = next;
  *to = ANNALS_NONE;
  for (guint next = first; next != ANNALS_NONE; next = annals_lanes_get_sibling (self, next, 1))
    {
      if (next == lane)
        *at = ids->len;
      if (next == before)
        *to = ids->len;
      g_ptr_array_add (ids, (gpointer) annals_lanes_get_id (self, next));
    }
  *to = MIN (*to, ids->len);
  return ids;
}

/**
 * annals_lanes_dup_moved:
 * @options: under which the lanes stand now
 * @before: the sibling before which @lane is to stand; %ANNALS_NONE: after all
 *
 * Returns: (transfer full): the options under which it does
 */
AnnalsLaneOptions *
annals_lanes_dup_moved (AnnalsLanes *self, AnnalsLaneOptions *options, guint lane, guint before)
{
  AnnalsGrouping grouping = self->tree->grouping;
  AnnalsLaneOptions *moved = annals_lane_options_copy (options);
  guint at = 0, to;
  g_autoptr (GPtrArray) ids = list_siblings (self, lane, before, &at, &to);
  gpointer id = g_ptr_array_steal_index (ids, at);

  to = to > at ? to - 1 : to;
  g_ptr_array_insert (ids, (gint) to, id);
  /* Only the first ones need a rank: up to where something has changed, and all that have one. */
  guint n = MAX (at, to) + 1;
  while (n < ids->len
         && annals_lane_options_get_rank (options, grouping, g_ptr_array_index (ids, n))
                != ANNALS_NONE)
    n++;
  g_ptr_array_set_size (ids, (gint) n);
  annals_lane_options_arrange (moved, grouping, ids);
  return moved;
}
