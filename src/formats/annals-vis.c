/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vis-timeline: a bare array of items, or {"items", "groups"}. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/annals-css-color.h"
#include "formats/annals-foreign.h"
#include "formats/annals-web-date.h"

#define NAMES ANNALS_NAMES

#define LAST_YEAR 9999 /* a smaller number is hardly meant as the first seconds of 1970 */

/* A number is milliseconds since 1970; NULL: it is no number, or rather a year. */
static char *
dup_milliseconds (const AnnalsJsonValue *value)
{
  g_auto (AnnalsWebDate) date = { 0 };
  double number = value->kind == ANNALS_JSON_NUMBER ? annals_json_value_get_double (value) : NAN;
  g_autofree char *call = g_strdup_printf ("/Date(%.0f)/", number);

  if (!isfinite (number) || (number >= 1 && number <= LAST_YEAR)
      || !annals_web_date_read (call, &date))
    return NULL;
  return g_steal_pointer (&date.start);
}

static void
take_year_note (AnnalsForeignEvent *event, const AnnalsJsonValue *value)
{
  g_autofree char *text =
      value->kind == ANNALS_JSON_NUMBER ? annals_foreign_dup_value (value) : NULL;

  if (text == NULL || strlen (text) > strlen ("9999") || g_str_equal (text, "0"))
    return;
  g_autofree char *message = g_strdup_printf (_ ("“%s” is read as the year %s."), text, text);
  annals_foreign_take_remark (event, ANNALS_SEVERITY_NOTE, value, message);
}

static void
take_dates (AnnalsForeignEvent *event, const AnnalsJsonValue *element)
{
  AnnalsJsonValue start = annals_json_value_get_member (element, "start");
  AnnalsJsonValue end = annals_json_value_get_member (element, "end");

  take_year_note (event, &start);
  event->date_at = start;
  event->start = dup_milliseconds (&start);
  if (event->start == NULL)
    annals_foreign_take_start (event, &start);
  char *end_text = dup_milliseconds (&end);
  if (end_text == NULL)
    annals_foreign_take_end (event, &end);
  else
    {
      g_free (event->end);
      event->end = end_text;
    }
}

/* A background may go without words. */
static void
take_background (AnnalsForeignEvent *event, const AnnalsJsonValue *element)
{
  AnnalsJsonValue group = annals_json_value_get_member (element, "group");

  if (event->title == NULL)
    event->title = g_strdup (event->text != NULL ? event->text : "");
  if (event->category != NULL)
    annals_foreign_take_remark (
        event, ANNALS_SEVERITY_NOTE, &group,
        _ ("The background is shown behind all lanes, not only its group's."));
}

static gboolean
fill_item (const AnnalsJsonValue *element, AnnalsForeignEvent *event, const char **reason)
{
  AnnalsJsonValue subgroup = annals_json_value_get_member (element, "subgroup");
  AnnalsJsonValue class = annals_json_value_get_member (element, "className");
  g_autofree char *type = annals_foreign_dup_raw (element, NAMES ("type"));
  g_autofree char *content = annals_foreign_dup_raw (element, NAMES ("content"));
  g_autofree char *tip = annals_foreign_dup_raw (element, NAMES ("title"));

  event->id = annals_foreign_dup_raw (element, NAMES ("id"));
  event->title = annals_foreign_dup_text (element, NAMES ("content"));
  annals_foreign_take_links (event, content);
  annals_foreign_take_description (event, tip);
  event->category = annals_foreign_dup_raw (element, NAMES ("group"));
  event->color = annals_foreign_get_color (element, NAMES ("style"));
  annals_foreign_take_texts (&event->tags, &subgroup);
  annals_foreign_take_texts (&event->tags, &class);
  take_dates (event, element);
  event->is_era = g_strcmp0 (type, "background") == 0;
  if (event->is_era)
    take_background (event, element);
  return TRUE;
}

/* The second line is what only says how to draw. */
static const char *const members[] = { "id",         "content",   "title",         "group",
                                       "style",      "subgroup",  "start",         "end",
                                       "type",       "className", "align",         "editable",
                                       "selectable", "limitSize", "subgroupOrder", NULL };
static const AnnalsForeignShape item_shape = { fill_item, members };

/* ---- Groups ---- */

#define DEEPEST_GROUP 16

typedef struct _Group Group;
struct _Group
{
  AnnalsJsonValue value;
  char *id;
  double order; /* by "order" where it is given, else as they stand */
  guint index;
  Group *parent;
  GPtrArray *children; /* borrowed */
};

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->id);
  g_ptr_array_unref (group->children);
  g_free (group);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *i = *(Group *const *) a, *j = *(Group *const *) b;

  if (i->order != j->order)
    return i->order < j->order ? -1 : 1;
  return i->index < j->index ? -1 : 1;
}

static void
report_group (AnnalsDocumentBuilder *builder, const AnnalsJsonValue *value, guint place)
{
  g_autofree char *path = g_strdup_printf ("$.groups[%u]", place);

  annals_document_builder_add_diagnostic (
      builder, ANNALS_SEVERITY_ERROR, annals_json_value_offset (value), path,
      _ ("Expected a group, an object with an id; it is left out."));
}

static GPtrArray *
list_groups (const AnnalsJsonValue *array, AnnalsDocumentBuilder *builder)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  AnnalsJsonIter iter;
  AnnalsJsonValue value;
  guint place = 0;

  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &value))
    {
      char *id = annals_foreign_dup_raw (&value, NAMES ("id"));
      place++;
      if (id == NULL)
        {
          report_group (builder, &value, place - 1);
          continue;
        }
      Group *group = g_new0 (Group, 1);
      group->value = value;
      group->id = id;
      group->order = group->index = groups->len;
      group->children = g_ptr_array_new ();
      annals_foreign_get_number (&value, NAMES ("order", "value"), &group->order);
      g_ptr_array_add (groups, group);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

/* How many parents a group has; counted no further than is allowed. */
static guint
get_depth (const Group *group)
{
  guint depth = 0;

  for (; group->parent != NULL && depth < DEEPEST_GROUP; group = group->parent)
    depth++;
  return depth;
}

/* Whether @child may hang below @parent: below one only, and in no circle. */
static gboolean
may_nest (const Group *child, const Group *parent)
{
  for (const Group *up = parent; up != NULL; up = up->parent)
    if (up == child)
      return FALSE;
  return child->parent == NULL;
}

/* "nestedGroups" names a group's children. A child has one parent. */
static void
nest_children (GHashTable *by_id, Group *group)
{
  AnnalsJsonValue nested = annals_foreign_find (&group->value, NAMES ("nestedGroups")), id;
  AnnalsJsonIter iter;

  if (nested.kind != ANNALS_JSON_ARRAY)
    return;
  annals_json_iter_init (&iter, &nested);
  while (annals_json_iter_next (&iter, &id))
    {
      g_autofree char *name = id.kind == ANNALS_JSON_STRING ? annals_json_value_dup_string (&id)
                                                            : g_strndup (id.data, id.length);
      Group *child = g_hash_table_lookup (by_id, name);
      if (child != NULL && may_nest (child, group))
        child->parent = group;
    }
}

static void
add_group (AnnalsDocumentBuilder *builder, const Group *group, guint parent)
{
  g_autofree char *title = annals_foreign_dup_text (&group->value, NAMES ("content", "title"));
  guint32 color = annals_foreign_get_color (&group->value, NAMES ("style"));
  g_autofree char *color_text = annals_css_color_to_string (color);
  AnnalsJsonValue nested = annals_foreign_find (&group->value, NAMES ("showNested"));
  AnnalsEntity entity = { .id = group->id, .title = title, .color = color_text, .parent = parent };

  entity.collapsed = nested.kind == ANNALS_JSON_BOOLEAN && !annals_json_value_get_boolean (&nested);
  guint added = annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY, &entity);
  for (guint i = 0; i < group->children->len; i++)
    add_group (builder, g_ptr_array_index (group->children, i),
               added != ANNALS_NONE ? added + 1 : parent);
}

/* Groups stand in their own order, children after their parent; their titles may be HTML. */
static void
read_groups (const AnnalsJsonValue *array, AnnalsDocumentBuilder *builder)
{
  if (array->kind != ANNALS_JSON_ARRAY)
    return;
  g_autoptr (GPtrArray) groups = list_groups (array, builder);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      g_hash_table_insert (by_id, group->id, group);
    }
  for (guint i = 0; i < groups->len; i++)
    nest_children (by_id, g_ptr_array_index (groups, i));
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      if (group->parent != NULL && get_depth (group) >= DEEPEST_GROUP)
        group->parent = NULL;
      if (group->parent != NULL)
        g_ptr_array_add (group->parent->children, group);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);
      if (group->parent == NULL)
        add_group (builder, group, 0);
    }
}

/* ---- The file ---- */

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
  return annals_foreign_has (&first, NAMES ("start"))
         && (annals_foreign_has (&first, NAMES ("content"))
             || (annals_foreign_has (&first, NAMES ("type", "className"))
                 && annals_foreign_has (root, NAMES ("items", "groups"))));
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
  annals_foreign_note_members (root, "", NAMES ("items", "groups", "options"), builder);
  return annals_foreign_read_array (&items, root->kind == ANNALS_JSON_OBJECT ? "items" : "",
                                    &item_shape, builder, cancellable, error);
}

static AnnalsDetail *
vis_dup_detail (const char *element, const AnnalsEvent *event, const char *const *languages)
{
  return annals_foreign_dup_detail (element, event, fill_item);
}

const AnnalsDialect annals_vis_dialect = {
  .name = "vis-timeline",
  .recognises = vis_recognises,
  .read = vis_read,
  .dup_detail = vis_dup_detail,
};
