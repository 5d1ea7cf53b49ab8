/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two dates with a "/" between. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/annals-date-private.h"

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

static gboolean
fail_unbounded (const char *text, gsize length, GError **error)
{
  return annals_date_fail (text, length, error, ANNALS_DATE_ERROR_SYNTAX,
                           _ ("at least one end must be known."));
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
  const guint unsaid = ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN;

  if (slash == NULL)
    {
      if (!annals_date_parse (text, (gssize) n, zone, start, error))
        return FALSE;
      *end = *start;
      return !(start->flags & unsaid) || fail_unbounded (text, n, error);
    }
  gsize first = (gsize) (slash - text), last = n - first - 1;
  g_autofree char *complete = complete_end (text, first, slash + 1, last);
  /* "1984/85" is two years to people, and a year and a century to the standard. */
  if (is_truncated (complete, strlen (complete)) && !is_truncated (text, first))
    return annals_date_fail (text, n, error, ANNALS_DATE_ERROR_SYNTAX,
                             _ ("a year has four digits; write 0476 for 476."));
  if (!annals_date_parse (text, (gssize) first, zone, start, error)
      || !annals_date_parse (complete, -1, zone, end, error))
    return FALSE;
  if ((start->flags & unsaid) && (end->flags & unsaid))
    return fail_unbounded (text, n, error);
  return TRUE;
}
