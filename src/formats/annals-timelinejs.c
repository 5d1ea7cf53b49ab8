/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TimelineJS 3: {"title", "events", "eras"}; and 1 and 2: {"timeline": {"date", "era"}}. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/annals-foreign.h"
#include "formats/annals-web-date.h"

#define NAMES ANNALS_NAMES

/* A part of a date; -1 where it is absent, empty or unreadable. */
static int
get_part (const AnnalsJsonValue *date, const char *name)
{
  double number;

  return annals_foreign_get_number (date, NAMES (name), &number) && fabs (number) < 1e6
             ? (int) number
             : -1;
}

/* Years before the era are written as negative there, so -490 is 490 BCE: astronomically -489. In
 * deep time a year more or less is no matter, and round numbers stay round. */
static gint64
to_astronomical (AnnalsForeignEvent *event, const AnnalsJsonValue *at, gint64 year)
{
  if (year >= 0 || year < -9999)
    return year;
  g_autofree char *message = g_strdup_printf (
      _ ("The year %d is read as %d before the common era, as TimelineJS means it."), (int) year,
      (int) -year);
  annals_foreign_take_remark (event, ANNALS_SEVERITY_NOTE, at, message);
  return year + 1;
}

/* "time": "12:30", "11:30 PM", where "hour" is not given. */
static void
get_time (const AnnalsJsonValue *date, int *hour, int *minute)
{
  g_autofree char *time = annals_foreign_dup_raw (date, NAMES ("time"));
  g_autofree char *lower = time != NULL ? g_ascii_strdown (time, -1) : NULL;

  *hour = get_part (date, "hour");
  *minute = get_part (date, "minute");
  if (lower == NULL || *hour >= 0 || sscanf (lower, "%2d:%2d", hour, minute) < 1)
    return;
  if (strchr (lower, 'm') != NULL && *hour <= 12)
    *hour = *hour % 12 + (strchr (lower, 'p') != NULL ? 12 : 0);
}

/* Parts in words, "May", "4th", are for the reader of words; NULL where there are none. */
static char *
dup_worded_parts (const AnnalsJsonValue *date)
{
  g_autofree char *year = annals_foreign_dup_raw (date, NAMES ("year"));
  g_autofree char *month = annals_foreign_dup_raw (date, NAMES ("month"));
  g_autofree char *day = annals_foreign_dup_raw (date, NAMES ("day"));

  if (month == NULL
      || (get_part (date, "month") >= 0 && (day == NULL || get_part (date, "day") >= 0)))
    return NULL;
  return g_strdup_printf ("%s %s %s", day != NULL ? day : "", month, year);
}

static void
remark_coarser (AnnalsForeignEvent *event, const AnnalsJsonValue *date)
{
  g_autofree char *shown = annals_foreign_dup_plain_json (date, ANNALS_TEXT_SHOWN);
  g_autofree char *message =
      g_strdup_printf (_ ("The month or day in %s is no number; what is coarser is taken."), shown);

  annals_foreign_take_remark (event, ANNALS_SEVERITY_WARNING, date, message);
}

static char *
dup_parts (AnnalsForeignEvent *event, const AnnalsJsonValue *date, double year)
{
  g_autofree char *words = dup_worded_parts (date);
  g_auto (AnnalsWebDate) read = { 0 };
  int month = MAX (get_part (date, "month"), 0), day = MAX (get_part (date, "day"), 0);
  int hour, minute;
  double second =
      MAX (get_part (date, "second"), 0) + MAX (get_part (date, "millisecond"), 0) / 1000.0;

  get_time (date, &hour, &minute);
  if (words != NULL && annals_web_date_read (words, &read))
    return g_steal_pointer (&read.start);
  if (words != NULL || (month == 0 && day > 0))
    remark_coarser (event, date);
  return annals_web_date_format (to_astronomical (event, date, (gint64) year), month, day, hour,
                                 minute, second);
}

/* Says that a date is none; returns none. */
static char *
refuse_date (AnnalsForeignEvent *event, const AnnalsJsonValue *date)
{
  g_autofree char *text = annals_foreign_dup_date_text (date);
  g_autofree char *shown = annals_text_shorten (text, ANNALS_TEXT_SHOWN);
  g_autofree char *message = g_strdup_printf (_ ("“%s” is no date; it is left out."), shown);

  annals_foreign_take_remark (event, ANNALS_SEVERITY_WARNING, date, message);
  return NULL;
}

static void
remark_no_year (AnnalsForeignEvent *event, const AnnalsJsonValue *date)
{
  g_autofree char *shown = annals_foreign_dup_plain_json (date, ANNALS_TEXT_SHOWN);
  g_autofree char *message =
      g_strdup_printf (_ ("The date %s has no year; it is left out."), shown);

  annals_foreign_take_remark (event, ANNALS_SEVERITY_NOTE, date, message);
}

/* What is no object of parts: a date in itself, or in "year". */
static char *
dup_worded_date (AnnalsForeignEvent *event, const AnnalsJsonValue *date)
{
  g_autofree char *text = annals_foreign_dup_date_text (date);
  g_auto (AnnalsWebDate) read = { 0 };

  if (text == NULL)
    {
      if (date->kind == ANNALS_JSON_OBJECT && date->length > 2)
        remark_no_year (event, date);
      return NULL;
    }
  if (!annals_web_date_read (text, &read))
    return refuse_date (event, date);
  annals_foreign_take_remark (event, ANNALS_SEVERITY_NOTE, date, read.note);
  if (read.end != NULL && event->end == NULL)
    event->end = g_steal_pointer (&read.end);
  return g_steal_pointer (&read.start);
}

static char *
dup_date (AnnalsForeignEvent *event, const AnnalsJsonValue *slide, const char *name)
{
  AnnalsJsonValue date = annals_json_value_get_member (slide, name);
  double year;

  if (date.kind == ANNALS_JSON_OBJECT && annals_foreign_get_number (&date, NAMES ("year"), &year))
    return fabs (year) <= (double) ANNALS_YEAR_MAX ? dup_parts (event, &date, year)
                                                   : refuse_date (event, &date);
  return dup_worded_date (event, &date);
}

static void
take_dates (AnnalsForeignEvent *event, const AnnalsJsonValue *slide)
{
  event->date_at = annals_json_value_get_member (slide, "start_date");
  event->start = dup_date (event, slide, "start_date");
  char *end = dup_date (event, slide, "end_date");
  if (end == NULL)
    return;
  g_free (event->end);
  event->end = end;
}

static void
take_media (AnnalsForeignEvent *event, const AnnalsJsonValue *slide)
{
  g_autofree char *url = annals_foreign_dup_raw (slide, NAMES ("media.url"));
  g_autofree char *caption_html =
      annals_foreign_dup_raw (slide, NAMES ("media.caption", "media.title"));
  g_autofree char *credit_html = annals_foreign_dup_raw (slide, NAMES ("media.credit"));
  g_autofree char *caption =
      annals_foreign_dup_text (slide, NAMES ("media.caption", "media.title"));
  g_autofree char *credit = annals_foreign_dup_text (slide, NAMES ("media.credit"));
  g_autofree char *alt = annals_foreign_dup_text (slide, NAMES ("media.alt"));
  g_autofree char *link = annals_foreign_dup_raw (slide, NAMES ("media.link"));

  /* A slide without words is told by its picture's. */
  if (event->title == NULL && event->text == NULL && caption != NULL)
    event->text = g_strdup (caption);
  /* Media may be a piece of a page: a quotation, a frame. */
  if (url != NULL && *url == '<')
    {
      annals_foreign_take_description (event, url);
      annals_foreign_take_description (event, caption_html);
    }
  else
    annals_foreign_take_media (event, url, caption, credit, alt);
  annals_foreign_take_link (event, link, caption);
  annals_foreign_take_links (event, caption_html);
  annals_foreign_take_links (event, credit_html);
}

static void
take_background (AnnalsForeignEvent *event, const AnnalsJsonValue *slide)
{
  g_autofree char *url = annals_foreign_dup_raw (slide, NAMES ("background.url"));
  g_autofree char *alt = annals_foreign_dup_text (slide, NAMES ("background.alt"));

  event->color = annals_foreign_get_color (slide, NAMES ("background.color", "background"));
  annals_foreign_take_media (event, url, NULL, NULL, alt);
}

static void
take_location (AnnalsForeignEvent *event, const AnnalsJsonValue *slide)
{
  event->place = annals_foreign_dup_text (slide, NAMES ("location.name", "location"));
  event->has_position =
      annals_foreign_get_number (slide, NAMES ("location.lat"), &event->latitude)
      && annals_foreign_get_number (slide, NAMES ("location.lon"), &event->longitude);
}

static gboolean
fill_slide (const AnnalsJsonValue *slide, AnnalsForeignEvent *event, const char **reason)
{
  g_autofree char *text = annals_foreign_dup_raw (slide, NAMES ("text.text", "text"));
  g_autofree char *shown =
      annals_foreign_dup_text (slide, NAMES ("display_date", "start_date.display_date"));

  event->id = annals_foreign_dup_raw (slide, NAMES ("unique_id"));
  event->title = annals_foreign_dup_text (slide, NAMES ("text.headline", "headline", "title"));
  annals_foreign_take_description (event, text);
  event->category = annals_foreign_dup_text (slide, NAMES ("group"));
  take_location (event, slide);
  take_dates (event, slide);
  annals_foreign_take_display_date (event, shown);
  take_media (event, slide);
  take_background (event, slide);
  return TRUE;
}

static gboolean
fill_era (const AnnalsJsonValue *slide, AnnalsForeignEvent *event, const char **reason)
{
  event->is_era = TRUE;
  /* An era may go without words. */
  if (!fill_slide (slide, event, reason))
    return FALSE;
  if (event->title == NULL)
    event->title = g_strdup ("");
  return TRUE;
}

static const char *const slide_members[] = {
  "start_date", "end_date",  "text",     "media", "group",    "display_date", "background",
  "autolink",   "unique_id", "location", "type",  "headline", "title",        NULL
};
static const AnnalsForeignShape slide_shape = { fill_slide, slide_members };
/* An era is a title, two dates and a colour here. */
static const char *const era_members[] = { "start_date", "end_date",  "text", "background",
                                           "autolink",   "unique_id", "type", "headline",
                                           "title",      NULL };
static const AnnalsForeignShape era_shape = { fill_era, era_members };

static gboolean
is_slide (const AnnalsJsonValue *element)
{
  AnnalsJsonValue date = { 0 }, text = { 0 };

  if (element->kind == ANNALS_JSON_OBJECT)
    {
      date = annals_json_value_get_member (element, "start_date");
      text = annals_json_value_get_member (element, "text");
    }
  return date.kind == ANNALS_JSON_OBJECT || text.kind == ANNALS_JSON_OBJECT;
}

#define SLIDES_TRIED 16

static gboolean
has_slide (const AnnalsJsonValue *slides)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue slide;
  guint tried = 0;

  if (slides->kind != ANNALS_JSON_ARRAY)
    return FALSE;
  annals_json_iter_init (&iter, slides);
  while (tried++ < SLIDES_TRIED && annals_json_iter_next (&iter, &slide))
    if (is_slide (&slide))
      return TRUE;
  return FALSE;
}

/* The slides: "events", or the root. */
static AnnalsJsonValue
get_slides (const AnnalsJsonValue *root)
{
  return root->kind == ANNALS_JSON_OBJECT ? annals_json_value_get_member (root, "events") : *root;
}

static gboolean
timelinejs_recognises (const AnnalsJsonValue *root)
{
  AnnalsJsonValue slides = get_slides (root);

  return has_slide (&slides)
         || (slides.kind == ANNALS_JSON_ARRAY && root->kind == ANNALS_JSON_OBJECT
             && annals_foreign_has (root, NAMES ("scale", "title.text")));
}

/* The title slide heads the timeline; it is no event. */
static void
read_title (const AnnalsJsonValue *root, AnnalsDocumentBuilder *builder)
{
  static const char *const known[] = { "text", "autolink", "unique_id", "type", NULL };
  AnnalsJsonValue slide = annals_json_value_get_member (root, "title");
  g_autofree char *title =
      annals_foreign_dup_text (root, NAMES ("title.text.headline", "title.headline", "title"));
  g_autofree char *html = annals_foreign_dup_raw (root, NAMES ("title.text.text", "title.text"));
  g_autofree char *text = html != NULL ? annals_foreign_dup_plain (html) : NULL;

  annals_document_builder_set_head (builder, title, text, NULL, NULL);
  annals_foreign_note_members (&slide, "title", known, builder);
  annals_foreign_note_members (root, "", NAMES ("title", "events", "eras", "scale"), builder);
}

static gboolean
timelinejs_read (const AnnalsJsonValue *root,
                 AnnalsDocumentBuilder *builder,
                 GCancellable *cancellable,
                 GError **error)
{
  AnnalsJsonValue slides = get_slides (root), eras = { 0 };

  if (root->kind == ANNALS_JSON_OBJECT)
    {
      read_title (root, builder);
      eras = annals_json_value_get_member (root, "eras");
    }
  return annals_foreign_read_array (&slides, root->kind == ANNALS_JSON_OBJECT ? "events" : "",
                                    &slide_shape, builder, cancellable, error)
         && annals_foreign_read_array (&eras, "eras", &era_shape, builder, cancellable, error);
}

static AnnalsDetail *
timelinejs_dup_detail (const char *element, const AnnalsEvent *event, const char *const *languages)
{
  return annals_foreign_dup_detail (element, event, fill_slide);
}

const AnnalsDialect annals_timelinejs_dialect = {
  .name = "TimelineJS 3",
  .recognises = timelinejs_recognises,
  .read = timelinejs_read,
  .dup_detail = timelinejs_dup_detail,
};

/* ---- 1 and 2 ---- */

/* "-490,9,12" is 490 BCE here too. */
static void
take_old_date (AnnalsForeignEvent *event, const AnnalsJsonValue *element, const char *name)
{
  AnnalsJsonValue value = annals_json_value_get_member (element, name);
  g_autofree char *text = annals_foreign_dup_raw (element, NAMES (name));
  gboolean is_end = *name == 'e';
  int year, month = 0, day = 0;

  if (text != NULL && *text == '-' && strspn (text, "-0123456789, ") == strlen (text)
      && sscanf (text, "%6d ,%2d ,%2d", &year, &month, &day) >= 1)
    {
      char *date =
          annals_web_date_format (to_astronomical (event, &value, year), month, day, -1, 0, 0);
      g_free (is_end ? event->end : event->start);
      *(is_end ? &event->end : &event->start) = date;
    }
  else if (is_end)
    annals_foreign_take_end (event, &value);
  else
    annals_foreign_take_start (event, &value);
}

static void
take_asset (AnnalsForeignEvent *event, const AnnalsJsonValue *element)
{
  g_autofree char *url = annals_foreign_dup_raw (element, NAMES ("asset.media"));
  g_autofree char *caption_html = annals_foreign_dup_raw (element, NAMES ("asset.caption"));
  g_autofree char *credit_html = annals_foreign_dup_raw (element, NAMES ("asset.credit"));
  g_autofree char *caption = annals_foreign_dup_text (element, NAMES ("asset.caption"));
  g_autofree char *credit = annals_foreign_dup_text (element, NAMES ("asset.credit"));

  if (url != NULL && *url == '<')
    annals_foreign_take_description (event, url);
  else
    annals_foreign_take_media (event, url, caption, credit, NULL);
  annals_foreign_take_links (event, caption_html);
  annals_foreign_take_links (event, credit_html);
}

static gboolean
fill_date (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  g_autofree char *text = annals_foreign_dup_raw (element, NAMES ("text"));

  event->title = annals_foreign_dup_text (element, NAMES ("headline"));
  annals_foreign_take_description (event, text);
  event->category = annals_foreign_dup_text (element, NAMES ("tag"));
  take_old_date (event, element, "startDate");
  take_old_date (event, element, "endDate");
  take_asset (event, element);
  return TRUE;
}

static gboolean
fill_date_era (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  event->is_era = TRUE;
  fill_date (element, event, reason);
  if (event->title == NULL)
    event->title = g_strdup ("");
  return TRUE;
}

static const char *const date_members[] = { "startDate", "endDate",   "headline", "text", "tag",
                                            "asset",     "classname", "type",     NULL };
static const AnnalsForeignShape date_shape = { fill_date, date_members };
static const char *const date_era_members[] = { "startDate", "endDate", "headline",
                                                "classname", "type",    NULL };
static const AnnalsForeignShape date_era_shape = { fill_date_era, date_era_members };

static gboolean
timelinejs1_recognises (const AnnalsJsonValue *root)
{
  AnnalsJsonValue dates = annals_foreign_find (root, NAMES ("timeline.date"));

  return root->kind == ANNALS_JSON_OBJECT && dates.kind == ANNALS_JSON_ARRAY;
}

static gboolean
timelinejs1_read (const AnnalsJsonValue *root,
                  AnnalsDocumentBuilder *builder,
                  GCancellable *cancellable,
                  GError **error)
{
  static const char *const known[] = {
    "headline", "text", "date", "era", "type", "startDate", NULL
  };
  AnnalsJsonValue timeline = annals_json_value_get_member (root, "timeline");
  AnnalsJsonValue dates = annals_json_value_get_member (&timeline, "date");
  AnnalsJsonValue eras = annals_json_value_get_member (&timeline, "era");
  g_autofree char *title = annals_foreign_dup_text (&timeline, NAMES ("headline"));
  g_autofree char *html = annals_foreign_dup_raw (&timeline, NAMES ("text"));
  g_autofree char *text = html != NULL ? annals_foreign_dup_plain (html) : NULL;

  annals_document_builder_set_head (builder, title, text, NULL, NULL);
  annals_foreign_note_members (&timeline, "timeline", known, builder);
  return annals_foreign_read_array (&dates, "timeline.date", &date_shape, builder, cancellable,
                                    error)
         && annals_foreign_read_array (&eras, "timeline.era", &date_era_shape, builder, cancellable,
                                       error);
}

static AnnalsDetail *
timelinejs1_dup_detail (const char *element, const AnnalsEvent *event, const char *const *languages)
{
  return annals_foreign_dup_detail (element, event, fill_date);
}

const AnnalsDialect annals_timelinejs1_dialect = {
  .name = "TimelineJS 1",
  .recognises = timelinejs1_recognises,
  .read = timelinejs1_read,
  .dup_detail = timelinejs1_dup_detail,
};
