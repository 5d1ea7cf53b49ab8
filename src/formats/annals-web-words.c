/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in English words, months also in the user's language. */
#include "formats/annals-web-words.h"

#include <langinfo.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/annals-date.h"
#include "formats/annals-web-date.h"

/* How the months begin in other languages that files are often written in; English is read in
 * full. */
static const char *const month_stems[12][8] = {
  { "janv", "jän", "januar", "ener", "genn", "jane", "янв", "ene" },
  { "févr", "fevr", "feb", "fev", "фев" },
  { "mars", "märz", "marz", "março", "мар", "maar" },
  { "avr", "abr", "april", "apr", "апр" },
  { "mai", "mayo", "magg", "maio", "мая", "май", "mei" },
  { "juin", "juni", "giug", "junho", "июн" },
  { "juil", "juli", "lugl", "julho", "июл" },
  { "août", "aout", "agos", "авг", "aug" },
  { "sept", "set", "сен" },
  { "oct", "okt", "ott", "out", "окт" },
  { "nov", "ноя" },
  { "déc", "dez", "dic", "дек", "dec" },
};

static int
month_from_stem (const char *word)
{
  for (int i = 0; i < 12; i++)
    for (guint j = 0; j < G_N_ELEMENTS (month_stems[i]) && month_stems[i][j] != NULL; j++)
      if (g_str_has_prefix (word, month_stems[i][j]))
        return i + 1;
  return 0;
}

/* In the user's own language, as the system names it. */
static int
month_from_locale (const char *word)
{
  static const nl_item local[] = { MON_1, MON_2, MON_3, MON_4,  MON_5,  MON_6,
                                   MON_7, MON_8, MON_9, MON_10, MON_11, MON_12 };
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *name = g_utf8_casefold (nl_langinfo (local[i]), -1);
      if (g_str_equal (name, folded))
        return i + 1;
    }
  return 0;
}

static int
month_from_name (const char *word)
{
  static const char *const names[] = { "january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december" };
  gsize length = strcspn (word, ".");
  int month = 0;

  for (int i = 0; i < 12 && length >= 3; i++)
    if (g_ascii_strncasecmp (word, names[i], length) == 0)
      return i + 1;
  month = month_from_locale (word);
  return month > 0 ? month : month_from_stem (word);
}

typedef struct
{
  gint64 year;
  int month, day, hour, minute;
  double second;
  gboolean has_year;
  gboolean has_ordinal; /* the day is a "28th", which no year is */
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
  gint64 number = MAX (g_ascii_strtoll (word, &end, 10), -G_MAXINT64);
  gsize digits = (gsize) (end - word);

  if (digits == 0 || ABS (number) > ANNALS_YEAR_MAX)
    return FALSE;
  gboolean ordinal = g_str_equal (end, "st") || g_str_equal (end, "nd") || g_str_equal (end, "rd")
                     || g_str_equal (end, "th");
  if (!ordinal && *end != '\0' && !g_str_equal (end, "."))
    return FALSE;
  if (parts->day == 0 && digits <= 2 && number >= 1 && number <= 31)
    {
      parts->day = (int) number;
      parts->has_ordinal = ordinal;
    }
  else if (!parts->has_year && !ordinal)
    {
      parts->year = number;
      parts->has_year = TRUE;
    }
  else
    return FALSE;
  return TRUE;
}

/* "09:00:00", "9:00pm" */
static gboolean
take_time (Parts *parts, const char *word)
{
  if (sscanf (word, "%2d:%2d:%lf", &parts->hour, &parts->minute, &parts->second) < 2)
    return FALSE;
  if (g_str_has_suffix (word, "pm") && parts->hour < 12)
    parts->hour += 12;
  else if (g_str_has_suffix (word, "am") && parts->hour == 12)
    parts->hour = 0;
  return TRUE;
}

static gboolean
take_word (Parts *parts, const char *word)
{
  static const char *const fillers[] = { "of",  "the", "at",  "ad",  "ce",  "a.d.", "c.e.", "mon",
                                         "tue", "wed", "thu", "fri", "sat", "sun",  "in",   "on",
                                         "de",  "del", "le",  "den", "г.",  "года", NULL };
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
  if (g_str_equal (word, "am"))
    {
      parts->hour = parts->hour == 12 ? 0 : parts->hour;
      return TRUE;
    }
  if (strchr (word, ':') != NULL && g_ascii_isdigit (*word))
    return take_time (parts, word);
  if (parts->month == 0 && (parts->month = month_from_name (word)) > 0)
    return TRUE;
  return take_number (parts, word) || take_zone (parts, word);
}

/* "25-Dec-1999" with spaces; "10,000 bc" without its comma; "(Central European Time)" cut off. */
static char *
loosen (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean before = strstr (text, "bc") != NULL || strstr (text, "b.c") != NULL;

  for (const char *c = text; *c != '\0' && *c != '('; c++)
    {
      char last = out->len > 0 ? out->str[out->len - 1] : ' ';
      gboolean zone = g_str_has_suffix (out->str, "gmt") || g_str_has_suffix (out->str, "utc");
      gboolean between = (g_ascii_isdigit (last) && g_ascii_isalpha (c[1]))
                         || (g_ascii_isalpha (last) && g_ascii_isdigit (c[1]));
      if (strchr ("-/.", *c) != NULL && between && !zone)
        g_string_append_c (out, ' ');
      else if (*c != ',' || !before || !g_ascii_isdigit (last) || !g_ascii_isdigit (c[1]))
        g_string_append_c (out, *c);
    }
  return g_string_free (out, FALSE);
}

/* "May 28 2006 09:00:00 GMT", "28 May 2006", "Sun, 28th of May 2006 9:00 pm", "490 BC", "AD 79" */
static char *
from_calendar_words (const char *text)
{
  g_autofree char *loose = loosen (text);
  g_auto (GStrv) words = g_strsplit_set (loose, " ,", -1);
  Parts parts = { .hour = -1 };
  const char *brackets = strchr (text, '(');

  if (brackets != NULL && strpbrk (brackets, "0123456789?") != NULL)
    return NULL;
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !take_word (&parts, *word))
      return NULL;
  /* A lone small number was no day. */
  if (!parts.has_year && parts.month == 0 && parts.day > 0 && !parts.has_ordinal)
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

/* The @number-th hundred or thousand years, of our era or before it. */
static char *
from_ordinal (gint64 number, gint64 years, gboolean before, const char *part)
{
  const char *hidden = years == 100 ? "XX" : "XXX";

  if (before)
    return part_of (1 - years * number, -years * (number - 1), part);
  return *part != '\0' || number * years > 10000
             ? part_of (years * (number - 1) + 1, years * number, part)
             : g_strdup_printf (years == 100 ? "%02d%s" : "%d%s", (int) number - 1, hidden);
}

/* "12th century BC", "3rd millennium BC", "1930s", each perhaps "early", "mid" or "late" */
static char *
from_century_or_decade (const char *text, const char *part)
{
  int number, used = 0;
  char ordinal[3];

  if (sscanf (text, "%4d%2[a-z]%*[ -]%n", &number, ordinal, &used) == 2 && used > 0 && number > 0
      && number < 1000)
    {
      gboolean before = strstr (text, " bc") != NULL || strstr (text, " b.c") != NULL;
      if (g_str_has_prefix (text + used, "mill"))
        return from_ordinal (number, 1000, before, part);
      return text[used] == 'c' ? from_ordinal (number, 100, before, part) : NULL;
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
    { "ka bp", 1e3 },
    { "cal bp", 1 },
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

/**
 * annals_web_words_read:
 * @text: one date, no interval, in lower case
 *
 * Returns: (transfer full) (nullable): the date in EDTF; %NULL where it is none that is known here
 */
char *
annals_web_words_read (const char *text)
{
  static char *(*const readers[]) (const char *) = { from_part_of_year, from_early_or_late,
                                                     from_long_ago, from_calendar_words };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *read = readers[i](text);
      if (read != NULL && annals_web_date_is_edtf (read))
        return g_steal_pointer (&read);
    }
  return NULL;
}
