/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-words-private.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "layout/annals-digits.h"

#define MILLION 1000000
#define AGE_DIGITS 10

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

/* So far away that it is counted in millions of years from now. */
gboolean
annals_words_is_age (gint64 year)
{
  return year <= -MILLION || year >= MILLION;
}

/**
 * annals_words_fraction:
 * @digits: significant
 * @shown: (out) (optional): the number as it is written
 *
 * A number that may have a fraction, for which some C libraries know no digits but those of ASCII.
 */
char *
annals_words_fraction (double number, int digits, double *shown)
{
  g_autofree char *plain = g_strdup_printf ("%.*g", digits, number);
  GString *out = g_string_new (NULL);

  if (shown != NULL)
    *shown = strtod (plain, NULL);
  for (const char *c = plain; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_printf (out, "%" ANNALS_DIGITS "d", *c - '0');
    else
      g_string_append_c (out, *c);
  return g_string_free (out, FALSE);
}

/* How many billions of years an age is, or how many millions. */
static double
age_number (gint64 year)
{
  return fabs ((double) year)
         / (annals_words_is_age (year / 1000) ? 1000.0 * MILLION : (double) MILLION);
}

/* A year's digits alone: of years before the common era, and of ages in millions or in billions. */
static char *
year_number (gint64 year)
{
  if (annals_words_is_age (year))
    return annals_words_fraction (age_number (year), AGE_DIGITS, NULL);
  if (year < 1)
    year = 1 - year;
  return g_strdup_printf (year > 9999 ? "%'" ANNALS_DIGITS G_GINT64_MODIFIER "d"
                                      : "%" ANNALS_DIGITS G_GINT64_FORMAT,
                          year);
}

/**
 * annals_words_year:
 * @year: astronomical
 *
 * A year as people say it, in short.
 */
char *
annals_words_year (gint64 year)
{
  g_autofree char *number = year_number (year);
  gboolean billions = annals_words_is_age (year / 1000);

  if (annals_words_is_age (year) && year < 0)
    /* Translators: billions and millions of years ago, as geologists write them: "13.8 Ga", "65
     * Ma". */
    return g_strdup_printf (billions ? _ ("%s Ga") : _ ("%s Ma"), number);
  if (annals_words_is_age (year))
    return g_strdup_printf (billions ? _ ("+%s Ga") : _ ("+%s Ma"), number);
  /* Translators: a year before the common era, "490 BCE". */
  return year > 0 ? g_steal_pointer (&number) : g_strdup_printf (_ ("%s BCE"), number);
}

/* A whole number of them, whose plural a language has rules for. */
static char *
words_whole_age (gulong n, gboolean billions, gboolean past)
{
  if (billions)
    return g_strdup_printf (
        past ? ngettext ("%lu billion years ago", "%lu billion years ago", n)
             : ngettext ("%lu billion years from now", "%lu billion years from now", n),
        n);
  return g_strdup_printf (
      past ? ngettext ("%lu million years ago", "%lu million years ago", n)
           : ngettext ("%lu million years from now", "%lu million years from now", n),
      n);
}

/* @number: one with a fraction, or two of which @last is the last */
static char *
words_age (const char *number, gint64 last)
{
  gboolean billions = annals_words_is_age (last / 1000);
  gulong n = (gulong) age_number (last);

  /* Translators: "%s" is a number with a fraction, "13.8 billion years ago", or two numbers,
   * "252–66 million years ago". The plural here is that of the whole part, 13, or of the last
   * number; where a fraction has a form of its own, as in "1,5 миллиона", all forms are that. */
  if (billions)
    return g_strdup_printf (
        last < 0 ? ngettext ("%s billion years ago", "%s billion years ago", n)
                 : ngettext ("%s billion years from now", "%s billion years from now", n),
        number);
  return g_strdup_printf (
      last < 0 ? ngettext ("%s million years ago", "%s million years ago", n)
               : ngettext ("%s million years from now", "%s million years from now", n),
      number);
}

static char *
words_one_age (gint64 year)
{
  double number = age_number (year);
  g_autofree char *text = year_number (year);

  return number == floor (number)
             ? words_whole_age ((gulong) number, annals_words_is_age (year / 1000), year < 0)
             : words_age (text, year);
}

/**
 * annals_words_years:
 * @first: astronomical
 * @last: may be the same
 *
 * A year or a span of years; what both share is said once: "199–190 BCE".
 */
char *
annals_words_years (gint64 first, gint64 last)
{
  g_autofree char *from = year_number (first), *to = year_number (last);
  gboolean first_is_age = annals_words_is_age (first), is_one = g_str_equal (from, to);
  g_autofree char *both =
      is_one ? g_strdup (from) : g_strdup_printf (C_ ("years of a span", "%s–%s"), from, to);

  if (first_is_age && annals_words_is_age (last) && (first < 0) == (last < 0)
      && annals_words_is_age (first / 1000) == annals_words_is_age (last / 1000))
    return is_one ? words_one_age (last) : words_age (both, last);
  if (!first_is_age && !annals_words_is_age (last) && (first > 0) == (last > 0))
    return first > 0 ? g_steal_pointer (&both) : g_strdup_printf (_ ("%s BCE"), both);
  g_autofree char *start = first_is_age ? words_one_age (first) : annals_words_year (first);
  g_autofree char *end =
      annals_words_is_age (last) ? words_one_age (last) : annals_words_year (last);
  return g_strdup_printf (_ ("%s – %s"), start, end);
}

/* A width counts bytes, and other digits have more than one. */
static void
append_two_digits (GString *out, int number)
{
  g_string_append_printf (out, "%" ANNALS_DIGITS "d%" ANNALS_DIGITS "d", number / 10, number % 10);
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
      g_string_append_printf (out, "%" ANNALS_DIGITS "d", civil->day);
      break;
    case 'H':
      append_two_digits (out, civil->hour);
      break;
    case 'M':
      append_two_digits (out, civil->minute);
      break;
    case 'S':
      append_two_digits (out, (int) civil->second);
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

/* A date without a time of day floats: no zone shifts it. */
AnnalsCivil
annals_words_civil_at (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  AnnalsCivil civil;

  annals_civil_from_time (precision >= ANNALS_PRECISION_HOUR
                              ? time + annals_zone_offset (annals_clock_get_zone (clock), time)
                              : time,
                          &civil);
  return civil;
}

/* ---- Dates ---- */

/* Seasons, quarters, thirds and halves of a year begin in different months, but for two that their
 * length tells apart. */
char *
annals_words_season (const AnnalsCivil *civil, double days)
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

/* A decade has a name of its own in the common era only. */
static char *
words_decade (gint64 year)
{
  g_autofree char *text = annals_words_year (year);

  if (year <= 0)
    return annals_words_years (year, year + 9);
  /* Translators: a decade, "1980s". */
  return g_strdup_printf (_ ("%ss"), text);
}

char *
annals_words_civil (const AnnalsCivil *civil, AnnalsPrecision precision)
{
  switch (precision)
    {
    case ANNALS_PRECISION_MILLENNIUM:
      return annals_words_years (civil->year, civil->year + 999);
    case ANNALS_PRECISION_CENTURY:
      return annals_words_years (civil->year, civil->year + 99);
    case ANNALS_PRECISION_DECADE:
      return words_decade (civil->year);
    case ANNALS_PRECISION_SEASON:
      return annals_words_season (civil, SEASON_DAYS);
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
      return annals_words_years (civil->year, civil->year);
    }
}

/* ---- Times ---- */

char *
annals_words_dup_mark (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  return precision >= ANNALS_PRECISION_HOUR ? annals_clock_dup_mark (clock, time) : NULL;
}

/* With the zone, where it does not go without saying. */
static char *
mark (const char *text, AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  g_autofree char *zone = annals_words_dup_mark (time, precision, clock);

  /* Translators: a time of day and how far its zone is from UTC: "30 May 2023, 14:30 UTC+4". */
  return zone != NULL ? g_strdup_printf (C_ ("time and zone", "%s %s"), text, zone)
                      : g_strdup (text);
}

char *
annals_words_time_unmarked (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  AnnalsCivil civil = annals_words_civil_at (time, precision, clock);

  return annals_words_civil (&civil, precision);
}

/**
 * annals_words_time:
 * @precision: how finely to say it
 * @clock: (nullable): for times of day
 *
 * A date in words, by locale.
 */
char *
annals_words_time (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  g_autofree char *text = annals_words_time_unmarked (time, precision, clock);

  return mark (text, time, precision, clock);
}

char *
annals_words_time_short_unmarked (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  AnnalsCivil civil = annals_words_civil_at (time, precision, clock);

  if (precision >= ANNALS_PRECISION_SECOND)
    return annals_words_format (&civil, _ ("%e %b %Y, %H:%M:%S"));
  if (precision >= ANNALS_PRECISION_HOUR)
    return annals_words_format (&civil, _ ("%e %b %Y, %H:%M"));
  if (precision == ANNALS_PRECISION_DAY)
    /* Translators: a day, in short: "Wed, 8 Feb 2023". */
    return annals_words_format (&civil, _ ("%a, %e %b %Y"));
  return annals_words_civil (&civil, precision);
}

char *
annals_words_time_short (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  g_autofree char *text = annals_words_time_short_unmarked (time, precision, clock);

  return mark (text, time, precision, clock);
}
