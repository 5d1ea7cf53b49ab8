/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scanner against a second checker that is too simple to be wrong, and against json-glib. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "annals-fuzz.h"
#include "formats/annals-reader.h"

/* ---- RFC 8259, one function for each rule of its grammar ---- */

typedef struct
{
  const char *at, *end;
  guint depth;
} Twin;

static gboolean twin_value (Twin *self);

static gboolean
twin_take (Twin *self, char c)
{
  if (self->at == self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
twin_take_text (Twin *self, const char *text)
{
  for (; *text != '\0'; text++)
    if (!twin_take (self, *text))
      return FALSE;
  return TRUE;
}

static void
twin_space (Twin *self)
{
  while (twin_take (self, ' ') || twin_take (self, '\t') || twin_take (self, '\n')
         || twin_take (self, '\r'))
    ;
}

static gboolean
twin_digits (Twin *self)
{
  const char *start = self->at;

  while (self->at < self->end && *self->at >= '0' && *self->at <= '9')
    self->at++;
  return self->at > start;
}

static gboolean
twin_number (Twin *self)
{
  twin_take (self, '-');
  if (!twin_take (self, '0') && !twin_digits (self))
    return FALSE;
  if (twin_take (self, '.') && !twin_digits (self))
    return FALSE;
  if (!twin_take (self, 'e') && !twin_take (self, 'E'))
    return TRUE;
  if (!twin_take (self, '+'))
    twin_take (self, '-');
  return twin_digits (self);
}

static gboolean
twin_escape (Twin *self)
{
  if (self->at == self->end)
    return FALSE;
  char c = *self->at++;
  if (c != 'u')
    return c != '\0' && strchr ("\"\\/bfnrt", c) != NULL;
  for (int i = 0; i < 4; i++, self->at++)
    if (self->at == self->end || !g_ascii_isxdigit (*self->at))
      return FALSE;
  return TRUE;
}

static gboolean
twin_string (Twin *self)
{
  if (!twin_take (self, '"'))
    return FALSE;
  while (!twin_take (self, '"'))
    {
      if (self->at == self->end || (guchar) *self->at < 0x20)
        return FALSE;
      if (*self->at++ == '\\' && !twin_escape (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
twin_member (Twin *self)
{
  twin_space (self);
  if (!twin_string (self))
    return FALSE;
  twin_space (self);
  return twin_take (self, ':') && twin_value (self);
}

static gboolean
twin_container (Twin *self, char closer, gboolean (*item) (Twin *self))
{
  if (++self->depth > ANNALS_MAX_DEPTH)
    return FALSE;
  twin_space (self);
  if (!twin_take (self, closer))
    {
      do
        if (!item (self))
          return FALSE;
      while (twin_take (self, ','));
      if (!twin_take (self, closer))
        return FALSE;
    }
  self->depth--;
  return TRUE;
}

static gboolean
twin_value (Twin *self)
{
  gboolean good;

  twin_space (self);
  char c = self->at < self->end ? *self->at : '\0';
  if (c == '{' || c == '[')
    {
      self->at++;
      good = c == '{' ? twin_container (self, '}', twin_member)
                      : twin_container (self, ']', twin_value);
    }
  else if (c == '"')
    good = twin_string (self);
  else if (c == 't' || c == 'f' || c == 'n')
    good = twin_take_text (self, c == 't' ? "true" : c == 'f' ? "false" : "null");
  else
    good = twin_number (self);
  twin_space (self);
  return good;
}

/* One value, or an object on each line; a byte-order mark may stand before. */
static gboolean
twin_text (Twin *self)
{
  const char *gap = self->at;

  if (self->end - self->at >= 3 && memcmp (self->at, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
  twin_space (self);
  gboolean is_object = self->at < self->end && *self->at == '{';
  do
    {
      if (!twin_value (self))
        return FALSE;
      for (gap = self->at; strchr (" \t\r\n", gap[-1]) != NULL; gap--)
        ;
    }
  while (is_object && self->at < self->end && *self->at == '{'
         && memchr (gap, '\n', (gsize) (self->at - gap)) != NULL);
  return self->at == self->end;
}

static gboolean
twin_accepts (const char *data, gsize length)
{
  Twin self = { data, data + length, 0 };

  return g_utf8_validate_len (data, length, NULL) && twin_text (&self);
}

/* ---- In parts ---- */

static const AnnalsJsonArray *
find_array (const AnnalsJsonText *text, gsize start)
{
  for (guint i = 0; i < text->arrays->len; i++)
    if (g_array_index (text->arrays, AnnalsJsonArray, i).start == start)
      return &g_array_index (text->arrays, AnnalsJsonArray, i);
  return NULL;
}

#define SMALL_PART 64 /* bytes, so that a short text has several */

static void
compare_arrays (const AnnalsJsonText *a, const AnnalsJsonText *b)
{
  g_assert_cmpuint (a->arrays->len, ==, b->arrays->len);
  for (guint i = 0; i < a->arrays->len; i++)
    {
      const AnnalsJsonArray *one = &g_array_index (a->arrays, AnnalsJsonArray, i);
      const AnnalsJsonArray *other = find_array (b, one->start);
      g_assert_nonnull (other);
      g_assert_cmpuint (one->end, ==, other->end);
      g_assert_cmpmem (one->elements->data, one->elements->len * sizeof (guint32),
                       other->elements->data, other->elements->len * sizeof (guint32));
    }
}

/* Whether a text is scanned in parts, by guesses, must not show. */
static void
check_parts (const AnnalsJsonText *whole, gboolean good)
{
  g_auto (AnnalsJsonText) text = { .data = whole->data, .length = whole->length };
  gsize offset;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (annals_json_text_index (&text, SMALL_PART, NULL, &offset, &error), ==, good);
  if (good)
    {
      g_assert_cmpint (text.is_lines, ==, whole->is_lines);
      compare_arrays (whole, &text);
    }
}

/* ---- json-glib ---- */

/* What our cursor says of a value must be what json-glib makes of it. */
static void compare (const AnnalsJsonValue *value, JsonNode *node);

/* Of members of one name, json-glib and we take the last. */
static void
compare_members (const AnnalsJsonValue *value, JsonObject *object)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, item;

  annals_json_iter_init (&iter, value);
  while (annals_json_iter_next_member (&iter, &key, &item))
    {
      g_autofree char *name = annals_json_value_dup_string (&key);
      AnnalsJsonValue last = annals_json_value_get_member (value, name);
      JsonNode *member = json_object_get_member (object, name);
      g_assert_true (last.kind != ANNALS_JSON_ABSENT);
      g_assert_nonnull (member);
      if (last.data == item.data)
        compare (&item, member);
    }
}

static void
compare_elements (const AnnalsJsonValue *value, JsonArray *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue item;
  guint n = 0;

  annals_json_iter_init (&iter, value);
  while (annals_json_iter_next (&iter, &item))
    {
      g_assert_cmpuint (n, <, json_array_get_length (array));
      compare (&item, json_array_get_element (array, n++));
    }
  g_assert_cmpuint (n, ==, json_array_get_length (array));
}

static void
compare_texts (const AnnalsJsonValue *value, const char *other)
{
  g_autofree char *text = annals_json_value_dup_string (value);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (annals_json_value_equals (value, text));
  g_assert_cmpstr (text, ==, other);
}

static void
compare (const AnnalsJsonValue *value, JsonNode *node)
{
  switch (value->kind)
    {
    case ANNALS_JSON_OBJECT:
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      compare_members (value, json_node_get_object (node));
      break;
    case ANNALS_JSON_ARRAY:
      g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
      compare_elements (value, json_node_get_array (node));
      break;
    case ANNALS_JSON_STRING:
      g_assert_cmpint (json_node_get_value_type (node), ==, G_TYPE_STRING);
      compare_texts (value, json_node_get_string (node));
      break;
    case ANNALS_JSON_NUMBER:
      g_assert_true (json_node_get_value_type (node) == G_TYPE_INT64
                     || json_node_get_value_type (node) == G_TYPE_DOUBLE);
      break;
    case ANNALS_JSON_BOOLEAN:
      g_assert_cmpint (annals_json_value_get_boolean (value), ==, json_node_get_boolean (node));
      break;
    case ANNALS_JSON_NULL:
      g_assert_true (JSON_NODE_HOLDS_NULL (node));
      break;
    case ANNALS_JSON_ABSENT:
    default:
      g_assert_not_reached ();
    }
}

/* Where json-glib (seen in 1.6.6) is wrong about what RFC 8259 allows: an escaped NUL ends its
 * string; halves of surrogate pairs it bends in ways of its own. */
static gboolean
bends_escapes (const char *data, gsize length)
{
  return memmem (data, length, "\\u0000", 6) != NULL || memmem (data, length, "\\ud", 3) != NULL
         || memmem (data, length, "\\uD", 3) != NULL;
}

void
annals_fuzz_json (const char *data, gsize length)
{
  g_autoptr (GBytes) bytes = annals_fuzz_copy (data, length);
  g_auto (AnnalsJsonText)
      text = { .data = length > 0 ? g_bytes_get_data (bytes, NULL) : "", .length = length };
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL, fault = NULL;
  AnnalsJsonValue root;
  gboolean good = annals_fuzz_scan (&text, &root, &error);

  g_assert_cmpint (good, ==, twin_accepts (data, length));
  check_parts (&text, good);
  if (!good)
    {
      g_assert_true (error->domain == ANNALS_FORMAT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  /* Lines are no single value to others. */
  if (text.is_lines || bends_escapes (data, length))
    return;
  gsize mark = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  json_parser_load_from_data (parser, text.data + mark, (gssize) (length - mark), &fault);
  g_assert_no_error (fault);
  compare (&root, json_parser_get_root (parser));
}
