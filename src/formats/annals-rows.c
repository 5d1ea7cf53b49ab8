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

typedef char *(*DupFunc) (const AnnalsJsonValue *object, const char *const *names);

/* A member as it stands, or {"value": …}, as SPARQL results have it. */
static char *
dup_member (const AnnalsJsonValue *row, const char *const *names, DupFunc dup)
{
  char *found = dup (row, names);

  for (; *names != NULL && found == NULL; names++)
    {
      g_autofree char *value = g_strconcat (*names, ".value", NULL);
      found = dup (row, (const char *const[]){ value, NULL });
    }
  return found;
}

static gboolean
fill_row (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  event->id = dup_member (element, ids, annals_foreign_dup_raw);
  event->title = dup_member (element, titles, annals_foreign_dup_text);
  event->summary = dup_member (element, texts, annals_foreign_dup_text);
  if (g_strcmp0 (event->summary, event->title) == 0)
    g_clear_pointer (&event->summary, g_free);
  event->category = dup_member (element, groups, annals_foreign_dup_text);
  event->place = dup_member (element, places, annals_foreign_dup_text);
  event->url = dup_member (element, links, annals_foreign_dup_raw);
  event->start = dup_member (element, starts, annals_foreign_dup_date);
  event->end = dup_member (element, ends, annals_foreign_dup_date);
  if (event->start != NULL || event->title != NULL)
    return TRUE;
  *reason = _ ("The element has neither a date nor a title; it is left out.");
  return FALSE;
}

/* The root, or the bindings of SPARQL results. */
static AnnalsJsonValue
get_rows (const AnnalsJsonValue *root)
{
  if (root->kind != ANNALS_JSON_OBJECT)
    return *root;
  AnnalsJsonValue results = annals_json_value_get_member (root, "results");
  return results.kind == ANNALS_JSON_OBJECT ? annals_json_value_get_member (&results, "bindings")
                                            : (AnnalsJsonValue){ 0 };
}

static gboolean
rows_recognises (const AnnalsJsonValue *root)
{
  AnnalsJsonValue rows = get_rows (root);
  AnnalsJsonValue first = annals_foreign_first_object (&rows);

  return rows.kind == ANNALS_JSON_ARRAY && annals_foreign_has (&first, starts)
         && annals_foreign_has (&first, titles);
}

static gboolean
rows_read (const AnnalsJsonValue *root,
           AnnalsDocumentBuilder *builder,
           GCancellable *cancellable,
           GError **error)
{
  AnnalsJsonValue rows = get_rows (root);

  annals_document_builder_add_diagnostic (builder, ANNALS_SEVERITY_NOTE,
                                          annals_json_value_offset (root), "$",
                                          _ ("The file names no format; its rows are read by their "
                                             "members' names, such as “date” and “title”."));
  return annals_foreign_read_array (&rows,
                                    root->kind == ANNALS_JSON_OBJECT ? "results.bindings" : "",
                                    fill_row, builder, cancellable, error);
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
