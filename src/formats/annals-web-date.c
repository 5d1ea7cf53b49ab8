/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as foreign files hold them: ISO and EDTF, milliseconds, JavaScript's, numbers between
 * slashes, and words. */
#include "formats/annals-web-date.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/annals-date.h"

#define LONGEST 256 /* bytes; a longer text is no date */

void
annals_web_date_clear (AnnalsWebDate *date)
{
  g_clear_pointer (&date->start, g_free);
  g_clear_pointer (&date->end, g_free);
  g_clear_pointer (&date->note, g_free);
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

static gboolean
is_edtf (const char *text)
{
  AnnalsDate date;

  return annals_date_parse (text, -1, NULL, &date, NULL);
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

/* A bare number: a year, or milliseconds since 1970 where it is too long for one. */
static char *
from_number (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);
  gsize digits = strspn (*text == '-' ? text + 1 : text, "0123456789");

  if (end == text || *end != '\0' || digits == 0 || !isfinite (number))
    return NULL;
  if (g_str_has_prefix (text, "-0") && digits == 4)
    return NULL; /* EDTF's own, or nothing */
  if (digits == 8 && strlen (text) == 8)
    {
      /* "20210305" is a day where it can be one. */
      g_autofree char *day = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
      if (is_edtf (day))
        return g_steal_pointer (&day);
    }
  if (digits > 8 && fabs (number) <= 8.64e15)
    return from_milliseconds (number);
  return fabs (number) <= (double) ANNALS_YEAR_MAX
             ? annals_web_date_format ((gint64) number, 0, 0, -1, 0, 0)
             : NULL;
}

/* "/Date(1224043200000)/", "Date(2011, 11, 10)" */
static char *
from_date_call (const char *text)
{
  int year, month = 0, day = 0;

  if (g_str_has_prefix (text, "/Date("))
    return from_milliseconds (g_ascii_strtod (text + strlen ("/Date("), NULL));
  if (sscanf (text, "Date(%d,%d,%d", &year, &month, &day) >= 2)
    return annals_web_date_format (year, month + 1, day, -1, 0, 0);
  return NULL;
}

/* "2011,12,10", "2011,12,10,09,30", "2011-1-5", "2011/1/5", "5.1.2011", "1/5/2011" */
static char *
from_parts (const char *text, char **note)
{
  int year, month = 0, day = 0, hour = -1, minute = 0, second = 0, used = 0;
  char mark[2] = "";

  if (sscanf (text, "%d ,%d ,%d ,%d ,%d ,%d%n", &year, &month, &day, &hour, &minute, &second, &used)
          >= 2
      && strspn (text, "-0123456789, ") == strlen (text))
    return annals_web_date_format (year, month, day, hour, minute, second);
  if (sscanf (text, "%d%1[-/]%d%n", &year, mark, &month, &used) == 3
      && strspn (text, "-0123456789") >= 4)
    {
      int more = 0;
      if (text[used] == *mark && sscanf (text + used + 1, "%d%n", &day, &more) == 1)
        used += 1 + more;
      sscanf (text + used, "%*1[ T]%d:%d:%d", &hour, &minute, &second);
      return text[used] == '\0' || hour >= 0
                 ? annals_web_date_format (year, month, day, hour, minute, second)
                 : NULL;
    }
  used = 0;
  if (sscanf (text, "%d%1[./-]%d%*1[./-]%d%n", &day, mark, &month, &year, &used) != 4 || day < 1
      || month < 1)
    return NULL;
  sscanf (text + used, " %d:%d:%d", &hour, &minute, &second);
  if (text[used] != '\0' && hour < 0)
    return NULL;
  /* Between slashes the month is said first in some countries, the day in others. */
  if (*mark == '/' && day <= 12)
    {
      if (month <= 12 && day != month && *note == NULL)
        *note = g_strdup_printf (_ ("“%s” is read as month/day/year."), text);
      int first = day;
      day = month;
      month = first;
    }
  return annals_web_date_format (year, month, day, hour, minute, second);
}

/* ---- Words ---- */

static int
month_from_name (const char *word)
{
  static const char *const names[] = { "january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december" };
  static const nl_item local[] = { MON_1, MON_2, MON_3, MON_4,  MON_5,  MON_6,
                                   MON_7, MON_8, MON_9, MON_10, MON_11, MON_12 };
  gsize length = strcspn (word, ".");

  for (int i = 0; i < 12 && length >= 3; i++)
    if (g_ascii_strncasecmp (word, names[i], length) == 0)
      return i + 1;
  if (g_ascii_strncasecmp (word, "sept", length) == 0 && length == 4)
    return 9;
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *name = g_utf8_casefold (nl_langinfo (local[i]), -1);
      g_autofree char *folded = g_utf8_casefold (word, -1);
      if (g_str_equal (name, folded))
        return i + 1;
    }
  return 0;
}

typedef struct
{
  gint64 year;
  int month, day, hour, minute;
  double second;
  gboolean has_year;
  gboolean before_era;
  char zone[8];
} Parts;

/* "GMT+0100", "+01:00", "Z" */
static gboolean
take_zone (Parts *parts, const char *word)
{
  int hours, minutes = 0;

  if (g_ascii_strncasecmp (word, "gmt", 3) == 0 || g_ascii_strncasecmp (word, "utc", 3) == 0)
    word += 3;
  if (*word == '\0' || g_str_equal (word, "z"))
    g_strlcpy (parts->zone, "Z", sizeof parts->zone);
  else if ((*word == '+' || *word == '-') && parts->hour >= 0
           && (sscanf (word + 1, "%2d:%2d", &hours, &minutes) == 2
               || sscanf (word + 1, "%2d%2d", &hours, &minutes) >= 1))
    g_snprintf (parts->zone, sizeof parts->zone, "%c%02d:%02d", *word, CLAMP (hours, 0, 23),
                CLAMP (minutes, 0, 59));
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_number (Parts *parts, const char *word)
{
  char *end;
  gint64 number = g_ascii_strtoll (word, &end, 10);
  gsize digits = (gsize) (end - word);

  if (digits == 0)
    return FALSE;
  gboolean ordinal = g_str_equal (end, "st") || g_str_equal (end, "nd") || g_str_equal (end, "rd")
                     || g_str_equal (end, "th");
  if (!ordinal && *end != '\0' && !g_str_equal (end, "."))
    return FALSE;
  if (parts->day == 0 && digits <= 2 && number >= 1 && number <= 31)
    parts->day = (int) number;
  else if (!parts->has_year && !ordinal)
    {
      parts->year = number;
      parts->has_year = TRUE;
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_word (Parts *parts, const char *word)
{
  static const char *const fillers[] = { "of",   "the", "at",  "ad",  "ce",  "a.d.",
                                         "c.e.", "mon", "tue", "wed", "thu", "fri",
                                         "sat",  "sun", "in",  "on",  "am",  NULL };
  static const char *const before[] = { "bc", "bce", "b.c.", "b.c.e.", "bc.", NULL };
  static const char *const days[] = { "monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday",    NULL };

  if (g_strv_contains (fillers, word) || g_strv_contains (days, word))
    return TRUE;
  if (g_strv_contains (before, word))
    return parts->before_era = TRUE;
  if (g_str_equal (word, "pm"))
    {
      parts->hour += parts->hour >= 0 && parts->hour < 12 ? 12 : 0;
      return TRUE;
    }
  if (*word == '(')
    return TRUE; /* "(Central European Time)" after a zone */
  if (strchr (word, ':') != NULL && g_ascii_isdigit (*word))
    return sscanf (word, "%d:%d:%lf", &parts->hour, &parts->minute, &parts->second) >= 2;
  if (parts->month == 0 && (parts->month = month_from_name (word)) > 0)
    return TRUE;
  return take_number (parts, word) || take_zone (parts, word);
}

/* "May 28 2006 09:00:00 GMT", "28 May 2006", "Sun, 28th of May 2006 9:00 pm", "490 BC", "AD 79" */
static char *
from_calendar_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,", -1);
  Parts parts = { .hour = -1 };
  gboolean in_brackets = FALSE;

  for (char **word = words; *word != NULL; word++)
    {
      in_brackets = in_brackets || **word == '(';
      if (**word != '\0' && !in_brackets && !take_word (&parts, *word))
        return NULL;
    }
  /* A lone small number was no day. */
  if (!parts.has_year && parts.month == 0 && parts.day > 0)
    {
      parts.year = parts.day;
      parts.has_year = TRUE;
      parts.day = 0;
    }
  if (!parts.has_year || (parts.day > 0 && parts.month == 0))
    return NULL;
  if (parts.before_era)
    parts.year = 1 - parts.year;
  g_autofree char *date = annals_web_date_format (parts.year, parts.month, parts.day, parts.hour,
                                                  parts.minute, parts.second);
  return strchr (date, 'T') != NULL ? g_strconcat (date, parts.zone, NULL)
                                    : g_steal_pointer (&date);
}

/* What the first and last third of a decade or a century are. */
static char *
part_of (gint64 first, gint64 last, const char *part)
{
  gint64 third = (last - first + 1) / 3;

  if (g_str_equal (part, "early"))
    last = first + third;
  else if (g_str_equal (part, "late"))
    first = last - third + 1;
  else if (*part != '\0')
    {
      first += third + 1;
      last -= third;
    }
  g_autofree char *from = annals_web_date_format (first, 0, 0, -1, 0, 0);
  g_autofree char *to = annals_web_date_format (last, 0, 0, -1, 0, 0);
  return g_strdup_printf ("[%s..%s]", from, to);
}

/* "12th century BC", "1930s", each perhaps "early", "mid" or "late" */
static char *
from_century_or_decade (const char *text, const char *part)
{
  int number, used = 0;
  char ordinal[3];

  if (sscanf (text, "%d%2[a-z] c%n", &number, ordinal, &used) == 2 && used > 0 && number > 0
      && number < 1000)
    {
      gboolean before = strstr (text, " bc") != NULL || strstr (text, " b.c") != NULL;
      if (before)
        return part_of (1 - 100 * (gint64) number, -100 * ((gint64) number - 1), part);
      return *part != '\0' || number > 100
                 ? part_of (100 * (gint64) number - 99, 100 * (gint64) number, part)
                 : g_strdup_printf ("%02dXX", number - 1);
    }
  used = 0;
  if (sscanf (text, "%4d%*['’]s%n", &number, &used) == 1 && used > 0 && text[used] == '\0')
    ;
  else if (sscanf (text, "%4ds%n", &number, &used) != 1 || used == 0 || text[used] != '\0')
    return NULL;
  if (number % 10 != 0 || number < 10)
    return NULL;
  return *part != '\0' ? part_of (number, number + 9, part)
                       : g_strdup_printf ("%03dX", number / 10);
}

/* How finely a number was said: "13.8" to three digits, "66" to two. */
static int
significant_digits (const char *number)
{
  int digits = 0, zeros = 0;

  for (; g_ascii_isdigit (*number) || *number == '.'; number++)
    if (*number != '.' && (digits > 0 || *number != '0'))
      {
        digits++;
        zeros = *number == '0' ? zeros + 1 : 0;
      }
  return MAX (digits - zeros, 1);
}

/* "13.8 billion years ago", "66 Ma", "12,000 BP" */
static char *
from_long_ago (const char *text)
{
  static const struct
  {
    const char *word;
    double years;
  } units[] = {
    { "billion years ago", 1e9 },
    { "million years ago", 1e6 },
    { "thousand years ago", 1e3 },
    { "bn years ago", 1e9 },
    { "years ago", 1 },
    { "years bp", 1 },
    { "bya", 1e9 },
    { "mya", 1e6 },
    { "kya", 1e3 },
    { "ga", 1e9 },
    { "gya", 1e9 },
    { "ma", 1e6 },
    { "ka", 1e3 },
    { "bp", 1 },
  };
  g_autofree char *plain = g_strdup (text);
  char *end, *to = plain;

  for (const char *c = text; *c != '\0'; c++)
    if (*c != ',' || !g_ascii_isdigit (c[1]))
      *to++ = *c;
  *to = '\0';
  double number = g_ascii_strtod (plain, &end);
  if (end == plain || !isfinite (number))
    return NULL;
  while (*end == ' ')
    end++;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (end, units[i].word))
      {
        /* "Before present" counts from 1950; what is older than that matters less. */
        double years = round (number * units[i].years);
        if (fabs (years) > (double) ANNALS_YEAR_MAX)
          return NULL;
        if (years >= 1e5)
          return g_strdup_printf ("Y-%.0fS%d", years, significant_digits (plain));
        g_autofree char *year = annals_web_date_format ((gint64) (1950 - years), 0, 0, -1, 0, 0);
        return g_strconcat (year, "~", NULL);
      }
  return NULL;
}

/* "spring 2020", "Q1 2020", "first half of 2020", "early 2021" */
static char *
from_part_of_year (const char *text)
{
  static const struct
  {
    const char *word;
    int code;
  } parts[] = {
    { "spring", 21 },
    { "summer", 22 },
    { "autumn", 23 },
    { "fall", 23 },
    { "winter", 24 },
    { "q1", 33 },
    { "q2", 34 },
    { "q3", 35 },
    { "q4", 36 },
    { "early", 37 },
    { "mid", 38 },
    { "late", 39 },
    { "h1", 40 },
    { "h2", 41 },
    { "first half of", 40 },
    { "second half of", 41 },
    { "beginning of", 37 },
    { "end of", 39 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (text, parts[i].word))
      {
        const char *rest = text + strlen (parts[i].word);
        rest += strspn (rest, " -");
        if (g_str_has_prefix (rest, "of "))
          rest += 3;
        if (strspn (rest, "0123456789") == 4 && rest[4] == '\0')
          return g_strdup_printf ("%s-%d", rest, parts[i].code);
      }
  return NULL;
}

static char *
from_early_or_late (const char *text)
{
  static const char *const parts[] = { "early", "mid", "late" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (text, parts[i]))
      {
        const char *rest = text + strlen (parts[i]);
        rest += strspn (rest, " -");
        if (g_str_has_prefix (rest, "the "))
          rest += 4;
        return from_century_or_decade (rest, parts[i]);
      }
  return from_century_or_decade (g_str_has_prefix (text, "the ") ? text + 4 : text, "");
}

/* One date, no interval: its EDTF, or NULL. @text is in lower case. */
static char *
read_one (const char *text, char **note)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  static char *(*const readers[]) (const char *) = { from_number, from_part_of_year,
                                                     from_early_or_late, from_long_ago,
                                                     from_calendar_words };

  if (is_edtf (text))
    return g_strdup (text);
  if (is_edtf (upper))
    return g_steal_pointer (&upper);
  g_autofree char *guess = NULL;
  g_autofree char *parts = from_parts (text, &guess);
  if (parts != NULL && is_edtf (parts))
    {
      if (*note == NULL)
        *note = g_steal_pointer (&guess);
      return g_steal_pointer (&parts);
    }
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *read = readers[i](text);
      if (read != NULL && is_edtf (read))
        return g_steal_pointer (&read);
    }
  return NULL;
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

static char *
read_qualified (const char *text, char **note)
{
  static const char *const about[] = { "circa ",   "ca. ",   "ca ",     "c. ",
                                       "c ",       "about ", "around ", "approximately ",
                                       "approx. ", "~",      "ca.",     "c.",
                                       NULL };
  static const char *const maybe[] = { "probably ", "possibly ", "perhaps ", "maybe ", NULL };
  gboolean approximate = skip_any (&text, about), uncertain = skip_any (&text, maybe);
  g_autofree char *bare = g_strdup (text);
  g_autofree char *read = NULL;

  if (!approximate && !uncertain)
    {
      if (!g_str_has_suffix (bare, "?") || is_edtf (bare))
        return read_one (text, note);
      bare[strlen (bare) - 1] = '\0';
      g_strchomp (bare);
      uncertain = TRUE;
    }
  read = read_one (bare, note);
  /* A set or a time of day takes no qualifier. */
  if (read == NULL || strpbrk (read, "[{T") != NULL)
    return g_steal_pointer (&read);
  return g_strconcat (read, approximate && uncertain ? "%" : approximate ? "~" : "?", NULL);
}

static gboolean
is_now (const char *text)
{
  static const char *const words[] = { "present", "now", "today", "ongoing", "the present", NULL };

  return g_strv_contains (words, text);
}

/* "from A to B", "A – B", "A until B": at the first separator whose two sides are dates. */
static gboolean
read_interval (const char *text, AnnalsWebDate *date)
{
  static const char *const separators[] = { "/", " to ", " until ", " till ", " – ",
                                            "–", " — ",  " - ",     "-" };

  if (g_str_has_prefix (text, "from "))
    text += 5;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = strstr (text, separators[i]);
      if (at == NULL || at == text)
        continue;
      g_autofree char *first = g_strstrip (g_strndup (text, (gsize) (at - text)));
      g_autofree char *second = g_strstrip (g_strdup (at + strlen (separators[i])));
      date->start = read_qualified (first, &date->note);
      date->end = is_now (second) ? g_strdup ("..") : read_qualified (second, &date->note);
      if (date->start != NULL && date->end != NULL)
        return TRUE;
      annals_web_date_clear (date);
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
      first = read_qualified (left, &date->note);
      second = read_qualified (left_end + 5, &date->note);
      if (first != NULL && second != NULL)
        date->start = g_strdup_printf ("[%s..%s]", first, second);
    }
  else if (skip_any (&rest, befores) && (first = read_qualified (rest, &date->note)) != NULL)
    date->start = g_strdup_printf ("[..%s]", first);
  else if (skip_any (&rest, afters) && (first = read_qualified (rest, &date->note)) != NULL)
    date->start = g_strdup_printf ("[%s..]", first);
  else if (skip_any (&rest, sinces) && (date->start = read_qualified (rest, &date->note)) != NULL)
    date->end = g_strdup ("..");
  else if (skip_any (&rest, untils) && (date->end = read_qualified (rest, &date->note)) != NULL)
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
  if (is_edtf (date->start) && (date->end == NULL || is_edtf (date->end)))
    return TRUE;
  annals_web_date_clear (date);
  return FALSE;
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
  if (is_edtf (bare))
    date->start = g_strdup (bare);
  else if ((date->start = from_date_call (bare)) == NULL)
    {
      g_autofree char *lower = g_utf8_strdown (bare, -1);
      if ((date->start = read_qualified (lower, &date->note)) == NULL && !read_bounded (lower, date)
          && !read_interval (lower, date))
        return FALSE;
    }
  return check (date);
}
