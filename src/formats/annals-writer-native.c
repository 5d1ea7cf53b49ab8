/* SPDX-License-Identifier: GPL-3.0-or-later */
/* annals/1: as it was read where it is that already, else with all that the document holds. */
#include "formats/annals-css-color.h"
#include "formats/annals-json-index.h"
#include "formats/annals-native-members.h"
#include "formats/annals-native.h"
#include "formats/annals-writer-private.h"

gboolean
annals_writing_is_native (AnnalsDocument *document)
{
  return annals_document_get_detail_func (document) == annals_native_dup_detail;
}

/* ---- The head ---- */

static void
write_color (AnnalsJsonWriter *json, guint32 color)
{
  g_autofree char *text = annals_css_color_to_string (color);

  annals_json_writer_add_string (json, "color", text);
}

static void
write_entities (AnnalsJsonWriter *json, const char *name, const AnnalsEntity *entities, guint n)
{
  if (n == 0)
    return;
  annals_json_writer_begin (json, name, '[');
  for (guint i = 0; i < n; i++)
    {
      const AnnalsEntity *entity = &entities[i];
      annals_json_writer_begin (json, NULL, '{');
      annals_json_writer_add_string (json, "id", entity->id);
      annals_json_writer_add_string (json, "title", entity->title);
      annals_json_writer_add_string (json, "color", entity->color);
      if (entity->parent != 0)
        annals_json_writer_add_string (json, "parent", entities[entity->parent - 1].id);
      if (entity->collapsed)
        annals_json_writer_add_boolean (json, "collapsed", TRUE);
      if (entity->has_position)
        {
          annals_json_writer_add_double (json, "latitude", entity->latitude);
          annals_json_writer_add_double (json, "longitude", entity->longitude);
        }
      if (entity->approximate)
        annals_json_writer_add_boolean (json, "approximate", TRUE);
      annals_json_writer_end (json, '}');
    }
  annals_json_writer_end (json, ']');
}

static void
write_eras (AnnalsJsonWriter *json, AnnalsDocument *document)
{
  guint n;
  const AnnalsEra *eras = annals_document_get_eras (document, &n);

  if (n == 0)
    return;
  annals_json_writer_begin (json, "eras", '[');
  for (guint i = 0; i < n; i++)
    {
      AnnalsWrittenDate first, last;
      annals_written_span ((AnnalsSpan){ eras[i].start, eras[i].end }, &first, &last);
      g_autofree char *start = annals_written_date_to_iso (&first);
      g_autofree char *end = annals_written_date_to_iso (&last);
      annals_json_writer_begin (json, NULL, '{');
      annals_json_writer_add_string (json, "title", eras[i].title);
      annals_json_writer_add_string (json, "start",
                                     eras[i].flags & ANNALS_EVENT_OPEN_START ? ".." : start);
      annals_json_writer_add_string (json, "end",
                                     eras[i].flags & ANNALS_EVENT_OPEN_END ? ".." : end);
      annals_json_writer_add_string (json, "color", eras[i].color);
      annals_json_writer_end (json, '}');
    }
  annals_json_writer_end (json, ']');
}

static void
write_head (AnnalsJsonWriter *json, AnnalsDocument *document)
{
  GTimeZone *zone = annals_document_get_zone (document);
  guint n;

  annals_json_writer_add_string (json, "title", annals_document_get_title (document));
  annals_json_writer_add_string (json, "description", annals_document_get_description (document));
  annals_json_writer_add_string (json, "language", annals_document_get_language (document));
  if (zone != NULL)
    annals_json_writer_add_string (json, "timezone", g_time_zone_get_identifier (zone));
  const AnnalsEntity *categories = annals_document_get_categories (document, &n);
  write_entities (json, "categories", categories, n);
  const AnnalsEntity *actors = annals_document_get_actors (document, &n);
  write_entities (json, "actors", actors, n);
  const AnnalsEntity *places = annals_document_get_places (document, &n);
  write_entities (json, "places", places, n);
  write_eras (json, document);
}

/* ---- Events ---- */

/* A date between two, in the words of EDTF: "[1667-01-01..1667-03-05]". */
static char *
dup_between (AnnalsTime earliest, AnnalsTime latest)
{
  AnnalsWrittenDate first, last;

  annals_written_span ((AnnalsSpan){ earliest, latest }, &first, &last);
  g_autofree char *from = annals_written_date_to_iso (&first);
  g_autofree char *to = annals_written_date_to_iso (&last);
  return g_strdup_printf ("[%s..%s]", from, to);
}

/* Takes @text where it says more and can be read. */
static void
take_between (AnnalsDate *date, char **kept, char *text)
{
  AnnalsDate parsed;

  if (!annals_date_parse (text, -1, NULL, &parsed, NULL))
    {
      g_free (text);
      return;
    }
  *date = parsed;
  g_free (*kept);
  *kept = text;
}

/* Some formats have uncertain ends as dates of their own, which are one date of EDTF. */
static void
write_dates (AnnalsJsonWriter *json, const AnnalsRecord *record)
{
  const AnnalsEvent *event = record->event;
  AnnalsEvent read = { 0 };
  AnnalsDate start = record->start, end = record->has_end ? record->end : record->start;
  g_autofree char *start_text = g_strdup (record->start_text);
  g_autofree char *end_text = record->has_end ? g_strdup (record->end_text) : NULL;

  if (event->flags & ANNALS_EVENT_UNDATED)
    return;
  annals_event_set_dates (&read, &record->start, record->has_end ? &record->end : NULL);
  if (record->has_end && !(event->flags & ANNALS_EVENT_OPEN_START)
      && read.latest_start != event->latest_start && event->latest_start > event->start)
    take_between (&start, &start_text, dup_between (event->start, event->latest_start));
  if (record->has_end && !(event->flags & ANNALS_EVENT_OPEN_END)
      && read.earliest_end != event->earliest_end && event->earliest_end < event->end)
    take_between (&end, &end_text, dup_between (event->earliest_end, event->end));
  /* An end that nobody knows has no words but in an interval. */
  if (end_text != NULL && (*start_text == '\0' || *end_text == '\0'))
    {
      g_autofree char *interval = g_strdup_printf ("%s/%s", start_text, end_text);
      annals_json_writer_add_string (json, "date", interval);
      return;
    }
  annals_json_writer_add_string (json, "start", start_text);
  annals_json_writer_add_string (json, "end", end_text);
}

static void
write_names (AnnalsJsonWriter *json,
             const char *name,
             const AnnalsEntity *entities,
             const guint32 *indices,
             guint n)
{
  if (n == 0)
    return;
  annals_json_writer_begin (json, name, '[');
  for (guint i = 0; i < n; i++)
    annals_json_writer_add_string (json, NULL, entities[indices[i]].id);
  annals_json_writer_end (json, ']');
}

static void
write_references (AnnalsJsonWriter *json, const AnnalsRecord *record)
{
  const AnnalsEntity *category = annals_record_get_category (record);
  const AnnalsEntity *place = annals_record_get_place (record);
  guint n;

  annals_json_writer_add_string (json, "category", category != NULL ? category->id : NULL);
  write_color (json, record->event->color);
  const guint32 *actors = annals_document_get_event_actors (record->document, record->index, &n);
  write_names (json, "actors", annals_document_get_actors (record->document, NULL), actors, n);
  annals_json_writer_add_string (json, "place", place != NULL ? place->id : NULL);
  const guint32 *tags = annals_document_get_event_tags (record->document, record->index, &n);
  write_names (json, "tags", annals_document_get_tags (record->document, NULL), tags, n);
}

static void
write_media (AnnalsJsonWriter *json, const GPtrArray *all)
{
  if (all->len == 0)
    return;
  annals_json_writer_begin (json, "media", '[');
  for (guint i = 0; i < all->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (all, i);
      annals_json_writer_begin (json, NULL, '{');
      annals_json_writer_add_string (json, "file", media->file);
      annals_json_writer_add_string (json, "url", media->url);
      annals_json_writer_add_string (json, "alt", media->alt);
      annals_json_writer_add_string (json, "caption", media->caption);
      annals_json_writer_add_string (json, "credit", media->credit);
      annals_json_writer_end (json, '}');
    }
  annals_json_writer_end (json, ']');
}

static void
write_sources (AnnalsJsonWriter *json, const GPtrArray *all)
{
  if (all->len == 0)
    return;
  annals_json_writer_begin (json, "sources", '[');
  for (guint i = 0; i < all->len; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (all, i);
      annals_json_writer_begin (json, NULL, '{');
      annals_json_writer_add_string (json, "title", source->title);
      annals_json_writer_add_string (json, "publisher", source->publisher);
      annals_json_writer_add_string (json, "date", source->date);
      annals_json_writer_add_string (json, "url", source->url);
      annals_json_writer_add_string (json, "dates", source->dates);
      annals_json_writer_end (json, '}');
    }
  annals_json_writer_end (json, ']');
}

static void
write_event (AnnalsWriting *self, const AnnalsRecord *record)
{
  AnnalsJsonWriter *json = &self->json;

  annals_json_writer_begin (json, NULL, '{');
  annals_json_writer_add_string (json, "id", record->id);
  annals_json_writer_add_string (json, "title", record->title);
  write_dates (json, record);
  if (record->event->importance != 3)
    annals_json_writer_add_double (json, "importance", record->event->importance);
  write_references (json, record);
  annals_json_writer_add_string (json, "summary", record->detail->summary);
  annals_json_writer_add_string (json, "body", record->detail->body);
  annals_json_writer_add_string (json, "note", record->detail->note);
  write_media (json, record->detail->media);
  write_sources (json, record->detail->sources);
  annals_json_writer_end (json, '}');
}

/* ---- The file ---- */

/* Events without a head, in an array or a line for each, get one. */
static void
write_as_read (AnnalsWriting *self)
{
  g_auto (AnnalsJsonText) text = { 0 };
  gsize offset;

  text.data = g_bytes_get_data (self->bytes, &text.length);
  annals_json_text_index (&text, ANNALS_JSON_PART, NULL, &offset, NULL);
  AnnalsJsonValue root = annals_json_text_get_root (&text);
  if (root.kind == ANNALS_JSON_OBJECT)
    {
      annals_json_writer_add_value (&self->json, NULL, &root);
      return;
    }
  annals_json_writer_begin (&self->json, NULL, '{');
  annals_json_writer_add_string (&self->json, "format", "annals/1");
  annals_json_writer_add_value (&self->json, "events", &root);
  annals_json_writer_end (&self->json, '}');
}

static void
write_native (AnnalsWriting *self)
{
  AnnalsJsonWriter *json = &self->json;

  if (annals_writing_is_native (self->document))
    {
      write_as_read (self);
      return;
    }
  annals_json_writer_begin (json, NULL, '{');
  annals_json_writer_add_string (json, "format", "annals/1");
  write_head (json, self->document);
  annals_json_writer_begin (json, "events", '[');
  annals_writing_write_events (self, write_event);
  annals_json_writer_end (json, ']');
  annals_json_writer_end (json, '}');
}

const AnnalsTarget annals_native_target = {
  .name = "annals",
  .title = "annals/1",
  .suffix = ".annals.json",
  .keeps = G_MAXUINT64,
  .write = write_native,
};
