/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places the labels of a lane: level by level, from coarse to fine; in a level class by class, the
 * important first; in a class from early to late, into the first row with room. Of several that
 * want the same room the one that ends first has it, which leaves most to the others.
 *
 * Each class is one sweep over its candidates in order of time. Each row has a window between two
 * of its labels and is looked at only while a candidate may reach into it: it sleeps until the
 * sweep comes to its window, is ready while the window lasts, and then finds its next window by a
 * search. So a sweep costs what its candidates cost, however many labels stand, and candidates that
 * come while all rows sleep are skipped. */
#include "layout/annals-placement.h"

#include <math.h>
#include <string.h>

#define N_IMPORTANCES 5
#define N_LENGTHS 64
#define N_CLASSES (N_IMPORTANCES * N_LENGTHS)
#define PRUNE_EVERY 6 /* levels */
/* Pixels from a label's start and end to its event, a little less than there are at the least. */
#define LEAST_BEFORE (ANNALS_MARK_SIZE / 2 + ANNALS_LABEL_MARGIN - 1)
#define LEAST_AFTER (ANNALS_MARK_SIZE / 2 - 1)
#define WINDOWS_AT_ONCE 16 /* that are too narrow, passed before a row sleeps */

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
} Class;

/* A label that stands. */
typedef struct
{
  AnnalsTime start, end;
  float before, after;
} Label;

typedef struct
{
  GArray *labels; /* of Label, in order of time */
  GArray *fresh;  /* of Label: what this sweep has placed */
  /* In a sweep: */
  guint next;      /* the label after the window */
  double from, to; /* the window, free of labels */
  double wake;     /* when the row sleeps: nothing before may fit into the window */
} Row;

typedef struct
{
  const AnnalsPlacement *placement;
  Candidate *candidates;
  Class classes[N_CLASSES]; /* those that hold any, the first first */
  guint n_classes;
  Row rows[ANNALS_MAX_ROWS];
  double least; /* pixels that any label takes */
} Placer;

typedef struct
{
  Placer *placer;
  double scale;
  guint64 ready;                  /* rows */
  guint8 asleep[ANNALS_MAX_ROWS]; /* rows, the last to wake first */
  guint n_asleep;
} Sweep;

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

static void
sort_into_classes (Placer *self)
{
  const AnnalsPlacement *placement = self->placement;
  g_autofree guint16 *classes = g_new (guint16, MAX (placement->n, 1));
  guint starts[N_CLASSES + 1] = { 0 };

  for (guint i = 0; i < placement->n; i++)
    {
      classes[i] = (guint16) class_of (&placement->events[placement->members[i]]);
      starts[classes[i] + 1]++;
    }
  for (guint i = 0; i < N_CLASSES; i++)
    {
      if (starts[i + 1] > 0)
        self->classes[self->n_classes++] = (Class){ self->candidates + starts[i], starts[i + 1] };
      starts[i + 1] += starts[i];
    }
  for (guint32 i = 0; i < placement->n; i++)
    {
      const AnnalsEvent *event = &placement->events[placement->members[i]];
      self->candidates[starts[classes[i]]++] = (Candidate){
        event->start, event->end, placement->slots[i].width, i, placement->sides[i],
      };
    }
}

/* ---- Windows ---- */

static double
label_start (const Label *label, double scale)
{
  return label->start - ((double) label->before + ANNALS_LABEL_MARGIN) * scale;
}

static double
label_end (const Label *label, double scale)
{
  return MAX (label->start + (double) label->after * scale, label->end);
}

static double
next_start (const Row *row, double scale)
{
  return row->next < row->labels->len
             ? label_start (&g_array_index (row->labels, Label, row->next), scale)
             : G_MAXDOUBLE;
}

/* The first label from @at on that starts after @time. Most are near: the step doubles. */
static guint
find_label (const Row *row, guint at, double time, double scale)
{
  const Label *labels = (const Label *) (gconstpointer) row->labels->data;
  guint step = 1, past = at;

  while (past < row->labels->len && label_start (&labels[past], scale) <= time)
    {
      at = past + 1;
      past += step;
      step *= 2;
    }
  past = MIN (past, row->labels->len);
  while (at < past)
    {
      guint middle = at + (past - at) / 2;
      if (label_start (&labels[middle], scale) <= time)
        at = middle + 1;
      else
        past = middle;
    }
  return at;
}

/* Lets a row sleep until its first window that a candidate at @time or later may use. */
static void
find_window (Sweep *sweep, Row *row, AnnalsTime time)
{
  double scale = sweep->scale, least = sweep->placer->least * scale;
  double ends = time + LEAST_AFTER * scale;

  if (row->to < ends)
    {
      row->next = find_label (row, row->next, ends, scale);
      row->from = label_end (&g_array_index (row->labels, Label, row->next - 1), scale);
      row->to = next_start (row, scale);
    }
  for (guint i = 0; row->to - row->from < least; i++)
    {
      row->wake = row->to - LEAST_AFTER * scale; /* not before this window is past */
      if (i == WINDOWS_AT_ONCE)
        return;
      row->from = label_end (&g_array_index (row->labels, Label, row->next), scale);
      row->next++;
      row->to = next_start (row, scale);
    }
  row->wake = row->from + LEAST_BEFORE * scale;
}

/* When the first of the sleeping wakes. */
static double
next_wake (const Sweep *sweep)
{
  return sweep->n_asleep > 0 ? sweep->placer->rows[sweep->asleep[sweep->n_asleep - 1]].wake
                             : G_MAXDOUBLE;
}

static void
sleep_row (Sweep *sweep, guint index)
{
  const Row *rows = sweep->placer->rows;
  guint low = 0, high = sweep->n_asleep;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (rows[sweep->asleep[middle]].wake > rows[index].wake)
        low = middle + 1;
      else
        high = middle;
    }
  memmove (sweep->asleep + low + 1, sweep->asleep + low, sweep->n_asleep - low);
  sweep->asleep[low] = (guint8) index;
  sweep->n_asleep++;
}

/* Makes a row ready if its next window has come; else it sleeps until then. */
static void
turn_row (Sweep *sweep, guint index, AnnalsTime time)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << index;
  Row *row = &sweep->placer->rows[index];

  find_window (sweep, row, time);
  if (row->wake <= time)
    {
      sweep->ready |= bit;
      return;
    }
  sweep->ready &= ~bit;
  sleep_row (sweep, index);
}

static void
wake_rows (Sweep *sweep, AnnalsTime time)
{
  while (next_wake (sweep) <= time)
    turn_row (sweep, sweep->asleep[--sweep->n_asleep], time);
}

static Sweep
sweep_begin (Placer *self, double scale)
{
  Sweep sweep = { .placer = self, .scale = scale };

  for (guint i = 0; i < self->placement->rows; i++)
    {
      Row *row = &self->rows[i];
      row->next = 0;
      row->from = row->wake = -G_MAXDOUBLE;
      row->to = next_start (row, scale);
      sweep.asleep[sweep.n_asleep++] = (guint8) i;
    }
  return sweep;
}

/* ---- Placing ---- */

static Footprint
footprint_of (const Sweep *sweep, const Candidate *candidate)
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
row_takes (const Row *row, const Footprint *print, Place *place)
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
find_place (Sweep *sweep, const Candidate *candidate, Place *place)
{
  double ends = candidate->start + LEAST_AFTER * sweep->scale;
  Footprint print = footprint_of (sweep, candidate);
  gboolean found = FALSE;

  for (guint64 rows = sweep->ready; rows != 0; rows &= rows - 1)
    {
      Place here = { .row = (guint) __builtin_ctzll (rows) };
      const Row *row = &sweep->placer->rows[here.row];
      if (row->to < ends)
        turn_row (sweep, here.row, candidate->start);
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
find_shortest (const Sweep *sweep, const Class *class, guint i, Place *place)
{
  const Row *row = &sweep->placer->rows[place->row];
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

static void
stand (Sweep *sweep, Candidate *candidate, const Place *place, guint level)
{
  AnnalsSlot *slot = &sweep->placer->placement->slots[candidate->position];
  Row *row = &sweep->placer->rows[place->row];
  double width = (double) candidate->width;
  Label label = { candidate->start, candidate->end, (float) annals_slot_before (width, place->left),
                  (float) annals_slot_after (width, place->left) };

  slot->row = (guint8) place->row;
  slot->level = (guint8) level;
  slot->left = place->left;
  candidate->sides = 0;
  g_array_append_val (row->fresh, label);
  row->from = place->end;
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

static void
keep (Class *class, guint *kept, guint from, guint past)
{
  if (past == from + 1)
    class->candidates[*kept] = class->candidates[from];
  else if (*kept != from)
    memmove (class->candidates + *kept, class->candidates + from,
             (past - from) * sizeof (Candidate));
  *kept += past - from;
}

/* Both lists are in order; merged from the end, nothing is moved twice. */
static void
merge_fresh (Row *row)
{
  guint i = row->labels->len, j = row->fresh->len, out = i + j;

  if (j == 0)
    return;
  g_array_set_size (row->labels, out);
  Label *labels = (Label *) (gpointer) row->labels->data;
  const Label *fresh = (const Label *) (gpointer) row->fresh->data;
  while (j > 0)
    if (i > 0 && labels[i - 1].start > fresh[j - 1].start)
      labels[--out] = labels[--i];
    else
      labels[--out] = fresh[--j];
  g_array_set_size (row->fresh, 0);
}

static void
place_class (Placer *self, Class *class, guint level, double scale)
{
  Sweep sweep = sweep_begin (self, scale);
  guint kept = 0, i = 0;

  while (i < class->n)
    {
      Candidate *candidate = &class->candidates[i];
      Place place;
      if (candidate->sides == 0)
        {
          i++;
          continue;
        }
      wake_rows (&sweep, candidate->start);
      if (find_place (&sweep, candidate, &place))
        {
          guint shortest = find_shortest (&sweep, class, i, &place);
          stand (&sweep, &class->candidates[shortest], &place, level);
          turn_row (&sweep, place.row, candidate->start);
          continue;
        }
      guint past = sweep.ready != 0 ? i + 1 : skip (class, i, next_wake (&sweep));
      for (; i < past; i++)
        if (class->candidates[i].sides != 0)
          keep (class, &kept, i, i + 1);
    }
  class->n = kept;
  for (guint row = 0; row < self->placement->rows; row++)
    merge_fresh (&self->rows[row]);
}

/* Drops what could not even stand at the finest scale: nothing that stands will ever move. */
static void
prune_class (Placer *self, Class *class, double finest)
{
  Sweep sweep = sweep_begin (self, finest);
  guint kept = 0, i = 0;

  while (i < class->n)
    {
      const Candidate *candidate = &class->candidates[i];
      Place place;
      wake_rows (&sweep, candidate->start);
      if (find_place (&sweep, candidate, &place))
        keep (class, &kept, i, i + 1);
      i = sweep.ready != 0 ? i + 1 : skip (class, i, next_wake (&sweep));
    }
  class->n = kept;
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
  gboolean left = FALSE;

  for (guint i = 0; i < self->n_classes && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Class *class = &self->classes[i];
      if (class->n > 0)
        place_class (self, class, level, scale);
      if (class->n > 0 && level % PRUNE_EVERY == PRUNE_EVERY - 1)
        prune_class (self, class, finest);
      left |= class->n > 0;
    }
  return left;
}

/**
 * annals_placement_run:
 * @cancellable: (nullable): leaves the slots half done
 *
 * Gives the members of a lane rows and levels. What is placed is never moved; the model is that of
 * active ranges (Been, Nöllenburg, Poon and Wolff 2010).
 */
void
annals_placement_run (const AnnalsPlacement *self, GCancellable *cancellable)
{
  float narrowest = G_MAXFLOAT;
  Placer placer = { .placement = self, .candidates = g_new (Candidate, MAX (self->n, 1)) };

  for (guint i = 0; i < self->n; i++)
    narrowest = MIN (narrowest, (float) self->slots[i].width);
  placer.least = ANNALS_MARK_SIZE + ANNALS_LABEL_GAP + ANNALS_LABEL_MARGIN + (double) narrowest;
  for (guint i = 0; i < self->rows; i++)
    {
      placer.rows[i].labels = g_array_new (FALSE, FALSE, sizeof (Label));
      placer.rows[i].fresh = g_array_new (FALSE, FALSE, sizeof (Label));
    }
  sort_into_classes (&placer);
  for (guint level = 0; level < self->n_levels && !g_cancellable_is_cancelled (cancellable);
       level++)
    if (!place_level (&placer, level, cancellable))
      break;
  g_free (placer.candidates);
  for (guint i = 0; i < self->rows; i++)
    {
      g_array_unref (placer.rows[i].labels);
      g_array_unref (placer.rows[i].fresh);
    }
}
