/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-lanes.h"

#include <glib/gi18n-lib.h>

#include "core/annals-parallel.h"
#include "layout/annals-lanes-private.h"

/* ---- Telling out ---- */

/* The events of each lane, while they are told out. */
typedef struct
{
  AnnalsLanes *lanes;
  GArray **members; /* of guint32, by the entity whose lane it is; NULL: none */
  guint32 *counts;  /* of each entity's own events */
  guint32 *latest;  /* the event that was counted last */
} Telling;

static void
add_member (Telling *self, guint entity, guint32 event)
{
  guint target = self->lanes->tree->targets[entity];

  /* An actor or a tag that the file names twice for one event is still one membership. */
  if (self->counts[entity] > 0 && self->latest[entity] == event)
    return;
  self->counts[entity]++;
  self->latest[entity] = event;
  if (target == ANNALS_NONE)
    return;
  GArray **list = &self->members[target];
  if (*list == NULL)
    *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  /* Of two that are below one collapsed lane, it is there once. */
  else if (g_array_index (*list, guint32, (*list)->len - 1) == event)
    return;
  g_array_append_val (*list, event);
}

static void
tell_out (Telling *self, const guint32 *events, guint n_events)
{
  AnnalsLanes *lanes = self->lanes;
  guint n_dated = annals_document_get_n_dated (lanes->document), n_all;

  annals_document_get_events (lanes->document, &n_all);
  for (guint i = 0; i < (events != NULL ? n_events : n_all); i++)
    {
      guint32 event = events != NULL ? events[i] : i;
      guint n;
      if (event >= n_dated)
        {
          g_array_append_val (lanes->undated, event);
          continue;
        }
      const guint32 *entities =
          annals_grouping_get_memberships (lanes->tree->grouping, lanes->document, event, &n);
      for (guint j = 0; j < n; j++)
        add_member (self, entities[j], event);
      if (n == 0)
        add_member (self, lanes->tree->n, event);
    }
}

static void
index_lane (guint job, gpointer data)
{
  static const guint32 nobody;
  const Telling *telling = data;
  const AnnalsLanes *self = telling->lanes;
  AnnalsLane *lane = &g_array_index (self->lanes, AnnalsLane, job);
  guint entity = lane->entity == ANNALS_NONE ? self->tree->n : lane->entity;
  const GArray *list = telling->members[entity];

  lane->index = annals_index_new (self->document,
                                  list != NULL ? (const guint32 *) (gpointer) list->data : &nobody,
                                  list != NULL ? list->len : 0);
}

/* ---- Lanes ---- */

static void
clear_lane (gpointer data)
{
  annals_index_unref (((AnnalsLane *) data)->index);
}

/* Where there is nothing to be other than, the last lane holds simply the events. */
static const char *
get_title (const AnnalsLanes *self, guint entity)
{
  if (entity < self->tree->n)
    return self->tree->entities[entity].title;
  return self->tree->n == 0 ? _ ("Events") : _ ("Other");
}

/* Marks those that hold events that are to be shown, of their own or of others that are part of
 * them. */
static guint8 *
find_filled (const Telling *self, const GArray *listed)
{
  const AnnalsLaneTree *tree = self->lanes->tree;
  guint8 *filled = g_new0 (guint8, tree->n + 1);

  for (guint i = listed->len; i-- > 0;)
    {
      guint entity = g_array_index (listed, guint32, i), parent = tree->parents[entity];
      filled[entity] = filled[entity] || self->members[entity] != NULL;
      if (filled[entity] && parent != ANNALS_NONE)
        filled[parent] = TRUE;
    }
  return filled;
}

static void
add_lane (AnnalsLanes *self, guint entity, guint depth)
{
  const AnnalsLaneTree *tree = self->tree;
  gboolean by_category = tree->grouping == ANNALS_GROUPING_CATEGORY && entity < tree->n;
  AnnalsLane lane = {
    .entity = entity < tree->n ? entity : ANNALS_NONE,
    .title = get_title (self, entity),
    .color = by_category ? annals_document_get_category_color (self->document, entity) : NULL,
    .depth = depth,
    .collapsed = tree->collapsed[entity],
  };

  self->positions[entity] = self->lanes->len;
  g_array_append_val (self->lanes, lane);
}

static void
add_entry (AnnalsLanes *self, guint entity, guint n_events, guint depth)
{
  const AnnalsLaneTree *tree = self->tree;
  AnnalsLaneEntry entry = {
    .entity = entity < tree->n ? entity : ANNALS_NONE,
    .title = get_title (self, entity),
    .n_events = n_events,
    .lane =
        tree->targets[entity] != ANNALS_NONE ? self->positions[tree->targets[entity]] : ANNALS_NONE,
    .depth = depth,
    .collapsed = tree->collapsed[entity],
    .shown = tree->shown[entity],
  };

  g_array_append_val (self->entries, entry);
  self->n_hidden += !entry.shown;
}

/* What is next in the list and deeper is part of it. */
static void
find_parts (AnnalsLanes *self)
{
  for (guint i = 0; i + 1 < self->entries->len; i++)
    {
      AnnalsLaneEntry *entry = &g_array_index (self->entries, AnnalsLaneEntry, i);
      entry->is_parent = entry[1].depth > entry->depth;
      if (entry->is_parent && entry->lane != ANNALS_NONE
          && g_array_index (self->lanes, AnnalsLane, entry->lane).entity == entry->entity)
        g_array_index (self->lanes, AnnalsLane, entry->lane).is_parent = TRUE;
    }
  for (guint i = self->lanes->len; i-- > 0;)
    {
      guint parent = annals_lanes_get_parent (self, i);
      if (parent != ANNALS_NONE)
        g_array_index (self->lanes, AnnalsLane, parent).n_within +=
            1 + g_array_index (self->lanes, AnnalsLane, i).n_within;
    }
}

static void
build_lanes (AnnalsLanes *self, const Telling *telling)
{
  const AnnalsLaneTree *tree = self->tree;
  g_autoptr (GArray) listed = annals_lane_tree_list (tree, telling->counts);
  g_autofree guint8 *filled = find_filled (telling, listed);
  g_autofree guint *depths = g_new0 (guint, tree->n + 1), *shown = g_new0 (guint, tree->n + 1);

  for (guint i = 0; i < listed->len; i++)
    {
      guint entity = g_array_index (listed, guint32, i), parent = tree->parents[entity];
      if (parent != ANNALS_NONE)
        {
          depths[entity] = depths[parent] + 1;
          shown[entity] = tree->shown[parent] ? shown[parent] + 1 : 0;
        }
      if (tree->targets[entity] == entity && filled[entity])
        add_lane (self, entity, shown[entity]);
      add_entry (self, entity, telling->counts[entity], depths[entity]);
    }
  find_parts (self);
}

/**
 * annals_lanes_new_with_options:
 * @events: (array length=n_events) (nullable): indices in the document's order; %NULL: all
 * @options: (nullable): what is hidden, collapsed or moved
 *
 * Tells the events of a filter out to lanes. Undated ones are in none, and are kept aside.
 */
AnnalsLanes *
annals_lanes_new_with_options (AnnalsDocument *document,
                               const guint32 *events,
                               guint n_events,
                               AnnalsGrouping grouping,
                               AnnalsLaneOptions *options)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (document), NULL);

  AnnalsLanes *self = g_new0 (AnnalsLanes, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->document = g_object_ref (document);
  self->tree = annals_lane_tree_new (document, grouping, options);
  self->lanes = g_array_new (FALSE, FALSE, sizeof (AnnalsLane));
  self->entries = g_array_new (FALSE, FALSE, sizeof (AnnalsLaneEntry));
  self->undated = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_set_clear_func (self->lanes, clear_lane);
  guint n = self->tree->n + 1;
  self->positions = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    self->positions[i] = ANNALS_NONE;

  Telling telling = { self, g_new0 (GArray *, n), g_new0 (guint32, n), g_new0 (guint32, n) };
  tell_out (&telling, events, n_events);
  build_lanes (self, &telling);
  annals_parallel_run (self->lanes->len, index_lane, &telling);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&telling.members[i], g_array_unref);
  g_free (telling.members);
  g_free (telling.counts);
  g_free (telling.latest);
  return self;
}

AnnalsLanes *
annals_lanes_new (AnnalsDocument *document,
                  const guint32 *events,
                  guint n_events,
                  AnnalsGrouping grouping)
{
  return annals_lanes_new_with_options (document, events, n_events, grouping, NULL);
}

AnnalsLanes *
annals_lanes_ref (AnnalsLanes *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_lanes_unref (AnnalsLanes *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->lanes);
  g_array_unref (self->entries);
  g_array_unref (self->undated);
  g_free (self->positions);
  annals_lane_tree_free (self->tree);
  g_object_unref (self->document);
  g_free (self);
}

AnnalsDocument *
annals_lanes_get_document (AnnalsLanes *self)
{
  return self->document;
}

AnnalsGrouping
annals_lanes_get_grouping (AnnalsLanes *self)
{
  return self->tree->grouping;
}

const AnnalsLane *
annals_lanes_get (AnnalsLanes *self, guint *n_lanes)
{
  if (n_lanes != NULL)
    *n_lanes = self->lanes->len;
  return (const AnnalsLane *) (gpointer) self->lanes->data;
}

const char *
annals_lanes_get_id (AnnalsLanes *self, guint lane)
{
  g_return_val_if_fail (lane < self->lanes->len, NULL);

  return annals_lane_tree_get_id (self->tree, annals_lanes_entity_of (self, lane));
}

/**
 * annals_lanes_find_entity:
 * @entity: of the grouping; %ANNALS_NONE stands for the events that belong to none
 */
guint
annals_lanes_find_entity (AnnalsLanes *self, guint entity)
{
  return self->positions[MIN (entity, self->tree->n)];
}

const guint32 *
annals_lanes_get_undated (AnnalsLanes *self, guint *n)
{
  *n = self->undated->len;
  return (const guint32 *) (gpointer) self->undated->data;
}

/**
 * annals_lanes_find:
 * @event: an event's index
 *
 * Returns: the first of the lanes that the event is in, or %ANNALS_NONE
 */
guint
annals_lanes_find (AnnalsLanes *self, guint event)
{
  guint n;

  if (event >= annals_document_get_n_dated (self->document))
    return ANNALS_NONE;
  const guint32 *entities =
      annals_grouping_get_memberships (self->tree->grouping, self->document, event, &n);
  for (guint i = 0; i < MAX (n, 1); i++)
    {
      guint target = self->tree->targets[n > 0 ? entities[i] : self->tree->n];
      if (target != ANNALS_NONE && self->positions[target] != ANNALS_NONE)
        return self->positions[target];
    }
  return ANNALS_NONE;
}

/**
 * annals_lanes_get_own_title:
 * @event: an event's index
 *
 * Returns: (nullable): the title of the first of the event's lanes, be it hidden or below a
 * collapsed one; %NULL where the event has no date
 */
const char *
annals_lanes_get_own_title (AnnalsLanes *self, guint event)
{
  guint n;

  if (event >= annals_document_get_n_dated (self->document))
    return NULL;
  const guint32 *entities =
      annals_grouping_get_memberships (self->tree->grouping, self->document, event, &n);
  return get_title (self, n > 0 ? entities[0] : self->tree->n);
}

/* ---- What there could be ---- */

const AnnalsLaneEntry *
annals_lanes_get_entries (AnnalsLanes *self, guint *n_entries)
{
  *n_entries = self->entries->len;
  return (const AnnalsLaneEntry *) (gpointer) self->entries->data;
}

const char *
annals_lanes_get_entry_id (AnnalsLanes *self, guint entry)
{
  g_return_val_if_fail (entry < self->entries->len, NULL);

  guint entity = g_array_index (self->entries, AnnalsLaneEntry, entry).entity;
  return annals_lane_tree_get_id (self->tree, MIN (entity, self->tree->n));
}

/**
 * annals_lanes_get_n_hidden:
 *
 * Returns: how many lanes would be there but for what a person has hidden
 */
guint
annals_lanes_get_n_hidden (AnnalsLanes *self)
{
  return self->n_hidden;
}
