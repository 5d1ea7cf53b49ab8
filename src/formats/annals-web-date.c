/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as foreign files hold them: ISO and EDTF, counts since 1970, JavaScript's, numbers between
 * slashes, and words. */
#include "formats/annals-web-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/annals-date.h"
#include "formats/annals-web-numbers.h"
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
  read = annals_web_numbers_read (text, date);
  return read != NULL ? read : annals_web_words_read (text);
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

/* "1667 or 1668": one of the two. */
static gboolean
read_choice (const char *text, AnnalsWebDate *date)
{
  const char *at = strstr (text, " or ");
  g_autofree char *left = at != NULL ? g_strndup (text, (gsize) (at - text)) : NULL;

  if (at == NULL || !read_pair (left, at + strlen (" or "), date) || date->end == NULL)
    return FALSE;
  g_autofree char *first = g_steal_pointer (&date->start);
  g_autofree char *second = g_steal_pointer (&date->end);
  date->start = g_strdup_printf ("[%s,%s]", first, second);
  return TRUE;
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
  date->note =
      g_strdup_printf (_ ("“%s” is read as the years %s to %s."), text, date->start, date->end);
  return TRUE;
}

/* "2020年5月3日" with hyphens, as China and Japan write. */
static void
loosen_ideographs (char *text)
{
  static const char *const marks[] = { "年", "月", "日" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *at = strstr (text, marks[i]);
      if (at == NULL)
        continue;
      const char *rest = at + strlen (marks[i]);
      if (*rest != '\0' && i < 2)
        *at++ = '-';
      memmove (at, rest, strlen (rest) + 1);
    }
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
  loosen_ideographs (bare);
  drop_midnight (bare);
  if (read_short_span (bare, date))
    return TRUE;
  if (annals_web_date_is_edtf (bare))
    date->start = g_strdup (bare);
  else if ((date->start = annals_web_numbers_read_call (bare)) == NULL)
    {
      g_autofree char *lower = g_utf8_strdown (bare, -1);
      if (!annals_web_numbers_read_week (lower, date)
          && (date->start = read_qualified (lower, date)) == NULL && !read_bounded (lower, date)
          && !read_choice (lower, date) && !read_interval (lower, date))
        return FALSE;
    }
  return check (date);
}
