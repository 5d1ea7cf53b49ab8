/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/annals-fold.h"

/* clang-format off */
G_DEFINE_QUARK (annals-query-error-quark, annals_query_error)
/* clang-format on */

static const char *const field_names[] = {
  "", "category", "actor", "place", "tag", "id", "before", "after", "certain", "sources",
};

/* ---- Parsing ---- */

static void
clear_term (gpointer data)
{
  g_strfreev (((AnnalsTerm *) data)->values);
}

/* The field that a word begins with; 0 and its length where it is none. */
static gboolean
find_field (const char *word, gsize length, AnnalsField *field, GError **error)
{
  const char *colon = memchr (word, ':', length);
  gsize n = colon != NULL ? (gsize) (colon - word) : 0;

  *field = ANNALS_FIELD_WORD;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalpha (word[i]))
      return TRUE;
  if (n == 0 || g_str_has_prefix (colon, "://"))
    return TRUE;
  for (guint i = 1; i < G_N_ELEMENTS (field_names); i++)
    if (strlen (field_names[i]) == n && g_ascii_strncasecmp (word, field_names[i], n) == 0)
      {
        *field = (AnnalsField) i;
        return TRUE;
      }
  g_set_error (error, ANNALS_QUERY_ERROR, ANNALS_QUERY_ERROR_FIELD,
               _ ("“%.*s:” is no field; there are category: actor: place: tag: id: before: after: "
                  "certain: sources:"),
               (int) MIN (n, 64), word);
  return FALSE;
}

static gboolean
fail_value (AnnalsField field, const char *expected, GError **error)
{
  /* Translators: a field's name, then what it takes. */
  g_set_error (error, ANNALS_QUERY_ERROR, ANNALS_QUERY_ERROR_VALUE, _ ("“%s:” takes %s"),
               field_names[field], expected);
  return FALSE;
}

static gboolean
set_value (AnnalsTerm *term, const char *value, GError **error)
{
  AnnalsDate date;

  switch (term->field)
    {
    case ANNALS_FIELD_BEFORE:
    case ANNALS_FIELD_AFTER:
      if (!annals_date_parse (value, -1, NULL, &date, NULL)
          || (date.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN)))
        return fail_value (term->field, _ ("a date, such as 2022 or 2022-05-30"), error);
      term->time = date.earliest;
      return TRUE;
    case ANNALS_FIELD_CERTAIN:
    case ANNALS_FIELD_SOURCES:
      term->yes = g_ascii_strcasecmp (value, "yes") == 0;
      return term->yes || g_ascii_strcasecmp (value, "no") == 0
             || fail_value (term->field, _ ("yes or no"), error);
    case ANNALS_FIELD_WORD:
    case ANNALS_FIELD_CATEGORY:
    case ANNALS_FIELD_ACTOR:
    case ANNALS_FIELD_PLACE:
    case ANNALS_FIELD_TAG:
    case ANNALS_FIELD_ID:
    default:
      break;
    }
  g_autofree char *folded = annals_text_fold (value, -1);
  if (*folded == '\0')
    return fail_value (term->field, _ ("a word"), error);
  term->values = term->field == ANNALS_FIELD_WORD ? g_strsplit (folded, "\n", 1)
                                                  : g_strsplit (folded, ",", -1);
  return TRUE;
}

/* Takes the next term's text: up to a space outside of quotes, the quotes left out. */
static char *
next_word (const char **at, gboolean *quoted)
{
  GString *word = g_string_new (NULL);
  gboolean inside = FALSE;

  *quoted = FALSE;
  for (; **at != '\0' && (inside || !g_unichar_isspace (g_utf8_get_char (*at)));
       *at = g_utf8_next_char (*at))
    if (**at == '"')
      {
        *quoted = *quoted || word->len == 0;
        inside = !inside;
      }
    else
      g_string_append_len (word, *at, g_utf8_next_char (*at) - *at);
  return g_string_free (word, FALSE);
}

static gboolean
parse_term (AnnalsQuery *self, const char *word, gboolean quoted, GError **error)
{
  AnnalsTerm term = { 0 };

  if (*word == '-' && word[1] != '\0' && !quoted)
    {
      term.excluded = TRUE;
      word++;
    }
  if (*word == '\0')
    return TRUE;
  if (!quoted && !find_field (word, strlen (word), &term.field, error))
    return FALSE;
  if (!set_value (&term, term.field != ANNALS_FIELD_WORD ? strchr (word, ':') + 1 : word, error))
    return FALSE;
  g_array_append_val (self->terms, term);
  return TRUE;
}

/**
 * annals_query_new:
 * @text: (nullable): words, "quoted phrases", -without, and fields such as actor:iran; nothing: all
 * match
 *
 * Understands what a person asked for.
 *
 * Returns: (transfer full): the query, or %NULL with an #AnnalsQueryError
 */
AnnalsQuery *
annals_query_new (const char *text, GError **error)
{
  g_autoptr (AnnalsQuery) self = g_new0 (AnnalsQuery, 1);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  const char *at = valid;

  g_atomic_ref_count_init (&self->ref_count);
  self->terms = g_array_new (FALSE, FALSE, sizeof (AnnalsTerm));
  g_array_set_clear_func (self->terms, clear_term);
  while (*at != '\0')
    {
      gboolean quoted;
      g_autofree char *word = next_word (&at, &quoted);
      if (!parse_term (self, word, quoted, error))
        return NULL;
      if (*at != '\0')
        at = g_utf8_next_char (at);
    }
  return g_steal_pointer (&self);
}

AnnalsQuery *
annals_query_ref (AnnalsQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_query_unref (AnnalsQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->terms);
  g_free (self);
}
