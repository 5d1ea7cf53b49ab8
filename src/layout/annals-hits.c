/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-hits.h"

#include "core/annals-parallel.h"

/* Of those that started before a span, only so many are looked at. */
#define LOOK_BACK 1000

struct _AnnalsHits
{
  gatomicrefcount ref_count;
  AnnalsLanes *lanes;
  AnnalsEventSet *events;
  GArray **positions; /* of each lane: guint32, ascending */
  guint n_lanes;
};

static void
collect_lane (guint lane, gpointer data)
{
  AnnalsHits *self = data;
  AnnalsIndex *index = annals_lanes_get (self->lanes, NULL)[lane].index;
  const guint32 *members = annals_index_get_members (index);
  guint n = annals_index_get_n_members (index);

  self->positions[lane] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < n; i++)
    if (annals_event_set_contains (self->events, members[i]))
      g_array_append_val (self->positions[lane], i);
}

/**
 * annals_hits_new:
 * @lanes: what is on screen
 * @events: what is found of it
 *
 * Tells what a search has found out to lanes.
 */
AnnalsHits *
annals_hits_new (AnnalsLanes *lanes, AnnalsEventSet *events)
{
  AnnalsHits *self = g_new0 (AnnalsHits, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lanes = annals_lanes_ref (lanes);
  self->events = annals_event_set_ref (events);
  annals_lanes_get (lanes, &self->n_lanes);
  self->positions = g_new0 (GArray *, MAX (self->n_lanes, 1));
  annals_parallel_run (self->n_lanes, collect_lane, self);
  return self;
}

AnnalsHits *
annals_hits_ref (AnnalsHits *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_hits_unref (AnnalsHits *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_lanes; i++)
    g_array_unref (self->positions[i]);
  g_free (self->positions);
  annals_event_set_unref (self->events);
  annals_lanes_unref (self->lanes);
  g_free (self);
}

AnnalsLanes *
annals_hits_get_lanes (AnnalsHits *self)
{
  return self->lanes;
}

AnnalsEventSet *
annals_hits_get_events (AnnalsHits *self)
{
  return self->events;
}

guint
annals_hits_get_n (AnnalsHits *self, guint lane)
{
  g_return_val_if_fail (lane < self->n_lanes, 0);

  return self->positions[lane]->len;
}

/* How many of a lane's stand before a position. */
static guint
count_before (const GArray *positions, guint position)
{
  guint low = 0, high = positions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (positions, guint32, middle) < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * annals_hits_count:
 * @first: a position among the lane's members
 * @past: the position after the last
 *
 * Counts what is found among some of a lane's members, in O(log n).
 */
guint
annals_hits_count (AnnalsHits *self, guint lane, guint first, guint past)
{
  g_return_val_if_fail (lane < self->n_lanes, 0);

  return count_before (self->positions[lane], past) - count_before (self->positions[lane], first);
}

/**
 * annals_hits_find:
 * @span: a stretch of time
 * @last: the last rather than the first
 *
 * Finds what is found in a span, in O(log n). Where nothing starts there, it is what started last
 * of what goes on there, as far as that is not long ago.
 *
 * Returns: an event, or %ANNALS_NONE
 */
guint
annals_hits_find (AnnalsHits *self, guint lane, AnnalsSpan span, gboolean last)
{
  g_return_val_if_fail (lane < self->n_lanes, ANNALS_NONE);

  AnnalsIndex *index = annals_lanes_get (self->lanes, NULL)[lane].index;
  const AnnalsEvent *events =
      annals_document_get_events (annals_lanes_get_document (self->lanes), NULL);
  const guint32 *members = annals_index_get_members (index);
  const GArray *positions = self->positions[lane];
  guint low = count_before (positions, annals_index_lower_bound (index, span.start));
  guint high = count_before (positions, annals_index_lower_bound (index, span.end));

  if (high > low)
    return members[g_array_index (positions, guint32, last ? high - 1 : low)];
  for (guint i = low; i > 0 && low - i < LOOK_BACK; i--)
    {
      guint event = members[g_array_index (positions, guint32, i - 1)];
      if (events[event].end > span.start)
        return event;
    }
  return ANNALS_NONE;
}
