/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-histogram.h"

static void
clear_series (gpointer data)
{
  g_free (((AnnalsHistogramSeries *) data)->counts);
}

static AnnalsTime
column_start (const AnnalsHistogram *self, guint column)
{
  return annals_axis_time (&self->axis, column * self->column);
}

/* The column in which a time lies; the times of columns decide, not their pixels. */
static guint
column_of (const AnnalsHistogram *self, AnnalsTime time)
{
  double at = annals_axis_x (&self->axis, time) / self->column;
  guint column = (guint) CLAMP (at, 0, (double) self->n_columns);

  while (column > 0 && time < column_start (self, column))
    column--;
  while (column < self->n_columns && time >= column_start (self, column + 1))
    column++;
  return column;
}

/* From column to column, over the empty ones: a lane of few events takes few steps. */
static void
count_lane (const AnnalsHistogram *self, AnnalsIndex *index, guint *counts)
{
  const AnnalsEvent *events =
      annals_document_get_events (annals_lanes_get_document (self->lanes), NULL);
  const guint32 *members = annals_index_get_members (index);
  guint n = annals_index_get_n_members (index);

  for (guint i = annals_index_lower_bound (index, column_start (self, 0)); i < n;)
    {
      guint column = column_of (self, events[members[i]].start);
      if (column == self->n_columns)
        return;
      guint past = annals_index_lower_bound_from (index, column_start (self, column + 1), i);
      counts[column] += past - i;
      i = past;
    }
}

static guint *
find_series (AnnalsHistogram *self, GHashTable *by_color, const char *color)
{
  gpointer at;

  if (g_hash_table_lookup_extended (by_color, color != NULL ? color : "", NULL, &at))
    return g_array_index (self->series, AnnalsHistogramSeries, GPOINTER_TO_UINT (at)).counts;
  AnnalsHistogramSeries series = { color, g_new0 (guint, self->n_columns) };
  g_hash_table_insert (by_color, (gpointer) (color != NULL ? color : ""),
                       GUINT_TO_POINTER (self->series->len));
  g_array_append_val (self->series, series);
  return series.counts;
}

/**
 * annals_histogram_new:
 * @column: pixels of @axis that each takes
 *
 * Counts in O(n) steps at most, and no more than the lanes have filled columns.
 */
AnnalsHistogram *
annals_histogram_new (AnnalsLanes *lanes, AnnalsAxis axis, double column, guint n_columns)
{
  AnnalsHistogram *self = g_new0 (AnnalsHistogram, 1);
  g_autoptr (GHashTable) by_color = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const AnnalsLane *all = annals_lanes_get (lanes, &n);

  self->lanes = annals_lanes_ref (lanes);
  self->axis = axis;
  self->column = column;
  self->n_columns = n_columns;
  self->series = g_array_new (FALSE, FALSE, sizeof (AnnalsHistogramSeries));
  g_array_set_clear_func (self->series, clear_series);
  for (guint i = 0; i < n; i++)
    count_lane (self, all[i].index, find_series (self, by_color, all[i].color));
  for (guint i = 0; i < n_columns; i++)
    {
      guint count = 0;
      for (guint j = 0; j < self->series->len; j++)
        count += g_array_index (self->series, AnnalsHistogramSeries, j).counts[i];
      self->most = MAX (self->most, count);
    }
  return self;
}

void
annals_histogram_free (AnnalsHistogram *self)
{
  g_array_unref (self->series);
  annals_lanes_unref (self->lanes);
  g_free (self);
}

gboolean
annals_histogram_is_of (const AnnalsHistogram *self,
                        AnnalsLanes *lanes,
                        AnnalsAxis axis,
                        guint n_columns)
{
  return self->lanes == lanes && self->n_columns == n_columns && self->axis.origin == axis.origin
         && self->axis.scale == axis.scale;
}
