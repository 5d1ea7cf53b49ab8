/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/annals-diagnostics.h"
#include "core/annals-document-builder-private.h"
#include "core/annals-memory.h"

/**
 * AnnalsDocumentBuilder:
 *
 * Takes events in any order, with references by id that may come later, and closes them to a
 * document. A part of one takes some of the elements in another thread, and is taken in whole.
 */

#define POOL_BLOCK 4096
#define TEXTS_BLOCK 65536 /* of a pool for texts of all events */

static void
clear_diagnostic (gpointer data)
{
  AnnalsDiagnostic *diagnostic = data;

  g_free (diagnostic->path);
  g_free (diagnostic->message);
}

static AnnalsDocument *
new_document (AnnalsContent *content, GFile *file, AnnalsDetailFunc detail_func)
{
  AnnalsDocument *document = g_object_new (ANNALS_TYPE_DOCUMENT, NULL);

  document->content = annals_content_ref (content);
  g_set_object (&document->file, file);
  document->detail_func = detail_func;
  document->pools = g_ptr_array_new_with_free_func ((GDestroyNotify) g_string_chunk_free);
  document->title = "";
  document->languages = g_ptr_array_new ();
  document->events = g_array_new (FALSE, FALSE, sizeof (AnnalsEvent));
  document->references = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < ANNALS_N_ENTITY_KINDS; i++)
    document->entities[i] = g_array_new (FALSE, FALSE, sizeof (AnnalsEntity));
  document->eras = g_array_new (FALSE, FALSE, sizeof (AnnalsEra));
  document->relations = g_array_new (FALSE, FALSE, sizeof (AnnalsRelation));
  document->relation_ends = g_array_new (FALSE, FALSE, sizeof (AnnalsRelationEnd));
  document->diagnostics = g_array_new (FALSE, FALSE, sizeof (AnnalsDiagnostic));
  g_array_set_clear_func (document->diagnostics, clear_diagnostic);
  document->range = (AnnalsSpan){ G_MAXDOUBLE, -G_MAXDOUBLE };
  return document;
}

static GStringChunk *
add_pool (AnnalsDocumentBuilder *self, gsize block)
{
  GStringChunk *pool = g_string_chunk_new (block);

  g_ptr_array_add (self->document->pools, pool);
  return pool;
}

static AnnalsDocumentBuilder *
new_builder (GBytes *bytes, AnnalsContent *content, GFile *file, AnnalsDetailFunc detail_func)
{
  AnnalsDocumentBuilder *self = g_new0 (AnnalsDocumentBuilder, 1);

  self->bytes = g_bytes_ref (bytes);
  self->document = new_document (content, file, detail_func);
  self->pool = add_pool (self, POOL_BLOCK);
  for (guint i = 0; i < ANNALS_N_ENTITY_KINDS; i++)
    self->entity_ids[i] = g_hash_table_new (g_str_hash, g_str_equal);
  self->pending = g_array_new (FALSE, FALSE, sizeof (AnnalsPendingRelation));
  self->origins = g_array_new (FALSE, FALSE, sizeof (AnnalsEventOrigin));
  self->array_path = "$";
  self->twice_severity = ANNALS_SEVERITY_WARNING;
  self->home_start.flags = self->home_end.flags = ANNALS_DATE_OPEN;
  return self;
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

  g_autoptr (AnnalsContent) content = annals_content_new (bytes);
  return new_builder (bytes, content, file, detail_func);
}

/**
 * annals_document_builder_set_content:
 * @content: (transfer none): where the bytes can be had again
 *
 * Lets the document leave its bytes where they are, before anything is added: texts that point into
 * them are copied, and the bytes, which must be the builder's alone, are used up.
 */
void
annals_document_builder_set_content (AnnalsDocumentBuilder *self, AnnalsContent *content)
{
  annals_content_unref (self->document->content);
  self->document->content = annals_content_ref (content);
}

/**
 * annals_document_builder_let_go:
 * @start: of the file's bytes
 * @end: likewise
 *
 * Says that nobody looks at some of the bytes any more: those that are not held make room at once.
 */
void
annals_document_builder_let_go (AnnalsDocumentBuilder *self, gsize start, gsize end)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);

  if (!annals_content_is_held (self->document->content))
    annals_memory_discard (data + start, end - start);
}
/**
 * annals_document_builder_set_texts_func:
 * @func: (nullable): %NULL: texts are taken out of details
 *
 * Gives the document a faster way to its texts than by details.
 */
void
annals_document_builder_set_texts_func (AnnalsDocumentBuilder *self, AnnalsTextsFunc func)
{
  self->document->texts_func = func;
}

void
annals_document_builder_free (AnnalsDocumentBuilder *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->document);
  g_bytes_unref (self->bytes);
  for (guint i = 0; i < ANNALS_N_ENTITY_KINDS; i++)
    g_hash_table_unref (self->entity_ids[i]);
  g_array_unref (self->pending);
  g_array_unref (self->origins);
  g_free (self);
}

static const char *
intern (AnnalsDocumentBuilder *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->pool, text) : NULL;
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
  return g_string_chunk_insert_len (self->pool, text, length);
}

/**
 * annals_document_builder_intern_text:
 *
 * Copies a string into the document's pool.
 */
AnnalsText
annals_document_builder_intern_text (AnnalsDocumentBuilder *self, const char *text)
{
  gsize length = strlen (text);

  return (AnnalsText){ annals_document_builder_intern (self, text, (gssize) length),
                       (guint32) length };
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

  for (; self != NULL; self = (AnnalsDocumentBuilder *) self->whole)
    if (g_hash_table_lookup_extended (self->entity_ids[kind], id, NULL, &value))
      return GPOINTER_TO_UINT (value);
  return ANNALS_NONE;
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
  guint index = self->n_entities_of_whole[kind] + entities->len - 1;
  g_hash_table_insert (self->entity_ids[kind], (gpointer) copy.id, GUINT_TO_POINTER (index));
  return index;
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
 * annals_document_builder_set_array:
 * @path: (transfer none): the JSON path of the array whose elements the events are; static, or
 * interned
 * @twice: how grave it is when an id is used twice
 *
 * Says where the events come from, for what is found only when all are there.
 */
void
annals_document_builder_set_array (AnnalsDocumentBuilder *self,
                                   const char *path,
                                   AnnalsSeverity twice)
{
  self->array_path = path;
  self->twice_severity = twice;
}

/**
 * annals_document_builder_set_element:
 * @element: its place in the array
 *
 * Says of which element the events come that are added next.
 */
void
annals_document_builder_set_element (AnnalsDocumentBuilder *self, guint32 element)
{
  self->element = element;
}

/* Of the whole: what needs no second look at all events when they are closed. */
static void
note_event (AnnalsDocument *document, const AnnalsEvent *event)
{
  document->all_flags |= event->flags;
  if (!(event->flags & ANNALS_EVENT_UNDATED))
    annals_span_add_known (&document->range, event->start, event->end, event->flags);
}

/* Bytes before @text in the file; those before @otherwise where it does not stand there. */
static guint32
find_offset (const AnnalsDocumentBuilder *self, AnnalsText text, guint32 otherwise)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);
  gboolean is_in_file = text.data > data && text.data < data + size;

  return is_in_file ? (guint32) (text.data - data) : otherwise;
}

/* A text that points into bytes which are not held is copied. */
static AnnalsText
keep_text (AnnalsDocumentBuilder *self, AnnalsText text)
{
  if (annals_content_is_held (self->document->content)
      || find_offset (self, text, G_MAXUINT32) == G_MAXUINT32)
    return text;
  if (self->texts == NULL)
    self->texts = add_pool (self, TEXTS_BLOCK);
  text.data = g_string_chunk_insert_len (self->texts, text.data, text.length);
  return text;
}

/**
 * annals_document_builder_add_event:
 * @event: its texts interned, or pointing into the bytes
 * @actors: (array length=n_actors): indices
 * @tags: (array length=n_tags): indices
 *
 * Adds an event. Where its id has been used before, it goes without, and a diagnostic says so.
 *
 * Returns: its number in file order
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
  AnnalsEventOrigin origin = { annals_id_hash (event->id),
                               find_offset (self, event->id, event->offset + 1) - 1,
                               self->element };

  copy.title = keep_text (self, event->title);
  copy.id = keep_text (self, event->id);
  copy.n_actors = (guint16) MIN (n_actors, G_MAXUINT16);
  copy.n_tags = (guint16) MIN (n_tags, G_MAXUINT16);
  copy.first_reference = document->references->len;
  if (copy.n_actors > 0)
    g_array_append_vals (document->references, actors, copy.n_actors);
  if (copy.n_tags > 0)
    g_array_append_vals (document->references, tags, copy.n_tags);
  g_array_append_val (self->origins, origin);
  note_event (document, event);
  if (self->window != NULL)
    self->window[self->n_events] = copy;
  else
    g_array_append_val (document->events, copy);
  return self->n_events++;
}

void
annals_document_builder_add_relation (AnnalsDocumentBuilder *self,
                                      guint from,
                                      const char *to_id,
                                      AnnalsRelationKind kind,
                                      guint64 offset,
                                      const char *path)
{
  AnnalsPendingRelation pending = { from, kind, offset, intern (self, to_id), intern (self, path) };

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

/* ---- Parts ---- */

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
  AnnalsDocumentBuilder *self =
      new_builder (whole->bytes, document->content, document->file, document->detail_func);

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
  g_return_val_if_fail (self->document != NULL, NULL);

  g_ptr_array_add (self->document->languages, NULL);
  annals_document_close (self->document, self);
  return g_steal_pointer (&self->document);
}
