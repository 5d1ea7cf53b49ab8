/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets: one of several dates, or all of them. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/annals-date-private.h"

gboolean
annals_date_begins_set (const char *text, gsize length)
{
  return length > 0 && (*text == '[' || *text == '{');
}

static gboolean
is_set (const char *text, gsize length)
{
  return length >= 2 && annals_date_begins_set (text, length)
         && text[length - 1] == (*text == '[' ? ']' : '}');
}

static gboolean
fail_set (const char *text, gsize length, GError **error)
{
  return annals_date_fail (
      text, length, error, ANNALS_DATE_ERROR_SYNTAX,
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

  if (first == NULL || (*first == '\0' && *last == '\0')
      || annals_date_begins_set (first, strlen (first))
      || annals_date_begins_set (last, strlen (last)))
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

gboolean
annals_date_parse_set (
    const char *text, gsize length, GTimeZone *zone, AnnalsDate *date, GError **error)
{
  if (!is_set (text, length))
    return fail_set (text, length, error);
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
