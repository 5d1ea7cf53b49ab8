/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sources are cited. What a style says in English is not translated: it is that style's. */
#include "core/annals-citation.h"

#include <string.h>

#include "core/annals-date.h"

#define UNDATED "n.d."

/* A day, month or year as a source has it; anything else stands as it is written. */
typedef struct
{
  char iso[11]; /* "2023-05-30", "2023-05", "2023"; empty: none of these */
  guint month, day;
  char qualifier; /* '?', '~' or '%'; else NUL */
} Published;

static gboolean
is_digits (const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* By what is written, so that no zone moves the day. */
static Published
read_date (const char *text)
{
  Published out = { 0 };
  AnnalsDate date;
  gsize length = 4;

  if (text == NULL || !annals_date_parse (text, -1, NULL, &date, NULL) || !is_digits (text, 4))
    return out;
  if (text[length] == '-' && is_digits (text + 5, 2) && text[5] < '2')
    {
      out.month = (guint) (text[5] - '0') * 10 + (guint) (text[6] - '0');
      length = 7;
    }
  if (length == 7 && text[length] == '-' && is_digits (text + 8, 2))
    {
      out.day = (guint) (text[8] - '0') * 10 + (guint) (text[9] - '0');
      length = 10;
    }
  const char *rest = text + length;
  if (*rest != '\0' && strchr ("?~%", *rest) != NULL)
    out.qualifier = *rest++;
  if (*rest == '\0' || (*rest == 'T' && length == 10))
    memcpy (out.iso, text, length);
  return out;
}

/* In one line, without what could be taken for a line's end. */
static char *
dup_line (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      gboolean blank = g_unichar_isspace (u) || g_unichar_iscntrl (u);
      if (!blank)
        g_string_append_unichar (out, u);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_strchomp (g_string_free (out, FALSE));
}

static gboolean
has (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
append_line (GString *out, const char *before, const char *text)
{
  if (!has (text))
    return;
  g_autofree char *line = dup_line (text);
  g_string_append_printf (out, "%s%s", before, line);
}

/* ---- Plain: "Title. Publisher, 2023-05-30. https://…" ---- */

static char *
new_plain (const AnnalsSource *source)
{
  GString *out = g_string_new (NULL);

  append_line (out, "", source->title);
  if (has (source->title) && has (source->publisher))
    g_string_append (out, strchr (".?!", out->str[out->len - 1]) != NULL ? " " : ". ");
  append_line (out, "", source->publisher);
  append_line (out, ", ", has (source->date) ? source->date : UNDATED);
  if (out->str[out->len - 1] != '.')
    g_string_append_c (out, '.');
  append_line (out, " ", source->url);
  return g_string_free (out, FALSE);
}

/* ---- Chicago: “Title,” Publisher, May 30, 2023, https://…. ---- */

/* Within quotation marks those of a title are single. */
static char *
dup_single_quoted (const char *title)
{
  g_autofree char *line = dup_line (title);
  GString *out = g_string_new (NULL);
  gboolean open = FALSE;

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      if (u == '"')
        open = !open;
      g_string_append_unichar (out, u == 0x201c || (u == '"' && open) ? 0x2018
                                    : u == 0x201d || u == '"'         ? 0x2019
                                                                      : u);
    }
  return g_string_free (out, FALSE);
}

static char *
dup_chicago_date (const char *text)
{
  static const char *const months[] = { "January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December" };
  Published date = read_date (text);
  g_autofree char *plain = NULL;

  if (!has (text))
    return g_strdup (UNDATED);
  if (*date.iso == '\0')
    return dup_line (text);
  if (date.day > 0)
    plain = g_strdup_printf ("%s %u, %.4s", months[date.month - 1], date.day, date.iso);
  else if (date.month > 0)
    plain = g_strdup_printf ("%s %.4s", months[date.month - 1], date.iso);
  else
    plain = g_strdup (date.iso);
  return date.qualifier == '~'    ? g_strdup_printf ("ca. %s", plain)
         : date.qualifier != '\0' ? g_strdup_printf ("[%s?]", plain)
                                  : g_steal_pointer (&plain);
}

static char *
new_chicago (const AnnalsSource *source)
{
  GString *out = g_string_new (NULL);
  g_autofree char *date = dup_chicago_date (source->date);

  if (has (source->title))
    {
      g_autofree char *title = dup_single_quoted (source->title);
      g_string_append_printf (out, "“%s,” ", title);
    }
  append_line (out, "", source->publisher);
  g_string_append_printf (out, "%s%s", has (source->publisher) ? ", " : "", date);
  append_line (out, ", ", source->url);
  if (out->str[out->len - 1] != '.')
    g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

/* ---- BibTeX ---- */

static const char *
latex_escape (char c)
{
  switch (c)
    {
    case '\\':
      return "\\textbackslash{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '{':
      return "\\textbraceleft{}"; /* BibTeX counts braces, escaped ones too */
    case '}':
      return "\\textbraceright{}";
    case '$':
      return "\\$";
    case '&':
      return "\\&";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    case '%':
      return "\\%";
    default:
      return NULL;
    }
}

/* The inner braces keep BibTeX from changing case, and from taking a name apart. */
static void
append_field (GString *out, const char *name, const char *text)
{
  g_autofree char *line = dup_line (text);

  g_string_append_printf (out, ",\n  %s = {{", name);
  for (const char *c = line; *c != '\0'; c++)
    {
      const char *escape = latex_escape (*c);
      if (escape != NULL)
        g_string_append (out, escape);
      else
        g_string_append_c (out, *c);
    }
  g_string_append (out, "}}");
}

/* An address is taken word by word; only what would end the field must not be in it. */
static void
append_url (GString *out, const char *url)
{
  g_string_append (out, ",\n  url = {");
  for (const char *c = url; *c != '\0'; c++)
    if (strchr ("{}\\\"<>", *c) != NULL || g_ascii_isspace (*c) || g_ascii_iscntrl (*c))
      g_string_append_printf (out, "%%%02X", (guint) (guchar) *c);
    else
      g_string_append_c (out, *c);
  g_string_append_c (out, '}');
}

static void
append_date (GString *out, const char *text)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec" };
  Published date = read_date (text);

  if (*date.iso == '\0')
    {
      append_field (out, "year", has (text) ? text : UNDATED);
      return;
    }
  g_string_append_printf (out, ",\n  year = {%.4s}", date.iso);
  if (date.month > 0)
    g_string_append_printf (out, ",\n  month = %s", months[date.month - 1]);
  g_string_append_printf (out, ",\n  date = {%s%.1s}", date.iso, &date.qualifier);
}

/* "reuters2023"; what has no letters that BibTeX can have in a key is "source". */
static char *
dup_base_key (const AnnalsSource *source)
{
  const char *name = has (source->publisher) ? source->publisher : source->title;
  g_autofree char *ascii = g_str_to_ascii (has (name) ? name : "", "C");
  GString *out = g_string_new (NULL);
  Published date = read_date (source->date);

  for (const char *c = ascii; *c != '\0' && out->len < 20; c++)
    if (g_ascii_isalpha (*c))
      g_string_append_c (out, g_ascii_tolower (*c));
  if (out->len == 0)
    g_string_append (out, "source");
  g_string_append (out, *date.iso != '\0' ? "" : "nd");
  g_string_append_printf (out, "%.4s", date.iso);
  return g_string_free (out, FALSE);
}

/* The second of a name is "…-2": no name that is made here ends so. */
static char *
dup_key (const GPtrArray *sources, guint index)
{
  g_autofree char *own = dup_base_key (g_ptr_array_index (sources, index));
  guint n = 1;

  for (guint i = 0; i < index; i++)
    {
      g_autofree char *other = dup_base_key (g_ptr_array_index (sources, i));
      n += g_str_equal (own, other);
    }
  return n > 1 ? g_strdup_printf ("%s-%u", own, n) : g_steal_pointer (&own);
}

static char *
new_bibtex (const GPtrArray *sources, guint index)
{
  const AnnalsSource *source = g_ptr_array_index (sources, index);
  GString *out = g_string_new (NULL);
  g_autofree char *key = dup_key (sources, index);

  g_string_append_printf (out, "@misc{%s", key);
  if (has (source->publisher))
    append_field (out, "author", source->publisher);
  if (has (source->title))
    append_field (out, "title", source->title);
  append_date (out, source->date);
  if (has (source->url))
    append_url (out, source->url);
  g_string_append (out, "\n}");
  return g_string_free (out, FALSE);
}

/* ---- All ---- */

/**
 * annals_citation_style_from_string:
 * @style: (out): what it names
 *
 * Returns: whether it names a style
 */
gboolean
annals_citation_style_from_string (const char *text, AnnalsCitationStyle *style)
{
  static const char *const names[] = { "plain", "chicago", "bibtex" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *style = (AnnalsCitationStyle) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * annals_citation_new:
 * @sources: (element-type AnnalsSource): all of an event
 * @index: which of them
 *
 * Returns: (transfer full): how it is cited; what the source lacks is left out, but a date, in
 * whose place is "n.d."
 */
char *
annals_citation_new (const GPtrArray *sources, guint index, AnnalsCitationStyle style)
{
  g_return_val_if_fail (index < sources->len, NULL);

  switch (style)
    {
    case ANNALS_CITATION_CHICAGO:
      return new_chicago (g_ptr_array_index (sources, index));
    case ANNALS_CITATION_BIBTEX:
      return new_bibtex (sources, index);
    case ANNALS_CITATION_PLAIN:
    default:
      return new_plain (g_ptr_array_index (sources, index));
    }
}

/**
 * annals_citations_new:
 * @sources: (element-type AnnalsSource): all of an event
 *
 * Returns: (transfer full): all of them, one below the other
 */
char *
annals_citations_new (const GPtrArray *sources, AnnalsCitationStyle style)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *citation = annals_citation_new (sources, i, style);
      g_string_append_printf (out, "%s\n%s", citation,
                              style == ANNALS_CITATION_BIBTEX && i + 1 < sources->len ? "\n" : "");
    }
  return g_string_free (out, FALSE);
}
