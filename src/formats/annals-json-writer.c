/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-json-writer.h"

#include <string.h>

#define INDENT 2

static void
append_line (AnnalsJsonWriter *self)
{
  g_string_append_printf (self->out, "\n%*s", (int) (self->depth * INDENT), "");
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (out, "\\%c", *text);
    else if (*text == '\n')
      g_string_append (out, "\\n");
    else if (*text == '\t')
      g_string_append (out, "\\t");
    else if ((guchar) *text < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *text);
    else
      g_string_append_c (out, *text);
  g_string_append_c (out, '"');
}

/* A comma, a line and the name: all that stands before a value. */
static void
append_place (AnnalsJsonWriter *self)
{
  if (self->has_value)
    g_string_append_c (self->out, ',');
  if (self->depth > 0)
    append_line (self);
  self->has_value = TRUE;
}

static void
append_name (AnnalsJsonWriter *self, const char *name)
{
  append_place (self);
  if (name == NULL)
    return;
  append_quoted (self->out, name);
  g_string_append (self->out, ": ");
}

static void
open_container (AnnalsJsonWriter *self, char opening)
{
  g_string_append_c (self->out, opening);
  self->depth++;
  self->has_value = FALSE;
}

void
annals_json_writer_begin (AnnalsJsonWriter *self, const char *name, char opening)
{
  append_name (self, name);
  open_container (self, opening);
}

void
annals_json_writer_end (AnnalsJsonWriter *self, char closing)
{
  self->depth--;
  if (self->has_value)
    append_line (self);
  g_string_append_c (self->out, closing);
  self->has_value = TRUE;
}

void
annals_json_writer_add_string (AnnalsJsonWriter *self, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  append_name (self, name);
  append_quoted (self->out, text);
}

void
annals_json_writer_add_html (AnnalsJsonWriter *self, const char *name, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  annals_json_writer_add_string (self, name, escaped);
}

void
annals_json_writer_add_double (AnnalsJsonWriter *self, const char *name, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* Fifteen digits are what people write: 40.37 stays so. */
  g_ascii_formatd (text, sizeof text, "%.15g", number);
  if (g_ascii_strtod (text, NULL) != number)
    g_ascii_dtostr (text, sizeof text, number);
  append_name (self, name);
  g_string_append (self->out, text);
}

void
annals_json_writer_add_boolean (AnnalsJsonWriter *self, const char *name, gboolean value)
{
  append_name (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

static void append_value (AnnalsJsonWriter *self, const AnnalsJsonValue *value);

static void
append_container (AnnalsJsonWriter *self, const AnnalsJsonValue *container)
{
  gboolean is_object = container->kind == ANNALS_JSON_OBJECT;
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  open_container (self, is_object ? '{' : '[');
  annals_json_iter_init (&iter, container);
  while (is_object ? annals_json_iter_next_member (&iter, &key, &value)
                   : annals_json_iter_next (&iter, &value))
    {
      append_place (self);
      if (is_object)
        {
          g_string_append_len (self->out, key.data, (gssize) key.length);
          g_string_append (self->out, ": ");
        }
      append_value (self, &value);
    }
  annals_json_writer_end (self, is_object ? '}' : ']');
}

/* Recursion is safe: the scanner has bounded the depth. */
static void
append_value (AnnalsJsonWriter *self, const AnnalsJsonValue *value)
{
  if (value->kind == ANNALS_JSON_OBJECT || value->kind == ANNALS_JSON_ARRAY)
    append_container (self, value);
  else
    g_string_append_len (self->out, value->data, (gssize) value->length);
}

void
annals_json_writer_add_value (AnnalsJsonWriter *self,
                              const char *name,
                              const AnnalsJsonValue *value)
{
  append_name (self, name);
  append_value (self, value);
}

GBytes *
annals_json_writer_finish (AnnalsJsonWriter *self)
{
  g_string_append_c (self->out, '\n');
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}
