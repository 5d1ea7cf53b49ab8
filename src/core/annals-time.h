/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsTime:
 *
 * A point in time: POSIX seconds (no leap seconds) from 1970-01-01T00:00:00Z on the proleptic
 * Gregorian calendar with astronomical years. Never NaN, never infinite: an open end is a flag.
 */
typedef double AnnalsTime;

/* The years that a document may name; beyond them a date is refused in words. */
#define ANNALS_YEAR_MAX G_GINT64_CONSTANT (100000000000)
#define ANNALS_SECONDS_PER_DAY 86400.0
#define ANNALS_SECONDS_PER_YEAR 31556952.0 /* the Gregorian mean */
#define ANNALS_TIME_MAX (((double) ANNALS_YEAR_MAX - 1970.0) * ANNALS_SECONDS_PER_YEAR)
#define ANNALS_TIME_MIN (-ANNALS_TIME_MAX)

/**
 * AnnalsSpan:
 * @start: the first second within
 * @end: the first second past the end
 *
 * A half-open span of time, in seconds.
 */
typedef struct
{
  AnnalsTime start;
  AnnalsTime end;
} AnnalsSpan;

static inline double
annals_span_length (AnnalsSpan span)
{
  return span.end - span.start;
}

static inline gboolean
annals_span_contains (AnnalsSpan span, AnnalsTime time)
{
  return span.start <= time && time < span.end;
}

/* An instant (start == end) overlaps the span that contains it. */
static inline gboolean
annals_span_overlaps (AnnalsSpan a, AnnalsSpan b)
{
  return a.start < b.end && (a.end > b.start || a.start == b.start);
}

static inline AnnalsSpan
annals_span_union (AnnalsSpan a, AnnalsSpan b)
{
  return (AnnalsSpan){ MIN (a.start, b.start), MAX (a.end, b.end) };
}

G_END_DECLS
