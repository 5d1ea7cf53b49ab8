/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found in place of what was expected, in words. */
#include "formats/annals-found.h"

#include <glib/gi18n-lib.h>

const char *
annals_found_kind (AnnalsJsonKind kind)
{
  switch (kind)
    {
    case ANNALS_JSON_NULL:
      return _ ("null");
    case ANNALS_JSON_BOOLEAN:
      return _ ("true or false");
    case ANNALS_JSON_NUMBER:
      return _ ("a number");
    case ANNALS_JSON_STRING:
      return _ ("a text");
    case ANNALS_JSON_ARRAY:
      return _ ("an array");
    case ANNALS_JSON_OBJECT:
      return _ ("an object");
    case ANNALS_JSON_ABSENT:
    default:
      return _ ("nothing");
    }
}

/**
 * annals_found_dup_words:
 *
 * Returns: (transfer full): a text in quotation marks or a number, where it is long its beginning;
 * else the kind
 */
char *
annals_found_dup_words (const AnnalsJsonValue *value)
{
  if (value->kind != ANNALS_JSON_STRING && value->kind != ANNALS_JSON_NUMBER)
    return g_strdup (annals_found_kind (value->kind));
  g_autofree char *text = value->kind == ANNALS_JSON_STRING
                              ? annals_json_value_dup_string (value)
                              : g_strndup (value->data, value->length);
  g_autofree char *shown = annals_text_shorten (text, ANNALS_TEXT_SHOWN);
  /* Translators: a text that a file holds. */
  return value->kind == ANNALS_JSON_STRING ? g_strdup_printf (_ ("“%s”"), shown)
                                           : g_steal_pointer (&shown);
}
