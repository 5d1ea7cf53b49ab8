/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes were checked by the scanner, so nothing here looks for an end or a fault. */
#include "formats/annals-json-cursor.h"

#include <string.h>

static const char *
skip_space (const char *at)
{
  while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')
    at++;
  return at;
}

static const char *
skip_string (const char *at)
{
  for (at++; *at != '"'; at++)
    if (*at == '\\')
      at++;
  return at + 1;
}

static const char *
skip_container (const char *at)
{
  guint depth = 0;

  do
    {
      if (*at == '"')
        {
          at = skip_string (at);
          continue;
        }
      depth += *at == '{' || *at == '[';
      depth -= *at == '}' || *at == ']';
      at++;
    }
  while (depth > 0);
  return at;
}

/* The text of a lone number may end with the bytes, which GBytes does not terminate: the reader
 * sees to that. */
static const char *
skip_scalar (const char *at)
{
  while (*at != '\0' && strchr (",]} \t\r\n", *at) == NULL)
    at++;
  return at;
}

/**
 * annals_json_value_at:
 * @base: the start of the text
 * @data: where a value begins
 *
 * Finds a value's kind and end.
 */
AnnalsJsonValue
annals_json_value_at (const char *base, const char *data)
{
  AnnalsJsonValue value = { .base = base, .data = data };
  const char *end;

  switch (*data)
    {
    case '{':
    case '[':
      value.kind = *data == '{' ? ANNALS_JSON_OBJECT : ANNALS_JSON_ARRAY;
      end = skip_container (data);
      break;
    case '"':
      value.kind = ANNALS_JSON_STRING;
      end = skip_string (data);
      break;
    default:
      value.kind = *data == 'n'                   ? ANNALS_JSON_NULL
                   : *data == 't' || *data == 'f' ? ANNALS_JSON_BOOLEAN
                                                  : ANNALS_JSON_NUMBER;
      end = skip_scalar (data);
      break;
    }
  value.length = (gsize) (end - data);
  return value;
}

void
annals_json_iter_init (AnnalsJsonIter *iter, const AnnalsJsonValue *container)
{
  iter->base = container->base;
  iter->at = container->data + 1;
}

static gboolean
at_element (AnnalsJsonIter *iter)
{
  iter->at = skip_space (iter->at);
  if (*iter->at == ',')
    iter->at = skip_space (iter->at + 1);
  return *iter->at != ']' && *iter->at != '}';
}

/**
 * annals_json_iter_next:
 * @element: (out): the next element
 *
 * Steps to an array's next element; %FALSE after the last.
 */
gboolean
annals_json_iter_next (AnnalsJsonIter *iter, AnnalsJsonValue *element)
{
  if (!at_element (iter))
    return FALSE;
  *element = annals_json_value_at (iter->base, iter->at);
  iter->at = element->data + element->length;
  return TRUE;
}

/**
 * annals_json_iter_next_member:
 * @key: (out): the member's name
 * @value: (out): its value
 *
 * Steps to an object's next member; %FALSE after the last.
 */
gboolean
annals_json_iter_next_member (AnnalsJsonIter *iter, AnnalsJsonValue *key, AnnalsJsonValue *value)
{
  if (!annals_json_iter_next (iter, key))
    return FALSE;
  iter->at = skip_space (iter->at) + 1; /* the colon */
  *value = annals_json_value_at (iter->base, skip_space (iter->at));
  iter->at = value->data + value->length;
  return TRUE;
}

gboolean
annals_json_value_get_plain (const AnnalsJsonValue *string, AnnalsText *text)
{
  if (memchr (string->data, '\\', string->length) != NULL || string->length - 2 > G_MAXUINT32)
    return FALSE;
  *text = (AnnalsText){ string->data + 1, (guint32) (string->length - 2) };
  return TRUE;
}

gboolean
annals_json_value_equals (const AnnalsJsonValue *string, const char *text)
{
  AnnalsText plain;

  if (annals_json_value_get_plain (string, &plain))
    return plain.length == strlen (text) && memcmp (plain.data, text, plain.length) == 0;
  g_autofree char *unescaped = annals_json_value_dup_string (string);
  return g_str_equal (unescaped, text);
}

static gunichar
get_hex (const char *at)
{
  gunichar c = 0;

  for (int i = 0; i < 4; i++)
    c = c << 4 | (gunichar) g_ascii_xdigit_value (at[i]);
  return c;
}

/* From a "\u" on; half a surrogate pair and NUL become the replacement character, since UTF-8
 * strings hold neither. */
static const char *
append_unicode (GString *text, const char *at)
{
  gunichar c = get_hex (at + 2);

  at += 6;
  if (c >= 0xd800 && c < 0xdc00 && at[0] == '\\' && at[1] == 'u')
    {
      gunichar low = get_hex (at + 2);
      if (low >= 0xdc00 && low < 0xe000)
        {
          g_string_append_unichar (text, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
          return at + 6;
        }
    }
  g_string_append_unichar (text, c == 0 || (c >= 0xd800 && c < 0xe000) ? 0xfffd : c);
  return at;
}

static char
unescape (char c)
{
  switch (c)
    {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;
    }
}

/**
 * annals_json_value_dup_string:
 *
 * A string's text with its escapes resolved, as valid UTF-8.
 */
char *
annals_json_value_dup_string (const AnnalsJsonValue *string)
{
  const char *at = string->data + 1, *end = string->data + string->length - 1;
  GString *text = g_string_sized_new (string->length);

  while (at < end)
    {
      const char *slash = memchr (at, '\\', (gsize) (end - at));
      const char *stop = slash != NULL ? slash : end;
      g_string_append_len (text, at, stop - at);
      at = stop;
      if (at == end)
        break;
      if (at[1] == 'u')
        at = append_unicode (text, at);
      else
        {
          g_string_append_c (text, unescape (at[1]));
          at += 2;
        }
    }
  return g_string_free (text, FALSE);
}

double
annals_json_value_get_double (const AnnalsJsonValue *number)
{
  return g_ascii_strtod (number->data, NULL);
}

gboolean
annals_json_value_get_boolean (const AnnalsJsonValue *boolean)
{
  return *boolean->data == 't';
}

AnnalsJsonValue
annals_json_value_get_member (const AnnalsJsonValue *object, const char *name)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value, found = { 0 };

  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &key, &value))
    if (annals_json_value_equals (&key, name))
      found = value;
  return found;
}
