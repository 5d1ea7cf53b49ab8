/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SIMILE Timeline: {"dateTimeFormat", "events": [{"start", "end", "title", "description"}]}. */
#include "formats/annals-foreign.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* "isDuration" is negated in one reader and not in others, so the end decides. */
static gboolean
fill_event (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  event->id = annals_foreign_dup_raw (element, NAMES ("id", "eventID", "eid"));
  event->title = annals_foreign_dup_text (element, NAMES ("title", "t", "caption"));
  event->summary = annals_foreign_dup_text (element, NAMES ("description", "d"));
  event->category = annals_foreign_dup_text (element, NAMES ("classname", "c"));
  event->url = annals_foreign_dup_raw (element, NAMES ("link"));
  event->start = annals_foreign_dup_date (element, NAMES ("start", "s"));
  event->end = annals_foreign_dup_date (element, NAMES ("end", "e"));
  event->latest_start = annals_foreign_dup_date (element, NAMES ("latestStart", "ls"));
  event->earliest_end = annals_foreign_dup_date (element, NAMES ("earliestEnd", "ee"));
  return TRUE;
}

static gboolean
simile_recognises (const AnnalsJsonValue *root)
{
  if (root->kind != ANNALS_JSON_OBJECT || annals_foreign_has (root, NAMES ("format")))
    return FALSE;
  AnnalsJsonValue events = annals_json_value_get_member (root, "events");
  AnnalsJsonValue first = annals_foreign_first_object (&events);
  return events.kind == ANNALS_JSON_ARRAY
         && (annals_foreign_has (root, NAMES ("dateTimeFormat", "wikiURL", "wikiSection"))
             || annals_foreign_has (&first,
                                    NAMES ("isDuration", "durationEvent", "latestStart",
                                           "earliestEnd", "eventID", "classname", "tapeImage")));
}

static gboolean
simile_read (const AnnalsJsonValue *root,
             AnnalsDocumentBuilder *builder,
             GCancellable *cancellable,
             GError **error)
{
  AnnalsJsonValue events = annals_json_value_get_member (root, "events");

  return annals_foreign_read_array (&events, "events", fill_event, builder, cancellable, error);
}

static AnnalsDetail *
simile_dup_detail (GBytes *bytes, const AnnalsEvent *event)
{
  return annals_foreign_dup_detail (bytes, event, fill_event);
}

const AnnalsDialect annals_simile_dialect = {
  .name = "SIMILE",
  .recognises = simile_recognises,
  .read = simile_read,
  .dup_detail = simile_dup_detail,
};
