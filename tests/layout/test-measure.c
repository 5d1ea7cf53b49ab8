/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long, how far, and how many: what a measured span tells. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "annals-test-support.h"
#include "layout/annals-measure.h"
#include "layout/annals-words.h"

#define DAY ANNALS_SECONDS_PER_DAY
#define HOUR 3600.0

/* ---- Lengths ---- */

static void
test_lengths (void)
{
  static const struct
  {
    const char *span, *words; /* the span's end is inclusive */
  } cases[] = {
    { "2023-05-30/2023-05-30", "1 day" },
    { "2023-05-30/2023-05-31", "2 days" },
    { "2023-01-01/2023-01-31", "1 month (31 days)" },
    { "2023-01-01/2023-02-28", "2 months (59 days)" },
    { "2024-01-01/2024-02-29", "2 months (60 days)" },
    { "2023-01-30/2023-02-28", "1 month and 1 day (30 days)" },
    { "2023-01-31/2023-02-28", "1 month and 1 day (29 days)" },
    { "2021-02-25/2023-05-30", "2 years, 3 months and 6 days (825 days)" },
    { "2020-02-29/2021-02-28", "1 year and 1 day (366 days)" },
    { "2020-01-01/2020-12-31", "1 year (366 days)" },
    { "2020-09-27/2020-11-10", "1 month and 15 days (45 days)" },
    { "1900-01-01/1999-12-31", "100 years (36524 days)" },
    { "-0043-03-15/0014-08-19", "57 years, 5 months and 5 days (20977 days)" },
    { "1000-01-01/1999-12-31", "1000 years" },
    { "-0489-01-01/2023-12-31", "2513 years" },
    { "Y-65000000/2023", "65 million years" },
    { "Y-13800000000/2023", "13.8 billion years" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsEvent event = annals_test_event (cases[i].span);
      g_autofree char *words = annals_words_length ((AnnalsSpan){ event.start, event.end });
      g_test_message ("%s", cases[i].span);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_short_lengths (void)
{
  static const struct
  {
    double seconds;
    const char *words;
  } cases[] = {
    { 0, "0 seconds" },
    { 0.25, "0.25 seconds" },
    { 1, "1 second" },
    { 59, "59 seconds" },
    { 61, "1 minute and 1 second" },
    { 120, "2 minutes" },
    { 3 * HOUR + 20 * 60, "3 hours and 20 minutes" },
    { 3 * HOUR + 20 * 60 + 40, "3 hours and 21 minutes" },
    { 23 * HOUR + 59 * 60 + 59, "1 day" },
    { DAY + HOUR, "1 day and 1 hour" },
    { 2 * DAY + 5 * HOUR + 60, "2 days, 5 hours and 1 minute" },
  };

  /* From a time of day, so that it is not of whole days. */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsTime start = 10 * DAY + 12 * HOUR + 7;
      g_autofree char *words =
          annals_words_length ((AnnalsSpan){ start, start + cases[i].seconds });
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* As one counts on a calendar: month by month, then day by day. */
static void
test_lengths_count (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  for (guint i = 0; i < 2000; i++)
    {
      AnnalsTime start = g_rand_int_range (rand, -40000, 40000) * DAY;
      AnnalsTime end = start + g_rand_int_range (rand, 400, 60000) * DAY;
      AnnalsCivil from;
      gint64 months = 0;
      annals_civil_from_time (start, &from);
      for (AnnalsCivil next = from;; months++)
        {
          next = from;
          annals_civil_add_months (&next, months + 1);
          if (annals_civil_to_time (&next) > end)
            break;
        }
      annals_civil_add_months (&from, months);
      guint days = (guint) ((end - annals_civil_to_time (&from)) / DAY);
      g_autofree char *words = annals_words_length ((AnnalsSpan){ start, end });
      g_autofree char *years_told = g_strdup_printf ("%u year", (guint) (months / 12));
      g_autofree char *months_told = g_strdup_printf ("%u month", (guint) (months % 12));
      g_autofree char *days_told = g_strdup_printf ("%u day", days);
      g_autofree char *all_told = g_strdup_printf ("(%u days)", (guint) ((end - start) / DAY));
      g_assert_true (g_str_has_prefix (words, years_told));
      g_assert_true (months % 12 == 0 || strstr (words, months_told) != NULL);
      g_assert_true (days == 0 || strstr (words, days_told) != NULL);
      g_assert_true (g_str_has_suffix (words, all_told));
    }
}

/* ---- Between events ---- */

static void
test_between (void)
{
  static const struct
  {
    const char *from, *to, *words;
  } cases[] = {
    { "2023-05-30", "2023-05-30", "same day" },
    { "2023-05-30", "2023-06-02", "3 days later" },
    { "2023-06-02", "2023-05-30", "3 days earlier" },
    { "2023-05-30", "2023-05-31", "1 day later" },
    { "2021-02-25", "2023-05-31", "2 years, 3 months and 6 days (825 days) later" },
    { "2023-05-01/2023-05-20", "2023-05-30", "29 days later" },
    { "2023-05-30T10:00Z", "2023-05-30T13:20Z", "3 hours and 20 minutes later" },
    { "2023-05-30T10:00Z", "2023-05-30T10:00Z", "at the same time" },
    { "2023-05-30T23:00Z", "2023-05-31", "1 day later" },
    { "2023-05-30", "2023-05-30T23:00Z", "same day" },
    /* No surer than the dates are. */
    { "[2023-05-01..2023-05-04]", "2023-05-06", "between 2 and 5 days later" },
    { "2023-05-06", "[2023-05-01..2023-05-04]", "between 2 and 5 days earlier" },
    { "2023-03", "2023-05", "between 1 and 3 months later" },
    { "2023-03", "2023-07-01", "between 3 and 4 months later" },
    { "1985", "1990", "between 4 and 6 years later" },
    { "1990", "1985", "between 4 and 6 years earlier" },
    { "1985?", "1990-06-01", "between 4 and 5 years later" },
    { "2023-03", "2023-03-15", "at most 16 days apart, before or after" },
    { "2023-03", "2023-03", "at most 30 days apart, before or after" },
    { "2023-03-01~", "2023-06-01~", "about 3 months later" },
    { "1984~", "1990", "about 6 years later" },
    { "Y-65000000", "2023", "about 65 million years later" },
    { "Y-65E6S2", "2023", "about 65.5 million years later" },
    { "2023", "Y-13800000000", "about 13.8 billion years earlier" },
    { "2023-05-30", "../2023-06-01", "Nobody knows when one of them began" },
    { "2023-05-30", "/2023-06-01", "Nobody knows when one of them began" },
    { "2023-05-30", "2023-06-01/..", "2 days later" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsEvent from = annals_test_event (cases[i].from), to = annals_test_event (cases[i].to);
      g_autofree char *words = annals_words_between (&from, &to, NULL);
      g_test_message ("%s, %s", cases[i].from, cases[i].to);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  AnnalsEvent dated = annals_test_event ("2023"), undated = { .flags = ANNALS_EVENT_UNDATED };
  g_autofree char *words = annals_words_between (&dated, &undated, NULL);
  g_assert_cmpstr (words, ==, "One of them has no date");
}

/* A time of day is of a day in its zone; a date is of none. */
static void
test_between_zones (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Baku");
  AnnalsEvent late = annals_test_event ("2023-05-30T21:00Z"),
              day = annals_test_event ("2023-05-31");

  g_assert_nonnull (zone);
  g_autoptr (AnnalsClock) clock = annals_clock_new_own (zone);
  g_autofree char *there = annals_words_between (&late, &day, clock);
  g_autofree char *in_utc = annals_words_between (&late, &day, NULL);
  AnnalsEvent before = annals_test_event ("2023-03-25T22:00Z"),
              after = annals_test_event ("2023-03-26T04:00Z");
  g_autoptr (AnnalsClock) berlin = annals_clock_new ("Europe/Berlin", NULL, NULL);
  g_autofree char *over_a_change = annals_words_between (&before, &after, berlin);
  g_assert_cmpstr (over_a_change, ==, "6 hours later");
  g_assert_cmpstr (there, ==, "same day");
  g_assert_cmpstr (in_utc, ==, "1 day later");
}

static void
test_gaps (void)
{
  static const struct
  {
    const char *one, *other, *words;
  } cases[] = {
    { "2023-05-01/2023-05-20", "2023-05-30",
      "9 days between the end of the first and the beginning of the second" },
    { "2023-05-30", "2023-05-01/2023-05-20",
      "9 days between the end of the first and the beginning of the second" },
    { "2023-05-01/2023-05-20", "2023-05-11/2023-05-30", "Both went on for 10 days" },
    { "2023-05-01/2023-05-20", "2023-05-11/2023-05-12", "Both went on for 2 days" },
    { "2023-05-01/2023-05-20", "2023-05-21", NULL },
    { "2023-05-01", "2023-05-21", NULL },
    { "2023-05/2023-06", "2023-09-21", NULL },
    { "2023-05-01/..", "2023-05-21", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsEvent one = annals_test_event (cases[i].one),
                  other = annals_test_event (cases[i].other);
      g_autofree char *words = annals_words_gap (&one, &other);
      g_test_message ("%s, %s", cases[i].one, cases[i].other);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* ---- Counts ---- */

static gboolean
meets (const AnnalsEvent *event, AnnalsSpan span)
{
  return annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, span);
}

/* The slow way: by each event. */
static void
test_counts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint shape = 0; shape < ANNALS_TEST_N_SHAPES; shape++)
    {
      g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, shape, 400);
      guint n;
      const AnnalsEvent *events = annals_document_get_events (document, &n);
      g_autoptr (AnnalsLanes) lanes =
          annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);
      AnnalsSpan range = annals_document_get_range (document);
      for (guint i = 0; i < 50; i++)
        {
          double a = g_rand_double_range (rand, -0.1, 1.1),
                 b = g_rand_double_range (rand, -0.1, 1.1);
          AnnalsSpan span = { range.start + MIN (a, b) * annals_span_length (range),
                              range.start + MAX (a, b) * annals_span_length (range) };
          g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (AnnalsMeasureCount));
          guint wanted = 0, total = annals_measure_count (lanes, span, counts), sum = 0;
          for (guint j = 0; j < n; j++)
            wanted += meets (&events[j], span);
          g_assert_cmpuint (total, ==, wanted);
          for (guint j = 0; j < counts->len; j++)
            {
              const AnnalsMeasureCount *count = &g_array_index (counts, AnnalsMeasureCount, j);
              g_assert_cmpuint (count->count, >, 0);
              g_assert_true (j == 0 || count[-1].count >= count->count);
              sum += count->count;
            }
          g_assert_cmpuint (sum, ==, total);
        }
    }
}

/* ---- Pointing ---- */

static void
test_snaps (void)
{
  AnnalsAxis axis = { 0, 6 * HOUR };
  g_autoptr (GArray) ticks = annals_ticks_layout (&axis, 1000, NULL, annals_test_metrics ());
  const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, ticks->len / 2);

  g_assert_cmpfloat (annals_measure_snap (&axis, ticks, NULL, tick->x + 4, 6), ==, tick->time);
  g_assert_cmpfloat (annals_measure_snap (&axis, ticks, NULL, tick->x - 5, 6), ==, tick->time);
  /* Beside a tick it is a day. */
  AnnalsTime beside = annals_measure_snap (&axis, ticks, NULL, tick->x + 9, 6);
  g_assert_cmpfloat (beside, !=, tick->time);
  g_assert_cmpfloat (fmod (beside, DAY), ==, 0);
  /* As finely as one can point. */
  axis = (AnnalsAxis){ 0, 60 };
  g_assert_cmpfloat (fmod (annals_measure_snap (&axis, ticks, NULL, 4321.3, 0), 60), ==, 0);
  axis = (AnnalsAxis){ 0, 0.5 };
  g_assert_cmpfloat (annals_measure_snap (&axis, ticks, NULL, 4321.3, 0), ==, 2161);
  axis = (AnnalsAxis){ 0, 1e-3 };
  g_assert_cmpfloat (annals_measure_snap (&axis, ticks, NULL, 4321.25, 0), ==, 4.32125);
}

static void
test_steps (void)
{
  AnnalsAxis axis = { 0, 6 * HOUR };
  g_autoptr (GArray) ticks = annals_ticks_layout (&axis, 1000, NULL, annals_test_metrics ());
  const AnnalsTick *last = &g_array_index (ticks, AnnalsTick, ticks->len - 1);

  g_assert_cmpfloat (annals_measure_step (ticks, last[-1].time, 1), ==, last->time);
  g_assert_cmpfloat (annals_measure_step (ticks, last->time, -1), ==, last[-1].time);
  g_assert_cmpfloat (annals_measure_step (ticks, last->time - 1, 1), ==, last->time);
  /* Where there is no tick it goes on. */
  g_assert_cmpfloat (annals_measure_step (ticks, last->time, 1), >, last->time);
  g_assert_cmpfloat (annals_measure_step (ticks, -100 * DAY, -1), <, -100 * DAY);
}

/* Whole days of a zone are the days of the dates, which no zone shifts. */
static void
test_civil (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Baku");
  AnnalsSpan there = { 20 * DAY - 4 * HOUR, 25 * DAY - 4 * HOUR };
  AnnalsSpan civil = annals_measure_civil (there, zone);

  g_assert_nonnull (zone);
  g_assert_cmpfloat (civil.start, ==, 20 * DAY);
  g_assert_cmpfloat (civil.end, ==, 25 * DAY);
  civil = annals_measure_civil (there, NULL);
  g_assert_cmpfloat (civil.start, ==, there.start);
  g_assert_cmpfloat (civil.end, ==, there.end);
}

/* From one day on the days are told that the ruler shows; what is less, by the clock. */
static void
test_told (void)
{
  static const struct
  {
    double start, end;
    const char *zone, *words;
  } cases[] = {
    { 20 * DAY - 4 * HOUR, 25 * DAY - 4 * HOUR, "Asia/Baku", "21–25 January 1970" },
    { 20 * DAY + 21 * HOUR, 22 * DAY + HOUR, "Asia/Baku", "22–23 January 1970" },
    { 20 * DAY + 3 * HOUR, 22 * DAY + HOUR, "America/Los_Angeles", "20–22 January 1970" },
    { 20 * DAY + 21 * HOUR, 20 * DAY + 23 * HOUR, "utc",
      "21 Jan 1970, 21:00 – 21 Jan 1970, 23:00 UTC" },
    { 20 * DAY + 3 * HOUR, 20 * DAY + 4 * HOUR, "America/Los_Angeles",
      "20 Jan 1970, 19:00 – 20 Jan 1970, 20:00 UTC−8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsClock) clock = annals_clock_new (cases[i].zone, NULL, NULL);
      AnnalsSpan told = annals_measure_told ((AnnalsSpan){ cases[i].start, cases[i].end },
                                             annals_clock_get_zone (clock));
      g_autofree char *words = annals_words_span (told, clock);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/measure/lengths", test_lengths);
  g_test_add_func ("/measure/short-lengths", test_short_lengths);
  g_test_add_func ("/measure/lengths-count", test_lengths_count);
  g_test_add_func ("/measure/between", test_between);
  g_test_add_func ("/measure/between-zones", test_between_zones);
  g_test_add_func ("/measure/gaps", test_gaps);
  g_test_add_func ("/measure/counts", test_counts);
  g_test_add_func ("/measure/snaps", test_snaps);
  g_test_add_func ("/measure/steps", test_steps);
  g_test_add_func ("/measure/civil", test_civil);
  g_test_add_func ("/measure/told", test_told);
  return g_test_run ();
}
