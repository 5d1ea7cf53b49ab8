/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-date-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/annals-edtf.h"

/* clang-format off */
G_DEFINE_QUARK (annals-date-error-quark, annals_date_error)
/* clang-format on */

#define TIME_STEP 1e-6 /* seconds: what a fraction of a second may last */
#define SHOWN_MOST 64  /* characters of a bad text that a message repeats */

/* A date in the making: the text that is left, and what was read. */
typedef struct
{
  const char *text; /* the whole, for messages */
  gsize length;
  const char *at;
  const char *end;
  AnnalsCivil civil;
  AnnalsPrecision precision;
  AnnalsDateFlags flags;
  AnnalsEdtf date;
  double step; /* seconds that a time of day may last */
  gboolean has_offset;
  double offset;
  GTimeZone *zone; /* owned: named in brackets */
  GError **error;
} Parser;

static char *
dup_shown (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (length, SHOWN_MOST * 4));
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), SHOWN_MOST));

  for (char *c = cut; *c != '\0'; c++)
    if ((guchar) *c < 0x20)
      *c = ' ';
  return g_steal_pointer (&cut);
}

gboolean
annals_date_fail (
    const char *text, gsize length, GError **error, AnnalsDateError code, const char *reason)
{
  g_autofree char *shown = dup_shown (text, length);

  /* Translators: a date as it stands in a file, then what is wrong with it. */
  g_set_error (error, ANNALS_DATE_ERROR, code, _ ("“%s” is no date: %s"), shown, reason);
  return FALSE;
}

static gboolean
fail (Parser *self, AnnalsDateError code, const char *reason)
{
  return annals_date_fail (self->text, self->length, self->error, code, reason);
}

static gboolean
fail_syntax (Parser *self)
{
  return fail (self, ANNALS_DATE_ERROR_SYNTAX,
               _ ("expected a date such as 2023, 2023-05, 2023-05-30 or 2023-05-30T14:05+04:00."));
}

/* ---- Reading ---- */

static gsize
left (const Parser *self)
{
  return (gsize) (self->end - self->at);
}

static gboolean
accept (Parser *self, char c)
{
  if (left (self) == 0 || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gsize
count_digits (const Parser *self)
{
  gsize n = 0;

  while (n < left (self) && g_ascii_isdigit (self->at[n]))
    n++;
  return n;
}

/* Exactly @n digits. */
static gboolean
read_digits (Parser *self, gsize n, gint64 *number)
{
  if (count_digits (self) < n)
    return FALSE;
  *number = 0;
  for (gsize i = 0; i < n; i++)
    *number = *number * 10 + (*self->at++ - '0');
  return TRUE;
}

static gboolean
read_two (Parser *self, int *number)
{
  gint64 value;

  if (!read_digits (self, 2, &value))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

/* ---- Time of day ---- */

/* The shortest part may have a fraction, of which each digit is a tenth of what it may last. */
static gboolean
read_fraction (Parser *self)
{
  gsize n = count_digits (self);
  double fraction = 0;

  if (n == 0)
    return fail_syntax (self);
  gboolean of_second = self->step == 1;
  for (; n > 0; n--)
    {
      self->step /= 10;
      fraction += (*self->at++ - '0') * self->step;
    }
  self->civil.second += round (fraction / TIME_STEP) * TIME_STEP;
  if (of_second || self->step < TIME_STEP)
    self->step = TIME_STEP;
  self->precision = self->step < 1      ? ANNALS_PRECISION_FRACTION
                    : self->step < 60   ? ANNALS_PRECISION_SECOND
                    : self->step < 3600 ? ANNALS_PRECISION_MINUTE
                                        : ANNALS_PRECISION_HOUR;
  return TRUE;
}

static gboolean
read_clock (Parser *self)
{
  static const double units[] = { 3600, 60, 1 };
  int parts[G_N_ELEMENTS (units)] = { 0 };
  guint n = 0;

  self->flags |= ANNALS_DATE_TIMED;
  do
    if (!read_two (self, &parts[n++]))
      return fail_syntax (self);
  while (n < G_N_ELEMENTS (units) && accept (self, ':'));
  self->step = units[n - 1];
  self->precision = (AnnalsPrecision) (ANNALS_PRECISION_HOUR + n - 1);
  self->civil.hour = parts[0];
  self->civil.minute = parts[1];
  self->civil.second = parts[2];
  if ((accept (self, '.') || accept (self, ',')) && !read_fraction (self))
    return FALSE;
  gboolean midnight = parts[0] == 24 && parts[1] == 0 && self->civil.second == 0;
  /* A leap second is the next minute's first: POSIX time knows none. */
  if ((parts[0] > 23 && !midnight) || parts[1] > 59 || parts[2] > 60)
    return fail (self, ANNALS_DATE_ERROR_RANGE, _ ("the time of day goes from 00:00 to 24:00."));
  return TRUE;
}

static gboolean
read_offset (Parser *self)
{
  int hours, minutes = 0;

  if (accept (self, 'Z') || accept (self, 'z'))
    {
      self->has_offset = TRUE;
      return TRUE;
    }
  gboolean west = left (self) > 0 && *self->at == '-';
  if (!west && !(left (self) > 0 && *self->at == '+'))
    return TRUE;
  self->at++;
  if (!read_two (self, &hours))
    return fail_syntax (self);
  if ((accept (self, ':') || count_digits (self) >= 2) && !read_two (self, &minutes))
    return fail_syntax (self);
  if (hours > 18 || minutes > 59)
    return fail (self, ANNALS_DATE_ERROR_RANGE,
                 _ ("an offset from UTC goes from −18:00 to +18:00."));
  self->has_offset = TRUE;
  self->offset = (hours * 3600.0 + minutes * 60.0) * (west ? -1 : 1);
  return TRUE;
}

/* RFC 9557: a zone's name in brackets. */
static gboolean
read_zone (Parser *self)
{
  if (!accept (self, '['))
    return TRUE;
  const char *close = memchr (self->at, ']', left (self));
  if (close == NULL)
    return fail_syntax (self);
  g_autofree char *name = g_strndup (self->at, (gsize) (close - self->at));
  self->at = close + 1;
  self->zone = annals_zone_new (name);
  if (self->zone == NULL)
    return fail (self, ANNALS_DATE_ERROR_ZONE,
                 _ ("the time zone is not known here; expected one such as Asia/Baku."));
  return TRUE;
}

static gboolean
read_calendar (Parser *self)
{
  g_autoptr (GError) reason = NULL;

  if (!annals_edtf_read (&self->at, self->end, &self->date, &reason))
    return fail (self, (AnnalsDateError) reason->code, reason->message);
  self->flags |= self->date.flags;
  self->precision = self->date.precision;
  self->civil = self->date.first;
  return TRUE;
}

static gboolean
read_all (Parser *self)
{
  if (!read_calendar (self))
    return FALSE;
  if (self->date.is_day && (accept (self, 'T') || accept (self, 't') || accept (self, ' '))
      && !(read_clock (self) && read_offset (self) && read_zone (self)))
    return FALSE;
  if (self->flags & ANNALS_DATE_TIMED)
    self->flags |= annals_edtf_read_qualifier (&self->at, self->end);
  return left (self) == 0 || fail_syntax (self);
}

/* ---- Bounds ---- */

static void
resolve (Parser *self, GTimeZone *zone, AnnalsDate *date)
{
  date->earliest = annals_civil_to_time (&self->civil);
  date->latest = annals_civil_to_time (&self->date.past);
  if (self->flags & ANNALS_DATE_TIMED)
    {
      date->earliest =
          self->has_offset
              ? date->earliest - self->offset
              : annals_zone_to_time (self->zone != NULL ? self->zone : zone, date->earliest);
      date->latest = date->earliest + self->step;
    }
  date->precision = self->precision;
  date->flags = self->flags;
}

static gboolean
is_unsaid (const char *text, gsize length, AnnalsDate *date)
{
  gboolean open = length == 2 && memcmp (text, "..", 2) == 0;

  if (!open && length > 0)
    return FALSE;
  *date = (AnnalsDate){ .precision = ANNALS_PRECISION_DAY,
                        .flags = open ? ANNALS_DATE_OPEN : ANNALS_DATE_UNKNOWN };
  return TRUE;
}

/* ---- The common forms ---- */

/* Two digits, or -1. */
static int
two_digits (const char *at)
{
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) ? (at[0] - '0') * 10 + (at[1] - '0')
                                                            : -1;
}

#define PLAIN_DAY 10  /* "2023-05-30" */
#define PLAIN_TIME 20 /* "2023-05-30T14:05:00Z" */

static gboolean
read_plain_day (const char *text, AnnalsTime *start)
{
  int century = two_digits (text), years = two_digits (text + 2), month = two_digits (text + 5),
      day = two_digits (text + 8);
  gint64 year = century * 100 + years;

  if (century < 0 || years < 0 || text[4] != '-' || text[7] != '-' || month < 1 || month > 12
      || day < 1 || day > annals_month_days (year, month))
    return FALSE;
  *start = (double) annals_days_from_civil (year, month, day) * ANNALS_SECONDS_PER_DAY;
  return TRUE;
}

/* What nearly all dates of large files are, without a look at what EDTF allows beyond. */
static gboolean
read_plain (const char *text, gsize length, AnnalsDate *date)
{
  *date = (AnnalsDate){ .precision = ANNALS_PRECISION_DAY };
  if ((length != PLAIN_DAY && length != PLAIN_TIME) || !read_plain_day (text, &date->earliest))
    return FALSE;
  date->latest = date->earliest + ANNALS_SECONDS_PER_DAY;
  if (length == PLAIN_DAY)
    return TRUE;
  int hour = two_digits (text + 11), minute = two_digits (text + 14),
      second = two_digits (text + 17);
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z' || hour < 0
      || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return FALSE;
  date->earliest += hour * 3600.0 + minute * 60.0 + second;
  date->latest = date->earliest + 1;
  date->precision = ANNALS_PRECISION_SECOND;
  date->flags = ANNALS_DATE_TIMED;
  return TRUE;
}

/**
 * annals_date_parse:
 * @text: an expression of EDTF (ISO 8601-2:2019), or a date and time of ISO 8601 or RFC 9557
 * @length: bytes; -1: up to the NUL
 * @zone: (nullable): for times of day that name none; %NULL: UTC
 * @date: (out): what it means
 *
 * Parses one date; ".." is an open end, "" one that nobody knows.
 *
 * Returns: %FALSE with an #AnnalsDateError that says what was expected
 */
gboolean
annals_date_parse (
    const char *text, gssize length, GTimeZone *zone, AnnalsDate *date, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  Parser self = { .text = text, .length = n, .at = text, .end = text + n, .error = error };

  if (read_plain (text, n, date) || is_unsaid (text, n, date))
    return TRUE;
  if (annals_date_begins_set (text, n))
    return annals_date_parse_set (text, n, zone, date, error);
  gboolean good = read_all (&self);
  if (good)
    resolve (&self, zone, date);
  g_clear_pointer (&self.zone, g_time_zone_unref);
  return good;
}
