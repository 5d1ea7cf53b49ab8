/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "annals-test-support.h"
#include "layout/annals-words.h"

static void
test_events (void)
{
  static const struct
  {
    const char *date, *words, *duration, *iso_start, *iso_end;
  } cases[] = {
    { "2023-05-30", "Tuesday, 30 May 2023", "", "2023-05-30", "2023-05-30" },
    { "2023-05-30/2023-05-31", "30–31 May 2023", "2 days", "2023-05-30", "2023-05-31" },
    { "2023-05-30/2023-05-30", "Tuesday, 30 May 2023", "", "2023-05-30", "2023-05-30" },
    { "2020-09-27/2020-11-10", "27 September – 10 November 2020", "45 days", "2020-09-27",
      "2020-11-10" },
    { "2020-09-27/2022-01-02", "27 September 2020 – 2 January 2022", "1 year, 3 months",
      "2020-09-27", "2022-01-02" },
    { "2023-03", "March 2023", "", "2023-03-01", "2023-03-31" },
    { "2023-03/2023-05", "March 2023 – May 2023", "3 months", "2023-03-01", "2023-05-31" },
    { "1985", "1985", "", "1985-01-01", "1985-12-31" },
    { "1985/1990", "1985 – 1990", "6 years", "1985-01-01", "1990-12-31" },
    { "-0489", "490 BCE", "", "-0489-01-01", "-0489-12-31" },
    { "198X", "1980s", "", "1980-01-01", "1989-12-31" },
    { "19XX", "1900–1999", "", "1900-01-01", "1999-12-31" },
    { "2001-21", "spring 2001", "", "2001-03-01", "2001-05-31" },
    { "2001-24", "winter 2001", "", "2001-12-01", "2002-02-28" },
    { "1984~", "circa 1984", "", "1984-01-01", "1984-12-31" },
    { "1984?", "1984 (uncertain)", "", "1984-01-01", "1984-12-31" },
    { "1984%", "circa 1984 (uncertain)", "", "1984-01-01", "1984-12-31" },
    { "2022-12-12/..", "since Monday, 12 December 2022", "", "2022-12-12", ".." },
    { "../2022-12-12", "until Monday, 12 December 2022", "", "..", "2022-12-12" },
    { "2004-06/", "from June 2004 to an unknown date", "", "2004-06-01", ".." },
    { "2023-05-30T14:05", "Tuesday, 30 May 2023, 14:05", "", "2023-05-30T14:05:00Z",
      "2023-05-30T14:05:59Z" },
    { "2023-05-30T14:05/2023-05-30T16:34",
      "Tuesday, 30 May 2023, 14:05 – Tuesday, 30 May 2023, 16:34", "2 hours, 30 minutes",
      "2023-05-30T14:05:00Z", "2023-05-30T16:34:59Z" },
    { "Y-13800000000", "13.8 billion years ago", "", "-13800000000-01-01", "-13800000000-12-31" },
    { "Y-65000000", "65 million years ago", "", "-65000000-01-01", "-65000000-12-31" },
    { "Y12345", "12345", "", "+12345-01-01", "+12345-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsEvent event = annals_test_event (cases[i].date);
      g_autofree char *words = annals_words_event (&event, NULL);
      g_autofree char *duration = annals_words_duration (&event);
      g_autofree char *start = annals_words_iso_start (&event, NULL);
      g_autofree char *end = annals_words_iso_end (&event, NULL);
      g_test_message ("%s", cases[i].date);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (duration, ==, cases[i].duration);
      g_assert_cmpstr (start, ==, cases[i].iso_start);
      g_assert_cmpstr (end, ==, cases[i].iso_end);
    }
}

/* What is not sure is said so. */
static void
test_doubts (void)
{
  static const struct
  {
    const char *date, *words;
  } cases[] = {
    { "Y-65E6S2", "about 65 million years ago" },
    { "Y-65000000%", "about 65 million years ago (uncertain)" },
    { "Y-252E6/Y-66E6", "252–66 million years ago" },
    { "Y-45E8/2023", "4.5 billion years ago – 2023" },
    { "Y17E8", "1.7 billion years from now" },
    { "-019X", "200–191 BCE" },
    { "-01", "200–101 BCE" },
    { "156X", "1560s" },
    { "156X~", "circa 1560s" },
    { "15", "1500–1599" },
    { "1985-04-XX", "some day in April 1985" },
    { "2004-XX", "some time in 2004" },
    { "1985-XX-XX", "some time in 1985" },
    { "1984-X0", "October 1984" },
    { "1984-1X", "between October 1984 and December 1984" },
    { "156X-12-25", "between 25 December 1560 and 25 December 1569" },
    { "XXXX-12-XX", "between December 1 BCE and December 9999" },
    { "1XXX-12", "between December 1000 and December 1999" },
    { "2004-06-XX~", "some day in June 2004 (approximate)" },
    { "[1667,1668]", "1667 or 1668" },
    { "[2023-05-30,2023-05-31]", "30 May 2023 or 31 May 2023" },
    { "[2022-12,2023-01]", "December 2022 or January 2023" },
    { "[1667,1668,1670..1672]", "between 1667 and 1672" },
    { "[1667,1668?]", "1667 or 1668 (uncertain)" },
    { "[156X,158X]", "between 1560 and 1589" },
    { "[2001-21,2001-23]", "between March 2001 and November 2001" },
    { "[..1760-12-03]", "3 December 1760 or earlier" },
    { "[1760-12..]", "December 1760 or later" },
    { "{1667,1668}", "1667 and 1668" },
    { "{1667,1668,1670..1672}", "on several dates from 1667 to 1672" },
    { "{..1984}", "until 1984" },
    { "1984~/..", "since 1984 (approximate)" },
    { "1984~/2004%", "1984 – 2004 (approximate and uncertain)" },
    { "2004-06/", "from June 2004 to an unknown date" },
    { "/1985-04-12", "from an unknown date to Friday, 12 April 1985" },
    { "2001-29", "spring 2001 (southern hemisphere)" },
    { "2001-37", "early 2001" },
    { "2001-41~", "circa second half of 2001" },
    { "2001-33/2001-40", "quarter 1 of 2001 – first half of 2001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsEvent event = annals_test_event (cases[i].date);
      g_autofree char *words = annals_words_event (&event, NULL);
      g_test_message ("%s", cases[i].date);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_undated (void)
{
  AnnalsEvent event = { .flags = ANNALS_EVENT_UNDATED };
  g_autofree char *words = annals_words_event (&event, NULL);
  g_autofree char *iso = annals_words_iso_start (&event, NULL);

  g_assert_cmpstr (words, ==, "No date");
  g_assert_cmpstr (iso, ==, "");
}

static void
test_distance (void)
{
  static const struct
  {
    double days;
    const char *words;
  } cases[] = {
    { 0, "same day" },        { 0.4, "same day" },          { 1, "1 day after" },
    { -1, "1 day before" },   { -723, "723 days before" },  { 799, "799 days after" },
    { 800, "2 years after" }, { -3653, "10 years before" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsEvent from = { 0 }, to = { .start = cases[i].days * ANNALS_SECONDS_PER_DAY };
      g_autofree char *words = annals_words_distance (&from, &to, NULL);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Of what day a time of day is, hangs on the clock; a date is of its own. */
static void
test_distance_by_clock (void)
{
  static const struct
  {
    const char *from, *to, *zone, *words;
  } cases[] = {
    { "2023-03-25T21:30Z", "2023-03-26T08:00Z", "utc", "1 day after" },
    { "2023-03-25T21:30Z", "2023-03-26T08:00Z", "Asia/Baku", "same day" },
    { "2023-03-25T21:30Z", "2023-03-26", "Asia/Baku", "same day" },
    { "2023-03-25T21:30Z", "2023-03-26", "America/Los_Angeles", "1 day after" },
    { "2023-03-25", "2023-03-26", "America/Los_Angeles", "1 day after" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsClock) clock = annals_clock_new (cases[i].zone, NULL, NULL);
      AnnalsEvent from = annals_test_event (cases[i].from), to = annals_test_event (cases[i].to);
      g_autofree char *words = annals_words_distance (&from, &to, clock);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* As finely as a span's length deserves. */
static void
test_span (void)
{
  static const struct
  {
    const char *start, *end, *words;
  } cases[] = {
    { "2021-03-03", "2021-03-17", "3–17 March 2021" },
    { "2021-03-03", "2021-03-03", "Wednesday, 3 March 2021" },
    { "2021-03-30T07:00", "2021-04-02T09:00", "30 March – 2 April 2021" },
    { "2021-03-03T07:00", "2021-03-03T11:59", "3 Mar 2021, 07:00 – 3 Mar 2021, 12:00" },
    { "1200", "1899", "1200 – 1899" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsEvent first = annals_test_event (cases[i].start),
                  last = annals_test_event (cases[i].end);
      g_autofree char *words = annals_words_span ((AnnalsSpan){ first.start, last.end }, NULL);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* A zone shifts times of day, and never a date without one. */
static void
test_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (4 * 3600);
  g_autoptr (AnnalsClock) clock = annals_clock_new_own (zone);
  AnnalsEvent day = annals_test_event ("2023-05-30"),
              timed = annals_test_event ("2023-05-30T22:05");
  g_autofree char *day_words = annals_words_event (&day, clock);
  g_autofree char *timed_words = annals_words_event (&timed, clock);
  g_autofree char *brief = annals_words_time_short (timed.start, ANNALS_PRECISION_MINUTE, clock);
  g_autofree char *brief_day = annals_words_time_short (day.start, ANNALS_PRECISION_DAY, clock);

  g_assert_cmpstr (day_words, ==, "Tuesday, 30 May 2023");
  g_assert_cmpstr (timed_words, ==, "Wednesday, 31 May 2023, 02:05");
  g_assert_cmpstr (brief, ==, "31 May 2023, 02:05");
  g_assert_cmpstr (brief_day, ==, "Tue, 30 May 2023");
}

/* The same instant by several clocks: told with its zone by any but the document's own; and a date
 * of a day, a month or a year stays what it is. */
static void
test_clocks (void)
{
  static const char *const zones[] = { "document", "utc", "America/Los_Angeles", "Europe/Berlin" };
  static const struct
  {
    const char *date, *words[4], *iso[4];
  } cases[] = {
    { "2023-05-30T22:05Z",
      { "Wednesday, 31 May 2023, 02:05", "Tuesday, 30 May 2023, 22:05 UTC",
        "Tuesday, 30 May 2023, 15:05 UTC−7", "Wednesday, 31 May 2023, 00:05 UTC+2" },
      { "2023-05-31T02:05:00+04:00", "2023-05-30T22:05:00Z", "2023-05-30T15:05:00-07:00",
        "2023-05-31T00:05:00+02:00" } },
    { "2023-12-31T23:30:15Z",
      { "Monday, 1 January 2024, 03:30:15", "Sunday, 31 December 2023, 23:30:15 UTC",
        "Sunday, 31 December 2023, 15:30:15 UTC−8", "Monday, 1 January 2024, 00:30:15 UTC+1" },
      { "2024-01-01T03:30:15+04:00", "2023-12-31T23:30:15Z", "2023-12-31T15:30:15-08:00",
        "2024-01-01T00:30:15+01:00" } },
    /* What both ends have is said once, and not where the clock is changed between them. */
    { "2023-03-26T00:30Z/2023-03-26T02:30Z",
      { "Sunday, 26 March 2023, 04:30 – Sunday, 26 March 2023, 06:30",
        "Sunday, 26 March 2023, 00:30 – Sunday, 26 March 2023, 02:30 UTC",
        "Saturday, 25 March 2023, 17:30 – Saturday, 25 March 2023, 19:30 UTC−7",
        "Sunday, 26 March 2023, 01:30 UTC+1 – Sunday, 26 March 2023, 04:30 UTC+2" },
      { "2023-03-26T04:30:00+04:00", "2023-03-26T00:30:00Z", "2023-03-25T17:30:00-07:00",
        "2023-03-26T01:30:00+01:00" } },
    { "2023-05-30T22:05Z~",
      { "circa Wednesday, 31 May 2023, 02:05", "circa Tuesday, 30 May 2023, 22:05 UTC",
        "circa Tuesday, 30 May 2023, 15:05 UTC−7", "circa Wednesday, 31 May 2023, 00:05 UTC+2" },
      { "2023-05-31T02:05:00+04:00", "2023-05-30T22:05:00Z", "2023-05-30T15:05:00-07:00",
        "2023-05-31T00:05:00+02:00" } },
    { "2023-05-30/2023-05-31T22:00Z",
      { "Tuesday, 30 May 2023 – Thursday, 1 June 2023, 02:00",
        "Tuesday, 30 May 2023 – Wednesday, 31 May 2023, 22:00 UTC",
        "Tuesday, 30 May 2023 – Wednesday, 31 May 2023, 15:00 UTC−7",
        "Tuesday, 30 May 2023 – Thursday, 1 June 2023, 00:00 UTC+2" },
      { "2023-05-30", "2023-05-30", "2023-05-30", "2023-05-30" } },
    { "2023-05-30T22:05Z/..",
      { "since Wednesday, 31 May 2023, 02:05", "since Tuesday, 30 May 2023, 22:05 UTC",
        "since Tuesday, 30 May 2023, 15:05 UTC−7", "since Wednesday, 31 May 2023, 00:05 UTC+2" },
      { "2023-05-31T02:05:00+04:00", "2023-05-30T22:05:00Z", "2023-05-30T15:05:00-07:00",
        "2023-05-31T00:05:00+02:00" } },
  };
  static const char *const dates[] = {
    "2023-05-30",
    "2023-01-01",
    "2023-05-30/2023-05-31",
    "2023-05",
    "2023",
    "198X",
    "2001-24",
    "Y-65000000",
    "1984~",
    "[2023-05-29,2023-05-30]",
    "2023-05-XX",
    "2023-05-30/..",
  };
  g_autoptr (GTimeZone) own = g_time_zone_new_offset (4 * 3600);

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_autoptr (AnnalsClock) clock = annals_clock_new (zones[z], own, NULL);
      g_assert_nonnull (clock);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          AnnalsEvent event = annals_test_event (cases[i].date);
          g_autofree char *words = annals_words_event (&event, clock);
          g_autofree char *iso = annals_words_iso_start (&event, clock);
          g_assert_cmpstr (words, ==, cases[i].words[z]);
          g_assert_cmpstr (iso, ==, cases[i].iso[z]);
        }
      for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
        {
          AnnalsEvent event = annals_test_event (dates[i]);
          g_autofree char *words = annals_words_event (&event, clock);
          g_autofree char *plain = annals_words_event (&event, NULL);
          g_autofree char *iso = annals_words_iso_end (&event, clock);
          g_autofree char *plain_iso = annals_words_iso_end (&event, NULL);
          g_assert_cmpstr (words, ==, plain);
          g_assert_cmpstr (iso, ==, plain_iso);
        }
    }
}

/* An offset in ISO 8601 has whole minutes, and whatever it is, the instant is the same. */
static void
test_iso_offset (void)
{
  static const char *const zones[] = { "Asia/Baku", "Europe/Amsterdam", "America/St_Johns",
                                       "Africa/Monrovia" };
  GRand *rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (AnnalsClock) clock = annals_clock_new (zones[i % 4], NULL, NULL);
      AnnalsEvent event = { .start = floor (g_rand_double_range (rand, -3e9, 2e9)),
                            .start_precision = ANNALS_PRECISION_SECOND };
      AnnalsDate date;
      g_autofree char *iso = annals_words_iso_start (&event, clock);
      g_assert_true (annals_date_parse (iso, -1, NULL, &date, NULL));
      g_assert_cmpfloat (date.earliest, ==, event.start);
    }
  g_rand_free (rand);
}

/* Of each source: who it is, and the date that it gives. */
static void
test_differences (void)
{
  static const struct
  {
    const char *date, *dates[3], *lines;
  } cases[] = {
    { "2023-05-30", { NULL }, NULL },
    { "2023-05-30", { NULL, "2023-05-30", "2023-05-30" }, NULL },
    { "2023-05-30", { "soon", NULL, "2023-05-30" }, NULL },
    { "2023-05-30", { "2023-05-29", NULL, NULL }, "P0 · ⁨Monday, 29 May 2023⁩" },
    { "2023-05-30",
      { "2023-05-30", "2023-05", NULL },
      "P0 · ⁨Tuesday, 30 May 2023⁩\nT1 · ⁨May 2023⁩" },
    { "2023-05", { "2023-05-30", NULL, NULL }, NULL },
    { "2023-05",
      { "2023-05-30", NULL, "2023-05-29/2023-05-30" },
      "P0 · ⁨Tuesday, 30 May 2023⁩\nP2 · ⁨29–30 May 2023⁩" },
    { "[2023-05-29,2023-05-30]",
      { "2023-05-29", "2023-05-30", NULL },
      "P0 · ⁨Monday, 29 May 2023⁩\nT1 · ⁨Tuesday, 30 May 2023⁩" },
    { "2023-05/..", { NULL, "2023-05", NULL }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsEvent event = annals_test_event (cases[i].date);
      g_autoptr (AnnalsDetail) detail = annals_detail_new ();
      for (guint j = 0; j < 3; j++)
        {
          AnnalsSource *source = annals_detail_add_source (detail);
          source->publisher = j != 1 ? g_strdup_printf ("P%u", j) : NULL;
          source->title = g_strdup_printf ("T%u", j);
          source->dates = g_strdup (cases[i].dates[j]);
        }
      g_autofree char *lines = annals_words_differences (&event, detail->sources, NULL, NULL);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

/* Slavic months have a form for dates and one that stands alone. */
static void
test_cases (void)
{
  AnnalsCivil civil = { .year = 2023, .month = 5, .day = 30 };

  if (setlocale (LC_TIME, "ru_RU.UTF-8") == NULL)
    {
      g_test_skip ("the Russian locale is not installed");
      return;
    }
  g_autofree char *in_date = annals_words_format (&civil, "%e %B %Y");
  g_autofree char *alone = annals_words_format (&civil, "%OB %Y");
  setlocale (LC_TIME, "C.UTF-8");
  g_assert_cmpstr (in_date, ==, "30 мая 2023");
  g_autofree char *lower = g_utf8_strdown (alone, -1);
  g_assert_cmpstr (lower, ==, "май 2023");
}

/* Numbers have the digits of the locale, as names of months are its own. */
static void
test_digits (void)
{
#ifdef __GLIBC__
  AnnalsCivil civil = { .year = 2023, .month = 5, .day = 30, .hour = 7, .minute = 5 };

  if (setlocale (LC_ALL, "fa_IR.UTF-8") == NULL)
    {
      g_test_skip ("the Persian locale is not installed");
      return;
    }
  g_autofree char *text = annals_words_format (&civil, "%e/%Y %H:%M");
  g_autofree char *iso = annals_words_iso_date (0);
  g_autofree char *far = annals_words_year (12500);
  g_autofree char *age = annals_words_year (-13800000000);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_nonnull (strstr (far, "۵۰۰"));
  g_assert_true (g_str_has_prefix (age, "۱۳"));
  g_assert_cmpstr (text, ==, "۳۰/۲۰۲۳ ۰۷:۰۵");
  g_assert_cmpstr (iso, ==, "1970-01-01"); /* for scripts, and to be typed */
#else
  g_test_skip ("this C library writes no other digits");
#endif
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/events", test_events);
  g_test_add_func ("/words/doubts", test_doubts);
  g_test_add_func ("/words/undated", test_undated);
  g_test_add_func ("/words/distance", test_distance);
  g_test_add_func ("/words/distance-by-clock", test_distance_by_clock);
  g_test_add_func ("/words/span", test_span);
  g_test_add_func ("/words/zone", test_zone);
  g_test_add_func ("/words/clocks", test_clocks);
  g_test_add_func ("/words/iso-offset", test_iso_offset);
  g_test_add_func ("/words/differences", test_differences);
  g_test_add_func ("/words/digits", test_digits);
  g_test_add_func ("/words/cases", test_cases);
  return g_test_run ();
}
