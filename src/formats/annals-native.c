/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-native.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/annals-native-texts.h"
#include "formats/annals-reader.h"

#define CANCEL_CHECK_MASK 0x3ff /* look every 1024 events */

/* Where the reader is, for messages: $.array[index].member[item].part; what is unset is left out.
 */
typedef struct
{
  const char *array;
  gint64 index;
  const char *member;
  gint64 item;
  const char *part;
} Place;

typedef struct
{
  AnnalsDocumentBuilder *builder;
  const char *language; /* the document's, for texts in several */
  GTimeZone *zone;
  Place place;
  gboolean declared[ANNALS_N_ENTITY_KINDS]; /* the file lists its categories, actors, places */
  GArray *actors, *tags;                    /* guint32: of the event in hand */
} Reader;

#define NOWHERE ((Place){ .index = -1, .item = -1 })

static char *
place_to_path (const Place *place)
{
  GString *path = g_string_new ("$");

  if (place->array != NULL)
    g_string_append_printf (path, ".%s", place->array);
  if (place->index >= 0)
    g_string_append_printf (path, "[%" G_GINT64_FORMAT "]", place->index);
  if (place->member != NULL)
    g_string_append_printf (path, ".%s", place->member);
  if (place->item >= 0)
    g_string_append_printf (path, "[%" G_GINT64_FORMAT "]", place->item);
  if (place->part != NULL)
    g_string_append_printf (path, ".%s", place->part);
  return g_string_free (path, FALSE);
}

static void
report (Reader *self, AnnalsSeverity severity, const AnnalsJsonValue *at, const char *message)
{
  g_autofree char *path = place_to_path (&self->place);

  annals_document_builder_add_diagnostic (self->builder, severity, annals_json_value_offset (at),
                                          path, message);
}

static void G_GNUC_PRINTF (4, 5) report_format (
    Reader *self, AnnalsSeverity severity, const AnnalsJsonValue *at, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  report (self, severity, at, message);
}

static const char *
kind_name (AnnalsJsonKind kind)
{
  switch (kind)
    {
    case ANNALS_JSON_NULL:
      return _ ("null");
    case ANNALS_JSON_BOOLEAN:
      return _ ("true or false");
    case ANNALS_JSON_NUMBER:
      return _ ("a number");
    case ANNALS_JSON_STRING:
      return _ ("a text");
    case ANNALS_JSON_ARRAY:
      return _ ("an array");
    case ANNALS_JSON_OBJECT:
      return _ ("an object");
    case ANNALS_JSON_ABSENT:
    default:
      return _ ("nothing");
    }
}

static const char *
expected_name (guint kinds)
{
  if (kinds == (ANNALS_JSON_STRING | ANNALS_JSON_OBJECT))
    return _ ("a text, or one for each language");
  if (kinds == (ANNALS_JSON_STRING | ANNALS_JSON_ARRAY))
    return _ ("an array of texts");
  if (kinds == (ANNALS_JSON_STRING | ANNALS_JSON_NUMBER))
    return _ ("a date as text");
  return kind_name ((AnnalsJsonKind) kinds);
}

/* ---- Members ---- */

/* A member that the format knows: which kinds of value it may have, and where to keep it. */
typedef struct
{
  const char *name;
  guint kinds;
  gsize at; /* of an AnnalsJsonValue in a struct */
} Member;

#define TEXT (ANNALS_JSON_STRING | ANNALS_JSON_OBJECT)
#define DATE (ANNALS_JSON_STRING | ANNALS_JSON_NUMBER)

static const Member *
find_member (const Member *members, const AnnalsJsonValue *key)
{
  for (; members->name != NULL; members++)
    if (annals_json_value_equals (key, members->name))
      return members;
  return NULL;
}

static void
keep_member (Reader *self, const Member *member, const AnnalsJsonValue *value, gpointer kept)
{
  AnnalsJsonValue *slot = (AnnalsJsonValue *) ((char *) kept + member->at);

  if (value->kind == ANNALS_JSON_NULL)
    return; /* as good as absent */
  if (!(value->kind & member->kinds))
    {
      report_format (self, ANNALS_SEVERITY_WARNING, value,
                     _ ("Expected %s, found %s; it is left out."), expected_name (member->kinds),
                     kind_name (value->kind));
      return;
    }
  if (slot->kind != ANNALS_JSON_ABSENT)
    report (self, ANNALS_SEVERITY_WARNING, value,
            _ ("This member is given twice; the last one counts."));
  *slot = *value;
}

/* Sorts an object's members into a struct of values; tells of wrong kinds and, once each, of
 * unknown names.
 * @name_at points into self->place at what changes with the member. */
static void
read_members (Reader *self,
              const AnnalsJsonValue *object,
              const Member *members,
              const char **name_at,
              gpointer kept)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      const Member *member = find_member (members, &key);
      if (member != NULL)
        {
          *name_at = member->name;
          keep_member (self, member, &value, kept);
          continue;
        }
      g_autofree char *name = annals_json_value_dup_string (&key);
      *name_at = NULL;
      report_format (self, ANNALS_SEVERITY_NOTE, &key,
                     _ ("The member “%.64s” is not part of annals/1; it is kept but not shown."),
                     name);
    }
  *name_at = NULL;
}

static char *
dup_text (Reader *self, const AnnalsJsonValue *value)
{
  return annals_native_dup_text (value, self->language);
}

/* Into the bytes where the text stands there as it is, else into the pool. */
static AnnalsText
get_text (Reader *self, const AnnalsJsonValue *value)
{
  AnnalsText text;
  AnnalsJsonValue chosen = annals_native_choose_text (value, self->language);

  if (chosen.kind != ANNALS_JSON_STRING)
    return (AnnalsText){ "", 0 };
  if (annals_json_value_get_plain (&chosen, &text))
    return text;
  g_autofree char *string = annals_json_value_dup_string (&chosen);
  gsize length = strlen (string);
  return (AnnalsText){ annals_document_builder_intern (self->builder, string, (gssize) length),
                       (guint32) length };
}

/* ---- Dates ---- */

static char *
dup_date_text (Reader *self, const AnnalsJsonValue *value)
{
  if (value->kind == ANNALS_JSON_STRING)
    return annals_json_value_dup_string (value);
  report (self, ANNALS_SEVERITY_NOTE, value,
          _ ("A number stands where a date should; it is taken as a year."));
  double number = annals_json_value_get_double (value);
  if (fabs (number) < 10000 && number == floor (number))
    return g_strdup_printf (number < 0 ? "-%04d" : "%04d", abs ((int) number));
  return g_strdup_printf ("Y%.0f", CLAMP (number, -1e15, 1e15));
}

static gboolean
read_date (Reader *self, const AnnalsJsonValue *value, AnnalsDate *date)
{
  g_autoptr (GError) error = NULL;

  if (value->kind == ANNALS_JSON_ABSENT)
    return FALSE;
  g_autofree char *text = dup_date_text (self, value);
  if (annals_date_parse (text, -1, self->zone, date, &error))
    return TRUE;
  report (self, ANNALS_SEVERITY_WARNING, value, error->message);
  return FALSE;
}

static gboolean
read_interval (Reader *self,
               const AnnalsJsonValue *value,
               AnnalsDate *start,
               AnnalsDate *end,
               gboolean *is_span)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_date_text (self, value);

  *is_span = strchr (text, '/') != NULL;
  if (annals_date_parse_interval (text, -1, self->zone, start, end, &error))
    return TRUE;
  report (self, ANNALS_SEVERITY_WARNING, value, error->message);
  return FALSE;
}

/* ---- Categories, actors, places ---- */

typedef struct
{
  AnnalsJsonValue id, title, color, latitude, longitude, approximate, description;
} EntityParts;

static const Member entity_members[] = {
  { "id", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EntityParts, id) },
  { "title", TEXT, G_STRUCT_OFFSET (EntityParts, title) },
  { "color", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EntityParts, color) },
  { "latitude", ANNALS_JSON_NUMBER, G_STRUCT_OFFSET (EntityParts, latitude) },
  { "longitude", ANNALS_JSON_NUMBER, G_STRUCT_OFFSET (EntityParts, longitude) },
  { "approximate", ANNALS_JSON_BOOLEAN, G_STRUCT_OFFSET (EntityParts, approximate) },
  { "description", TEXT, G_STRUCT_OFFSET (EntityParts, description) },
  { NULL },
};

static gboolean
is_color (const char *text)
{
  gsize length = strlen (text);

  if (text[0] != '#' || (length != 4 && length != 7))
    return FALSE;
  for (const char *digit = text + 1; *digit != '\0'; digit++)
    if (!g_ascii_isxdigit (*digit))
      return FALSE;
  return TRUE;
}

static char *
dup_color (Reader *self, const AnnalsJsonValue *value)
{
  if (value->kind == ANNALS_JSON_ABSENT)
    return NULL;
  g_autofree char *text = annals_json_value_dup_string (value);
  if (is_color (text))
    return g_steal_pointer (&text);
  self->place.member = "color";
  report_format (self, ANNALS_SEVERITY_WARNING, value,
                 _ ("Expected a colour such as “#3584e4”, found “%.64s”; it is left out."), text);
  return NULL;
}

static void
add_entity (Reader *self,
            AnnalsEntityKind kind,
            const AnnalsJsonValue *element,
            const EntityParts *parts)
{
  g_autofree char *id = annals_json_value_dup_string (&parts->id);
  g_autofree char *title = parts->title.kind ? dup_text (self, &parts->title) : NULL;
  g_autofree char *color = dup_color (self, &parts->color);
  AnnalsEntity entity = { .id = id, .title = title, .color = color };

  if (parts->latitude.kind && parts->longitude.kind)
    {
      entity.latitude = annals_json_value_get_double (&parts->latitude);
      entity.longitude = annals_json_value_get_double (&parts->longitude);
      entity.has_position = fabs (entity.latitude) <= 90 && fabs (entity.longitude) <= 180;
      if (!entity.has_position)
        report (self, ANNALS_SEVERITY_WARNING, &parts->latitude,
                _ ("Expected degrees, latitude within ±90 and longitude within ±180; they are left "
                   "out."));
    }
  entity.approximate =
      parts->approximate.kind && annals_json_value_get_boolean (&parts->approximate);
  if (annals_document_builder_add_entity (self->builder, kind, &entity) == ANNALS_NONE)
    report_format (self, ANNALS_SEVERITY_WARNING, element,
                   _ ("The id “%.64s” is given twice; the last one counts."), id);
}

static void
read_entities (Reader *self, AnnalsEntityKind kind, const char *name, const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (array->kind != ANNALS_JSON_ARRAY)
    return;
  self->declared[kind] = TRUE;
  self->place = NOWHERE;
  self->place.array = name;
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    {
      EntityParts parts = { 0 };
      self->place.index++;
      if (element.kind == ANNALS_JSON_OBJECT)
        read_members (self, &element, entity_members, &self->place.member, &parts);
      if (parts.id.kind)
        add_entity (self, kind, &element, &parts);
      else
        report (self, ANNALS_SEVERITY_ERROR, &element,
                _ ("Expected an object with an “id”; it is left out."));
      self->place.member = NULL;
    }
}

/* An id that the file uses. Where the file lists none of the kind, using it is enough. */
static guint
use_entity (Reader *self, AnnalsEntityKind kind, const AnnalsJsonValue *value)
{
  g_autofree char *id = annals_json_value_dup_string (value);
  guint found = annals_document_builder_find_entity (self->builder, kind, id);
  AnnalsEntity entity = { .id = id, .title = id };

  if (found != ANNALS_NONE)
    return found;
  if (self->declared[kind])
    report_format (self, ANNALS_SEVERITY_WARNING, value,
                   _ ("The id “%.64s” is not listed above; it is shown as it is."), id);
  return annals_document_builder_add_entity (self->builder, kind, &entity);
}

/* ---- Eras ---- */

typedef struct
{
  AnnalsJsonValue id, title, start, end, date, color;
} EraParts;

static const Member era_members[] = {
  { "id", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EraParts, id) },
  { "title", TEXT, G_STRUCT_OFFSET (EraParts, title) },
  { "start", DATE, G_STRUCT_OFFSET (EraParts, start) },
  { "end", DATE, G_STRUCT_OFFSET (EraParts, end) },
  { "date", DATE, G_STRUCT_OFFSET (EraParts, date) },
  { "color", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EraParts, color) },
  { NULL },
};

/* The dates of an event or an era, from "date", or from "start" and "end". FALSE: it has none that
 * can be read. */
static gboolean
read_when (Reader *self,
           const AnnalsJsonValue *date,
           const AnnalsJsonValue *start,
           const AnnalsJsonValue *end,
           AnnalsEvent *event)
{
  AnnalsDate first, last;
  gboolean has_end;

  self->place.member = date->kind ? "date" : "start";
  if (date->kind)
    {
      if (start->kind || end->kind)
        report (self, ANNALS_SEVERITY_WARNING, date,
                _ ("There is a “date” and a “start” or “end”; the “date” counts."));
      if (!read_interval (self, date, &first, &last, &has_end))
        return FALSE;
    }
  else
    {
      if (!read_date (self, start, &first))
        return FALSE;
      self->place.member = "end";
      has_end = read_date (self, end, &last);
    }
  if ((first.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN))
      && (!has_end || (last.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN))))
    {
      report (self, ANNALS_SEVERITY_WARNING, date->kind ? date : start,
              _ ("A date with no bound says nothing."));
      return FALSE;
    }
  if (!annals_event_set_dates (event, &first, has_end ? &last : NULL))
    report (self, ANNALS_SEVERITY_WARNING, end->kind ? end : date,
            _ ("The end is before the start; they are exchanged."));
  self->place.member = NULL;
  return TRUE;
}

static void
read_era (Reader *self, const AnnalsJsonValue *element)
{
  EraParts parts = { 0 };
  AnnalsEvent event = { 0 };

  if (element->kind != ANNALS_JSON_OBJECT)
    {
      report (self, ANNALS_SEVERITY_ERROR, element, _ ("Expected an object; the era is left out."));
      return;
    }
  read_members (self, element, era_members, &self->place.member, &parts);
  if (!read_when (self, &parts.date, &parts.start, &parts.end, &event))
    {
      self->place.member = NULL;
      report (self, ANNALS_SEVERITY_ERROR, element,
              _ ("The era has no date that can be read; it is left out."));
      return;
    }
  g_autofree char *title = parts.title.kind ? dup_text (self, &parts.title) : NULL;
  g_autofree char *color = dup_color (self, &parts.color);
  AnnalsEra era = {
    .title = title, .color = color, .start = event.start, .end = event.end, .flags = event.flags
  };
  annals_document_builder_add_era (self->builder, &era);
}

static void
read_eras (Reader *self, const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (array->kind != ANNALS_JSON_ARRAY)
    return;
  self->place = NOWHERE;
  self->place.array = "eras";
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    {
      self->place.index++;
      read_era (self, &element);
      self->place.member = NULL;
    }
}

/* ---- Events ---- */

typedef struct
{
  AnnalsJsonValue id, title, start, end, date, importance, category, actors, place, tags;
  AnnalsJsonValue summary, body, note, media, sources, related;
} EventParts;

static const Member event_members[] = {
  { "id", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, id) },
  { "title", TEXT, G_STRUCT_OFFSET (EventParts, title) },
  { "start", DATE, G_STRUCT_OFFSET (EventParts, start) },
  { "end", DATE, G_STRUCT_OFFSET (EventParts, end) },
  { "date", DATE, G_STRUCT_OFFSET (EventParts, date) },
  { "importance", ANNALS_JSON_NUMBER, G_STRUCT_OFFSET (EventParts, importance) },
  { "category", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, category) },
  { "actors", ANNALS_JSON_ARRAY | ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, actors) },
  { "place", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, place) },
  { "tags", ANNALS_JSON_ARRAY | ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, tags) },
  { "summary", TEXT, G_STRUCT_OFFSET (EventParts, summary) },
  { "body", TEXT, G_STRUCT_OFFSET (EventParts, body) },
  { "note", TEXT, G_STRUCT_OFFSET (EventParts, note) },
  { "media", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (EventParts, media) },
  { "sources", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (EventParts, sources) },
  { "related", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (EventParts, related) },
  { NULL },
};

static void
read_references (Reader *self,
                 AnnalsEntityKind kind,
                 const char *name,
                 const AnnalsJsonValue *value,
                 GArray *references)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  g_array_set_size (references, 0);
  self->place.member = name;
  if (value->kind == ANNALS_JSON_STRING)
    {
      guint32 index = use_entity (self, kind, value);
      g_array_append_val (references, index);
    }
  if (value->kind != ANNALS_JSON_ARRAY)
    return;
  annals_json_iter_init (&iter, value);
  while (annals_json_iter_next (&iter, &element))
    {
      self->place.item++;
      if (element.kind == ANNALS_JSON_STRING)
        {
          guint32 index = use_entity (self, kind, &element);
          g_array_append_val (references, index);
        }
      else
        report_format (self, ANNALS_SEVERITY_WARNING, &element,
                       _ ("Expected %s, found %s; it is left out."), kind_name (ANNALS_JSON_STRING),
                       kind_name (element.kind));
    }
  self->place.item = -1;
}

static guint8
read_importance (Reader *self, const AnnalsJsonValue *value)
{
  if (!value->kind)
    return 3;
  double number = annals_json_value_get_double (value);
  if (number >= 1 && number <= 5 && number == floor (number))
    return (guint8) number;
  self->place.member = "importance";
  report_format (self, ANNALS_SEVERITY_WARNING, value,
                 _ ("Expected a whole number from 1 to 5, found %.*s; the nearest is taken."),
                 (int) MIN (value->length, 32), value->data);
  return (guint8) CLAMP (round (number), 1, 5);
}

typedef struct
{
  AnnalsJsonValue title, publisher, date, url, file, alt, caption, credit;
} ItemParts;

static const Member source_members[] = {
  { "title", TEXT, G_STRUCT_OFFSET (ItemParts, title) },
  { "publisher", TEXT, G_STRUCT_OFFSET (ItemParts, publisher) },
  { "date", DATE, G_STRUCT_OFFSET (ItemParts, date) },
  { "url", ANNALS_JSON_STRING, G_STRUCT_OFFSET (ItemParts, url) },
  { NULL },
};

static const Member media_members[] = {
  { "file", ANNALS_JSON_STRING, G_STRUCT_OFFSET (ItemParts, file) },
  { "alt", TEXT, G_STRUCT_OFFSET (ItemParts, alt) },
  { "caption", TEXT, G_STRUCT_OFFSET (ItemParts, caption) },
  { "credit", TEXT, G_STRUCT_OFFSET (ItemParts, credit) },
  { NULL },
};

static gboolean
check_source (Reader *self, const AnnalsJsonValue *element)
{
  ItemParts parts = { 0 };

  if (element->kind == ANNALS_JSON_OBJECT)
    read_members (self, element, source_members, &self->place.part, &parts);
  if (parts.title.kind || parts.publisher.kind)
    return TRUE;
  report (self, ANNALS_SEVERITY_WARNING, element,
          _ ("Expected a source with a title or a publisher; it is left out."));
  return FALSE;
}

static gboolean
check_media (Reader *self, const AnnalsJsonValue *element)
{
  ItemParts parts = { 0 };

  if (element->kind == ANNALS_JSON_OBJECT)
    read_members (self, element, media_members, &self->place.part, &parts);
  g_autofree char *file = parts.file.kind ? annals_json_value_dup_string (&parts.file) : NULL;
  if (file != NULL && annals_native_is_beside (file))
    return TRUE;
  report (self, ANNALS_SEVERITY_WARNING, element,
          _ ("Expected media with a “file” beside the chronology; it is left out."));
  return FALSE;
}

/* How many of an array's elements pass a check that reports. */
static guint
check_items (Reader *self,
             const char *name,
             const AnnalsJsonValue *array,
             gboolean (*check) (Reader *self, const AnnalsJsonValue *element))
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;
  guint good = 0;

  if (!array->kind)
    return 0;
  self->place.member = name;
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    {
      self->place.item++;
      good += check (self, &element) ? 1 : 0;
      self->place.part = NULL;
    }
  self->place.item = -1;
  return good;
}

static AnnalsRelationKind
read_relation_kind (Reader *self, const AnnalsJsonValue *element, const AnnalsJsonValue *kind)
{
  static const char *const names[] = {
    [ANNALS_RELATION_FOLLOWS] = "follows",         [ANNALS_RELATION_RESPONDS_TO] = "responds-to",
    [ANNALS_RELATION_PART_OF] = "part-of",         [ANNALS_RELATION_CAUSES] = "causes",
    [ANNALS_RELATION_CONTRADICTS] = "contradicts",
  };

  for (guint i = 0; kind->kind == ANNALS_JSON_STRING && i < G_N_ELEMENTS (names); i++)
    if (annals_json_value_equals (kind, names[i]))
      return (AnnalsRelationKind) i;
  self->place.part = "kind";
  report (self, ANNALS_SEVERITY_WARNING, kind->kind ? kind : element,
          _ ("Expected a kind: follows, responds-to, part-of, causes or contradicts; “follows” is "
             "taken."));
  self->place.part = NULL;
  return ANNALS_RELATION_FOLLOWS;
}

static void
read_related (Reader *self, guint number, const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (!array->kind)
    return;
  self->place.member = "related";
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    {
      AnnalsJsonValue event = { 0 }, kind = { 0 };
      self->place.item++;
      if (element.kind == ANNALS_JSON_OBJECT)
        {
          event = annals_json_value_get_member (&element, "event");
          kind = annals_json_value_get_member (&element, "kind");
        }
      if (event.kind != ANNALS_JSON_STRING)
        {
          report (self, ANNALS_SEVERITY_WARNING, &element,
                  _ ("Expected an object with an “event”, the id of another; it is left out."));
          continue;
        }
      g_autofree char *id = annals_json_value_dup_string (&event);
      g_autofree char *path = place_to_path (&self->place);
      annals_document_builder_add_relation (self->builder, number, id,
                                            read_relation_kind (self, &element, &kind),
                                            annals_json_value_offset (&event), path);
    }
  self->place.item = -1;
}

static void
add_event (Reader *self,
           AnnalsEvent *event,
           const AnnalsJsonValue *element,
           const EventParts *parts)
{
  const guint32 *actors = (const guint32 *) (gpointer) self->actors->data;
  const guint32 *tags = (const guint32 *) (gpointer) self->tags->data;
  guint number = annals_document_builder_add_event (self->builder, event, actors, self->actors->len,
                                                    tags, self->tags->len);

  if (number == ANNALS_NONE)
    {
      self->place.member = "id";
      report_format (self, ANNALS_SEVERITY_WARNING, &parts->id,
                     _ ("The id “%.64s” is used twice; links lead to the first event that has it."),
                     event->id);
      event->id = NULL;
      number = annals_document_builder_add_event (self->builder, event, actors, self->actors->len,
                                                  tags, self->tags->len);
    }
  read_related (self, number, &parts->related);
}

static void
set_title (Reader *self,
           AnnalsEvent *event,
           const AnnalsJsonValue *element,
           const EventParts *parts)
{
  if (parts->title.kind)
    event->title = get_text (self, &parts->title);
  if (event->title.length > 0)
    return;
  report (self, ANNALS_SEVERITY_WARNING, parts->title.kind ? &parts->title : element,
          _ ("The event has no title; it is shown as untitled."));
  const char *untitled = event->id != NULL ? event->id : _ ("Untitled");
  event->title.length = (guint32) strlen (untitled);
  event->title.data = annals_document_builder_intern (self->builder, untitled, -1);
}

static void
set_id (Reader *self, AnnalsEvent *event, const AnnalsJsonValue *id)
{
  g_autofree char *text = id->kind ? annals_json_value_dup_string (id) : NULL;

  if (text != NULL && *text != '\0')
    event->id = annals_document_builder_intern (self->builder, text, -1);
}

static void
set_when (Reader *self, AnnalsEvent *event, const AnnalsJsonValue *element, const EventParts *parts)
{
  gboolean has_any = parts->date.kind || parts->start.kind;

  if (read_when (self, &parts->date, &parts->start, &parts->end, event))
    return;
  self->place.member = NULL;
  event->flags |= ANNALS_EVENT_UNDATED;
  if (!has_any)
    report (self, ANNALS_SEVERITY_WARNING, element,
            _ ("The event has no “start” and no “date”; it is listed as undated."));
}

static void
read_event (Reader *self, const AnnalsJsonValue *element)
{
  EventParts parts = { 0 };
  AnnalsEvent event = { .offset = annals_json_value_offset (element),
                        .length = (guint32) MIN (element->length, G_MAXUINT32),
                        .category = ANNALS_NONE,
                        .place = ANNALS_NONE };

  if (element->kind != ANNALS_JSON_OBJECT)
    {
      report_format (self, ANNALS_SEVERITY_ERROR, element,
                     _ ("Expected an event, an object, found %s."), kind_name (element->kind));
      return;
    }
  read_members (self, element, event_members, &self->place.member, &parts);
  set_id (self, &event, &parts.id);
  set_title (self, &event, element, &parts);
  set_when (self, &event, element, &parts);
  self->place.member = "category";
  if (parts.category.kind)
    event.category = use_entity (self, ANNALS_ENTITY_CATEGORY, &parts.category);
  self->place.member = "place";
  if (parts.place.kind)
    event.place = use_entity (self, ANNALS_ENTITY_PLACE, &parts.place);
  read_references (self, ANNALS_ENTITY_ACTOR, "actors", &parts.actors, self->actors);
  read_references (self, ANNALS_ENTITY_TAG, "tags", &parts.tags, self->tags);
  event.importance = read_importance (self, &parts.importance);
  if (check_items (self, "sources", &parts.sources, check_source) > 0)
    event.flags |= ANNALS_EVENT_HAS_SOURCES;
  check_items (self, "media", &parts.media, check_media);
  add_event (self, &event, element, &parts);
}

static gboolean
read_events (Reader *self, const AnnalsJsonValue *array, GCancellable *cancellable, GError **error)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  self->place = NOWHERE;
  self->place.array = "events";
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    {
      self->place.index++;
      self->place.member = NULL;
      if (self->place.index >= ANNALS_MAX_EVENTS)
        {
          g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_LIMIT,
                       _ ("There are more than %u events"), ANNALS_MAX_EVENTS);
          return FALSE;
        }
      if ((self->place.index & CANCEL_CHECK_MASK) == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_event (self, &element);
    }
  return TRUE;
}

/* ---- The head ---- */

typedef struct
{
  AnnalsJsonValue format, title, description, language, timezone;
  AnnalsJsonValue categories, actors, places, eras, events, view;
} HeadParts;

static const Member head_members[] = {
  { "format", ANNALS_JSON_STRING, G_STRUCT_OFFSET (HeadParts, format) },
  { "title", TEXT, G_STRUCT_OFFSET (HeadParts, title) },
  { "description", TEXT, G_STRUCT_OFFSET (HeadParts, description) },
  { "language", ANNALS_JSON_STRING, G_STRUCT_OFFSET (HeadParts, language) },
  { "timezone", ANNALS_JSON_STRING, G_STRUCT_OFFSET (HeadParts, timezone) },
  { "categories", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (HeadParts, categories) },
  { "actors", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (HeadParts, actors) },
  { "places", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (HeadParts, places) },
  { "eras", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (HeadParts, eras) },
  { "events", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (HeadParts, events) },
  { "view", ANNALS_JSON_OBJECT, G_STRUCT_OFFSET (HeadParts, view) },
  { NULL },
};

static const Member view_members[] = {
  { "start", DATE, G_STRUCT_OFFSET (EraParts, start) },
  { "end", DATE, G_STRUCT_OFFSET (EraParts, end) },
  { NULL },
};

static void
read_head (Reader *self, const HeadParts *parts)
{
  g_autofree char *title = parts->title.kind ? dup_text (self, &parts->title) : NULL;
  g_autofree char *description =
      parts->description.kind ? dup_text (self, &parts->description) : NULL;
  g_autofree char *zone =
      parts->timezone.kind ? annals_json_value_dup_string (&parts->timezone) : NULL;

  if (zone != NULL && (self->zone = g_time_zone_new_identifier (zone)) == NULL)
    {
      self->place.array = "timezone";
      report_format (self, ANNALS_SEVERITY_WARNING, &parts->timezone,
                     _ ("The time zone “%.64s” is not known here; UTC is taken. Expected a name "
                        "such as Asia/Baku."),
                     zone);
    }
  annals_document_builder_set_head (self->builder, title, description, self->language, self->zone);
}

static void
read_view (Reader *self, const AnnalsJsonValue *view)
{
  EraParts parts = { 0 };
  AnnalsDate start, end;

  if (!view->kind)
    return;
  self->place = NOWHERE;
  self->place.array = "view";
  read_members (self, view, view_members, &self->place.member, &parts);
  self->place.member = "start";
  gboolean has_start = read_date (self, &parts.start, &start);
  self->place.member = "end";
  gboolean has_end = read_date (self, &parts.end, &end);
  annals_document_builder_set_home (self->builder, has_start ? &start : NULL,
                                    has_end ? &end : NULL);
}

static gboolean
check_format (Reader *self, const HeadParts *parts, const AnnalsJsonValue *root, GError **error)
{
  if (!parts->format.kind)
    {
      report (self, ANNALS_SEVERITY_NOTE, root,
              _ ("The file does not say its “format”; it is read as annals/1."));
      return TRUE;
    }
  g_autofree char *format = annals_json_value_dup_string (&parts->format);
  if (g_str_equal (format, "annals/1"))
    return TRUE;
  g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_DIALECT,
               _ ("The format “%.64s” is not known; this program reads annals/1"), format);
  return FALSE;
}

static gboolean
read_all (Reader *self, const AnnalsJsonValue *root, GCancellable *cancellable, GError **error)
{
  HeadParts parts = { 0 };

  read_members (self, root, head_members, &self->place.array, &parts);
  if (!check_format (self, &parts, root, error))
    return FALSE;
  g_autofree char *language =
      parts.language.kind ? annals_json_value_dup_string (&parts.language) : NULL;
  self->language = language;
  read_head (self, &parts);
  read_entities (self, ANNALS_ENTITY_CATEGORY, "categories", &parts.categories);
  read_entities (self, ANNALS_ENTITY_ACTOR, "actors", &parts.actors);
  read_entities (self, ANNALS_ENTITY_PLACE, "places", &parts.places);
  read_eras (self, &parts.eras);
  read_view (self, &parts.view);
  self->place = NOWHERE;
  if (parts.events.kind == ANNALS_JSON_ABSENT)
    report (self, ANNALS_SEVERITY_WARNING, root, _ ("The file has no “events”."));
  return parts.events.kind == ANNALS_JSON_ABSENT
         || read_events (self, &parts.events, cancellable, error);
}

static gboolean
native_read (const AnnalsJsonValue *root,
             AnnalsDocumentBuilder *builder,
             GCancellable *cancellable,
             GError **error)
{
  Reader self = { .builder = builder, .place = NOWHERE };

  self.actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.tags = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean good = read_all (&self, root, cancellable, error);
  g_array_unref (self.actors);
  g_array_unref (self.tags);
  g_clear_pointer (&self.zone, g_time_zone_unref);
  return good;
}

static gboolean
native_recognises (const AnnalsJsonValue *root)
{
  AnnalsJsonValue value;

  if (root->kind != ANNALS_JSON_OBJECT)
    return FALSE;
  value = annals_json_value_get_member (root, "format");
  if (value.kind == ANNALS_JSON_STRING && value.length > 8
      && strncmp (value.data, "\"annals/", 8) == 0)
    return TRUE;
  value = annals_json_value_get_member (root, "events");
  return value.kind == ANNALS_JSON_ARRAY;
}

const AnnalsDialect annals_native_dialect = {
  .name = "annals/1",
  .recognises = native_recognises,
  .read = native_read,
  .dup_detail = annals_native_dup_detail,
};
