/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-list-text.h"

#include <string.h>

#include "layout/annals-words.h"
#include "widgets/annals-event-text.h"

#define BETWEEN "; " /* several in one cell */

/* ---- Tab-separated values ---- */

/* Nothing in a cell may end it. What begins as a formula does, of a file that anyone may have
 * written, gets the apostrophe by which spreadsheets know text. */
static void
append_cell (GString *out, const char *text, gsize length)
{
  if (length > 0 && strchr ("=+-@", text[0]) != NULL)
    g_string_append_c (out, '\'');
  for (gsize i = 0; i < length; i++)
    g_string_append_c (out, (guchar) text[i] < ' ' || text[i] == 0x7f ? ' ' : text[i]);
}

static void
append_field (GString *out, const char *text)
{
  g_string_append_c (out, '\t');
  append_cell (out, text, strlen (text));
}

static const char *
get_title (const AnnalsEntity *entities, guint32 entity)
{
  return entity != ANNALS_NONE ? entities[entity].title : "";
}

static char *
dup_sources (AnnalsDocument *document, guint event)
{
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, event);
  GString *out = g_string_new (NULL);

  for (guint i = 0; detail != NULL && i < detail->sources->len; i++)
    {
      g_autofree char *line = annals_event_source_text (g_ptr_array_index (detail->sources, i));
      g_string_append_printf (out, "%s%s", i > 0 ? BETWEEN : "", line);
    }
  return g_string_free (out, FALSE);
}

/* A year before our era begins with a minus, but a date is no formula. */
static void
append_tsv (GString *out, AnnalsDocument *document, guint index)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  g_autofree char *start = annals_words_iso_start (event, NULL);
  g_autofree char *end = annals_words_iso_end (event, NULL);
  g_autofree char *id = annals_event_dup_id (event);
  g_autofree char *actors = annals_event_dup_actors (document, index, BETWEEN);
  g_autofree char *sources =
      event->flags & ANNALS_EVENT_HAS_SOURCES ? dup_sources (document, index) : g_strdup ("");

  g_string_append_printf (out, "%s\t%s\t", start, end);
  append_cell (out, event->title.data, event->title.length);
  append_field (out, get_title (annals_document_get_categories (document, NULL), event->category));
  append_field (out, actors);
  append_field (out, get_title (annals_document_get_places (document, NULL), event->place));
  append_field (out, sources);
  append_field (out, id);
  g_string_append_c (out, '\n');
}

/* ---- Text and JSON ---- */

static void
append_text (
    GString *out, AnnalsDocument *document, AnnalsClock *clock, guint event, gboolean is_first)
{
  g_autofree char *text = annals_event_text (document, event, clock);

  if (!is_first)
    g_string_append_c (out, '\n');
  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

static void
append_json (GString *out, AnnalsDocument *document, guint index, gboolean last)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  g_auto (AnnalsContentReader) reader = { 0 };

  annals_content_reader_init (&reader, annals_document_get_content (document));
  const char *element = annals_content_reader_get (&reader, event->offset, event->length);
  g_string_append_len (out, element != NULL ? element : "null",
                       element != NULL ? event->length : 4);
  g_string_append (out, last ? "\n]\n" : ",\n");
}

/* ---- Public ---- */

guint
annals_list_text_append (GString *out,
                         AnnalsDocument *document,
                         AnnalsClock *clock,
                         const GArray *events,
                         AnnalsListFormat format,
                         guint first,
                         gsize most)
{
  guint i;

  if (first == 0 && format == ANNALS_LIST_TSV)
    /* For scripts too, so not translated. */
    g_string_append (out, "start\tend\ttitle\tcategory\tactors\tplace\tsources\tid\n");
  else if (first == 0 && format == ANNALS_LIST_JSON)
    g_string_append (out, events->len > 0 ? "[\n" : "[]\n");
  for (i = first; i < events->len && (i == first || out->len < most); i++)
    {
      guint32 event = g_array_index (events, guint32, i);
      if (format == ANNALS_LIST_JSON)
        append_json (out, document, event, i + 1 == events->len);
      else if (format == ANNALS_LIST_TSV)
        append_tsv (out, document, event);
      else
        append_text (out, document, clock, event, i == 0);
    }
  return i;
}
