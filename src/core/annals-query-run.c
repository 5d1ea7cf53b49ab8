/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query over all events, on all processors. */
#include <string.h>

#include "core/annals-fold.h"
#include "core/annals-parallel.h"
#include "core/annals-query-private.h"

#define RANGE 16384 /* events that one thread takes at a time */

/* Which entities a term's words are found in, found once for a run. */
typedef struct
{
  gboolean *matches[ANNALS_N_ENTITY_KINDS];
} TermMatches;

typedef struct
{
  AnnalsDocument *document;
  const AnnalsEvent *events;
  const AnnalsTerm *terms;
  guint n_terms;
  TermMatches *matches; /* one for each term */
  guint n_events;
  GArray **found; /* guint32: of each range */
  GCancellable *cancellable;
} Run;

/* A range's search. */
typedef struct
{
  const Run *run;
  guint event;
  GString *title; /* folded, of the event in hand; empty: not yet */
  GString *id;
} Search;

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
match_entities (AnnalsDocument *document, guint kind, const AnnalsTerm *term)
{
  guint n;
  const AnnalsEntity *entities = get_entities (document, kind, &n);
  gboolean *matches = g_new (gboolean, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = annals_text_fold (entities[i].title, -1);
      g_autofree char *id = annals_text_fold (entities[i].id, -1);
      matches[i] = holds_any (title, term->values)
                   || (term->field != ANNALS_FIELD_WORD
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
holds_text (GString *folded, AnnalsText text, const GStrv values)
{
  if (folded->len == 0)
    annals_fold_append (folded, text.data, text.length);
  return holds_any (folded->str, values);
}

static gboolean
match_word (Search *self, const AnnalsTerm *term, const TermMatches *matches)
{
  const AnnalsEvent *event = &self->run->events[self->event];

  if (holds_text (self->title, event->title, term->values)
      || holds_text (self->id, event->id, term->values))
    return TRUE;
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    if (match_kind (self->run, matches, self->event, (AnnalsEntityKind) kind))
      return TRUE;
  return FALSE;
}

static gboolean
is_certain (const AnnalsEvent *event)
{
  /* An open end is no doubt about the rest; no date at all is. */
  return !(event->flags & ANNALS_EVENT_UNDATED)
         && !(annals_event_get_certainty (event)
              & (ANNALS_CERTAINTY_COARSE | ANNALS_CERTAINTY_QUALIFIED));
}

static gboolean
match_term (Search *self, guint term_index)
{
  const Run *run = self->run;
  const AnnalsTerm *term = &run->terms[term_index];
  const TermMatches *matches = &run->matches[term_index];
  const AnnalsEvent *e = &run->events[self->event];
  gboolean dated = !(e->flags & ANNALS_EVENT_UNDATED);

  switch (term->field)
    {
    case ANNALS_FIELD_CATEGORY:
      return match_kind (run, matches, self->event, ANNALS_ENTITY_CATEGORY);
    case ANNALS_FIELD_ACTOR:
      return match_kind (run, matches, self->event, ANNALS_ENTITY_ACTOR);
    case ANNALS_FIELD_PLACE:
      return match_kind (run, matches, self->event, ANNALS_ENTITY_PLACE);
    case ANNALS_FIELD_TAG:
      return match_kind (run, matches, self->event, ANNALS_ENTITY_TAG);
    case ANNALS_FIELD_ID:
      return holds_text (self->id, e->id, term->values);
    case ANNALS_FIELD_BEFORE:
      return dated && e->start < term->time;
    case ANNALS_FIELD_AFTER:
      return dated && e->start >= term->time;
    case ANNALS_FIELD_CERTAIN:
      return is_certain (e) == term->yes;
    case ANNALS_FIELD_SOURCES:
      return ((e->flags & ANNALS_EVENT_HAS_SOURCES) != 0) == term->yes;
    case ANNALS_FIELD_WORD:
    default:
      return match_word (self, term, matches);
    }
}

static gboolean
match_event (Search *self, guint event)
{
  self->event = event;
  g_string_truncate (self->title, 0);
  g_string_truncate (self->id, 0);
  for (guint i = 0; i < self->run->n_terms; i++)
    if (match_term (self, i) == self->run->terms[i].excluded)
      return FALSE;
  return TRUE;
}

static void
search_range (guint job, gpointer data)
{
  Run *run = data;
  Search self = { .run = run, .title = g_string_new (NULL), .id = g_string_new (NULL) };
  guint32 first = job * RANGE, past = MIN (first + RANGE, run->n_events);

  run->found[job] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = first; i < past && !g_cancellable_is_cancelled (run->cancellable); i++)
    if (match_event (&self, i))
      g_array_append_val (run->found[job], i);
  g_string_free (self.title, TRUE);
  g_string_free (self.id, TRUE);
}

static GArray *
search_all (Run *run)
{
  guint n_ranges = (run->n_events + RANGE - 1) / RANGE;
  g_autofree GArray **ranges = g_new0 (GArray *, MAX (n_ranges, 1));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  run->found = ranges;
  annals_parallel_run (n_ranges, search_range, run);
  for (guint i = 0; i < n_ranges; i++)
    {
      if (ranges[i]->len > 0)
        g_array_append_vals (found, ranges[i]->data, ranges[i]->len);
      g_array_unref (ranges[i]);
    }
  return found;
}

static void
free_matches (Run *run)
{
  for (guint i = 0; i < run->n_terms; i++)
    for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
      g_free (run->matches[i].matches[kind]);
  g_free (run->matches);
}

/**
 * annals_query_run:
 * @cancellable: (nullable): what is found till then is of no use
 *
 * Finds the events for which every term holds.
 *
 * Returns: (transfer full) (element-type guint32): indices, in the document's order
 */
GArray *
annals_query_run (AnnalsQuery *self, AnnalsDocument *document, GCancellable *cancellable)
{
  Run run = { .document = document,
              .terms = (const AnnalsTerm *) (gpointer) self->terms->data,
              .n_terms = self->terms->len,
              .cancellable = cancellable };

  run.events = annals_document_get_events (document, &run.n_events);
  run.matches = g_new0 (TermMatches, MAX (run.n_terms, 1));
  for (guint i = 0; i < run.n_terms; i++)
    for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS && run.terms[i].values != NULL; kind++)
      run.matches[i].matches[kind] = match_entities (document, kind, &run.terms[i]);
  GArray *found = search_all (&run);
  free_matches (&run);
  return found;
}
