/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-measure.h"

#include <math.h>

/* Seconds to a pixel from which nobody points at less than a day, a minute, a second. */
#define WHOLE_DAYS 1200.0
#define WHOLE_MINUTES 2.0
#define WHOLE_SECONDS 0.04

/* ---- What is in it ---- */

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const AnnalsMeasureCount *first = a, *second = b;

  return second->count > first->count ? 1 : second->count < first->count ? -1 : 0;
}

guint
annals_measure_count (AnnalsLanes *lanes, AnnalsSpan span, GArray *counts)
{
  guint n, total = 0;
  const AnnalsLane *all = annals_lanes_get (lanes, &n);

  for (guint i = 0; i < n; i++)
    {
      AnnalsMeasureCount count = { all[i].title, annals_index_count_overlaps (all[i].index, span) };
      total += count.count;
      if (count.count > 0)
        g_array_append_val (counts, count);
    }
  g_array_sort (counts, compare_counts); /* a stable one: equals stay in order of lanes */
  return total;
}

/* ---- Days ---- */

static double
local_seconds (AnnalsTime time, GTimeZone *zone)
{
  return time + annals_zone_offset (zone, time);
}

static gboolean
is_midnight (double local)
{
  return fmod (local, ANNALS_SECONDS_PER_DAY) == 0;
}

AnnalsSpan
annals_measure_civil (AnnalsSpan span, GTimeZone *zone)
{
  AnnalsSpan local = { local_seconds (span.start, zone), local_seconds (span.end, zone) };

  return is_midnight (local.start) && is_midnight (local.end) ? local : span;
}

AnnalsSpan
annals_measure_told (AnnalsSpan span, GTimeZone *zone)
{
  AnnalsSpan local = { local_seconds (span.start, zone), local_seconds (span.end, zone) };

  return annals_span_length (local) >= ANNALS_SECONDS_PER_DAY ? local : span;
}

/* ---- Where it begins and ends ---- */

static AnnalsTime
round_to (AnnalsTime time, GTimeZone *zone, double unit)
{
  return annals_zone_to_time (zone, round (local_seconds (time, zone) / unit) * unit);
}

static AnnalsTime
round_time (AnnalsTime time, GTimeZone *zone, double scale)
{
  if (scale >= WHOLE_DAYS)
    return round_to (time, zone, ANNALS_SECONDS_PER_DAY);
  if (scale >= WHOLE_MINUTES)
    return round_to (time, zone, 60);
  return scale >= WHOLE_SECONDS ? round (time) : time;
}

AnnalsTime
annals_measure_snap (
    const AnnalsAxis *axis, const GArray *ticks, GTimeZone *zone, double x, double reach)
{
  const AnnalsTick *nearest = NULL;

  for (guint i = 0; i < ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i);
      if (fabs (tick->x - x) <= reach
          && (nearest == NULL || fabs (tick->x - x) < fabs (nearest->x - x)))
        nearest = tick;
    }
  return nearest != NULL ? nearest->time
                         : round_time (annals_axis_time (axis, x), zone, axis->scale);
}

/* Between the last two ticks, which are of the lower tier. */
static double
tick_distance (const GArray *ticks)
{
  if (ticks->len < 2)
    return ANNALS_SECONDS_PER_DAY;
  const AnnalsTick *last = &g_array_index (ticks, AnnalsTick, ticks->len - 1);
  return fabs (last[0].time - last[-1].time);
}

AnnalsTime
annals_measure_step (const GArray *ticks, AnnalsTime time, int step)
{
  AnnalsTime next = time + step * tick_distance (ticks);

  for (guint i = 0; i < ticks->len; i++)
    {
      AnnalsTime at = g_array_index (ticks, AnnalsTick, i).time;
      if (step > 0 ? at > time && at < next : at < time && at > next)
        next = at;
    }
  return next;
}
