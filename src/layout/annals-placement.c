/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places the labels of a lane: level by level, from coarse to fine; in a level class by class, the
 * important first; in a class from early to late, into the first row with room. Of several that
 * want the same room the one that ends first has it, which leaves most to the others.
 *
 * Each class is one sweep over its candidates in order of time. A row is looked at only while a
 * candidate may reach into its window between two labels, so that a sweep costs what its candidates
 * cost, however many labels stand; what comes while all rows sleep is skipped by a search. */
#include "layout/annals-placement-rows.h"

#include <math.h>

#define N_IMPORTANCES 5
#define N_LENGTHS 64
#define N_CLASSES (N_IMPORTANCES * N_LENGTHS)
#define PRUNE_EVERY 6    /* levels */
#define AHEAD 16         /* events that are fetched from memory before it is their turn */
#define PART_LEAST 32768 /* events */
#define PART_ROWS 4
#define MAX_PARTS 4

typedef struct
{
  AnnalsTime start, end;
  float width;
  guint32 position;
  guint8 sides; /* AnnalsSide; 0: it stands */
} Candidate;

typedef struct
{
  Candidate *candidates; /* within the placer's array */
  guint n;
  float narrowest; /* of their labels */
} Class;

typedef struct
{
  const AnnalsPlacement *placement;
  Candidate *candidates;
  Class classes[N_CLASSES]; /* those with candidates, in order */
  guint n_classes;
  AnnalsRow rows[ANNALS_MAX_ROWS]; /* of the part */
  guint n_rows;
} Placer;

/* What a candidate's label would take on either side. */
typedef struct
{
  double start[2], end[2];
} Footprint;

/* Where a candidate's label would stand. */
typedef struct
{
  guint row;
  gboolean left;
  double end;
} Place;

/* ---- Classes ---- */

/* Importance decides; ties go to the longer, by powers of two. */
static guint
class_of (const AnnalsEvent *event)
{
  double length = event->end - event->start;
  int power = length > 1 ? CLAMP (ilogb (length), 0, N_LENGTHS - 1) : 0;
  guint importance = CLAMP (event->importance, 1, N_IMPORTANCES);

  return (N_IMPORTANCES - importance) * N_LENGTHS + (guint) (N_LENGTHS - 1 - power);
}

/* Notes the class of each member, or that it belongs to another part, and how many there are. */
static void
count_classes (const AnnalsPlacement *self, guint16 *classes, guint counts[N_CLASSES])
{
  guint seen[N_IMPORTANCES] = { 0 };

  for (guint i = 0; i < self->n; i++)
    {
      if (i + AHEAD < self->n)
        __builtin_prefetch (&self->events[self->members[i + AHEAD]]);
      classes[i] = (guint16) class_of (&self->events[self->members[i]]);
      if (self->n_parts > 1 && seen[classes[i] / N_LENGTHS]++ % self->n_parts != self->part)
        classes[i] = N_CLASSES;
      else
        counts[classes[i]]++;
    }
}

static void
sort_into_classes (Placer *self)
{
  const AnnalsPlacement *placement = self->placement;
  g_autofree guint16 *classes = g_new (guint16, MAX (placement->n, 1));
  guint starts[N_CLASSES + 1] = { 0 };

  count_classes (placement, classes, starts + 1);
  for (guint i = 0; i < N_CLASSES; i++)
    starts[i + 1] += starts[i];
  self->candidates = g_new (Candidate, MAX (starts[N_CLASSES], 1));
  for (guint i = 0; i < N_CLASSES; i++)
    if (starts[i + 1] > starts[i])
      self->classes[self->n_classes++] =
          (Class){ self->candidates + starts[i], starts[i + 1] - starts[i], 0 };
  for (guint32 i = 0; i < placement->n; i++)
    {
      const AnnalsEvent *event = &placement->events[placement->members[i]];
      if (i + AHEAD < placement->n)
        __builtin_prefetch (&placement->events[placement->members[i + AHEAD]]);
      if (classes[i] == N_CLASSES)
        continue;
      self->candidates[starts[classes[i]]++] = (Candidate){
        event->start, event->end, placement->slots[i].width, i, placement->sides[i],
      };
    }
}

/* ---- Placing ---- */

static Footprint
footprint_of (const AnnalsSweep *sweep, const Candidate *candidate)
{
  double width = (double) candidate->width, scale = sweep->scale;
  Footprint print;

  for (guint left = 0; left < 2; left++)
    {
      double before = annals_slot_before (width, left != 0) + ANNALS_LABEL_MARGIN;
      double after = annals_slot_after (width, left != 0);
      gboolean may = (candidate->sides & (left != 0 ? ANNALS_SIDE_BEFORE : ANNALS_SIDE_AFTER)) != 0;
      print.start[left] = may ? candidate->start - before * scale : -INFINITY;
      print.end[left] = MAX (candidate->start + after * scale, candidate->end);
    }
  return print;
}

/* On which side of its mark a row takes a label, if on any. */
static gboolean
row_takes (const AnnalsRow *row, const Footprint *print, Place *place)
{
  for (guint left = 0; left < 2; left++)
    if (print->start[left] >= row->from && print->end[left] <= row->to)
      {
        place->left = left != 0;
        place->end = print->end[left];
        return TRUE;
      }
  return FALSE;
}

/* In the first row after its mark, else in the first before it. */
static gboolean
find_place (AnnalsSweep *sweep, const Candidate *candidate, Place *place)
{
  double ends = candidate->start + ANNALS_LEAST_AFTER * sweep->scale;
  Footprint print = footprint_of (sweep, candidate);
  gboolean found = FALSE;

  for (guint64 rows = sweep->ready; rows != 0; rows &= rows - 1)
    {
      Place here = { .row = (guint) __builtin_ctzll (rows) };
      const AnnalsRow *row = &sweep->rows[here.row];
      if (row->to < ends)
        annals_sweep_turn (sweep, here.row, candidate->start);
      if (!row_takes (row, &print, &here) || (found && here.left))
        continue;
      *place = here;
      found = TRUE;
      if (!here.left)
        break;
    }
  return found;
}

/* Of the candidates after the @i-th those that fit into the row that it would take: where one ends
 * sooner, it has the place. */
static guint
find_shortest (const AnnalsSweep *sweep, const Class *class, guint i, Place *place)
{
  const AnnalsRow *row = &sweep->rows[place->row];
  guint best = i, rivals = 0;

  for (guint j = i + 1;
       j < class->n && rivals < ANNALS_PLACEMENT_RIVALS && class->candidates[j].start < place->end;
       j++)
    {
      Place rival = { .row = place->row };
      if (class->candidates[j].sides == 0)
        continue;
      Footprint print = footprint_of (sweep, &class->candidates[j]);
      rivals++;
      if (!row_takes (row, &print, &rival) || rival.end >= place->end)
        continue;
      *place = rival;
      best = j;
    }
  return best;
}

/* @waits: the sweep has not come to it yet. */
static void
stand (const Placer *self,
       AnnalsSweep *sweep,
       Candidate *candidate,
       const Place *place,
       guint level,
       gboolean waits)
{
  AnnalsSlot *slot = &self->placement->slots[candidate->position];
  double width = (double) candidate->width;
  AnnalsRowLabel label = { candidate->start, candidate->end,
                           (float) annals_slot_before (width, place->left),
                           (float) annals_slot_after (width, place->left) };

  slot->row = (guint8) (place->row * MAX (self->placement->n_parts, 1) + self->placement->part);
  slot->level = (guint8) level;
  slot->left = place->left;
  candidate->sides = 0;
  annals_sweep_stand (sweep, place->row, &label, waits);
}

/* The first of those from @i on that is not before @time. Most skips are short: the step doubles
 * until it is too long. */
static guint
skip (const Class *class, guint i, AnnalsTime time)
{
  guint step = 1, past;

  while (i + step < class->n && class->candidates[i + step].start < time)
    {
      i += step;
      step *= 2;
    }
  past = MIN (i + step, class->n);
  while (i + 1 < past)
    {
      guint middle = i + (past - i) / 2;
      if (class->candidates[middle].start < time)
        i = middle;
      else
        past = middle;
    }
  return past;
}

/* A sweep keeps some of the candidates. */
static void
keep (Class *class, const Candidate *candidate)
{
  class->narrowest = MIN (class->narrowest, candidate->width);
  class->candidates[class->n++] = *candidate;
}

static AnnalsSweep
begin (Placer *self, const Class *class, double scale)
{
  double least =
      ANNALS_MARK_SIZE + ANNALS_LABEL_GAP + ANNALS_LABEL_MARGIN + (double) class->narrowest;

  return annals_sweep_begin (self->rows, self->n_rows, least, scale);
}

static void
place_class (Placer *self, Class *class, guint level, double scale)
{
  AnnalsSweep sweep = begin (self, class, scale);
  const Class all = *class;
  guint i = 0;

  *class = (Class){ all.candidates, 0, G_MAXFLOAT };
  while (i < all.n)
    {
      Candidate *candidate = &all.candidates[i];
      Place place;
      if (candidate->sides == 0)
        {
          i++;
          continue;
        }
      annals_sweep_wake (&sweep, candidate->start);
      if (find_place (&sweep, candidate, &place))
        {
          guint shortest = find_shortest (&sweep, &all, i, &place);
          stand (self, &sweep, &all.candidates[shortest], &place, level, shortest != i);
          annals_sweep_turn (&sweep, place.row, candidate->start);
          continue;
        }
      guint past = sweep.ready != 0 ? i + 1 : skip (&all, i, annals_sweep_next (&sweep));
      for (; i < past; i++)
        if (all.candidates[i].sides != 0)
          keep (class, &all.candidates[i]);
    }
  for (guint row = 0; row < self->n_rows; row++)
    annals_row_merge (&self->rows[row]);
}

/* Drops what could not even stand at the finest scale: nothing that stands will ever move. */
static void
prune_class (Placer *self, Class *class, double finest)
{
  AnnalsSweep sweep = begin (self, class, finest);
  const Class all = *class;
  guint i = 0;

  *class = (Class){ all.candidates, 0, G_MAXFLOAT };
  while (i < all.n)
    {
      Place place;
      annals_sweep_wake (&sweep, all.candidates[i].start);
      if (find_place (&sweep, &all.candidates[i], &place))
        keep (class, &all.candidates[i]);
      i = sweep.ready != 0 ? i + 1 : skip (&all, i, annals_sweep_next (&sweep));
    }
}

guint
annals_placement_get_n_parts (guint n, guint rows)
{
  return CLAMP (MIN (n / PART_LEAST, rows / PART_ROWS), 1, MAX_PARTS);
}

static double
scale_of (const AnnalsPlacement *placement, guint level)
{
  return placement->coarsest * pow (M_SQRT1_2, level);
}

/* Returns: whether anything is left to place */
static gboolean
place_level (Placer *self, guint level, GCancellable *cancellable)
{
  double scale = scale_of (self->placement, level);
  double finest = scale_of (self->placement, self->placement->n_levels - 1);
  guint kept = 0;

  for (guint i = 0; i < self->n_classes && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Class *class = &self->classes[i];
      place_class (self, class, level, scale);
      if (class->n > 0 && level % PRUNE_EVERY == PRUNE_EVERY - 1)
        prune_class (self, class, finest);
      /* Thousands of lanes have few classes each. */
      if (class->n > 0)
        self->classes[kept++] = *class;
    }
  self->n_classes = kept;
  return kept > 0;
}

/**
 * annals_placement_run:
 * @cancellable: (nullable): leaves the slots half done
 *
 * Gives the members of a lane, or a part of them, rows and levels. What is placed is never moved;
 * the model is that of active ranges (Been, Nöllenburg, Poon and Wolff 2010).
 */
void
annals_placement_run (const AnnalsPlacement *self, GCancellable *cancellable)
{
  guint n_parts = MAX (self->n_parts, 1);
  Placer placer = { .placement = self,
                    .n_rows = (MAX (self->rows, self->part) - self->part + n_parts - 1) / n_parts };

  for (guint i = 0; i < placer.n_rows; i++)
    annals_row_init (&placer.rows[i]);
  sort_into_classes (&placer);
  for (guint level = 0; level < self->n_levels && !g_cancellable_is_cancelled (cancellable);
       level++)
    if (!place_level (&placer, level, cancellable))
      break;
  g_free (placer.candidates);
  for (guint i = 0; i < placer.n_rows; i++)
    annals_row_clear (&placer.rows[i]);
}
