/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-lanes.h"

#include <glib/gi18n-lib.h>

#include "core/annals-parallel.h"

struct _AnnalsLanes
{
  gatomicrefcount ref_count;
  AnnalsDocument *document;
  AnnalsGrouping grouping;
  GArray *lanes;      /* of AnnalsLane */
  GArray *undated;    /* of guint32 */
  guint32 *positions; /* of each entity's lane, the one for those without last; ANNALS_NONE: it has
                         no lane */
  guint n_entities;
};

static const char *const grouping_names[] = {
  [ANNALS_GROUPING_CATEGORY] = "category", [ANNALS_GROUPING_ACTOR] = "actor",
  [ANNALS_GROUPING_PLACE] = "place",       [ANNALS_GROUPING_TAG] = "tag",
  [ANNALS_GROUPING_NONE] = "none",
};

/**
 * annals_grouping_from_string:
 * @text: as the command line and the settings spell it
 * @grouping: (out): what it names
 *
 * Returns: %FALSE where it names none
 */
gboolean
annals_grouping_from_string (const char *text, AnnalsGrouping *grouping)
{
  for (guint i = 0; i < G_N_ELEMENTS (grouping_names); i++)
    if (g_strcmp0 (text, grouping_names[i]) == 0)
      {
        *grouping = (AnnalsGrouping) i;
        return TRUE;
      }
  return FALSE;
}

const char *
annals_grouping_to_string (AnnalsGrouping grouping)
{
  return grouping_names[grouping];
}

/* What the lanes of a grouping stand for; not of ANNALS_GROUPING_NONE. */
static AnnalsEntityKind
kind_of (AnnalsGrouping grouping)
{
  switch (grouping)
    {
    case ANNALS_GROUPING_ACTOR:
      return ANNALS_ENTITY_ACTOR;
    case ANNALS_GROUPING_PLACE:
      return ANNALS_ENTITY_PLACE;
    case ANNALS_GROUPING_TAG:
      return ANNALS_ENTITY_TAG;
    case ANNALS_GROUPING_CATEGORY:
    case ANNALS_GROUPING_NONE:
    default:
      return ANNALS_ENTITY_CATEGORY;
    }
}

static const AnnalsEntity *
get_entities (AnnalsDocument *document, AnnalsGrouping grouping, guint *n)
{
  *n = 0;
  return grouping != ANNALS_GROUPING_NONE
             ? annals_document_get_entities (document, kind_of (grouping), n)
             : NULL;
}

/* The entities of the grouping that an event belongs to; none: it goes to the last lane. */
static const guint32 *
get_memberships (AnnalsDocument *document, AnnalsGrouping grouping, guint32 event, guint *n)
{
  *n = 0;
  return grouping != ANNALS_GROUPING_NONE
             ? annals_document_get_event_entities (document, event, kind_of (grouping), n)
             : NULL;
}

static void
add_member (GPtrArray *members, guint entity, guint32 event)
{
  GArray *list = g_ptr_array_index (members, entity);

  /* An actor or a tag that the file names twice for one event is still one membership. */
  if (list->len > 0 && g_array_index (list, guint32, list->len - 1) == event)
    return;
  g_array_append_val (list, event);
}

/* One list of events for each entity, and a last for those without. */
static GPtrArray *
tell_out (AnnalsLanes *self, const guint32 *events, guint n_events)
{
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n_dated = annals_document_get_n_dated (self->document), n_all;

  annals_document_get_events (self->document, &n_all);
  for (guint i = 0; i <= self->n_entities; i++)
    g_ptr_array_add (members, g_array_new (FALSE, FALSE, sizeof (guint32)));
  for (guint i = 0; i < (events != NULL ? n_events : n_all); i++)
    {
      guint32 event = events != NULL ? events[i] : i;
      guint n;
      if (event >= n_dated)
        {
          g_array_append_val (self->undated, event);
          continue;
        }
      const guint32 *entities = get_memberships (self->document, self->grouping, event, &n);
      for (guint j = 0; j < n; j++)
        add_member (members, entities[j], event);
      if (n == 0)
        add_member (members, self->n_entities, event);
    }
  return members;
}

static int
compare_lanes (gconstpointer a, gconstpointer b)
{
  const AnnalsLane *i = a, *j = b;
  guint n = annals_index_get_n_members (i->index), m = annals_index_get_n_members (j->index);

  if ((i->entity == ANNALS_NONE) != (j->entity == ANNALS_NONE))
    return i->entity == ANNALS_NONE ? 1 : -1;
  if (n != m)
    return n > m ? -1 : 1;
  return g_utf8_collate (i->title, j->title);
}

static void
clear_lane (gpointer data)
{
  annals_index_unref (((AnnalsLane *) data)->index);
}

/* Where there is nothing to be other than, the last lane holds simply the events. */
static const char *
last_title (const AnnalsLanes *self)
{
  return self->n_entities == 0 ? _ ("Events") : _ ("Other");
}

/* The lanes' lists of members, while they are indexed. */
typedef struct
{
  AnnalsLanes *lanes;
  GPtrArray *members;
} Indexing;

static void
index_lane (guint job, gpointer data)
{
  const Indexing *indexing = data;
  const AnnalsLanes *self = indexing->lanes;
  AnnalsLane *lane = &g_array_index (self->lanes, AnnalsLane, job);
  guint entity = lane->entity == ANNALS_NONE ? self->n_entities : lane->entity;
  const GArray *list = g_ptr_array_index (indexing->members, entity);

  lane->index =
      annals_index_new (self->document, (const guint32 *) (gpointer) list->data, list->len);
}

static void
build_lanes (AnnalsLanes *self, GPtrArray *members)
{
  const AnnalsEntity *entities = get_entities (self->document, self->grouping, &self->n_entities);
  Indexing indexing = { self, members };

  for (guint i = 0; i <= self->n_entities; i++)
    {
      gboolean other = i == self->n_entities;
      if (((GArray *) g_ptr_array_index (members, i))->len == 0)
        continue;
      AnnalsLane lane = {
        .entity = other ? ANNALS_NONE : i,
        .title = other ? last_title (self) : entities[i].title,
        .color = other || self->grouping != ANNALS_GROUPING_CATEGORY
                     ? NULL
                     : annals_document_get_category_color (self->document, i),
      };
      g_array_append_val (self->lanes, lane);
    }
  annals_parallel_run (self->lanes->len, index_lane, &indexing);
  if (self->grouping != ANNALS_GROUPING_CATEGORY)
    g_array_sort (self->lanes, compare_lanes);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      guint entity = g_array_index (self->lanes, AnnalsLane, i).entity;
      self->positions[entity == ANNALS_NONE ? self->n_entities : entity] = i;
    }
}

/**
 * annals_lanes_new:
 * @events: (array length=n_events) (nullable): indices in the document's order; %NULL: all
 *
 * Tells the events of a filter out to lanes. Undated ones are in none, and are kept aside.
 */
AnnalsLanes *
annals_lanes_new (AnnalsDocument *document,
                  const guint32 *events,
                  guint n_events,
                  AnnalsGrouping grouping)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (document), NULL);

  AnnalsLanes *self = g_new0 (AnnalsLanes, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->document = g_object_ref (document);
  self->grouping = grouping;
  self->lanes = g_array_new (FALSE, FALSE, sizeof (AnnalsLane));
  self->undated = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_set_clear_func (self->lanes, clear_lane);
  get_entities (document, grouping, &self->n_entities);
  self->positions = g_new (guint32, self->n_entities + 1);
  for (guint i = 0; i <= self->n_entities; i++)
    self->positions[i] = ANNALS_NONE;
  g_autoptr (GPtrArray) members = tell_out (self, events, n_events);
  build_lanes (self, members);
  return self;
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
  g_array_unref (self->undated);
  g_free (self->positions);
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
  return self->grouping;
}

const AnnalsLane *
annals_lanes_get (AnnalsLanes *self, guint *n_lanes)
{
  if (n_lanes != NULL)
    *n_lanes = self->lanes->len;
  return (const AnnalsLane *) (gpointer) self->lanes->data;
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
 * Returns: the first of the lanes that the event belongs to, or %ANNALS_NONE
 */
guint
annals_lanes_find (AnnalsLanes *self, guint event)
{
  guint n;

  if (event >= annals_document_get_n_dated (self->document))
    return ANNALS_NONE;
  const guint32 *entities = get_memberships (self->document, self->grouping, event, &n);
  return self->positions[n > 0 ? entities[0] : self->n_entities];
}
