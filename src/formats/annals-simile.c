/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SIMILE Timeline: {"dateTimeFormat", "events": [{"start", "end", "title", "description"}]}. */
#include "formats/annals-foreign.h"

#define NAMES ANNALS_NAMES

/* The words beside the mark: a picture's caption, or some more text. */
static void
take_caption (AnnalsForeignEvent *event, const AnnalsJsonValue *element)
{
  g_autofree char *image = annals_foreign_dup_raw (element, NAMES ("image", "i"));
  g_autofree char *caption = annals_foreign_dup_text (element, NAMES ("caption", "hoverText"));

  annals_foreign_take_media (event, image, caption, NULL, NULL);
  if (image == NULL && g_strcmp0 (caption, event->title) != 0)
    annals_foreign_take_description (event, caption);
}

/* "isDuration" is negated in one reader and not in others, so the end decides. */
static gboolean
fill_event (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  AnnalsJsonValue start = annals_foreign_find (element, NAMES ("start", "s"));
  AnnalsJsonValue end = annals_foreign_find (element, NAMES ("end", "e"));
  g_autofree char *link = annals_foreign_dup_raw (element, NAMES ("link", "l"));
  g_autofree char *text = annals_foreign_dup_raw (element, NAMES ("description", "d"));

  event->id = annals_foreign_dup_raw (element, NAMES ("id", "eventID", "eid"));
  event->title = annals_foreign_dup_text (element, NAMES ("title", "t", "caption", "hoverText"));
  annals_foreign_take_description (event, text);
  event->category = annals_foreign_dup_text (element, NAMES ("classname", "c"));
  event->color = annals_foreign_get_color (element, NAMES ("color", "co"));
  annals_foreign_take_start (event, &start);
  annals_foreign_take_end (event, &end);
  event->latest_start = annals_foreign_dup_date (event, element, NAMES ("latestStart", "ls"));
  event->earliest_end = annals_foreign_dup_date (event, element, NAMES ("earliestEnd", "ee"));
  take_caption (event, element);
  annals_foreign_take_link (event, link, NULL);
  return TRUE;
}

/* The second line is what only says how to draw. */
static const char *const members[] = { "id",        "eventID",     "eid",
                                       "title",     "t",           "description",
                                       "d",         "caption",     "hoverText",
                                       "classname", "c",           "color",
                                       "co",        "start",       "s",
                                       "end",       "e",           "latestStart",
                                       "ls",        "earliestEnd", "ee",
                                       "link",      "l",           "image",
                                       "i",         "isDuration",  "durationEvent",
                                       "de",        "icon",        "textColor",
                                       "tapeImage", "tapeRepeat",  "trackNum",
                                       "tr",        NULL };
static const char *const root_members[] = { "events",       "title",          "description",
                                            "wikiURL",      "wikiSection",    "wiki-url",
                                            "wiki-section", "dateTimeFormat", NULL };
static const AnnalsForeignShape event_shape = { fill_event, members };

/* No other timeline's events with a "start" have these. */
static const char *const own_members[] = {
  "isDuration",  "durationEvent", "latestStart", "earliestEnd", "eventID", "classname", "tapeImage",
  "description", "icon",          "caption",     "link",        "image",   NULL
};

static gboolean
simile_recognises (const AnnalsJsonValue *root)
{
  if (root->kind != ANNALS_JSON_OBJECT || annals_foreign_has (root, NAMES ("format")))
    return FALSE;
  AnnalsJsonValue events = annals_json_value_get_member (root, "events");
  AnnalsJsonValue first = annals_foreign_first_object (&events);
  return annals_foreign_has (root, NAMES ("dateTimeFormat", "wikiURL", "wikiSection"))
             ? events.kind == ANNALS_JSON_ARRAY
             : annals_foreign_has (&first, NAMES ("start", "s"))
                   && annals_foreign_has (&first, own_members);
}

static gboolean
simile_read (const AnnalsJsonValue *root,
             AnnalsDocumentBuilder *builder,
             GCancellable *cancellable,
             GError **error)
{
  AnnalsJsonValue events = annals_json_value_get_member (root, "events");
  g_autofree char *title =
      annals_foreign_dup_text (root, NAMES ("title", "wikiSection", "wiki-section"));
  g_autofree char *about =
      annals_foreign_dup_text (root, NAMES ("description", "wikiURL", "wiki-url"));

  annals_document_builder_set_head (builder, title, about, NULL, NULL);
  annals_foreign_note_members (root, "", root_members, builder);
  return annals_foreign_read_array (&events, "events", &event_shape, builder, cancellable, error);
}

static AnnalsDetail *
simile_dup_detail (const char *element, const AnnalsEvent *event, const char *const *languages)
{
  return annals_foreign_dup_detail (element, event, fill_event);
}

const AnnalsDialect annals_simile_dialect = {
  .name = "SIMILE",
  .recognises = simile_recognises,
  .read = simile_read,
  .dup_detail = simile_dup_detail,
};
