/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-placement-rows.h"

#include <string.h>

/* Pixels from a label's start to its event, a little less than there are at the least. */
#define LEAST_BEFORE (ANNALS_MARK_SIZE / 2 + ANNALS_LABEL_MARGIN - 1)
#define WINDOWS_AT_ONCE 16 /* that are too narrow, passed before a row sleeps */

void
annals_row_init (AnnalsRow *self)
{
  self->labels = g_array_new (FALSE, FALSE, sizeof (AnnalsRowLabel));
  self->fresh = g_array_new (FALSE, FALSE, sizeof (AnnalsRowLabel));
  self->ahead = g_array_new (FALSE, FALSE, sizeof (AnnalsRowLabel));
}

void
annals_row_clear (AnnalsRow *self)
{
  g_array_unref (self->labels);
  g_array_unref (self->fresh);
  g_array_unref (self->ahead);
}

static double
label_start (const AnnalsRowLabel *label, double scale)
{
  return label->start - ((double) label->before + ANNALS_LABEL_MARGIN) * scale;
}

static double
label_end (const AnnalsRowLabel *label, double scale)
{
  return MAX (label->start + (double) label->after * scale, label->end);
}

static double
next_start (const AnnalsRow *row, double scale)
{
  if (row->ahead->len > 0)
    return label_start (&g_array_index (row->ahead, AnnalsRowLabel, row->ahead->len - 1), scale);
  return row->next < row->labels->len
             ? label_start (&g_array_index (row->labels, AnnalsRowLabel, row->next), scale)
             : G_MAXDOUBLE;
}

/* The first label from @at on that starts after @time. Most are near: the step doubles. */
static guint
find_label (const AnnalsRow *row, guint at, double time, double scale)
{
  const AnnalsRowLabel *labels = (const AnnalsRowLabel *) (gconstpointer) row->labels->data;
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

static void
pass_ahead (AnnalsRow *row)
{
  g_array_append_val (row->fresh, g_array_index (row->ahead, AnnalsRowLabel, row->ahead->len - 1));
  g_array_set_size (row->ahead, row->ahead->len - 1);
}

/* To the window after the next label. */
static void
pass_label (AnnalsRow *row, double scale)
{
  if (row->ahead->len > 0)
    {
      row->from =
          label_end (&g_array_index (row->ahead, AnnalsRowLabel, row->ahead->len - 1), scale);
      pass_ahead (row);
    }
  else
    row->from = label_end (&g_array_index (row->labels, AnnalsRowLabel, row->next++), scale);
  row->to = next_start (row, scale);
}

/* Lets a row sleep until its first window that a candidate at @time or later may use. */
static void
find_window (AnnalsSweep *sweep, AnnalsRow *row, AnnalsTime time)
{
  double scale = sweep->scale;
  double ends = time + ANNALS_LEAST_AFTER * scale;

  while (row->to < ends && row->ahead->len > 0)
    pass_label (row, scale);
  if (row->to < ends)
    {
      row->next = find_label (row, row->next, ends, scale);
      row->from = label_end (&g_array_index (row->labels, AnnalsRowLabel, row->next - 1), scale);
      row->to = next_start (row, scale);
    }
  for (guint i = 0; row->to - row->from < sweep->least; i++)
    {
      row->wake = row->to - ANNALS_LEAST_AFTER * scale; /* not before this window is past */
      if (i == WINDOWS_AT_ONCE)
        return;
      pass_label (row, scale);
    }
  row->wake = row->from + LEAST_BEFORE * scale;
}

double
annals_sweep_next (const AnnalsSweep *sweep)
{
  return sweep->n_asleep > 0 ? sweep->rows[sweep->asleep[sweep->n_asleep - 1]].wake : G_MAXDOUBLE;
}

static void
sleep_row (AnnalsSweep *sweep, guint index)
{
  const AnnalsRow *rows = sweep->rows;
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

void
annals_sweep_turn (AnnalsSweep *sweep, guint index, AnnalsTime time)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << index;
  AnnalsRow *row = &sweep->rows[index];

  find_window (sweep, row, time);
  if (row->wake <= time)
    {
      sweep->ready |= bit;
      return;
    }
  sweep->ready &= ~bit;
  sleep_row (sweep, index);
}

void
annals_sweep_wake (AnnalsSweep *sweep, AnnalsTime time)
{
  while (annals_sweep_next (sweep) <= time)
    annals_sweep_turn (sweep, sweep->asleep[--sweep->n_asleep], time);
}

AnnalsSweep
annals_sweep_begin (AnnalsRow *rows, guint n_rows, double least, double scale)
{
  AnnalsSweep self = { .rows = rows, .scale = scale, .least = least * scale };

  for (guint i = 0; i < n_rows; i++)
    {
      rows[i].next = 0;
      rows[i].from = rows[i].wake = -G_MAXDOUBLE;
      rows[i].to = next_start (&rows[i], scale);
      self.asleep[self.n_asleep++] = (guint8) i;
    }
  return self;
}

void
annals_sweep_stand (AnnalsSweep *self, guint row, const AnnalsRowLabel *label, gboolean waits)
{
  AnnalsRow *its = &self->rows[row];

  g_array_append_vals (waits ? its->ahead : its->fresh, label, 1);
  if (waits)
    its->to = label_start (label, self->scale);
  else
    its->from = label_end (label, self->scale);
}

/* Both lists are in order; merged from the end, nothing is moved twice. */
void
annals_row_merge (AnnalsRow *row)
{
  while (row->ahead->len > 0)
    pass_ahead (row);
  guint i = row->labels->len, j = row->fresh->len, out = i + j;

  if (j == 0)
    return;
  g_array_set_size (row->labels, out);
  AnnalsRowLabel *labels = (AnnalsRowLabel *) (gpointer) row->labels->data;
  const AnnalsRowLabel *fresh = (const AnnalsRowLabel *) (gpointer) row->fresh->data;
  while (j > 0)
    if (i > 0 && labels[i - 1].start > fresh[j - 1].start)
      labels[--out] = labels[--i];
    else
      labels[--out] = fresh[--j];
  g_array_set_size (row->fresh, 0);
}
