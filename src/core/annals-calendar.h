/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-time.h"

G_BEGIN_DECLS

/**
 * AnnalsCivil:
 * @year: astronomical year (0 is 1 BCE)
 * @month: 1 to 12
 * @day: 1 to 31
 * @hour: 0 to 23
 * @minute: 0 to 59
 * @second: 0 up to, not including, 60; with its fraction
 *
 * A date and time of day on the proleptic Gregorian calendar.
 */
typedef struct
{
  gint64 year;
  int month;
  int day;
  int hour;
  int minute;
  double second;
} AnnalsCivil;

gboolean annals_year_is_leap (gint64 year);
int annals_month_days (gint64 year, int month);
gint64 annals_days_from_civil (gint64 year, int month, int day);
void annals_civil_from_days (gint64 days, gint64 *year, int *month, int *day);
int annals_weekday_from_days (gint64 days); /* 1 Monday to 7 Sunday */
AnnalsTime annals_civil_to_time (const AnnalsCivil *civil);
void annals_civil_from_time (AnnalsTime time, AnnalsCivil *civil);
/* Adds whole months; the day is clamped to the month's length. */
void annals_civil_add_months (AnnalsCivil *civil, gint64 months);

/* Seconds to add to UTC for the wall clock of @zone at @time; @zone may be NULL for UTC. */
GTimeZone *annals_zone_new (const char *name);
double annals_zone_offset (GTimeZone *zone, AnnalsTime time);
/* The time at which a wall clock of @zone shows @local seconds (first of two, later in a gap). */
AnnalsTime annals_zone_to_time (GTimeZone *zone, double local);

G_END_DECLS
