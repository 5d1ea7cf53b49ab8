/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/annals-json-cursor.h"
#include "formats/annals-reader.h"

#define INDENT 2

static void append_value (GString *out, const AnnalsJsonValue *value, guint depth);

static void
append_line (GString *out, guint depth)
{
  g_string_append_printf (out, "\n%*s", (int) (depth * INDENT), "");
}

static void
append_members (GString *out, const AnnalsJsonValue *object, guint depth)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;
  const char *separator = "";

  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      g_string_append (out, separator);
      append_line (out, depth + 1);
      g_string_append_len (out, key.data, (gssize) key.length);
      g_string_append (out, ": ");
      append_value (out, &value, depth + 1);
      separator = ",";
    }
  if (*separator != '\0')
    append_line (out, depth);
}

static void
append_elements (GString *out, const AnnalsJsonValue *array, guint depth)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue value;
  const char *separator = "";

  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &value))
    {
      g_string_append (out, separator);
      append_line (out, depth + 1);
      append_value (out, &value, depth + 1);
      separator = ",";
    }
  if (*separator != '\0')
    append_line (out, depth);
}

/* Recursion is safe: the scanner has bounded the depth. Texts and numbers are kept byte for byte.
 */
static void
append_value (GString *out, const AnnalsJsonValue *value, guint depth)
{
  if (value->kind == ANNALS_JSON_OBJECT)
    {
      g_string_append_c (out, '{');
      append_members (out, value, depth);
      g_string_append_c (out, '}');
    }
  else if (value->kind == ANNALS_JSON_ARRAY)
    {
      g_string_append_c (out, '[');
      append_elements (out, value, depth);
      g_string_append_c (out, ']');
    }
  else
    g_string_append_len (out, value->data, (gssize) value->length);
}

/* Whether the bytes that a document was read from are annals/1 themselves. */
static gboolean
is_native (AnnalsDocument *document)
{
  AnnalsJsonText text = { 0 };
  text.data = g_bytes_get_data (annals_document_get_bytes (document), &text.length);
  AnnalsJsonValue root = annals_json_text_get_root (&text);

  if (root.kind != ANNALS_JSON_OBJECT)
    return FALSE;
  AnnalsJsonValue format = annals_json_value_get_member (&root, "format");
  return format.kind == ANNALS_JSON_STRING;
}

/**
 * annals_writer_to_json:
 * @length: (out) (optional): bytes, without the final NUL
 *
 * Writes a document as annals/1. What was read is kept, unknown members and the spelling of numbers
 * included; only the space between is new.
 *
 * Returns: (transfer full): indented JSON
 */
char *
annals_writer_to_json (AnnalsDocument *document, gsize *length)
{
  AnnalsJsonText text = { 0 };
  text.data = g_bytes_get_data (annals_document_get_bytes (document), &text.length);
  AnnalsJsonValue root = annals_json_text_get_root (&text);
  GString *out = g_string_sized_new (root.length);

  append_value (out, &root, 0);
  g_string_append_c (out, '\n');
  if (length != NULL)
    *length = out->len;
  return g_string_free (out, FALSE);
}

/**
 * annals_writer_save:
 * @path: replaced atomically
 *
 * Writes a document to a file. Where that fails, what was there stays.
 */
gboolean
annals_writer_save (AnnalsDocument *document, const char *path, GError **error)
{
  gsize length;

  if (!is_native (document))
    {
      g_set_error_literal (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_DIALECT,
                           _ ("Only chronologies that were read from annals/1 can be written"));
      return FALSE;
    }
  g_autofree char *json = annals_writer_to_json (document, &length);
  return g_file_set_contents_full (path, json, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0666, error);
}
