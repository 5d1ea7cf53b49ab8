/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From all that was added to a document that is closed: sorted, with all ids resolved. */
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "core/annals-diagnostics.h"
#include "core/annals-document-builder-private.h"
#include "core/annals-place.h"

/* ---- Order ---- */

/* What an event is sorted by; undated ones come last. */
typedef struct
{
  double start;
  guint32 number;
} Key;

static int
compare_keys (const void *a, const void *b)
{
  const Key *i = a, *j = b;

  if (i->start != j->start)
    return i->start < j->start ? -1 : 1;
  return i->number < j->number ? -1 : 1;
}

static double
sort_start (const AnnalsEvent *event)
{
  return event->flags & ANNALS_EVENT_UNDATED ? G_MAXDOUBLE : event->start;
}

static gboolean
is_sorted (const GArray *events)
{
  for (guint i = 1; i < events->len; i++)
    if (sort_start (&g_array_index (events, AnnalsEvent, i - 1))
        > sort_start (&g_array_index (events, AnnalsEvent, i)))
      return FALSE;
  return TRUE;
}

static Key *
sort_keys (const GArray *events)
{
  Key *keys = g_new (Key, events->len);

  for (guint32 i = 0; i < events->len; i++)
    keys[i] = (Key){ sort_start (&g_array_index (events, AnnalsEvent, i)), i };
  qsort (keys, events->len, sizeof (Key), compare_keys);
  return keys;
}

/* Puts events in the order of @keys in their own room, since a second one would be the peak of all
 * reading: round each cycle of the permutation, one event is kept aside. Uses the keys up. */
static void
permute_events (AnnalsEvent *events, Key *keys, guint n)
{
  for (guint32 i = 0; i < n; i++)
    {
      AnnalsEvent first = events[i];
      guint32 to = i;
      while (keys[to].number != i)
        {
          guint32 from = keys[to].number;
          events[to] = events[from];
          keys[to].number = to;
          to = from;
        }
      events[to] = first;
      keys[to].number = to;
    }
}

/* Sorts events by start, then by file.
 *
 * Returns: (transfer full) (nullable): where each number of the file went; %NULL: they stay */
static guint32 *
sort_events (AnnalsDocument *document)
{
  guint n = document->events->len;

  if (is_sorted (document->events))
    return NULL;
  g_autofree Key *keys = sort_keys (document->events);
  guint32 *ranks = g_new (guint32, n);
  for (guint32 i = 0; i < n; i++)
    ranks[keys[i].number] = i;
  permute_events ((AnnalsEvent *) (gpointer) document->events->data, keys, n);
  return ranks;
}

static guint
count_dated (const AnnalsDocument *document)
{
  guint n = document->events->len;

  if (document->all_flags & ANNALS_EVENT_UNDATED)
    while (n > 0
           && g_array_index (document->events, AnnalsEvent, n - 1).flags & ANNALS_EVENT_UNDATED)
      n--;
  return n;
}

static void
add_diagnostic (AnnalsDocument *document,
                AnnalsSeverity severity,
                guint64 offset,
                const char *path,
                const char *message)
{
  AnnalsDiagnostic diagnostic = { severity, offset, 0, 0, g_strdup (path), g_strdup (message) };

  g_array_append_val (document->diagnostics, diagnostic);
}

/* ---- Ids ---- */

static void
drop_second_id (AnnalsDocument *document, const AnnalsDocumentBuilder *builder, guint number)
{
  AnnalsEvent *event = &g_array_index (document->events, AnnalsEvent, number);
  const AnnalsEventOrigin *origin = &g_array_index (builder->origins, AnnalsEventOrigin, number);
  g_autofree char *path = g_strdup_printf ("%s[%u]%s", builder->array_path, origin->element,
                                           origin->id_offset != event->offset ? ".id" : "");
  g_autofree char *id = annals_event_dup_id (event);
  g_autofree char *shown = annals_text_shorten (id, ANNALS_TEXT_SHOWN);
  g_autofree char *message = g_strdup_printf (
      _ ("The id “%s” is used twice; links lead to the first event that has it."), shown);

  add_diagnostic (document, builder->twice_severity, origin->id_offset, path, message);
  event->id = (AnnalsText){ NULL, 0 };
}

static void
collect_ids (AnnalsDocument *document, const AnnalsDocumentBuilder *builder)
{
  AnnalsEvent *events = (AnnalsEvent *) (gpointer) document->events->data;

  document->ids = annals_id_table_new (document->events->len);
  for (guint32 i = 0; i < document->events->len; i++)
    if (events[i].id.length > 0
        && !annals_id_table_add (document->ids, events, i,
                                 g_array_index (builder->origins, AnnalsEventOrigin, i).id_hash))
      drop_second_id (document, builder, i);
}

/* ---- Range ---- */

/* Of events the builder knows the range; where there are none, eras tell it. */
static AnnalsSpan
find_range (AnnalsDocument *document)
{
  AnnalsSpan range = document->range;

  if (range.start > range.end)
    for (guint i = 0; i < document->eras->len; i++)
      {
        const AnnalsEra *era = &g_array_index (document->eras, AnnalsEra, i);
        annals_span_add_known (&range, era->start, era->end, era->flags);
      }
  if (range.start > range.end)
    return (AnnalsSpan){ 0, ANNALS_SECONDS_PER_YEAR };
  if (range.start == range.end)
    range.end += ANNALS_SECONDS_PER_DAY;
  return range;
}

static void
find_home (AnnalsDocument *document, const AnnalsDocumentBuilder *self)
{
  const guint unsaid = ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN;

  document->home = document->range;
  if (!(self->home_start.flags & unsaid))
    document->home.start = self->home_start.earliest;
  if (!(self->home_end.flags & unsaid))
    document->home.end = self->home_end.latest;
  if (document->home.start >= document->home.end)
    document->home = document->range;
}

/* An open end reaches as far as there is something to see; "1760 or earlier" stays only possible
 * before its known bound. */
static void
extend_event (AnnalsEvent *event, AnnalsSpan limits)
{
  gboolean certain_start = event->latest_start <= event->start,
           certain_end = event->earliest_end >= event->end;

  if (event->flags & ANNALS_EVENT_OPEN_START)
    event->start = MIN (limits.start, event->end);
  if (event->flags & ANNALS_EVENT_OPEN_END)
    event->end = MAX (limits.end, event->start);
  if (certain_start)
    event->latest_start = event->start;
  if (certain_end)
    event->earliest_end = event->end;
}

static void
extend_era (AnnalsEra *era, AnnalsSpan limits)
{
  if (era->flags & ANNALS_EVENT_OPEN_START)
    era->start = MIN (limits.start, era->end);
  if (era->flags & ANNALS_EVENT_OPEN_END)
    era->end = MAX (limits.end, era->start);
}

static void
extend_open_ends (AnnalsDocument *document)
{
  const guint open = ANNALS_EVENT_OPEN_START | ANNALS_EVENT_OPEN_END;
  AnnalsSpan limits = annals_span_union (document->range, document->home);

  for (guint i = 0; i < document->events->len && document->all_flags & open; i++)
    {
      AnnalsEvent *event = &g_array_index (document->events, AnnalsEvent, i);
      if (event->flags & open && !(event->flags & ANNALS_EVENT_UNDATED))
        extend_event (event, limits);
    }
  for (guint i = 0; i < document->eras->len; i++)
    extend_era (&g_array_index (document->eras, AnnalsEra, i), limits);
}

/* ---- Relations ---- */

static int
compare_relation_ends (gconstpointer a, gconstpointer b)
{
  const AnnalsRelationEnd *i = a, *j = b;

  if (i->event != j->event)
    return i->event < j->event ? -1 : 1;
  return i->relation < j->relation ? -1 : i->relation > j->relation;
}

static void
add_resolved_relation (AnnalsDocument *document, const AnnalsRelation *relation)
{
  AnnalsRelationEnd from = { relation->from, document->relations->len };
  AnnalsRelationEnd to = { relation->to, document->relations->len };

  g_array_append_vals (document->relations, relation, 1);
  g_array_append_val (document->relation_ends, from);
  g_array_append_val (document->relation_ends, to);
}

static void
resolve_relations (AnnalsDocument *document,
                   const AnnalsDocumentBuilder *self,
                   const guint32 *ranks)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      const AnnalsPendingRelation *pending =
          &g_array_index (self->pending, AnnalsPendingRelation, i);
      AnnalsRelation relation = { .from = ranks != NULL ? ranks[pending->from] : pending->from,
                                  .to = annals_document_find (document, pending->to),
                                  .kind = pending->kind };
      if (relation.to != ANNALS_NONE && relation.to != relation.from)
        {
          add_resolved_relation (document, &relation);
          continue;
        }
      g_autofree char *shown = annals_text_shorten (pending->to, ANNALS_TEXT_SHOWN);
      g_autofree char *message =
          relation.to == relation.from
              ? g_strdup (_ ("The event is related to itself; the link is left out."))
              /* Translators: an event's id. */
              : g_strdup_printf (_ ("There is no event with the id “%s”; the link is left out."),
                                 shown);
      add_diagnostic (document, ANNALS_SEVERITY_WARNING, pending->offset, pending->path, message);
    }
  g_array_sort (document->relation_ends, compare_relation_ends);
}

static int
compare_diagnostics (gconstpointer a, gconstpointer b)
{
  const AnnalsDiagnostic *i = a, *j = b;

  return i->offset < j->offset ? -1 : i->offset > j->offset;
}

#define PIECE (1024 * 1024) /* bytes that are looked through at once */

static void
advance (AnnalsPlace *place, AnnalsContentReader *reader, gsize offset)
{
  while (place->offset < offset)
    {
      gsize length = MIN (offset - place->offset, PIECE);
      const char *data = annals_content_reader_get (reader, place->offset, length);
      if (data == NULL)
        return;
      annals_place_advance (place, data, length);
    }
}

/* Lines and columns of all diagnostics in one pass over the bytes. */
static void
place_diagnostics (AnnalsDocument *document)
{
  gsize size = annals_content_get_size (document->content);
  AnnalsPlace place = ANNALS_PLACE_START;
  g_auto (AnnalsContentReader) reader = { 0 };

  annals_content_reader_init (&reader, document->content);
  g_array_sort (document->diagnostics, compare_diagnostics);
  for (guint i = 0; i < document->diagnostics->len; i++)
    {
      AnnalsDiagnostic *diagnostic = &g_array_index (document->diagnostics, AnnalsDiagnostic, i);
      advance (&place, &reader, MIN (diagnostic->offset, size));
      diagnostic->line = place.line;
      diagnostic->column = place.column;
      document->n_problems += diagnostic->severity != ANNALS_SEVERITY_NOTE;
    }
}

/**
 * annals_document_close:
 * @builder: what has taken the document's events
 *
 * Sorts the events, and resolves what refers to others.
 */
void
annals_document_close (AnnalsDocument *document, const AnnalsDocumentBuilder *builder)
{
  collect_ids (document, builder);
  document->range = find_range (document);
  find_home (document, builder);
  extend_open_ends (document);
  g_autofree guint32 *ranks = sort_events (document);
  document->n_dated = count_dated (document);
  if (ranks != NULL)
    annals_id_table_map (document->ids, ranks);
  resolve_relations (document, builder, ranks);
  place_diagnostics (document);
}
