/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/annals-document-private.h"

typedef struct
{
  guint32 from; /* in file order */
  AnnalsRelationKind kind;
  guint64 offset;
  const char *to;
  const char *path;
} PendingRelation;

/**
 * AnnalsDocumentBuilder:
 *
 * Takes events in any order, with references by id that may come later, and closes them to a
 * document.
 */
struct _AnnalsDocumentBuilder
{
  AnnalsDocument *document;
  GHashTable *entity_ids[ANNALS_N_ENTITY_KINDS];
  GArray *pending; /* of PendingRelation */
  AnnalsDate home_start, home_end;
};

static void
clear_diagnostic (gpointer data)
{
  AnnalsDiagnostic *diagnostic = data;

  g_free (diagnostic->path);
  g_free (diagnostic->message);
}

static AnnalsDocument *
new_document (GBytes *bytes, GFile *file, AnnalsDetailFunc detail_func)
{
  AnnalsDocument *document = g_object_new (ANNALS_TYPE_DOCUMENT, NULL);

  document->bytes = g_bytes_ref (bytes);
  g_set_object (&document->file, file);
  document->detail_func = detail_func;
  document->pool = g_string_chunk_new (4096);
  document->title = "";
  document->events = g_array_new (FALSE, FALSE, sizeof (AnnalsEvent));
  document->references = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < ANNALS_N_ENTITY_KINDS; i++)
    document->entities[i] = g_array_new (FALSE, FALSE, sizeof (AnnalsEntity));
  document->eras = g_array_new (FALSE, FALSE, sizeof (AnnalsEra));
  document->relations = g_array_new (FALSE, FALSE, sizeof (AnnalsRelation));
  document->relation_ends = g_array_new (FALSE, FALSE, sizeof (AnnalsRelationEnd));
  document->ids = g_hash_table_new (g_str_hash, g_str_equal);
  document->diagnostics = g_array_new (FALSE, FALSE, sizeof (AnnalsDiagnostic));
  g_array_set_clear_func (document->diagnostics, clear_diagnostic);
  return document;
}

/**
 * annals_document_builder_new:
 * @bytes: the whole file; titles may point into it
 * @file: (nullable): where it came from
 * @detail_func: (nullable): reads an event's details from its bytes
 *
 * Starts a document.
 */
AnnalsDocumentBuilder *
annals_document_builder_new (GBytes *bytes, GFile *file, AnnalsDetailFunc detail_func)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  AnnalsDocumentBuilder *self = g_new0 (AnnalsDocumentBuilder, 1);
  self->document = new_document (bytes, file, detail_func);
  for (guint i = 0; i < ANNALS_N_ENTITY_KINDS; i++)
    self->entity_ids[i] = g_hash_table_new (g_str_hash, g_str_equal);
  self->pending = g_array_new (FALSE, FALSE, sizeof (PendingRelation));
  self->home_start.flags = self->home_end.flags = ANNALS_DATE_OPEN;
  return self;
}

void
annals_document_builder_free (AnnalsDocumentBuilder *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->document);
  for (guint i = 0; i < ANNALS_N_ENTITY_KINDS; i++)
    g_hash_table_unref (self->entity_ids[i]);
  g_array_unref (self->pending);
  g_free (self);
}

static const char *
intern (AnnalsDocumentBuilder *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->document->pool, text) : NULL;
}

/**
 * annals_document_builder_intern:
 * @text: @length bytes; -1: up to its NUL
 *
 * Copies a text into the document's pool.
 *
 * Returns: (transfer none): the copy, which lives as long as the document
 */
const char *
annals_document_builder_intern (AnnalsDocumentBuilder *self, const char *text, gssize length)
{
  return g_string_chunk_insert_len (self->document->pool, text, length);
}

/**
 * annals_document_builder_set_head:
 * @title: (nullable): the chronology's title
 * @zone: (nullable): where timed dates are shown
 *
 * Says what the chronology as a whole is.
 */
void
annals_document_builder_set_head (AnnalsDocumentBuilder *self,
                                  const char *title,
                                  const char *description,
                                  const char *language,
                                  GTimeZone *zone)
{
  AnnalsDocument *document = self->document;

  document->title = title != NULL ? intern (self, title) : "";
  document->description = intern (self, description);
  document->language = intern (self, language);
  g_clear_pointer (&document->zone, g_time_zone_unref);
  document->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
}

/**
 * annals_document_builder_set_home:
 * @start: (nullable): %NULL or open: the range's
 * @end: (nullable): likewise
 *
 * Says what opens first.
 */
void
annals_document_builder_set_home (AnnalsDocumentBuilder *self,
                                  const AnnalsDate *start,
                                  const AnnalsDate *end)
{
  if (start != NULL)
    self->home_start = *start;
  if (end != NULL)
    self->home_end = *end;
}

/**
 * annals_document_builder_find_entity:
 *
 * Returns: the entity's index among its kind, or %ANNALS_NONE
 */
guint
annals_document_builder_find_entity (AnnalsDocumentBuilder *self,
                                     AnnalsEntityKind kind,
                                     const char *id)
{
  gpointer value;

  return g_hash_table_lookup_extended (self->entity_ids[kind], id, NULL, &value)
             ? GPOINTER_TO_UINT (value)
             : ANNALS_NONE;
}

/**
 * annals_document_builder_add_entity:
 * @entity: its strings are copied
 *
 * Adds a category, an actor, a place or a tag; one whose id is known replaces it.
 *
 * Returns: its index, or %ANNALS_NONE where the id was known
 */
guint
annals_document_builder_add_entity (AnnalsDocumentBuilder *self,
                                    AnnalsEntityKind kind,
                                    const AnnalsEntity *entity)
{
  GArray *entities = self->document->entities[kind];
  guint known = annals_document_builder_find_entity (self, kind, entity->id);
  AnnalsEntity copy = *entity;

  copy.id = intern (self, entity->id);
  copy.title = intern (self, entity->title != NULL ? entity->title : entity->id);
  copy.color = intern (self, entity->color);
  if (known != ANNALS_NONE)
    {
      copy.id = g_array_index (entities, AnnalsEntity, known).id;
      g_array_index (entities, AnnalsEntity, known) = copy;
      return ANNALS_NONE;
    }
  g_array_append_val (entities, copy);
  g_hash_table_insert (self->entity_ids[kind], (gpointer) copy.id,
                       GUINT_TO_POINTER (entities->len - 1));
  return entities->len - 1;
}

void
annals_document_builder_add_era (AnnalsDocumentBuilder *self, const AnnalsEra *era)
{
  AnnalsEra copy = *era;

  copy.title = intern (self, era->title != NULL ? era->title : "");
  copy.color = intern (self, era->color);
  g_array_append_val (self->document->eras, copy);
}

/**
 * annals_document_builder_add_event:
 * @event: its texts interned, or pointing into the bytes
 * @actors: (array length=n_actors): indices
 * @tags: (array length=n_tags): indices
 *
 * Returns: its number in file order, or %ANNALS_NONE where its id is taken
 */
guint
annals_document_builder_add_event (AnnalsDocumentBuilder *self,
                                   const AnnalsEvent *event,
                                   const guint32 *actors,
                                   guint n_actors,
                                   const guint32 *tags,
                                   guint n_tags)
{
  AnnalsDocument *document = self->document;
  AnnalsEvent copy = *event;
  guint number = document->events->len;

  if (event->id != NULL && g_hash_table_contains (document->ids, event->id))
    return ANNALS_NONE;
  if (event->id != NULL)
    g_hash_table_insert (document->ids, (gpointer) event->id, GUINT_TO_POINTER (number));
  copy.n_actors = (guint16) MIN (n_actors, G_MAXUINT16);
  copy.n_tags = (guint16) MIN (n_tags, G_MAXUINT16);
  copy.first_actor = document->references->len;
  if (copy.n_actors > 0)
    g_array_append_vals (document->references, actors, copy.n_actors);
  copy.first_tag = document->references->len;
  if (copy.n_tags > 0)
    g_array_append_vals (document->references, tags, copy.n_tags);
  g_array_append_val (document->events, copy);
  return number;
}

void
annals_document_builder_add_relation (AnnalsDocumentBuilder *self,
                                      guint from,
                                      const char *to_id,
                                      AnnalsRelationKind kind,
                                      guint64 offset,
                                      const char *path)
{
  PendingRelation pending = { from, kind, offset, intern (self, to_id), intern (self, path) };

  g_array_append_val (self->pending, pending);
}

void
annals_document_builder_add_diagnostic (AnnalsDocumentBuilder *self,
                                        AnnalsSeverity severity,
                                        guint64 offset,
                                        const char *path,
                                        const char *message)
{
  AnnalsDiagnostic diagnostic = { severity, offset, 0, 0, g_strdup (path), g_strdup (message) };

  g_array_append_val (self->document->diagnostics, diagnostic);
}

/* ---- Closing ---- */

static int
compare_events (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnalsEvent *events = data;
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;
  gboolean undated_i = (events[i].flags & ANNALS_EVENT_UNDATED) != 0;
  gboolean undated_j = (events[j].flags & ANNALS_EVENT_UNDATED) != 0;

  if (undated_i != undated_j)
    return undated_i ? 1 : -1;
  if (!undated_i && events[i].start != events[j].start)
    return events[i].start < events[j].start ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* Sorts events by start, then file order; @ranks tells where each number of the file went. */
static void
sort_events (AnnalsDocument *document, guint32 *ranks)
{
  guint n = document->events->len;
  g_autofree guint32 *order = g_new (guint32, n);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (AnnalsEvent), n);

  for (guint32 i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint32), compare_events, document->events->data);
  document->n_dated = 0;
  for (guint32 i = 0; i < n; i++)
    {
      const AnnalsEvent *event = &g_array_index (document->events, AnnalsEvent, order[i]);
      ranks[order[i]] = i;
      document->n_dated += !(event->flags & ANNALS_EVENT_UNDATED);
      g_array_append_vals (sorted, event, 1);
    }
  g_array_unref (document->events);
  document->events = sorted;
}

static void
rebuild_ids (AnnalsDocument *document)
{
  g_hash_table_remove_all (document->ids);
  for (guint i = 0; i < document->events->len; i++)
    {
      const char *id = g_array_index (document->events, AnnalsEvent, i).id;
      if (id != NULL)
        g_hash_table_insert (document->ids, (gpointer) id, GUINT_TO_POINTER (i));
    }
}

static void
add_known_bounds (AnnalsSpan *range, AnnalsTime start, AnnalsTime end, guint flags)
{
  if (!(flags & ANNALS_EVENT_OPEN_START))
    {
      range->start = MIN (range->start, start);
      range->end = MAX (range->end, start);
    }
  if (!(flags & ANNALS_EVENT_OPEN_END))
    {
      range->start = MIN (range->start, end);
      range->end = MAX (range->end, end);
    }
}

static AnnalsSpan
find_range (AnnalsDocument *document)
{
  AnnalsSpan range = { G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < document->n_dated; i++)
    {
      const AnnalsEvent *event = &g_array_index (document->events, AnnalsEvent, i);
      add_known_bounds (&range, event->start, event->end, event->flags);
    }
  for (guint i = 0; i < document->eras->len && document->n_dated == 0; i++)
    {
      const AnnalsEra *era = &g_array_index (document->eras, AnnalsEra, i);
      add_known_bounds (&range, era->start, era->end, era->flags);
    }
  if (range.start > range.end)
    return (AnnalsSpan){ 0, ANNALS_SECONDS_PER_YEAR };
  if (range.start == range.end)
    range.end += ANNALS_SECONDS_PER_DAY;
  return range;
}

static void
find_home (AnnalsDocumentBuilder *self)
{
  AnnalsDocument *document = self->document;
  const guint unsaid = ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN;

  document->home = document->range;
  if (!(self->home_start.flags & unsaid))
    document->home.start = self->home_start.earliest;
  if (!(self->home_end.flags & unsaid))
    document->home.end = self->home_end.latest;
  if (document->home.start >= document->home.end)
    document->home = document->range;
}

/* An open end reaches as far as there is something to see. */
static void
extend_open_ends (AnnalsDocument *document)
{
  AnnalsSpan limits = annals_span_union (document->range, document->home);

  for (guint i = 0; i < document->n_dated; i++)
    {
      AnnalsEvent *event = &g_array_index (document->events, AnnalsEvent, i);
      /* "1760 or earlier" stays only possible before its known bound. */
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
  for (guint i = 0; i < document->eras->len; i++)
    {
      AnnalsEra *era = &g_array_index (document->eras, AnnalsEra, i);
      if (era->flags & ANNALS_EVENT_OPEN_START)
        era->start = MIN (limits.start, era->end);
      if (era->flags & ANNALS_EVENT_OPEN_END)
        era->end = MAX (limits.end, era->start);
    }
}

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
resolve_relations (AnnalsDocumentBuilder *self, const guint32 *ranks)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      const PendingRelation *pending = &g_array_index (self->pending, PendingRelation, i);
      AnnalsRelation relation = { .from = ranks[pending->from],
                                  .to = annals_document_find (self->document, pending->to),
                                  .kind = pending->kind };
      if (relation.to != ANNALS_NONE && relation.to != relation.from)
        {
          add_resolved_relation (self->document, &relation);
          continue;
        }
      g_autofree char *message =
          relation.to == relation.from
              ? g_strdup (_ ("The event is related to itself; the link is left out."))
              /* Translators: an event's id. */
              : g_strdup_printf (_ ("There is no event with the id “%.64s”; the link is left out."),
                                 pending->to);
      annals_document_builder_add_diagnostic (self, ANNALS_SEVERITY_WARNING, pending->offset,
                                              pending->path, message);
    }
  g_array_sort (self->document->relation_ends, compare_relation_ends);
}

static int
compare_diagnostics (gconstpointer a, gconstpointer b)
{
  const AnnalsDiagnostic *i = a, *j = b;

  return i->offset < j->offset ? -1 : i->offset > j->offset;
}

/* Lines and columns of all diagnostics in one pass over the bytes. */
static void
place_diagnostics (AnnalsDocument *document)
{
  gsize size, at = 0;
  const char *data = g_bytes_get_data (document->bytes, &size);
  guint line = 1, column = 1;

  g_array_sort (document->diagnostics, compare_diagnostics);
  for (guint i = 0; i < document->diagnostics->len; i++)
    {
      AnnalsDiagnostic *diagnostic = &g_array_index (document->diagnostics, AnnalsDiagnostic, i);
      for (; at < MIN (diagnostic->offset, size); at++)
        if (data[at] == '\n')
          {
            line++;
            column = 1;
          }
        else
          column +=
              (data[at] & 0xc0) != 0x80; /* bytes that go on with a character count for none */
      diagnostic->line = line;
      diagnostic->column = column;
      document->n_problems += diagnostic->severity != ANNALS_SEVERITY_NOTE;
    }
}

/**
 * annals_document_builder_finish:
 *
 * Sorts, resolves and closes. The builder is of no use afterwards but to be freed.
 *
 * Returns: (transfer full): the document
 */
AnnalsDocument *
annals_document_builder_finish (AnnalsDocumentBuilder *self)
{
  AnnalsDocument *document = self->document;
  g_autofree guint32 *ranks = g_new (guint32, document->events->len);

  g_return_val_if_fail (document != NULL, NULL);

  sort_events (document, ranks);
  document->range = find_range (document);
  find_home (self);
  extend_open_ends (document);
  /* An open start may have moved an event to the front. */
  g_autofree guint32 *again = g_new (guint32, document->events->len);
  sort_events (document, again);
  for (guint i = 0; i < document->events->len; i++)
    ranks[i] = again[ranks[i]];
  rebuild_ids (document);
  resolve_relations (self, ranks);
  place_diagnostics (document);
  document->range = find_range (document);
  return g_steal_pointer (&self->document);
}

/* ---- From dates to an event's bounds ---- */

static gboolean
is_certain (const AnnalsDate *date)
{
  return date->precision >= ANNALS_PRECISION_DAY
         && !(date->flags & (ANNALS_DATE_UNCERTAIN | ANNALS_DATE_APPROXIMATE | ANNALS_DATE_ONE_OF));
}

static guint16
flags_from_dates (const AnnalsDate *start, const AnnalsDate *end)
{
  static const struct
  {
    guint16 flag;
    guint either, start, end; /* of the dates */
  } flags_of[] = {
    { ANNALS_EVENT_UNCERTAIN, ANNALS_DATE_UNCERTAIN, 0, 0 },
    { ANNALS_EVENT_APPROXIMATE, ANNALS_DATE_APPROXIMATE, 0, 0 },
    { ANNALS_EVENT_TIMED, ANNALS_DATE_TIMED, 0, 0 },
    { ANNALS_EVENT_ONE_OF, ANNALS_DATE_ONE_OF, 0, 0 },
    { ANNALS_EVENT_ALL_OF, ANNALS_DATE_ALL_OF, 0, 0 },
    { ANNALS_EVENT_UNSPECIFIED, ANNALS_DATE_UNSPECIFIED, 0, 0 },
    { ANNALS_EVENT_SOUTHERN, ANNALS_DATE_SOUTHERN, 0, 0 },
    { ANNALS_EVENT_OPEN_START, 0, ANNALS_DATE_OPEN | ANNALS_DATE_EARLIER, 0 },
    { ANNALS_EVENT_OPEN_END, 0, 0, ANNALS_DATE_OPEN | ANNALS_DATE_LATER },
    { ANNALS_EVENT_UNKNOWN_START, 0, ANNALS_DATE_UNKNOWN, 0 },
    { ANNALS_EVENT_UNKNOWN_END, 0, 0, ANNALS_DATE_UNKNOWN },
  };
  guint16 flags = 0;

  for (guint i = 0; i < G_N_ELEMENTS (flags_of); i++)
    if (((start->flags | end->flags) & flags_of[i].either) || (start->flags & flags_of[i].start)
        || (end->flags & flags_of[i].end))
      flags |= flags_of[i].flag;
  return flags;
}

/**
 * annals_event_set_dates:
 * @start: when it began
 * @end: (nullable): when it ended, inclusive; %NULL: a lone date
 *
 * Sets an event's four bounds, its precision and its flags. What is coarser than a day, or
 * qualified, is only possible, not certain: of a lone month nothing is certain.
 *
 * Returns: %FALSE where @end is before @start; they are then exchanged
 */
gboolean
annals_event_set_dates (AnnalsEvent *event, const AnnalsDate *start, const AnnalsDate *end)
{
  const guint unsaid = ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN;
  AnnalsDate first = *start, last = end != NULL ? *end : *start;
  gboolean swapped = !((first.flags | last.flags) & unsaid) && last.latest <= first.earliest
                     && last.earliest < first.earliest;

  if (swapped)
    {
      first = *end;
      last = *start;
    }
  event->flags |= flags_from_dates (&first, &last);
  if (end != NULL)
    event->flags |= ANNALS_EVENT_IS_SPAN;
  /* An end that nobody knows is drawn as far as the other end's own bounds. */
  if (first.flags & unsaid)
    first.earliest = first.latest = last.earliest;
  if (last.flags & unsaid)
    last.earliest = last.latest = first.latest;
  event->start = first.earliest;
  event->end = last.latest;
  event->latest_start =
      is_certain (&first) || (first.flags & unsaid) ? first.earliest : first.latest;
  event->earliest_end = is_certain (&last) || (last.flags & unsaid) ? last.latest : last.earliest;
  event->start_precision = (guint8) ((first.flags & unsaid) ? last.precision : first.precision);
  event->end_precision = (guint8) ((last.flags & unsaid) ? first.precision : last.precision);
  return !swapped;
}
