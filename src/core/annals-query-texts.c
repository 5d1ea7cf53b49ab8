/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in the texts of an event: its summary, body, note, sources and captions, which lie in the
 * file's bytes until somebody asks for them. To read them takes long, so first the bytes are looked
 * at as they are: what does not hold the words there cannot hold them once it is read. */
#include <string.h>

#include "core/annals-fold.h"
#include "core/annals-query-private.h"

#define ENTITY_LENGTH 10 /* of "&eacute;" and its like */

/* ---- The bytes as they are ---- */

static gboolean
begins_entity (const char *at, const char *end)
{
  gsize room = MIN ((gsize) (end - at), (gsize) ENTITY_LENGTH);

  return room > 1 && (g_ascii_isalpha (at[1]) || at[1] == '#') && memchr (at, ';', room) != NULL;
}

/* Writes a JSON text's bytes with their plain escapes undone; %FALSE where one stands for a
 * character that only a reader can tell. */
static gboolean
undo_escapes (GString *plain, const char *text, gsize length)
{
  const char *end = text + length, *from = text;

  g_string_truncate (plain, 0);
  for (const char *at = text; at < end; at++)
    {
      if (*at == '&' && begins_entity (at, end))
        return FALSE;
      if (*at != '\\' || at + 1 == end)
        continue;
      if (at[1] == 'u')
        return FALSE;
      g_string_append_len (plain, from, at - from);
      at++;
      g_string_append_c (plain, g_ascii_isalpha (*at) ? ' ' : *at);
      from = at + 1;
    }
  g_string_append_len (plain, from, end - from);
  return TRUE;
}

/* A phrase may be parted by markup, so its words are looked for one by one. */
static gboolean
holds_words (const char *folded, const char *phrase)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
may_hold (const char *folded, const AnnalsTerm *term)
{
  for (char **value = term->values; *value != NULL; value++)
    if (strchr (*value, ' ') != NULL ? holds_words (folded, *value)
                                     : strstr (folded, *value) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
may_hold_all (AnnalsTextSearch *self,
              const char *element,
              gsize length,
              const AnnalsTerm *const *terms,
              guint n_terms)
{
  g_string_truncate (self->folded, 0);
  if (memchr (element, '\\', length) == NULL && memchr (element, '&', length) == NULL)
    annals_fold_append (self->folded, element, length);
  else if (undo_escapes (self->plain, element, length))
    annals_fold_append (self->folded, self->plain->str, self->plain->len);
  else
    return TRUE;
  for (guint i = 0; i < n_terms; i++)
    if (!may_hold (self->folded->str, terms[i]))
      return FALSE;
  return TRUE;
}

/* ---- The texts as they are read ---- */

/* Emphasis parts no words, and lines are no matter. */
static void
add_text (const char *text, gsize length, gpointer data)
{
  GString *folded = data;
  const char *end = text + length, *from = text;

  for (const char *at = text; at < end; at++)
    if (*at == '\n' || *at == '*')
      {
        annals_fold_append (folded, from, (gsize) (at - from));
        if (*at == '\n')
          g_string_append_c (folded, ' ');
        from = at + 1;
      }
  annals_fold_append (folded, from, (gsize) (end - from));
  g_string_append_c (folded, '\n');
}

/*< private >
 * annals_text_search_init:
 */
void
annals_text_search_init (AnnalsTextSearch *self, AnnalsDocument *document)
{
  annals_content_reader_init (&self->reader, annals_document_get_content (document));
  self->plain = g_string_new (NULL);
  self->folded = g_string_new (NULL);
}

void
annals_text_search_clear (AnnalsTextSearch *self)
{
  annals_content_reader_clear (&self->reader);
  g_string_free (self->plain, TRUE);
  g_string_free (self->folded, TRUE);
}

/*< private >
 * annals_text_search_run:
 * @terms: (array length=n_terms): words
 *
 * Looks for words in what only the details show.
 *
 * Returns: whether all are found in the event's texts
 */
gboolean
annals_text_search_run (AnnalsTextSearch *self,
                        AnnalsDocument *document,
                        guint event,
                        const AnnalsTerm *const *terms,
                        guint n_terms)
{
  const AnnalsEvent *e = &annals_document_get_events (document, NULL)[event];
  const char *element = annals_content_reader_get (&self->reader, e->offset, e->length);

  if (element == NULL || !may_hold_all (self, element, e->length, terms, n_terms))
    return FALSE;
  g_string_truncate (self->folded, 0);
  annals_document_take_texts (document, event, element, add_text, self->folded);
  for (guint i = 0; i < n_terms; i++)
    if (!annals_term_matches (terms[i], self->folded->str))
      return FALSE;
  return TRUE;
}
