/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "annals-test-support.h"
#include "core/annals-calendar.h"
#include "layout/annals-ticks.h"

static AnnalsTime
at (gint64 year, int month, int day, int hour, int minute, double second)
{
  AnnalsCivil civil = { year, month, day, hour, minute, second };

  return annals_civil_to_time (&civil);
}

static char *
labels_of (GArray *ticks, int tier)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i);
      if (tick->tier == tier)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "|" : "", tick->label);
    }
  return g_string_free (out, FALSE);
}

static void
check (AnnalsTime start, AnnalsTime end, double width, const char *upper, const char *lower)
{
  AnnalsAxis axis = annals_axis_fit ((AnnalsSpan){ start, end }, width);
  g_autoptr (GArray) ticks = annals_ticks_layout (&axis, width, NULL, annals_test_metrics ());
  g_autofree char *got_upper = labels_of (ticks, 0);
  g_autofree char *got_lower = labels_of (ticks, 1);

  g_assert_cmpstr (got_upper, ==, upper);
  g_assert_cmpstr (got_lower, ==, lower);
}

static void
test_tiers (void)
{
  double year = ANNALS_SECONDS_PER_YEAR;

  check (at (2022, 10, 10, 0, 0, 0), at (2023, 4, 5, 0, 0, 0), 210, "2022|2023",
         "Nov|Dec|Jan|Feb|Mar|Apr");
  check (at (2023, 1, 30, 0, 0, 0), at (2023, 2, 3, 0, 0, 0), 250, "January 2023|February 2023",
         "30|31|1|2|3");
  check (at (2023, 5, 30, 22, 0, 0), at (2023, 5, 31, 2, 0, 0), 330, "30 May 2023|31 May 2023",
         "22:00|23:00|00:00|01:00|02:00");
  check (at (2023, 5, 30, 22, 0, 0), at (2023, 5, 30, 22, 0, 4), 400, "30 May 2023, 22:00",
         "22:00:00|22:00:01|22:00:02|22:00:03|22:00:04");
  check (at (1990, 6, 1, 0, 0, 0), at (2012, 1, 1, 0, 0, 0), 300, "1900–1999|2000–2099",
         "1995|2000|2005|2010");
  check (at (-2, 1, 1, 0, 0, 0), at (2, 6, 1, 0, 0, 0), 220, "101 BCE–2 BCE|1 BCE–99",
         "3 BCE|2 BCE|1 BCE|1|2");
  check (-13.8e9 * year, 0, 500, "", "12 Ga|10 Ga|8 Ga|6 Ga|4 Ga|2 Ga|1 BCE");
}

/* In a zone days begin at its midnight, and an hour that the clock leaps over has no tick. */
static void
test_zone (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  AnnalsAxis axis = annals_axis_fit (
      (AnnalsSpan){ at (2023, 3, 25, 22, 30, 0), at (2023, 3, 26, 3, 30, 0) }, 300);

  if (berlin == NULL)
    {
      g_test_skip ("there are no time zones here");
      return;
    }
  g_autoptr (AnnalsClock) clock = annals_clock_new_own (berlin);
  g_autoptr (GArray) ticks = annals_ticks_layout (&axis, 300, clock, annals_test_metrics ());
  g_autofree char *upper = labels_of (ticks, 0);
  g_autofree char *lower = labels_of (ticks, 1);
  g_assert_cmpstr (upper, ==, "25 March 2023|26 March 2023");
  g_assert_cmpstr (lower, ==, "00:00|01:00|03:00|04:00|05:00");
}

/* By another clock than the document's, the ruler says above its hours of which zone they are. */
static void
test_clocks (void)
{
  static const struct
  {
    const char *zone, *upper, *lower;
  } cases[] = {
    { "document", "26 March 2023", "02:00|03:00|04:00|05:00|06:00|07:00" },
    { "utc", "25 March 2023 UTC|26 March 2023 UTC", "22:00|23:00|00:00|01:00|02:00|03:00" },
    { "Europe/Berlin", "25 March 2023 UTC+1|26 March 2023 UTC+1/+2",
      "23:00|00:00|01:00|03:00|04:00|05:00" },
    { "America/Los_Angeles", "25 March 2023 UTC−7", "15:00|16:00|17:00|18:00|19:00|20:00" },
  };
  g_autoptr (GTimeZone) own = g_time_zone_new_offset (4 * 3600);
  AnnalsAxis axis =
      annals_axis_fit ((AnnalsSpan){ at (2023, 3, 25, 22, 0, 0), at (2023, 3, 26, 3, 30, 0) }, 400);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsClock) clock = annals_clock_new (cases[i].zone, own, NULL);
      g_assert_nonnull (clock);
      g_autoptr (GArray) ticks = annals_ticks_layout (&axis, 400, clock, annals_test_metrics ());
      g_autofree char *upper = labels_of (ticks, 0);
      g_autofree char *lower = labels_of (ticks, 1);
      g_assert_cmpstr (upper, ==, cases[i].upper);
      g_assert_cmpstr (lower, ==, cases[i].lower);
    }
}

/* Hours stand only where their days have room for a name, with the zone's. */
static void
test_days (void)
{
  static const char *const zones[] = { "document", "utc", "Europe/Berlin" };
  const AnnalsMetrics *metrics = annals_test_metrics ();
  guint n_days = 0;

  for (double pixels = 20; pixels < 600; pixels += 3)
    {
      AnnalsSpan span = { at (2023, 9, 20, 0, 0, 0), at (2023, 9, 24, 0, 0, 0) };
      AnnalsAxis axis = annals_axis_fit (span, 4 * pixels);
      g_autoptr (AnnalsClock) clock = annals_clock_new (zones[(guint) pixels % 3], NULL, NULL);
      g_autoptr (GArray) ticks = annals_ticks_layout (&axis, 4 * pixels, clock, metrics);
      for (guint i = 1; i < ticks->len; i++)
        {
          const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i - 1), *next = tick + 1;
          if (next->tier != 0 || strstr (tick->label, " September ") == NULL)
            continue;
          n_days++;
          g_assert_cmpfloat (metrics->text_width (metrics, tick->label, strlen (tick->label)), <,
                             next->x - tick->x);
        }
    }
  g_assert_cmpuint (n_days, >, 10);
}

/* Ticks are bounded in number, in order, and the labels of the lower tier keep apart. */
static void
check_ticks (const AnnalsAxis *axis, double width)
{
  g_autoptr (GArray) ticks = annals_ticks_layout (axis, width, NULL, annals_test_metrics ());
  double free_from[2] = { -G_MAXDOUBLE, -G_MAXDOUBLE };

  g_assert_cmpuint (ticks->len, <=, 2 * (guint) (width / 8 + 6));
  for (guint i = 0; i < ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i);
      g_assert_true (g_utf8_validate (tick->label, -1, NULL));
      g_assert_cmpfloat (tick->x, <=, width);
      g_assert_cmpfloat (tick->x, >, free_from[tick->tier] - 0.01);
      free_from[tick->tier] = tick->x;
      if (tick->tier == 1)
        free_from[1] += annals_test_metrics ()->text_width (annals_test_metrics (), tick->label,
                                                            strlen (tick->label));
    }
}

/* Above days either all months have room for their names, or years stand there. */
static void
test_months (void)
{
  const AnnalsMetrics *metrics = annals_test_metrics ();
  const double start = 0, month = 30.44 * ANNALS_SECONDS_PER_DAY;
  guint n_months = 0;

  for (double pixels = 20; pixels < 400; pixels += 3)
    {
      AnnalsAxis axis = annals_axis_fit ((AnnalsSpan){ start, start + 14 * month }, 14 * pixels);
      g_autoptr (GArray) ticks = annals_ticks_layout (&axis, 14 * pixels, NULL, metrics);
      for (guint i = 1; i < ticks->len; i++)
        {
          const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i - 1), *next = tick + 1;
          if (next->tier != 0 || !g_str_has_prefix (tick->label, "September"))
            continue;
          n_months++;
          g_assert_cmpfloat (metrics->text_width (metrics, tick->label, strlen (tick->label)), <,
                             next->x - tick->x);
        }
    }
  g_assert_cmpuint (n_months, >, 10);
}

static void
test_random (void)
{
  GRand *rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 3000; i++)
    {
      double width = g_rand_double_range (rand, 50, 3000);
      double length = pow (10, g_rand_double_range (rand, -2, 18));
      double size =
          pow (10, g_rand_double_range (rand, 0, 18.4)) * (g_rand_boolean (rand) ? -1 : 1);
      AnnalsAxis axis = annals_axis_fit ((AnnalsSpan){ size, size + length }, width);
      check_ticks (&axis, width);
    }
  g_rand_free (rand);
}

/* Years are understood alone, also under centuries; months, days and hours are not. */
static void
test_plain_tier (void)
{
  const struct
  {
    AnnalsTime start, end;
    int tier;
  } cases[] = {
    { at (1990, 6, 1, 0, 0, 0), at (2012, 1, 1, 0, 0, 0), 1 },
    { at (1917, 6, 1, 0, 0, 0), at (1963, 1, 1, 0, 0, 0), 1 },
    { at (-300, 6, 1, 0, 0, 0), at (1963, 1, 1, 0, 0, 0), 1 },
    { at (2022, 10, 10, 0, 0, 0), at (2023, 4, 5, 0, 0, 0), 0 },
    { at (2023, 1, 30, 0, 0, 0), at (2023, 2, 3, 0, 0, 0), 0 },
    { at (2023, 5, 30, 22, 0, 0), at (2023, 5, 31, 2, 0, 0), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsAxis axis = annals_axis_fit ((AnnalsSpan){ cases[i].start, cases[i].end }, 500);
      g_autoptr (GArray) ticks = annals_ticks_layout (&axis, 500, NULL, annals_test_metrics ());
      g_assert_cmpint (annals_ticks_plain_tier (ticks), ==, cases[i].tier);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticks/tiers", test_tiers);
  g_test_add_func ("/ticks/zone", test_zone);
  g_test_add_func ("/ticks/clocks", test_clocks);
  g_test_add_func ("/ticks/days", test_days);
  g_test_add_func ("/ticks/months", test_months);
  g_test_add_func ("/ticks/plain-tier", test_plain_tier);
  g_test_add_func ("/ticks/random", test_random);
  return g_test_run ();
}
