/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of a foreign timeline: where, and which members are not read. */
#include <glib/gi18n-lib.h>

#include "formats/annals-foreign-private.h"

/* A member that is met and not read: told once, with how often. */
typedef struct
{
  gsize offset;
  char *path;
  guint count;
} Unknown;

static void
unknown_free (gpointer data)
{
  Unknown *unknown = data;

  g_free (unknown->path);
  g_free (unknown);
}

/* ---- Where something stands ---- */

static gboolean
is_within (const AnnalsJsonValue *value, const AnnalsJsonValue *at)
{
  return at->data >= value->data && at->data < value->data + value->length;
}

static void
append_name (GString *path, const AnnalsJsonValue *key)
{
  g_autofree char *name = annals_json_value_dup_string (key);

  g_string_append_printf (path, ".%s", name);
}

/* Adds the way from @value down to @at, which is within. */
static void
append_way (GString *path, const AnnalsJsonValue *value, const AnnalsJsonValue *at)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, member;
  guint index = 0;

  if (at->data == value->data
      || (value->kind != ANNALS_JSON_OBJECT && value->kind != ANNALS_JSON_ARRAY))
    return;
  annals_json_iter_init (&iter, value);
  while (value->kind == ANNALS_JSON_OBJECT ? annals_json_iter_next_member (&iter, &key, &member)
                                           : annals_json_iter_next (&iter, &member))
    {
      if (is_within (&member, at))
        {
          if (value->kind == ANNALS_JSON_OBJECT)
            append_name (path, &key);
          else
            g_string_append_printf (path, "[%u]", index);
          append_way (path, &member, at);
          return;
        }
      index++;
    }
}

static char *
dup_path (AnnalsForeignReader *self, const AnnalsJsonValue *at)
{
  GString *path = g_string_new ("$");

  g_string_append_printf (path, "%s%s", *self->array != '\0' ? "." : "", self->array);
  if (self->key != NULL)
    append_name (path, self->key);
  else
    g_string_append_printf (path, "[%" G_GINT64_FORMAT "]", self->index);
  append_way (path, self->element, at);
  return g_string_free (path, FALSE);
}

void
annals_foreign_report (AnnalsForeignReader *self,
                       AnnalsSeverity severity,
                       const AnnalsJsonValue *at,
                       const char *message)
{
  g_autofree char *path = dup_path (self, at);

  annals_document_builder_add_diagnostic (self->builder, severity, annals_json_value_offset (at),
                                          path, message);
}

/* ---- Members that are not read ---- */

static void
count_unknown (AnnalsForeignReader *self, const AnnalsJsonValue *key, const AnnalsJsonValue *value)
{
  g_autofree char *name = annals_json_value_dup_string (key);
  Unknown *unknown = g_hash_table_lookup (self->unknown, name);

  if (unknown == NULL)
    {
      unknown = g_new0 (Unknown, 1);
      unknown->offset = annals_json_value_offset (key);
      unknown->path = dup_path (self, value);
      g_hash_table_insert (self->unknown, g_steal_pointer (&name), unknown);
    }
  unknown->count++;
}

static gboolean
is_known (const AnnalsJsonValue *key, const char *const *known)
{
  for (; *known != NULL; known++)
    if (annals_json_value_equals (key, *known))
      return TRUE;
  return FALSE;
}

gboolean
annals_foreign_is_empty (const AnnalsJsonValue *value)
{
  return value->kind == ANNALS_JSON_NULL
         || (value->length <= 2 && value->kind != ANNALS_JSON_NUMBER);
}

void
annals_foreign_find_unknown (AnnalsForeignReader *self,
                             const AnnalsJsonValue *element,
                             const char *const *known)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  if (known == NULL)
    return;
  annals_json_iter_init (&iter, element);
  while (annals_json_iter_next_member (&iter, &key, &value))
    if (!annals_foreign_is_empty (&value) && !is_known (&key, known))
      count_unknown (self, &key, &value);
}

void
annals_foreign_report_unknown (AnnalsForeignReader *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->unknown);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Unknown *unknown = value;
      g_autofree char *shown = annals_text_shorten (key, ANNALS_TEXT_SHOWN);
      g_autofree char *message = g_strdup_printf (
          ngettext ("The member “%s” of %u element is not shown.",
                    "The member “%s” of %u elements is not shown.", unknown->count),
          shown, unknown->count);
      annals_document_builder_add_diagnostic (self->builder, ANNALS_SEVERITY_NOTE, unknown->offset,
                                              unknown->path, message);
    }
}

/**
 * annals_foreign_note_members:
 * @object: what holds the timeline, such as the root
 * @name: where it is in the file; "" for the root
 * @known: the members that are read, or that say only how to draw
 *
 * Says once of each other member that it is not shown.
 */
void
annals_foreign_note_members (const AnnalsJsonValue *object,
                             const char *name,
                             const char *const *known,
                             AnnalsDocumentBuilder *builder)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  if (object->kind != ANNALS_JSON_OBJECT)
    return;
  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      if (annals_foreign_is_empty (&value) || is_known (&key, known))
        continue;
      g_autofree char *member = annals_json_value_dup_string (&key);
      g_autofree char *path = g_strdup_printf ("$%s%s.%s", *name != '\0' ? "." : "", name, member);
      g_autofree char *shown = annals_text_shorten (member, ANNALS_TEXT_SHOWN);
      g_autofree char *message =
          g_strdup_printf (_ ("The file's member “%s” is not shown."), shown);
      annals_document_builder_add_diagnostic (builder, ANNALS_SEVERITY_NOTE,
                                              annals_json_value_offset (&key), path, message);
    }
}

GHashTable *
annals_foreign_unknown_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unknown_free);
}

/* The first that is met is the one that is named. */
void
annals_foreign_merge_unknown (GHashTable *all, GHashTable *some)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, some);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      Unknown *one = value, *known = g_hash_table_lookup (all, name);
      g_hash_table_iter_steal (&iter);
      if (known != NULL && known->offset < one->offset)
        {
          known->count += one->count;
          unknown_free (one);
          g_free (name);
          continue;
        }
      one->count += known != NULL ? known->count : 0;
      g_hash_table_replace (all, name, one);
    }
}
