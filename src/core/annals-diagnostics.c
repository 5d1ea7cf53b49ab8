/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-diagnostics.h"

#include <string.h>

const char *
annals_severity_to_string (AnnalsSeverity severity)
{
  return severity == ANNALS_SEVERITY_ERROR     ? "error"
         : severity == ANNALS_SEVERITY_WARNING ? "warning"
                                               : "note";
}

/* ---- What is safe to print ---- */

/* Control characters but the tab, what breaks lines, and what turns the direction of writing. */
static gboolean
is_printable (gunichar c)
{
  return c == '\t'
         || !(g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e)
              || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff);
}

/**
 * annals_text_make_printable:
 * @text: anything, such as bytes of a file
 * @length: -1: up to its NUL
 *
 * Writes control characters as `\u001b` and bytes that are no UTF-8 as `\xff`, so that a file's
 * text cannot break a line, drive a terminal or turn round what stands beside it.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
annals_text_make_printable (const char *text, gssize length)
{
  const char *end = text + (length >= 0 ? (gsize) length : strlen (text));
  GString *made = g_string_sized_new ((gsize) (end - text) + 1);

  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);
      gboolean valid = c != (gunichar) -1 && c != (gunichar) -2;
      const char *next = valid ? g_utf8_next_char (text) : text + 1;
      if (!valid)
        g_string_append_printf (made, "\\x%02x", (guchar) *text);
      else if (is_printable (c))
        g_string_append_len (made, text, next - text);
      else
        g_string_append_printf (made, "\\u%04x", c);
      text = next;
    }
  return g_string_free (made, FALSE);
}

/**
 * annals_text_shorten:
 * @text: valid UTF-8
 * @most: how many bytes of it may stay
 *
 * Cuts a text through no character.
 *
 * Returns: (transfer full): @text; where something was cut off, "…" follows
 */
char *
annals_text_shorten (const char *text, gsize most)
{
  if (strnlen (text, most + 1) <= most)
    return g_strdup (text);
  while (most > 0 && (text[most] & 0xc0) == 0x80)
    most--;
  return g_strdup_printf ("%.*s…", (int) most, text);
}

static char *
format_line (const AnnalsDiagnostic *at,
             const char *file,
             const char *message,
             const char *path,
             guint count)
{
  g_autofree char *printable = annals_text_make_printable (message, -1);
  g_autofree char *printable_path = annals_text_make_printable (path != NULL ? path : "$", -1);
  g_autofree char *times = count > 1 ? g_strdup_printf (" ×%u", count) : g_strdup ("");

  return g_strdup_printf ("%s:%u:%u: %s: %s [%s]%s", file, at->line, at->column,
                          annals_severity_to_string (at->severity), printable, printable_path,
                          times);
}

/**
 * annals_diagnostic_to_string:
 * @file: what to call the file
 *
 * Returns: (transfer full): "FILE:LINE:COLUMN: severity: message [JSON path]", on one line
 */
char *
annals_diagnostic_to_string (const AnnalsDiagnostic *diagnostic, const char *file)
{
  return format_line (diagnostic, file, diagnostic->message, diagnostic->path, 1);
}

/**
 * annals_diagnostic_group_to_string:
 * @diagnostics: all of the document
 * @file: what to call the file
 *
 * Returns: (transfer full): a line as of annals_diagnostic_to_string() for the first of the group,
 * followed by " ×470" where there are more
 */
char *
annals_diagnostic_group_to_string (const AnnalsDiagnosticGroup *group,
                                   const AnnalsDiagnostic *diagnostics,
                                   const char *file)
{
  const AnnalsDiagnostic *first = &diagnostics[g_array_index (group->members, guint32, 0)];

  return format_line (first, file, group->message, group->path, group->members->len);
}

/* ---- Groups ---- */

/* Finds the next part of @text that tells a value and not what happened to it: what stands in
 * quotation marks, of whatever language, or digits. @start is where the value begins, within its
 * marks; @end is past it. */
static gboolean
next_value (const char *text, const char **start, const char **end)
{
  static const struct
  {
    const char *open, *close;
  } marks[] = {
    { "“", "”" }, { "«", "»" }, { "„", "”" }, { "„", "“" }, { "״", "״" }, { "\"", "\"" }
  };

  for (; *text != '\0'; text++)
    {
      gboolean may_open = *text == '"' || (guchar) *text >= 0x80;
      for (guint i = 0; may_open && i < G_N_ELEMENTS (marks); i++)
        if (g_str_has_prefix (text, marks[i].open)
            && (*end = strstr (text + strlen (marks[i].open), marks[i].close)) != NULL)
          {
            *start = text + strlen (marks[i].open);
            return TRUE;
          }
      if (g_ascii_isdigit (*text))
        {
          *start = text;
          *end = text + strspn (text, "0123456789");
          return TRUE;
        }
    }
  return FALSE;
}

/* What is the same for all of a group: the message without its values. */
static void
append_shape (GString *key, const char *message)
{
  const char *start, *end;

  for (; next_value (message, &start, &end); message = end)
    {
      g_string_append_len (key, message, start - message);
      g_string_append_c (key, '\1');
    }
  g_string_append (key, message);
}

/* "$.events[3].start" to "$.events[*].start" */
static char *
make_path_shape (const char *path)
{
  GString *shape = g_string_new (NULL);

  for (const char *at = path != NULL ? path : "$"; *at != '\0'; at++)
    {
      gsize digits = *at == '[' ? strspn (at + 1, "0123456789") : 0;
      if (digits > 0 && at[digits + 1] == ']')
        {
          g_string_append (shape, "[*]");
          at += digits + 1;
        }
      else
        g_string_append_c (shape, *at);
    }
  return g_string_free (shape, FALSE);
}

/* The values of two messages of one shape, side by side. The first 64 are told apart. */
static guint64
compare_values (const char *a, const char *b)
{
  const char *a_start, *a_end, *b_start, *b_end;
  guint64 differ = 0;

  for (guint i = 0; i < 64 && next_value (a, &a_start, &a_end) && next_value (b, &b_start, &b_end);
       i++, a = a_end, b = b_end)
    if (a_end - a_start != b_end - b_start
        || memcmp (a_start, b_start, (gsize) (a_end - a_start)) != 0)
      differ |= G_GUINT64_CONSTANT (1) << i;
  return differ;
}

/* @message with "…" for the values that differ. */
static char *
blank_values (const char *message, guint64 differ)
{
  const char *start, *end;
  g_autoptr (GString) made = g_string_new (NULL);

  for (; differ != 0 && next_value (message, &start, &end); message = end, differ >>= 1)
    {
      g_string_append_len (made, message, start - message);
      if (differ & 1)
        g_string_append (made, "…");
      else
        g_string_append_len (made, start, end - start);
    }
  g_string_append (made, message);
  return annals_text_make_printable (made->str, (gssize) made->len);
}

typedef struct
{
  AnnalsDiagnosticGroup group;
  guint64 differ; /* which values do */
} OpenGroup;

static OpenGroup *
open_group (const AnnalsDiagnostic *first, char *path)
{
  OpenGroup *open = g_new0 (OpenGroup, 1);

  open->group.severity = first->severity;
  open->group.path = path;
  open->group.members = g_array_new (FALSE, FALSE, sizeof (guint32));
  return open;
}

static void
add_member (GHashTable *by_key, GPtrArray *groups, const AnnalsDiagnostic *diagnostics, guint32 i)
{
  const AnnalsDiagnostic *diagnostic = &diagnostics[i];
  g_autofree char *path = make_path_shape (diagnostic->path);
  g_autoptr (GString) key = g_string_new (NULL);

  g_string_printf (key, "%d%s\2", (int) diagnostic->severity, path);
  append_shape (key, diagnostic->message);
  OpenGroup *open = g_hash_table_lookup (by_key, key->str);
  if (open == NULL)
    {
      open = open_group (diagnostic, g_steal_pointer (&path));
      g_ptr_array_add (groups, open);
      g_hash_table_insert (by_key, g_strdup (key->str), open);
    }
  else
    open->differ |= compare_values (
        diagnostics[g_array_index (open->group.members, guint32, 0)].message, diagnostic->message);
  g_array_append_val (open->group.members, i);
}

static void
group_free (gpointer data)
{
  AnnalsDiagnosticGroup *group = data;

  g_free (group->path);
  g_free (group->message);
  g_array_unref (group->members);
  g_free (group);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const AnnalsDiagnosticGroup *i = *(const AnnalsDiagnosticGroup *const *) a;
  const AnnalsDiagnosticGroup *j = *(const AnnalsDiagnosticGroup *const *) b;
  guint32 first = g_array_index (i->members, guint32, 0);
  guint32 second = g_array_index (j->members, guint32, 0);

  if (i->severity != j->severity)
    return i->severity > j->severity ? -1 : 1;
  return (first > second) - (first < second);
}

/**
 * annals_diagnostics_group:
 * @diagnostics: (array length=n): in order of place
 *
 * Puts together what has the same severity, the same path but for its indices, and the same message
 * but for its values.
 *
 * Returns: (transfer full) (element-type AnnalsDiagnosticGroup): errors first, then warnings, then
 * notes; each kind in order of first place
 */
GPtrArray *
annals_diagnostics_group (const AnnalsDiagnostic *diagnostics, guint n)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (guint32 i = 0; i < n; i++)
    add_member (by_key, groups, diagnostics, i);
  for (guint i = 0; i < groups->len; i++)
    {
      OpenGroup *open = g_ptr_array_index (groups, i);
      guint32 first = g_array_index (open->group.members, guint32, 0);
      open->group.message = blank_values (diagnostics[first].message, open->differ);
      if (open->group.members->len > 1 || diagnostics[first].path == NULL)
        continue;
      g_free (open->group.path);
      open->group.path = g_strdup (diagnostics[first].path);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}
