/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Lines of which some are damaged: a log that was cut short, a line that was edited by hand.
 */
#include "formats/annals-json-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/annals-json-scanner.h"

static void
clear_fault (gpointer data)
{
  g_free (((AnnalsJsonFault *) data)->message);
}

/**
 * annals_json_faults_new:
 *
 * Returns: (transfer full) (element-type AnnalsJsonFault): an empty array
 */
GArray *
annals_json_faults_new (void)
{
  GArray *faults = g_array_new (FALSE, FALSE, sizeof (AnnalsJsonFault));

  g_array_set_clear_func (faults, clear_fault);
  return faults;
}

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr (" \t\r", line[i]) == NULL || line[i] == '\0')
      return FALSE;
  return TRUE;
}

/* Whether a line is an object by itself; else where it fails, and why. */
static gboolean
check_line (const char *line, gsize length, gsize *at, GError **error)
{
  AnnalsJsonScanner scanner;

  annals_json_scanner_init (&scanner, line, length);
  gboolean good = annals_json_scanner_run (&scanner, G_MAXSIZE, ANNALS_JSON_ANY_DEPTH, error);
  *at = good ? 0 : scanner.at;
  annals_json_scanner_clear (&scanner);
  while (length > 0 && g_ascii_isspace (*line))
    line++, length--;
  if (!good || (length > 0 && *line == '{'))
    return good;
  g_set_error_literal (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_SYNTAX,
                       _ ("Expected an object on each line"));
  return FALSE;
}

static void
add_fault (GArray *faults, gsize offset, const GError *error)
{
  AnnalsJsonFault fault = {
    offset,
    /* Translators: what is wrong with a line of the file. */
    g_strdup_printf (_ ("%s; the line is left out."), error->message),
  };

  g_array_append_val (faults, fault);
}

/**
 * annals_json_lines_repair:
 * @bytes: JSON Lines, not all of which can be read
 * @faults: (element-type AnnalsJsonFault): what is left out is told here
 *
 * Looks at each line by itself and leaves out those that are no JSON.
 *
 * Returns: (transfer full) (nullable): as many bytes, with those lines blank; %NULL: most of them
 * are, so that this is something else
 */
GBytes *
annals_json_lines_repair (GBytes *bytes, GArray *faults)
{
  gsize length, n_good = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *repaired = g_memdup2 (data, length);

  for (gsize start = 0, end; start < length; start = end + 1)
    {
      const char *newline = memchr (data + start, '\n', length - start);
      g_autoptr (GError) error = NULL;
      gsize at;
      end = newline != NULL ? (gsize) (newline - data) : length;
      if (is_blank (data + start, end - start))
        continue;
      if (check_line (data + start, end - start, &at, &error))
        {
          n_good++;
          continue;
        }
      add_fault (faults, start + at, error);
      memset (repaired + start, ' ', end - start);
    }
  return n_good > faults->len ? g_bytes_new_take (g_steal_pointer (&repaired), length) : NULL;
}
