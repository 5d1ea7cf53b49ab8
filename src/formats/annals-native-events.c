/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events of annals/1. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/annals-css-color.h"
#include "formats/annals-elements.h"
#include "formats/annals-native-members.h"
#include "formats/annals-reader.h"

typedef struct
{
  AnnalsJsonValue id, title, start, end, date, importance, category, actors, place, tags, color;
  AnnalsJsonValue summary, body, note, media, sources, related;
} EventParts;

static const AnnalsNativeMember event_members[] = {
  { "id", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, id) },
  { "title", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (EventParts, title) },
  { "start", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (EventParts, start) },
  { "end", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (EventParts, end) },
  { "date", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (EventParts, date) },
  { "importance", ANNALS_JSON_NUMBER, G_STRUCT_OFFSET (EventParts, importance) },
  { "category", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, category) },
  { "color", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, color) },
  { "actors", ANNALS_JSON_ARRAY | ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, actors) },
  { "place", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, place) },
  { "tags", ANNALS_JSON_ARRAY | ANNALS_JSON_STRING, G_STRUCT_OFFSET (EventParts, tags) },
  { "summary", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (EventParts, summary) },
  { "body", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (EventParts, body) },
  { "note", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (EventParts, note) },
  { "media", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (EventParts, media) },
  { "sources", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (EventParts, sources) },
  { "related", ANNALS_JSON_ARRAY, G_STRUCT_OFFSET (EventParts, related) },
  { NULL },
};

static void
read_references (AnnalsNativeReader *self,
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
      guint32 index = annals_native_use_entity (self, kind, value);
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
          guint32 index = annals_native_use_entity (self, kind, &element);
          g_array_append_val (references, index);
        }
      else
        annals_native_report_format (
            self, ANNALS_SEVERITY_WARNING, &element, _ ("Expected %s, found %s; it is left out."),
            annals_found_kind (ANNALS_JSON_STRING), annals_found_kind (element.kind));
    }
  self->place.item = -1;
}

static guint8
read_importance (AnnalsNativeReader *self, const AnnalsJsonValue *value)
{
  if (!value->kind)
    return 3;
  double number = annals_json_value_get_double (value);
  if (number >= 1 && number <= 5 && number == floor (number))
    return (guint8) number;
  self->place.member = "importance";
  annals_native_report_format (
      self, ANNALS_SEVERITY_WARNING, value,
      _ ("Expected a whole number from 1 to 5, found %.*s; the nearest is taken."),
      (int) MIN (value->length, 32), value->data);
  return (guint8) CLAMP (round (number), 1, 5);
}

typedef struct
{
  AnnalsJsonValue title, publisher, date, url, dates, file, alt, caption, credit;
} ItemParts;

static const AnnalsNativeMember source_members[] = {
  { "title", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (ItemParts, title) },
  { "publisher", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (ItemParts, publisher) },
  { "date", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (ItemParts, date) },
  { "url", ANNALS_JSON_STRING, G_STRUCT_OFFSET (ItemParts, url) },
  { "dates", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (ItemParts, dates) },
  { NULL },
};

static const AnnalsNativeMember media_members[] = {
  { "file", ANNALS_JSON_STRING, G_STRUCT_OFFSET (ItemParts, file) },
  { "url", ANNALS_JSON_STRING, G_STRUCT_OFFSET (ItemParts, url) },
  { "alt", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (ItemParts, alt) },
  { "caption", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (ItemParts, caption) },
  { "credit", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (ItemParts, credit) },
  { NULL },
};

static gboolean
check_source (AnnalsNativeReader *self, const AnnalsJsonValue *element)
{
  ItemParts parts = { 0 };

  if (element->kind == ANNALS_JSON_OBJECT)
    annals_native_read_members (self, element, source_members, &self->place.part, &parts);
  self->place.part = "dates";
  annals_native_check_interval (self, &parts.dates);
  self->place.part = NULL;
  if (parts.title.kind || parts.publisher.kind)
    return TRUE;
  annals_native_report (self, ANNALS_SEVERITY_WARNING, element,
                        _ ("Expected a source with a title or a publisher; it is left out."));
  return FALSE;
}

static gboolean
check_media (AnnalsNativeReader *self, const AnnalsJsonValue *element)
{
  ItemParts parts = { 0 };

  if (element->kind == ANNALS_JSON_OBJECT)
    annals_native_read_members (self, element, media_members, &self->place.part, &parts);
  g_autofree char *file = parts.file.kind ? annals_json_value_dup_string (&parts.file) : NULL;
  if (file != NULL ? annals_native_is_beside (file) : parts.url.length > strlen ("\"\""))
    return TRUE;
  annals_native_report (self, ANNALS_SEVERITY_WARNING, element,
                        _ ("Expected media with a “file” beside the chronology, or with a “url”; "
                           "it is left out."));
  return FALSE;
}

/* How many of an array's elements pass a check that reports. */
static guint
check_items (AnnalsNativeReader *self,
             const char *name,
             const AnnalsJsonValue *array,
             gboolean (*check) (AnnalsNativeReader *self, const AnnalsJsonValue *element))
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
read_relation_kind (AnnalsNativeReader *self,
                    const AnnalsJsonValue *element,
                    const AnnalsJsonValue *kind)
{
  static const char *const names[] = {
    [ANNALS_RELATION_FOLLOWS] = "follows",         [ANNALS_RELATION_RESPONDS_TO] = "responds-to",
    [ANNALS_RELATION_PART_OF] = "part-of",         [ANNALS_RELATION_CAUSES] = "causes",
    [ANNALS_RELATION_CONTRADICTS] = "contradicts",
  };

  for (guint i = 0; kind->kind == ANNALS_JSON_STRING && i < G_N_ELEMENTS (names); i++)
    if (annals_json_value_equals (kind, names[i]))
      return (AnnalsRelationKind) i;
  g_autofree char *found = annals_found_dup_words (kind);
  self->place.part = "kind";
  annals_native_report_format (
      self, ANNALS_SEVERITY_WARNING, kind->kind ? kind : element,
      _ ("Expected a kind: follows, responds-to, part-of, causes or contradicts, found %s; "
         "“follows” is taken."),
      found);
  self->place.part = NULL;
  return ANNALS_RELATION_FOLLOWS;
}

static void
read_related (AnnalsNativeReader *self, guint number, const AnnalsJsonValue *array)
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
          annals_native_report (
              self, ANNALS_SEVERITY_WARNING, &element,
              _ ("Expected an object with an “event”, the id of another; it is left out."));
          continue;
        }
      g_autofree char *id = annals_json_value_dup_string (&event);
      g_autofree char *path = annals_native_place_to_path (&self->place);
      annals_document_builder_add_relation (self->builder, number, id,
                                            read_relation_kind (self, &element, &kind),
                                            annals_json_value_offset (&event), path);
    }
  self->place.item = -1;
}

static void
add_event (AnnalsNativeReader *self, AnnalsEvent *event, const EventParts *parts)
{
  const guint32 *actors = (const guint32 *) (gpointer) self->actors->data;
  const guint32 *tags = (const guint32 *) (gpointer) self->tags->data;
  guint number = annals_document_builder_add_event (self->builder, event, actors, self->actors->len,
                                                    tags, self->tags->len);

  read_related (self, number, &parts->related);
}

static void
set_title (AnnalsNativeReader *self,
           AnnalsEvent *event,
           const AnnalsJsonValue *element,
           const EventParts *parts)
{
  if (parts->title.kind)
    event->title = annals_native_get_text (self, &parts->title);
  if (event->title.length > 0)
    return;
  annals_native_report (self, ANNALS_SEVERITY_WARNING, parts->title.kind ? &parts->title : element,
                        _ ("The event has no title; it is shown as untitled."));
  event->title = event->id;
  if (event->title.length == 0)
    event->title = annals_document_builder_intern_text (self->builder, _ ("Untitled"));
}

static void
set_when (AnnalsNativeReader *self,
          AnnalsEvent *event,
          const AnnalsJsonValue *element,
          const EventParts *parts)
{
  gboolean has_any = parts->date.kind || parts->start.kind;

  if (annals_native_read_when (self, &parts->date, &parts->start, &parts->end, event))
    return;
  self->place.member = NULL;
  event->flags |= ANNALS_EVENT_UNDATED;
  if (!has_any)
    annals_native_report (self, ANNALS_SEVERITY_WARNING, element,
                          _ ("The event has no “start” and no “date”; it is listed as undated."));
}

static void
read_event (AnnalsNativeReader *self, const AnnalsJsonValue *element)
{
  EventParts parts = { 0 };
  AnnalsEvent event = { .offset = (guint32) annals_json_value_offset (element),
                        .length = (guint32) element->length,
                        .category = ANNALS_NONE,
                        .place = ANNALS_NONE };

  if (element->kind != ANNALS_JSON_OBJECT)
    {
      g_autofree char *found = annals_found_dup_words (element);
      annals_native_report_format (self, ANNALS_SEVERITY_ERROR, element,
                                   _ ("Expected an event, an object, found %s; it is left out."),
                                   found);
      return;
    }
  annals_document_builder_set_element (self->builder, (guint32) self->place.index);
  annals_native_read_members (self, element, event_members, &self->place.member, &parts);
  if (parts.id.kind)
    event.id = annals_native_get_text (self, &parts.id);
  set_title (self, &event, element, &parts);
  set_when (self, &event, element, &parts);
  self->place.member = "category";
  if (parts.category.kind)
    event.category = annals_native_use_entity (self, ANNALS_ENTITY_CATEGORY, &parts.category);
  g_autofree char *color = annals_native_dup_color (self, &parts.color);
  if (color != NULL)
    event.color = annals_css_color_find (color);
  self->place.member = "place";
  if (parts.place.kind)
    event.place = annals_native_use_entity (self, ANNALS_ENTITY_PLACE, &parts.place);
  read_references (self, ANNALS_ENTITY_ACTOR, "actors", &parts.actors, self->actors);
  read_references (self, ANNALS_ENTITY_TAG, "tags", &parts.tags, self->tags);
  event.importance = read_importance (self, &parts.importance);
  if (check_items (self, "sources", &parts.sources, check_source) > 0)
    event.flags |= ANNALS_EVENT_HAS_SOURCES;
  check_items (self, "media", &parts.media, check_media);
  add_event (self, &event, &parts);
}

/* One of several readers, that share nothing but what the head has said. */
static void
read_run (AnnalsElements *elements, gpointer data)
{
  const AnnalsNativeReader *head = data;
  AnnalsNativeReader self = *head;
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (guint32));
  AnnalsJsonValue element;

  self.builder = elements->builder;
  self.actors = actors;
  self.tags = tags;
  while (annals_elements_next (elements, &element))
    {
      self.place.index = elements->index;
      self.place.member = NULL;
      read_event (&self, &element);
    }
}

gboolean
annals_native_read_events (AnnalsNativeReader *self,
                           const AnnalsJsonValue *array,
                           const char *name,
                           GCancellable *cancellable,
                           GError **error)
{
  self->place = ANNALS_NATIVE_NOWHERE;
  self->place.array = name;
  annals_document_builder_set_array (self->builder, name != NULL ? "$.events" : "$",
                                     ANNALS_SEVERITY_WARNING);
  return annals_elements_read (array, self->builder, read_run, self, cancellable, error);
}

/* Whether an object has only what events have: it is one, also where nothing else says so. */
gboolean
annals_native_is_event (const AnnalsJsonValue *object)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      const AnnalsNativeMember *member = event_members;
      while (member->name != NULL && !annals_json_value_equals (&key, member->name))
        member++;
      if (member->name == NULL || !(value.kind & (member->kinds | ANNALS_JSON_NULL)))
        return FALSE;
    }
  return TRUE;
}
