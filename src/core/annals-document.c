/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-document-private.h"

#include <string.h>

/**
 * AnnalsDocument:
 *
 * A chronology as it was read: an immutable snapshot, safe to read from any thread.
 */
G_DEFINE_FINAL_TYPE (AnnalsDocument, annals_document, G_TYPE_OBJECT)

static void
annals_document_finalize (GObject *object)
{
  AnnalsDocument *self = ANNALS_DOCUMENT (object);

  g_clear_pointer (&self->content, annals_content_unref);
  g_clear_object (&self->file);
  g_clear_pointer (&self->pools, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->languages, g_ptr_array_unref);
  g_clear_pointer (&self->wanted_languages, g_strfreev);
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->references, g_array_unref);
  for (guint i = 0; i < ANNALS_N_ENTITY_KINDS; i++)
    g_clear_pointer (&self->entities[i], g_array_unref);
  g_clear_pointer (&self->eras, g_array_unref);
  g_clear_pointer (&self->relations, g_array_unref);
  g_clear_pointer (&self->relation_ends, g_array_unref);
  g_clear_pointer (&self->ids, annals_id_table_free);
  g_clear_pointer (&self->diagnostics, g_array_unref);

  G_OBJECT_CLASS (annals_document_parent_class)->finalize (object);
}

static void
annals_document_class_init (AnnalsDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_document_finalize;
}

static void
annals_document_init (AnnalsDocument *self)
{
}

/**
 * annals_document_get_title:
 *
 * The chronology's title. Never %NULL; empty where the file has none.
 */
const char *
annals_document_get_title (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return self->title;
}

/**
 * annals_document_get_description:
 *
 * Returns: (nullable): what the chronology is about
 */
const char *
annals_document_get_description (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return self->description;
}

/**
 * annals_document_get_language:
 *
 * Returns: (nullable): the texts' language, as BCP 47 names it
 */
const char *
annals_document_get_language (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return self->language;
}

/**
 * annals_document_get_zone:
 *
 * Returns: (nullable): the zone in which timed dates are shown
 */
GTimeZone *
annals_document_get_zone (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return self->zone;
}

/**
 * annals_document_get_file:
 *
 * Returns: (nullable): where it was read from
 */
GFile *
annals_document_get_file (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * annals_document_get_content:
 *
 * The file's bytes, of which details are read.
 */
AnnalsContent *
annals_document_get_content (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return self->content;
}

static gconstpointer
get_array (GArray *array, guint *n)
{
  if (n != NULL)
    *n = array->len;
  return array->data;
}

/**
 * annals_document_get_events:
 * @n_events: (out) (optional): how many
 *
 * All events in order of start, then of the file; undated ones stand last.
 */
const AnnalsEvent *
annals_document_get_events (AnnalsDocument *self, guint *n_events)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return get_array (self->events, n_events);
}

/**
 * annals_document_get_n_dated:
 *
 * How many events have a date. They are the first of all events.
 */
guint
annals_document_get_n_dated (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), 0);

  return self->n_dated;
}

gboolean
annals_document_has_times (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), FALSE);

  return (self->all_flags & ANNALS_EVENT_TIMED) != 0;
}

/**
 * annals_document_get_entities:
 * @kind: categories, actors, places or tags
 * @n: (out) (optional): how many
 *
 * Returns: (array length=n): the document's entities of a kind
 */
const AnnalsEntity *
annals_document_get_entities (AnnalsDocument *self, AnnalsEntityKind kind, guint *n)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return get_array (self->entities[kind], n);
}

const AnnalsEntity *
annals_document_get_categories (AnnalsDocument *self, guint *n)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return get_array (self->entities[ANNALS_ENTITY_CATEGORY], n);
}

/**
 * annals_document_get_category_color:
 *
 * A category's colour, "#rrggbb": the file's, else one of a few that stay apart, for colour-blind
 * readers too (Okabe and Ito, "Color Universal Design", 2008).
 */
const char *
annals_document_get_category_color (AnnalsDocument *self, guint category)
{
  static const char *const series[] = { "#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                        "#e69f00", "#56b4e9", "#813d9c", "#865e3c" };

  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  const char *own =
      g_array_index (self->entities[ANNALS_ENTITY_CATEGORY], AnnalsEntity, category).color;
  return own != NULL ? own : series[category % G_N_ELEMENTS (series)];
}

const AnnalsEntity *
annals_document_get_actors (AnnalsDocument *self, guint *n)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return get_array (self->entities[ANNALS_ENTITY_ACTOR], n);
}

const AnnalsEntity *
annals_document_get_places (AnnalsDocument *self, guint *n)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return get_array (self->entities[ANNALS_ENTITY_PLACE], n);
}

const AnnalsEntity *
annals_document_get_tags (AnnalsDocument *self, guint *n)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return get_array (self->entities[ANNALS_ENTITY_TAG], n);
}

const AnnalsEra *
annals_document_get_eras (AnnalsDocument *self, guint *n)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return get_array (self->eras, n);
}

/**
 * annals_document_get_diagnostics:
 * @n: (out) (optional): how many
 *
 * All that was refused, guessed or not understood, in order of place in the file.
 */
const AnnalsDiagnostic *
annals_document_get_diagnostics (AnnalsDocument *self, guint *n)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return get_array (self->diagnostics, n);
}

/**
 * annals_document_get_n_problems:
 *
 * How many of the diagnostics are errors or warnings.
 */
guint
annals_document_get_n_problems (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), 0);

  return self->n_problems;
}

static const guint32 *
get_references (AnnalsDocument *self, guint first, guint n_references, guint *n)
{
  *n = n_references;
  /* An array that never grew has no data, and nothing may be added to NULL. */
  return n_references > 0 ? &g_array_index (self->references, guint32, first) : NULL;
}

/**
 * annals_document_get_event_actors:
 * @event: an event's index
 * @n: (out): how many
 *
 * The event's actors, as indices, in the file's order.
 */
const guint32 *
annals_document_get_event_actors (AnnalsDocument *self, guint event, guint *n)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self) && event < self->events->len, NULL);

  const AnnalsEvent *e = &g_array_index (self->events, AnnalsEvent, event);
  return get_references (self, e->first_reference, e->n_actors, n);
}

/**
 * annals_document_get_event_tags:
 * @event: an event's index
 * @n: (out): how many
 *
 * The event's tags, as indices, in the file's order.
 */
const guint32 *
annals_document_get_event_tags (AnnalsDocument *self, guint event, guint *n)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self) && event < self->events->len, NULL);

  const AnnalsEvent *e = &g_array_index (self->events, AnnalsEvent, event);
  return get_references (self, e->first_reference + e->n_actors, e->n_tags, n);
}

/**
 * annals_document_get_event_entities:
 * @event: an event's index
 * @kind: categories, actors, places or tags
 * @n: (out): how many
 *
 * Returns: (array length=n) (nullable): the event's entities of a kind, as indices, in the file's
 * order
 */
const guint32 *
annals_document_get_event_entities (AnnalsDocument *self,
                                    guint event,
                                    AnnalsEntityKind kind,
                                    guint *n)
{
  const AnnalsEvent *e = &g_array_index (self->events, AnnalsEvent, event);

  switch (kind)
    {
    case ANNALS_ENTITY_ACTOR:
      return get_references (self, e->first_reference, e->n_actors, n);
    case ANNALS_ENTITY_TAG:
      return get_references (self, e->first_reference + e->n_actors, e->n_tags, n);
    case ANNALS_ENTITY_CATEGORY:
      *n = e->category != ANNALS_NONE ? 1 : 0;
      return &e->category;
    case ANNALS_ENTITY_PLACE:
    default:
      *n = e->place != ANNALS_NONE ? 1 : 0;
      return &e->place;
    }
}

/**
 * annals_document_dup_relations:
 * @event: an event's index
 *
 * All relations that touch the event, from either side.
 *
 * Returns: (transfer full): an array of #AnnalsRelation
 */
GArray *
annals_document_dup_relations (AnnalsDocument *self, guint event)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  GArray *found = g_array_new (FALSE, FALSE, sizeof (AnnalsRelation));
  const AnnalsRelationEnd *ends = (const AnnalsRelationEnd *) (gpointer) self->relation_ends->data;
  guint low = 0, high = self->relation_ends->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (ends[middle].event < event)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->relation_ends->len && ends[low].event == event; low++)
    g_array_append_val (found, g_array_index (self->relations, AnnalsRelation, ends[low].relation));
  return found;
}

static guint
find_id (AnnalsDocument *self, AnnalsText id)
{
  return annals_id_table_find (self->ids, (const AnnalsEvent *) (gpointer) self->events->data, id);
}

/**
 * annals_document_find:
 * @id: an event's id
 *
 * Returns: the event's index, or %ANNALS_NONE
 */
guint
annals_document_find (AnnalsDocument *self, const char *id)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self) && id != NULL, ANNALS_NONE);

  return find_id (self, (AnnalsText){ id, (guint32) strlen (id) });
}

static gboolean
is_like (const AnnalsEvent *a, const AnnalsEvent *b)
{
  return a->start == b->start && a->title.length == b->title.length
         && (a->flags & ANNALS_EVENT_UNDATED) == (b->flags & ANNALS_EVENT_UNDATED)
         && memcmp (a->title.data, b->title.data, a->title.length) == 0;
}

/**
 * annals_document_find_again:
 * @before: another state of the same file
 * @event: an event's index there
 *
 * Finds an event that may have moved: by its id, else by its title and start.
 *
 * Returns: its index here, or %ANNALS_NONE where it is gone
 */
guint
annals_document_find_again (AnnalsDocument *self, AnnalsDocument *before, guint event)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self) && event < before->events->len, ANNALS_NONE);

  const AnnalsEvent *wanted = &g_array_index (before->events, AnnalsEvent, event);
  /* Only read in another language, in which it has another title but the same place. */
  if (self->content == before->content && event < self->events->len
      && g_array_index (self->events, AnnalsEvent, event).offset == wanted->offset)
    return event;
  guint found = wanted->id.length > 0 ? find_id (self, wanted->id) : ANNALS_NONE;
  for (guint i = 0; i < self->events->len && found == ANNALS_NONE; i++)
    if (is_like (&g_array_index (self->events, AnnalsEvent, i), wanted))
      found = i;
  return found;
}

/**
 * annals_document_find_at:
 * @offset: a place in the file, in bytes
 *
 * Looks through all events, so not for each frame.
 *
 * Returns: the event whose element holds the place, or %ANNALS_NONE
 */
guint
annals_document_find_at (AnnalsDocument *self, guint64 offset)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), ANNALS_NONE);

  for (guint i = 0; i < self->events->len; i++)
    {
      const AnnalsEvent *event = &g_array_index (self->events, AnnalsEvent, i);
      if (offset >= event->offset && offset - event->offset < event->length)
        return i;
    }
  return ANNALS_NONE;
}

/**
 * annals_document_get_range:
 *
 * From the first second of the first event to the end of the last, whatever the home view is.
 */
AnnalsSpan
annals_document_get_range (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), ((AnnalsSpan){ 0, 1 }));

  return self->range;
}

/**
 * annals_document_get_home:
 *
 * What opens first: the file's "view", else the range.
 */
AnnalsSpan
annals_document_get_home (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), ((AnnalsSpan){ 0, 1 }));

  return self->home;
}

/**
 * annals_document_dup_detail:
 * @event: an event's index
 *
 * Reads what only the details pane needs from the event's own bytes.
 *
 * Returns: (transfer full) (nullable): the details; %NULL: there are none, or the content can no
 * longer be read, see annals_content_check()
 */
AnnalsDetail *
annals_document_dup_detail (AnnalsDocument *self, guint event)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self) && event < self->events->len, NULL);

  const AnnalsEvent *e = &g_array_index (self->events, AnnalsEvent, event);
  g_auto (AnnalsContentReader) reader = { 0 };

  annals_content_reader_init (&reader, self->content);
  const char *element = annals_content_reader_get (&reader, e->offset, e->length);
  return element != NULL ? annals_document_read_detail (self, event, element) : NULL;
}

/**
 * annals_document_read_detail:
 * @event: an event's index
 * @element: its bytes, out of the document's content
 *
 * Does what annals_document_dup_detail() does, for who goes through the content.
 *
 * Returns: (transfer full) (nullable): the details
 */
AnnalsDetail *
annals_document_read_detail (AnnalsDocument *self, guint event, const char *element)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self) && event < self->events->len, NULL);

  if (self->detail_func == NULL)
    return NULL;
  return self->detail_func (element, &g_array_index (self->events, AnnalsEvent, event),
                            (const char *const *) self->wanted_languages);
}

/**
 * annals_document_get_detail_func:
 *
 * What reads the details; each dialect has its own, so it tells which one read the document.
 */
AnnalsDetailFunc
annals_document_get_detail_func (AnnalsDocument *self)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (self), NULL);

  return self->detail_func;
}
