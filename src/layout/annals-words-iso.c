/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates for scripts: never translated. */
#include <math.h>
#include <stdlib.h>

#include "layout/annals-words-private.h"

static char *
iso_date (const AnnalsCivil *civil)
{
  const char *sign = civil->year < 0 ? "-" : civil->year > 9999 ? "+" : "";
  gint64 year = civil->year < 0 ? -civil->year : civil->year;

  return g_strdup_printf ("%s%04" G_GINT64_MODIFIER "d-%02d-%02d", sign, year, civil->month,
                          civil->day);
}

/* RFC 3339 has no seconds in an offset, which zones had once: the clock is told by whole minutes.
 */
static int
offset_minutes (AnnalsTime time, AnnalsClock *clock)
{
  return (int) lround (annals_zone_offset (annals_clock_get_zone (clock), time) / 60);
}

static char *
iso_offset (int minutes)
{
  return minutes == 0 ? g_strdup ("Z")
                      : g_strdup_printf ("%c%02d:%02d", minutes < 0 ? '-' : '+', abs (minutes) / 60,
                                         abs (minutes) % 60);
}

static char *
iso_time (AnnalsTime time, guint8 precision, AnnalsClock *clock)
{
  gboolean timed = precision >= ANNALS_PRECISION_HOUR;
  int offset = timed ? offset_minutes (time, clock) : 0;
  AnnalsCivil civil;

  annals_civil_from_time (time + offset * 60.0, &civil);
  g_autofree char *date = iso_date (&civil);
  if (!timed)
    return g_steal_pointer (&date);
  g_autofree char *zone = iso_offset (offset);
  int microseconds = (int) lround ((civil.second - floor (civil.second)) * 1e6);
  if (microseconds == 0 || microseconds >= 1000000)
    return g_strdup_printf ("%sT%02d:%02d:%02d%s", date, civil.hour, civil.minute,
                            (int) civil.second, zone);
  return g_strdup_printf ("%sT%02d:%02d:%02d.%06d%s", date, civil.hour, civil.minute,
                          (int) civil.second, microseconds, zone);
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
 * @clock: (nullable): for times of day; %NULL: UTC
 *
 * The first moment that an event may mean: a day, or RFC 3339; ".." where it has no bound, empty
 * where undated.
 */
char *
annals_words_iso_start (const AnnalsEvent *event, AnnalsClock *clock)
{
  if (event->flags & ANNALS_EVENT_UNDATED)
    return g_strdup ("");
  return event->flags & (ANNALS_EVENT_OPEN_START | ANNALS_EVENT_UNKNOWN_START)
             ? g_strdup ("..")
             : iso_time (event->start, event->start_precision, clock);
}

char *
annals_words_iso_end (const AnnalsEvent *event, AnnalsClock *clock)
{
  if (event->flags & ANNALS_EVENT_UNDATED)
    return g_strdup ("");
  return event->flags & (ANNALS_EVENT_OPEN_END | ANNALS_EVENT_UNKNOWN_END)
             ? g_strdup ("..")
             : iso_time (annals_words_last_moment (event), event->end_precision, clock);
}
