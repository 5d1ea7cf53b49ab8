/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-native-texts.h"

#include <string.h>

static AnnalsJsonValue
find_any (const AnnalsJsonValue *texts)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  annals_json_iter_init (&iter, texts);
  while (annals_json_iter_next_member (&iter, &key, &value))
    if (value.kind == ANNALS_JSON_STRING)
      return value;
  return (AnnalsJsonValue){ 0 };
}

AnnalsJsonValue
annals_native_choose_text (const AnnalsJsonValue *value, const char *const *languages)
{
  if (value->kind != ANNALS_JSON_OBJECT)
    return value->kind == ANNALS_JSON_STRING ? *value : (AnnalsJsonValue){ 0 };
  for (; *languages != NULL; languages++)
    {
      AnnalsJsonValue found = annals_json_value_get_member (value, *languages);
      if (found.kind == ANNALS_JSON_STRING)
        return found;
    }
  return find_any (value);
}

char *
annals_native_dup_text (const AnnalsJsonValue *value, const char *const *languages)
{
  AnnalsJsonValue chosen = annals_native_choose_text (value, languages);

  return chosen.kind ? annals_json_value_dup_string (&chosen) : NULL;
}

void
annals_native_note_languages (AnnalsDocumentBuilder *builder, const AnnalsJsonValue *value)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, text;
  AnnalsText tag;

  if (value->kind != ANNALS_JSON_OBJECT)
    return;
  annals_json_iter_init (&iter, value);
  while (annals_json_iter_next_member (&iter, &key, &text))
    if (text.kind == ANNALS_JSON_STRING && annals_json_value_get_plain (&key, &tag))
      annals_document_builder_add_language (builder, tag.data, tag.length);
}

gboolean
annals_native_is_beside (const char *file)
{
  g_auto (GStrv) parts = g_strsplit (file, "/", -1);

  if (*file == '\0' || g_path_is_absolute (file) || strchr (file, '\\') != NULL
      || g_uri_peek_scheme (file) != NULL)
    return FALSE;
  for (char **part = parts; *part != NULL; part++)
    if (g_str_equal (*part, ".."))
      return FALSE;
  return TRUE;
}
