/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as foreign files hold them: ISO and EDTF, counts since 1970, JavaScript's, numbers between
 * slashes, and words. */
#include "formats/annals-web-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/annals-date.h"
#include "formats/annals-web-words.h"

#define LONGEST 256 /* bytes; a longer text is no date */

void
annals_web_date_clear (AnnalsWebDate *date)
{
  g_clear_pointer (&date->start, g_free);
  g_clear_pointer (&date->end, g_free);
  g_clear_pointer (&date->note, g_free);
  date->is_wrong = FALSE;
}

char *
annals_web_date_format (gint64 year, int month, int day, int hour, int minute, double second)
{
  GString *out = g_string_new (NULL);

  if (year < -9999 || year > 9999)
    {
      /* EDTF knows long years without months only. */
      g_string_append_printf (out, "Y%" G_GINT64_FORMAT, year);
      return g_string_free (out, FALSE);
    }
  g_string_append_printf (
      out, year < 0 ? "-%04" G_GINT64_MODIFIER "d" : "%04" G_GINT64_MODIFIER "d", ABS (year));
  if (month > 0)
    g_string_append_printf (out, "-%02d", month);
  if (month > 0 && day > 0)
    g_string_append_printf (out, "-%02d", day);
  if (month > 0 && day > 0 && hour >= 0)
    g_string_append_printf (out, "T%02d:%02d", hour, MAX (minute, 0));
  if (month > 0 && day > 0 && hour >= 0 && second > 0)
    {
      int milliseconds = (int) lround (second * 1000);
      g_string_append_printf (out, ":%02d", milliseconds / 1000);
      if (milliseconds % 1000 != 0)
        g_string_append_printf (out, ".%03d", milliseconds % 1000);
    }
  return g_string_free (out, FALSE);
}

/* EDTF means a century by "12" and a decade by "490"; everybody else means that year. */
static gboolean
is_short_year (const char *text)
{
  const char *digits = text + (*text == '-');
  gsize n = strspn (digits, "0123456789");

  return n >= 1 && n <= 3 && strspn (digits + n, "?~%") == strlen (digits + n);
}

gboolean
annals_web_date_is_edtf (const char *text)
{
  AnnalsDate date;

  return !is_short_year (text) && annals_date_parse (text, -1, NULL, &date, NULL);
}

/* Says once what was guessed. */
G_GNUC_PRINTF (2, 3)
static void
set_note (AnnalsWebDate *date, const char *format, ...)
{
  va_list list;

  if (date->note != NULL)
    return;
  va_start (list, format);
  date->note = g_strdup_vprintf (format, list);
  va_end (list);
}

/* ---- Numbers ---- */

static char *
from_milliseconds (double milliseconds)
{
  AnnalsCivil civil;

  if (!isfinite (milliseconds) || fabs (milliseconds / 1000) > ANNALS_TIME_MAX)
    return NULL;
  annals_civil_from_time (milliseconds / 1000, &civil);
  gboolean midnight = civil.hour == 0 && civil.minute == 0 && civil.second <= 0;
  char *text = annals_web_date_format (civil.year, civil.month, civil.day,
                                       midnight ? -1 : civil.hour, civil.minute, civil.second);
  if (midnight || civil.year < -9999 || civil.year > 9999)
    return text;
  char *zoned = g_strconcat (text, "Z", NULL);
  g_free (text);
  return zoned;
}

/* How many digits a count of seconds, milliseconds, microseconds has since 2001. */
#define DIGITS_OF_SECONDS 10
#define DIGITS_OF_MICROSECONDS 16
#define DIGITS_OF_NANOSECONDS 19

/* Seconds are what most programs count in nine or ten digits, milliseconds in more. */
static char *
from_instant (const char *text, gsize digits, double number, AnnalsWebDate *date)
{
  double milliseconds = digits <= DIGITS_OF_SECONDS        ? number * 1000
                        : digits >= DIGITS_OF_NANOSECONDS  ? number / 1e6
                        : digits >= DIGITS_OF_MICROSECONDS ? number / 1000
                                                           : number;
  char *read = from_milliseconds (milliseconds);

  if (read != NULL && digits <= DIGITS_OF_SECONDS)
    set_note (date, _ ("“%s” is read as seconds since 1970: %s."), text, read);
  else if (read != NULL && digits >= DIGITS_OF_MICROSECONDS)
    set_note (date, _ ("“%s” is read as a moment since 1970: %s."), text, read);
  return read;
}

/* "20210305", "202103051430", "20210305T143000Z" */
static char *
from_compact (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  const char *time = text + 8;
  g_autoptr (GString) out = g_string_new (NULL);

  if (digits < 8 || (digits != 8 && digits != 12 && digits != 14))
    return NULL;
  g_string_append_printf (out, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
  if (digits == 8 && (*time == 't' || *time == 'T'))
    time++;
  gsize clock = strspn (time, "0123456789");
  if (clock == 4 || clock == 6)
    g_string_append_printf (out, "T%.2s:%.2s", time, time + 2);
  if (clock == 6)
    g_string_append_printf (out, ":%.2s", time + 4);
  g_string_append (out, time + clock);
  for (char *c = out->str; *c != '\0'; c++)
    *c = g_ascii_toupper (*c);
  return annals_web_date_is_edtf (out->str) ? g_strdup (out->str) : NULL;
}

/* Spreadsheets count days from 1900; in this range they are likelier than years. */
#define FIRST_SHEET_DAY 10000
#define LAST_SHEET_DAY 80000
#define SHEET_EPOCH 25569 /* 1970-01-01 */

static char *
from_sheet_day (const char *text, double number, AnnalsWebDate *date)
{
  char *read = from_milliseconds (round ((number - SHEET_EPOCH) * 86400) * 1000);

  if (read != NULL)
    set_note (date, _ ("“%s” is read as a spreadsheet's count of days: %s."), text, read);
  return read;
}

/* A bare number: a year, a spreadsheet's day, or a moment since 1970. */
static char *
from_number (const char *text, AnnalsWebDate *date)
{
  char *end;
  double number = g_ascii_strtod (text, &end);
  gboolean negative = *text == '-';
  gsize digits = strspn (negative ? text + 1 : text, "0123456789");

  if (end == text || *end != '\0' || digits == 0 || !isfinite (number))
    return NULL;
  if (g_str_has_prefix (text, "-0") && digits == 4)
    return NULL; /* EDTF's own, or nothing */
  if (digits > DIGITS_OF_NANOSECONDS)
    return NULL;
  if (digits > 8 && strpbrk (text, "eE") == NULL)
    return from_instant (text, digits - (negative && digits > 10), number, date);
  if (digits == 5 && number >= FIRST_SHEET_DAY && number <= LAST_SHEET_DAY)
    return from_sheet_day (text, number, date);
  if (fabs (number) > (double) ANNALS_YEAR_MAX)
    return NULL;
  char *read = annals_web_date_format ((gint64) floor (number), 0, 0, -1, 0, 0);
  if (number < 0 && number > -10000)
    set_note (date, _ ("“%s” is read with a year 0 before 1, as %d BCE."), text,
              1 - (int) floor (number));
  else if (floor (number) < number || floor (number) > number)
    set_note (date, _ ("“%s” is read as the year %s."), text, read);
  return read;
}

/* "/Date(1224043200000)/", "Date(2011, 11, 10)" */
static char *
from_date_call (const char *text)
{
  int year, month = 0, day = 0;

  if (g_str_has_prefix (text, "/Date("))
    return from_milliseconds (g_ascii_strtod (text + strlen ("/Date("), NULL));
  if (sscanf (text, "Date(%6d,%2d,%2d", &year, &month, &day) >= 2)
    return annals_web_date_format (year, month + 1, day, -1, 0, 0);
  return NULL;
}

/* "1999-w52", "1999w52": the Monday, and the Sunday. */
static gboolean
read_week (const char *text, AnnalsWebDate *date)
{
  int year, week, used = 0;
  AnnalsCivil civil = { .month = 1, .day = 4 }; /* always in the first week */

  if (sscanf (text, "%4d%*1[-w]%n", &year, &used) != 1 || used == 0)
    return FALSE;
  text += used + (text[used] == 'w');
  if (text[-1] != 'w' || sscanf (text, "%2d%n", &week, &used) != 1 || text[used] != '\0' || week < 1
      || week > 53)
    return FALSE;
  civil.year = year;
  AnnalsTime fourth = annals_civil_to_time (&civil);
  double weekday = fmod (fmod (fourth / 86400 + 3, 7) + 7, 7); /* 1970-01-01 was a Thursday */
  AnnalsTime monday = fourth - weekday * 86400 + (week - 1) * 7 * 86400.0;
  date->start = from_milliseconds (monday * 1000);
  date->end = from_milliseconds ((monday + 6 * 86400.0) * 1000);
  return date->start != NULL && date->end != NULL;
}

/* ---- Numbers with marks between ---- */

#define MOST_NUMBERS 6

typedef struct
{
  int numbers[MOST_NUMBERS];
  gsize digits[MOST_NUMBERS];
  guint n;
  char mark; /* what stands between */
  const char *rest;
} Scan;

static gboolean
scan_numbers (const char *text, Scan *scan)
{
  const char *at = *text == '-' ? text + 1 : text;

  for (scan->n = 0; scan->n < MOST_NUMBERS;)
    {
      gsize digits = strspn (at, "0123456789");
      if (digits == 0 || digits > 6)
        return FALSE;
      scan->numbers[scan->n] = atoi (at);
      scan->digits[scan->n++] = digits;
      at += digits;
      const char *mark = at + strspn (at, " ");
      if (*mark == '\0' || strchr ("/.-,", *mark) == NULL || (scan->n > 1 && *mark != scan->mark))
        break;
      scan->mark = *mark;
      at = mark + 1 + strspn (mark + 1, " ");
    }
  if (*text == '-')
    scan->numbers[0] = -scan->numbers[0];
  scan->rest = at;
  return scan->n >= 2;
}

typedef struct
{
  int year, month, day, hour, minute;
  double second;
  char zone[8];
} Moment;

/* "", " 10:00", "t10:00:00.5z", " 9:30 pm", " 10:00 utc", "t10:00+0200" */
static gboolean
take_clock (Moment *moment, const char *text)
{
  int used = 0, hours = 0, minutes = 0;

  if (*text == '\0')
    return TRUE;
  if ((*text != ' ' && *text != 't')
      || sscanf (text + 1, "%2d:%2d%n", &moment->hour, &moment->minute, &used) != 2)
    return FALSE;
  text += 1 + used;
  if (*text == ':')
    {
      char *end;
      moment->second = g_ascii_strtod (text + 1, &end);
      text = end;
    }
  text += strspn (text, " ");
  if (g_str_has_prefix (text, "am") || g_str_has_prefix (text, "pm"))
    {
      moment->hour = moment->hour % 12 + (*text == 'p' ? 12 : 0);
      text += 2;
    }
  if (g_str_equal (text, "z") || g_str_equal (text, "utc") || g_str_equal (text, "gmt"))
    g_strlcpy (moment->zone, "Z", sizeof moment->zone);
  else if ((*text == '+' || *text == '-')
           && (sscanf (text + 1, "%2d:%2d", &hours, &minutes) == 2
               || sscanf (text + 1, "%2d%2d", &hours, &minutes) >= 1))
    g_snprintf (moment->zone, sizeof moment->zone, "%c%02d:%02d", *text, CLAMP (hours, 0, 23),
                CLAMP (minutes, 0, 59));
  else
    return *text == '\0';
  return TRUE;
}

/* As POSIX reads years of two digits. */
static int
whole_year (const Scan *scan, guint i)
{
  int year = scan->numbers[i];

  return scan->digits[i] > 2 ? year : year + (year < 69 ? 2000 : 1900);
}

/* The day, the month and the year in some order: which, tells the mark, or a number above 12. */
static gboolean
take_day_first (Moment *moment, const Scan *scan, gboolean *guessed)
{
  gboolean month_first =
      scan->mark == '/' ? scan->numbers[0] <= 12 : scan->numbers[0] <= 12 && scan->numbers[1] > 12;

  moment->month = scan->numbers[month_first ? 0 : 1];
  moment->day = scan->numbers[month_first ? 1 : 0];
  moment->year = whole_year (scan, 2);
  *guessed = scan->digits[2] <= 2
             || (scan->mark != '.' && moment->month != moment->day && moment->day <= 12);
  return moment->month > 0 && moment->day > 0 && scan->digits[0] <= 2 && scan->digits[1] <= 2
         && (scan->digits[2] == 2 || scan->digits[2] == 4);
}

static gboolean
take_scan (Moment *moment, const Scan *scan, gboolean *guessed)
{
  const int *numbers = scan->numbers;
  gboolean year_first = scan->digits[0] >= 3 || scan->mark == ',' || numbers[0] < 0;

  if (scan->n == 2 && !year_first)
    {
      moment->year = numbers[1];
      moment->month = numbers[0];
      return scan->digits[1] == 4 && numbers[0] >= 1 && numbers[0] <= 12;
    }
  if (scan->n == 3 && !year_first)
    return take_day_first (moment, scan, guessed);
  if (!year_first || (scan->n > 3 && scan->mark != ',') || scan->digits[1] > 2
      || (scan->mark == '.' && scan->n == 2 && scan->digits[1] < 2))
    return FALSE;
  moment->year = numbers[0];
  moment->month = numbers[1];
  moment->day = scan->n > 2 ? numbers[2] : 0;
  moment->hour = scan->n > 3 ? numbers[3] : -1;
  moment->minute = scan->n > 4 ? numbers[4] : 0;
  moment->second = scan->n > 5 ? numbers[5] : 0;
  return scan->n < 3 || scan->digits[2] <= 2;
}

/* What of a day that is not in the calendar is: its month, its year. */
static char *
cut_to_calendar (const char *text, char *read, AnnalsWebDate *date)
{
  if (annals_web_date_is_edtf (read))
    return read;
  g_autofree char *wrong = read;
  g_autofree char *cut = g_strdup (read);
  char *dash;
  while ((dash = strrchr (cut, '-')) != NULL && dash != cut)
    {
      *dash = '\0';
      if (!annals_web_date_is_edtf (cut))
        continue;
      set_note (date, _ ("“%s” is in no calendar; %s is taken."), text, cut);
      date->is_wrong = TRUE;
      return g_steal_pointer (&cut);
    }
  return NULL;
}

/* "2011,12,10,09,30", "2011-1-5", "2011/1/5 10:00", "5.1.2011", "1/5/2011", "12/1999" */
static char *
from_parts (const char *text, AnnalsWebDate *date)
{
  Scan scan = { 0 };
  Moment moment = { .hour = -1 };
  gboolean guessed = FALSE;

  if (!scan_numbers (text, &scan) || !take_scan (&moment, &scan, &guessed)
      || !take_clock (&moment, scan.rest))
    return NULL;
  if (scan.n == 3 && moment.year == 0 && moment.month == 0)
    return NULL; /* "0000-00-00" is a database's way to say nothing */
  g_autofree char *plain = annals_web_date_format (moment.year, moment.month, moment.day,
                                                   moment.hour, moment.minute, moment.second);
  char *read = cut_to_calendar (
      text, g_strconcat (plain, strchr (plain, 'T') != NULL ? moment.zone : "", NULL), date);
  if (guessed && read != NULL)
    set_note (date, _ ("“%s” is read as %s; it could be told otherwise."), text, read);
  return read;
}

/* One date, no interval: its EDTF, or NULL. @text is in lower case. */
static char *
read_one (const char *text, AnnalsWebDate *date)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  char *read;

  if (annals_web_date_is_edtf (text))
    return g_strdup (text);
  if (annals_web_date_is_edtf (upper))
    return g_steal_pointer (&upper);
  if ((read = from_compact (text)) != NULL || (read = from_parts (text, date)) != NULL)
    return read;
  g_autofree char *number = from_number (text, date);
  if (number != NULL && annals_web_date_is_edtf (number))
    return g_steal_pointer (&number);
  return annals_web_words_read (text);
}

/* The first of a list of beginnings that @text has; steps past it. */
static gboolean
skip_any (const char **text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (*text, *words))
      {
        *text += strlen (*words);
        *text += strspn (*text, " ");
        return TRUE;
      }
  return FALSE;
}

/* "1450 (approx.)", "1450 (?)", "1450?" */
static void
take_suffix (char *text, gboolean *approximate, gboolean *uncertain)
{
  char *bracket = strrchr (text, '(');

  if (bracket != NULL
      && (g_str_has_prefix (bracket, "(c") || g_str_has_prefix (bracket, "(approx")))
    *approximate = TRUE;
  else if (bracket != NULL && (bracket[1] == '?' || g_str_has_prefix (bracket, "(uncertain")))
    *uncertain = TRUE;
  else
    bracket = NULL;
  if (bracket == NULL && g_str_has_suffix (text, "?") && !annals_web_date_is_edtf (text))
    {
      *uncertain = TRUE;
      bracket = text + strlen (text) - 1;
    }
  if (bracket != NULL)
    *bracket = '\0';
  g_strchomp (text);
}

static char *
read_qualified (const char *text, AnnalsWebDate *date)
{
  static const char *const about[] = { "circa ",   "ca. ",    "ca ",     "c. ",
                                       "c ",       "about ",  "around ", "approximately ",
                                       "approx. ", "approx ", "~",       "ca.",
                                       "c.",       NULL };
  static const char *const maybe[] = { "probably ", "possibly ", "perhaps ", "maybe ", NULL };
  gboolean approximate = skip_any (&text, about), uncertain = skip_any (&text, maybe);

  if (!approximate && *text == 'c' && g_ascii_isdigit (text[1]))
    {
      approximate = TRUE;
      text++;
    }
  g_autofree char *bare = g_strdup (text);
  take_suffix (bare, &approximate, &uncertain);
  g_autofree char *read = read_one (bare, date);
  /* A set or a time of day takes no qualifier. */
  if (read == NULL || (!approximate && !uncertain) || strpbrk (read, "[{T") != NULL)
    return g_steal_pointer (&read);
  return g_strconcat (read, approximate && uncertain ? "%" : approximate ? "~" : "?", NULL);
}

static gboolean
is_now (const char *text)
{
  static const char *const words[] = { "present", "now", "today", "ongoing", "the present", NULL };

  return g_strv_contains (words, text);
}

/* ---- Two dates ---- */

static gboolean
is_before_era (const char *text)
{
  return strstr (text, "bc") != NULL || strstr (text, "b.c") != NULL;
}

static gboolean
is_digits (const char *text, gsize most)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && digits <= most && text[digits] == '\0';
}

/* "28 june" of "28 june – 3 july 1914", "300" of "300–250 bc": with the last words of @second. */
static char *
read_first (const char *first, const char *second, AnnalsWebDate *date)
{
  gboolean shares = is_digits (first, 2) && strpbrk (second, "abcdefghijklmnopqrstuvwxyz") != NULL;
  gboolean before =
      is_before_era (second) && !is_before_era (first) && strstr (first, "ad") == NULL;
  char *read = shares || before ? NULL : read_qualified (first, date);

  for (const char *tail = strchr (second, ' '); tail != NULL && read == NULL;
       tail = strchr (tail + 1, ' '))
    {
      g_autofree char *whole = g_strconcat (first, tail, NULL);
      read = read_qualified (whole, date);
    }
  return read != NULL ? read : read_qualified (first, date);
}

/* "45" of "1939–45", "7, 1945" of "may 5–7, 1945": with the beginning of @first. */
static char *
read_second (const char *first, const char *second, AnnalsWebDate *date)
{
  gsize length = strlen (first), digits = strlen (second);
  const char *space = strrchr (first, ' ');

  if (is_digits (second, 3) && digits < length && length >= 3
      && is_digits (first + length - MIN (length, 4), 4))
    {
      g_autofree char *whole = g_strdup_printf ("%.*s%s", (int) (length - digits), first, second);
      return read_qualified (whole, date);
    }
  g_autofree char *joined =
      space != NULL ? g_strdup_printf ("%.*s %s", (int) (space - first), first, second) : NULL;
  char *read = joined != NULL && is_digits (space + 1, 2) && g_ascii_isdigit (*second)
                   ? read_qualified (joined, date)
                   : NULL;
  return read != NULL ? read : read_qualified (second, date);
}

/* Reads two dates of which each may lean on the other. */
static gboolean
read_pair (const char *first, const char *second, AnnalsWebDate *date)
{
  date->end = is_now (second) ? g_strdup ("..") : read_second (first, second, date);
  date->start = date->end != NULL ? read_first (first, second, date) : NULL;
  if (date->start == NULL)
    annals_web_date_clear (date);
  return date->start != NULL;
}

/* Whether a separator may part a text: a hyphen or a slash also stands within dates. */
static gboolean
may_part (const char *text, const char *separator)
{
  if (g_str_equal (separator, "-"))
    return strchr (strchr (text, '-') + 1, '-') == NULL;
  return !g_str_equal (separator, "/") || strcspn (text, "/") >= 4;
}

/* "from A to B", "A – B", "A until B": at the first separator whose two sides are dates. */
static gboolean
read_interval (const char *text, AnnalsWebDate *date)
{
  static const char *const separators[] = { "/", " to ", " until ", " till ", " through ",
                                            "–", "—",    " - ",     "-" };

  if (g_str_has_prefix (text, "from "))
    text += 5;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = strstr (text, separators[i]);
      if (at == NULL || at == text || !may_part (text, separators[i]))
        continue;
      g_autofree char *first = g_strstrip (g_strndup (text, (gsize) (at - text)));
      g_autofree char *second = g_strstrip (g_strdup (at + strlen (separators[i])));
      if (read_pair (first, second, date))
        return TRUE;
    }
  return FALSE;
}

/* "between A and B", "before A", "since A" */
static gboolean
read_bounded (const char *text, AnnalsWebDate *date)
{
  static const char *const befores[] = { "before ", "prior to ", "by ", "not after ", NULL };
  static const char *const afters[] = { "after ", "not before ", NULL };
  static const char *const sinces[] = { "since ", "from ", NULL };
  static const char *const untils[] = { "until ", "till ", "up to ", NULL };
  const char *rest = text;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (g_str_has_prefix (text, "between ") && strstr (text + 8, " and ") != NULL)
    {
      const char *left_end = strstr (text + 8, " and ");
      g_autofree char *left = g_strndup (text + 8, (gsize) (left_end - text) - 8);
      if (!read_pair (left, left_end + 5, date))
        return FALSE;
      first = g_steal_pointer (&date->start);
      second = g_steal_pointer (&date->end);
      date->start = g_strdup_printf ("[%s..%s]", first, second);
    }
  else if (skip_any (&rest, befores) && (first = read_qualified (rest, date)) != NULL)
    date->start = g_strdup_printf ("[..%s]", first);
  else if (skip_any (&rest, afters) && (first = read_qualified (rest, date)) != NULL)
    date->start = g_strdup_printf ("[%s..]", first);
  else if (skip_any (&rest, sinces) && (date->start = read_qualified (rest, date)) != NULL)
    date->end = g_strdup ("..");
  else if (skip_any (&rest, untils) && (date->end = read_qualified (rest, date)) != NULL)
    date->start = g_strdup ("..");
  return date->start != NULL;
}

/* What has only days writes midnight: a day is meant. */
static void
drop_midnight (char *text)
{
  static const char *const midnights[] = { "T00:00:00Z", "T00:00:00.000Z", "T00:00:00",
                                           " 00:00:00",  "T00:00Z",        "T00:00:00+00:00" };

  for (guint i = 0; i < G_N_ELEMENTS (midnights); i++)
    if (g_str_has_suffix (text, midnights[i]))
      {
        text[strlen (text) - strlen (midnights[i])] = '\0';
        return;
      }
}

/* Each bound must be EDTF in the end; a set of words may have made something that is none. */
static gboolean
check (AnnalsWebDate *date)
{
  if (annals_web_date_is_edtf (date->start)
      && (date->end == NULL || annals_web_date_is_edtf (date->end)))
    return TRUE;
  annals_web_date_clear (date);
  return FALSE;
}

/* "1939-45" is years, though EDTF has such codes for halves of a year; its seasons stay. */
static gboolean
read_short_span (const char *text, AnnalsWebDate *date)
{
  int first, last, used = 0;

  if (sscanf (text, "%4d-%2d%n", &first, &last, &used) != 2 || used != 7 || text[used] != '\0'
      || last <= first % 100 || last <= 24)
    return FALSE;
  date->start = annals_web_date_format (first, 0, 0, -1, 0, 0);
  date->end = annals_web_date_format (first - first % 100 + last, 0, 0, -1, 0, 0);
  set_note (date, _ ("“%s” is read as the years %s to %s."), text, date->start, date->end);
  return TRUE;
}

/**
 * annals_web_date_read:
 * @text: as it stands in the file
 * @date: (out): to be cleared
 *
 * Reads a date of the web, in EDTF, as milliseconds since 1970, as JavaScript prints it, in digits
 * between slashes or points, or in English words, months also in the user's language.
 *
 * Returns: %FALSE where it is none of these; @date is then empty
 */
gboolean
annals_web_date_read (const char *text, AnnalsWebDate *date)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  *date = (AnnalsWebDate){ 0 };
  if (*bare == '\0' || strlen (bare) > LONGEST || !g_utf8_validate (bare, -1, NULL))
    return FALSE;
  drop_midnight (bare);
  if (read_short_span (bare, date))
    return TRUE;
  if (annals_web_date_is_edtf (bare))
    date->start = g_strdup (bare);
  else if ((date->start = from_date_call (bare)) == NULL)
    {
      g_autofree char *lower = g_utf8_strdown (bare, -1);
      if (!read_week (lower, date) && (date->start = read_qualified (lower, date)) == NULL
          && !read_bounded (lower, date) && !read_interval (lower, date))
        return FALSE;
    }
  return check (date);
}
