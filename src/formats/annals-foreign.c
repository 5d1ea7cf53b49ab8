/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements of foreign timelines to events. */
#include "formats/annals-foreign.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/annals-elements.h"

#define CANCEL_CHECK_MASK 0x3ff
#define TITLE_WORDS 8 /* of the text, where there is no title */

typedef struct
{
  AnnalsDocumentBuilder *builder;
  const char *array;
  gint64 index;
  const AnnalsJsonValue *key; /* the element's name, where they stand in an object */
  const AnnalsJsonValue *element;
  GHashTable *unknown; /* char * -> Unknown: members that the dialect does not know */
} Reader;

/* A member that is met and not read: told once, with how often. */
typedef struct
{
  gsize offset;
  char *path;
  guint count;
} Unknown;

static void
unknown_free (gpointer data)
{
  Unknown *unknown = data;

  g_free (unknown->path);
  g_free (unknown);
}

static void
event_clear (AnnalsForeignEvent *event)
{
  char **texts[] = { &event->id,    &event->title,        &event->text,         &event->start,
                     &event->end,   &event->latest_start, &event->earliest_end, &event->bad_date,
                     &event->place, &event->category };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_clear_pointer (&event->actors, g_ptr_array_unref);
  g_clear_pointer (&event->tags, g_ptr_array_unref);
  g_clear_pointer (&event->remarks, g_ptr_array_unref);
  if (event->fields != NULL)
    g_string_free (g_steal_pointer (&event->fields), TRUE);
}

/* ---- Where something stands ---- */

static gboolean
is_within (const AnnalsJsonValue *value, const AnnalsJsonValue *at)
{
  return at->data >= value->data && at->data < value->data + value->length;
}

static void
append_name (GString *path, const AnnalsJsonValue *key)
{
  g_autofree char *name = annals_json_value_dup_string (key);

  g_string_append_printf (path, ".%s", name);
}

/* Adds the way from @value down to @at, which is within. */
static void
append_way (GString *path, const AnnalsJsonValue *value, const AnnalsJsonValue *at)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, member;
  guint index = 0;

  if (at->data == value->data
      || (value->kind != ANNALS_JSON_OBJECT && value->kind != ANNALS_JSON_ARRAY))
    return;
  annals_json_iter_init (&iter, value);
  while (value->kind == ANNALS_JSON_OBJECT ? annals_json_iter_next_member (&iter, &key, &member)
                                           : annals_json_iter_next (&iter, &member))
    {
      if (is_within (&member, at))
        {
          if (value->kind == ANNALS_JSON_OBJECT)
            append_name (path, &key);
          else
            g_string_append_printf (path, "[%u]", index);
          append_way (path, &member, at);
          return;
        }
      index++;
    }
}

static char *
dup_path (Reader *self, const AnnalsJsonValue *at)
{
  GString *path = g_string_new ("$");

  g_string_append_printf (path, "%s%s", *self->array != '\0' ? "." : "", self->array);
  if (self->key != NULL)
    append_name (path, self->key);
  else
    g_string_append_printf (path, "[%" G_GINT64_FORMAT "]", self->index);
  append_way (path, self->element, at);
  return g_string_free (path, FALSE);
}

static void
report (Reader *self, AnnalsSeverity severity, const AnnalsJsonValue *at, const char *message)
{
  g_autofree char *path = dup_path (self, at);

  annals_document_builder_add_diagnostic (self->builder, severity, annals_json_value_offset (at),
                                          path, message);
}

/* ---- Members that are not read ---- */

static void
count_unknown (Reader *self, const AnnalsJsonValue *key, const AnnalsJsonValue *value)
{
  g_autofree char *name = annals_json_value_dup_string (key);
  Unknown *unknown = g_hash_table_lookup (self->unknown, name);

  if (unknown == NULL)
    {
      unknown = g_new0 (Unknown, 1);
      unknown->offset = annals_json_value_offset (key);
      unknown->path = dup_path (self, value);
      g_hash_table_insert (self->unknown, g_steal_pointer (&name), unknown);
    }
  unknown->count++;
}

static gboolean
is_known (const AnnalsJsonValue *key, const char *const *known)
{
  for (; *known != NULL; known++)
    if (annals_json_value_equals (key, *known))
      return TRUE;
  return FALSE;
}

gboolean
annals_foreign_is_empty (const AnnalsJsonValue *value)
{
  return value->kind == ANNALS_JSON_NULL
         || (value->length <= 2 && value->kind != ANNALS_JSON_NUMBER);
}

static void
find_unknown (Reader *self, const AnnalsJsonValue *element, const char *const *known)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  if (known == NULL)
    return;
  annals_json_iter_init (&iter, element);
  while (annals_json_iter_next_member (&iter, &key, &value))
    if (!annals_foreign_is_empty (&value) && !is_known (&key, known))
      count_unknown (self, &key, &value);
}

static void
report_unknown (Reader *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->unknown);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Unknown *unknown = value;
      g_autofree char *shown = annals_text_shorten (key, ANNALS_TEXT_SHOWN);
      g_autofree char *message = g_strdup_printf (
          ngettext ("The member “%s” of %u element is not shown.",
                    "The member “%s” of %u elements is not shown.", unknown->count),
          shown, unknown->count);
      annals_document_builder_add_diagnostic (self->builder, ANNALS_SEVERITY_NOTE, unknown->offset,
                                              unknown->path, message);
    }
}

/**
 * annals_foreign_note_members:
 * @object: what holds the timeline, such as the root
 * @name: where it is in the file; "" for the root
 * @known: the members that are read, or that say only how to draw
 *
 * Says once of each other member that it is not shown.
 */
void
annals_foreign_note_members (const AnnalsJsonValue *object,
                             const char *name,
                             const char *const *known,
                             AnnalsDocumentBuilder *builder)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  if (object->kind != ANNALS_JSON_OBJECT)
    return;
  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      if (annals_foreign_is_empty (&value) || is_known (&key, known))
        continue;
      g_autofree char *member = annals_json_value_dup_string (&key);
      g_autofree char *path = g_strdup_printf ("$%s%s.%s", *name != '\0' ? "." : "", name, member);
      g_autofree char *shown = annals_text_shorten (member, ANNALS_TEXT_SHOWN);
      g_autofree char *message =
          g_strdup_printf (_ ("The file's member “%s” is not shown."), shown);
      annals_document_builder_add_diagnostic (builder, ANNALS_SEVERITY_NOTE,
                                              annals_json_value_offset (&key), path, message);
    }
}

/* ---- Elements to events ---- */

static guint
use_entity (Reader *self, AnnalsEntityKind kind, const AnnalsEntity *entity)
{
  if (entity->id == NULL)
    return ANNALS_NONE;
  guint found = annals_document_builder_find_entity (self->builder, kind, entity->id);
  return found != ANNALS_NONE ? found
                              : annals_document_builder_add_entity (self->builder, kind, entity);
}

static guint
use_name (Reader *self, AnnalsEntityKind kind, const char *name)
{
  return use_entity (self, kind, &(AnnalsEntity){ .id = name, .title = name });
}

static guint
use_place (Reader *self, const AnnalsForeignEvent *foreign)
{
  g_autofree char *name = g_strdup (foreign->place);

  if (name == NULL && foreign->has_position)
    name = g_strdup_printf ("%.4f, %.4f", foreign->latitude, foreign->longitude);
  return use_entity (self, ANNALS_ENTITY_PLACE,
                     &(AnnalsEntity){ .id = name,
                                      .title = name,
                                      .latitude = foreign->latitude,
                                      .longitude = foreign->longitude,
                                      .has_position = foreign->has_position });
}

static GArray *
use_names (Reader *self, AnnalsEntityKind kind, const GPtrArray *names)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      guint32 index = use_name (self, kind, g_ptr_array_index (names, i));
      g_array_append_val (indices, index);
    }
  return indices;
}

static char *
first_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", TITLE_WORDS + 1);
  gboolean more = g_strv_length (words) > TITLE_WORDS;

  if (more)
    g_clear_pointer (&words[TITLE_WORDS], g_free);
  g_autofree char *joined = g_strjoinv (" ", words);
  return more ? g_strconcat (joined, "…", NULL) : g_steal_pointer (&joined);
}

static void
set_title (Reader *self,
           const AnnalsJsonValue *element,
           AnnalsForeignEvent *foreign,
           AnnalsEvent *event)
{
  if (!foreign->is_era && foreign->title != NULL && *foreign->title == '\0')
    g_clear_pointer (&foreign->title, g_free);
  if (foreign->title == NULL && foreign->text != NULL && *foreign->text != '\0')
    {
      foreign->title = first_words (foreign->text);
      report (self, ANNALS_SEVERITY_NOTE, element,
              _ ("The event has no title; the first words of its text are taken."));
    }
  if (foreign->title == NULL)
    {
      foreign->title = g_strdup (_ ("Untitled"));
      report (self, ANNALS_SEVERITY_WARNING, element,
              _ ("The event has no title; it is shown as untitled."));
    }
  event->title = annals_document_builder_intern_text (self->builder, foreign->title);
}

/* A day or a month that is not there leaves what is coarser. */
static gboolean
parse_coarser (Reader *self, const AnnalsJsonValue *at, const char *text, AnnalsDate *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *cut = g_strdup (text);
  char *dash;

  if (annals_date_parse (text, -1, NULL, date, &error))
    return TRUE;
  while ((dash = strrchr (cut, '-')) != NULL && dash != cut)
    {
      *dash = '\0';
      if (!annals_date_parse (cut, -1, NULL, date, NULL))
        continue;
      g_autofree char *message = g_strdup_printf (_ ("%s “%s” is taken."), error->message, cut);
      report (self, ANNALS_SEVERITY_WARNING, at, message);
      return TRUE;
    }
  report (self, ANNALS_SEVERITY_WARNING, at, error->message);
  return FALSE;
}

static gboolean
parse_date (Reader *self, const AnnalsJsonValue *at, const char *text, AnnalsDate *date)
{
  return text != NULL && parse_coarser (self, at, text, date);
}

/* Uncertain ends of their own: certain is only what lies between them. */
static void
set_certain_part (Reader *self,
                  const AnnalsJsonValue *element,
                  const AnnalsForeignEvent *foreign,
                  AnnalsEvent *event)
{
  AnnalsDate date;

  if (parse_date (self, element, foreign->latest_start, &date))
    event->latest_start = CLAMP (date.latest, event->start, event->end);
  if (parse_date (self, element, foreign->earliest_end, &date))
    event->earliest_end = CLAMP (date.earliest, event->start, event->end);
}

static void
report_undated (Reader *self, const AnnalsJsonValue *at, const AnnalsForeignEvent *foreign)
{
  g_autofree char *message = NULL, *shown = NULL;

  if (foreign->bad_date != NULL)
    {
      shown = annals_text_shorten (foreign->bad_date, ANNALS_TEXT_SHOWN);
      message = g_strdup_printf (
          _ ("“%s” is no date that is known here; the event is listed as undated. Expected one "
             "such as 2023-05-30, 30 May 2023 or circa 1984."),
          shown);
    }
  else if (foreign->start == NULL)
    message = g_strdup (_ ("The event has no date; it is listed as undated."));
  if (message != NULL)
    report (self, ANNALS_SEVERITY_WARNING, at, message);
}

/* What has only an end has that for its date. */
static void
take_lone_end (AnnalsForeignEvent *foreign)
{
  if (foreign->start != NULL || foreign->bad_date != NULL || foreign->end == NULL
      || g_str_equal (foreign->end, ".."))
    return;
  foreign->start = g_steal_pointer (&foreign->end);
  annals_foreign_take_remark (foreign, ANNALS_SEVERITY_NOTE, NULL,
                              _ ("The event has an end and no start; the end is its date."));
}

static void
set_dates (Reader *self,
           const AnnalsJsonValue *element,
           const AnnalsForeignEvent *foreign,
           AnnalsEvent *event)
{
  const AnnalsJsonValue *at = foreign->date_at.kind ? &foreign->date_at : element;
  const guint unsaid = ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN;
  AnnalsDate start, end = { 0 };

  gboolean has_start = parse_date (self, at, foreign->start, &start);
  gboolean has_end = has_start && parse_date (self, at, foreign->end, &end);
  if (!has_start || ((start.flags & unsaid) && (!has_end || (end.flags & unsaid))))
    {
      event->flags |= ANNALS_EVENT_UNDATED;
      if (!foreign->is_era)
        report_undated (self, at, foreign);
      return;
    }
  if (!annals_event_set_dates (event, &start, has_end ? &end : NULL))
    {
      g_autofree char *message =
          g_strdup_printf (_ ("The end, “%s”, is before the start, “%s”; they are exchanged."),
                           foreign->end, foreign->start);
      report (self, ANNALS_SEVERITY_WARNING, at, message);
    }
  set_certain_part (self, at, foreign, event);
}

static void
report_remarks (Reader *self, const AnnalsForeignEvent *foreign)
{
  for (guint i = 0; foreign->remarks != NULL && i < foreign->remarks->len; i++)
    {
      const AnnalsForeignRemark *remark = g_ptr_array_index (foreign->remarks, i);
      report (self, remark->severity, remark->at.kind ? &remark->at : self->element,
              remark->message);
    }
}

static void
add_era (Reader *self,
         const AnnalsJsonValue *element,
         const AnnalsForeignEvent *foreign,
         const AnnalsEvent *event)
{
  g_autofree char *color =
      foreign->color != 0 ? g_strdup_printf ("#%06x", foreign->color & 0xffffff) : NULL;
  AnnalsEra era = { .title = foreign->title,
                    .color = color,
                    .start = event->start,
                    .end = event->end,
                    .flags = event->flags };

  if (event->flags & ANNALS_EVENT_UNDATED)
    report (self, ANNALS_SEVERITY_ERROR, element,
            _ ("The era has no date that can be read; it is left out."));
  else
    annals_document_builder_add_era (self->builder, &era);
}

static void
add_event (Reader *self,
           const AnnalsJsonValue *element,
           const AnnalsForeignEvent *foreign,
           AnnalsEvent *event)
{
  g_autoptr (GArray) actors = use_names (self, ANNALS_ENTITY_ACTOR, foreign->actors);
  g_autoptr (GArray) tags = use_names (self, ANNALS_ENTITY_TAG, foreign->tags);
  const guint32 *first_actor = (const guint32 *) (gpointer) actors->data,
                *first_tag = (const guint32 *) (gpointer) tags->data;

  if (foreign->id != NULL)
    event->id = annals_document_builder_intern_text (self->builder, foreign->id);
  event->category = use_name (self, ANNALS_ENTITY_CATEGORY, foreign->category);
  event->place = use_place (self, foreign);
  event->color = foreign->color;
  if (foreign->importance > 0)
    event->importance = (guint8) MIN (foreign->importance, 5);
  if (foreign->has_sources)
    event->flags |= ANNALS_EVENT_HAS_SOURCES;
  annals_document_builder_add_event (self->builder, event, first_actor, actors->len, first_tag,
                                     tags->len);
}

static void
add_element (Reader *self, const AnnalsJsonValue *element, AnnalsForeignEvent *foreign)
{
  AnnalsEvent event = { .offset = (guint32) annals_json_value_offset (element),
                        .length = (guint32) element->length,
                        .importance = 3 };

  annals_document_builder_set_element (self->builder, (guint32) self->index);
  set_title (self, element, foreign, &event);
  take_lone_end (foreign);
  set_dates (self, element, foreign, &event);
  report_remarks (self, foreign);
  if (foreign->is_era)
    add_era (self, element, foreign, &event);
  else
    add_event (self, element, foreign, &event);
}

static void
report_no_event (Reader *self, const AnnalsJsonValue *element, const char *reason)
{
  g_autofree char *found = annals_found_dup_words (element);
  g_autofree char *message =
      g_strdup_printf (_ ("Expected an event, an object, found %s; it is left out."), found);

  report (self, ANNALS_SEVERITY_ERROR, element, reason != NULL ? reason : message);
}

static void
read_element (Reader *self, const AnnalsJsonValue *element, const AnnalsForeignShape *shape)
{
  AnnalsForeignEvent event = { 0 };
  const char *reason = NULL;

  self->element = element;
  if (element->kind == ANNALS_JSON_OBJECT && shape->fill (element, &event, &reason))
    {
      find_unknown (self, element, shape->known);
      if (event.is_head)
        report (self, ANNALS_SEVERITY_NOTE, element, _ ("This is taken as the timeline's title."));
      else
        add_element (self, element, &event);
    }
  else
    report_no_event (self, element, reason);
  event_clear (&event);
}

/* An array whose elements are read in several threads. */
typedef struct
{
  const char *name;
  const AnnalsForeignShape *shape;
  GMutex lock;
  GHashTable *unknown; /* of all; under the lock */
} Array;

static GHashTable *
unknown_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unknown_free);
}

/* The first that is met is the one that is named. */
static void
merge_unknown (GHashTable *all, GHashTable *some)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, some);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      Unknown *one = value, *known = g_hash_table_lookup (all, name);
      g_hash_table_iter_steal (&iter);
      if (known != NULL && known->offset < one->offset)
        {
          known->count += one->count;
          unknown_free (one);
          g_free (name);
          continue;
        }
      one->count += known != NULL ? known->count : 0;
      g_hash_table_replace (all, name, one);
    }
}

static void
read_run (AnnalsElements *elements, gpointer data)
{
  Array *array = data;
  g_autoptr (GHashTable) unknown = unknown_new ();
  Reader self = { .builder = elements->builder, .array = array->name, .unknown = unknown };
  AnnalsJsonValue element;

  while (annals_elements_next (elements, &element))
    {
      self.index = elements->index;
      read_element (&self, &element, array->shape);
    }
  g_mutex_lock (&array->lock);
  merge_unknown (array->unknown, unknown);
  g_mutex_unlock (&array->lock);
}

/* Elements that each have a name. */
static gboolean
read_named (Reader *self,
            const AnnalsJsonValue *object,
            const AnnalsForeignShape *shape,
            GCancellable *cancellable,
            GError **error)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, element;

  self->key = &key;
  annals_json_iter_init (&iter, object);
  for (; annals_json_iter_next_member (&iter, &key, &element); self->index++)
    {
      if ((self->index & CANCEL_CHECK_MASK) == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_element (self, &element, shape);
    }
  return TRUE;
}

/**
 * annals_foreign_read_array:
 * @array: the elements; in an object each has a name
 * @name: the array's name in the file, for messages; "" for the root
 * @shape: the dialect's way to read an element
 *
 * Hands each element to the builder; what is no event gets a line of its own.
 */
gboolean
annals_foreign_read_array (const AnnalsJsonValue *array,
                           const char *name,
                           const AnnalsForeignShape *shape,
                           AnnalsDocumentBuilder *builder,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GHashTable) unknown = unknown_new ();
  Reader self = { .builder = builder, .array = name, .unknown = unknown };
  Array elements = { .name = name, .shape = shape, .unknown = unknown };
  gboolean good = TRUE;

  if (array->kind != ANNALS_JSON_ARRAY && array->kind != ANNALS_JSON_OBJECT)
    return TRUE;
  g_autofree char *path = g_strdup_printf ("$%s%s", *name != '\0' ? "." : "", name);
  annals_document_builder_set_array (builder, annals_document_builder_intern (builder, path, -1),
                                     ANNALS_SEVERITY_NOTE);
  g_mutex_init (&elements.lock);
  good = array->kind == ANNALS_JSON_OBJECT
             ? read_named (&self, array, shape, cancellable, error)
             : annals_elements_read (array, builder, read_run, &elements, cancellable, error);
  g_mutex_clear (&elements.lock);
  report_unknown (&self);
  return good;
}

/* A text that is wholly told by the title, for lack of one, is not told again. */
static void
drop_titling_text (AnnalsForeignEvent *foreign)
{
  AnnalsDetail *detail = foreign->detail;
  g_autofree char *title =
      foreign->title == NULL && foreign->text != NULL ? first_words (foreign->text) : NULL;

  if (title != NULL && g_strcmp0 (title, detail->summary) == 0)
    g_clear_pointer (&detail->summary, g_free);
}

/**
 * annals_foreign_dup_detail:
 *
 * @element: the event's bytes
 * @fill: (scope call): the dialect's reader
 *
 * Reads an element again for the details pane.
 */
AnnalsDetail *
annals_foreign_dup_detail (const char *element, const AnnalsEvent *event, AnnalsForeignFunc fill)
{
  AnnalsJsonText text = { .data = element, .length = event->length };
  AnnalsJsonValue value = annals_json_value_at (&text, element);
  AnnalsDetail *detail = annals_detail_new ();
  AnnalsForeignEvent foreign = { .detail = detail };
  const char *reason = NULL;

  if (fill (&value, &foreign, &reason))
    {
      take_lone_end (&foreign);
      drop_titling_text (&foreign);
      annals_foreign_tell_fields (&foreign);
      detail->start_text = g_steal_pointer (&foreign.start);
      detail->end_text = g_steal_pointer (&foreign.end);
    }
  event_clear (&foreign);
  return detail;
}
