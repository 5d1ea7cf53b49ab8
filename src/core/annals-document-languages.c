/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which languages a document has its texts, and in which they are read. */
#include <string.h>

#include "core/annals-document-builder-private.h"
#include "core/annals-languages.h"

#define MOST_LANGUAGES 64 /* of a file that means something by them */

/**
 * annals_document_get_languages:
 *
 * Returns: (transfer none): the languages in which it has texts, as the file writes them, its own
 * first where it names one; ends with %NULL
 */
const char *const *
annals_document_get_languages (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return (const char *const *) self->languages->pdata;
}

/**
 * annals_document_has_language:
 *
 * Returns: whether there are texts in a language, named as the file does
 */
gboolean
annals_document_has_language (AnnalsDocument *self, const char *language)
{
  return g_strv_contains (annals_document_get_languages (self), language);
}

/**
 * annals_document_get_chosen_language:
 *
 * Returns: (nullable): what was asked for when it was read; %NULL: what the locale says
 */
const char *
annals_document_get_chosen_language (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return self->chosen_language;
}

/* ---- Building ---- */

/**
 * annals_document_builder_choose_language:
 * @language: (nullable): %NULL: what the locale says
 *
 * Says in which language texts are wanted that are there in several.
 */
void
annals_document_builder_choose_language (AnnalsDocumentBuilder *self, const char *language)
{
  self->document->chosen_language =
      language != NULL ? g_string_chunk_insert (self->pool, language) : NULL;
}

/* Some texts of the head may have come before it. */
static void
add_first (AnnalsDocumentBuilder *self, const char *own)
{
  GPtrArray *languages = self->document->languages;
  guint before;

  if (g_ptr_array_find_with_equal_func (languages, own, g_str_equal, &before))
    g_ptr_array_insert (languages, 0, g_ptr_array_steal_index (languages, before));
  else if (annals_language_is_tag (own, strlen (own)))
    g_ptr_array_insert (languages, 0, g_string_chunk_insert (self->pool, own));
}

/**
 * annals_document_builder_want_languages:
 * @own: (nullable): the language that the file says is its own
 *
 * Settles which languages are tried for each text, also later, for the details.
 *
 * Returns: (transfer none): tags, the most wanted first; lives as long as the document
 */
const char *const *
annals_document_builder_want_languages (AnnalsDocumentBuilder *self, const char *own)
{
  AnnalsDocument *document = self->document;

  g_clear_pointer (&document->wanted_languages, g_strfreev);
  document->wanted_languages = annals_languages_dup_wanted (document->chosen_language, own);
  if (own != NULL)
    add_first (self, own);
  return (const char *const *) document->wanted_languages;
}

/**
 * annals_document_builder_add_language:
 * @tag: @length bytes of what may be a language's
 *
 * Notes that there is a text in a language.
 */
void
annals_document_builder_add_language (AnnalsDocumentBuilder *self, const char *tag, gsize length)
{
  GPtrArray *languages = self->document->languages;

  for (guint i = 0; i < languages->len; i++)
    {
      const char *known = g_ptr_array_index (languages, i);
      if (strncmp (known, tag, length) == 0 && known[length] == '\0')
        return;
    }
  if (languages->len < MOST_LANGUAGES && annals_language_is_tag (tag, length))
    g_ptr_array_add (languages, g_string_chunk_insert_len (self->pool, tag, (gssize) length));
}
