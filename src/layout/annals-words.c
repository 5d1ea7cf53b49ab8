/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-words.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <math.h>
#include <string.h>

#define MILLION 1000000
#define DAYS_TOLD_MOST 799 /* a longer distance is told in years */
#define DAYS_LASTED_MOST 59

/* ---- Names and patterns ---- */

static void
append_langinfo (GString *out, nl_item item)
{
  g_autofree char *name = g_locale_to_utf8 (nl_langinfo (item), -1, NULL, NULL, NULL);

  g_string_append (out, name != NULL ? name : "");
}

/* What a month is called alone: Slavic and other languages have a case of its own for it. */
static nl_item
month_alone (int month)
{
#ifdef ALTMON_1
  return ALTMON_1 + month - 1;
#else
  return MON_1 + month - 1;
#endif
}

/**
 * annals_words_year:
 * @year: astronomical
 *
 * A year as people say it.
 */
char *
annals_words_year (gint64 year)
{
  if (year <= -MILLION || year >= MILLION)
    {
      double millions = fabs ((double) year) / MILLION;
      gboolean billions = millions >= 1000;
      g_autofree char *number = g_strdup_printf ("%.6g", billions ? millions / 1000 : millions);
      if (year < 0)
        /* Translators: billions and millions of years ago, as geologists write them: "13.8 Ga", "65
         * Ma". */
        return g_strdup_printf (billions ? _ ("%s Ga") : _ ("%s Ma"), number);
      return g_strdup_printf (billions ? _ ("+%s Ga") : _ ("+%s Ma"), number);
    }
  if (year > 9999)
    return g_strdup_printf ("%'" G_GINT64_MODIFIER "d", year);
  if (year > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, year);
  g_autofree char *number =
      g_strdup_printf (year < -9998 ? "%'" G_GINT64_MODIFIER "d" : "%" G_GINT64_FORMAT, 1 - year);
  /* Translators: a year before the common era, "490 BCE". */
  return g_strdup_printf (_ ("%s BCE"), number);
}

static void
append_field (GString *out, const AnnalsCivil *civil, char field, gboolean alone)
{
  gint64 days = annals_days_from_civil (civil->year, civil->month, civil->day);
  int weekday = annals_weekday_from_days (days) % 7; /* 0: Sunday, as langinfo counts */
  g_autofree char *year = NULL;

  switch (field)
    {
    case 'Y':
      year = annals_words_year (civil->year);
      g_string_append (out, year);
      break;
    case 'B':
      append_langinfo (out, alone ? month_alone (civil->month) : MON_1 + civil->month - 1);
      break;
    case 'b':
      append_langinfo (out, ABMON_1 + civil->month - 1);
      break;
    case 'A':
      append_langinfo (out, DAY_1 + weekday);
      break;
    case 'a':
      append_langinfo (out, ABDAY_1 + weekday);
      break;
    case 'e':
      g_string_append_printf (out, "%d", civil->day);
      break;
    case 'H':
      g_string_append_printf (out, "%02d", civil->hour);
      break;
    case 'M':
      g_string_append_printf (out, "%02d", civil->minute);
      break;
    case 'S':
      g_string_append_printf (out, "%02d", (int) civil->second);
      break;
    default:
      g_string_append_c (out, field);
      break;
    }
}

char *
annals_words_format (const AnnalsCivil *civil, const char *pattern)
{
  GString *out = g_string_new (NULL);

  for (const char *c = pattern; *c != '\0'; c++)
    {
      if (*c != '%' || c[1] == '\0')
        {
          g_string_append_c (out, *c);
          continue;
        }
      gboolean alone = c[1] == 'O' && c[2] != '\0';
      c += alone ? 2 : 1;
      append_field (out, civil, *c, alone);
    }
  return g_string_free (out, FALSE);
}

static AnnalsCivil
to_civil (AnnalsTime time, AnnalsPrecision precision, GTimeZone *zone)
{
  AnnalsCivil civil;

  /* A date without a time of day floats: no zone shifts it. */
  annals_civil_from_time (
      precision >= ANNALS_PRECISION_HOUR ? time + annals_zone_offset (zone, time) : time, &civil);
  return civil;
}

/* ---- Dates ---- */

static char *
words_century (gint64 year)
{
  g_autofree char *first = annals_words_year (year);
  g_autofree char *last = annals_words_year (year + 99);

  /* Translators: first and last year of a century. */
  return g_strdup_printf (_ ("%s–%s"), first, last);
}

/* Seasons, quarters, thirds and halves of a year begin in different months, but for two that their
 * length tells apart. */
static char *
words_season (const AnnalsCivil *civil, double days)
{
  g_autofree char *year = annals_words_year (civil->year);
  gboolean is_half = days > 150, is_third = !is_half && days > 110;

  if (is_half)
    /* Translators: half a year; %s is the year. */
    return g_strdup_printf (civil->month < 7 ? _ ("first half of %s") : _ ("second half of %s"),
                            year);
  if (is_third)
    /* Translators: four months of a year; %s is the year. */
    return g_strdup_printf (civil->month < 5   ? _ ("early %s")
                            : civil->month < 9 ? _ ("mid %s")
                                               : _ ("late %s"),
                            year);
  switch (civil->month)
    {
    case 3:
      /* Translators: a season and its year. */
      return g_strdup_printf (_ ("spring %s"), year);
    case 6:
      return g_strdup_printf (_ ("summer %s"), year);
    case 9:
      return g_strdup_printf (_ ("autumn %s"), year);
    case 1:
    case 4:
    case 7:
    case 10:
      /* Translators: a quarter, by its number, and its year. */
      return g_strdup_printf (_ ("quarter %d of %s"), civil->month / 3 + 1, year);
    default:
      return g_strdup_printf (_ ("winter %s"), year);
    }
}

#define SEASON_DAYS 91.0

static char *
words_civil (const AnnalsCivil *civil, AnnalsPrecision precision)
{
  g_autofree char *year = annals_words_year (civil->year);

  switch (precision)
    {
    case ANNALS_PRECISION_MILLENNIUM:
    case ANNALS_PRECISION_CENTURY:
      return words_century (civil->year);
    case ANNALS_PRECISION_DECADE:
      /* Translators: a decade, "1980s". */
      return g_strdup_printf (_ ("%ss"), year);
    case ANNALS_PRECISION_SEASON:
      return words_season (civil, SEASON_DAYS);
    case ANNALS_PRECISION_MONTH:
      /* Translators: a month of a year, "March 2023"; %OB is the month's name as it stands alone.
       */
      return annals_words_format (civil, _ ("%OB %Y"));
    case ANNALS_PRECISION_DAY:
      /* Translators: a day, "Tuesday, 30 May 2023"; %B is the month's name as it stands in a date.
       */
      return annals_words_format (civil, _ ("%A, %e %B %Y"));
    case ANNALS_PRECISION_HOUR:
    case ANNALS_PRECISION_MINUTE:
      return annals_words_format (civil, _ ("%A, %e %B %Y, %H:%M"));
    case ANNALS_PRECISION_SECOND:
    case ANNALS_PRECISION_FRACTION:
      return annals_words_format (civil, _ ("%A, %e %B %Y, %H:%M:%S"));
    case ANNALS_PRECISION_EON:
    case ANNALS_PRECISION_YEAR:
    default:
      return g_steal_pointer (&year);
    }
}

/**
 * annals_words_time:
 * @precision: how finely to say it
 * @zone: (nullable): for times of day
 *
 * A date in words, by locale.
 */
char *
annals_words_time (AnnalsTime time, AnnalsPrecision precision, GTimeZone *zone)
{
  AnnalsCivil civil = to_civil (time, precision, zone);

  return words_civil (&civil, precision);
}

char *
annals_words_time_short (AnnalsTime time, AnnalsPrecision precision, GTimeZone *zone)
{
  AnnalsCivil civil = to_civil (time, precision, zone);

  if (precision >= ANNALS_PRECISION_SECOND)
    return annals_words_format (&civil, _ ("%e %b %Y, %H:%M:%S"));
  if (precision >= ANNALS_PRECISION_HOUR)
    return annals_words_format (&civil, _ ("%e %b %Y, %H:%M"));
  if (precision == ANNALS_PRECISION_DAY)
    /* Translators: a day, in short: "Wed, 8 Feb 2023". */
    return annals_words_format (&civil, _ ("%a, %e %b %Y"));
  return words_civil (&civil, precision);
}

/* ---- Events ---- */

/* The last moment that an end means; in deep time, the last that a double can tell. */
static AnnalsTime
last_moment (const AnnalsEvent *event)
{
  double step = event->end_precision >= ANNALS_PRECISION_FRACTION ? 1e-6 : 1;

  return MAX (MIN (event->end - step, nextafter (event->end, -G_MAXDOUBLE)), event->start);
}

static char *
words_days (const AnnalsCivil *first, const AnnalsCivil *last)
{
  g_autofree char *from = NULL, *to = NULL;

  if (first->year != last->year)
    {
      from = annals_words_format (first, C_ ("a range's start", "%e %B %Y"));
      to = annals_words_format (last, C_ ("a range's end", "%e %B %Y"));
      /* Translators: from one date to another. */
      return g_strdup_printf (_ ("%s – %s"), from, to);
    }
  if (first->month != last->month)
    {
      from = annals_words_format (first, C_ ("start of a range within a year", "%e %B"));
      to = annals_words_format (last, C_ ("end of a range within a year", "%e %B %Y"));
      return g_strdup_printf (_ ("%s – %s"), from, to);
    }
  if (first->day == last->day)
    return words_civil (first, ANNALS_PRECISION_DAY);
  from = annals_words_format (first, C_ ("start of a range within a month", "%e"));
  to = annals_words_format (last, C_ ("end of a range within a month", "%e %B %Y"));
  /* Translators: from one day of a month to another, "30–31 May 2023". */
  return g_strdup_printf (C_ ("days of one month", "%s–%s"), from, to);
}

static char *
words_range (const AnnalsEvent *event, GTimeZone *zone)
{
  AnnalsPrecision start_precision = (AnnalsPrecision) event->start_precision;
  AnnalsPrecision end_precision = (AnnalsPrecision) event->end_precision;
  AnnalsTime last = last_moment (event);

  if (start_precision == ANNALS_PRECISION_DAY && end_precision == ANNALS_PRECISION_DAY)
    {
      AnnalsCivil from = to_civil (event->start, start_precision, NULL),
                  to = to_civil (last, end_precision, NULL);
      return words_days (&from, &to);
    }
  g_autofree char *from = annals_words_time (event->start, start_precision, zone);
  /* Of a century or a season the first day names it. */
  g_autofree char *to = annals_words_time (end_precision < ANNALS_PRECISION_YEAR
                                                   || end_precision == ANNALS_PRECISION_SEASON
                                               ? MAX (event->earliest_end, event->start)
                                               : last,
                                           end_precision, zone);
  return g_str_equal (from, to) ? g_steal_pointer (&from)
                                : g_strdup_printf (_ ("%s – %s"), from, to);
}

/* Longer than a year: a decade by its name, else the first and the last year. */
static char *
words_long_date (const AnnalsEvent *event, AnnalsPrecision precision)
{
  AnnalsCivil first = to_civil (event->start, precision, NULL),
              last = to_civil (last_moment (event), precision, NULL);

  if (precision == ANNALS_PRECISION_EON
      || (precision == ANNALS_PRECISION_DECADE && last.year - first.year < 10))
    return words_civil (&first, precision);
  g_autofree char *from = annals_words_year (first.year), *to = annals_words_year (last.year);
  return g_str_equal (from, to) ? g_steal_pointer (&from)
                                : g_strdup_printf (C_ ("years of a span", "%s–%s"), from, to);
}

/* A lone date: as long as its precision, or a set of several. */
static char *
words_date (const AnnalsEvent *event, GTimeZone *zone)
{
  AnnalsPrecision precision = (AnnalsPrecision) event->start_precision;
  g_autofree char *from = annals_words_time (event->start, precision, zone);

  if (precision == ANNALS_PRECISION_SEASON)
    {
      AnnalsCivil civil = to_civil (event->start, precision, NULL);
      return words_season (&civil, (event->end - event->start) / ANNALS_SECONDS_PER_DAY);
    }
  if (precision < ANNALS_PRECISION_YEAR)
    return words_long_date (event, precision);
  g_autofree char *to = annals_words_time (last_moment (event), precision, zone);
  return g_str_equal (from, to) ? g_steal_pointer (&from)
                                /* Translators: an event of one date, of which it is known only
                                   between which others it lies. */
                                : g_strdup_printf (_ ("between %s and %s"), from, to);
}

static char *
words_bounds (const AnnalsEvent *event, GTimeZone *zone)
{
  g_autofree char *text = NULL;

  if (event->flags & ANNALS_EVENT_OPEN_END)
    {
      text = annals_words_time (event->start, (AnnalsPrecision) event->start_precision, zone);
      /* Translators: from a date on. */
      return g_strdup_printf (_ ("since %s"), text);
    }
  if (event->flags & ANNALS_EVENT_OPEN_START)
    {
      text = annals_words_time (last_moment (event), (AnnalsPrecision) event->end_precision, zone);
      /* Translators: up to a date. */
      return g_strdup_printf (_ ("until %s"), text);
    }
  if (event->flags & ANNALS_EVENT_IS_SPAN)
    return words_range (event, zone);
  return words_date (event, zone);
}

/**
 * annals_words_event:
 * @zone: (nullable): for times of day
 *
 * When an event was, in words, with how sure that is.
 */
char *
annals_words_event (const AnnalsEvent *event, GTimeZone *zone)
{
  if (event->flags & ANNALS_EVENT_UNDATED)
    return g_strdup (_ ("No date"));
  g_autofree char *text = words_bounds (event, zone);
  if (event->flags & ANNALS_EVENT_APPROXIMATE)
    {
      /* Translators: an approximate date. */
      g_autofree char *circa = g_strdup_printf (_ ("circa %s"), text);
      g_free (g_steal_pointer (&text));
      text = g_steal_pointer (&circa);
    }
  if (event->flags & ANNALS_EVENT_UNCERTAIN)
    return g_strdup_printf (_ ("%s (uncertain)"), text);
  return g_steal_pointer (&text);
}

static char *
words_short_time (double seconds)
{
  guint minutes = (guint) round (seconds / 60);
  g_autofree char *hours_text =
      g_strdup_printf (ngettext ("%u hour", "%u hours", minutes / 60), minutes / 60);
  g_autofree char *minutes_text =
      g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes % 60), minutes % 60);

  if (minutes == 0)
    return g_strdup ("");
  if (minutes < 60)
    return g_steal_pointer (&minutes_text);
  if (minutes % 60 == 0)
    return g_steal_pointer (&hours_text);
  /* Translators: two parts of a duration, "1 year, 2 months". */
  return g_strdup_printf (_ ("%s, %s"), hours_text, minutes_text);
}

static char *
words_long_time (AnnalsTime start, AnnalsTime end)
{
  AnnalsCivil from, to;

  annals_civil_from_time (start, &from);
  annals_civil_from_time (end, &to);
  gint64 months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day);
  gulong years = (gulong) (months / 12), rest = (gulong) (months % 12);
  g_autofree char *years_text =
      g_strdup_printf (ngettext ("%'lu year", "%'lu years", years), years);
  g_autofree char *months_text = g_strdup_printf (ngettext ("%lu month", "%lu months", rest), rest);

  if (years == 0)
    return g_steal_pointer (&months_text);
  if (rest == 0 || years >= 10)
    return g_steal_pointer (&years_text);
  return g_strdup_printf (_ ("%s, %s"), years_text, months_text);
}

/**
 * annals_words_duration:
 *
 * How long an event lasted, in words; empty where it is a single date, or open.
 */
char *
annals_words_duration (const AnnalsEvent *event)
{
  double length = event->end - event->start;
  gulong days = (gulong) MAX (round (length / ANNALS_SECONDS_PER_DAY), 0);

  if (!(event->flags & ANNALS_EVENT_IS_SPAN)
      || (event->flags & (ANNALS_EVENT_OPEN_START | ANNALS_EVENT_OPEN_END | ANNALS_EVENT_UNDATED)))
    return g_strdup ("");
  if ((event->flags & ANNALS_EVENT_TIMED) && length < ANNALS_SECONDS_PER_DAY)
    return words_short_time (length);
  if (days <= 1)
    return g_strdup ("");
  if (days <= DAYS_LASTED_MOST)
    return g_strdup_printf (ngettext ("%lu day", "%lu days", days), days);
  return words_long_time (event->start, event->end);
}

/**
 * annals_words_distance:
 *
 * How far @to lies before or after @from, in words.
 */
char *
annals_words_distance (AnnalsTime from, AnnalsTime to)
{
  double days = floor (to / ANNALS_SECONDS_PER_DAY) - floor (from / ANNALS_SECONDS_PER_DAY);
  gulong n = (gulong) fabs (days),
         years = (gulong) round (fabs (to - from) / ANNALS_SECONDS_PER_YEAR);

  if (n == 0)
    return g_strdup (_ ("same day"));
  if (n <= DAYS_TOLD_MOST)
    return g_strdup_printf (days < 0 ? ngettext ("%lu day before", "%lu days before", n)
                                     : ngettext ("%lu day after", "%lu days after", n),
                            n);
  return g_strdup_printf (days < 0 ? ngettext ("%'lu year before", "%'lu years before", years)
                                   : ngettext ("%'lu year after", "%'lu years after", years),
                          years);
}

/* ---- For scripts: never translated ---- */

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
             : iso_time (last_moment (event), event->end_precision);
}
