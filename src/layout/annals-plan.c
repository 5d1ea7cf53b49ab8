/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-plan.h"

#include <math.h>
#include <string.h>

#include "layout/annals-bitset.h"

#define MAX_LEVELS 240
#define MAX_ROWS 48
#define FINEST_SCALE 1e-7 /* seconds to a pixel */
#define SCROLLED_ROWS 3   /* of a lane, where not all lanes fit the height */
#define ROW_ROOM 1.5      /* of the line height */
#define STRIP_ROOM 0.75
#define LANE_ROOM 0.75
#define WIDEST_LABEL 0.45   /* of the plot */
#define NARROWEST_LABEL 7.0 /* em */

/* The labels of one level, in order of start. */
typedef struct
{
  GArray *positions; /* guint32 */
  GArray *reach;     /* double: the latest end so far */
} Level;

/* Where a label may stand without being cut by an edge of the home view. */
typedef enum
{
  SIDE_AFTER = 1 << 0,
  SIDE_BEFORE = 1 << 1,
} Side;

typedef struct
{
  guint rows;
  AnnalsSlot *slots; /* one for each member */
  guint8 *sides;     /* while planning: Side */
  Level *levels;     /* n_levels of them */
} PlanLane;

struct _AnnalsPlan
{
  gatomicrefcount ref_count;
  AnnalsLanes *lanes;
  PlanLane *plan_lanes;
  guint n_lanes;
  double coarsest; /* the scale of level 0 */
  guint n_levels;
  double max_reach; /* pixels that a footprint may lie to either side of its event */
};

/* What a lane's placement needs. */
typedef struct
{
  const AnnalsEvent *events;
  const guint32 *members;
  guint n;
  PlanLane *lane;
  AnnalsBitset rows[MAX_ROWS];
  GArray **buckets; /* guint32 positions that wait for a level, by level */
} Placement;

/* ---- Footprints: how far a label and its mark reach to either side of the event's start, in
 * pixels ---- */

static double
reach_before (const AnnalsSlot *slot)
{
  return ANNALS_MARK_SIZE / 2 + (slot->left ? ANNALS_LABEL_GAP + (double) slot->width : 0);
}

static double
reach_after (const AnnalsSlot *slot)
{
  return ANNALS_MARK_SIZE / 2 + (slot->left ? 0 : ANNALS_LABEL_GAP + (double) slot->width);
}

/* The coarsest scale (seconds to a pixel) at which @a, the earlier, and @b stand apart; 0: at none.
 * At every finer scale they do too, since distances in time grow on screen and labels do not. */
static double
apart_scale (const AnnalsEvent *a,
             const AnnalsSlot *slot_a,
             const AnnalsEvent *b,
             const AnnalsSlot *slot_b)
{
  double before = reach_before (slot_b) + ANNALS_LABEL_MARGIN;
  double labels = (b->start - a->start) / (reach_after (slot_a) + before);
  double bars = (b->start - a->end) / before;

  return MAX (MIN (labels, bars), 0);
}

/* ---- Levels ---- */

double
annals_plan_level_scale (AnnalsPlan *self, int level)
{
  return self->coarsest * pow (M_SQRT1_2, level);
}

static int
level_of (const AnnalsPlan *self, double scale)
{
  return (int) ceil (2 * log2 (self->coarsest / scale) - 1e-9);
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
event_at (const Placement *self, guint position)
{
  return &self->events[self->members[position]];
}

/* The coarsest scale at which @position could stand in @row among those that are there. */
static double
row_scale (const Placement *self, guint row, guint position, const AnnalsSlot *slot)
{
  guint32 below = annals_bitset_below (&self->rows[row], position);
  guint32 above = annals_bitset_above (&self->rows[row], position);
  const AnnalsEvent *event = event_at (self, position);
  double scale = G_MAXDOUBLE;

  if (below != G_MAXUINT32)
    scale = apart_scale (event_at (self, below), &self->lane->slots[below], event, slot);
  if (above != G_MAXUINT32)
    scale =
        MIN (scale, apart_scale (event, slot, event_at (self, above), &self->lane->slots[above]));
  return scale;
}

/* Tries all rows with the label on one side. The first row that takes it, or the best scale in
 * @best. */
static guint
find_row (const Placement *self, guint position, const AnnalsSlot *slot, double scale, double *best)
{
  for (guint row = 0; row < self->lane->rows; row++)
    {
      double possible = row_scale (self, row, position, slot);
      if (possible >= scale)
        return row;
      *best = MAX (*best, possible);
    }
  return ANNALS_ROW_NONE;
}

static gboolean
place (Placement *self, guint position, int level, double scale, double *best)
{
  AnnalsSlot slot = self->lane->slots[position];

  for (guint side = SIDE_AFTER; side <= SIDE_BEFORE; side <<= 1)
    {
      if (!(self->lane->sides[position] & side))
        continue;
      slot.left = side == SIDE_BEFORE;
      guint row = find_row (self, position, &slot, scale, best);
      if (row == ANNALS_ROW_NONE)
        continue;
      slot.row = (guint8) row;
      slot.level = (guint8) level;
      self->lane->slots[position] = slot;
      annals_bitset_add (&self->rows[row], position);
      return TRUE;
    }
  return FALSE;
}

static int
compare_priority (gconstpointer a, gconstpointer b, gpointer data)
{
  const Placement *self = data;
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;
  const AnnalsEvent *e = event_at (self, i), *f = event_at (self, j);
  double length_e = e->end - e->start, length_f = f->end - f->start;

  if (e->importance != f->importance)
    return e->importance > f->importance ? -1 : 1;
  if (length_e != length_f)
    return length_e > length_f ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* An event that fits nowhere yet waits for the first level at which its neighbours of now would let
 * it in. */
static void
place_lane (AnnalsPlan *plan, Placement *self, GCancellable *cancellable)
{
  for (guint level = 0; level < plan->n_levels && !g_cancellable_is_cancelled (cancellable);
       level++)
    {
      GArray *bucket = self->buckets[level];
      double scale = annals_plan_level_scale (plan, (int) level);
      if (bucket == NULL)
        continue;
      g_array_sort_with_data (bucket, compare_priority, self);
      for (guint i = 0; i < bucket->len; i++)
        {
          guint32 position = g_array_index (bucket, guint32, i);
          double best = 0;
          if (place (self, position, (int) level, scale, &best) || best <= 0)
            continue;
          int next = MAX (level_of (plan, best), (int) level + 1);
          if (next >= (int) plan->n_levels)
            continue;
          if (self->buckets[next] == NULL)
            self->buckets[next] = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_array_append_val (self->buckets[next], position);
        }
    }
}

static void
collect_levels (AnnalsPlan *plan, const Placement *placement)
{
  PlanLane *lane = placement->lane;

  for (guint32 i = 0; i < placement->n; i++)
    {
      if (lane->slots[i].level == ANNALS_LEVEL_NONE)
        continue;
      Level *level = &lane->levels[lane->slots[i].level];
      if (level->positions == NULL)
        {
          level->positions = g_array_new (FALSE, FALSE, sizeof (guint32));
          level->reach = g_array_new (FALSE, FALSE, sizeof (double));
        }
      double reach = event_at (placement, i)->end;
      if (level->reach->len > 0)
        reach = MAX (reach, g_array_index (level->reach, double, level->reach->len - 1));
      g_array_append_val (level->positions, i);
      g_array_append_val (level->reach, reach);
    }
}

static void
plan_lane (AnnalsPlan *self, guint index, GCancellable *cancellable)
{
  const AnnalsLane *lane = &annals_lanes_get (self->lanes, NULL)[index];
  Placement placement = {
    .events = annals_document_get_events (annals_lanes_get_document (self->lanes), NULL),
    .members = annals_index_get_members (lane->index),
    .n = annals_index_get_n_members (lane->index),
    .lane = &self->plan_lanes[index],
    .buckets = g_new0 (GArray *, self->n_levels),
  };

  for (guint row = 0; row < placement.lane->rows; row++)
    annals_bitset_init (&placement.rows[row], placement.n);
  placement.buckets[0] = g_array_sized_new (FALSE, FALSE, sizeof (guint32), placement.n);
  for (guint32 i = 0; i < placement.n; i++)
    g_array_append_val (placement.buckets[0], i);
  place_lane (self, &placement, cancellable);
  collect_levels (self, &placement);
  g_clear_pointer (&placement.lane->sides, g_free);
  for (guint row = 0; row < placement.lane->rows; row++)
    annals_bitset_clear (&placement.rows[row]);
  for (guint level = 0; level < self->n_levels; level++)
    g_clear_pointer (&placement.buckets[level], g_array_unref);
  g_free (placement.buckets);
}

/* ---- Slots and rows ---- */

/* In the home view no label is cut by its edges; where it would be on either side, it stands after
 * its mark. */
static guint8
find_sides (AnnalsSlot *slot, double x, double width)
{
  guint8 sides = 0;

  if (x < 0 || x > width || x + reach_after (slot) <= width)
    sides |= SIDE_AFTER;
  slot->left = TRUE;
  if (x < 0 || x > width || x - reach_before (slot) >= 0)
    sides |= SIDE_BEFORE;
  slot->left = sides == SIDE_BEFORE;
  return sides != 0 ? sides : SIDE_AFTER;
}

static void
measure_lane (AnnalsPlan *self,
              guint index,
              const AnnalsMetrics *metrics,
              const AnnalsAxis *home,
              double width)
{
  const AnnalsLane *lane = &annals_lanes_get (self->lanes, NULL)[index];
  const AnnalsEvent *events =
      annals_document_get_events (annals_lanes_get_document (self->lanes), NULL);
  const guint32 *members = annals_index_get_members (lane->index);
  guint n = annals_index_get_n_members (lane->index);
  PlanLane *plan = &self->plan_lanes[index];

  plan->slots = g_new (AnnalsSlot, MAX (n, 1));
  plan->sides = g_new (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      const AnnalsEvent *event = &events[members[i]];
      double text = metrics->text_width (metrics, event->title.data, event->title.length);
      double most =
          MIN (metrics->max_label, MAX (width * WIDEST_LABEL, NARROWEST_LABEL * metrics->em));
      plan->slots[i] =
          (AnnalsSlot){ (float) ceil (MIN (text, most)), ANNALS_ROW_NONE, ANNALS_LEVEL_NONE, 0 };
      plan->sides[i] = find_sides (&plan->slots[i], annals_axis_x (home, event->start), width);
    }
}

/* How many rows would show every label of the home view: first fit, in order of start. */
static guint
rows_needed (AnnalsPlan *self, guint index, const AnnalsAxis *home, double width)
{
  const AnnalsLane *lane = &annals_lanes_get (self->lanes, NULL)[index];
  const AnnalsEvent *events =
      annals_document_get_events (annals_lanes_get_document (self->lanes), NULL);
  const guint32 *members = annals_index_get_members (lane->index);
  const AnnalsSlot *slots = self->plan_lanes[index].slots;
  double ends[MAX_ROWS];
  guint rows = 0;
  AnnalsSpan view = annals_axis_span (home, width);

  for (guint i = annals_index_lower_bound (lane->index, view.start);
       i < annals_index_get_n_members (lane->index) && rows < MAX_ROWS; i++)
    {
      const AnnalsEvent *event = &events[members[i]];
      double x = annals_axis_x (home, event->start);
      guint row = 0;
      if (event->start >= view.end)
        break;
      while (row < rows && ends[row] > x - reach_before (&slots[i]))
        row++;
      ends[row] =
          MAX (x + reach_after (&slots[i]), annals_axis_x (home, event->end)) + ANNALS_LABEL_MARGIN;
      rows = MAX (rows, row + 1);
    }
  return MAX (rows, 1);
}

double
annals_plan_row_height (const AnnalsMetrics *metrics)
{
  return ceil (metrics->line_height * ROW_ROOM);
}

/* A lane of one row still has room for its heading's two lines. */
double
annals_plan_lane_height (const AnnalsMetrics *metrics, guint rows)
{
  double content =
      rows * annals_plan_row_height (metrics) + ceil (metrics->line_height * STRIP_ROOM);
  double heading = 2 * metrics->line_height;

  return MAX (content, heading) + ceil (metrics->line_height * LANE_ROOM);
}

/* Gives rows one by one to the lane that is shortest of what it needs, until the height is full. */
static void
give_rows (AnnalsPlan *self, const guint *needed, const AnnalsMetrics *metrics, double height)
{
  double used = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    used += annals_plan_lane_height (metrics, self->plan_lanes[i].rows = 1);
  if (used > height)
    {
      for (guint i = 0; i < self->n_lanes; i++)
        self->plan_lanes[i].rows = MIN (needed[i], SCROLLED_ROWS);
      return;
    }
  for (;;)
    {
      guint best = self->n_lanes;
      double most = 0;
      for (guint i = 0; i < self->n_lanes; i++)
        {
          guint rows = self->plan_lanes[i].rows;
          double want = rows < needed[i] ? (double) needed[i] / rows : 0;
          double more =
              annals_plan_lane_height (metrics, rows + 1) - annals_plan_lane_height (metrics, rows);
          if (want > most && used + more <= height)
            {
              most = want;
              best = i;
            }
        }
      if (best == self->n_lanes)
        return;
      guint rows = self->plan_lanes[best].rows++;
      used += annals_plan_lane_height (metrics, rows + 1) - annals_plan_lane_height (metrics, rows);
    }
}

static void
init_levels (AnnalsPlan *self)
{
  AnnalsSpan range = annals_document_get_range (annals_lanes_get_document (self->lanes));
  double length = MAX (annals_span_length (range), ANNALS_SECONDS_PER_DAY);

  self->coarsest = length; /* the whole range in one pixel */
  self->n_levels = (guint) CLAMP (2 * log2 (length / FINEST_SCALE) + 1, 1, MAX_LEVELS);
  for (guint i = 0; i < self->n_lanes; i++)
    self->plan_lanes[i].levels = g_new0 (Level, self->n_levels);
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
  AnnalsPlan *self = g_new0 (AnnalsPlan, 1);
  AnnalsAxis axis = annals_axis_fit (home, width);

  g_atomic_ref_count_init (&self->ref_count);
  self->lanes = annals_lanes_ref (lanes);
  annals_lanes_get (lanes, &self->n_lanes);
  self->plan_lanes = g_new0 (PlanLane, MAX (self->n_lanes, 1));
  self->max_reach =
      metrics->max_label + ANNALS_MARK_SIZE / 2 + ANNALS_LABEL_GAP + ANNALS_LABEL_MARGIN + 1;
  init_levels (self);
  g_autofree guint *needed = g_new (guint, MAX (self->n_lanes, 1));
  for (guint i = 0; i < self->n_lanes; i++)
    {
      measure_lane (self, i, metrics, &axis, width);
      needed[i] = rows_needed (self, i, &axis, width);
    }
  give_rows (self, needed, metrics, height);
  for (guint i = 0; i < self->n_lanes && !g_cancellable_is_cancelled (cancellable); i++)
    plan_lane (self, i, cancellable);
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
      PlanLane *lane = &self->plan_lanes[i];
      for (guint level = 0; level < self->n_levels; level++)
        {
          g_clear_pointer (&lane->levels[level].positions, g_array_unref);
          g_clear_pointer (&lane->levels[level].reach, g_array_unref);
        }
      g_free (lane->levels);
      g_free (lane->slots);
      g_free (lane->sides);
    }
  g_free (self->plan_lanes);
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

const AnnalsSlot *
annals_plan_get_slots (AnnalsPlan *self, guint lane)
{
  return self->plan_lanes[lane].slots;
}

/* ---- What a frame shows ---- */

/* The first of a level whose bar or label may reach past @time. */
static guint
first_reaching (const Level *level, AnnalsTime time)
{
  guint low = 0, high = level->reach->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (level->reach, double, middle) < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
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
  const PlanLane *plan_lane = &self->plan_lanes[lane];
  const AnnalsLane *members = &annals_lanes_get (self->lanes, NULL)[lane];
  const AnnalsEvent *events =
      annals_document_get_events (annals_lanes_get_document (self->lanes), NULL);
  AnnalsTime from = annals_axis_time (axis, -self->max_reach);
  AnnalsTime to = annals_axis_time (axis, width + self->max_reach);
  int shown = annals_plan_level (self, axis->scale);

  for (int i = 0; i <= shown; i++)
    {
      const Level *level = &plan_lane->levels[i];
      if (level->positions == NULL)
        continue;
      for (guint j = first_reaching (level, from); j < level->positions->len; j++)
        {
          guint32 position = g_array_index (level->positions, guint32, j);
          const AnnalsEvent *event = &events[annals_index_get_members (members->index)[position]];
          if (event->start > to)
            break;
          if (meets (event, &plan_lane->slots[position], axis, width))
            g_array_append_val (positions, position);
        }
    }
}
