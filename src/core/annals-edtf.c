/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar dates of EDTF, by ISO 8601-2:2019, clauses 4 and 8, and annex A. */
#include "core/annals-edtf.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_YEAR_DIGITS 12
#define YEAR_DIGITS 4
#define LEAP_SEARCH 8 /* years within which there is a leap year, whatever the century */

typedef struct
{
  const char *at;
  const char *end;
  AnnalsDateFlags flags;
  GError **error;
} Reader;

/* A component as it is written: digits, and X where one is not said. */
typedef struct
{
  char digits[5];
  guint length;
  guint unspecified;
} Part;

static gboolean G_GNUC_PRINTF (3, 4)
    fail (Reader *self, AnnalsDateError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (self->error, ANNALS_DATE_ERROR, (int) code, reason);
  return FALSE;
}

static gboolean
fail_syntax (Reader *self)
{
  return fail (self, ANNALS_DATE_ERROR_SYNTAX,
               _ ("expected a date such as 2023, 2023-05, 2023-05-30 or 2023-05-30T14:05+04:00."));
}

static gboolean
accept (Reader *self, char c)
{
  if (self->at >= self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

AnnalsDateFlags
annals_edtf_read_qualifier (const char **at, const char *end)
{
  char c = *at < end ? **at : '\0';

  *at += c == '?' || c == '~' || c == '%';
  return c == '?'   ? ANNALS_DATE_UNCERTAIN
         : c == '~' ? ANNALS_DATE_APPROXIMATE
         : c == '%' ? ANNALS_DATE_UNCERTAIN | ANNALS_DATE_APPROXIMATE
                    : ANNALS_DATE_NONE;
}

static void
read_qualifier (Reader *self)
{
  self->flags |= annals_edtf_read_qualifier (&self->at, self->end);
}

static guint
count_digits (const Reader *self, gboolean or_x)
{
  guint n = 0;

  while (self->at + n < self->end
         && (g_ascii_isdigit (self->at[n]) || (or_x && self->at[n] == 'X')))
    n++;
  return n;
}

static gboolean
read_number (Reader *self, guint most, gint64 *number)
{
  guint n = count_digits (self, FALSE);

  if (n == 0)
    return fail_syntax (self);
  if (n > most)
    return fail (self, ANNALS_DATE_ERROR_RANGE,
                 _ ("years from −100 thousand million to 100 thousand million can be shown."));
  for (*number = 0; n > 0; n--)
    *number = *number * 10 + (*self->at++ - '0');
  return TRUE;
}

static gboolean
read_part (Reader *self, guint length, Part *part)
{
  *part = (Part){ .length = length };
  if (count_digits (self, TRUE) < length)
    return fail_syntax (self);
  for (guint i = 0; i < length; i++)
    {
      part->digits[i] = *self->at++;
      part->unspecified += part->digits[i] == 'X';
    }
  return TRUE;
}

static gboolean
part_matches (const Part *part, int value)
{
  for (guint i = part->length; i-- > 0; value /= 10)
    if (part->digits[i] != 'X' && part->digits[i] - '0' != value % 10)
      return FALSE;
  return value == 0;
}

static gint64
part_value (const Part *part, char unspecified)
{
  gint64 value = 0;

  for (guint i = 0; i < part->length; i++)
    value = value * 10 + ((part->digits[i] == 'X' ? unspecified : part->digits[i]) - '0');
  return value;
}

/* ---- Years ---- */

static void
set_years (AnnalsEdtf *date, gint64 first, gint64 last, AnnalsPrecision precision)
{
  date->first = (AnnalsCivil){ .year = first, .month = 1, .day = 1 };
  date->past = (AnnalsCivil){ .year = last + 1, .month = 1, .day = 1 };
  date->precision = precision;
}

static gboolean
check_years (Reader *self, gint64 first, gint64 last)
{
  if (first >= -ANNALS_YEAR_MAX && last <= ANNALS_YEAR_MAX)
    return TRUE;
  return fail (self, ANNALS_DATE_ERROR_RANGE,
               _ ("years from −100 thousand million to 100 thousand million can be shown."));
}

static AnnalsPrecision
precision_of_step (gint64 step)
{
  return step >= 1000000 ? ANNALS_PRECISION_EON
         : step >= 1000  ? ANNALS_PRECISION_MILLENNIUM
         : step >= 100   ? ANNALS_PRECISION_CENTURY
         : step >= 10    ? ANNALS_PRECISION_DECADE
                         : ANNALS_PRECISION_YEAR;
}

/* "S3" after a year: only its first three digits are significant, so it is one of those that share
 * them. */
static gboolean
read_significant (Reader *self, gint64 year, AnnalsEdtf *date)
{
  gint64 size = ABS (year), digits, step = 1;

  if (!read_number (self, 2, &digits))
    return FALSE;
  if (digits == 0)
    return fail_syntax (self);
  for (gint64 limit = 1; limit <= size / 10; limit *= 10, digits--)
    if (digits <= 1)
      step *= 10;
  gint64 low = size / step * step, high = low + step - 1;
  date->flags |= ANNALS_DATE_APPROXIMATE;
  set_years (date, year < 0 ? -high : low, year < 0 ? -low : high, precision_of_step (step));
  return check_years (self, date->first.year, date->past.year - 1);
}

static gboolean
fail_year (Reader *self, gboolean too_long)
{
  return fail (self, ANNALS_DATE_ERROR_SYNTAX,
               too_long
                   ? _ ("a year has four digits; a longer one begins with Y, as in Y-13800000000.")
                   : _ ("a year has four digits; write 0476 for 476."));
}

static gboolean
read_long_year (Reader *self, AnnalsEdtf *date)
{
  gboolean negative = accept (self, '-');
  guint n = count_digits (self, FALSE);
  gint64 year, exponent = 0;

  if (!read_number (self, MAX_YEAR_DIGITS, &year))
    return FALSE;
  if (accept (self, 'E'))
    {
      if (!read_number (self, 2, &exponent))
        return FALSE;
    }
  else if (n <= YEAR_DIGITS)
    return fail (self, ANNALS_DATE_ERROR_SYNTAX,
                 _ ("only a year of more than four digits begins with Y."));
  for (; exponent > 0 && year <= ANNALS_YEAR_MAX; exponent--)
    year *= 10;
  if (!check_years (self, 0, year))
    return FALSE;
  year = negative ? -year : year;
  set_years (date, year, year,
             year != 0 && year % 1000000 == 0 ? ANNALS_PRECISION_EON : ANNALS_PRECISION_YEAR);
  return !accept (self, 'S') || read_significant (self, year, date);
}

static gboolean
read_year_part (Reader *self, Part *part)
{
  guint n = count_digits (self, TRUE);

  if (n == YEAR_DIGITS)
    return read_part (self, YEAR_DIGITS, part);
  return n == 0 ? fail_syntax (self) : fail_year (self, n > YEAR_DIGITS);
}

/* Two digits are a century and three a decade, where nothing but a qualifier follows. */
static gboolean
is_truncated (const Reader *self)
{
  guint n = count_digits (self, FALSE);

  return (n == 2 || n == 3) && (self->at + n == self->end || strchr ("?~%", self->at[n]) != NULL);
}

static gboolean
read_truncated (Reader *self, gboolean negative, AnnalsEdtf *date)
{
  gint64 number, step = count_digits (self, FALSE) == 3 ? 10 : 100;

  if (!read_number (self, 3, &number))
    return FALSE;
  gint64 low = number * step, high = low + step - 1;
  set_years (date, negative ? -high : low, negative ? -low : high, precision_of_step (step));
  read_qualifier (self);
  return TRUE;
}

/* ---- Sub-year groupings: 21 to 41 ---- */

#define SOUTHERN_FIRST 29
#define SOUTHERN_LAST 32

static gboolean
set_grouping (AnnalsEdtf *date, gint64 year, int number)
{
  /* First month and length of each. 21 to 24 are meteorological and northern here, as the standard
   * leaves them open; then northern and southern seasons, quarters, thirds and halves. A month of
   * 12 begins in the year named. */
  static const struct
  {
    int month, length;
  } groupings[] = {
    { 3, 3 },  { 6, 3 },  { 9, 3 },  { 12, 3 }, { 3, 3 }, { 6, 3 }, { 9, 3 },
    { 12, 3 }, { 9, 3 },  { 12, 3 }, { 3, 3 },  { 6, 3 }, { 1, 3 }, { 4, 3 },
    { 7, 3 },  { 10, 3 }, { 1, 4 },  { 5, 4 },  { 9, 4 }, { 1, 6 }, { 7, 6 },
  };

  if (number < 21 || number > 20 + (int) G_N_ELEMENTS (groupings))
    return FALSE;
  date->first = (AnnalsCivil){ .year = year, .month = groupings[number - 21].month, .day = 1 };
  date->past = date->first;
  annals_civil_add_months (&date->past, groupings[number - 21].length);
  date->precision = ANNALS_PRECISION_SEASON;
  if (number >= SOUTHERN_FIRST && number <= SOUTHERN_LAST)
    date->flags |= ANNALS_DATE_SOUTHERN;
  return TRUE;
}

/* ---- Months and days ---- */

/* The first day of those that match, from the first year on, or the last; FALSE where there is
 * none. */
static gboolean
find_day (gint64 first, gint64 last, const Part *month, const Part *day, AnnalsCivil *found)
{
  int step = first <= last ? 1 : -1;
  gint64 years = MIN (ABS (last - first), LEAP_SEARCH);

  for (gint64 i = 0; i <= years; i++)
    for (int m = step > 0 ? 1 : 12; m >= 1 && m <= 12; m += step)
      {
        gint64 year = first + i * step;
        int days = annals_month_days (year, m);
        for (int d = step > 0 ? 1 : days; d >= 1 && d <= days && part_matches (month, m); d += step)
          if (part_matches (day, d))
            {
              *found = (AnnalsCivil){ .year = year, .month = m, .day = d };
              return TRUE;
            }
      }
  return FALSE;
}

static gboolean
fail_day (Reader *self, gint64 year, const Part *month)
{
  int days = month->unspecified == 0 ? annals_month_days (year, (int) part_value (month, '0')) : 31;

  return fail (self, ANNALS_DATE_ERROR_RANGE,
               ngettext ("that month has %d day.", "that month has %d days.", (gulong) days), days);
}

static void
step_days (AnnalsCivil *civil, int days)
{
  gint64 number = annals_days_from_civil (civil->year, civil->month, civil->day) + days;

  annals_civil_from_days (number, &civil->year, &civil->month, &civil->day);
}

/* What is coarsest of what is not said hides all that is finer. */
static AnnalsPrecision
find_precision (const Part *year, const Part *month, const Part *day)
{
  /* By the digits that stand before the first that is not said. */
  static const AnnalsPrecision years[] = { ANNALS_PRECISION_MILLENNIUM, ANNALS_PRECISION_MILLENNIUM,
                                           ANNALS_PRECISION_CENTURY, ANNALS_PRECISION_DECADE,
                                           ANNALS_PRECISION_YEAR };

  if (year->unspecified > 0 || month == NULL)
    return years[strcspn (year->digits, "X")];
  if (month->unspecified > 0)
    return ANNALS_PRECISION_YEAR;
  return day == NULL || day->unspecified > 0 ? ANNALS_PRECISION_MONTH : ANNALS_PRECISION_DAY;
}

static gboolean
set_month (Reader *self, gint64 first, gint64 last, const Part *month, AnnalsEdtf *date)
{
  static const Part any_day = { .digits = "XX", .length = 2, .unspecified = 2 };
  AnnalsCivil end;

  if (month->unspecified == 0 && set_grouping (date, first, (int) part_value (month, '0')))
    {
      AnnalsEdtf later = { 0 };
      set_grouping (&later, last, (int) part_value (month, '0'));
      date->past = later.past;
      return TRUE;
    }
  if (!find_day (first, last, month, &any_day, &date->first))
    return fail (self, ANNALS_DATE_ERROR_RANGE,
                 _ ("months go from 01 to 12, seasons from 21 to 41."));
  find_day (last, first == last ? last - 1 : first, month, &any_day, &end);
  step_days (&end, 1);
  date->past = end;
  return TRUE;
}

static gboolean
set_day (
    Reader *self, gint64 first, gint64 last, const Part *month, const Part *day, AnnalsEdtf *date)
{
  AnnalsCivil end;

  if (!find_day (first, last, month, day, &date->first))
    return fail_day (self, first, month);
  /* From the far end back; of a single year the search goes back within it first. */
  find_day (last, first == last ? last - 1 : first, month, day, &end);
  step_days (&end, 1);
  date->past = end;
  return TRUE;
}

static gboolean
read_month_and_day (Reader *self, const Part *year, gint64 first, gint64 last, AnnalsEdtf *date)
{
  Part month, day;

  read_qualifier (self);
  if (!read_part (self, 2, &month) || !set_month (self, first, last, &month, date))
    return FALSE;
  read_qualifier (self);
  if (month.unspecified > 0)
    self->flags |= ANNALS_DATE_UNSPECIFIED;
  if (date->precision == ANNALS_PRECISION_SEASON)
    return TRUE;
  date->precision = find_precision (year, &month, NULL);
  if (!accept (self, '-'))
    return TRUE;
  read_qualifier (self);
  if (!read_part (self, 2, &day) || !set_day (self, first, last, &month, &day, date))
    return FALSE;
  if (day.unspecified > 0)
    self->flags |= ANNALS_DATE_UNSPECIFIED;
  date->precision = find_precision (year, &month, &day);
  date->is_day = date->precision == ANNALS_PRECISION_DAY;
  read_qualifier (self);
  return TRUE;
}

static gboolean
read_date (Reader *self, AnnalsEdtf *date)
{
  Part year = { 0 };

  read_qualifier (self);
  if (accept (self, 'Y'))
    {
      gboolean good = read_long_year (self, date);
      read_qualifier (self);
      return good;
    }
  gboolean negative = accept (self, '-');
  if (is_truncated (self))
    return read_truncated (self, negative, date);
  if (!read_year_part (self, &year))
    return FALSE;
  gint64 low = part_value (&year, '0'), high = part_value (&year, '9');
  gint64 first = negative ? -high : low, last = negative ? -low : high;
  if (negative && high == 0)
    return fail (self, ANNALS_DATE_ERROR_RANGE, _ ("the year 0000 has no sign."));
  if (year.unspecified > 0)
    self->flags |= ANNALS_DATE_UNSPECIFIED;
  set_years (date, first, last, find_precision (&year, NULL, NULL));
  if (year.unspecified == 0 && accept (self, 'S'))
    return read_significant (self, first, date);
  read_qualifier (self);
  return !accept (self, '-') || read_month_and_day (self, &year, first, last, date);
}

/**
 * annals_edtf_read:
 * @at: (inout): where to read; steps past what was read
 * @end: where the text ends
 * @date: (out): what it means
 *
 * Reads one calendar date of EDTF, its qualifiers and unspecified digits included. What may follow,
 * a time of day or the end of the text, is the caller's.
 *
 * Returns: %FALSE with an #AnnalsDateError whose message is only the reason
 */
gboolean
annals_edtf_read (const char **at, const char *end, AnnalsEdtf *date, GError **error)
{
  Reader self = { .at = *at, .end = end, .error = error };

  *date = (AnnalsEdtf){ 0 };
  gboolean good = read_date (&self, date);
  date->flags |= self.flags;
  *at = self.at;
  return good;
}
