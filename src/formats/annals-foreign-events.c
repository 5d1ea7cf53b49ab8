/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an element of a foreign timeline says, to an event; and again, to its details. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/annals-css-color.h"
#include "formats/annals-foreign-private.h"

#define TITLE_WORDS 8 /* of the text, where there is no title */

void
annals_foreign_event_clear (AnnalsForeignEvent *event)
{
  char **texts[] = { &event->id,    &event->title,        &event->text,         &event->start,
                     &event->end,   &event->latest_start, &event->earliest_end, &event->bad_date,
                     &event->place, &event->category };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_clear_pointer (&event->actors, g_ptr_array_unref);
  g_clear_pointer (&event->tags, g_ptr_array_unref);
  g_clear_pointer (&event->remarks, g_ptr_array_unref);
  if (event->fields != NULL)
    g_string_free (g_steal_pointer (&event->fields), TRUE);
}

/* ---- Entities ---- */

static guint
use_entity (AnnalsForeignReader *self, AnnalsEntityKind kind, const AnnalsEntity *entity)
{
  if (entity->id == NULL)
    return ANNALS_NONE;
  guint found = annals_document_builder_find_entity (self->builder, kind, entity->id);
  return found != ANNALS_NONE ? found
                              : annals_document_builder_add_entity (self->builder, kind, entity);
}

static guint
use_name (AnnalsForeignReader *self, AnnalsEntityKind kind, const char *name)
{
  return use_entity (self, kind, &(AnnalsEntity){ .id = name, .title = name });
}

static guint
use_place (AnnalsForeignReader *self, const AnnalsForeignEvent *foreign)
{
  g_autofree char *name = g_strdup (foreign->place);

  if (name == NULL && foreign->has_position)
    name = g_strdup_printf ("%.4f, %.4f", foreign->latitude, foreign->longitude);
  return use_entity (self, ANNALS_ENTITY_PLACE,
                     &(AnnalsEntity){ .id = name,
                                      .title = name,
                                      .latitude = foreign->latitude,
                                      .longitude = foreign->longitude,
                                      .has_position = foreign->has_position });
}

static GArray *
use_names (AnnalsForeignReader *self, AnnalsEntityKind kind, const GPtrArray *names)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      guint32 index = use_name (self, kind, g_ptr_array_index (names, i));
      g_array_append_val (indices, index);
    }
  return indices;
}

/* ---- Titles and dates ---- */

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
set_title (AnnalsForeignReader *self,
           const AnnalsJsonValue *element,
           AnnalsForeignEvent *foreign,
           AnnalsEvent *event)
{
  if (!foreign->is_era && foreign->title != NULL && *foreign->title == '\0')
    g_clear_pointer (&foreign->title, g_free);
  if (foreign->title == NULL && foreign->text != NULL && *foreign->text != '\0')
    {
      foreign->title = first_words (foreign->text);
      annals_foreign_report (self, ANNALS_SEVERITY_NOTE, element,
                             _ ("The event has no title; the first words of its text are taken."));
    }
  if (foreign->title == NULL)
    {
      foreign->title = g_strdup (_ ("Untitled"));
      annals_foreign_report (self, ANNALS_SEVERITY_WARNING, element,
                             _ ("The event has no title; it is shown as untitled."));
    }
  event->title = annals_document_builder_intern_text (self->builder, foreign->title);
}

/* A day or a month that is not there leaves what is coarser. */
static gboolean
parse_coarser (AnnalsForeignReader *self,
               const AnnalsJsonValue *at,
               const char *text,
               AnnalsDate *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *cut = g_strdup (text);
  char *dash;

  if (annals_date_parse (text, -1, NULL, date, &error))
    return TRUE;
  while ((dash = strrchr (cut, '-')) != NULL && dash != cut)
    {
      *dash = '\0';
      if (!annals_date_parse (cut, -1, NULL, date, NULL))
        continue;
      g_autofree char *message = g_strdup_printf (_ ("%s “%s” is taken."), error->message, cut);
      annals_foreign_report (self, ANNALS_SEVERITY_WARNING, at, message);
      return TRUE;
    }
  annals_foreign_report (self, ANNALS_SEVERITY_WARNING, at, error->message);
  return FALSE;
}

static gboolean
parse_date (AnnalsForeignReader *self,
            const AnnalsJsonValue *at,
            const char *text,
            AnnalsDate *date)
{
  return text != NULL && parse_coarser (self, at, text, date);
}

/* Uncertain ends of their own: certain is only what lies between them. */
static void
set_certain_part (AnnalsForeignReader *self,
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
report_undated (AnnalsForeignReader *self,
                const AnnalsJsonValue *at,
                const AnnalsForeignEvent *foreign)
{
  g_autofree char *message = NULL, *shown = NULL;

  if (foreign->bad_date != NULL)
    {
      shown = annals_text_shorten (foreign->bad_date, ANNALS_TEXT_SHOWN);
      message = g_strdup_printf (
          _ ("“%s” is no date that is known here; the event is listed as undated. Expected one "
             "such as 2023-05-30, 30 May 2023 or circa 1984."),
          shown);
    }
  else if (foreign->start == NULL)
    message = g_strdup (_ ("The event has no date; it is listed as undated."));
  if (message != NULL)
    annals_foreign_report (self, ANNALS_SEVERITY_WARNING, at, message);
}

/* What has only an end has that for its date. */
static void
take_lone_end (AnnalsForeignEvent *foreign)
{
  if (foreign->start != NULL || foreign->bad_date != NULL || foreign->end == NULL
      || g_str_equal (foreign->end, ".."))
    return;
  foreign->start = g_steal_pointer (&foreign->end);
  annals_foreign_take_remark (foreign, ANNALS_SEVERITY_NOTE, NULL,
                              _ ("The event has an end and no start; the end is its date."));
}

static void
set_dates (AnnalsForeignReader *self,
           const AnnalsJsonValue *element,
           const AnnalsForeignEvent *foreign,
           AnnalsEvent *event)
{
  const AnnalsJsonValue *at = foreign->date_at.kind ? &foreign->date_at : element;
  const guint unsaid = ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN;
  AnnalsDate start, end = { 0 };

  gboolean has_start = parse_date (self, at, foreign->start, &start);
  gboolean has_end = has_start && parse_date (self, at, foreign->end, &end);
  if (!has_start || ((start.flags & unsaid) && (!has_end || (end.flags & unsaid))))
    {
      event->flags |= ANNALS_EVENT_UNDATED;
      if (!foreign->is_era)
        report_undated (self, at, foreign);
      return;
    }
  if (!annals_event_set_dates (event, &start, has_end ? &end : NULL))
    {
      g_autofree char *message =
          g_strdup_printf (_ ("The end, “%s”, is before the start, “%s”; they are exchanged."),
                           foreign->end, foreign->start);
      annals_foreign_report (self, ANNALS_SEVERITY_WARNING, at, message);
    }
  set_certain_part (self, at, foreign, event);
}

/* ---- Events ---- */

static void
report_remarks (AnnalsForeignReader *self, const AnnalsForeignEvent *foreign)
{
  for (guint i = 0; foreign->remarks != NULL && i < foreign->remarks->len; i++)
    {
      const AnnalsForeignRemark *remark = g_ptr_array_index (foreign->remarks, i);
      annals_foreign_report (self, remark->severity, remark->at.kind ? &remark->at : self->element,
                             remark->message);
    }
}

static void
add_era (AnnalsForeignReader *self,
         const AnnalsJsonValue *element,
         const AnnalsForeignEvent *foreign,
         const AnnalsEvent *event)
{
  g_autofree char *color = annals_css_color_to_string (foreign->color);
  AnnalsEra era = { .title = foreign->title,
                    .color = color,
                    .start = event->start,
                    .end = event->end,
                    .flags = event->flags };

  if (event->flags & ANNALS_EVENT_UNDATED)
    annals_foreign_report (self, ANNALS_SEVERITY_ERROR, element,
                           _ ("The era has no date that can be read; it is left out."));
  else
    annals_document_builder_add_era (self->builder, &era);
}

static void
add_event (AnnalsForeignReader *self,
           const AnnalsJsonValue *element,
           const AnnalsForeignEvent *foreign,
           AnnalsEvent *event)
{
  g_autoptr (GArray) actors = use_names (self, ANNALS_ENTITY_ACTOR, foreign->actors);
  g_autoptr (GArray) tags = use_names (self, ANNALS_ENTITY_TAG, foreign->tags);
  const guint32 *first_actor = (const guint32 *) (gpointer) actors->data,
                *first_tag = (const guint32 *) (gpointer) tags->data;

  if (foreign->id != NULL)
    event->id = annals_document_builder_intern_text (self->builder, foreign->id);
  event->category = use_name (self, ANNALS_ENTITY_CATEGORY, foreign->category);
  event->place = use_place (self, foreign);
  event->color = foreign->color;
  if (foreign->importance > 0)
    event->importance = (guint8) MIN (foreign->importance, 5);
  if (foreign->has_sources)
    event->flags |= ANNALS_EVENT_HAS_SOURCES;
  annals_document_builder_add_event (self->builder, event, first_actor, actors->len, first_tag,
                                     tags->len);
}

void
annals_foreign_add_element (AnnalsForeignReader *self,
                            const AnnalsJsonValue *element,
                            AnnalsForeignEvent *foreign)
{
  AnnalsEvent event = { .offset = (guint32) annals_json_value_offset (element),
                        .length = (guint32) element->length,
                        .importance = 3 };

  annals_document_builder_set_element (self->builder, (guint32) self->index);
  set_title (self, element, foreign, &event);
  take_lone_end (foreign);
  set_dates (self, element, foreign, &event);
  report_remarks (self, foreign);
  if (foreign->is_era)
    add_era (self, element, foreign, &event);
  else
    add_event (self, element, foreign, &event);
}

/* ---- Details ---- */

/* A text that is wholly told by the title, for lack of one, is not told again. */
static void
drop_titling_text (AnnalsForeignEvent *foreign)
{
  AnnalsDetail *detail = foreign->detail;
  g_autofree char *title =
      foreign->title == NULL && foreign->text != NULL ? first_words (foreign->text) : NULL;

  if (title != NULL && g_strcmp0 (title, detail->summary) == 0)
    g_clear_pointer (&detail->summary, g_free);
}

/**
 * annals_foreign_dup_detail:
 *
 * @element: the event's bytes
 * @fill: (scope call): the dialect's reader
 *
 * Reads an element again for the details pane.
 */
AnnalsDetail *
annals_foreign_dup_detail (const char *element, const AnnalsEvent *event, AnnalsForeignFunc fill)
{
  AnnalsJsonText text = { .data = element, .length = event->length };
  AnnalsJsonValue value = annals_json_value_at (&text, element);
  AnnalsDetail *detail = annals_detail_new ();
  AnnalsForeignEvent foreign = { .detail = detail };
  const char *reason = NULL;

  if (fill (&value, &foreign, &reason))
    {
      take_lone_end (&foreign);
      drop_titling_text (&foreign);
      annals_foreign_tell_fields (&foreign);
      detail->start_text = g_steal_pointer (&foreign.start);
      detail->end_text = g_steal_pointer (&foreign.end);
    }
  annals_foreign_event_clear (&foreign);
  return detail;
}
