/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-lanes.h"
#include "layout/annals-ticks.h"

G_BEGIN_DECLS

/* How many of a lane's events a span meets. */
typedef struct
{
  const char *title; /* the lane's */
  guint count;
} AnnalsMeasureCount;

/* How many events a span meets, all together; @lanes must hold each once. Appends to @counts
 * (AnnalsMeasureCount) those of the lanes that have any, the most first. */
guint annals_measure_count (AnnalsLanes *lanes, AnnalsSpan span, GArray *counts);
/* What it means for dates, which no zone shifts: whole days of @zone are the days themselves. */
AnnalsSpan annals_measure_civil (AnnalsSpan span, GTimeZone *zone);

/* As words tell it: by days of @zone, once it has one, for which dates stand; else as it is. */
AnnalsSpan annals_measure_told (AnnalsSpan span, GTimeZone *zone);

/* What one points at: the nearest tick within @reach pixels, else a whole day, minute or second, as
 * the scale allows. @x is in the axis' pixels, @ticks are of annals_ticks_layout(). */
AnnalsTime annals_measure_snap (
    const AnnalsAxis *axis, const GArray *ticks, GTimeZone *zone, double x, double reach);
/* The next tick after (@step 1) or before (-1) a time; where there is none on screen, as far away
 * as they stand apart. */
AnnalsTime annals_measure_step (const GArray *ticks, AnnalsTime time, int step);

G_END_DECLS
