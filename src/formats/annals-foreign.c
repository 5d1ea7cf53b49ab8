/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-foreign.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "formats/annals-html.h"
#include "formats/annals-reader.h"

#define CANCEL_CHECK_MASK 0x3ff
#define TITLE_WORDS 8 /* of the text, where there is no title */

typedef struct
{
  AnnalsDocumentBuilder *builder;
  const char *array;
  gint64 index;
} Reader;

void
annals_foreign_event_clear (AnnalsForeignEvent *event)
{
  char **texts[] = { &event->id,      &event->title,        &event->start,
                     &event->end,     &event->latest_start, &event->earliest_end,
                     &event->summary, &event->category,     &event->place,
                     &event->color,   &event->url,          &event->link_title,
                     &event->credit,  &event->date_note };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

/* ---- Members ---- */

static AnnalsJsonValue
find_path (const AnnalsJsonValue *object, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", 2);
  AnnalsJsonValue value = { 0 };

  if (object->kind != ANNALS_JSON_OBJECT)
    return value;
  value = annals_json_value_get_member (object, names[0]);
  if (names[1] == NULL || value.kind == ANNALS_JSON_ABSENT)
    return value;
  return find_path (&value, names[1]);
}

static char *
dup_scalar (const AnnalsJsonValue *value)
{
  g_autofree char *text = NULL;

  if (value->kind == ANNALS_JSON_STRING)
    text = annals_json_value_dup_string (value);
  else if (value->kind == ANNALS_JSON_NUMBER)
    text = g_strndup (value->data, value->length);
  else if (value->kind == ANNALS_JSON_ARRAY)
    {
      /* "title": ["one"] has been seen. */
      AnnalsJsonIter iter;
      AnnalsJsonValue element;
      annals_json_iter_init (&iter, value);
      if (annals_json_iter_next (&iter, &element) && element.kind == ANNALS_JSON_STRING)
        text = annals_json_value_dup_string (&element);
    }
  if (text != NULL)
    g_strstrip (text);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
annals_foreign_dup_raw (const AnnalsJsonValue *object, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      AnnalsJsonValue value = find_path (object, *names);
      char *text = value.kind != ANNALS_JSON_ABSENT ? dup_scalar (&value) : NULL;
      if (text != NULL)
        return text;
    }
  return NULL;
}

char *
annals_foreign_dup_text (const AnnalsJsonValue *object, const char *const *names)
{
  g_autofree char *raw = annals_foreign_dup_raw (object, names);
  g_autofree char *text = raw != NULL ? annals_html_to_text (raw) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

gboolean
annals_foreign_has (const AnnalsJsonValue *object, const char *const *names)
{
  for (; *names != NULL; names++)
    if (find_path (object, *names).kind != ANNALS_JSON_ABSENT)
      return TRUE;
  return FALSE;
}

AnnalsJsonValue
annals_foreign_first_object (const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (array->kind != ANNALS_JSON_ARRAY)
    return (AnnalsJsonValue){ 0 };
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    if (element.kind == ANNALS_JSON_OBJECT)
      return element;
  return (AnnalsJsonValue){ 0 };
}

/* ---- Dates ---- */

char *
annals_foreign_format_date (gint64 year, int month, int day, int hour, int minute, int second)
{
  GString *out = g_string_new (NULL);

  if (year < -9999 || year > 9999)
    {
      /* EDTF knows long years without months only. */
      g_string_append_printf (out, "Y%" G_GINT64_FORMAT, year);
      return g_string_free (out, FALSE);
    }
  g_string_append_printf (
      out, year < 0 ? "-%04" G_GINT64_MODIFIER "d" : "%04" G_GINT64_MODIFIER "d", ABS (year));
  if (month > 0)
    g_string_append_printf (out, "-%02d", month);
  if (month > 0 && day > 0)
    g_string_append_printf (out, "-%02d", day);
  if (month > 0 && day > 0 && hour >= 0)
    g_string_append_printf (out, "T%02d:%02d", hour, MAX (minute, 0));
  if (month > 0 && day > 0 && hour >= 0 && second > 0)
    g_string_append_printf (out, ":%02d", second);
  return g_string_free (out, FALSE);
}

static char *
date_from_milliseconds (const char *text)
{
  double milliseconds = g_ascii_strtod (text, NULL);
  AnnalsCivil civil;

  if (!isfinite (milliseconds) || fabs (milliseconds / 1000) > ANNALS_TIME_MAX)
    return g_strdup (text);
  annals_civil_from_time (milliseconds / 1000, &civil);
  gboolean midnight = civil.hour == 0 && civil.minute == 0 && civil.second < 1;
  return annals_foreign_format_date (civil.year, civil.month, civil.day, midnight ? -1 : civil.hour,
                                     civil.minute, (int) civil.second);
}

static int
month_from_name (const char *text)
{
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

  for (int i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (text, names + 3 * i, 3) == 0)
      return i + 1;
  return 0;
}

/* "May 28 2006 09:00:00 GMT", "28 May 2006", "Sun, 28 May 2006 09:00 GMT+0100" */
static char *
date_from_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,", -1);
  gint64 year = G_MININT64;
  int month = 0, day = 0, hour = -1, minute = 0, second = 0;

  for (char **word = words; *word != NULL; word++)
    {
      guint64 number = g_ascii_strtoull (*word, NULL, 10);
      if (strchr (*word, ':') != NULL)
        sscanf (*word, "%d:%d:%d", &hour, &minute, &second);
      else if (month == 0 && month_from_name (*word) > 0 && strlen (*word) >= 3)
        month = month_from_name (*word);
      else if (g_ascii_isdigit (**word) && strlen (*word) <= 2 && day == 0)
        day = (int) number;
      else if (g_ascii_isdigit (**word) && strlen (*word) == 4 && year == G_MININT64)
        year = (gint64) number;
    }
  return month > 0 && year != G_MININT64
             ? annals_foreign_format_date (year, month, day, hour, minute, second)
             : NULL;
}

/* "2011,12,10" and "2011-1-5" */
static char *
date_from_numbers (const char *text)
{
  gint64 year;
  int month = 0, day = 0, hour = -1, minute = 0, second = 0, used = 0;
  char separator = strchr (text, ',') != NULL ? ',' : '-';
  g_autofree char *copy = g_strdelimit (g_strdup (text), ",", ' ');

  if (separator == '-')
    {
      if (sscanf (text, "%" G_GINT64_MODIFIER "d-%d-%d%n", &year, &month, &day, &used) < 2
          || text[used] != '\0')
        return NULL;
    }
  else if (sscanf (copy, "%" G_GINT64_MODIFIER "d %d %d %d %d %d", &year, &month, &day, &hour,
                   &minute, &second)
           < 1)
    return NULL;
  return annals_foreign_format_date (year, month, day, hour, minute, second);
}

/* What has only days writes midnight: a day is meant. */
static void
drop_midnight (char *text)
{
  static const char *const midnights[] = { "T00:00:00Z", "T00:00:00.000Z", "T00:00:00",
                                           " 00:00:00" };

  for (guint i = 0; i < G_N_ELEMENTS (midnights); i++)
    if (g_str_has_suffix (text, midnights[i]))
      {
        text[strlen (text) - strlen (midnights[i])] = '\0';
        return;
      }
}

char *
annals_foreign_dup_date (const AnnalsJsonValue *object, const char *const *names)
{
  g_autofree char *text = annals_foreign_dup_raw (object, names);
  AnnalsDate date;
  char *read = NULL;

  if (text == NULL)
    return NULL;
  drop_midnight (text);
  if (g_str_has_prefix (text, "/Date("))
    return date_from_milliseconds (text + strlen ("/Date("));
  if (annals_date_parse (text, -1, NULL, &date, NULL))
    return g_steal_pointer (&text);
  gsize digits = strspn (text[0] == '-' ? text + 1 : text, "0123456789");
  gboolean number =
      text[(text[0] == '-') + digits] == '\0' || text[(text[0] == '-') + digits] == '.';
  if (number && digits > 6)
    return date_from_milliseconds (text);
  if (number && digits > 0)
    return annals_foreign_format_date (g_ascii_strtoll (text, NULL, 10), 0, 0, -1, 0, 0);
  read = date_from_words (text);
  if (read == NULL)
    read = date_from_numbers (text);
  return read != NULL ? read : g_steal_pointer (&text);
}

/* ---- Elements to events ---- */

static void
report (Reader *self, AnnalsSeverity severity, const AnnalsJsonValue *at, const char *message)
{
  g_autofree char *path = g_strdup_printf (
      "$%s%s[%" G_GINT64_FORMAT "]", *self->array != '\0' ? "." : "", self->array, self->index);

  annals_document_builder_add_diagnostic (self->builder, severity, annals_json_value_offset (at),
                                          path, message);
}

static const char *
intern (Reader *self, const char *text)
{
  return text != NULL ? annals_document_builder_intern (self->builder, text, -1) : NULL;
}

static guint
use_entity (Reader *self, AnnalsEntityKind kind, const char *title, const char *color)
{
  AnnalsEntity entity = { .id = title, .title = title, .color = color };

  if (title == NULL)
    return ANNALS_NONE;
  guint found = annals_document_builder_find_entity (self->builder, kind, title);
  return found != ANNALS_NONE ? found
                              : annals_document_builder_add_entity (self->builder, kind, &entity);
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
  if (foreign->title == NULL && foreign->summary != NULL)
    foreign->title = first_words (foreign->summary);
  if (foreign->title == NULL)
    {
      foreign->title = g_strdup (_ ("Untitled"));
      report (self, ANNALS_SEVERITY_WARNING, element,
              _ ("The event has no title; it is shown as untitled."));
    }
  event->title.data = intern (self, foreign->title);
  event->title.length = (guint32) strlen (foreign->title);
}

static gboolean
parse_date (Reader *self, const AnnalsJsonValue *element, const char *text, AnnalsDate *date)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return FALSE;
  if (annals_date_parse (text, -1, NULL, date, &error))
    return TRUE;
  report (self, ANNALS_SEVERITY_WARNING, element, error->message);
  return FALSE;
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
set_dates (Reader *self,
           const AnnalsJsonValue *element,
           const AnnalsForeignEvent *foreign,
           AnnalsEvent *event)
{
  AnnalsDate start, end;

  if (!parse_date (self, element, foreign->start, &start))
    {
      event->flags |= ANNALS_EVENT_UNDATED;
      if (foreign->start == NULL)
        report (self, ANNALS_SEVERITY_WARNING, element,
                _ ("The event has no date; it is listed as undated."));
      return;
    }
  gboolean has_end = parse_date (self, element, foreign->end, &end);
  if (!annals_event_set_dates (event, &start, has_end ? &end : NULL))
    report (self, ANNALS_SEVERITY_WARNING, element,
            _ ("The end is before the start; they are exchanged."));
  set_certain_part (self, element, foreign, event);
  if (foreign->date_note != NULL)
    report (self, ANNALS_SEVERITY_NOTE, element, foreign->date_note);
}

static void
add_era (Reader *self,
         const AnnalsJsonValue *element,
         const AnnalsForeignEvent *foreign,
         const AnnalsEvent *event)
{
  AnnalsEra era = { .title = foreign->title,
                    .color = foreign->color,
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
add_element (Reader *self, const AnnalsJsonValue *element, AnnalsForeignEvent *foreign)
{
  AnnalsEvent event = { .offset = annals_json_value_offset (element),
                        .length = (guint32) MIN (element->length, G_MAXUINT32),
                        .importance = 3 };

  set_title (self, element, foreign, &event);
  set_dates (self, element, foreign, &event);
  if (foreign->is_era)
    {
      add_era (self, element, foreign, &event);
      return;
    }
  event.id = intern (self, foreign->id);
  event.category = use_entity (self, ANNALS_ENTITY_CATEGORY, foreign->category, NULL);
  event.place = use_entity (self, ANNALS_ENTITY_PLACE, foreign->place, NULL);
  if (foreign->url != NULL || foreign->credit != NULL)
    event.flags |= ANNALS_EVENT_HAS_SOURCES;
  if (annals_document_builder_add_event (self->builder, &event, NULL, 0, NULL, 0) != ANNALS_NONE)
    return;
  report (self, ANNALS_SEVERITY_NOTE, element,
          _ ("The event's id is used twice; this one goes without."));
  event.id = NULL;
  annals_document_builder_add_event (self->builder, &event, NULL, 0, NULL, 0);
}

/**
 * annals_foreign_read_array:
 * @name: the array's name in the file, for messages; "" for the root
 * @fill: the dialect's way to read an element
 *
 * Hands each element to the builder; what is no event gets a line of its own.
 */
gboolean
annals_foreign_read_array (const AnnalsJsonValue *array,
                           const char *name,
                           AnnalsForeignFunc fill,
                           AnnalsDocumentBuilder *builder,
                           GCancellable *cancellable,
                           GError **error)
{
  Reader self = { builder, name, -1 };
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (array->kind != ANNALS_JSON_ARRAY)
    return TRUE;
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    {
      AnnalsForeignEvent event = { 0 };
      const char *reason = _ ("Expected an event, an object; it is left out.");
      self.index++;
      if ((self.index & CANCEL_CHECK_MASK) == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (element.kind == ANNALS_JSON_OBJECT && fill (&element, &event, &reason))
        add_element (&self, &element, &event);
      else
        report (&self, ANNALS_SEVERITY_ERROR, &element, reason);
      annals_foreign_event_clear (&event);
    }
  return TRUE;
}

/**
 * annals_foreign_dup_detail:
 *
 * Reads an element again for the details pane.
 */
AnnalsDetail *
annals_foreign_dup_detail (GBytes *bytes, const AnnalsEvent *event, AnnalsForeignFunc fill)
{
  const char *data = g_bytes_get_data (bytes, NULL);
  AnnalsJsonValue element = annals_json_value_at (data, data + event->offset);
  AnnalsForeignEvent foreign = { 0 };
  AnnalsDetail *detail = annals_detail_new ();
  const char *reason = NULL;

  if (fill (&element, &foreign, &reason))
    {
      detail->summary = g_steal_pointer (&foreign.summary);
      detail->start_text = g_steal_pointer (&foreign.start);
      detail->end_text = g_steal_pointer (&foreign.end);
      if (foreign.url != NULL || foreign.credit != NULL)
        {
          AnnalsSource *source = annals_detail_add_source (detail);
          source->title = foreign.link_title != NULL ? g_steal_pointer (&foreign.link_title)
                                                     : g_strdup (foreign.url);
          source->publisher = g_steal_pointer (&foreign.credit);
          source->url = g_steal_pointer (&foreign.url);
        }
    }
  annals_foreign_event_clear (&foreign);
  return detail;
}
