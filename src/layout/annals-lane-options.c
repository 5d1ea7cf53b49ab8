/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-lane-options.h"

typedef enum
{
  PART_COLLAPSED,
  PART_EXPANDED, /* though the document would have it collapsed */
  PART_HIDDEN,
  PART_ONLY, /* where there are any, nothing else is shown */
  PART_ORDER,
  N_PARTS,
} Part;

static const char *const part_names[N_PARTS] = { "collapsed", "expanded", "hidden", "only",
                                                 "order" };

struct _AnnalsLaneOptions
{
  gatomicrefcount ref_count;
  GHashTable *parts[ANNALS_N_GROUPINGS][N_PARTS]; /* id -> rank; NULL: it is empty */
};

static gboolean
has (const AnnalsLaneOptions *self, AnnalsGrouping grouping, Part part, const char *id)
{
  GHashTable *ids = self->parts[grouping][part];

  return ids != NULL && g_hash_table_contains (ids, id);
}

static void
add (AnnalsLaneOptions *self, AnnalsGrouping grouping, Part part, const char *id)
{
  GHashTable **ids = &self->parts[grouping][part];

  if (*ids == NULL)
    *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_contains (*ids, id))
    g_hash_table_insert (*ids, g_strdup (id), GUINT_TO_POINTER (g_hash_table_size (*ids)));
}

static void
clear (AnnalsLaneOptions *self, AnnalsGrouping grouping, Part part)
{
  g_clear_pointer (&self->parts[grouping][part], g_hash_table_unref);
}

static void
drop (AnnalsLaneOptions *self, AnnalsGrouping grouping, Part part, const char *id)
{
  GHashTable *ids = self->parts[grouping][part];

  if (ids == NULL)
    return;
  g_hash_table_remove (ids, id);
  if (g_hash_table_size (ids) == 0)
    clear (self, grouping, part);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer ids)
{
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (ids, *(const char *const *) a));
  guint j = GPOINTER_TO_UINT (g_hash_table_lookup (ids, *(const char *const *) b));

  return (i > j) - (i < j);
}

/* In order; of what has none, by the alphabet, so that equal options make equal text. */
static GPtrArray *
list (const AnnalsLaneOptions *self, AnnalsGrouping grouping, Part part)
{
  GHashTable *ids = self->parts[grouping][part];
  GPtrArray *listed = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  if (ids == NULL)
    return listed;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (listed, id);
  if (part == PART_ORDER)
    g_ptr_array_sort_with_data (listed, compare_ranks, ids);
  else
    g_ptr_array_sort (listed, compare_ids);
  return listed;
}

AnnalsLaneOptions *
annals_lane_options_new (void)
{
  AnnalsLaneOptions *self = g_new0 (AnnalsLaneOptions, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/**
 * annals_lane_options_copy:
 *
 * Returns: (transfer full): the same, to be changed before anybody else sees it
 */
AnnalsLaneOptions *
annals_lane_options_copy (AnnalsLaneOptions *self)
{
  AnnalsLaneOptions *copy = annals_lane_options_new ();

  for (AnnalsGrouping grouping = 0; grouping < ANNALS_N_GROUPINGS; grouping++)
    for (Part part = 0; part < N_PARTS; part++)
      {
        g_autoptr (GPtrArray) ids = list (self, grouping, part);
        for (guint i = 0; i < ids->len; i++)
          add (copy, grouping, part, g_ptr_array_index (ids, i));
      }
  return copy;
}

AnnalsLaneOptions *
annals_lane_options_ref (AnnalsLaneOptions *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_lane_options_unref (AnnalsLaneOptions *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (AnnalsGrouping grouping = 0; grouping < ANNALS_N_GROUPINGS; grouping++)
    for (Part part = 0; part < N_PARTS; part++)
      clear (self, grouping, part);
  g_free (self);
}

/* ---- Collapsed ---- */

gboolean
annals_lane_options_is_collapsed (AnnalsLaneOptions *self,
                                  AnnalsGrouping grouping,
                                  const char *id,
                                  gboolean initially)
{
  return has (self, grouping, PART_COLLAPSED, id)
         || (initially && !has (self, grouping, PART_EXPANDED, id));
}

void
annals_lane_options_set_collapsed (AnnalsLaneOptions *self,
                                   AnnalsGrouping grouping,
                                   const char *id,
                                   gboolean collapsed)
{
  drop (self, grouping, collapsed ? PART_EXPANDED : PART_COLLAPSED, id);
  add (self, grouping, collapsed ? PART_COLLAPSED : PART_EXPANDED, id);
}

/* ---- Hidden ---- */

gboolean
annals_lane_options_is_hidden (AnnalsLaneOptions *self, AnnalsGrouping grouping, const char *id)
{
  return has (self, grouping, PART_HIDDEN, id);
}

/**
 * annals_lane_options_set_hidden:
 * @hidden: %FALSE: it is shown again, also where only others are
 */
void
annals_lane_options_set_hidden (AnnalsLaneOptions *self,
                                AnnalsGrouping grouping,
                                const char *id,
                                gboolean hidden)
{
  if (hidden)
    add (self, grouping, PART_HIDDEN, id);
  else
    drop (self, grouping, PART_HIDDEN, id);
  if (!hidden && annals_lane_options_has_only (self, grouping))
    add (self, grouping, PART_ONLY, id);
}

gboolean
annals_lane_options_has_only (AnnalsLaneOptions *self, AnnalsGrouping grouping)
{
  return self->parts[grouping][PART_ONLY] != NULL;
}

gboolean
annals_lane_options_is_only (AnnalsLaneOptions *self, AnnalsGrouping grouping, const char *id)
{
  return has (self, grouping, PART_ONLY, id);
}

void
annals_lane_options_set_only (AnnalsLaneOptions *self, AnnalsGrouping grouping, const char *id)
{
  annals_lane_options_show_all (self, grouping);
  add (self, grouping, PART_ONLY, id);
}

void
annals_lane_options_show_all (AnnalsLaneOptions *self, AnnalsGrouping grouping)
{
  clear (self, grouping, PART_HIDDEN);
  clear (self, grouping, PART_ONLY);
}

/* ---- Order ---- */

guint
annals_lane_options_get_rank (AnnalsLaneOptions *self, AnnalsGrouping grouping, const char *id)
{
  GHashTable *ids = self->parts[grouping][PART_ORDER];
  gpointer rank;

  return ids != NULL && g_hash_table_lookup_extended (ids, id, NULL, &rank)
             ? GPOINTER_TO_UINT (rank)
             : ANNALS_NONE;
}

gboolean
annals_lane_options_has_order (AnnalsLaneOptions *self, AnnalsGrouping grouping)
{
  return self->parts[grouping][PART_ORDER] != NULL;
}

/**
 * annals_lane_options_arrange:
 *
 * Gives lanes their places. Those that have a rank and are not named, as they are of another parent
 * or not shown now, keep theirs.
 */
void
annals_lane_options_arrange (AnnalsLaneOptions *self, AnnalsGrouping grouping, GPtrArray *ids)
{
  g_autoptr (AnnalsLaneOptions) before = annals_lane_options_copy (self);
  g_autoptr (GPtrArray) ranked = list (before, grouping, PART_ORDER);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  guint next = 0;

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (named, g_ptr_array_index (ids, i));
  clear (self, grouping, PART_ORDER);
  for (guint i = 0; i < ranked->len; i++)
    {
      const char *id = g_ptr_array_index (ranked, i);
      if (g_hash_table_contains (named, id))
        id = g_ptr_array_index (ids, next++);
      add (self, grouping, PART_ORDER, id);
    }
  for (; next < ids->len; next++)
    add (self, grouping, PART_ORDER, g_ptr_array_index (ids, next));
}

void
annals_lane_options_reset_order (AnnalsLaneOptions *self, AnnalsGrouping grouping)
{
  clear (self, grouping, PART_ORDER);
}

/* ---- As text ---- */

/**
 * annals_lane_options_to_string:
 *
 * Returns: (transfer full): a GVariant's text, of type a{sas}: for each of "category.hidden" and so
 * on the ids; empty where the options change nothing
 */
char *
annals_lane_options_to_string (AnnalsLaneOptions *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  for (AnnalsGrouping grouping = 0; grouping < ANNALS_N_GROUPINGS; grouping++)
    for (Part part = 0; part < N_PARTS; part++)
      {
        g_autoptr (GPtrArray) ids = list (self, grouping, part);
        g_autofree char *name =
            g_strconcat (annals_grouping_to_string (grouping), ".", part_names[part], NULL);
        if (ids->len > 0)
          g_variant_builder_add (&builder, "{s@as}", name,
                                 g_variant_new_strv ((const char *const *) ids->pdata, ids->len));
      }
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_n_children (variant) > 0 ? g_variant_print (variant, FALSE) : g_strdup ("");
}

static void
take (AnnalsLaneOptions *self, const char *name, const char *const *ids)
{
  g_auto (GStrv) words = g_strsplit (name, ".", 2);
  AnnalsGrouping grouping;

  if (!annals_grouping_from_string (words[0], &grouping))
    return;
  for (Part part = 0; part < N_PARTS; part++)
    for (guint i = 0; g_strcmp0 (words[1], part_names[part]) == 0 && ids[i] != NULL; i++)
      add (self, grouping, part, ids[i]);
}

/**
 * annals_lane_options_new_from_string:
 * @text: (nullable): what annals_lane_options_to_string() made
 *
 * Returns: (transfer full): the options; of what cannot be read, those that change nothing
 */
AnnalsLaneOptions *
annals_lane_options_new_from_string (const char *text)
{
  AnnalsLaneOptions *self = annals_lane_options_new ();
  g_autoptr (GVariant) variant =
      text != NULL ? g_variant_parse (G_VARIANT_TYPE ("a{sas}"), text, NULL, NULL, NULL) : NULL;
  GVariantIter iter;
  const char *name;
  const char **ids;

  if (variant == NULL)
    return self;
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "{&s^a&s}", &name, &ids))
    {
      take (self, name, ids);
      g_free (ids);
    }
  return self;
}
