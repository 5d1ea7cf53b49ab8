/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (annals-query-error-quark, annals_query_error)
/* clang-format on */

typedef enum
{
  FIELD_WORD,
  FIELD_CATEGORY,
  FIELD_ACTOR,
  FIELD_PLACE,
  FIELD_TAG,
  FIELD_ID,
  FIELD_BEFORE,
  FIELD_AFTER,
  FIELD_CERTAIN,
  FIELD_SOURCES,
} Field;

static const char *const field_names[] = {
  "", "category", "actor", "place", "tag", "id", "before", "after", "certain", "sources",
};

typedef struct
{
  Field field;
  gboolean excluded;
  gboolean yes;    /* of certain: and sources: */
  AnnalsTime time; /* of before: and after: */
  GStrv values;    /* folded; any of them will do */
} Term;

struct _AnnalsQuery
{
  gatomicrefcount ref_count;
  GArray *terms; /* of Term: all must hold */
};

/* Which entities a term's words are found in, found once for a run. */
typedef struct
{
  gboolean *matches[ANNALS_N_ENTITY_KINDS];
} TermMatches;

typedef struct
{
  AnnalsDocument *document;
  const AnnalsEvent *events;
  const Term *terms;
  guint n_terms;
  TermMatches *matches; /* one for each term */
} Run;

/**
 * annals_text_fold:
 * @length: bytes; -1: up to the NUL
 *
 * Folds case and drops accents and other marks, so that "sao" finds "São".
 */
char *
annals_text_fold (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  GString *out = g_string_sized_new (strlen (folded));

  for (const char *c = apart != NULL ? apart : folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_ismark (g_utf8_get_char (c)))
      g_string_append_len (out, c, g_utf8_next_char (c) - c);
  return g_string_free (out, FALSE);
}

/* ---- Parsing ---- */

static void
clear_term (gpointer data)
{
  g_strfreev (((Term *) data)->values);
}

/* The field that a word begins with; 0 and its length where it is none. */
static gboolean
find_field (const char *word, gsize length, Field *field, GError **error)
{
  const char *colon = memchr (word, ':', length);
  gsize n = colon != NULL ? (gsize) (colon - word) : 0;

  *field = FIELD_WORD;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalpha (word[i]))
      return TRUE;
  if (n == 0 || g_str_has_prefix (colon, "://"))
    return TRUE;
  for (guint i = 1; i < G_N_ELEMENTS (field_names); i++)
    if (strlen (field_names[i]) == n && g_ascii_strncasecmp (word, field_names[i], n) == 0)
      {
        *field = (Field) i;
        return TRUE;
      }
  g_set_error (error, ANNALS_QUERY_ERROR, ANNALS_QUERY_ERROR_FIELD,
               _ ("“%.*s:” is no field; there are category: actor: place: tag: id: before: after: "
                  "certain: sources:"),
               (int) MIN (n, 64), word);
  return FALSE;
}

static gboolean
fail_value (Field field, const char *expected, GError **error)
{
  /* Translators: a field's name, then what it takes. */
  g_set_error (error, ANNALS_QUERY_ERROR, ANNALS_QUERY_ERROR_VALUE, _ ("“%s:” takes %s"),
               field_names[field], expected);
  return FALSE;
}

static gboolean
set_value (Term *term, const char *value, GError **error)
{
  AnnalsDate date;

  switch (term->field)
    {
    case FIELD_BEFORE:
    case FIELD_AFTER:
      if (!annals_date_parse (value, -1, NULL, &date, NULL)
          || (date.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN)))
        return fail_value (term->field, _ ("a date, such as 2022 or 2022-05-30"), error);
      term->time = date.earliest;
      return TRUE;
    case FIELD_CERTAIN:
    case FIELD_SOURCES:
      term->yes = g_ascii_strcasecmp (value, "yes") == 0;
      return term->yes || g_ascii_strcasecmp (value, "no") == 0
             || fail_value (term->field, _ ("yes or no"), error);
    case FIELD_WORD:
    case FIELD_CATEGORY:
    case FIELD_ACTOR:
    case FIELD_PLACE:
    case FIELD_TAG:
    case FIELD_ID:
    default:
      break;
    }
  g_autofree char *folded = annals_text_fold (value, -1);
  if (*folded == '\0')
    return fail_value (term->field, _ ("a word"), error);
  term->values =
      term->field == FIELD_WORD ? g_strsplit (folded, "\n", 1) : g_strsplit (folded, ",", -1);
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
  Term term = { 0 };

  if (*word == '-' && word[1] != '\0' && !quoted)
    {
      term.excluded = TRUE;
      word++;
    }
  if (*word == '\0')
    return TRUE;
  if (!quoted && !find_field (word, strlen (word), &term.field, error))
    return FALSE;
  if (!set_value (&term, term.field != FIELD_WORD ? strchr (word, ':') + 1 : word, error))
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
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
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

/* ---- Matching ---- */

static gboolean
holds_any (const char *folded, const GStrv values)
{
  for (char **value = values; *value != NULL; value++)
    if (strstr (folded, *value) != NULL)
      return TRUE;
  return FALSE;
}

static const AnnalsEntity *
get_entities (AnnalsDocument *document, guint kind, guint *n)
{
  switch ((AnnalsEntityKind) kind)
    {
    case ANNALS_ENTITY_CATEGORY:
      return annals_document_get_categories (document, n);
    case ANNALS_ENTITY_ACTOR:
      return annals_document_get_actors (document, n);
    case ANNALS_ENTITY_PLACE:
      return annals_document_get_places (document, n);
    case ANNALS_ENTITY_TAG:
    default:
      return annals_document_get_tags (document, n);
    }
}

static gboolean *
match_entities (AnnalsDocument *document, guint kind, const Term *term)
{
  guint n;
  const AnnalsEntity *entities = get_entities (document, kind, &n);
  gboolean *matches = g_new (gboolean, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = annals_text_fold (entities[i].title, -1);
      g_autofree char *id = annals_text_fold (entities[i].id, -1);
      matches[i] = holds_any (title, term->values)
                   || (term->field != FIELD_WORD
                       && g_strv_contains ((const char *const *) term->values, id));
    }
  return matches;
}

static gboolean
any_reference (const guint32 *references, guint n, const gboolean *matches)
{
  for (guint i = 0; i < n; i++)
    if (matches[references[i]])
      return TRUE;
  return FALSE;
}

static gboolean
match_kind (const Run *run, const TermMatches *matches, guint event, AnnalsEntityKind kind)
{
  const AnnalsEvent *e = &run->events[event];
  guint n;

  switch (kind)
    {
    case ANNALS_ENTITY_CATEGORY:
      return e->category != ANNALS_NONE && matches->matches[kind][e->category];
    case ANNALS_ENTITY_PLACE:
      return e->place != ANNALS_NONE && matches->matches[kind][e->place];
    case ANNALS_ENTITY_ACTOR:
      {
        const guint32 *actors = annals_document_get_event_actors (run->document, event, &n);
        return any_reference (actors, n, matches->matches[kind]);
      }
    case ANNALS_ENTITY_TAG:
    default:
      {
        const guint32 *tags = annals_document_get_event_tags (run->document, event, &n);
        return any_reference (tags, n, matches->matches[kind]);
      }
    }
}

static gboolean
match_id (const AnnalsEvent *event, const Term *term)
{
  g_autofree char *id =
      event->id.length > 0 ? annals_text_fold (event->id.data, event->id.length) : NULL;

  return id != NULL && holds_any (id, term->values);
}

static gboolean
match_word (const Run *run, const Term *term, const TermMatches *matches, guint event)
{
  const AnnalsEvent *e = &run->events[event];
  g_autofree char *title = annals_text_fold (e->title.data, e->title.length);

  if (holds_any (title, term->values) || match_id (e, term))
    return TRUE;
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    if (match_kind (run, matches, event, (AnnalsEntityKind) kind))
      return TRUE;
  return FALSE;
}

static gboolean
is_certain (const AnnalsEvent *event)
{
  /* An open end is no doubt about the rest. */
  return !(annals_event_get_certainty (event)
           & (ANNALS_CERTAINTY_COARSE | ANNALS_CERTAINTY_QUALIFIED));
}

static gboolean
match_term (const Run *run, guint term_index, guint event)
{
  const Term *term = &run->terms[term_index];
  const TermMatches *matches = &run->matches[term_index];
  const AnnalsEvent *e = &run->events[event];
  gboolean dated = !(e->flags & ANNALS_EVENT_UNDATED);

  switch (term->field)
    {
    case FIELD_CATEGORY:
      return match_kind (run, matches, event, ANNALS_ENTITY_CATEGORY);
    case FIELD_ACTOR:
      return match_kind (run, matches, event, ANNALS_ENTITY_ACTOR);
    case FIELD_PLACE:
      return match_kind (run, matches, event, ANNALS_ENTITY_PLACE);
    case FIELD_TAG:
      return match_kind (run, matches, event, ANNALS_ENTITY_TAG);
    case FIELD_ID:
      return match_id (e, term);
    case FIELD_BEFORE:
      return dated && e->start < term->time;
    case FIELD_AFTER:
      return dated && e->start >= term->time;
    case FIELD_CERTAIN:
      return is_certain (e) == term->yes;
    case FIELD_SOURCES:
      return ((e->flags & ANNALS_EVENT_HAS_SOURCES) != 0) == term->yes;
    case FIELD_WORD:
    default:
      return match_word (run, term, matches, event);
    }
}

static gboolean
match_event (const Run *run, guint event)
{
  for (guint i = 0; i < run->n_terms; i++)
    if (match_term (run, i, event) == run->terms[i].excluded)
      return FALSE;
  return TRUE;
}

/**
 * annals_query_run:
 *
 * Finds the events for which every term holds.
 *
 * Returns: (transfer full) (element-type guint32): indices, in the document's order
 */
GArray *
annals_query_run (AnnalsQuery *self, AnnalsDocument *document)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n;
  Run run = { .document = document,
              .events = annals_document_get_events (document, &n),
              .terms = (const Term *) (gpointer) self->terms->data,
              .n_terms = self->terms->len };

  run.matches = g_new0 (TermMatches, MAX (run.n_terms, 1));
  for (guint i = 0; i < run.n_terms; i++)
    for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS && run.terms[i].values != NULL; kind++)
      run.matches[i].matches[kind] = match_entities (document, kind, &run.terms[i]);
  for (guint32 i = 0; i < n; i++)
    if (match_event (&run, i))
      g_array_append_val (found, i);
  for (guint i = 0; i < run.n_terms; i++)
    for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
      g_free (run.matches[i].matches[kind]);
  g_free (run.matches);
  return found;
}
