/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vis-timeline: a bare array of items, or {"items", "groups"}. */
#include "formats/annals-foreign.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static gboolean
fill_item (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  g_autofree char *type = annals_foreign_dup_raw (element, NAMES ("type"));

  event->id = annals_foreign_dup_raw (element, NAMES ("id"));
  event->title = annals_foreign_dup_text (element, NAMES ("content"));
  event->summary = annals_foreign_dup_text (element, NAMES ("title"));
  event->category = annals_foreign_dup_raw (element, NAMES ("group"));
  event->start = annals_foreign_dup_date (element, NAMES ("start"));
  event->end = annals_foreign_dup_date (element, NAMES ("end"));
  event->is_era = g_strcmp0 (type, "background") == 0;
  return TRUE;
}

/* Groups stand in their own order, by "order" in the file's sequence where that is given; their
 * titles may be HTML. */
static void
read_groups (const AnnalsJsonValue *groups, AnnalsDocumentBuilder *builder)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue group;

  if (groups->kind != ANNALS_JSON_ARRAY)
    return;
  annals_json_iter_init (&iter, groups);
  while (annals_json_iter_next (&iter, &group))
    {
      g_autofree char *id = annals_foreign_dup_raw (&group, NAMES ("id"));
      g_autofree char *title = annals_foreign_dup_text (&group, NAMES ("content", "title"));
      AnnalsEntity entity = { .id = id, .title = title };
      if (id != NULL)
        annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY, &entity);
    }
}

static AnnalsJsonValue
get_items (const AnnalsJsonValue *root)
{
  return root->kind == ANNALS_JSON_OBJECT ? annals_json_value_get_member (root, "items") : *root;
}

static gboolean
vis_recognises (const AnnalsJsonValue *root)
{
  if (root->kind != ANNALS_JSON_OBJECT && root->kind != ANNALS_JSON_ARRAY)
    return FALSE;
  AnnalsJsonValue items = get_items (root);
  AnnalsJsonValue first = annals_foreign_first_object (&items);
  return annals_foreign_has (&first, NAMES ("content"))
         && annals_foreign_has (&first, NAMES ("start"));
}

static gboolean
vis_read (const AnnalsJsonValue *root,
          AnnalsDocumentBuilder *builder,
          GCancellable *cancellable,
          GError **error)
{
  AnnalsJsonValue items = get_items (root), groups = { 0 };

  if (root->kind == ANNALS_JSON_OBJECT)
    groups = annals_json_value_get_member (root, "groups");
  read_groups (&groups, builder);
  return annals_foreign_read_array (&items, root->kind == ANNALS_JSON_OBJECT ? "items" : "",
                                    fill_item, builder, cancellable, error);
}

static AnnalsDetail *
vis_dup_detail (GBytes *bytes, const AnnalsEvent *event)
{
  return annals_foreign_dup_detail (bytes, event, fill_item);
}

const AnnalsDialect annals_vis_dialect = {
  .name = "vis-timeline",
  .recognises = vis_recognises,
  .read = vis_read,
  .dup_detail = vis_dup_detail,
};
