/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places the labels of a lane: level by level, from coarse to fine; in a level class by class, the
 * important first; in a class from early to late, into the first row with room. Of several that
 * want the same room the one that ends first has it, which leaves most to the others.
 *
 * Each class is one sweep over two lists in order of time, the labels that stand and the candidates
 * that wait. A row has a window between the label that was passed last and the one to come; a mask
 * holds the rows whose window has room for any label at all, so that what is full costs nothing and
 * long runs of candidates without a window are skipped by a search. */
#include "layout/annals-placement.h"

#include <math.h>
#include <string.h>

#define N_IMPORTANCES 5
#define N_LENGTHS 64
#define N_CLASSES (N_IMPORTANCES * N_LENGTHS)
#define PRUNE_EVERY 6 /* levels */

typedef struct
{
  AnnalsTime start, end;
  float width;
  guint32 position;
  guint8 sides;
} Candidate;

/* A label that stands. */
typedef struct
{
  AnnalsTime start, end;
  float before, after;
  guint32 position;
  guint32 row;
} Label;

typedef struct
{
  Candidate *candidates; /* within the placer's array */
  guint n;
} Class;

typedef struct
{
  const AnnalsPlacement *placement;
  Candidate *candidates;
  Class classes[N_CLASSES]; /* those with candidates, in order */
  guint n_classes;
  GArray *labels; /* of Label, in order of position */
  GArray *fresh;  /* of Label: what this sweep has placed */
  GArray *closes; /* of double, one for each label: the end of the window after it */
  double least;   /* pixels that any label takes */
} Placer;

/* The state of a sweep. A row's window is free of the labels around it. */
typedef struct
{
  double scale;
  guint64 open; /* rows whose window takes the least of labels */
  double from[ANNALS_MAX_ROWS], to[ANNALS_MAX_ROWS];
  double least_from, most_to; /* of the open windows; good while not stale */
  gboolean stale;
  const Placer *placer;
  guint next; /* label */
} Sweep;

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

/* Thousands of lanes have few classes each. */
static void
drop_empty (Placer *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->n_classes; i++)
    if (self->classes[i].n > 0)
      self->classes[kept++] = self->classes[i];
  self->n_classes = kept;
}

static void
sort_into_classes (Placer *self)
{
  const AnnalsPlacement *placement = self->placement;
  Candidate *at = self->candidates;

  for (guint i = 0; i < placement->n; i++)
    self->classes[class_of (&placement->events[placement->members[i]])].n++;
  for (guint i = 0; i < N_CLASSES; i++)
    {
      self->classes[i].candidates = at;
      at += self->classes[i].n;
      self->classes[i].n = 0;
    }
  for (guint32 i = 0; i < placement->n; i++)
    {
      const AnnalsEvent *event = &placement->events[placement->members[i]];
      Class *class = &self->classes[class_of (event)];
      class->candidates[class->n++] =
          (Candidate){ event->start, event->end, placement->slots[i].width, i,
                       placement->sides[i] };
    }
  self->n_classes = N_CLASSES;
  drop_empty (self);
}

/* ---- Windows ---- */

static void
set_window (Sweep *sweep, guint row, double from, double to)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << row;

  sweep->from[row] = from;
  sweep->to[row] = to;
  sweep->open =
      to - from >= sweep->placer->least * sweep->scale ? sweep->open | bit : sweep->open & ~bit;
  sweep->stale = TRUE;
}

static double
label_end (const Label *label, double scale)
{
  return MAX (label->start + (double) label->after * scale, label->end);
}

static double
label_start (const Label *label, double scale)
{
  return label->start - ((double) label->before + ANNALS_LABEL_MARGIN) * scale;
}

static Sweep
sweep_begin (Placer *self, double scale)
{
  const Label *labels = (const Label *) (gpointer) self->labels->data;
  double closes[ANNALS_MAX_ROWS];
  Sweep sweep = { .scale = scale, .placer = self };

  for (guint row = 0; row < self->placement->rows; row++)
    closes[row] = G_MAXDOUBLE;
  g_array_set_size (self->closes, self->labels->len);
  for (guint i = self->labels->len; i-- > 0;)
    {
      g_array_index (self->closes, double, i) = closes[labels[i].row];
      closes[labels[i].row] = label_start (&labels[i], scale);
    }
  for (guint row = 0; row < self->placement->rows; row++)
    set_window (&sweep, row, -G_MAXDOUBLE, closes[row]);
  return sweep;
}

/* Passes the labels that stand before @position. */
static void
sweep_to (Sweep *sweep, guint32 position)
{
  const GArray *labels = sweep->placer->labels;

  for (; sweep->next < labels->len; sweep->next++)
    {
      const Label *label = &g_array_index (labels, Label, sweep->next);
      if (label->position > position)
        return;
      set_window (sweep, label->row, label_end (label, sweep->scale),
                  g_array_index (sweep->placer->closes, double, sweep->next));
    }
}

static void
find_bounds (Sweep *sweep)
{
  sweep->least_from = G_MAXDOUBLE;
  sweep->most_to = -G_MAXDOUBLE;
  for (guint64 rows = sweep->open; rows != 0; rows &= rows - 1)
    {
      guint row = (guint) __builtin_ctzll (rows);
      sweep->least_from = MIN (sweep->least_from, sweep->from[row]);
      sweep->most_to = MAX (sweep->most_to, sweep->to[row]);
    }
  sweep->stale = FALSE;
}

/* ---- Placing ---- */

/* Into the first of @rows that takes it. */
static gboolean
find_row (const Sweep *sweep, const Candidate *candidate, gboolean left, guint64 rows, Label *label)
{
  label->before = (float) annals_slot_before ((double) candidate->width, left);
  label->after = (float) annals_slot_after ((double) candidate->width, left);
  double start = label_start (label, sweep->scale), end = label_end (label, sweep->scale);

  for (; rows != 0; rows &= rows - 1)
    {
      guint row = (guint) __builtin_ctzll (rows);
      if (start < sweep->from[row] || end > sweep->to[row])
        continue;
      label->row = row;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_place (const Sweep *sweep, const Candidate *candidate, guint64 rows, Label *label)
{
  *label =
      (Label){ .start = candidate->start, .end = candidate->end, .position = candidate->position };

  return ((candidate->sides & ANNALS_SIDE_AFTER) && find_row (sweep, candidate, FALSE, rows, label))
         || ((candidate->sides & ANNALS_SIDE_BEFORE)
             && find_row (sweep, candidate, TRUE, rows, label));
}

static gboolean
stands (const Placer *self, const Candidate *candidate)
{
  return self->placement->slots[candidate->position].level != ANNALS_LEVEL_NONE;
}

/* Of the candidates after the @i-th those that fit into the row that @label would take: where one
 * ends sooner, @label becomes its. */
static void
find_shortest (const Placer *self, const Sweep *sweep, const Class *class, guint i, Label *label)
{
  guint rivals = 0;
  guint64 row = G_GUINT64_CONSTANT (1) << label->row;
  double end = label_end (label, sweep->scale);

  for (guint j = i + 1;
       j < class->n && rivals < ANNALS_PLACEMENT_RIVALS && class->candidates[j].start < end; j++)
    {
      Label rival;
      if (stands (self, &class->candidates[j]))
        continue;
      rivals++;
      if (!find_place (sweep, &class->candidates[j], row, &rival)
          || label_end (&rival, sweep->scale) >= end)
        continue;
      *label = rival;
      end = label_end (&rival, sweep->scale);
    }
}

static void
stand (Placer *self, Sweep *sweep, const Label *label, guint level)
{
  AnnalsSlot *slot = &self->placement->slots[label->position];

  slot->row = (guint8) label->row;
  slot->level = (guint8) level;
  slot->left = (double) label->before > ANNALS_MARK_SIZE / 2;
  g_array_append_vals (self->fresh, label, 1);
  set_window (sweep, label->row, label_end (label, sweep->scale), sweep->to[label->row]);
}

/* The first of those from @i on that is past @position and not before @time. */
static guint
skip (const Class *class, guint i, guint32 position, AnnalsTime time)
{
  guint step = 1, past;

  /* Most skips are short: the step doubles until it is too long. */
  while (i + step < class->n
         && (class->candidates[i + step].position <= position
             || class->candidates[i + step].start < time))
    {
      i += step;
      step *= 2;
    }
  past = MIN (i + step, class->n);
  while (i + 1 < past)
    {
      guint middle = i + (past - i) / 2;
      if (class->candidates[middle].position <= position || class->candidates[middle].start < time)
        i = middle;
      else
        past = middle;
    }
  return past;
}

/* What no window can take until the next label is passed, or until the first window opens. */
static guint
skip_closed (Sweep *sweep, const Class *class, guint i)
{
  const GArray *labels = sweep->placer->labels;
  const Candidate *candidate = &class->candidates[i];
  guint32 next = sweep->next < labels->len ? g_array_index (labels, Label, sweep->next).position
                                           : G_MAXUINT32 - 1;

  if (sweep->stale)
    find_bounds (sweep);
  if (sweep->open == 0 || candidate->start > sweep->most_to)
    return skip (class, i, next, -G_MAXDOUBLE);
  if (candidate->start < sweep->least_from)
    {
      guint opened = skip (class, i, 0, sweep->least_from);
      guint passed = skip (class, i, next, -G_MAXDOUBLE);
      return MIN (opened, passed);
    }
  return i + 1;
}

static void
keep (Class *class, guint *kept, guint from, guint past)
{
  if (*kept != from)
    memmove (class->candidates + *kept, class->candidates + from,
             (past - from) * sizeof (Candidate));
  *kept += past - from;
}

/* Those that ended sooner stand before some that start sooner, but not by many. */
static void
sort_fresh (GArray *fresh)
{
  Label *labels = (Label *) (gpointer) fresh->data;

  for (guint i = 1; i < fresh->len; i++)
    {
      Label label = labels[i];
      guint j = i;
      for (; j > 0 && labels[j - 1].position > label.position; j--)
        labels[j] = labels[j - 1];
      labels[j] = label;
    }
}

/* Both lists are in order; merged from the end, nothing is moved twice. */
static void
merge_fresh (Placer *self)
{
  guint i = self->labels->len, j = self->fresh->len, out = i + j;

  g_array_set_size (self->labels, out);
  Label *labels = (Label *) (gpointer) self->labels->data;
  const Label *fresh = (const Label *) (gpointer) self->fresh->data;
  while (j > 0)
    if (i > 0 && labels[i - 1].position > fresh[j - 1].position)
      labels[--out] = labels[--i];
    else
      labels[--out] = fresh[--j];
  g_array_set_size (self->fresh, 0);
}

static void
place_class (Placer *self, Class *class, guint level, double scale)
{
  Sweep sweep = sweep_begin (self, scale);
  guint kept = 0, i = 0;

  while (i < class->n)
    {
      Label label;
      sweep_to (&sweep, class->candidates[i].position);
      if (stands (self, &class->candidates[i]))
        {
          i++;
          continue;
        }
      if (find_place (&sweep, &class->candidates[i], sweep.open, &label))
        {
          find_shortest (self, &sweep, class, i, &label);
          stand (self, &sweep, &label, level);
          continue;
        }
      guint past = skip_closed (&sweep, class, i);
      keep (class, &kept, i, past);
      i = past;
    }
  class->n = kept;
  sort_fresh (self->fresh);
  merge_fresh (self);
}

/* Drops what could not even stand at the finest scale: nothing that stands will ever move. */
static void
prune_class (Placer *self, Class *class, double finest)
{
  Sweep sweep = sweep_begin (self, finest);
  guint kept = 0, i = 0;

  while (i < class->n)
    {
      Label label;
      sweep_to (&sweep, class->candidates[i].position);
      if (find_place (&sweep, &class->candidates[i], sweep.open, &label))
        {
          keep (class, &kept, i, i + 1);
          i++;
        }
      else
        i = skip_closed (&sweep, class, i);
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
  double finest = scale_of (self->placement, self->placement->n_levels - 1);

  for (guint i = 0; i < self->n_classes && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Class *class = &self->classes[i];
      place_class (self, class, level, scale_of (self->placement, level));
      if (class->n > 0 && level % PRUNE_EVERY == PRUNE_EVERY - 1)
        prune_class (self, class, finest);
    }
  drop_empty (self);
  return self->n_classes > 0;
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
  Placer placer = {
    .placement = self,
    .candidates = g_new (Candidate, MAX (self->n, 1)),
    .labels = g_array_new (FALSE, FALSE, sizeof (Label)),
    .fresh = g_array_new (FALSE, FALSE, sizeof (Label)),
    .closes = g_array_new (FALSE, FALSE, sizeof (double)),
  };

  for (guint i = 0; i < self->n; i++)
    narrowest = MIN (narrowest, (float) self->slots[i].width);
  placer.least = ANNALS_MARK_SIZE + ANNALS_LABEL_GAP + ANNALS_LABEL_MARGIN + (double) narrowest;
  sort_into_classes (&placer);
  for (guint level = 0; level < self->n_levels && !g_cancellable_is_cancelled (cancellable);
       level++)
    if (!place_level (&placer, level, cancellable))
      break;
  g_free (placer.candidates);
  g_array_unref (placer.labels);
  g_array_unref (placer.fresh);
  g_array_unref (placer.closes);
}
