/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes were checked by the scanner, so nothing here looks for an end or a fault. */
#include "formats/annals-json-cursor.h"

#include <string.h>

static const char *
skip_space (const char *at, const char *end)
{
  while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'))
    at++;
  return at;
}

static const char *
skip_string (const char *at, const char *end)
{
  const char *quote = at;

  for (at++;;)
    {
      /* Once for each quote, not for each escape before it: a text may have a million. */
      if (quote < at)
        quote = memchr (at, '"', (gsize) (end - at));
      const char *slash = memchr (at, '\\', (gsize) (quote - at));
      if (slash == NULL)
        return quote + 1;
      at = slash + 2;
    }
}

static const char *
skip_scalar (const char *at, const char *end)
{
  while (at < end && strchr (",]} \t\r\n", *at) == NULL)
    at++;
  return at;
}

static const AnnalsJsonArray *
find_array (const AnnalsJsonText *text, gsize start)
{
  guint low = 0, high = text->arrays != NULL ? text->arrays->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AnnalsJsonArray *array = &g_array_index (text->arrays, AnnalsJsonArray, middle);
      if (array->start == start)
        return array;
      if (array->start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* Past an object or array; over long arrays at once, wherever they are in it. */
static const char *
skip_container (const AnnalsJsonText *text, const char *at)
{
  const char *end = text->data + text->length;
  guint depth = 0;

  do
    {
      const AnnalsJsonArray *array =
          *at == '[' ? find_array (text, (gsize) (at - text->data)) : NULL;
      if (*at == '"' || array != NULL)
        {
          at = array != NULL ? text->data + array->end : skip_string (at, end);
          continue;
        }
      depth += *at == '{' || *at == '[';
      depth -= *at == '}' || *at == ']';
      at++;
    }
  while (depth > 0);
  return at;
}

/**
 * annals_json_value_at:
 * @data: where a value begins
 *
 * Finds a value's kind and end.
 */
AnnalsJsonValue
annals_json_value_at (const AnnalsJsonText *text, const char *data)
{
  AnnalsJsonValue value = { .text = text, .data = data };
  const char *past = text->data + text->length, *end;

  switch (*data)
    {
    case '{':
      value.kind = ANNALS_JSON_OBJECT;
      end = skip_container (text, data);
      break;
    case '[':
      value.kind = ANNALS_JSON_ARRAY;
      end = skip_container (text, data);
      break;
    case '"':
      value.kind = ANNALS_JSON_STRING;
      end = skip_string (data, past);
      break;
    default:
      value.kind = *data == 'n'                   ? ANNALS_JSON_NULL
                   : *data == 't' || *data == 'f' ? ANNALS_JSON_BOOLEAN
                                                  : ANNALS_JSON_NUMBER;
      end = skip_scalar (data, past);
      break;
    }
  value.length = (gsize) (end - data);
  return value;
}

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/**
 * annals_json_text_get_root:
 *
 * The value that a whole text is. Of JSON Lines that is an array without brackets.
 */
AnnalsJsonValue
annals_json_text_get_root (const AnnalsJsonText *text)
{
  const char *start = text->data, *end = text->data + text->length;

  if (text->length >= 3 && memcmp (start, BYTE_ORDER_MARK, 3) == 0)
    start += 3;
  start = skip_space (start, end);
  if (*start != '{' && !text->is_lines)
    return annals_json_value_at (text, start);
  /* No need to walk to the end. */
  while (end > start && strchr (" \t\r\n", end[-1]) != NULL)
    end--;
  return (AnnalsJsonValue){ .text = text,
                            .data = start,
                            .length = (gsize) (end - start),
                            .kind = text->is_lines ? ANNALS_JSON_ARRAY : ANNALS_JSON_OBJECT };
}

const guint32 *
annals_json_value_get_elements (const AnnalsJsonValue *array, guint *n)
{
  const AnnalsJsonArray *found = find_array (array->text, annals_json_value_offset (array));

  *n = found != NULL ? found->elements->len : 0;
  return found != NULL ? (const guint32 *) (gpointer) found->elements->data : NULL;
}

static gboolean
is_bare (const AnnalsJsonValue *container)
{
  return container->kind == ANNALS_JSON_ARRAY && *container->data == '{';
}

void
annals_json_iter_init (AnnalsJsonIter *iter, const AnnalsJsonValue *container)
{
  iter->text = container->text;
  iter->at = is_bare (container) ? container->data : container->data + 1;
}

static gboolean
at_element (AnnalsJsonIter *iter)
{
  const char *end = iter->text->data + iter->text->length;

  iter->at = skip_space (iter->at, end);
  if (iter->at < end && *iter->at == ',')
    iter->at = skip_space (iter->at + 1, end);
  return iter->at < end && *iter->at != ']' && *iter->at != '}';
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
  *element = annals_json_value_at (iter->text, iter->at);
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
  const char *end = iter->text->data + iter->text->length;
  iter->at = skip_space (iter->at, end) + 1; /* the colon */
  *value = annals_json_value_at (iter->text, skip_space (iter->at, end));
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
  gsize length = strlen (text);

  if (string->length == length + 2 && memcmp (string->data + 1, text, length) == 0)
    return TRUE; /* no name that is asked for has a backslash */
  if (memchr (string->data, '\\', string->length) == NULL)
    return FALSE;
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
 * annals_json_value_append_string:
 *
 * A string's text with its escapes resolved, as valid UTF-8.
 */
void
annals_json_value_append_string (const AnnalsJsonValue *string, GString *text)
{
  const char *at = string->data + 1, *end = string->data + string->length - 1;

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
}

/**
 * annals_json_value_dup_string:
 *
 * Returns: (transfer full): what annals_json_value_append_string() tells
 */
char *
annals_json_value_dup_string (const AnnalsJsonValue *string)
{
  GString *text = g_string_sized_new (string->length);

  annals_json_value_append_string (string, text);
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

/**
 * annals_json_value_get_member:
 * @object: any value
 *
 * Finds a member by its name: the last of those that have it, as other programs do. What is no
 * object has none.
 *
 * Returns: its value; kind %ANNALS_JSON_ABSENT where there is none
 */
AnnalsJsonValue
annals_json_value_get_member (const AnnalsJsonValue *object, const char *name)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value, found = { 0 };

  if (object->kind != ANNALS_JSON_OBJECT)
    return found;
  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &key, &value))
    if (annals_json_value_equals (&key, name))
      found = value;
  return found;
}
