/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builders for parts of a document, each in a thread of its own, and how the whole takes them. */
#include <string.h>

#include "core/annals-document-builder-private.h"

/**
 * annals_document_builder_new_part:
 * @whole: unchanged for as long as it has parts
 * @first: how many events may come before those of this part: within what was reserved
 *
 * Starts a builder for some of the events, which may be used in another thread. It knows what the
 * whole has listed, and puts its events where the whole has made room for them.
 */
AnnalsDocumentBuilder *
annals_document_builder_new_part (const AnnalsDocumentBuilder *whole, guint first)
{
  const AnnalsDocument *document = whole->document;
  AnnalsDocumentBuilder *self = annals_document_builder_new_for (
      whole->bytes, document->content, document->file, document->detail_func);

  self->whole = whole;
  self->window = (AnnalsEvent *) (gpointer) document->events->data + document->events->len + first;
  for (guint i = 0; i < ANNALS_N_ENTITY_KINDS; i++)
    self->n_entities_of_whole[i] = document->entities[i]->len;
  return self;
}

/**
 * annals_document_builder_reserve:
 * @n_events: how many are to come
 *
 * Makes room, so that a long array is not copied as it grows.
 */
void
annals_document_builder_reserve (AnnalsDocumentBuilder *self, guint n_events)
{
  GArray *events = self->document->events;
  guint n = events->len;

  g_array_set_size (events, n + n_events);
  g_array_set_size (events, n);
}

/* Where each of a part's own entities went: a map of indices, for those past the whole's. */
static guint32 *
merge_entities (AnnalsDocumentBuilder *self, const AnnalsDocumentBuilder *part, guint kind)
{
  const GArray *entities = part->document->entities[kind];
  guint32 *map = g_new (guint32, MAX (entities->len, 1));

  for (guint i = 0; i < entities->len; i++)
    {
      const AnnalsEntity *entity = &g_array_index (entities, AnnalsEntity, i);
      guint known = annals_document_builder_find_entity (self, (AnnalsEntityKind) kind, entity->id);
      map[i] = known != ANNALS_NONE
                   ? known
                   : annals_document_builder_add_entity (self, (AnnalsEntityKind) kind, entity);
    }
  return map;
}

static guint32
mapped (const AnnalsDocumentBuilder *part, guint32 *const *maps, guint kind, guint32 index)
{
  guint n_of_whole = part->n_entities_of_whole[kind];

  return index == ANNALS_NONE || index < n_of_whole ? index : maps[kind][index - n_of_whole];
}

static void
map_references (
    const AnnalsDocumentBuilder *part, guint32 *const *maps, guint kind, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      guint32 *reference = &g_array_index (part->document->references, guint32, i);
      *reference = mapped (part, maps, kind, *reference);
    }
}

static void
merge_events (AnnalsDocumentBuilder *self, AnnalsDocumentBuilder *part, guint32 *const *maps)
{
  AnnalsDocument *document = self->document;
  guint first_reference = document->references->len, first = document->events->len;

  for (guint i = 0; i < part->n_events; i++)
    {
      AnnalsEvent *event = &part->window[i];
      guint actors = event->first_reference, tags = actors + event->n_actors;
      map_references (part, maps, ANNALS_ENTITY_ACTOR, actors, event->n_actors);
      map_references (part, maps, ANNALS_ENTITY_TAG, tags, event->n_tags);
      event->category = mapped (part, maps, ANNALS_ENTITY_CATEGORY, event->category);
      event->place = mapped (part, maps, ANNALS_ENTITY_PLACE, event->place);
      event->first_reference += first_reference;
    }
  /* Parts before this one may have found fewer events than there was room for. */
  g_array_set_size (document->events, first + part->n_events);
  memmove (&g_array_index (document->events, AnnalsEvent, first), part->window,
           part->n_events * sizeof (AnnalsEvent));
  self->n_events += part->n_events;
  g_array_append_vals (document->references, part->document->references->data,
                       part->document->references->len);
  g_array_append_vals (self->origins, part->origins->data, part->origins->len);
  document->all_flags |= part->document->all_flags;
  document->range.start = MIN (document->range.start, part->document->range.start);
  document->range.end = MAX (document->range.end, part->document->range.end);
}

static void
steal_elements (GArray *to, GArray *from)
{
  gsize n;
  g_autofree gpointer elements = g_array_steal (from, &n);

  if (n > 0)
    g_array_append_vals (to, elements, (guint) n);
}

/**
 * annals_document_builder_take_part:
 * @part: (transfer full): made by annals_document_builder_new_part()
 *
 * Appends what a part has taken. Parts are taken in order of the file.
 */
void
annals_document_builder_take_part (AnnalsDocumentBuilder *self, AnnalsDocumentBuilder *part)
{
  AnnalsDocument *document = self->document;
  guint32 *maps[ANNALS_N_ENTITY_KINDS];
  guint first_event = document->events->len;

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    maps[kind] = merge_entities (self, part, kind);
  merge_events (self, part, maps);
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    g_free (maps[kind]);
  for (guint i = 0; i < part->pending->len; i++)
    g_array_index (part->pending, AnnalsPendingRelation, i).from += first_event;
  g_array_append_vals (self->pending, part->pending->data, part->pending->len);
  g_array_append_vals (document->eras, part->document->eras->data, part->document->eras->len);
  steal_elements (document->diagnostics, part->document->diagnostics);
  for (guint i = 0; i < part->document->languages->len; i++)
    {
      const char *tag = g_ptr_array_index (part->document->languages, i);
      annals_document_builder_add_language (self, tag, strlen (tag));
    }
  g_ptr_array_extend_and_steal (document->pools, g_steal_pointer (&part->document->pools));
  annals_document_builder_free (part);
}
