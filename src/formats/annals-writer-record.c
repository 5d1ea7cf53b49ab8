/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event as it is written: its texts, and its dates as calendars have them. */
#include <cmark.h>
#include <math.h>
#include <string.h>

#include "formats/annals-web-date.h"
#include "formats/annals-writer-private.h"

#define UNSAID (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN)

/* ---- Dates ---- */

static AnnalsWrittenDate
write_date (AnnalsTime time, AnnalsPrecision precision)
{
  AnnalsWrittenDate date = { .precision = precision };

  annals_civil_from_time (time, &date.civil);
  return date;
}

/* Whether calendars have the date as it is: a year, a month, a day or a time, and sure. */
static gboolean
is_plain (const AnnalsDate *date)
{
  return (date->flags & ~(guint) ANNALS_DATE_TIMED) == 0 && date->precision >= ANNALS_PRECISION_YEAR
         && date->precision != ANNALS_PRECISION_SEASON;
}

/* The coarsest precision at which a time is the first of its year, month, day. */
static AnnalsPrecision
get_alignment (AnnalsTime time)
{
  AnnalsCivil civil;

  annals_civil_from_time (time, &civil);
  if (civil.year < -9999 || civil.year > 9999)
    return ANNALS_PRECISION_YEAR; /* nobody writes the days of deep time */
  if (civil.hour != 0 || civil.minute != 0 || civil.second > 0)
    return ANNALS_PRECISION_SECOND;
  if (civil.day != 1)
    return ANNALS_PRECISION_DAY;
  return civil.month != 1 ? ANNALS_PRECISION_MONTH : ANNALS_PRECISION_YEAR;
}

/* The last year, month, day or second before @past. */
static AnnalsWrittenDate
write_last (AnnalsTime past, AnnalsPrecision precision)
{
  AnnalsWrittenDate date = write_date (past, precision);

  if (precision >= ANNALS_PRECISION_DAY)
    return write_date (past - (precision == ANNALS_PRECISION_DAY ? ANNALS_SECONDS_PER_DAY : 1),
                       precision);
  if (precision == ANNALS_PRECISION_MONTH)
    annals_civil_add_months (&date.civil, -1);
  else if (get_alignment (past) == ANNALS_PRECISION_YEAR && date.civil.month == 1)
    date.civil.year--;
  return date;
}

void
annals_written_span (AnnalsSpan span, AnnalsWrittenDate *first, AnnalsWrittenDate *last)
{
  AnnalsPrecision precision = MAX (get_alignment (span.start), get_alignment (span.end));

  *first = write_date (span.start, precision);
  *last = write_last (span.end, precision);
}

static gboolean
is_same (const AnnalsWrittenDate *a, const AnnalsWrittenDate *b)
{
  return a->precision == b->precision
         && annals_civil_to_time (&a->civil) == annals_civil_to_time (&b->civil);
}

/* What calendars lack is written as the days, months or years between its bounds. An open end is
 * left out. */
static void
write_dates (AnnalsRecord *self)
{
  AnnalsDate start = self->start, end = self->has_end ? self->end : self->start;
  AnnalsWrittenDate unused;

  if (start.flags & UNSAID)
    start = end;
  if (end.flags & UNSAID)
    end = start;
  if (is_plain (&start))
    self->written_start = write_date (start.earliest, start.precision);
  else
    annals_written_span ((AnnalsSpan){ start.earliest, start.latest }, &self->written_start,
                         &unused);
  if (is_plain (&end))
    self->written_end = write_date (end.earliest, end.precision);
  else
    annals_written_span ((AnnalsSpan){ end.earliest, end.latest }, &unused, &self->written_end);
  gboolean has_bounds = !((self->start.flags | self->end.flags) & UNSAID);
  self->has_written_end =
      has_bounds && (self->has_end || !is_same (&self->written_start, &self->written_end));
}

char *
annals_written_date_to_iso (const AnnalsWrittenDate *date)
{
  const AnnalsCivil *civil = &date->civil;
  gboolean timed = date->precision > ANNALS_PRECISION_DAY;
  g_autofree char *text = annals_web_date_format (
      civil->year, date->precision >= ANNALS_PRECISION_MONTH ? civil->month : 0,
      date->precision >= ANNALS_PRECISION_DAY ? civil->day : 0, timed ? civil->hour : -1,
      civil->minute, civil->second);

  return timed && *text != 'Y' ? g_strconcat (text, "Z", NULL) : g_steal_pointer (&text);
}

/* ---- Reading them again ---- */

static gboolean
parse_interval (AnnalsRecord *self, GTimeZone *zone)
{
  const char *slash = annals_date_find_slash (self->start_text, -1);

  if (!annals_date_parse_interval (self->start_text, -1, zone, &self->start, &self->end, NULL))
    return FALSE;
  g_free (self->end_text);
  self->end_text = g_strdup (slash + 1);
  self->start_text[slash - self->start_text] = '\0';
  self->has_end = TRUE;
  return TRUE;
}

static gboolean
parse_dates (AnnalsRecord *self)
{
  GTimeZone *zone = annals_document_get_zone (self->document);

  if (self->start_text == NULL)
    return FALSE;
  if (annals_date_find_slash (self->start_text, -1) != NULL)
    return parse_interval (self, zone);
  self->has_end =
      self->end_text != NULL && annals_date_parse (self->end_text, -1, zone, &self->end, NULL);
  return annals_date_parse (self->start_text, -1, zone, &self->start, NULL);
}

/* Where the file's own words mean nothing by themselves, as with a bare number for a year, the
 * bounds that the reader made of them do. */
static void
take_bounds (AnnalsRecord *self)
{
  const AnnalsEvent *event = self->event;
  AnnalsWrittenDate first, last;

  annals_written_span ((AnnalsSpan){ event->start, event->end }, &first, &last);
  g_free (self->start_text);
  g_free (self->end_text);
  self->start_text = annals_written_date_to_iso (&first);
  self->end_text = annals_written_date_to_iso (&last);
  self->has_end = !g_str_equal (self->start_text, self->end_text)
                  && annals_date_parse (self->end_text, -1, NULL, &self->end, NULL);
  annals_date_parse (self->start_text, -1, NULL, &self->start, NULL);
}

/* The reader exchanges what is the wrong way round, and so do we. */
static void
put_in_order (AnnalsRecord *self)
{
  AnnalsEvent event = { 0 };
  AnnalsDate start = self->start;
  char *text = self->start_text;

  if (!self->has_end || annals_event_set_dates (&event, &self->start, &self->end))
    return;
  self->start = self->end;
  self->end = start;
  self->start_text = self->end_text;
  self->end_text = text;
}

void
annals_record_init (AnnalsRecord *self, AnnalsDocument *document, GBytes *bytes, guint index)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  const char *element = (const char *) g_bytes_get_data (bytes, NULL) + event->offset;
  AnnalsDetail *detail = annals_document_read_detail (document, index, element);

  *self = (AnnalsRecord){ .document = document,
                          .event = event,
                          .element = element,
                          .index = index,
                          .detail = detail != NULL ? detail : annals_detail_new (),
                          .id = annals_event_dup_id (event),
                          .title = annals_event_dup_title (event) };
  if (event->flags & ANNALS_EVENT_UNDATED)
    return;
  self->start_text = g_strdup (self->detail->start_text);
  self->end_text = g_strdup (self->detail->end_text);
  if (!parse_dates (self))
    take_bounds (self);
  put_in_order (self);
  write_dates (self);
}

void
annals_record_clear (AnnalsRecord *self)
{
  g_clear_pointer (&self->detail, annals_detail_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->start_text, g_free);
  g_clear_pointer (&self->end_text, g_free);
}

/* ---- Texts ---- */

char *
annals_record_dup_html (const AnnalsRecord *self)
{
  const char *summary = self->detail->summary, *body = self->detail->body;

  if (body == NULL)
    return summary != NULL ? g_markup_escape_text (summary, -1) : NULL;
  char *html = cmark_markdown_to_html (body, strlen (body), CMARK_OPT_DEFAULT);
  g_autofree char *escaped = g_markup_escape_text (summary != NULL ? summary : "", -1);
  char *text = summary != NULL ? g_strdup_printf ("<p>%s</p>\n%s", escaped, html) : g_strdup (html);
  free (html);
  return g_strchomp (text);
}

const AnnalsEntity *
annals_record_get_category (const AnnalsRecord *self)
{
  return self->event->category != ANNALS_NONE
             ? &annals_document_get_categories (self->document, NULL)[self->event->category]
             : NULL;
}

const AnnalsEntity *
annals_record_get_place (const AnnalsRecord *self)
{
  return self->event->place != ANNALS_NONE
             ? &annals_document_get_places (self->document, NULL)[self->event->place]
             : NULL;
}
