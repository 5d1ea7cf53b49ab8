/* SPDX-License-Identifier: GPL-3.0-or-later */
/* annals/1: its head, categories, actors, places and eras. */
#include "formats/annals-foreign.h"
#include "formats/annals-native.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/annals-native-members.h"
#include "formats/annals-reader.h"

/* ---- Categories, actors, places ---- */

typedef struct
{
  AnnalsJsonValue id, title, color, parent, collapsed, latitude, longitude, approximate,
      description;
} EntityParts;

static const AnnalsNativeMember entity_members[] = {
  { "id", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EntityParts, id) },
  { "title", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (EntityParts, title) },
  { "color", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EntityParts, color) },
  { "parent", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EntityParts, parent) },
  { "collapsed", ANNALS_JSON_BOOLEAN, G_STRUCT_OFFSET (EntityParts, collapsed) },
  { "latitude", ANNALS_JSON_NUMBER, G_STRUCT_OFFSET (EntityParts, latitude) },
  { "longitude", ANNALS_JSON_NUMBER, G_STRUCT_OFFSET (EntityParts, longitude) },
  { "approximate", ANNALS_JSON_BOOLEAN, G_STRUCT_OFFSET (EntityParts, approximate) },
  { "description", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (EntityParts, description) },
  { NULL },
};

/* What it is part of, which stands before it. 0: nothing. */
static guint
find_parent (AnnalsNativeReader *self, AnnalsEntityKind kind, const AnnalsJsonValue *value)
{
  if (!value->kind)
    return 0;
  g_autofree char *id = annals_json_value_dup_string (value);
  guint found = annals_document_builder_find_entity (self->builder, kind, id);
  if (found != ANNALS_NONE)
    return found + 1;
  g_autofree char *shown = annals_text_shorten (id, ANNALS_TEXT_SHOWN);
  self->place.member = "parent";
  annals_native_report_format (self, ANNALS_SEVERITY_WARNING, value,
                               _ ("The id “%s” is not listed before this; it is left out."), shown);
  return 0;
}

static void
report_position (AnnalsNativeReader *self, const EntityParts *parts)
{
  g_autofree char *latitude = annals_found_dup_words (&parts->latitude);
  g_autofree char *longitude = annals_found_dup_words (&parts->longitude);

  annals_native_report_format (
      self, ANNALS_SEVERITY_WARNING, &parts->latitude,
      _ ("Expected degrees, latitude within ±90 and longitude within ±180, found %s and %s; they "
         "are left out."),
      latitude, longitude);
}

static void
add_entity (AnnalsNativeReader *self,
            AnnalsEntityKind kind,
            const AnnalsJsonValue *element,
            const EntityParts *parts)
{
  g_autofree char *id = annals_json_value_dup_string (&parts->id);
  g_autofree char *title =
      parts->title.kind ? annals_native_dup_text (&parts->title, self->languages) : NULL;
  g_autofree char *color = annals_native_dup_color (self, &parts->color);
  AnnalsEntity entity = {
    .id = id, .title = title, .color = color, .parent = find_parent (self, kind, &parts->parent)
  };

  if (parts->latitude.kind && parts->longitude.kind)
    {
      entity.latitude = annals_json_value_get_double (&parts->latitude);
      entity.longitude = annals_json_value_get_double (&parts->longitude);
      entity.has_position = fabs (entity.latitude) <= 90 && fabs (entity.longitude) <= 180;
      if (!entity.has_position)
        report_position (self, parts);
    }
  entity.approximate =
      parts->approximate.kind && annals_json_value_get_boolean (&parts->approximate);
  entity.collapsed = parts->collapsed.kind && annals_json_value_get_boolean (&parts->collapsed);
  if (annals_document_builder_add_entity (self->builder, kind, &entity) == ANNALS_NONE)
    {
      g_autofree char *shown = annals_text_shorten (id, ANNALS_TEXT_SHOWN);
      annals_native_report_format (self, ANNALS_SEVERITY_WARNING, element,
                                   _ ("The id “%s” is given twice; the last one counts."), shown);
    }
}

static void
read_entities (AnnalsNativeReader *self,
               AnnalsEntityKind kind,
               const char *name,
               const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (array->kind != ANNALS_JSON_ARRAY)
    return;
  self->declared[kind] = TRUE;
  self->place = ANNALS_NATIVE_NOWHERE;
  self->place.array = name;
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    {
      EntityParts parts = { 0 };
      self->place.index++;
      if (element.kind == ANNALS_JSON_OBJECT)
        annals_native_read_members (self, &element, entity_members, &self->place.member, &parts);
      if (parts.id.kind)
        add_entity (self, kind, &element, &parts);
      else
        annals_native_report (self, ANNALS_SEVERITY_ERROR, &element,
                              _ ("Expected an object with an “id”; it is left out."));
      self->place.member = NULL;
    }
}

/* ---- Eras ---- */

typedef struct
{
  AnnalsJsonValue id, title, start, end, date, color;
} EraParts;

static const AnnalsNativeMember era_members[] = {
  { "id", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EraParts, id) },
  { "title", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (EraParts, title) },
  { "start", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (EraParts, start) },
  { "end", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (EraParts, end) },
  { "date", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (EraParts, date) },
  { "color", ANNALS_JSON_STRING, G_STRUCT_OFFSET (EraParts, color) },
  { NULL },
};

static void
read_era (AnnalsNativeReader *self, const AnnalsJsonValue *element)
{
  EraParts parts = { 0 };
  AnnalsEvent event = { 0 };

  if (element->kind != ANNALS_JSON_OBJECT)
    {
      annals_native_report (self, ANNALS_SEVERITY_ERROR, element,
                            _ ("Expected an object; the era is left out."));
      return;
    }
  annals_native_read_members (self, element, era_members, &self->place.member, &parts);
  if (!annals_native_read_when (self, &parts.date, &parts.start, &parts.end, &event))
    {
      self->place.member = NULL;
      annals_native_report (self, ANNALS_SEVERITY_ERROR, element,
                            _ ("The era has no date that can be read; it is left out."));
      return;
    }
  g_autofree char *title =
      parts.title.kind ? annals_native_dup_text (&parts.title, self->languages) : NULL;
  g_autofree char *color = annals_native_dup_color (self, &parts.color);
  AnnalsEra era = {
    .title = title, .color = color, .start = event.start, .end = event.end, .flags = event.flags
  };
  annals_document_builder_add_era (self->builder, &era);
}

static void
read_eras (AnnalsNativeReader *self, const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (array->kind != ANNALS_JSON_ARRAY)
    return;
  self->place = ANNALS_NATIVE_NOWHERE;
  self->place.array = "eras";
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    {
      self->place.index++;
      read_era (self, &element);
      self->place.member = NULL;
    }
}

/* ---- The head ---- */

typedef struct
{
  AnnalsJsonValue format, title, description, language, timezone;
  AnnalsJsonValue categories, actors, places, eras, events, view;
} HeadParts;

static const AnnalsNativeMember head_members[] = {
  { "format", ANNALS_JSON_STRING, G_STRUCT_OFFSET (HeadParts, format) },
  { "title", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (HeadParts, title) },
  { "description", ANNALS_NATIVE_TEXT, G_STRUCT_OFFSET (HeadParts, description) },
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

static const AnnalsNativeMember view_members[] = {
  { "start", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (EraParts, start) },
  { "end", ANNALS_NATIVE_DATE, G_STRUCT_OFFSET (EraParts, end) },
  { NULL },
};

static void
read_head (AnnalsNativeReader *self, const HeadParts *parts)
{
  g_autofree char *language =
      parts->language.kind ? annals_json_value_dup_string (&parts->language) : NULL;
  self->languages = annals_document_builder_want_languages (self->builder, language);
  g_autofree char *title =
      parts->title.kind ? annals_native_dup_text (&parts->title, self->languages) : NULL;
  g_autofree char *description = parts->description.kind
                                     ? annals_native_dup_text (&parts->description, self->languages)
                                     : NULL;
  g_autofree char *zone =
      parts->timezone.kind ? annals_json_value_dup_string (&parts->timezone) : NULL;

  if (zone != NULL && (self->zone = annals_zone_new (zone)) == NULL)
    {
      self->place.array = "timezone";
      g_autofree char *shown = annals_text_shorten (zone, ANNALS_TEXT_SHOWN);
      annals_native_report_format (
          self, ANNALS_SEVERITY_WARNING, &parts->timezone,
          _ ("The time zone “%s” is not known here; UTC is taken. Expected a name "
             "such as Asia/Baku."),
          shown);
    }
  annals_document_builder_set_head (self->builder, title, description, language, self->zone);
}

static void
read_view (AnnalsNativeReader *self, const AnnalsJsonValue *view)
{
  EraParts parts = { 0 };
  AnnalsDate start, end;

  if (!view->kind)
    return;
  self->place = ANNALS_NATIVE_NOWHERE;
  self->place.array = "view";
  annals_native_read_members (self, view, view_members, &self->place.member, &parts);
  self->place.member = "start";
  gboolean has_start = annals_native_read_date (self, &parts.start, &start);
  self->place.member = "end";
  gboolean has_end = annals_native_read_date (self, &parts.end, &end);
  annals_document_builder_set_home (self->builder, has_start ? &start : NULL,
                                    has_end ? &end : NULL);
}

static gboolean
check_format (AnnalsNativeReader *self,
              const HeadParts *parts,
              const AnnalsJsonValue *root,
              GError **error)
{
  if (!parts->format.kind)
    {
      annals_native_report (self, ANNALS_SEVERITY_NOTE, root,
                            _ ("The file does not say its “format”; it is read as annals/1."));
      return TRUE;
    }
  g_autofree char *format = annals_json_value_dup_string (&parts->format);
  if (g_str_equal (format, "annals/1"))
    return TRUE;
  g_autofree char *shown = annals_text_shorten (format, ANNALS_TEXT_SHOWN);
  g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_DIALECT,
               _ ("The format “%s” is not known; this program reads annals/1"), shown);
  return FALSE;
}

static gboolean
read_all (AnnalsNativeReader *self,
          const AnnalsJsonValue *root,
          GCancellable *cancellable,
          GError **error)
{
  HeadParts parts = { 0 };

  annals_native_read_members (self, root, head_members, &self->place.array, &parts);
  if (!check_format (self, &parts, root, error))
    return FALSE;
  read_head (self, &parts);
  read_entities (self, ANNALS_ENTITY_CATEGORY, "categories", &parts.categories);
  read_entities (self, ANNALS_ENTITY_ACTOR, "actors", &parts.actors);
  read_entities (self, ANNALS_ENTITY_PLACE, "places", &parts.places);
  read_eras (self, &parts.eras);
  read_view (self, &parts.view);
  self->place = ANNALS_NATIVE_NOWHERE;
  if (parts.events.kind == ANNALS_JSON_ABSENT)
    annals_native_report (self, ANNALS_SEVERITY_WARNING, root,
                          _ ("The file has no “events”, so that nothing is shown."));
  return parts.events.kind == ANNALS_JSON_ABSENT
         || annals_native_read_events (self, &parts.events, "events", cancellable, error);
}

/* Events without a head: an array of them, or a line for each. */
static gboolean
read_bare (AnnalsNativeReader *self,
           const AnnalsJsonValue *root,
           GCancellable *cancellable,
           GError **error)
{
  annals_native_report (self, ANNALS_SEVERITY_NOTE, root,
                        _ ("The file does not say its “format”; it is read as annals/1."));
  self->languages = annals_document_builder_want_languages (self->builder, NULL);
  return annals_native_read_events (self, root, NULL, cancellable, error);
}

static gboolean
native_read (const AnnalsJsonValue *root,
             AnnalsDocumentBuilder *builder,
             GCancellable *cancellable,
             GError **error)
{
  AnnalsNativeReader self = { .builder = builder, .place = ANNALS_NATIVE_NOWHERE };

  gboolean good = root->kind == ANNALS_JSON_ARRAY ? read_bare (&self, root, cancellable, error)
                                                  : read_all (&self, root, cancellable, error);
  g_clear_pointer (&self.zone, g_time_zone_unref);
  return good;
}

/* Whether an event's date is one of ours: other rows write dates in many ways. */
static gboolean
has_edtf (const AnnalsJsonValue *event)
{
  static const char *const names[] = { "date", "start" };
  AnnalsDate start, end;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AnnalsJsonValue value = annals_json_value_get_member (event, names[i]);
      g_autofree char *text =
          value.kind == ANNALS_JSON_STRING ? annals_json_value_dup_string (&value) : NULL;
      if (text != NULL && annals_date_parse_interval (text, -1, NULL, &start, &end, NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_like_event (const AnnalsJsonValue *event)
{
  return event->kind == ANNALS_JSON_OBJECT && has_edtf (event)
         && annals_json_value_get_member (event, "title").kind != ANNALS_JSON_ABSENT;
}

#define EVENTS_TRIED 16

/* Whether the first of @events has a title and a date of ours, and none of the next has a date or,
 * where @alone, a member that is not ours: those are rows, of which other readers know more. */
static gboolean
are_like_events (const AnnalsJsonValue *events, gboolean alone)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue event;
  guint tried = 0;

  annals_json_iter_init (&iter, events);
  while (tried < EVENTS_TRIED && annals_json_iter_next (&iter, &event))
    {
      gboolean dated = event.kind == ANNALS_JSON_OBJECT
                       && annals_foreign_has (&event, ANNALS_NAMES ("date", "start"));
      if ((tried++ == 0 && !is_like_event (&event)) || (dated && !has_edtf (&event))
          || (alone && event.kind == ANNALS_JSON_OBJECT && !annals_native_is_event (&event)))
        return FALSE;
    }
  return TRUE;
}

/* By its "format"; else by its events, of which little may be strange. */
static gboolean
native_recognises (const AnnalsJsonValue *root)
{
  AnnalsJsonValue value;

  if (root->kind == ANNALS_JSON_ARRAY)
    return root->length > 2 && are_like_events (root, TRUE);
  if (root->kind != ANNALS_JSON_OBJECT)
    return FALSE;
  value = annals_json_value_get_member (root, "format");
  if (value.kind == ANNALS_JSON_STRING && value.length > 8
      && strncmp (value.data, "\"annals/", 8) == 0)
    return TRUE;
  value = annals_json_value_get_member (root, "events");
  return value.kind == ANNALS_JSON_ARRAY
         && are_like_events (
             &value, !annals_foreign_has (root, ANNALS_NAMES ("categories", "actors", "places")));
}

const AnnalsDialect annals_native_dialect = {
  .name = "annals/1",
  .recognises = native_recognises,
  .read = native_read,
  .dup_detail = annals_native_dup_detail,
  .take_texts = annals_native_take_texts,
};
