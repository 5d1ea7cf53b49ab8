/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_JSON_ABSENT = 0,
  ANNALS_JSON_NULL = 1 << 0,
  ANNALS_JSON_BOOLEAN = 1 << 1,
  ANNALS_JSON_NUMBER = 1 << 2,
  ANNALS_JSON_STRING = 1 << 3,
  ANNALS_JSON_ARRAY = 1 << 4,
  ANNALS_JSON_OBJECT = 1 << 5,
} AnnalsJsonKind;

/**
 * AnnalsJsonArray: a long array, so that nobody has to walk it to find an element or its end
 * @start, @end: its bytes in the text
 * @elements: (element-type guint32): where each begins
 */
typedef struct
{
  gsize start, end;
  GArray *elements;
} AnnalsJsonArray;

/**
 * AnnalsJsonText: bytes that the scanner has checked, or a part of them
 * @is_lines: JSON Lines: objects with nothing but space between
 * @arrays: (nullable) (element-type AnnalsJsonArray): the long ones, in order of start
 */
typedef struct
{
  const char *data;
  gsize length;
  gboolean is_lines;
  GArray *arrays;
} AnnalsJsonText;

/* Where a value stands in a text. */
typedef struct
{
  const AnnalsJsonText *text;
  const char *data;
  gsize length;
  AnnalsJsonKind kind;
} AnnalsJsonValue;

/* Walks the members of an object or the elements of an array. */
typedef struct
{
  const AnnalsJsonText *text;
  const char *at;
} AnnalsJsonIter;

AnnalsJsonValue annals_json_text_get_root (const AnnalsJsonText *text);
AnnalsJsonValue annals_json_value_at (const AnnalsJsonText *text, const char *data);
static inline gsize
annals_json_value_offset (const AnnalsJsonValue *value)
{
  return (gsize) (value->data - value->text->data);
}
/* Where the elements of a long array begin; NULL: it is not long. */
const guint32 *annals_json_value_get_elements (const AnnalsJsonValue *array, guint *n);
void annals_json_iter_init (AnnalsJsonIter *iter, const AnnalsJsonValue *container);
gboolean annals_json_iter_next (AnnalsJsonIter *iter, AnnalsJsonValue *element);
gboolean
annals_json_iter_next_member (AnnalsJsonIter *iter, AnnalsJsonValue *key, AnnalsJsonValue *value);
gboolean annals_json_value_equals (const AnnalsJsonValue *string, const char *text);
/* A string without escapes, in place; FALSE where it has some. */
gboolean annals_json_value_get_plain (const AnnalsJsonValue *string, AnnalsText *text);
void annals_json_value_append_string (const AnnalsJsonValue *string, GString *text);
char *annals_json_value_dup_string (const AnnalsJsonValue *string);
double annals_json_value_get_double (const AnnalsJsonValue *number);
gboolean annals_json_value_get_boolean (const AnnalsJsonValue *boolean);
/* Finds a member of an object; kind ABSENT where it has none. */
AnnalsJsonValue annals_json_value_get_member (const AnnalsJsonValue *object, const char *name);

G_END_DECLS
