/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter over all events, on all processors. */
#include "core/annals-filter.h"
#include "core/annals-parallel.h"

#define PARTS_A_PROCESSOR 4 /* each counts for itself */
#define LOOK_UP 4096        /* events between two looks at the cancellable */

/* What an event may fail; each choice is counted over the events that fail nothing else. */
typedef enum
{
  FAILS_KIND = 1 << 0, /* and the bits after it, one for each kind */
  FAILS_CERTAINTY = 1 << ANNALS_N_ENTITY_KINDS,
  FAILS_SOURCED = FAILS_CERTAINTY << 1,
  FAILS_SPAN = FAILS_CERTAINTY << 2,
  FAILS_AMONG = FAILS_CERTAINTY << 3,
} Fails;

/* The choices of one kind, laid out for a look at each event. */
typedef struct
{
  guint n;         /* entities; the choice of those that name none comes after them */
  guint8 *choices; /* of AnnalsChoice; NULL: there are none */
  gboolean any_wanted;
} KindChoices;

typedef struct
{
  guint32 *entities[ANNALS_N_ENTITY_KINDS];
  guint32 *last[ANNALS_N_ENTITY_KINDS]; /* 1 + the last event counted for each entity */
  guint32 certainties[ANNALS_N_CERTAINTIES];
  guint32 sourced[2];
} Part;

typedef struct
{
  AnnalsFilter *filter;
  AnnalsDocument *document;
  AnnalsEventSet *among;
  GCancellable *cancellable;
  const AnnalsEvent *events;
  guint n_events;
  AnnalsCertainty certainty;
  AnnalsSourced sourced;
  AnnalsSpan span;
  gboolean has_span;
  KindChoices kinds[ANNALS_N_ENTITY_KINDS];
  guint64 *passed; /* bits of those that pass */
  Part *parts;
  guint n_parts;
} Run;

static void
lay_out_choices (AnnalsFilter *filter, AnnalsDocument *document, guint kind, KindChoices *out)
{
  g_autoptr (GArray) wanted = annals_filter_dup_chosen (filter, kind, ANNALS_CHOICE_WANTED);
  g_autoptr (GArray) hidden = annals_filter_dup_chosen (filter, kind, ANNALS_CHOICE_HIDDEN);
  const GArray *chosen[] = { wanted, hidden };

  annals_document_get_entities (document, kind, &out->n);
  if (wanted->len == 0 && hidden->len == 0)
    return;
  out->choices = g_new0 (guint8, out->n + 1);
  for (guint c = 0; c < G_N_ELEMENTS (chosen); c++)
    for (guint i = 0; i < chosen[c]->len; i++)
      {
        guint entity = g_array_index (chosen[c], guint, i);
        if (entity == ANNALS_NONE)
          entity = out->n;
        if (entity <= out->n)
          out->choices[entity] = c == 0 ? ANNALS_CHOICE_WANTED : ANNALS_CHOICE_HIDDEN;
      }
  out->any_wanted = wanted->len > 0;
}

static gboolean
passes_kind (const KindChoices *kind, const guint32 *entities, guint n)
{
  gboolean wanted = !kind->any_wanted;

  if (kind->choices == NULL)
    return TRUE;
  if (n == 0)
    entities = &kind->n, n = 1;
  for (guint i = 0; i < n; i++)
    {
      if (kind->choices[entities[i]] == ANNALS_CHOICE_HIDDEN)
        return FALSE;
      wanted = wanted || kind->choices[entities[i]] == ANNALS_CHOICE_WANTED;
    }
  return wanted;
}

static gboolean
is_in_span (const AnnalsEvent *event, AnnalsSpan span)
{
  return !(event->flags & ANNALS_EVENT_UNDATED)
         && annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, span);
}

static guint
find_failures (const Run *run, guint index)
{
  const AnnalsEvent *event = &run->events[index];
  gboolean sourced = (event->flags & ANNALS_EVENT_HAS_SOURCES) != 0;
  guint fails = 0;

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    {
      guint n;
      const guint32 *entities = annals_document_get_event_entities (run->document, index, kind, &n);
      if (!passes_kind (&run->kinds[kind], entities, n))
        fails |= FAILS_KIND << kind;
    }
  if (run->certainty != 0 && !(annals_event_get_certainty (event) & run->certainty))
    fails |= FAILS_CERTAINTY;
  if (run->sourced != ANNALS_SOURCED_ANY && sourced != (run->sourced == ANNALS_SOURCED_YES))
    fails |= FAILS_SOURCED;
  if (run->has_span && !is_in_span (event, run->span))
    fails |= FAILS_SPAN;
  if (run->among != NULL && !annals_event_set_contains (run->among, index))
    fails |= FAILS_AMONG;
  return fails;
}

static void
count_event (const Run *run, Part *part, guint index, guint fails)
{
  const AnnalsEvent *event = &run->events[index];
  AnnalsCertainty certainty = annals_event_get_certainty (event);

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    {
      guint n;
      if ((fails & ~(guint) (FAILS_KIND << kind)) != 0)
        continue;
      const guint32 *entities = annals_document_get_event_entities (run->document, index, kind, &n);
      for (guint i = 0; i < n; i++)
        {
          /* What a file names twice for one event is still one. */
          part->entities[kind][entities[i]] += part->last[kind][entities[i]] != index + 1;
          part->last[kind][entities[i]] = index + 1;
        }
      if (n == 0)
        part->entities[kind][run->kinds[kind].n]++;
    }
  if ((fails & ~(guint) FAILS_CERTAINTY) == 0)
    for (guint i = 0; i < ANNALS_N_CERTAINTIES; i++)
      part->certainties[i] += (certainty >> i) & 1;
  if ((fails & ~(guint) FAILS_SOURCED) == 0)
    part->sourced[event->flags & ANNALS_EVENT_HAS_SOURCES ? 0 : 1]++;
}

/* Where a part begins: no two of them write to one word. */
static guint32
part_start (const Run *run, guint part)
{
  guint64 words = run->n_events / ANNALS_EVENT_SET_WORD + 1;
  guint64 start = words * part / run->n_parts * ANNALS_EVENT_SET_WORD;

  return (guint32) MIN (start, run->n_events);
}

static void
filter_part (guint job, gpointer data)
{
  Run *run = data;
  Part *part = &run->parts[job];
  guint32 first = part_start (run, job), past = part_start (run, job + 1);

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    {
      part->entities[kind] = g_new0 (guint32, run->kinds[kind].n + 1);
      part->last[kind] = g_new0 (guint32, run->kinds[kind].n + 1);
    }
  for (guint32 i = first; i < past; i++)
    {
      if (i % LOOK_UP == 0 && g_cancellable_is_cancelled (run->cancellable))
        return;
      guint fails = find_failures (run, i);
      if ((fails & (fails - 1)) == 0)
        count_event (run, part, i, fails);
      if (fails == 0)
        annals_event_bits_add (run->passed, i);
    }
}

static void
join_part (const Run *run, const Part *part, AnnalsFiltered *filtered)
{
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    for (guint i = 0; i <= run->kinds[kind].n; i++)
      filtered->entities[kind][i] += part->entities[kind][i];
  for (guint i = 0; i < ANNALS_N_CERTAINTIES; i++)
    filtered->certainties[i] += part->certainties[i];
  for (guint i = 0; i < G_N_ELEMENTS (filtered->sourced); i++)
    filtered->sourced[i] += part->sourced[i];
}

static AnnalsFiltered *
join_parts (Run *run)
{
  AnnalsFiltered *filtered = g_new0 (AnnalsFiltered, 1);

  g_atomic_ref_count_init (&filtered->ref_count);
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    filtered->entities[kind] = g_new0 (guint32, run->kinds[kind].n + 1);
  for (guint i = 0; i < run->n_parts; i++)
    join_part (run, &run->parts[i], filtered);
  filtered->events = annals_event_set_new (g_steal_pointer (&run->passed), run->n_events);
  return filtered;
}

static void
free_run (Run *run)
{
  for (guint i = 0; i < run->n_parts; i++)
    for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
      {
        g_free (run->parts[i].entities[kind]);
        g_free (run->parts[i].last[kind]);
      }
  g_free (run->parts);
  g_free (run->passed);
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    g_free (run->kinds[kind].choices);
}

/**
 * annals_filter_run:
 * @among: (nullable): what a search has found, where only that may pass
 * @cancellable: (nullable): to give up
 *
 * Finds the events that pass, and counts what each choice would leave if its kind were not asked
 * for.
 *
 * Returns: (transfer full) (nullable): what is left; %NULL when cancelled
 */
AnnalsFiltered *
annals_filter_run (AnnalsFilter *self,
                   AnnalsDocument *document,
                   AnnalsEventSet *among,
                   GCancellable *cancellable)
{
  g_return_val_if_fail (self != NULL && ANNALS_IS_DOCUMENT (document), NULL);

  Run run = {
    .filter = self,
    .document = document,
    .among = among,
    .cancellable = cancellable,
    .certainty = annals_filter_get_certainty (self),
    .sourced = annals_filter_get_sourced (self),
    .n_parts = g_get_num_processors () * PARTS_A_PROCESSOR,
  };
  run.events = annals_document_get_events (document, &run.n_events);
  run.has_span = annals_filter_get_span (self, &run.span);
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    lay_out_choices (self, document, kind, &run.kinds[kind]);
  run.passed = annals_event_bits_new (run.n_events);
  run.parts = g_new0 (Part, run.n_parts);
  annals_parallel_run (run.n_parts, filter_part, &run);
  AnnalsFiltered *filtered = g_cancellable_is_cancelled (cancellable) ? NULL : join_parts (&run);
  free_run (&run);
  return filtered;
}

AnnalsFiltered *
annals_filtered_ref (AnnalsFiltered *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_filtered_unref (AnnalsFiltered *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  annals_event_set_unref (self->events);
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    g_free (self->entities[kind]);
  g_free (self);
}
