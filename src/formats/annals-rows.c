/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any other array of objects that have a date and a title: Storyteller's rows, a spreadsheet's,
 * Wikidata's download. */
#include <glib/gi18n-lib.h>

#include "formats/annals-foreign.h"

static const char *const starts[] = { "start_date", "start", "startDate", "date", "begin", "from",
                                      "year",       "when",  "timestamp", "time", "day",   NULL };
static const char *const ends[] = { "end_date", "end", "endDate", "to", "until", "finish", NULL };
static const char *const titles[] = { "title",        "name",      "label",       "headline",
                                      "event",        "itemLabel", "eventLabel",  "content",
                                      "content_text", "text",      "description", NULL };
static const char *const texts[] = { "summary", "description", "content_text", "text", "body",
                                     "content", NULL };
static const char *const groups[] = { "category", "group", "type", "facet", "lane", NULL };
static const char *const places[] = { "place",      "location",      "where",
                                      "placeLabel", "locationLabel", NULL };
static const char *const links[] = { "url", "link", "source", "item", NULL };
static const char *const ids[] = { "id", "uid", "key", NULL };

static gboolean
fill_row (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  event->id = annals_foreign_dup_raw (element, ids);
  event->title = annals_foreign_dup_text (element, titles);
  event->summary = annals_foreign_dup_text (element, texts);
  if (g_strcmp0 (event->summary, event->title) == 0)
    g_clear_pointer (&event->summary, g_free);
  event->category = annals_foreign_dup_text (element, groups);
  event->place = annals_foreign_dup_text (element, places);
  event->url = annals_foreign_dup_raw (element, links);
  event->start = annals_foreign_dup_date (element, starts);
  event->end = annals_foreign_dup_date (element, ends);
  if (event->start != NULL || event->title != NULL)
    return TRUE;
  *reason = _ ("The element has neither a date nor a title; it is left out.");
  return FALSE;
}

static gboolean
rows_recognises (const AnnalsJsonValue *root)
{
  AnnalsJsonValue first = annals_foreign_first_object (root);

  return root->kind == ANNALS_JSON_ARRAY && annals_foreign_has (&first, starts)
         && annals_foreign_has (&first, titles);
}

static gboolean
rows_read (const AnnalsJsonValue *root,
           AnnalsDocumentBuilder *builder,
           GCancellable *cancellable,
           GError **error)
{
  annals_document_builder_add_diagnostic (builder, ANNALS_SEVERITY_NOTE,
                                          annals_json_value_offset (root), "$",
                                          _ ("The file names no format; its rows are read by their "
                                             "members' names, such as “date” and “title”."));
  return annals_foreign_read_array (root, "", fill_row, builder, cancellable, error);
}

static AnnalsDetail *
rows_dup_detail (GBytes *bytes, const AnnalsEvent *event)
{
  return annals_foreign_dup_detail (bytes, event, fill_row);
}

const AnnalsDialect annals_rows_dialect = {
  .name = "rows",
  .recognises = rows_recognises,
  .read = rows_read,
  .dup_detail = rows_dup_detail,
};
