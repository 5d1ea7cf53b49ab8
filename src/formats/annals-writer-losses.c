/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a format cannot hold, counted and told. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/annals-native-members.h"
#include "formats/annals-writer-private.h"

/* ---- Of an event ---- */

static gboolean
is_uncertain (const AnnalsRecord *record)
{
  const guint flags = ANNALS_EVENT_UNCERTAIN | ANNALS_EVENT_APPROXIMATE | ANNALS_EVENT_ONE_OF
                      | ANNALS_EVENT_ALL_OF | ANNALS_EVENT_UNSPECIFIED;
  const AnnalsEvent *event = record->event;

  return (event->flags & flags) != 0;
}

static gboolean
is_open (const AnnalsRecord *record)
{
  return (record->event->flags
          & (ANNALS_EVENT_OPEN_START | ANNALS_EVENT_OPEN_END | ANNALS_EVENT_UNKNOWN_START
             | ANNALS_EVENT_UNKNOWN_END))
         != 0;
}

static gboolean
is_related (const AnnalsRecord *record)
{
  g_autoptr (GArray) relations = annals_document_dup_relations (record->document, record->index);
  gboolean any = FALSE;

  for (guint i = 0; i < relations->len; i++)
    any |= g_array_index (relations, AnnalsRelation, i).from == record->index;
  return any;
}

static gboolean
has_languages (const AnnalsRecord *record)
{
  AnnalsJsonText text = { .data = record->element, .length = record->event->length };
  AnnalsJsonValue element = annals_json_value_at (&text, text.data), key, value;
  AnnalsJsonIter iter;

  if (!annals_writing_is_native (record->document))
    return FALSE;
  annals_json_iter_init (&iter, &element);
  while (annals_json_iter_next_member (&iter, &key, &value))
    if (value.kind == ANNALS_JSON_OBJECT
        && (annals_json_value_equals (&key, "title") || annals_json_value_equals (&key, "summary")
            || annals_json_value_equals (&key, "body") || annals_json_value_equals (&key, "note")))
      return TRUE;
  return FALSE;
}

static gboolean
has_other_members (const AnnalsRecord *record)
{
  AnnalsJsonText text = { .data = record->element, .length = record->event->length };
  AnnalsJsonValue element = annals_json_value_at (&text, text.data);

  return annals_writing_is_native (record->document) && !annals_native_is_event (&element);
}

static gboolean
event_has (const AnnalsRecord *record, AnnalsMember member)
{
  const AnnalsEvent *event = record->event;
  const AnnalsDetail *detail = record->detail;

  switch ((int) member)
    {
    case ANNALS_MEMBER_ID:
      return record->id != NULL;
    case ANNALS_MEMBER_UNCERTAIN:
      return is_uncertain (record);
    case ANNALS_MEMBER_OPEN:
      return is_open (record);
    case ANNALS_MEMBER_IMPORTANCE:
      return event->importance != 3;
    case ANNALS_MEMBER_CATEGORY:
      return event->category != ANNALS_NONE;
    case ANNALS_MEMBER_COLOR:
      return event->color != 0;
    case ANNALS_MEMBER_ACTORS:
      return event->n_actors > 0;
    case ANNALS_MEMBER_PLACE:
      return event->place != ANNALS_NONE;
    case ANNALS_MEMBER_TAGS:
      return event->n_tags > 0;
    case ANNALS_MEMBER_SUMMARY:
      return detail->summary != NULL;
    case ANNALS_MEMBER_BODY:
      return detail->body != NULL;
    case ANNALS_MEMBER_NOTE:
      return detail->note != NULL;
    case ANNALS_MEMBER_MEDIA:
      return detail->media->len > 0;
    case ANNALS_MEMBER_SOURCES:
      return detail->sources->len > 0;
    case ANNALS_MEMBER_RELATED:
      return is_related (record);
    case ANNALS_MEMBER_LANGUAGES:
      return has_languages (record);
    case ANNALS_MEMBER_OTHER:
      return has_other_members (record);
    default:
      return FALSE;
    }
}

void
annals_writing_count_event (AnnalsWriting *self, const AnnalsRecord *record)
{
  for (AnnalsMember member = ANNALS_MEMBER_ID; member < ANNALS_N_MEMBERS; member++)
    if (!(self->target->keeps >> member & 1) && event_has (record, member))
      self->lost[member]++;
}

/* ---- Of the whole ---- */

static guint
count_categories (AnnalsDocument *document, AnnalsMember member)
{
  guint n, count = 0;
  const AnnalsEntity *categories = annals_document_get_categories (document, &n);

  for (guint i = 0; i < n; i++)
    if (member == ANNALS_MEMBER_CATEGORY_TITLE)
      count += !g_str_equal (categories[i].title, categories[i].id);
    else if (member == ANNALS_MEMBER_CATEGORY_COLOR)
      count += categories[i].color != NULL;
    else if (member == ANNALS_MEMBER_CATEGORY_PARENT)
      count += categories[i].parent != 0;
    else
      count += categories[i].collapsed;
  return count;
}

static guint
count_era_colors (AnnalsDocument *document)
{
  guint n, count = 0;
  const AnnalsEra *eras = annals_document_get_eras (document, &n);

  for (guint i = 0; i < n; i++)
    count += eras[i].color != NULL;
  return count;
}

static guint
count_in_head (AnnalsDocument *document, AnnalsMember member)
{
  AnnalsSpan home = annals_document_get_home (document),
             range = annals_document_get_range (document);
  guint n;

  switch ((int) member)
    {
    case ANNALS_MEMBER_TITLE:
      return *annals_document_get_title (document) != '\0';
    case ANNALS_MEMBER_DESCRIPTION:
      return annals_document_get_description (document) != NULL;
    case ANNALS_MEMBER_LANGUAGE:
      return annals_document_get_language (document) != NULL;
    case ANNALS_MEMBER_TIMEZONE:
      return annals_document_get_zone (document) != NULL;
    case ANNALS_MEMBER_VIEW:
      return home.start != range.start || home.end != range.end;
    case ANNALS_MEMBER_CATEGORY_TITLE:
    case ANNALS_MEMBER_CATEGORY_COLOR:
    case ANNALS_MEMBER_CATEGORY_PARENT:
    case ANNALS_MEMBER_CATEGORY_COLLAPSED:
      return count_categories (document, member);
    case ANNALS_MEMBER_ERAS:
      annals_document_get_eras (document, &n);
      return n;
    case ANNALS_MEMBER_ERA_COLOR:
      return count_era_colors (document);
    default:
      return 0;
    }
}

void
annals_writing_count_head (AnnalsWriting *self)
{
  for (AnnalsMember member = ANNALS_MEMBER_TITLE; member < ANNALS_MEMBER_ID; member++)
    if (!(self->target->keeps >> member & 1))
      self->lost[member] = count_in_head (self->document, member);
}

/* ---- Told ---- */

static const char *const member_names[ANNALS_N_MEMBERS] = {
  [ANNALS_MEMBER_TITLE] = "title",
  [ANNALS_MEMBER_DESCRIPTION] = "description",
  [ANNALS_MEMBER_LANGUAGE] = "language",
  [ANNALS_MEMBER_TIMEZONE] = "timezone",
  [ANNALS_MEMBER_VIEW] = "view",
  [ANNALS_MEMBER_CATEGORY_TITLE] = "categories[].title",
  [ANNALS_MEMBER_CATEGORY_COLOR] = "categories[].color",
  [ANNALS_MEMBER_CATEGORY_PARENT] = "categories[].parent",
  [ANNALS_MEMBER_CATEGORY_COLLAPSED] = "categories[].collapsed",
  [ANNALS_MEMBER_ERAS] = "eras",
  [ANNALS_MEMBER_ERA_COLOR] = "eras[].color",
  [ANNALS_MEMBER_ID] = "id",
  /* Translators: a property of an event, such as "about 1984". */
  [ANNALS_MEMBER_UNCERTAIN] = N_ ("uncertain dates"),
  /* Translators: of an event that has no end, or no beginning, that is known. */
  [ANNALS_MEMBER_OPEN] = N_ ("open ends"),
  [ANNALS_MEMBER_IMPORTANCE] = "importance",
  [ANNALS_MEMBER_CATEGORY] = "category",
  [ANNALS_MEMBER_COLOR] = "color",
  [ANNALS_MEMBER_ACTORS] = "actors",
  [ANNALS_MEMBER_PLACE] = "place",
  [ANNALS_MEMBER_TAGS] = "tags",
  [ANNALS_MEMBER_SUMMARY] = "summary",
  [ANNALS_MEMBER_BODY] = "body",
  [ANNALS_MEMBER_NOTE] = "note",
  [ANNALS_MEMBER_MEDIA] = "media",
  [ANNALS_MEMBER_SOURCES] = "sources",
  [ANNALS_MEMBER_RELATED] = "related",
  [ANNALS_MEMBER_UNDATED] = N_ ("events without a date"),
  [ANNALS_MEMBER_LANGUAGES] = N_ ("texts in other languages"),
  [ANNALS_MEMBER_OTHER] = N_ ("members that are not of annals/1"),
};

/* Translated are only the names with a space: others are words of the format. */
static const char *
get_name (AnnalsMember member)
{
  const char *name = member_names[member];

  return strchr (name, ' ') != NULL ? _ (name) : name;
}

static char *
dup_loss (const AnnalsWriting *self, AnnalsMember member)
{
  guint n = self->lost[member];

  if (member < ANNALS_MEMBER_ID)
    /* Translators: "%1$s" is a member of a file, such as "eras", "%2$s" a format. */
    return g_strdup_printf (_ ("“%1$s” is not part of %2$s; left out"), get_name (member),
                            self->target->title);
  return g_strdup_printf (
      /* Translators: "%2$s" is a member of an event, such as "sources", "%3$s" a format. */
      ngettext ("%1$u event: “%2$s” is not part of %3$s; left out",
                "%1$u events: “%2$s” is not part of %3$s; left out", n),
      n, get_name (member), self->target->title);
}

static char *
dup_part (const AnnalsWriting *self, AnnalsMember member)
{
  guint n = self->partly[member];

  return g_strdup_printf (
      /* Translators: "%2$s" is a member of an event, such as "sources", "%3$s" a format. */
      ngettext ("%1$u event: only a part of “%2$s” is kept in %3$s",
                "%1$u events: only a part of “%2$s” is kept in %3$s", n),
      n, get_name (member), self->target->title);
}

GStrv
annals_writing_dup_losses (const AnnalsWriting *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (AnnalsMember member = ANNALS_MEMBER_TITLE; member < ANNALS_N_MEMBERS; member++)
    {
      g_autofree char *loss = self->lost[member] > 0 ? dup_loss (self, member) : NULL;
      g_autofree char *part = self->partly[member] > 0 ? dup_part (self, member) : NULL;
      if (loss != NULL)
        g_strv_builder_add (lines, loss);
      if (part != NULL)
        g_strv_builder_add (lines, part);
    }
  return g_strv_builder_end (lines);
}
