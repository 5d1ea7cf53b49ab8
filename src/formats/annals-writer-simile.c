/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SIMILE Timeline: ISO dates with uncertain ends, descriptions in HTML. */
#include "formats/annals-css-color.h"
#include "formats/annals-writer-private.h"

static void
write_date (AnnalsJsonWriter *json, const char *name, const AnnalsWrittenDate *date)
{
  g_autofree char *text = annals_written_date_to_iso (date);

  annals_json_writer_add_string (json, name, text);
}

/* The bounds of a date that is not sure, where they are not those of its words. */
static void
write_uncertain_ends (AnnalsJsonWriter *json, const AnnalsRecord *record)
{
  const AnnalsEvent *event = record->event;
  AnnalsWrittenDate first, last;

  if (!record->has_written_end)
    return;
  annals_written_span ((AnnalsSpan){ event->start, event->latest_start }, &first, &last);
  if (event->latest_start > event->start)
    write_date (json, "latestStart", &last);
  annals_written_span ((AnnalsSpan){ event->earliest_end, event->end }, &first, &last);
  if (event->earliest_end < event->end)
    write_date (json, "earliestEnd", &first);
}

/* An event has one picture and one link. */
static void
write_media (AnnalsWriting *self, const AnnalsRecord *record)
{
  const GPtrArray *all = record->detail->media;

  if (all->len == 0)
    return;
  const AnnalsMedia *media = g_ptr_array_index (all, 0);
  annals_json_writer_add_string (&self->json, "image",
                                 media->url != NULL ? media->url : media->file);
  annals_json_writer_add_html (&self->json, "caption", media->caption);
  if (all->len > 1 || media->alt != NULL || media->credit != NULL)
    self->partly[ANNALS_MEMBER_MEDIA]++;
}

static void
write_link (AnnalsWriting *self, const AnnalsRecord *record)
{
  const GPtrArray *all = record->detail->sources;
  const char *url = NULL;
  gboolean more = all->len > 1;

  for (guint i = 0; i < all->len && url == NULL; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (all, i);
      url = source->url;
      more |= source->publisher != NULL || source->date != NULL || source->dates != NULL
              || g_strcmp0 (source->title, source->url) != 0;
    }
  annals_json_writer_add_string (&self->json, "link", url);
  if (more)
    self->partly[ANNALS_MEMBER_SOURCES]++;
}

static void
write_event (AnnalsWriting *self, const AnnalsRecord *record)
{
  AnnalsJsonWriter *json = &self->json;
  const AnnalsEntity *category = annals_record_get_category (record);
  g_autofree char *html = annals_record_dup_html (record);
  g_autofree char *color = annals_css_color_to_string (record->event->color);

  annals_json_writer_begin (json, NULL, '{');
  annals_json_writer_add_string (json, "id", record->id);
  write_date (json, "start", &record->written_start);
  if (record->has_written_end)
    write_date (json, "end", &record->written_end);
  write_uncertain_ends (json, record);
  if (record->has_written_end)
    annals_json_writer_add_boolean (json, "durationEvent", TRUE);
  annals_json_writer_add_html (json, "title", record->title);
  annals_json_writer_add_string (json, "description", html);
  annals_json_writer_add_html (json, "classname", category != NULL ? category->id : NULL);
  annals_json_writer_add_string (json, "color", color);
  write_media (self, record);
  write_link (self, record);
  annals_json_writer_end (json, '}');
}

static void
write_simile (AnnalsWriting *self)
{
  AnnalsJsonWriter *json = &self->json;

  annals_json_writer_begin (json, NULL, '{');
  annals_json_writer_add_string (json, "dateTimeFormat", "iso8601");
  annals_json_writer_add_html (json, "title", annals_document_get_title (self->document));
  annals_json_writer_add_html (json, "description",
                               annals_document_get_description (self->document));
  annals_json_writer_begin (json, "events", '[');
  annals_writing_write_events (self, write_event);
  annals_json_writer_end (json, ']');
  annals_json_writer_end (json, '}');
}

const AnnalsTarget annals_simile_target = {
  .name = "simile",
  .title = "SIMILE Timeline",
  .suffix = ".simile.json",
  .keeps = ANNALS_MEMBER_BIT (TITLE) | ANNALS_MEMBER_BIT (DESCRIPTION) | ANNALS_MEMBER_BIT (ID)
           | ANNALS_MEMBER_BIT (CATEGORY) | ANNALS_MEMBER_BIT (COLOR) | ANNALS_MEMBER_BIT (SUMMARY)
           | ANNALS_MEMBER_BIT (BODY) | ANNALS_MEMBER_BIT (MEDIA) | ANNALS_MEMBER_BIT (SOURCES),
  .write = write_simile,
};
