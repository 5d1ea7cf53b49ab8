/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TimelineJS 3: {"title", "events", "eras"}; and 1 and 2: {"timeline": {"date", "era"}}. */
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/annals-foreign.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static int
get_part (const AnnalsJsonValue *date, const char *name, int otherwise)
{
  g_autofree char *text = annals_foreign_dup_raw (date, NAMES (name));

  return text != NULL ? atoi (text) : otherwise;
}

/* Years before the era are written as negative there, so -490 is 490 BCE: astronomically -489. */
static char *
dup_date (const AnnalsJsonValue *slide, const char *name, char **note)
{
  AnnalsJsonValue date = annals_json_value_get_member (slide, name);
  g_autofree char *year_text = NULL;

  if (date.kind != ANNALS_JSON_OBJECT
      || (year_text = annals_foreign_dup_raw (&date, NAMES ("year"))) == NULL)
    return NULL;
  gint64 year = (gint64) g_ascii_strtod (year_text, NULL);
  /* In deep time a year more or less is no matter, and round numbers stay round. */
  if (year < 0 && year >= -9999)
    {
      year++;
      if (*note == NULL)
        *note = g_strdup (
            _ ("A negative year is read as a year before the common era, as TimelineJS means it."));
    }
  g_autofree char *time = annals_foreign_dup_raw (&date, NAMES ("time"));
  int hour = get_part (&date, "hour", -1), minute = get_part (&date, "minute", 0);
  if (time != NULL && hour < 0)
    sscanf (time, "%d:%d", &hour, &minute);
  return annals_foreign_format_date (year, get_part (&date, "month", 0), get_part (&date, "day", 0),
                                     hour, minute, get_part (&date, "second", 0));
}

static gboolean
fill_slide (const AnnalsJsonValue *slide, AnnalsForeignEvent *event, const char **reason)
{
  event->id = annals_foreign_dup_raw (slide, NAMES ("unique_id"));
  event->title = annals_foreign_dup_text (slide, NAMES ("text.headline"));
  event->summary = annals_foreign_dup_text (slide, NAMES ("text.text"));
  event->category = annals_foreign_dup_text (slide, NAMES ("group"));
  event->place = annals_foreign_dup_text (slide, NAMES ("location.name"));
  event->url = annals_foreign_dup_raw (slide, NAMES ("media.link", "media.url"));
  event->link_title = annals_foreign_dup_text (slide, NAMES ("media.caption", "media.title"));
  event->credit = annals_foreign_dup_text (slide, NAMES ("media.credit"));
  event->start = dup_date (slide, "start_date", &event->date_note);
  event->end = dup_date (slide, "end_date", &event->date_note);
  return TRUE;
}

static gboolean
fill_era (const AnnalsJsonValue *slide, AnnalsForeignEvent *event, const char **reason)
{
  event->is_era = TRUE;
  return fill_slide (slide, event, reason);
}

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
  return annals_foreign_read_array (&events, "events", fill_slide, builder, cancellable, error)
         && annals_foreign_read_array (&eras, "eras", fill_era, builder, cancellable, error);
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
  event->title = annals_foreign_dup_text (element, NAMES ("headline"));
  event->summary = annals_foreign_dup_text (element, NAMES ("text"));
  event->category = annals_foreign_dup_text (element, NAMES ("tag"));
  event->start = annals_foreign_dup_date (element, NAMES ("startDate"));
  event->end = annals_foreign_dup_date (element, NAMES ("endDate"));
  event->url = annals_foreign_dup_raw (element, NAMES ("asset.media"));
  event->link_title = annals_foreign_dup_text (element, NAMES ("asset.caption"));
  event->credit = annals_foreign_dup_text (element, NAMES ("asset.credit"));
  return TRUE;
}

static gboolean
fill_date_era (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  event->is_era = TRUE;
  return fill_date (element, event, reason);
}

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
  return annals_foreign_read_array (&dates, "timeline.date", fill_date, builder, cancellable, error)
         && annals_foreign_read_array (&eras, "timeline.era", fill_date_era, builder, cancellable,
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
