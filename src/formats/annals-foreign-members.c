/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dialects find in an element, member by member. */
#include <math.h>
#include <string.h>

#include "formats/annals-css-color.h"
#include "formats/annals-foreign.h"
#include "formats/annals-html.h"
#include "formats/annals-web-date.h"

/* ---- Members ---- */

/* "media.caption" is a member within; a list stands for its first object. */
static AnnalsJsonValue
find_path (const AnnalsJsonValue *object, const char *path)
{
  const char *dot = strchr (path, '.');
  AnnalsJsonValue within = *object;

  if (within.kind == ANNALS_JSON_ARRAY)
    within = annals_foreign_first_object (object);
  if (within.kind != ANNALS_JSON_OBJECT)
    return (AnnalsJsonValue){ 0 };
  if (dot == NULL)
    return annals_json_value_get_member (&within, path);
  g_autofree char *name = g_strndup (path, (gsize) (dot - path));
  AnnalsJsonValue value = annals_json_value_get_member (&within, name);
  return find_path (&value, dot + 1);
}

AnnalsJsonValue
annals_foreign_find (const AnnalsJsonValue *object, const char *const *names)
{
  AnnalsJsonValue value = { 0 };

  for (; *names != NULL && (value.kind == ANNALS_JSON_ABSENT || value.kind == ANNALS_JSON_NULL);
       names++)
    value = find_path (object, *names);
  return value;
}

gboolean
annals_foreign_has (const AnnalsJsonValue *object, const char *const *names)
{
  return annals_foreign_find (object, names).kind != ANNALS_JSON_ABSENT;
}

#define DEEPEST_VALUE 4 /* objects within objects that are searched for a text or a date */

static char *
dup_scalar (const AnnalsJsonValue *value)
{
  g_autofree char *text = NULL;

  if (value->kind == ANNALS_JSON_STRING)
    text = annals_json_value_dup_string (value);
  else if (value->kind == ANNALS_JSON_NUMBER)
    text = g_strndup (value->data, value->length);
  if (text != NULL)
    g_strstrip (text);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The first text below @value, by members' names; "title": ["one"] has been seen. */
static char *
dup_within (const AnnalsJsonValue *value, const char *const *names, guint depth)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;
  char *text = NULL;

  if (depth == DEEPEST_VALUE)
    return NULL;
  if (value->kind == ANNALS_JSON_ARRAY)
    {
      annals_json_iter_init (&iter, value);
      return annals_json_iter_next (&iter, &element) ? dup_within (&element, names, depth + 1)
                                                     : NULL;
    }
  if (value->kind != ANNALS_JSON_OBJECT)
    return dup_scalar (value);
  for (; *names != NULL && text == NULL; names++)
    {
      element = annals_json_value_get_member (value, *names);
      text = dup_within (&element, names, depth + 1);
    }
  return text;
}

char *
annals_foreign_dup_value (const AnnalsJsonValue *value)
{
  return dup_within (value,
                     ANNALS_NAMES ("name", "title", "label", "value", "@value", "text", "rendered",
                                   "headline", "content", "url", "id", "@id", "$oid", "en"),
                     0);
}

/* {"year": 1999, "month": 12, "day": 25} */
static char *
dup_date_parts (const AnnalsJsonValue *value)
{
  double year, month = 0, day = 0;

  if (!annals_foreign_get_number (value, ANNALS_NAMES ("year"), &year) || fabs (year) > 1e11)
    return NULL;
  annals_foreign_get_number (value, ANNALS_NAMES ("month"), &month);
  annals_foreign_get_number (value, ANNALS_NAMES ("day"), &day);
  return annals_web_date_format ((gint64) year, (int) CLAMP (month, 0, 99),
                                 (int) CLAMP (day, 0, 99), -1, 0, 0);
}

char *
annals_foreign_dup_date_text (const AnnalsJsonValue *value)
{
  char *text = value->kind == ANNALS_JSON_OBJECT ? dup_date_parts (value) : NULL;

  return text != NULL
             ? text
             : dup_within (value,
                           ANNALS_NAMES ("dateTime", "date", "$date", "$numberLong", "value",
                                         "@value", "start", "from", "iso", "raw", "text", "year"),
                           0);
}

char *
annals_foreign_dup_raw (const AnnalsJsonValue *object, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      AnnalsJsonValue value = find_path (object, *names);
      if (value.kind == ANNALS_JSON_OBJECT)
        continue;
      char *text = dup_within (&value, ANNALS_NAMES (NULL), 0);
      if (text != NULL)
        return text;
    }
  return NULL;
}

char *
annals_foreign_dup_text (const AnnalsJsonValue *object, const char *const *names)
{
  g_autofree char *raw = annals_foreign_dup_raw (object, names);

  return raw != NULL ? annals_foreign_dup_line (raw) : NULL;
}

/* HTML as plain text; NULL where that is empty. */
char *
annals_foreign_dup_plain (const char *html)
{
  g_autofree char *text = annals_html_to_text (html);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The same in one line, as a title or a name is told. */
char *
annals_foreign_dup_line (const char *html)
{
  char *text = annals_foreign_dup_plain (html);

  return text != NULL ? g_strdelimit (text, "\n", ' ') : NULL;
}

char *
annals_foreign_dup_address (const AnnalsJsonValue *value)
{
  return dup_within (value,
                     ANNALS_NAMES ("url", "contentUrl", "href", "src", "source", "link", "@id"), 0);
}

char *
annals_foreign_dup_plain_json (const AnnalsJsonValue *value, gsize most)
{
  g_autofree char *text = value->kind == ANNALS_JSON_STRING
                              ? annals_json_value_dup_string (value)
                              : g_strndup (value->data, value->length);

  return annals_text_shorten (g_strstrip (text), most);
}

gboolean
annals_foreign_get_number (const AnnalsJsonValue *object, const char *const *names, double *number)
{
  g_autofree char *text = annals_foreign_dup_raw (object, names);
  char *end;

  if (text == NULL)
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

guint32
annals_foreign_get_color (const AnnalsJsonValue *object, const char *const *names)
{
  g_autofree char *text = annals_foreign_dup_raw (object, names);

  return text != NULL ? annals_css_color_find (text) : 0;
}

AnnalsJsonValue
annals_foreign_first_object (const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (array->kind != ANNALS_JSON_ARRAY)
    return (AnnalsJsonValue){ 0 };
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    if (element.kind == ANNALS_JSON_OBJECT)
      return element;
  return (AnnalsJsonValue){ 0 };
}
