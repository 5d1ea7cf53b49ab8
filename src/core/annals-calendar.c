/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-calendar.h"

#include <math.h>
#include <string.h>

#define MICROSECONDS 1e6
/* The years that GDateTime, and so GTimeZone, can tell: 0001 to 9999. */
#define ZONE_FIRST (-62135596800.0)
#define ZONE_LAST 253402300799.0

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

static gint64
floor_mod (gint64 a, gint64 b)
{
  return a - floor_div (a, b) * b;
}

gboolean
annals_year_is_leap (gint64 year)
{
  return floor_mod (year, 4) == 0 && (floor_mod (year, 100) != 0 || floor_mod (year, 400) == 0);
}

int
annals_month_days (gint64 year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && annals_year_is_leap (year) ? 29 : days[month - 1];
}

/**
 * annals_days_from_civil:
 *
 * Days from 1970-01-01 to a date, by Howard Hinnant's algorithm ("chrono-Compatible Low-Level Date
 * Algorithms", 2013): years begin in March, so that the leap day is the last, and are told in eras
 * of 400.
 */
gint64
annals_days_from_civil (gint64 year, int month, int day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = floor_div (y, 400), year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * annals_civil_from_days:
 *
 * The date @days after 1970-01-01; the inverse of annals_days_from_civil(), from the same source.
 */
void
annals_civil_from_days (gint64 days, gint64 *year, int *month, int *day)
{
  gint64 z = days + 719468, era = floor_div (z, 146097), day_of_era = z - era * 146097;
  gint64 year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 m = (5 * day_of_year + 2) / 153;

  *day = (int) (day_of_year - (153 * m + 2) / 5 + 1);
  *month = (int) (m < 10 ? m + 3 : m - 9);
  *year = year_of_era + era * 400 + (*month <= 2);
}

/* 1 Monday to 7 Sunday; the first day of 1970 was a Thursday. */
int
annals_weekday_from_days (gint64 days)
{
  return (int) floor_mod (days + 3, 7) + 1;
}

AnnalsTime
annals_civil_to_time (const AnnalsCivil *civil)
{
  gint64 days = annals_days_from_civil (civil->year, civil->month, civil->day);

  return (double) days * ANNALS_SECONDS_PER_DAY + civil->hour * 3600.0 + civil->minute * 60.0
         + civil->second;
}

/**
 * annals_civil_from_time:
 * @civil: (out): the date and time of day, to the microsecond
 *
 * What a clock in UTC shows.
 */
void
annals_civil_from_time (AnnalsTime time, AnnalsCivil *civil)
{
  double days = floor (time / ANNALS_SECONDS_PER_DAY);
  /* Rounded first, so that no second shows as 60. */
  double left = round ((time - days * ANNALS_SECONDS_PER_DAY) * MICROSECONDS) / MICROSECONDS;

  if (left >= ANNALS_SECONDS_PER_DAY)
    {
      days += 1;
      left = 0;
    }
  annals_civil_from_days ((gint64) days, &civil->year, &civil->month, &civil->day);
  civil->hour = (int) (left / 3600);
  left -= civil->hour * 3600.0;
  civil->minute = (int) (left / 60);
  civil->second = left - civil->minute * 60.0;
}

/**
 * annals_civil_add_months:
 *
 * Adds whole months; the day is clamped to the month's length.
 */
void
annals_civil_add_months (AnnalsCivil *civil, gint64 months)
{
  gint64 all = civil->year * 12 + (civil->month - 1) + months;

  civil->year = floor_div (all, 12);
  civil->month = (int) floor_mod (all, 12) + 1;
  civil->day = MIN (civil->day, annals_month_days (civil->year, civil->month));
}

/* A rule as POSIX has it: letters, and the hours that clocks are behind UTC. */
static gboolean
is_rule (const char *name)
{
  const char *at = name;

  while (g_ascii_isalpha (*at))
    at++;
  const char *hours = *at == '+' || *at == '-' ? at + 1 : at;
  const char *end = hours + strspn (hours, "0123456789:");
  return at != name && end != hours && *end == '\0' && strspn (hours, "0:") != strlen (hours);
}

/**
 * annals_zone_new:
 * @name: of the IANA's database, or an offset such as "+05:30"
 *
 * Rules such as "UTC+5" are none: to POSIX that is five hours behind UTC, and to all who read it
 * five hours before.
 *
 * Returns: (transfer full) (nullable): the zone; %NULL where it is not known
 */
GTimeZone *
annals_zone_new (const char *name)
{
  return *name != '\0' && g_utf8_validate (name, -1, NULL) && !is_rule (name)
             ? g_time_zone_new_identifier (name)
             : NULL;
}

/**
 * annals_zone_offset:
 * @zone: (nullable): %NULL for UTC
 *
 * Seconds to add to UTC for the wall clock of @zone at @time. Where the zone's data end, the
 * nearest rule goes on.
 */
double
annals_zone_offset (GTimeZone *zone, AnnalsTime time)
{
  if (zone == NULL)
    return 0;
  gint64 at = (gint64) CLAMP (floor (time), ZONE_FIRST, ZONE_LAST);
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at);
  return interval >= 0 ? (double) g_time_zone_get_offset (zone, interval) : 0;
}

/**
 * annals_zone_to_time:
 * @local: seconds that a wall clock of @zone shows
 *
 * The first of two where the clock goes back; what the clock showed before where it leaps.
 */
AnnalsTime
annals_zone_to_time (GTimeZone *zone, double local)
{
  double before = annals_zone_offset (zone, local - ANNALS_SECONDS_PER_DAY);
  double after = annals_zone_offset (zone, local + ANNALS_SECONDS_PER_DAY);

  if (annals_zone_offset (zone, local - before) != before
      && annals_zone_offset (zone, local - after) == after)
    return local - after;
  return local - before;
}
