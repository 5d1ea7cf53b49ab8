/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a stretch of time is, and how far two events are apart, as truly as that is known. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/annals-words-private.h"

#define DAYS_TOLD (200 * ANNALS_SECONDS_PER_YEAR) /* what is longer is told in years alone */
#define MILLION 1e6
#define AGE_DIGITS 3
#define SECOND_DIGITS 3
#define DAYS_A_MONTH (ANNALS_SECONDS_PER_YEAR / ANNALS_SECONDS_PER_DAY / 12)
#define DAYS_TOLD_MOST 799 /* a longer distance is told in years */
#define DAYS_LASTED_MOST 59
#define DAYS_RANGE_MOST 60 /* between so many days; then months */
#define MONTHS_RANGE_MOST 24

/* ---- Lengths ---- */

static char *
words_unit (gulong n, char unit)
{
  switch (unit)
    {
    case 'y':
      return g_strdup_printf (ngettext ("%'lu year", "%'lu years", n), n);
    case 'm':
      return g_strdup_printf (ngettext ("%lu month", "%lu months", n), n);
    case 'd':
      return g_strdup_printf (ngettext ("%lu day", "%lu days", n), n);
    case 'H':
      return g_strdup_printf (ngettext ("%u hour", "%u hours", n), (guint) n);
    case 'M':
      return g_strdup_printf (ngettext ("%u minute", "%u minutes", n), (guint) n);
    default:
      return g_strdup_printf (ngettext ("%u second", "%u seconds", n), (guint) n);
    }
}

/* Those that are not 0, at most three; of nothing the last unit. */
static char *
join_units (const gulong *n, const char *units)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint i;

  for (i = 0; units[i] != '\0' && parts->len < 3; i++)
    if (n[i] > 0 || (parts->len == 0 && units[i + 1] == '\0'))
      g_ptr_array_add (parts, words_unit (n[i], units[i]));
  char **words = (char **) parts->pdata;
  if (parts->len == 1)
    return g_strdup (words[0]);
  if (parts->len == 2)
    return g_strdup_printf (C_ ("parts of a length", "%s and %s"), words[0], words[1]);
  /* Translators: "2 years, 3 months and 4 days". */
  return g_strdup_printf (C_ ("parts of a length", "%s, %s and %s"), words[0], words[1], words[2]);
}

/* As the calendar counts: months first, then the days that are left. */
static void
count_calendar (AnnalsSpan span, gulong parts[3])
{
  AnnalsCivil from, to;

  annals_civil_from_time (span.start, &from);
  annals_civil_from_time (span.end, &to);
  gint64 months = (to.year - from.year) * 12 + to.month - from.month;
  AnnalsCivil after = from;
  annals_civil_add_months (&after, months);
  if (annals_civil_to_time (&after) > span.end)
    {
      after = from;
      annals_civil_add_months (&after, --months);
    }
  parts[0] = (gulong) (months / 12);
  parts[1] = (gulong) (months % 12);
  parts[2] = (gulong) ((span.end - annals_civil_to_time (&after)) / ANNALS_SECONDS_PER_DAY);
}

static char *
words_ages (double years)
{
  if (years < MILLION)
    return words_unit ((gulong) round (years), 'y');
  /* What rounds to a thousand million is a billion. */
  gboolean billions = years >= MILLION * (1000 - 0.5);
  double shown;
  g_autofree char *number =
      annals_words_fraction (years / (billions ? 1000 * MILLION : MILLION), AGE_DIGITS, &shown);
  gulong n = (gulong) shown;
  if (shown == (double) n)
    return g_strdup_printf (billions ? ngettext ("%lu billion years", "%lu billion years", n)
                                     : ngettext ("%lu million years", "%lu million years", n),
                            n);
  /* Translators: how long it was; "%s" is a number with a fraction, such as 1.25. The plural is
   * that of its whole part, see "%s billion years ago". */
  return g_strdup_printf (billions ? ngettext ("%s billion years", "%s billion years", n)
                                   : ngettext ("%s million years", "%s million years", n),
                          number);
}

static char *
words_days (AnnalsSpan span)
{
  gulong days = (gulong) round (annals_span_length (span) / ANNALS_SECONDS_PER_DAY), parts[3];
  g_autofree char *in_days = words_unit (days, 'd');

  count_calendar (span, parts);
  if (parts[0] == 0 && parts[1] == 0)
    return g_steal_pointer (&in_days);
  g_autofree char *calendar = join_units (parts, "ymd");
  /* Translators: a length, and the same in days: "1 year and 2 days (367 days)". */
  return g_strdup_printf (C_ ("a length, and in days", "%s (%s)"), calendar, in_days);
}

static char *
words_clock (double seconds)
{
  gulong whole = (gulong) round (seconds);

  if (seconds > 0 && seconds < 1)
    {
      g_autofree char *number = annals_words_fraction (seconds, SECOND_DIGITS, NULL);
      /* Translators: less than a second; "%s" is a number such as 0.25. */
      return g_strdup_printf (_ ("%s seconds"), number);
    }
  gulong parts[4] = { whole / 86400, whole / 3600 % 24, whole / 60 % 60, whole % 60 };
  /* Of a day's length nobody counts the seconds, of many days not the hours. */
  if (parts[0] > 0 || parts[1] > 0)
    {
      gulong minutes = (whole + 30) / 60;
      parts[0] = minutes / 1440;
      parts[1] = minutes / 60 % 24;
      parts[2] = minutes % 60;
      parts[3] = 0;
    }
  return join_units (parts, parts[3] > 0 || whole < 60 ? "dHMS" : "dHM");
}

static gboolean
is_midnight (AnnalsTime time)
{
  return fmod (time, ANNALS_SECONDS_PER_DAY) == 0;
}

/**
 * annals_words_length:
 * @span: half open; at midnights it is of whole days
 *
 * How long it is, as the calendar counts: "2 years, 3 months and 4 days (825 days)".
 */
char *
annals_words_length (AnnalsSpan span)
{
  double length = annals_span_length (span);

  if (length >= DAYS_TOLD)
    return words_ages (length / ANNALS_SECONDS_PER_YEAR);
  if (is_midnight (span.start) && is_midnight (span.end) && length > 0)
    return words_days (span);
  return words_clock (MAX (length, 0));
}

/* ---- In few words ---- */

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
      || (annals_event_get_certainty (event) & ANNALS_CERTAINTY_OPEN)
      || (event->flags & ANNALS_EVENT_UNDATED))
    return g_strdup ("");
  if ((event->flags & ANNALS_EVENT_TIMED) && length < ANNALS_SECONDS_PER_DAY)
    return words_short_time (length);
  if (days <= 1)
    return g_strdup ("");
  if (days <= DAYS_LASTED_MOST)
    return g_strdup_printf (ngettext ("%lu day", "%lu days", days), days);
  return words_long_time (event->start, event->end);
}

/* ---- Between events ---- */

static gboolean
is_timed (const AnnalsEvent *event)
{
  return (event->flags & ANNALS_EVENT_TIMED) && event->start_precision >= ANNALS_PRECISION_HOUR;
}

/* A time of day, which is sure, is one of a zone; a date is one of none. */
static AnnalsTime
local_start (const AnnalsEvent *event, AnnalsClock *clock)
{
  return is_timed (event)
             ? event->start + annals_zone_offset (annals_clock_get_zone (clock), event->start)
             : event->start;
}

/* When an event may have begun. */
static AnnalsSpan
get_beginning (const AnnalsEvent *event, AnnalsClock *clock)
{
  AnnalsTime last = event->latest_start - ANNALS_SECONDS_PER_DAY,
             start = local_start (event, clock);

  return (AnnalsSpan){ start, MAX (last, start) };
}

static AnnalsTime
day_of (AnnalsTime time)
{
  return floor (time / ANNALS_SECONDS_PER_DAY) * ANNALS_SECONDS_PER_DAY;
}

/**
 * annals_words_distance:
 * @clock: (nullable): for times of day
 *
 * How far @to lies before or after @from, in words.
 */
char *
annals_words_distance (const AnnalsEvent *from, const AnnalsEvent *to, AnnalsClock *clock)
{
  double days = (day_of (local_start (to, clock)) - day_of (local_start (from, clock)))
                / ANNALS_SECONDS_PER_DAY;
  gulong n = (gulong) fabs (days),
         years = (gulong) round (fabs (to->start - from->start) / ANNALS_SECONDS_PER_YEAR);

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

static char *
words_order (const char *length, gboolean later)
{
  /* Translators: how much later another event was, "3 days later", "about 3 months later". */
  return g_strdup_printf (later ? _ ("%s later") : _ ("%s earlier"), length);
}

static char *
words_sure (AnnalsTime from, AnnalsTime to, gboolean timed)
{
  if (!timed)
    {
      from = day_of (from);
      to = day_of (to);
    }
  if (from == to)
    return g_strdup (timed ? _ ("at the same time") : _ ("same day"));
  g_autofree char *length = annals_words_length ((AnnalsSpan){ MIN (from, to), MAX (from, to) });
  return words_order (length, to > from);
}

/* The unit in which so many days are best told. */
static char
get_unit (double days)
{
  return days <= DAYS_RANGE_MOST ? 'd' : days <= MONTHS_RANGE_MOST * DAYS_A_MONTH ? 'm' : 'y';
}

static double
days_of (char unit)
{
  return unit == 'd' ? 1 : unit == 'm' ? DAYS_A_MONTH : DAYS_A_MONTH * 12;
}

static char *
words_at_most (double days)
{
  char unit = get_unit (days);
  double n = ceil (days / days_of (unit));

  return n < MILLION ? words_unit ((gulong) MAX (n, 1), unit) : words_ages (n);
}

/* Equals are about it. */
static char *
words_range (double least, double most)
{
  gulong low, high;
  char unit = get_unit (most);
  double days = days_of (unit);

  low = (gulong) round (least / days);
  high = (gulong) round (most / days);
  if (low == high || high >= MILLION)
    {
      g_autofree char *length = high < MILLION ? words_unit (MAX (high, 1), unit)
                                               : words_ages ((double) low / 2 + (double) high / 2);
      return g_strdup_printf (C_ ("a length", "about %s"), length);
    }
  if (unit == 'd')
    return g_strdup_printf (ngettext ("between %lu and %lu day", "between %lu and %lu days", high),
                            low, high);
  if (unit == 'm')
    return g_strdup_printf (
        ngettext ("between %lu and %lu month", "between %lu and %lu months", high), low, high);
  return g_strdup_printf (
      ngettext ("between %'lu and %'lu year", "between %'lu and %'lu years", high), low, high);
}

static char *
words_unsure (AnnalsSpan from, AnnalsSpan to, gboolean approximate)
{
  double least = (to.start - from.end) / ANNALS_SECONDS_PER_DAY,
         most = (to.end - from.start) / ANNALS_SECONDS_PER_DAY, middle = (least + most) / 2;
  gboolean later = middle > 0;
  g_autofree char *length = NULL;

  if (least <= 0 && most >= 0)
    {
      double far = MAX (-least, most);
      g_autofree char *longest = words_at_most (far);
      /* Translators: two events of which nobody knows which was first; %s is a length. */
      return g_strdup_printf (_ ("at most %s apart, before or after"), longest);
    }
  if (approximate)
    least = most = middle;
  length = words_range (MIN (fabs (least), fabs (most)), MAX (fabs (least), fabs (most)));
  return words_order (length, later);
}

/**
 * annals_words_between:
 * @clock: (nullable): for times of day
 *
 * How much later than @from the event @to began, and no surer than both dates are: "3 days later",
 * "between 2 and 5 days later", "about 3 months earlier".
 */
char *
annals_words_between (const AnnalsEvent *from, const AnnalsEvent *to, AnnalsClock *clock)
{
  const guint unknown = ANNALS_EVENT_OPEN_START | ANNALS_EVENT_UNKNOWN_START;
  guint both = from->flags | to->flags;
  /* Between two times of day lies what lies between them, by any clock. */
  gboolean timed = is_timed (from) && is_timed (to);
  AnnalsClock *days = timed ? NULL : clock;
  AnnalsSpan first = get_beginning (from, days), second = get_beginning (to, days);

  if (both & ANNALS_EVENT_UNDATED)
    return g_strdup (_ ("One of them has no date"));
  if (both & unknown)
    return g_strdup (_ ("Nobody knows when one of them began"));
  if (first.start == first.end && second.start == second.end && !(both & ANNALS_EVENT_APPROXIMATE))
    return words_sure (first.start, second.start, timed);
  return words_unsure (first, second, (both & ANNALS_EVENT_APPROXIMATE) != 0);
}

static gboolean
has_sure_end (const AnnalsEvent *event)
{
  return event->earliest_end >= event->end
         && annals_event_get_certainty (event) == ANNALS_CERTAINTY_EXACT;
}

/**
 * annals_words_gap:
 *
 * What lies between the end of the earlier event and the beginning of the other, or for how long
 * both went on; %NULL where the earlier is no span, or where that is not sure.
 */
char *
annals_words_gap (const AnnalsEvent *one, const AnnalsEvent *other)
{
  const AnnalsEvent *first = one->start <= other->start ? one : other,
                    *second = first == one ? other : one;
  double gap = second->start - first->end;

  if (!(first->flags & ANNALS_EVENT_IS_SPAN) || gap == 0 || !has_sure_end (first)
      || !has_sure_end (second) || ((first->flags | second->flags) & ANNALS_EVENT_TIMED))
    return NULL;
  if (gap > 0)
    {
      g_autofree char *length = annals_words_length ((AnnalsSpan){ first->end, second->start });
      /* Translators: %s is a length of time. */
      return g_strdup_printf (_ ("%s between the end of the first and the beginning of the second"),
                              length);
    }
  g_autofree char *length =
      annals_words_length ((AnnalsSpan){ second->start, MIN (first->end, second->end) });
  return g_strdup_printf (_ ("Both went on for %s"), length);
}
