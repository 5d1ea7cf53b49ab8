/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-calendar.h"

/* Against GLib's calendar, which knows the years 1 to 9999. */
static void
test_twin (void)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (1, 1, 1, 0, 0, 0);
  gint64 first = annals_days_from_civil (1, 1, 1);

  for (int day = 0; day < 3652058; day += 97)
    {
      g_autoptr (GDateTime) twin = g_date_time_add_days (epoch, day);
      gint64 year;
      int month, day_of_month;
      annals_civil_from_days (first + day, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, g_date_time_get_year (twin));
      g_assert_cmpint (month, ==, g_date_time_get_month (twin));
      g_assert_cmpint (day_of_month, ==, g_date_time_get_day_of_month (twin));
      g_assert_cmpint (annals_weekday_from_days (first + day), ==,
                       g_date_time_get_day_of_week (twin));
      g_assert_cmpint (annals_days_from_civil (year, month, day_of_month), ==, first + day);
    }
}

/* There and back for any year, a day at a time over leap years, centuries and eras. */
static void
test_round_trip (void)
{
  static const gint64 years[] = {
    -ANNALS_YEAR_MAX, -13800000000, -400, -1, 0, 1, 1600, 1900, 2000, 99999, ANNALS_YEAR_MAX
  };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      gint64 start = annals_days_from_civil (years[i], 1, 1);
      int month = 1, day = 1;
      for (gint64 days = start; days < start + 366; days++)
        {
          gint64 year;
          int m, d;
          annals_civil_from_days (days, &year, &m, &d);
          if (year > years[i])
            break;
          g_assert_cmpint (year, ==, years[i]);
          g_assert_cmpint (m, ==, month);
          g_assert_cmpint (d, ==, day);
          if (++day > annals_month_days (years[i], month))
            {
              day = 1;
              month++;
            }
        }
      g_assert_cmpint (month, ==, 13);
    }
}

static void
test_leap_years (void)
{
  static const struct
  {
    gint64 year;
    gboolean leap;
  } years[] = { { 2000, TRUE }, { 1900, FALSE }, { 2024, TRUE },  { 2023, FALSE },
                { 0, TRUE },    { -4, TRUE },    { -100, FALSE }, { -400, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    g_assert_cmpint (annals_year_is_leap (years[i].year), ==, years[i].leap);
}

static void
test_time (void)
{
  AnnalsCivil civil;

  annals_civil_from_time (-0.0000001,
                          &civil); /* rounds up to midnight: no clock shows 60 seconds */
  g_assert_cmpint (civil.day, ==, 1);
  g_assert_cmpint (civil.hour, ==, 0);
  g_assert_cmpfloat (civil.second, ==, 0);
  annals_civil_from_time (1685455445.25, &civil);
  g_assert_cmpint (civil.year, ==, 2023);
  g_assert_cmpint (civil.month, ==, 5);
  g_assert_cmpint (civil.day, ==, 30);
  g_assert_cmpint (civil.hour, ==, 14);
  g_assert_cmpint (civil.minute, ==, 4);
  g_assert_cmpfloat (civil.second, ==, 5.25);
  g_assert_cmpfloat (annals_civil_to_time (&civil), ==, 1685455445.25);
}

static void
test_months (void)
{
  static const struct
  {
    gint64 year, months, then;
    int month, day, then_month, then_day;
  } cases[] = {
    { 2023, 1, 2023, 1, 31, 2, 28 },   { 2024, 1, 2024, 1, 31, 2, 29 },
    { 2023, -1, 2022, 1, 15, 12, 15 }, { 2023, 12, 2024, 2, 1, 2, 1 },
    { 1, -13, -1, 1, 31, 12, 31 },     { 2023, 11, 2024, 3, 31, 2, 29 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsCivil civil = { .year = cases[i].year, .month = cases[i].month, .day = cases[i].day };
      annals_civil_add_months (&civil, cases[i].months);
      g_assert_cmpint (civil.year, ==, cases[i].then);
      g_assert_cmpint (civil.month, ==, cases[i].then_month);
      g_assert_cmpint (civil.day, ==, cases[i].then_day);
    }
}

/* A wall clock's time comes back, the hour that is missing in spring and the one that comes twice
 * in autumn included. */
static void
test_zones (void)
{
  g_autoptr (GTimeZone) baku = g_time_zone_new_identifier ("Asia/Baku");
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  AnnalsCivil twice = { 2023, 10, 29, 2, 30, 0 }, missing = { 2023, 3, 26, 2, 30, 0 };

  if (baku == NULL || berlin == NULL)
    {
      g_test_skip ("there are no time zones here");
      return;
    }
  g_assert_cmpfloat (annals_zone_offset (NULL, 0), ==, 0);
  g_assert_cmpfloat (annals_zone_offset (baku, 1685455445), ==, 4 * 3600);
  g_assert_cmpfloat (annals_zone_to_time (baku, 1685455445 + 4 * 3600), ==, 1685455445);
  g_assert_cmpfloat (annals_zone_to_time (berlin, annals_civil_to_time (&twice)), ==,
                     annals_civil_to_time (&twice) - 7200);
  g_assert_cmpfloat (annals_zone_to_time (berlin, annals_civil_to_time (&missing)), ==,
                     annals_civil_to_time (&missing) - 3600);
  /* Far from the years that zones know there is still an answer. */
  g_assert_cmpfloat (ABS (annals_zone_offset (baku, ANNALS_TIME_MIN)), <=, 18 * 3600);
  g_assert_cmpfloat (ABS (annals_zone_offset (baku, ANNALS_TIME_MAX)), <=, 18 * 3600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/twin", test_twin);
  g_test_add_func ("/calendar/round-trip", test_round_trip);
  g_test_add_func ("/calendar/leap-years", test_leap_years);
  g_test_add_func ("/calendar/time", test_time);
  g_test_add_func ("/calendar/months", test_months);
  g_test_add_func ("/calendar/zones", test_zones);
  return g_test_run ();
}
