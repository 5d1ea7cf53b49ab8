/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-date.h"

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
dup_shown (const Parser *self)
{
  g_autofree char *valid =
      g_utf8_make_valid (self->text, (gssize) MIN (self->length, SHOWN_MOST * 4));
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), SHOWN_MOST));

  for (char *c = cut; *c != '\0'; c++)
    if ((guchar) *c < 0x20)
      *c = ' ';
  return g_steal_pointer (&cut);
}

static gboolean G_GNUC_PRINTF (3, 4)
    fail (Parser *self, AnnalsDateError code, const char *format, ...)
{
  g_autofree char *shown = dup_shown (self);
  va_list args;

  va_start (args, format);
  g_autofree char *reason = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: a date as it stands in a file, then what is wrong with it. */
  g_set_error (self->error, ANNALS_DATE_ERROR, code, _ ("“%s” is no date: %s"), shown, reason);
  return FALSE;
}

static gboolean
fail_syntax (Parser *self)
{
  return fail (self, ANNALS_DATE_ERROR_SYNTAX,
               _ ("expected a date such as 2023, 2023-05, 2023-05-30 or 2023-05-30T14:05+04:00."));
}

static gboolean
fail_unbounded (Parser *self)
{
  return fail (self, ANNALS_DATE_ERROR_SYNTAX, _ ("at least one end must be known."));
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
  self->zone = g_utf8_validate (name, -1, NULL) ? g_time_zone_new_identifier (name) : NULL;
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
    return fail (self, (AnnalsDateError) reason->code, "%s", reason->message);
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

/* ---- Sets: one of several dates, or all of them ---- */

static gboolean
begins_set (const char *text, gsize length)
{
  return length > 0 && (*text == '[' || *text == '{');
}

static gboolean
is_set (const char *text, gsize length)
{
  return length >= 2 && begins_set (text, length) && text[length - 1] == (*text == '[' ? ']' : '}');
}

static gboolean
fail_set (const char *text, gsize length, GError **error)
{
  Parser whole = { .text = text, .length = length, .error = error };

  return fail (&whole, ANNALS_DATE_ERROR_SYNTAX,
               _ ("expected dates between [ and ], or { and }, as in [1667,1670..1672]."));
}

static void
widen (AnnalsDate *date, const AnnalsDate *member)
{
  date->earliest = MIN (date->earliest, member->earliest);
  date->latest = MAX (date->latest, member->latest);
  date->precision = MIN (date->precision, member->precision);
  date->flags |= member->flags;
}

/* A date, or "a..b"; in "..a" and "a.." one side has no bound. */
static gboolean
parse_member (const char *text, GTimeZone *zone, AnnalsDate *member, GError **error)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", 2);
  gboolean is_range = ends[0] != NULL && ends[1] != NULL;
  const char *first = ends[0], *last = is_range ? ends[1] : first;
  AnnalsDateFlags open = ANNALS_DATE_NONE;
  AnnalsDate end;

  if (first == NULL || (*first == '\0' && *last == '\0') || begins_set (first, strlen (first))
      || begins_set (last, strlen (last)))
    return FALSE;
  if (*first == '\0' || *last == '\0')
    {
      open = *first == '\0' ? ANNALS_DATE_EARLIER : ANNALS_DATE_LATER;
      first = last = *first == '\0' ? last : first;
    }
  if (!annals_date_parse (first, -1, zone, member, error)
      || !annals_date_parse (last, -1, zone, &end, error))
    return FALSE;
  member->flags |= open;
  gboolean swapped = end.latest <= member->earliest;
  widen (member, &end);
  return !swapped;
}

static gboolean
parse_set (const char *text, gsize length, GTimeZone *zone, AnnalsDate *date, GError **error)
{
  g_autofree char *inside = g_strndup (text + 1, length - 2);
  g_auto (GStrv) members = g_strsplit (inside, ",", -1);

  for (char **member = members; *member != NULL; member++)
    {
      AnnalsDate one;
      g_autoptr (GError) reason = NULL;
      if (!parse_member (g_strstrip (*member), zone, &one, &reason))
        {
          if (reason == NULL)
            return fail_set (text, length, error);
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      if (member == members)
        *date = one;
      else
        widen (date, &one);
    }
  if (members[0] == NULL)
    return fail_set (text, length, error);
  date->flags |= *text == '[' ? ANNALS_DATE_ONE_OF : ANNALS_DATE_ALL_OF;
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
  if (is_set (text, n))
    return parse_set (text, n, zone, date, error);
  if (begins_set (text, n))
    return fail_set (text, n, error);
  gboolean good = read_all (&self);
  if (good)
    resolve (&self, zone, date);
  g_clear_pointer (&self.zone, g_time_zone_unref);
  return good;
}

/* In "2023-05-30/31" and "2023-05/06" the end leaves out what it shares with the start. */
static char *
complete_end (const char *start, gsize start_length, const char *end, gsize end_length)
{
  gboolean short_day = start_length == 10 && end_length == 2;
  gboolean short_month =
      (start_length == 10 && end_length == 5) || (start_length == 7 && end_length == 2);

  if (!(short_day || short_month) || !g_ascii_isdigit (*start) || !g_ascii_isdigit (*end))
    return g_strndup (end, end_length);
  return g_strdup_printf ("%.*s%.*s", (int) (start_length - end_length), start, (int) end_length,
                          end);
}

/**
 * annals_date_find_slash:
 * @length: bytes; -1: up to the NUL
 *
 * Finds what parts an interval's two dates. That in a zone's name does not.
 *
 * Returns: (transfer none) (nullable): the "/"; %NULL: the text is no interval
 */
const char *
annals_date_find_slash (const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  int depth = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (text[i] == '/' && depth <= 0)
        return text + i;
      depth += (text[i] == '[') - (text[i] == ']');
    }
  return NULL;
}

/* Whether a decade or a century is named by its digits alone. */
static gboolean
is_truncated (const char *text, gsize length)
{
  return length > 1 && length < 4 && g_ascii_isdigit (*text);
}

/**
 * annals_date_parse_interval:
 * @start: (out): the first date
 * @end: (out): the last, inclusive; the first where there is no "/"
 *
 * Parses an interval, or one date. See annals_date_parse().
 */
gboolean
annals_date_parse_interval (const char *text,
                            gssize length,
                            GTimeZone *zone,
                            AnnalsDate *start,
                            AnnalsDate *end,
                            GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  const char *slash = annals_date_find_slash (text, (gssize) n);
  Parser whole = { .text = text, .length = n, .error = error };
  const guint unsaid = ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN;

  if (slash == NULL)
    {
      if (!annals_date_parse (text, (gssize) n, zone, start, error))
        return FALSE;
      *end = *start;
      return !(start->flags & unsaid) || fail_unbounded (&whole);
    }
  gsize first = (gsize) (slash - text), last = n - first - 1;
  g_autofree char *complete = complete_end (text, first, slash + 1, last);
  /* "1984/85" is two years to people, and a year and a century to the standard. */
  if (is_truncated (complete, strlen (complete)) && !is_truncated (text, first))
    return fail (&whole, ANNALS_DATE_ERROR_SYNTAX,
                 _ ("a year has four digits; write 0476 for 476."));
  if (!annals_date_parse (text, (gssize) first, zone, start, error)
      || !annals_date_parse (complete, -1, zone, end, error))
    return FALSE;
  if ((start->flags & unsaid) && (end->flags & unsaid))
    return fail_unbounded (&whole);
  return TRUE;
}

char *
annals_date_flags_to_string (AnnalsDateFlags flags)
{
  static const struct
  {
    AnnalsDateFlags flags;
    const char *name;
  } names[] = {
    { ANNALS_DATE_UNCERTAIN, "uncertain" },
    { ANNALS_DATE_APPROXIMATE, "approximate" },
    { ANNALS_DATE_UNSPECIFIED, "unspecified" },
    { ANNALS_DATE_ONE_OF, "one-of" },
    { ANNALS_DATE_ALL_OF, "all-of" },
    { ANNALS_DATE_OPEN | ANNALS_DATE_EARLIER | ANNALS_DATE_LATER, "open" },
    { ANNALS_DATE_UNKNOWN, "unknown" },
  };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (flags & names[i].flags)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "," : "", names[i].name);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

const char *
annals_precision_to_string (AnnalsPrecision precision)
{
  static const char *const names[] = {
    "eon",   "millennium", "century", "decade", "year",   "season",
    "month", "day",        "hour",    "minute", "second", "fraction",
  };

  return names[precision];
}
