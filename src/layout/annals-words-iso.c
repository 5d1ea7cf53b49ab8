/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates for scripts: never translated. */
#include <math.h>

#include "layout/annals-words-private.h"

static char *
iso_date (const AnnalsCivil *civil)
{
  const char *sign = civil->year < 0 ? "-" : civil->year > 9999 ? "+" : "";
  gint64 year = civil->year < 0 ? -civil->year : civil->year;

  return g_strdup_printf ("%s%04" G_GINT64_MODIFIER "d-%02d-%02d", sign, year, civil->month,
                          civil->day);
}

static char *
iso_time (AnnalsTime time, guint8 precision)
{
  AnnalsCivil civil;

  annals_civil_from_time (time, &civil);
  g_autofree char *date = iso_date (&civil);
  if (precision < ANNALS_PRECISION_HOUR)
    return g_steal_pointer (&date);
  int microseconds = (int) lround ((civil.second - floor (civil.second)) * 1e6);
  if (microseconds == 0 || microseconds >= 1000000)
    return g_strdup_printf ("%sT%02d:%02d:%02dZ", date, civil.hour, civil.minute,
                            (int) civil.second);
  return g_strdup_printf ("%sT%02d:%02d:%02d.%06dZ", date, civil.hour, civil.minute,
                          (int) civil.second, microseconds);
}

/**
 * annals_words_iso_date:
 *
 * Writes the day of a time in UTC as a file would have it, as #annals_date_parse reads it.
 *
 * Returns: (transfer full): "2023-05-30"
 */
char *
annals_words_iso_date (AnnalsTime time)
{
  AnnalsCivil civil;

  annals_civil_from_time (time, &civil);
  if (civil.year < -9999 || civil.year > 9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, civil.year);
  return iso_date (&civil);
}

/**
 * annals_words_iso_start:
 *
 * The first moment that an event may mean: a day, or RFC 3339 in UTC; ".." where it has no bound,
 * empty where undated.
 */
char *
annals_words_iso_start (const AnnalsEvent *event)
{
  if (event->flags & ANNALS_EVENT_UNDATED)
    return g_strdup ("");
  return event->flags & (ANNALS_EVENT_OPEN_START | ANNALS_EVENT_UNKNOWN_START)
             ? g_strdup ("..")
             : iso_time (event->start, event->start_precision);
}

char *
annals_words_iso_end (const AnnalsEvent *event)
{
  if (event->flags & ANNALS_EVENT_UNDATED)
    return g_strdup ("");
  return event->flags & (ANNALS_EVENT_OPEN_END | ANNALS_EVENT_UNKNOWN_END)
             ? g_strdup ("..")
             : iso_time (annals_words_last_moment (event), event->end_precision);
}
