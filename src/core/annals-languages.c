/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-languages.h"

#include <string.h>

#define LONGEST_TAG 35 /* bytes, as RFC 5646 4.4.1 asks to have room for */

static void
add_once (GPtrArray *tags, char *tag)
{
  if (g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
    g_free (tag);
  else
    g_ptr_array_add (tags, tag);
}

/* "pt-BR", then "pt_BR" as locales write it, then "pt". */
static void
add_variants (GPtrArray *tags, const char *name)
{
  char *tag = g_strdelimit (g_strdup (name), "_", '-');
  char *as_locale = g_strdelimit (g_strdup (tag), "-", '_');
  gsize language = strcspn (tag, "-");
  char *alone = g_strndup (tag, language);

  add_once (tags, tag);
  add_once (tags, as_locale);
  add_once (tags, alone);
}

/**
 * annals_languages_dup_wanted:
 * @chosen: (nullable): what a person has chosen; %NULL: as the locale says
 * @own: (nullable): the file's own language
 *
 * Makes the order in which a text's languages are tried.
 *
 * Returns: (transfer full): tags, the most wanted first
 */
char **
annals_languages_dup_wanted (const char *chosen, const char *own)
{
  GPtrArray *tags = g_ptr_array_new ();

  if (chosen != NULL)
    add_variants (tags, chosen);
  /* Of the locale, "C" and names with an encoding are no languages. */
  for (const char *const *name = g_get_language_names (); *name != NULL; name++)
    if (annals_language_is_tag (*name, strlen (*name)))
      add_variants (tags, *name);
  if (own != NULL)
    add_variants (tags, own);
  add_variants (tags, "en");
  g_ptr_array_add (tags, NULL);
  return (char **) g_ptr_array_free (tags, FALSE);
}

/**
 * annals_language_is_tag:
 *
 * Returns: whether a text looks like a language's tag: two letters or three, and what more says
 */
gboolean
annals_language_is_tag (const char *text, gsize length)
{
  gsize letters = 0;

  while (letters < length && g_ascii_isalpha (text[letters]))
    letters++;
  if (letters < 2 || letters > 3 || length > LONGEST_TAG)
    return FALSE;
  if (letters == length)
    return TRUE;
  for (gsize i = letters; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
      return FALSE;
  return text[letters] == '-' || text[letters] == '_';
}

/* As CLDR writes them, with capitals as at the beginning of a menu's item. */
static const struct
{
  const char *tag, *name;
} names[] = {
  { "ab", "Аԥсшәа" },        { "af", "Afrikaans" },    { "am", "አማርኛ" },
  { "ar", "العربية" },       { "az", "Azərbaycanca" }, { "be", "Беларуская" },
  { "bg", "Български" },     { "bn", "বাংলা" },        { "bs", "Bosanski" },
  { "ca", "Català" },        { "cs", "Čeština" },      { "cy", "Cymraeg" },
  { "da", "Dansk" },         { "de", "Deutsch" },      { "el", "Ελληνικά" },
  { "en", "English" },       { "eo", "Esperanto" },    { "es", "Español" },
  { "et", "Eesti" },         { "eu", "Euskara" },      { "fa", "فارسی" },
  { "fi", "Suomi" },         { "fr", "Français" },     { "ga", "Gaeilge" },
  { "gl", "Galego" },        { "he", "עברית" },        { "hi", "हिन्दी" },
  { "hr", "Hrvatski" },      { "hu", "Magyar" },       { "hy", "Հայերեն" },
  { "id", "Indonesia" },     { "is", "Íslenska" },     { "it", "Italiano" },
  { "ja", "日本語" },        { "ka", "ქართული" },      { "kk", "Қазақ тілі" },
  { "ko", "한국어" },        { "ku", "Kurdî" },        { "ky", "Кыргызча" },
  { "la", "Latina" },        { "lt", "Lietuvių" },     { "lv", "Latviešu" },
  { "mk", "Македонски" },    { "nb", "Norsk bokmål" }, { "nl", "Nederlands" },
  { "nn", "Norsk nynorsk" }, { "os", "Ирон" },         { "pl", "Polski" },
  { "pt", "Português" },     { "ro", "Română" },       { "ru", "Русский" },
  { "sk", "Slovenčina" },    { "sl", "Slovenščina" },  { "sq", "Shqip" },
  { "sr", "Српски" },        { "sv", "Svenska" },      { "sw", "Kiswahili" },
  { "th", "ไทย" },           { "tr", "Türkçe" },       { "tt", "Татар" },
  { "uk", "Українська" },    { "ur", "اردو" },         { "uz", "Oʻzbekcha" },
  { "vi", "Tiếng Việt" },    { "yi", "ייִדיש" },        { "zh", "中文" },
};

/**
 * annals_language_dup_name:
 * @tag: as a file writes it
 *
 * Returns: (transfer full): the language's own name, with the rest of the tag where there is one
 */
char *
annals_language_dup_name (const char *tag)
{
  gsize length = strcspn (tag, "-_");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i].tag) == length && g_ascii_strncasecmp (names[i].tag, tag, length) == 0)
      return tag[length] == '\0' ? g_strdup (names[i].name)
                                 : g_strdup_printf ("%s (%s)", names[i].name, tag);
  return g_strdup (tag);
}
