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

static int
get_part (const AnnalsJsonValue *date, const char *name, int otherwise)
{
  double number;

  return annals_foreign_get_number (date, NAMES (name), &number) && fabs (number) < 1e6
             ? (int) number
             : otherwise;
}

/* Years before the era are written as negative there, so -490 is 490 BCE: astronomically -489. In
 * deep time a year more or less is no matter, and round numbers stay round. */
static gint64
to_astronomical (AnnalsForeignEvent *event, gint64 year)
{
  if (year >= 0 || year < -9999)
    return year;
  annals_foreign_take_note (
      event,
      _ ("A negative year is read as a year before the common era, as TimelineJS means it."));
  return year + 1;
}

static char *
dup_parts (AnnalsForeignEvent *event, const AnnalsJsonValue *date, double year)
{
  g_autofree char *time = annals_foreign_dup_raw (date, NAMES ("time"));
  int hour = get_part (date, "hour", -1), minute = get_part (date, "minute", 0);
  double second = get_part (date, "second", 0) + get_part (date, "millisecond", 0) / 1000.0;

  if (time != NULL && hour < 0)
    sscanf (time, "%d:%d", &hour, &minute);
  return annals_web_date_format (to_astronomical (event, (gint64) year),
                                 get_part (date, "month", 0), get_part (date, "day", 0), hour,
                                 minute, second);
}

/* "display_date" is how the author wants the date told. */
static void
take_display_date (AnnalsForeignEvent *event,
                   const AnnalsJsonValue *slide,
                   const char *const *names)
{
  g_autofree char *shown = annals_foreign_dup_text (slide, names);

  if (shown != NULL && event->detail != NULL && event->detail->note == NULL)
    /* Translators: how the file itself tells a date, in words of its author. */
    event->detail->note = g_strdup_printf (_ ("The file tells the date as “%s”."), shown);
}

static char *
dup_date (AnnalsForeignEvent *event, const AnnalsJsonValue *slide, const char *name)
{
  AnnalsJsonValue date = annals_json_value_get_member (slide, name);
  g_autofree char *text = NULL;
  g_auto (AnnalsWebDate) words = { 0 };
  double year;

  if (date.kind == ANNALS_JSON_OBJECT)
    {
      if (annals_foreign_get_number (&date, NAMES ("year"), &year) && fabs (year) <= 1e11)
        return dup_parts (event, &date, year);
      text = annals_foreign_dup_raw (&date, NAMES ("year"));
    }
  else if (date.kind != ANNALS_JSON_ABSENT)
    text = annals_foreign_dup_raw (slide, NAMES (name));
  if (text != NULL && annals_web_date_read (text, &words))
    return g_steal_pointer (&words.start);
  if (date.kind != ANNALS_JSON_ABSENT && date.kind != ANNALS_JSON_NULL)
    annals_foreign_take_note (event, text != NULL
                                         ? _ ("A date's year is no number; the date is left out.")
                                         : _ ("A date without a year is left out."));
  return NULL;
}

static void
take_media (AnnalsForeignEvent *event, const AnnalsJsonValue *slide)
{
  g_autofree char *url = annals_foreign_dup_raw (slide, NAMES ("media.url"));
  g_autofree char *caption =
      annals_foreign_dup_text (slide, NAMES ("media.caption", "media.title"));
  g_autofree char *credit = annals_foreign_dup_text (slide, NAMES ("media.credit"));
  g_autofree char *alt = annals_foreign_dup_text (slide, NAMES ("media.alt"));
  g_autofree char *link = annals_foreign_dup_raw (slide, NAMES ("media.link"));
  g_autofree char *behind = annals_foreign_dup_raw (slide, NAMES ("background.url"));
  g_autofree char *behind_alt = annals_foreign_dup_text (slide, NAMES ("background.alt"));

  /* Media may be a piece of a page: a quotation, a frame. */
  if (url != NULL && *url == '<')
    annals_foreign_take_description (event, slide, NAMES ("media.url"));
  else
    annals_foreign_take_media (event, url, caption, credit, alt);
  annals_foreign_take_media (event, behind, NULL, NULL, behind_alt);
  annals_foreign_take_link (event, link, caption);
  /* A slide without words is told by its picture's. */
  if (event->title == NULL && (event->text == NULL || *event->text == '\0') && caption != NULL)
    {
      g_free (event->text);
      event->text = g_strdup (caption);
    }
}

static gboolean
fill_slide (const AnnalsJsonValue *slide, AnnalsForeignEvent *event, const char **reason)
{
  event->id = annals_foreign_dup_raw (slide, NAMES ("unique_id"));
  event->title = annals_foreign_dup_text (slide, NAMES ("text.headline"));
  annals_foreign_take_description (event, slide, NAMES ("text.text"));
  event->category = annals_foreign_dup_text (slide, NAMES ("group"));
  event->place = annals_foreign_dup_text (slide, NAMES ("location.name"));
  event->has_position =
      annals_foreign_get_number (slide, NAMES ("location.lat"), &event->latitude)
      && annals_foreign_get_number (slide, NAMES ("location.lon"), &event->longitude);
  event->color = annals_foreign_get_color (slide, NAMES ("background.color"));
  event->date_at = annals_json_value_get_member (slide, "start_date");
  event->start = dup_date (event, slide, "start_date");
  event->end = dup_date (event, slide, "end_date");
  take_display_date (event, slide, NAMES ("display_date", "start_date.display_date"));
  take_media (event, slide);
  return TRUE;
}

static gboolean
fill_era (const AnnalsJsonValue *slide, AnnalsForeignEvent *event, const char **reason)
{
  event->is_era = TRUE;
  return fill_slide (slide, event, reason);
}

static const char *const slide_members[] = { "start_date", "end_date",     "text",       "media",
                                             "group",      "display_date", "background", "autolink",
                                             "unique_id",  "location",     "type",       NULL };
static const AnnalsForeignShape slide_shape = { fill_slide, slide_members };
static const AnnalsForeignShape era_shape = { fill_era, slide_members };

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

static gboolean
timelinejs_recognises (const AnnalsJsonValue *root)
{
  if (root->kind != ANNALS_JSON_OBJECT)
    return FALSE;
  AnnalsJsonValue events = annals_json_value_get_member (root, "events");
  AnnalsJsonValue first = annals_foreign_first_object (&events);
  return is_slide (&first);
}

static gboolean
timelinejs_read (const AnnalsJsonValue *root,
                 AnnalsDocumentBuilder *builder,
                 GCancellable *cancellable,
                 GError **error)
{
  AnnalsJsonValue events = annals_json_value_get_member (root, "events");
  AnnalsJsonValue eras = annals_json_value_get_member (root, "eras");
  g_autofree char *title = annals_foreign_dup_text (root, NAMES ("title.text.headline"));
  g_autofree char *text = annals_foreign_dup_text (root, NAMES ("title.text.text"));

  annals_document_builder_set_head (builder, title, text, NULL, NULL);
  return annals_foreign_read_array (&events, "events", &slide_shape, builder, cancellable, error)
         && annals_foreign_read_array (&eras, "eras", &era_shape, builder, cancellable, error);
}

static AnnalsDetail *
timelinejs_dup_detail (GBytes *bytes, const AnnalsEvent *event)
{
  return annals_foreign_dup_detail (bytes, event, fill_slide);
}

const AnnalsDialect annals_timelinejs_dialect = {
  .name = "TimelineJS 3",
  .recognises = timelinejs_recognises,
  .read = timelinejs_read,
  .dup_detail = timelinejs_dup_detail,
};

/* ---- 1 and 2 ---- */

static gboolean
fill_date (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  g_autofree char *url = annals_foreign_dup_raw (element, NAMES ("asset.media"));
  g_autofree char *caption = annals_foreign_dup_text (element, NAMES ("asset.caption"));
  g_autofree char *credit = annals_foreign_dup_text (element, NAMES ("asset.credit"));

  event->title = annals_foreign_dup_text (element, NAMES ("headline"));
  annals_foreign_take_description (event, element, NAMES ("text"));
  event->category = annals_foreign_dup_text (element, NAMES ("tag"));
  annals_foreign_take_start (event, element, NAMES ("startDate"));
  annals_foreign_take_end (event, element, NAMES ("endDate"));
  if (url != NULL && *url == '<')
    annals_foreign_take_description (event, element, NAMES ("asset.media"));
  else
    annals_foreign_take_media (event, url, caption, credit, NULL);
  return TRUE;
}

static gboolean
fill_date_era (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  event->is_era = TRUE;
  return fill_date (element, event, reason);
}

static const char *const date_members[] = { "startDate", "endDate",   "headline", "text", "tag",
                                            "asset",     "classname", "type",     NULL };
static const AnnalsForeignShape date_shape = { fill_date, date_members };
static const AnnalsForeignShape date_era_shape = { fill_date_era, date_members };

static gboolean
timelinejs1_recognises (const AnnalsJsonValue *root)
{
  return annals_foreign_has (root, NAMES ("timeline.date", "timeline.headline"));
}

static gboolean
timelinejs1_read (const AnnalsJsonValue *root,
                  AnnalsDocumentBuilder *builder,
                  GCancellable *cancellable,
                  GError **error)
{
  AnnalsJsonValue timeline = annals_json_value_get_member (root, "timeline");
  AnnalsJsonValue dates = annals_json_value_get_member (&timeline, "date");
  AnnalsJsonValue eras = annals_json_value_get_member (&timeline, "era");
  g_autofree char *title = annals_foreign_dup_text (&timeline, NAMES ("headline"));
  g_autofree char *text = annals_foreign_dup_text (&timeline, NAMES ("text"));

  annals_document_builder_set_head (builder, title, text, NULL, NULL);
  return annals_foreign_read_array (&dates, "timeline.date", &date_shape, builder, cancellable,
                                    error)
         && annals_foreign_read_array (&eras, "timeline.era", &date_era_shape, builder, cancellable,
                                       error);
}

static AnnalsDetail *
timelinejs1_dup_detail (GBytes *bytes, const AnnalsEvent *event)
{
  return annals_foreign_dup_detail (bytes, event, fill_date);
}

const AnnalsDialect annals_timelinejs1_dialect = {
  .name = "TimelineJS 1",
  .recognises = timelinejs1_recognises,
  .read = timelinejs1_read,
  .dup_detail = timelinejs1_dup_detail,
};
