/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-axis.h"
#include "layout/annals-lanes.h"

G_BEGIN_DECLS

/* The starts of all lanes of one colour. */
typedef struct
{
  const char *color; /* of the lanes; NULL: they have none */
  guint *counts;     /* of each column */
} AnnalsHistogramSeries;

/**
 * AnnalsHistogram:
 * @lanes: what is counted
 * @most: in any column, of all series together
 *
 * How many events of lanes start in each of some columns of even width.
 */
typedef struct
{
  AnnalsLanes *lanes;
  AnnalsAxis axis;
  double column; /* pixels */
  guint n_columns;
  GArray *series; /* of AnnalsHistogramSeries, in order of the lanes */
  guint most;
} AnnalsHistogram;

AnnalsHistogram *
annals_histogram_new (AnnalsLanes *lanes, AnnalsAxis axis, double column, guint n_columns);
void annals_histogram_free (AnnalsHistogram *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsHistogram, annals_histogram_free)
/* Whether it counts just this. */
gboolean annals_histogram_is_of (const AnnalsHistogram *self,
                                 AnnalsLanes *lanes,
                                 AnnalsAxis axis,
                                 guint n_columns);

G_END_DECLS
