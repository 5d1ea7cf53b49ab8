/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query over all events, on all processors. */
#include <string.h>

#include "core/annals-fold.h"
#include "core/annals-parallel.h"
#include "core/annals-query-private.h"

#define RANGE 16384            /* events that one thread takes at a time: whole words of bits */
#define FIRST_EVENTS (1 << 17) /* after which what is found is told for the first time */
#define TELL_EVERY 100000      /* microseconds between two tellings */

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
  guint64 *found; /* bits of what is found up to now */
  guint n_ranges;
  guint first; /* range of those in hand */
  gboolean texts;
  GCancellable *cancellable;
  AnnalsQueryFunc func;
  gpointer data;
  gint64 told; /* when, in microseconds */
} Run;

/* A range's search. */
typedef struct
{
  const Run *run;
  guint event;
  GString *title; /* folded, of the event in hand; empty: not yet */
  GString *id;
  AnnalsTextSearch texts;
  const AnnalsTerm **wanted; /* words that only the texts can hold yet */
} Search;

/*< private >
 * annals_term_matches:
 * @folded: a text, as annals_text_fold() makes it
 */
gboolean
annals_term_matches (const AnnalsTerm *self, const char *folded)
{
  for (char **value = self->values; *value != NULL; value++)
    if (strstr (folded, *value) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean *
match_entities (AnnalsDocument *document, guint kind, const AnnalsTerm *term)
{
  guint n;
  const AnnalsEntity *entities = annals_document_get_entities (document, kind, &n);
  gboolean *matches = g_new (gboolean, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = annals_text_fold (entities[i].title, -1);
      g_autofree char *id = annals_text_fold (entities[i].id, -1);
      matches[i] = annals_term_matches (term, title)
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
  guint n;
  const guint32 *entities = annals_document_get_event_entities (run->document, event, kind, &n);

  return any_reference (entities, n, matches->matches[kind]);
}

static gboolean
holds_text (GString *folded, AnnalsText text, const AnnalsTerm *term)
{
  if (folded->len == 0)
    annals_fold_append (folded, text.data, text.length);
  return annals_term_matches (term, folded->str);
}

static gboolean
match_word (Search *self, const AnnalsTerm *term, const TermMatches *matches)
{
  const AnnalsEvent *event = &self->run->events[self->event];

  if (holds_text (self->title, event->title, term) || holds_text (self->id, event->id, term))
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
      return holds_text (self->id, e->id, term);
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

static void
take_event (Search *self, guint event)
{
  self->event = event;
  g_string_truncate (self->title, 0);
  g_string_truncate (self->id, 0);
}

static gboolean
match_event (Search *self)
{
  for (guint i = 0; i < self->run->n_terms; i++)
    if (match_term (self, i) == self->run->terms[i].excluded)
      return FALSE;
  return TRUE;
}

/* Of what has not matched: whether it fails by words alone, and the texts hold these. */
static gboolean
match_texts (Search *self)
{
  const Run *run = self->run;
  guint n_wanted = 0;

  for (guint i = 0; i < run->n_terms; i++)
    {
      const AnnalsTerm *term = &run->terms[i];
      if (match_term (self, i) != term->excluded)
        continue;
      if (term->field != ANNALS_FIELD_WORD || term->excluded)
        return FALSE;
      self->wanted[n_wanted++] = term;
    }
  return annals_text_search_run (&self->texts, run->document, self->event, self->wanted, n_wanted);
}

static void
search_range (guint job, gpointer data)
{
  Run *run = data;
  Search self = { .run = run,
                  .title = g_string_new (NULL),
                  .id = g_string_new (NULL),
                  .wanted = g_new (const AnnalsTerm *, MAX (run->n_terms, 1)) };
  guint range = run->first + job;
  guint32 first = range * RANGE, past = MIN (first + RANGE, run->n_events);

  annals_text_search_init (&self.texts, run->document);
  for (guint32 i = first; i < past && !g_cancellable_is_cancelled (run->cancellable); i++)
    {
      if (run->texts && annals_event_bits_contain (run->found, i))
        continue;
      take_event (&self, i);
      if (run->texts ? match_texts (&self) : match_event (&self))
        annals_event_bits_add (run->found, i);
    }
  g_string_free (self.title, TRUE);
  g_string_free (self.id, TRUE);
  annals_text_search_clear (&self.texts);
  g_free (self.wanted);
}

static AnnalsEventSet *
collect (const Run *run)
{
  gsize size = (run->n_events / ANNALS_EVENT_SET_WORD + 1) * sizeof (guint64);

  return annals_event_set_new (g_memdup2 (run->found, size), run->n_events);
}

static void
tell (Run *run)
{
  if (run->func == NULL || g_cancellable_is_cancelled (run->cancellable))
    return;
  g_autoptr (AnnalsEventSet) found = collect (run);
  run->func (found, run->data);
  run->told = g_get_monotonic_time ();
}

static void
search_ranges (Run *run, guint first, guint past)
{
  run->first = first;
  annals_parallel_run (past - first, search_range, run);
}

/* Texts take long, so they are searched a few ranges at a time. */
static void
search_texts (Run *run)
{
  guint step = g_get_num_processors ();

  run->texts = TRUE;
  for (guint first = 0; first < run->n_ranges; first += step)
    {
      if (g_cancellable_is_cancelled (run->cancellable))
        return;
      search_ranges (run, first, MIN (first + step, run->n_ranges));
      if (g_get_monotonic_time () - run->told >= TELL_EVERY)
        tell (run);
    }
}

static gboolean
asks_for_words (const Run *run)
{
  for (guint i = 0; i < run->n_terms; i++)
    if (run->terms[i].field == ANNALS_FIELD_WORD && !run->terms[i].excluded)
      return TRUE;
  return FALSE;
}

static void
search_all (Run *run)
{
  guint first = MIN (FIRST_EVENTS / RANGE, run->n_ranges);

  search_ranges (run, 0, first);
  if (first < run->n_ranges)
    tell (run);
  search_ranges (run, first, run->n_ranges);
  if (!asks_for_words (run) || annals_document_get_detail_func (run->document) == NULL)
    return;
  tell (run);
  search_texts (run);
}

static void
free_run (Run *run)
{
  g_free (run->found);
  for (guint i = 0; i < run->n_terms; i++)
    for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
      g_free (run->matches[i].matches[kind]);
  g_free (run->matches);
}

/**
 * annals_query_run:
 * @func: (nullable) (scope call): told of what is found before all is
 * @cancellable: (nullable): to give up
 *
 * Finds the events for which every term holds, undated ones included: first by what is known of all
 * events, then by the texts that only the details show. A word that is excluded is not looked for
 * in texts.
 *
 * Returns: (transfer full) (nullable): what is found; %NULL when cancelled
 */
AnnalsEventSet *
annals_query_run (AnnalsQuery *self,
                  AnnalsDocument *document,
                  AnnalsQueryFunc func,
                  gpointer data,
                  GCancellable *cancellable)
{
  Run run = { .document = document,
              .terms = (const AnnalsTerm *) (gpointer) self->terms->data,
              .n_terms = self->terms->len,
              .cancellable = cancellable,
              .func = func,
              .data = data };

  run.events = annals_document_get_events (document, &run.n_events);
  run.n_ranges = (run.n_events + RANGE - 1) / RANGE;
  run.found = annals_event_bits_new (run.n_events);
  run.matches = g_new0 (TermMatches, MAX (run.n_terms, 1));
  for (guint i = 0; i < run.n_terms; i++)
    for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS && run.terms[i].values != NULL; kind++)
      run.matches[i].matches[kind] = match_entities (document, kind, &run.terms[i]);
  search_all (&run);
  AnnalsEventSet *found = g_cancellable_is_cancelled (cancellable) ? NULL : collect (&run);
  free_run (&run);
  return found;
}
