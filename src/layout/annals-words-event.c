/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an event was, and how sure that is. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/annals-words-private.h"

#define YEARS_ONLY (200 * ANNALS_SECONDS_PER_YEAR)

/* ---- Events ---- */

/* The last moment that an end means; in deep time, the last that a double can tell. */
AnnalsTime
annals_words_last_moment (const AnnalsEvent *event)
{
  double step = event->end_precision >= ANNALS_PRECISION_FRACTION ? 1e-6 : 1;

  return MAX (MIN (event->end - step, nextafter (event->end, -G_MAXDOUBLE)), event->start);
}

static char *
words_season (const AnnalsEvent *event, AnnalsTime first, AnnalsTime past)
{
  AnnalsCivil civil = annals_words_civil_at (first, ANNALS_PRECISION_SEASON, NULL);

  /* Half a year later it has the same name in the north. */
  if (event->flags & ANNALS_EVENT_SOUTHERN)
    civil.month = (civil.month + 5) % 12 + 1;
  return annals_words_season (&civil, (past - first) / ANNALS_SECONDS_PER_DAY);
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
    return annals_words_civil (first, ANNALS_PRECISION_DAY);
  from = annals_words_format (first, C_ ("start of a range within a month", "%e"));
  to = annals_words_format (last, C_ ("end of a range within a month", "%e %B %Y"));
  /* Translators: from one day of a month to another, "30–31 May 2023". */
  return g_strdup_printf (C_ ("days of one month", "%s–%s"), from, to);
}

/* Of a century or a season the first day names it, of what is finer the last. */
static char *
words_end (const AnnalsEvent *event, AnnalsClock *clock)
{
  AnnalsPrecision precision = (AnnalsPrecision) event->end_precision;

  if (precision == ANNALS_PRECISION_SEASON)
    return words_season (event, event->earliest_end, event->end);
  return annals_words_time (precision < ANNALS_PRECISION_YEAR
                                ? MAX (event->earliest_end, event->start)
                                : annals_words_last_moment (event),
                            precision, clock);
}

static char *
words_start (const AnnalsEvent *event, AnnalsClock *clock)
{
  return event->start_precision == ANNALS_PRECISION_SEASON
             ? words_season (event, event->start, event->latest_start)
             : annals_words_time (event->start, (AnnalsPrecision) event->start_precision, clock);
}

/* What both ends have is said once, after the last. */
static gboolean
shares_zone (AnnalsTime first,
             AnnalsPrecision first_precision,
             AnnalsTime last,
             AnnalsPrecision last_precision,
             AnnalsClock *clock)
{
  g_autofree char *start = annals_words_dup_mark (first, first_precision, clock);
  g_autofree char *end = annals_words_dup_mark (last, last_precision, clock);

  return start != NULL && g_strcmp0 (start, end) == 0;
}

static char *
words_range (const AnnalsEvent *event, AnnalsClock *clock)
{
  AnnalsPrecision first = (AnnalsPrecision) event->start_precision,
                  last = (AnnalsPrecision) event->end_precision;
  AnnalsCivil from = annals_words_civil_at (event->start, first, NULL),
              to = annals_words_civil_at (annals_words_last_moment (event), last, NULL);

  if (first == ANNALS_PRECISION_DAY && last == ANNALS_PRECISION_DAY)
    return words_days (&from, &to);
  /* Ages of one unit say it once. */
  if (annals_words_is_age (from.year) && annals_words_is_age (to.year))
    return annals_words_years (from.year, to.year);
  g_autofree char *start = words_start (event, clock), *end = words_end (event, clock);
  if (g_str_equal (start, end))
    return g_steal_pointer (&start);
  if (shares_zone (event->start, first, annals_words_last_moment (event), last, clock))
    {
      g_free (start);
      start = annals_words_time_unmarked (event->start, first, clock);
    }
  return g_strdup_printf (_ ("%s – %s"), start, end);
}

/* ---- Lone dates ---- */

/* How finely both bounds can be said: to the year where they are a year's first and last day. */
static AnnalsPrecision
bounds_precision (const AnnalsEvent *event)
{
  AnnalsCivil first = annals_words_civil_at (event->start, ANNALS_PRECISION_DAY, NULL),
              past = annals_words_civil_at (event->end, ANNALS_PRECISION_DAY, NULL);

  if (first.day != 1 || past.day != 1)
    return ANNALS_PRECISION_DAY;
  return first.month != 1 || past.month != 1 ? ANNALS_PRECISION_MONTH : ANNALS_PRECISION_YEAR;
}

static char *
words_bound (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  AnnalsCivil civil = annals_words_civil_at (time, precision, clock);

  return precision == ANNALS_PRECISION_DAY
             ? annals_words_format (&civil, C_ ("a range's start", "%e %B %Y"))
             : annals_words_time (time, precision, clock);
}

/* One of the two dates that something is between. */
static char *
words_between_bound (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  AnnalsCivil civil = annals_words_civil_at (time, precision, clock);

  if (precision == ANNALS_PRECISION_DAY)
    /* Translators: one of the two days in "between %s and %s", with its article, if any. */
    return annals_words_format (&civil, C_ ("between two days", "%e %B %Y"));
  if (precision == ANNALS_PRECISION_MONTH)
    /* Translators: one of the two months in "between %s and %s"; %B is the month as it stands in a
     * date, %OB as it stands alone. */
    return annals_words_format (&civil, C_ ("between two months", "%OB %Y"));
  return annals_words_time (time, precision, clock);
}

/* Once, of which it is known only between which dates it lies; or several times between them. */
static char *
words_between (const AnnalsEvent *event,
               AnnalsPrecision precision,
               AnnalsClock *clock,
               gboolean once)
{
  g_autofree char *from = words_between_bound (event->start, precision, clock);
  g_autofree char *to = words_between_bound (annals_words_last_moment (event), precision, clock);

  if (g_str_equal (from, to))
    return words_bound (event->start, precision, clock);
  /* Translators: an event of one date, of which it is known only between which others it lies; then
   * one that happened several times. */
  return g_strdup_printf (once ? _ ("between %s and %s") : _ ("on several dates from %s to %s"),
                          from, to);
}

/* The whole years that a date may mean. */
static char *
words_long_date (const AnnalsEvent *event, AnnalsPrecision precision)
{
  AnnalsCivil first = annals_words_civil_at (event->start, precision, NULL),
              last = annals_words_civil_at (annals_words_last_moment (event), precision, NULL);
  gint64 years = last.year - first.year + 1;

  /* "66 million years ago", of which two digits are significant, is nearer than its far bound. */
  if (precision == ANNALS_PRECISION_EON)
    return annals_words_years (first.year < 0 ? last.year : first.year,
                               first.year < 0 ? last.year : first.year);
  if (precision == ANNALS_PRECISION_DECADE && years <= 10)
    return annals_words_civil (&first, precision);
  return annals_words_years (first.year, last.year);
}

/* Whether a date may mean two units of its precision, no more. */
static gboolean
is_pair (const AnnalsEvent *event, AnnalsPrecision precision)
{
  AnnalsCivil first = annals_words_civil_at (event->start, precision, NULL),
              last = annals_words_civil_at (annals_words_last_moment (event), precision, NULL);
  gint64 months = (last.year - first.year) * 12 + last.month - first.month;

  return precision == ANNALS_PRECISION_YEAR ? last.year == first.year + 1
         : precision == ANNALS_PRECISION_MONTH
             ? months == 1
             : precision == ANNALS_PRECISION_DAY
                   && event->end - event->start <= 2 * ANNALS_SECONDS_PER_DAY;
}

/* One of several dates, or each of them. */
static char *
words_set (const AnnalsEvent *event, AnnalsClock *clock)
{
  gboolean one = (event->flags & ANNALS_EVENT_ONE_OF) != 0;
  AnnalsPrecision precision = MAX ((AnnalsPrecision) event->start_precision, ANNALS_PRECISION_YEAR);

  /* A bound is no season, no decade: it is one end of it. */
  if (precision == ANNALS_PRECISION_SEASON)
    precision = ANNALS_PRECISION_MONTH;
  g_autofree char *from = words_bound (event->start, precision, clock);
  g_autofree char *to = words_bound (annals_words_last_moment (event), precision, clock);

  if (event->flags & ANNALS_EVENT_OPEN_END)
    return one /* Translators: a date, or one after it that is not known. */
               ? g_strdup_printf (_ ("%s or later"), from)
               : annals_words_phrase (ANNALS_PHRASE_SINCE, event->start, precision, clock, from);
  if (event->flags & ANNALS_EVENT_OPEN_START)
    return one ? g_strdup_printf (_ ("%s or earlier"), to)
               : annals_words_phrase (ANNALS_PHRASE_UNTIL, annals_words_last_moment (event),
                                      precision, clock, to);
  /* Translators: one of two dates, "1667 or 1668"; then both of two. */
  if (!g_str_equal (from, to) && is_pair (event, precision))
    return g_strdup_printf (one ? _ ("%s or %s") : _ ("%s and %s"), from, to);
  return words_between (event, precision, clock, one);
}

/* Digits that are not said: "1985-04-XX", "156X-12-25". */
static char *
words_unspecified (const AnnalsEvent *event, AnnalsPrecision precision)
{
  AnnalsPrecision bounds = bounds_precision (event);
  AnnalsCivil civil = annals_words_civil_at (event->start, precision, NULL);
  g_autofree char *when = annals_words_civil (&civil, precision);

  if (precision <= ANNALS_PRECISION_YEAR ? bounds > ANNALS_PRECISION_YEAR : bounds > precision)
    return words_between (event, bounds, NULL, TRUE);
  if (precision == ANNALS_PRECISION_MONTH)
    /* Translators: on a day of a month, nobody knows on which. %B is the month as it stands in a
     * date, %OB as it stands alone. */
    return annals_words_format (&civil, _ ("some day in %OB %Y"));
  if (precision == ANNALS_PRECISION_YEAR)
    /* Translators: in a year, nobody knows in which month of it. */
    return g_strdup_printf (_ ("some time in %s"), when);
  return words_long_date (event, precision);
}

/* A lone date: as long as its precision, or a set of several. */
static char *
words_date (const AnnalsEvent *event, AnnalsClock *clock)
{
  AnnalsPrecision precision = (AnnalsPrecision) event->start_precision;

  if (event->flags & (ANNALS_EVENT_ONE_OF | ANNALS_EVENT_ALL_OF))
    return words_set (event, clock);
  if (event->flags & ANNALS_EVENT_UNSPECIFIED)
    return words_unspecified (event, precision);
  if (precision == ANNALS_PRECISION_SEASON)
    return words_season (event, event->start, event->end);
  return precision < ANNALS_PRECISION_YEAR ? words_long_date (event, precision)
                                           : words_start (event, clock);
}

static char *
words_bounds (const AnnalsEvent *event, AnnalsClock *clock)
{
  static const struct
  {
    guint flag;
    AnnalsPhrase phrase;
    gboolean at_start; /* it is said of the event's start */
  } ends[] = {
    { ANNALS_EVENT_UNKNOWN_END, ANNALS_PHRASE_FROM, TRUE },
    { ANNALS_EVENT_UNKNOWN_START, ANNALS_PHRASE_TO, FALSE },
    { ANNALS_EVENT_OPEN_END, ANNALS_PHRASE_SINCE, TRUE },
    { ANNALS_EVENT_OPEN_START, ANNALS_PHRASE_UNTIL, FALSE },
  };
  AnnalsPrecision first = (AnnalsPrecision) event->start_precision,
                  last = (AnnalsPrecision) event->end_precision;
  g_autofree char *start = words_start (event, clock), *end = words_end (event, clock);

  if (!(event->flags & ANNALS_EVENT_IS_SPAN))
    return words_date (event, clock);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (event->flags & ends[i].flag)
      return ends[i].at_start
                 ? annals_words_phrase (ends[i].phrase, event->start, first, clock, start)
                 : annals_words_phrase (ends[i].phrase, annals_words_last_moment (event), last,
                                        clock, end);
  return words_range (event, clock);
}

/* ---- How sure ---- */

/* Said in so many words that "circa" cannot stand before them. */
static gboolean
is_compound (const AnnalsEvent *event)
{
  const guint compound = ANNALS_EVENT_IS_SPAN | ANNALS_EVENT_ONE_OF | ANNALS_EVENT_ALL_OF;

  return (event->flags & compound)
         || ((event->flags & ANNALS_EVENT_UNSPECIFIED)
             && (event->start_precision >= ANNALS_PRECISION_YEAR
                 || bounds_precision (event) > ANNALS_PRECISION_YEAR));
}

/* "circa", or where the date is said in many words, after them. */
static char *
words_approximate (const AnnalsEvent *event, AnnalsClock *clock, const char *text)
{
  AnnalsCivil civil = annals_words_civil_at (event->start, ANNALS_PRECISION_YEAR, NULL);

  if (is_compound (event))
    return g_strdup_printf (_ ("%s (approximate)"), text);
  if (annals_words_is_age (civil.year))
    /* Translators: "about 65 million years ago". */
    return g_strdup_printf (_ ("about %s"), text);
  return annals_words_phrase (ANNALS_PHRASE_CIRCA, event->start,
                              (AnnalsPrecision) event->start_precision, clock, text);
}

static char *
words_doubt (const AnnalsEvent *event, AnnalsClock *clock, const char *text)
{
  gboolean approximate = (event->flags & ANNALS_EVENT_APPROXIMATE) != 0,
           uncertain = (event->flags & ANNALS_EVENT_UNCERTAIN) != 0;

  if (approximate && uncertain && is_compound (event))
    return g_strdup_printf (_ ("%s (approximate and uncertain)"), text);
  g_autofree char *told = approximate ? words_approximate (event, clock, text) : g_strdup (text);
  return uncertain ? g_strdup_printf (_ ("%s (uncertain)"), told) : g_steal_pointer (&told);
}

/**
 * annals_words_event:
 * @clock: (nullable): for times of day
 *
 * When an event was, in words, with how sure that is.
 */
char *
annals_words_event (const AnnalsEvent *event, AnnalsClock *clock)
{
  if (event->flags & ANNALS_EVENT_UNDATED)
    return g_strdup (_ ("No date"));
  g_autofree char *text = words_bounds (event, clock);
  if (!(event->flags & ANNALS_EVENT_SOUTHERN))
    return words_doubt (event, clock, text);
  /* Translators: a season of the southern half of the world. */
  g_autofree char *southern = g_strdup_printf (_ ("%s (southern hemisphere)"), text);
  return words_doubt (event, clock, southern);
}

/* Within a day: both times, in short. */
static char *
words_times (AnnalsSpan span, AnnalsClock *clock)
{
  AnnalsPrecision precision =
      annals_span_length (span) < 2 * 60 ? ANNALS_PRECISION_SECOND : ANNALS_PRECISION_MINUTE;
  g_autofree char *from = annals_words_time_short (span.start, precision, clock);
  g_autofree char *to = annals_words_time_short (span.end, precision, clock);

  if (g_str_equal (from, to))
    return g_steal_pointer (&from);
  if (shares_zone (span.start, precision, span.end, precision, clock))
    {
      g_free (from);
      from = annals_words_time_short_unmarked (span.start, precision, clock);
    }
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

/**
 * annals_words_span:
 * @span: half open
 * @clock: (nullable): for times of day
 *
 * A stretch of time in words, as finely as its length deserves: "3–17 March 2021".
 */
char *
annals_words_span (AnnalsSpan span, AnnalsClock *clock)
{
  double length = annals_span_length (span);
  /* Of centuries nobody wants to know the day. */
  guint8 precision = length > YEARS_ONLY ? ANNALS_PRECISION_YEAR : ANNALS_PRECISION_DAY;
  AnnalsEvent event = {
    .start = span.start,
    .latest_start = span.start,
    .earliest_end = span.end,
    .end = span.end,
    .start_precision = precision,
    .end_precision = precision,
    .flags = ANNALS_EVENT_IS_SPAN,
  };

  return length < ANNALS_SECONDS_PER_DAY ? words_times (span, clock)
                                         : annals_words_event (&event, clock);
}

/**
 * annals_words_count:
 * @span: over which the events are, or start
 *
 * How many events there are, and over which time: "14 events · 3–17 March 2021".
 */
char *
annals_words_count (guint count, AnnalsSpan span, AnnalsClock *clock)
{
  g_autofree char *number = g_strdup_printf (ngettext ("%u event", "%u events", count), count);
  g_autofree char *when = annals_words_span (span, clock);

  return g_strdup_printf ("%s · %s", number, when);
}

/**
 * annals_words_shown:
 *
 * How many events there are, or how many of them are shown: "97 events", "12 of 97 events".
 */
char *
annals_words_shown (guint shown, guint all)
{
  return shown == all
             ? g_strdup_printf (ngettext ("%u event", "%u events", all), all)
             /* Translators: how many events of all the filters leave, "12 of 97 events". */
             : g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", all), shown, all);
}
