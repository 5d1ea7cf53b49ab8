/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-native-texts.h"

#include <string.h>

static AnnalsJsonValue
find_language (const AnnalsJsonValue *texts, const char *language)
{
  AnnalsJsonValue found = { 0 };

  if (language != NULL)
    found = annals_json_value_get_member (texts, language);
  return found.kind == ANNALS_JSON_STRING ? found : (AnnalsJsonValue){ 0 };
}

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
annals_native_choose_text (const AnnalsJsonValue *value, const char *language)
{
  AnnalsJsonValue found = { 0 };

  if (value->kind != ANNALS_JSON_OBJECT)
    return value->kind == ANNALS_JSON_STRING ? *value : found;
  const char *const *wanted = g_get_language_names ();
  for (; *wanted != NULL && !found.kind; wanted++)
    found = find_language (value, *wanted);
  if (!found.kind)
    found = find_language (value, language);
  if (!found.kind)
    found = find_language (value, "en");
  return found.kind ? found : find_any (value);
}

char *
annals_native_dup_text (const AnnalsJsonValue *value, const char *language)
{
  AnnalsJsonValue chosen = annals_native_choose_text (value, language);

  return chosen.kind ? annals_json_value_dup_string (&chosen) : NULL;
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
