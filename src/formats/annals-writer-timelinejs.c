/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TimelineJS 3: slides with dates in parts and texts in HTML. */
#include "formats/annals-css-color.h"
#include "formats/annals-writer-private.h"

/* Its years have no 0, as our reader knows too: -490 is 490 BCE. In deep time round numbers stay
 * round. */
static double
to_timelinejs_year (gint64 year)
{
  return (double) (year <= 0 && year > -9999 ? year - 1 : year);
}

static void
write_date (AnnalsJsonWriter *json, const char *name, const AnnalsWrittenDate *date)
{
  const AnnalsCivil *civil = &date->civil;
  const struct
  {
    const char *name;
    AnnalsPrecision precision;
    double value;
  } parts[] = {
    { "month", ANNALS_PRECISION_MONTH, civil->month },
    { "day", ANNALS_PRECISION_DAY, civil->day },
    { "hour", ANNALS_PRECISION_HOUR, civil->hour },
    { "minute", ANNALS_PRECISION_MINUTE, civil->minute },
    { "second", ANNALS_PRECISION_SECOND, (int) civil->second },
    { "millisecond", ANNALS_PRECISION_FRACTION,
      (int) ((civil->second - (int) civil->second) * 1000 + 0.5) },
  };

  annals_json_writer_begin (json, name, '{');
  annals_json_writer_add_double (json, "year", to_timelinejs_year (civil->year));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (date->precision >= parts[i].precision)
      annals_json_writer_add_double (json, parts[i].name, parts[i].value);
  annals_json_writer_end (json, '}');
}

static void
write_text (AnnalsJsonWriter *json, const char *headline, const char *html)
{
  annals_json_writer_begin (json, "text", '{');
  annals_json_writer_add_html (json, "headline", headline);
  annals_json_writer_add_string (json, "text", html);
  annals_json_writer_end (json, '}');
}

/* A slide has one picture. */
static void
write_media (AnnalsWriting *self, const AnnalsRecord *record)
{
  AnnalsJsonWriter *json = &self->json;
  const GPtrArray *all = record->detail->media;

  if (all->len == 0)
    return;
  const AnnalsMedia *media = g_ptr_array_index (all, 0);
  annals_json_writer_begin (json, "media", '{');
  annals_json_writer_add_string (json, "url", media->url != NULL ? media->url : media->file);
  annals_json_writer_add_html (json, "caption", media->caption);
  annals_json_writer_add_html (json, "credit", media->credit);
  annals_json_writer_add_html (json, "alt", media->alt);
  annals_json_writer_end (json, '}');
  if (all->len > 1)
    self->partly[ANNALS_MEMBER_MEDIA]++;
}

static void
write_place (AnnalsJsonWriter *json, const AnnalsEntity *place)
{
  if (place == NULL)
    return;
  annals_json_writer_begin (json, "location", '{');
  annals_json_writer_add_html (json, "name", place->title != NULL ? place->title : place->id);
  if (place->has_position)
    {
      annals_json_writer_add_double (json, "lat", place->latitude);
      annals_json_writer_add_double (json, "lon", place->longitude);
    }
  annals_json_writer_end (json, '}');
}

/* What its dates cannot say is told in our words: EDTF. */
static void
write_display_date (AnnalsJsonWriter *json, const AnnalsRecord *record)
{
  const guint plain = ANNALS_DATE_TIMED;
  guint flags = record->start.flags | (record->has_end ? record->end.flags : 0);
  g_autofree char *text = record->has_end && record->end_text != NULL
                              ? g_strdup_printf ("%s/%s", record->start_text, record->end_text)
                              : g_strdup (record->start_text);

  if ((flags & ~plain) != 0)
    annals_json_writer_add_html (json, "display_date", text);
}

static void
write_color (AnnalsJsonWriter *json, guint32 color)
{
  g_autofree char *text = annals_css_color_to_string (color);

  if (text == NULL)
    return;
  annals_json_writer_begin (json, "background", '{');
  annals_json_writer_add_string (json, "color", text);
  annals_json_writer_end (json, '}');
}

static void
write_slide (AnnalsWriting *self, const AnnalsRecord *record)
{
  AnnalsJsonWriter *json = &self->json;
  const AnnalsEntity *category = annals_record_get_category (record);
  g_autofree char *html = annals_record_dup_html (record);

  annals_json_writer_begin (json, NULL, '{');
  annals_json_writer_add_string (json, "unique_id", record->id);
  write_date (json, "start_date", &record->written_start);
  if (record->has_written_end)
    write_date (json, "end_date", &record->written_end);
  write_display_date (json, record);
  write_text (json, record->title, html);
  if (category != NULL)
    annals_json_writer_add_html (json, "group",
                                 category->title != NULL ? category->title : category->id);
  write_place (json, annals_record_get_place (record));
  write_media (self, record);
  write_color (json, record->event->color);
  annals_json_writer_end (json, '}');
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
      annals_json_writer_begin (json, NULL, '{');
      write_date (json, "start_date", &first);
      write_date (json, "end_date", &last);
      write_text (json, eras[i].title, NULL);
      annals_json_writer_end (json, '}');
    }
  annals_json_writer_end (json, ']');
}

static void
write_timelinejs (AnnalsWriting *self)
{
  AnnalsJsonWriter *json = &self->json;
  const char *title = annals_document_get_title (self->document);
  const char *description = annals_document_get_description (self->document);
  g_autofree char *html = g_markup_escape_text (description != NULL ? description : "", -1);

  annals_json_writer_begin (json, NULL, '{');
  if (*title != '\0' || *html != '\0')
    {
      annals_json_writer_begin (json, "title", '{');
      write_text (json, title, html);
      annals_json_writer_end (json, '}');
    }
  annals_json_writer_begin (json, "events", '[');
  annals_writing_write_events (self, write_slide);
  annals_json_writer_end (json, ']');
  write_eras (json, self->document);
  annals_json_writer_end (json, '}');
}

const AnnalsTarget annals_timelinejs_target = {
  .name = "timelinejs",
  .title = "TimelineJS",
  .suffix = ".timelinejs.json",
  .keeps = ANNALS_MEMBER_BIT (TITLE) | ANNALS_MEMBER_BIT (DESCRIPTION) | ANNALS_MEMBER_BIT (ERAS)
           | ANNALS_MEMBER_BIT (ID) | ANNALS_MEMBER_BIT (CATEGORY_TITLE)
           | ANNALS_MEMBER_BIT (CATEGORY) | ANNALS_MEMBER_BIT (COLOR) | ANNALS_MEMBER_BIT (PLACE)
           | ANNALS_MEMBER_BIT (SUMMARY) | ANNALS_MEMBER_BIT (BODY) | ANNALS_MEMBER_BIT (MEDIA),
  .write = write_timelinejs,
};
