/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in digits: years, counts since 1970, a spreadsheet's days, numbers with marks between. */
#include "formats/annals-web-numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/annals-date.h"

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
char *
annals_web_numbers_read_call (const char *text)
{
  int year, month = 0, day = 0;

  if (g_str_has_prefix (text, "/Date("))
    return from_milliseconds (g_ascii_strtod (text + strlen ("/Date("), NULL));
  if (sscanf (text, "Date(%6d,%2d,%2d", &year, &month, &day) >= 2)
    return annals_web_date_format (year, month + 1, day, -1, 0, 0);
  return NULL;
}

/* "1999-w52", "1999w52": the Monday, and the Sunday. */
gboolean
annals_web_numbers_read_week (const char *text, AnnalsWebDate *date)
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

/**
 * annals_web_numbers_read:
 * @text: one date, in lower case
 * @date: hears what was guessed
 *
 * Returns: (transfer full) (nullable): the date in EDTF; %NULL where @text is no date in digits
 */
char *
annals_web_numbers_read (const char *text, AnnalsWebDate *date)
{
  char *read;

  if ((read = from_compact (text)) != NULL || (read = from_parts (text, date)) != NULL)
    return read;
  g_autofree char *number = from_number (text, date);
  return number != NULL && annals_web_date_is_edtf (number) ? g_steal_pointer (&number) : NULL;
}
