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

/*< private >
 * annals_document_builder_new_for:
 * @bytes: the whole file
 * @content: where the document finds them
 */
AnnalsDocumentBuilder *
annals_document_builder_new_for (GBytes *bytes,
                                 AnnalsContent *content,
                                 GFile *file,
                                 AnnalsDetailFunc detail_func)
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
  return annals_document_builder_new_for (bytes, content, file, detail_func);
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
