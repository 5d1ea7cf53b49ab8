/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-lane-tree.h"

#include <string.h>

const char *
annals_lane_tree_get_id (const AnnalsLaneTree *self, guint entity)
{
  return entity < self->n ? self->entities[entity].id : "";
}

/* ---- What is shown ---- */

/* Parents come before their parts, so one pass is enough. */
static void
find_shown (AnnalsLaneTree *self)
{
  gboolean has_only = annals_lane_options_has_only (self->options, self->grouping);
  g_autofree guint8 *hidden = g_new0 (guint8, self->n + 1);
  g_autofree guint8 *only = g_new0 (guint8, self->n + 1);

  for (guint i = 0; i <= self->n; i++)
    {
      const char *id = annals_lane_tree_get_id (self, i);
      guint parent = self->parents[i];
      hidden[i] = annals_lane_options_is_hidden (self->options, self->grouping, id)
                  || (parent != ANNALS_NONE && hidden[parent]);
      only[i] = annals_lane_options_is_only (self->options, self->grouping, id)
                || (parent != ANNALS_NONE && only[parent]);
      self->shown[i] = !hidden[i] && (!has_only || only[i]);
      self->collapsed[i] =
          annals_lane_options_is_collapsed (self->options, self->grouping, id, self->collapsed[i]);
    }
}

static void
find_targets (AnnalsLaneTree *self)
{
  for (guint i = 0; i <= self->n; i++)
    {
      guint parent = self->parents[i];
      gboolean within = parent != ANNALS_NONE && self->shown[parent]
                        && (self->collapsed[parent] || self->targets[parent] != parent);
      self->targets[i] = !self->shown[i] ? ANNALS_NONE : within ? self->targets[parent] : i;
    }
}

/**
 * annals_lane_tree_new:
 * @options: (nullable): what a person wants; %NULL: all as the document has it
 */
AnnalsLaneTree *
annals_lane_tree_new (AnnalsDocument *document, AnnalsGrouping grouping, AnnalsLaneOptions *options)
{
  AnnalsLaneTree *self = g_new0 (AnnalsLaneTree, 1);

  self->grouping = grouping;
  self->options = options != NULL ? annals_lane_options_ref (options) : NULL;
  self->entities = annals_grouping_get_entities (grouping, document, &self->n);
  self->parents = g_new (guint32, self->n + 1);
  self->targets = g_new (guint32, self->n + 1);
  self->shown = g_new (guint8, self->n + 1);
  self->collapsed = g_new (guint8, self->n + 1);
  for (guint i = 0; i <= self->n; i++)
    {
      guint parent = i < self->n ? self->entities[i].parent : 0;
      /* One that does not come before it, as an id given twice may name, would make a circle. */
      self->parents[i] = parent > 0 && parent - 1 < i ? parent - 1 : ANNALS_NONE;
      self->collapsed[i] = i < self->n && self->entities[i].collapsed;
      self->shown[i] = TRUE;
    }
  if (options != NULL)
    find_shown (self);
  find_targets (self);
  return self;
}

void
annals_lane_tree_free (AnnalsLaneTree *self)
{
  g_clear_pointer (&self->options, annals_lane_options_unref);
  g_free (self->parents);
  g_free (self->targets);
  g_free (self->shown);
  g_free (self->collapsed);
  g_free (self);
}

/* ---- In what order ---- */

typedef struct
{
  guint32 entity;
  guint32 rank;
  guint64 total; /* with what is part of it */
  char *key;     /* of its title, for comparing; NULL: not needed */
} Place;

static void
clear_place (gpointer data)
{
  g_free (((Place *) data)->key);
}

/* Those that were moved, then in declared order, or by count and title. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *i = a, *j = b;

  if (i->rank != j->rank)
    return i->rank < j->rank ? -1 : 1;
  if (i->key != NULL && i->total != j->total)
    return i->total > j->total ? -1 : 1;
  int by_title = i->key != NULL ? strcmp (i->key, j->key) : 0;
  return by_title != 0 ? by_title : (i->entity > j->entity) - (i->entity < j->entity);
}

static guint64 *
add_up (const AnnalsLaneTree *self, const guint32 *counts)
{
  guint64 *totals = g_new (guint64, self->n + 1);

  for (guint i = 0; i <= self->n; i++)
    totals[i] = counts[i];
  for (guint i = self->n; i-- > 0;)
    if (self->parents[i] != ANNALS_NONE)
      totals[self->parents[i]] += totals[i];
  return totals;
}

static GArray *
sort_places (const AnnalsLaneTree *self, const guint32 *counts)
{
  g_autofree guint64 *totals = add_up (self, counts);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  g_array_set_clear_func (places, clear_place);
  for (guint i = 0; i < self->n; i++)
    {
      Place place = { .entity = i, .rank = ANNALS_NONE, .total = totals[i] };
      if (totals[i] == 0)
        continue;
      if (self->options != NULL)
        place.rank =
            annals_lane_options_get_rank (self->options, self->grouping, self->entities[i].id);
      if (self->grouping != ANNALS_GROUPING_CATEGORY)
        place.key = g_utf8_collate_key (self->entities[i].title, -1);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

/* The parts of each entity as a chain; those of none are the parts of the @n-th. */
typedef struct
{
  guint32 *first, *last, *next;
} Chains;

static Chains
chain (const AnnalsLaneTree *self, const GArray *places)
{
  guint n = self->n + 1;
  Chains chains = { g_new (guint32, n), g_new (guint32, n), g_new (guint32, n) };

  for (guint i = 0; i < n; i++)
    chains.first[i] = chains.last[i] = chains.next[i] = ANNALS_NONE;
  for (guint i = 0; i < places->len; i++)
    {
      guint entity = g_array_index (places, Place, i).entity;
      guint parent = self->parents[entity] != ANNALS_NONE ? self->parents[entity] : self->n;
      if (chains.first[parent] == ANNALS_NONE)
        chains.first[parent] = entity;
      else
        chains.next[chains.last[parent]] = entity;
      chains.last[parent] = entity;
    }
  return chains;
}

/* What comes after @at and all its parts. */
static guint32
find_after (const AnnalsLaneTree *self, const Chains *chains, guint32 at)
{
  while (at != ANNALS_NONE && chains->next[at] == ANNALS_NONE)
    at = self->parents[at];
  return at != ANNALS_NONE ? chains->next[at] : ANNALS_NONE;
}

GArray *
annals_lane_tree_list (const AnnalsLaneTree *self, const guint32 *counts)
{
  g_autoptr (GArray) places = sort_places (self, counts);
  GArray *listed = g_array_new (FALSE, FALSE, sizeof (guint32));
  Chains chains = chain (self, places);

  /* No recursion: a file may nest as deep as it is long. */
  for (guint32 at = chains.first[self->n]; at != ANNALS_NONE;)
    {
      g_array_append_val (listed, at);
      at = chains.first[at] != ANNALS_NONE ? chains.first[at] : find_after (self, &chains, at);
    }
  if (counts[self->n] > 0)
    g_array_append_val (listed, self->n);
  g_free (chains.first);
  g_free (chains.last);
  g_free (chains.next);
  return listed;
}
