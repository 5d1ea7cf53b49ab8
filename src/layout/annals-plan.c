/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-plan.h"

#include <math.h>
#include <string.h>

#include "core/annals-parallel.h"
#include "layout/annals-lane-heading.h"
#include "layout/annals-placement.h"
#include "layout/annals-plan-private.h"

#define MAX_LEVELS 240
#define FINEST_SCALE 1e-7   /* seconds to a pixel */
#define WIDEST_LABEL 0.45   /* of the plot */
#define NARROWEST_LABEL 7.0 /* em */
#define BLOCK 16            /* labels of a level that share a reach */
#define MEASURED_AT_ONCE 32768
#define PLACED_AGAIN 24 /* times, while labels lack rows and there is height for more */
#define AHEAD 16        /* events that are fetched from memory before it is their turn */

/* ---- Footprints ---- */

static double
reach_before (const AnnalsSlot *slot)
{
  return annals_slot_before ((double) slot->width, slot->left);
}

static double
reach_after (const AnnalsSlot *slot)
{
  return annals_slot_after ((double) slot->width, slot->left);
}

/* ---- Levels ---- */

double
annals_plan_level_scale (AnnalsPlan *self, int level)
{
  return self->coarsest * pow (M_SQRT1_2, level);
}

/**
 * annals_plan_level:
 * @scale: seconds to a pixel
 *
 * The level whose labels are shown at a scale; below 0: none are.
 */
int
annals_plan_level (AnnalsPlan *self, double scale)
{
  int level = (int) floor (2 * log2 (self->coarsest / scale) + 1e-9);

  return CLAMP (level, -1, (int) self->n_levels - 1);
}

/* ---- Placing ---- */

static const AnnalsEvent *
get_events (const AnnalsPlan *self)
{
  return annals_document_get_events (annals_lanes_get_document (self->lanes), NULL);
}

/* Makes room for the labels of each level that has any. @counts: how many of each. */
static void
lay_out_levels (AnnalsPlanLane *lane, const guint *counts, guint n_levels)
{
  guint positions = 0, blocks = 0;

  for (guint i = 0; i < n_levels; i++)
    {
      lane->n_levels += counts[i] > 0;
      positions += counts[i];
      blocks += (counts[i] + BLOCK - 1) / BLOCK;
    }
  lane->levels = g_new0 (AnnalsPlanLevel, lane->n_levels);
  lane->positions = g_new (guint32, positions);
  lane->reach = g_new (double, blocks);
  positions = blocks = 0;
  for (guint i = 0, at = 0; i < n_levels; i++)
    {
      if (counts[i] == 0)
        continue;
      lane->levels[at++] =
          (AnnalsPlanLevel){ i, 0, lane->positions + positions, lane->reach + blocks };
      positions += counts[i];
      blocks += (counts[i] + BLOCK - 1) / BLOCK;
    }
}

static void
add_label (AnnalsPlanLevel *level, guint32 position, AnnalsTime end)
{
  double *reach = &level->reach[level->n / BLOCK];

  if (level->n % BLOCK == 0)
    *reach = level->n > 0 ? reach[-1] : -G_MAXDOUBLE;
  *reach = MAX (*reach, end);
  level->positions[level->n++] = position;
}

/* Tells the labels out to levels, so that a frame meets no others than it shows. */
static void
collect_levels (const AnnalsPlacement *placement, AnnalsPlanLane *lane)
{
  guint counts[MAX_LEVELS] = { 0 }, places[MAX_LEVELS];

  for (guint i = 0; i < placement->n; i++)
    if (lane->slots[i].level != ANNALS_LEVEL_NONE)
      counts[lane->slots[i].level]++;
  lay_out_levels (lane, counts, placement->n_levels);
  for (guint i = 0; i < lane->n_levels; i++)
    places[lane->levels[i].level] = i;
  for (guint32 i = 0; i < placement->n; i++)
    if (lane->slots[i].level != ANNALS_LEVEL_NONE)
      add_label (&lane->levels[places[lane->slots[i].level]], i,
                 placement->events[placement->members[i]].end);
}

/* A part of a lane that is placed by itself. */
typedef struct
{
  guint lane, part, n_parts;
} PlaceJob;

static AnnalsPlacement
placement_of (const AnnalsPlan *self, const PlaceJob *job)
{
  AnnalsIndex *members = annals_lanes_get (self->lanes, NULL)[job->lane].index;
  const AnnalsPlanLane *lane = &self->plan_lanes[job->lane];

  return (AnnalsPlacement){
    .events = get_events (self),
    .members = annals_index_get_members (members),
    .n = annals_index_get_n_members (members),
    .rows = lane->rows,
    .sides = lane->sides,
    .slots = lane->slots,
    .coarsest = self->coarsest,
    .n_levels = self->n_levels,
    .part = job->part,
    .n_parts = job->n_parts,
  };
}

static void
place_part (guint index, gpointer data)
{
  const AnnalsPlanWork *work = data;
  AnnalsPlacement placement =
      placement_of (work->plan, &g_array_index (work->jobs, PlaceJob, index));

  if (!g_cancellable_is_cancelled (work->cancellable))
    annals_placement_run (&placement, work->cancellable);
}

static void
collect_lane (guint index, gpointer data)
{
  const AnnalsPlanWork *work = data;
  AnnalsPlanLane *lane = &work->plan->plan_lanes[index];
  AnnalsPlacement placement = placement_of (work->plan, &(PlaceJob){ .lane = index });

  if (lane->rows > 0 && !g_cancellable_is_cancelled (work->cancellable))
    collect_levels (&placement, lane);
  g_clear_pointer (&lane->sides, g_free);
}

static void
place (AnnalsPlanWork *work)
{
  const AnnalsLane *lanes = annals_lanes_get (work->plan->lanes, NULL);
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (PlaceJob));

  for (guint i = 0; i < work->plan->n_lanes; i++)
    {
      guint n = annals_index_get_n_members (lanes[i].index), rows = work->plan->plan_lanes[i].rows;
      PlaceJob job = { i, 0, annals_placement_get_n_parts (n, rows) };
      for (; job.part < job.n_parts && rows > 0; job.part++)
        g_array_append_val (jobs, job);
    }
  work->jobs = jobs;
  annals_parallel_run (jobs->len, place_part, work);
}

/* Lanes have more rows than when their labels were placed. */
static void
place_again (AnnalsPlanWork *work)
{
  const AnnalsLane *lanes = annals_lanes_get (work->plan->lanes, NULL);

  for (guint i = 0; i < work->plan->n_lanes; i++)
    for (guint j = 0; j < annals_index_get_n_members (lanes[i].index); j++)
      {
        AnnalsPlanLane *lane = &work->plan->plan_lanes[i];
        lane->slots[j] = (AnnalsSlot){ lane->slots[j].width, ANNALS_ROW_NONE, ANNALS_LEVEL_NONE,
                                       lane->sides[j] == ANNALS_SIDE_BEFORE };
      }
  place (work);
}

/* ---- Slots and rows ---- */

/* In the home view no label is cut by its edges; where it would be on either side, it stands after
 * its mark. */
static guint8
find_sides (AnnalsSlot *slot, double x, double width)
{
  guint8 sides = 0;

  if (x < 0 || x > width || x + reach_after (slot) <= width)
    sides |= ANNALS_SIDE_AFTER;
  slot->left = TRUE;
  if (x < 0 || x > width || x - reach_before (slot) >= 0)
    sides |= ANNALS_SIDE_BEFORE;
  slot->left = sides == ANNALS_SIDE_BEFORE;
  return sides != 0 ? sides : ANNALS_SIDE_AFTER;
}

static void
measure_some (const AnnalsPlanWork *work, guint index, guint from, guint past)
{
  const AnnalsEvent *events = get_events (work->plan);
  const guint32 *members =
      annals_index_get_members (annals_lanes_get (work->plan->lanes, NULL)[index].index);
  const AnnalsMetrics *metrics = work->metrics;
  AnnalsPlanLane *lane = &work->plan->plan_lanes[index];
  double most = MIN (MIN (metrics->max_label, G_MAXUINT16),
                     MAX (work->width * WIDEST_LABEL, NARROWEST_LABEL * metrics->em));

  for (guint i = from; i < past; i++)
    {
      const AnnalsEvent *event = &events[members[i]];
      if (i + AHEAD < past)
        __builtin_prefetch (&events[members[i + AHEAD]]);
      if (i + AHEAD / 2 < past)
        __builtin_prefetch (events[members[i + AHEAD / 2]].title.data);
      double text = metrics->text_width (metrics, event->title.data, event->title.length);
      lane->slots[i] = (AnnalsSlot){ (guint32) ceil (CLAMP (text, 0, most)), ANNALS_ROW_NONE,
                                     ANNALS_LEVEL_NONE, 0 };
      lane->sides[i] =
          find_sides (&lane->slots[i], annals_axis_x (work->home, event->start), work->width);
    }
}

/* The @job-th part of all lanes' members, counted through. */
static void
measure_part (guint job, gpointer data)
{
  const AnnalsPlanWork *work = data;
  const AnnalsLane *lanes = annals_lanes_get (work->plan->lanes, NULL);
  guint64 from = (guint64) job * MEASURED_AT_ONCE, past = from + MEASURED_AT_ONCE, first = 0;

  if (g_cancellable_is_cancelled (work->cancellable))
    return;
  for (guint i = 0; i < work->plan->n_lanes && first < past; i++)
    {
      guint64 end = first + annals_index_get_n_members (lanes[i].index);
      if (end > from)
        measure_some (work, i, (guint) (MAX (from, first) - first),
                      (guint) (MIN (past, end) - first));
      first = end;
    }
}

static void
measure (const AnnalsPlanWork *work)
{
  const AnnalsLane *lanes = annals_lanes_get (work->plan->lanes, NULL);
  guint64 all = 0;

  for (guint i = 0; i < work->plan->n_lanes; i++)
    {
      guint n = annals_index_get_n_members (lanes[i].index);
      work->plan->plan_lanes[i].slots = g_new (AnnalsSlot, MAX (n, 1));
      work->plan->plan_lanes[i].sides = g_new (guint8, MAX (n, 1));
      all += n;
    }
  annals_parallel_run ((guint) ((all + MEASURED_AT_ONCE - 1) / MEASURED_AT_ONCE), measure_part,
                       (gpointer) work);
}

static void
init_levels (AnnalsPlan *self)
{
  AnnalsSpan range = annals_document_get_range (annals_lanes_get_document (self->lanes));
  double length = MAX (annals_span_length (range), ANNALS_SECONDS_PER_DAY);

  self->coarsest = length; /* the whole range in one pixel */
  self->n_levels = (guint) CLAMP (2 * log2 (length / FINEST_SCALE) + 1, 1, MAX_LEVELS);
}

static AnnalsPlan *
plan_new (AnnalsLanes *lanes, const AnnalsMetrics *metrics)
{
  AnnalsPlan *self = g_new0 (AnnalsPlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lanes = annals_lanes_ref (lanes);
  annals_lanes_get (lanes, &self->n_lanes);
  self->plan_lanes = g_new0 (AnnalsPlanLane, MAX (self->n_lanes, 1));
  self->max_reach =
      metrics->max_label + ANNALS_MARK_SIZE / 2 + ANNALS_LABEL_GAP + ANNALS_LABEL_MARGIN + 1;
  init_levels (self);
  self->gutter = annals_lane_heading_gutter (metrics, lanes);
  return self;
}

/**
 * annals_plan_new_without_labels:
 * @height: of all lanes, in pixels
 *
 * Makes a plan that labels nothing, so that a scene of it has marks and counts only.
 *
 * Returns: (transfer full): the plan
 */
AnnalsPlan *
annals_plan_new_without_labels (AnnalsLanes *lanes, const AnnalsMetrics *metrics, double height)
{
  AnnalsPlan *self = plan_new (lanes, metrics);
  g_autofree guint *needed = g_new (guint, MAX (self->n_lanes, 1));

  for (guint i = 0; i < self->n_lanes; i++)
    {
      const AnnalsLane *lane = &annals_lanes_get (lanes, NULL)[i];
      guint n = annals_index_get_n_members (lane->index);
      self->plan_lanes[i].slots = g_new (AnnalsSlot, MAX (n, 1));
      for (guint j = 0; j < n; j++)
        self->plan_lanes[i].slots[j] = (AnnalsSlot){ 0, ANNALS_ROW_NONE, ANNALS_LEVEL_NONE, 0 };
      needed[i] = MIN (n, annals_plan_most_rows (lane));
    }
  annals_plan_give_rows (self, needed, metrics, height);
  return self;
}

/**
 * annals_plan_new:
 * @lanes: the events, told out
 * @metrics: for the labels' widths
 * @home: what the view fits first
 * @width: of the plot, in pixels
 * @height: of all lanes, in pixels: rows are given by need until it is full
 * @cancellable: (nullable): may be triggered from any thread
 *
 * Gives each event a row and the level from which its label is shown. Level by level, from coarse
 * to fine, in order of importance, what fits beside its neighbours of the row is placed and never
 * moved. The model: Been, Daiches and Yap, "Dynamic Map Labeling" (2006); Been, Nöllenburg, Poon
 * and Wolff, "Optimizing active ranges for consistent dynamic map labeling" (2010).
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL when cancelled
 */
AnnalsPlan *
annals_plan_new (AnnalsLanes *lanes,
                 const AnnalsMetrics *metrics,
                 AnnalsSpan home,
                 double width,
                 double height,
                 GCancellable *cancellable)
{
  AnnalsPlan *self = plan_new (lanes, metrics);
  AnnalsAxis axis = annals_axis_fit (home, width);
  g_autofree guint *needed = g_new (guint, MAX (self->n_lanes, 1));
  AnnalsPlanWork work = { self, metrics, &axis, width, cancellable, needed, NULL };
  measure (&work);
  if (!g_cancellable_is_cancelled (cancellable))
    {
      annals_parallel_run (self->n_lanes, annals_plan_find_rows_needed, &work);
      annals_plan_give_rows (self, needed, metrics, height);
      place (&work);
      for (guint i = 0; i < PLACED_AGAIN && annals_plan_add_rows (&work, height); i++)
        place_again (&work);
      annals_parallel_run (self->n_lanes, collect_lane, &work);
    }
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&self, annals_plan_unref);
  return self;
}

AnnalsPlan *
annals_plan_ref (AnnalsPlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_plan_unref (AnnalsPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_lanes; i++)
    {
      AnnalsPlanLane *lane = &self->plan_lanes[i];
      g_free (lane->levels);
      g_free (lane->positions);
      g_free (lane->reach);
      g_free (lane->slots);
      g_free (lane->sides);
    }
  g_free (self->plan_lanes);
  g_free (self->tops);
  annals_lanes_unref (self->lanes);
  g_free (self);
}

AnnalsLanes *
annals_plan_get_lanes (AnnalsPlan *self)
{
  return self->lanes;
}

guint
annals_plan_get_rows (AnnalsPlan *self, guint lane)
{
  return self->plan_lanes[lane].rows;
}

double
annals_plan_get_gutter (AnnalsPlan *self)
{
  return self->gutter;
}

const AnnalsSlot *
annals_plan_get_slots (AnnalsPlan *self, guint lane)
{
  return self->plan_lanes[lane].slots;
}

/* ---- What a frame shows ---- */

/* The first of the block from which on a level's bars or labels may reach past @time. */
static guint
first_reaching (const AnnalsPlanLevel *level, AnnalsTime time)
{
  guint low = 0, high = (level->n + BLOCK - 1) / BLOCK;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (level->reach[middle] < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low * BLOCK;
}

static gboolean
meets (const AnnalsEvent *event, const AnnalsSlot *slot, const AnnalsAxis *axis, double width)
{
  double x = annals_axis_x (axis, event->start);
  double end = MAX (annals_axis_x (axis, event->end), x + reach_after (slot));

  return x - reach_before (slot) < width && end > 0;
}

/**
 * annals_plan_query:
 * @positions: (element-type guint32): positions among the lane's members are appended, by level
 *
 * Finds the labels that are shown at @axis and whose footprint meets the pixels from 0 to @width.
 */
void
annals_plan_query (
    AnnalsPlan *self, guint lane, const AnnalsAxis *axis, double width, GArray *positions)
{
  const AnnalsPlanLane *plan_lane = &self->plan_lanes[lane];
  const AnnalsLane *members = &annals_lanes_get (self->lanes, NULL)[lane];
  const AnnalsEvent *events =
      annals_document_get_events (annals_lanes_get_document (self->lanes), NULL);
  AnnalsTime from = annals_axis_time (axis, -self->max_reach);
  AnnalsTime to = annals_axis_time (axis, width + self->max_reach);
  int shown = annals_plan_level (self, axis->scale);

  for (guint i = 0; i < plan_lane->n_levels && (int) plan_lane->levels[i].level <= shown; i++)
    {
      const AnnalsPlanLevel *level = &plan_lane->levels[i];
      for (guint j = first_reaching (level, from); j < level->n; j++)
        {
          guint32 position = level->positions[j];
          const AnnalsEvent *event = &events[annals_index_get_members (members->index)[position]];
          if (event->start > to)
            break;
          if (meets (event, &plan_lane->slots[position], axis, width))
            g_array_append_val (positions, position);
        }
    }
}
