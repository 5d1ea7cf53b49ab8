/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How events are told out to lanes. */
#include <string.h>

#include "annals-test-support.h"
#include "layout/annals-lanes.h"

static gboolean
names (AnnalsDocument *document, guint32 event, AnnalsEntityKind kind, guint entity)
{
  guint n;
  const guint32 *entities = annals_document_get_event_entities (document, event, kind, &n);

  for (guint i = 0; i < n; i++)
    if (entities[i] == entity)
      return TRUE;
  return n == 0 && entity == ANNALS_NONE;
}

/* Each event is once in the lane of each thing that it names, and in "Other" where it names none.
 */
static void
test_memberships (void)
{
  static const struct
  {
    AnnalsGrouping grouping;
    AnnalsEntityKind kind;
  } rows[] = {
    { ANNALS_GROUPING_CATEGORY, ANNALS_ENTITY_CATEGORY },
    { ANNALS_GROUPING_ACTOR, ANNALS_ENTITY_ACTOR },
    { ANNALS_GROUPING_TAG, ANNALS_ENTITY_TAG },
  };
  GRand *rand = g_rand_new_with_seed (3);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 400);
  guint n_events, n;

  annals_document_get_events (document, &n_events);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, rows[i].grouping);
      const AnnalsLane *all = annals_lanes_get (lanes, &n);
      g_assert_cmpuint (n, >, 3);
      g_assert_cmpuint (all[n - 1].entity, ==, ANNALS_NONE);
      for (guint lane = 0; lane < n; lane++)
        for (guint32 event = 0; event < n_events; event++)
          g_assert_true ((annals_index_find (all[lane].index, event) != ANNALS_NONE)
                         == names (document, event, rows[i].kind, all[lane].entity));
    }
  g_rand_free (rand);
}

/* ---- As a person wants them ---- */

/* The rules once more, as plainly as can be. */
typedef struct
{
  AnnalsLaneOptions *options;
  AnnalsGrouping grouping;
  const AnnalsEntity *entities;
  guint n;
} Twin;

static const char *
twin_id (const Twin *self, guint entity)
{
  return entity == ANNALS_NONE ? "" : self->entities[entity].id;
}

static guint
twin_parent (const Twin *self, guint entity)
{
  return entity == ANNALS_NONE || self->entities[entity].parent == 0
             ? ANNALS_NONE
             : self->entities[entity].parent - 1;
}

static gboolean
twin_is_shown (const Twin *self, guint entity)
{
  gboolean only = !annals_lane_options_has_only (self->options, self->grouping);

  for (guint i = entity, steps = 0; steps == 0 || i != ANNALS_NONE;
       i = twin_parent (self, i), steps++)
    {
      if (annals_lane_options_is_hidden (self->options, self->grouping, twin_id (self, i)))
        return FALSE;
      only |= annals_lane_options_is_only (self->options, self->grouping, twin_id (self, i));
    }
  return only;
}

/* The lane of an entity's events is that of the topmost collapsed one that it is a part of. */
static guint
twin_target (const Twin *self, guint entity)
{
  guint target = entity;

  for (guint i = twin_parent (self, entity); i != ANNALS_NONE && twin_is_shown (self, i);
       i = twin_parent (self, i))
    if (annals_lane_options_is_collapsed (self->options, self->grouping, twin_id (self, i), FALSE))
      target = i;
  return target;
}

static gboolean
twin_holds (const Twin *self, AnnalsDocument *document, guint lane, guint32 event)
{
  guint n;
  const guint32 *entities = annals_grouping_get_memberships (self->grouping, document, event, &n);

  for (guint i = 0; i < MAX (n, 1); i++)
    {
      guint entity = n > 0 ? entities[i] : ANNALS_NONE;
      if (twin_is_shown (self, entity) && twin_target (self, entity) == lane)
        return TRUE;
    }
  return FALSE;
}

static gboolean
twin_has_any (const Twin *self, AnnalsDocument *document, guint lane)
{
  guint n;

  annals_document_get_events (document, &n);
  for (guint32 event = 0; event < n; event++)
    if (twin_holds (self, document, lane, event))
      return TRUE;
  return FALSE;
}

static void
check_members (const Twin *twin, AnnalsLanes *lanes, AnnalsDocument *document)
{
  guint n_lanes, n_events;
  const AnnalsLane *all = annals_lanes_get (lanes, &n_lanes);

  annals_document_get_events (document, &n_events);
  for (guint entity = 0; entity <= twin->n; entity++)
    {
      guint named = entity < twin->n ? entity : ANNALS_NONE;
      guint lane = annals_lanes_find_entity (lanes, named);
      if (lane == ANNALS_NONE)
        {
          g_assert_false (twin_has_any (twin, document, named));
          continue;
        }
      g_assert_cmpuint (all[lane].entity, ==, named);
      for (guint32 event = 0; event < n_events; event++)
        g_assert_true ((annals_index_find (all[lane].index, event) != ANNALS_NONE)
                       == twin_holds (twin, document, named, event));
    }
}

/* What was moved stands first, in that order, and parts stand after what they are part of. */
static void
check_order (const Twin *twin, AnnalsLanes *lanes)
{
  guint n, n_shown = 0;
  const AnnalsLane *all = annals_lanes_get (lanes, &n);

  for (guint i = 0; i < n; i++)
    {
      guint next = annals_lanes_get_sibling (lanes, i, 1),
            parent = annals_lanes_get_parent (lanes, i);
      n_shown += twin_is_shown (twin, all[i].entity);
      g_assert_cmpuint (all[i].depth, ==, parent != ANNALS_NONE ? all[parent].depth + 1 : 0);
      if (parent != ANNALS_NONE)
        {
          g_assert_cmpuint (parent, <, i);
          g_assert_cmpuint (i, <=, parent + all[parent].n_within);
          g_assert_true (all[parent].is_parent);
        }
      if (next == ANNALS_NONE)
        continue;
      g_assert_cmpuint (annals_lanes_get_sibling (lanes, next, -1), ==, i);
      g_assert_cmpuint (next, ==, i + 1 + all[i].n_within);
      g_assert_cmpuint (annals_lane_options_get_rank (twin->options, twin->grouping,
                                                      annals_lanes_get_id (lanes, i)),
                        <=,
                        annals_lane_options_get_rank (twin->options, twin->grouping,
                                                      annals_lanes_get_id (lanes, next)));
    }
  g_assert_cmpuint (n_shown, ==, n);
}

static void
check_entries (const Twin *twin, AnnalsLanes *lanes)
{
  guint n, n_hidden = 0;
  const AnnalsLaneEntry *entries = annals_lanes_get_entries (lanes, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean shown = twin_is_shown (twin, entries[i].entity);
      n_hidden += !shown;
      g_assert_true (entries[i].shown == shown);
      g_assert_cmpuint (
          entries[i].lane, ==,
          shown ? annals_lanes_find_entity (lanes, twin_target (twin, entries[i].entity))
                : ANNALS_NONE);
      g_assert_cmpstr (annals_lanes_get_entry_id (lanes, i), ==, twin_id (twin, entries[i].entity));
    }
  g_assert_cmpuint (annals_lanes_get_n_hidden (lanes), ==, n_hidden);
}

/* A lane that is moved stands where it was put, and no other two have changed places. */
static void
check_move (GRand *rand, const Twin *twin, AnnalsLanes *lanes, AnnalsDocument *document)
{
  guint n;
  annals_lanes_get (lanes, &n);
  guint lane = (guint) g_rand_int_range (rand, 0, (gint) n), before = lane;

  for (guint i = (guint) g_rand_int_range (rand, 0, 6); i > 0 && before != ANNALS_NONE; i--)
    before = annals_lanes_get_sibling (lanes, before, g_rand_boolean (rand) ? 1 : -1);
  if (before == lane)
    return;
  g_autoptr (AnnalsLaneOptions) moved = annals_lanes_dup_moved (lanes, twin->options, lane, before);
  g_autoptr (AnnalsLanes) after =
      annals_lanes_new_with_options (document, NULL, 0, twin->grouping, moved);
  const AnnalsLane *all = annals_lanes_get (lanes, NULL);
  guint at = annals_lanes_find_entity (after, all[lane].entity);
  guint next = annals_lanes_get_sibling (after, at, 1);
  g_assert_cmpstr (next != ANNALS_NONE ? annals_lanes_get_id (after, next) : NULL, ==,
                   before != ANNALS_NONE ? annals_lanes_get_id (lanes, before) : NULL);
  for (guint i = 0; i < n; i++)
    {
      guint sibling = annals_lanes_get_sibling (lanes, i, 1);
      if (i == lane || sibling == ANNALS_NONE || sibling == lane)
        continue;
      g_assert_cmpuint (annals_lanes_find_entity (after, all[i].entity), <,
                        annals_lanes_find_entity (after, all[sibling].entity));
    }
}

static void
test_options (void)
{
  static const AnnalsGrouping groupings[] = { ANNALS_GROUPING_CATEGORY, ANNALS_GROUPING_ACTOR,
                                              ANNALS_GROUPING_TAG, ANNALS_GROUPING_NONE };
  GRand *rand = g_rand_new_with_seed (9);

  for (guint round = 0; round < 200; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 30), n_lanes;
      AnnalsGrouping grouping = groupings[round % G_N_ELEMENTS (groupings)];
      g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, n);
      g_autoptr (AnnalsLaneOptions) options = annals_test_lane_options_new (rand, grouping);
      g_autoptr (AnnalsLanes) lanes =
          annals_lanes_new_with_options (document, NULL, 0, grouping, options);
      Twin twin = { .options = options, .grouping = grouping };
      twin.entities = annals_grouping_get_entities (grouping, document, &twin.n);
      check_members (&twin, lanes, document);
      check_order (&twin, lanes);
      check_entries (&twin, lanes);
      annals_lanes_get (lanes, &n_lanes);
      for (guint i = 0; i < 10 && n_lanes > 0; i++)
        check_move (rand, &twin, lanes, document);
    }
  g_rand_free (rand);
}

/* An event keeps the name of its own lane, also where that is hidden or below a collapsed one. */
static void
test_own_title (void)
{
  GRand *rand = g_rand_new_with_seed (4);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 60);
  g_autoptr (AnnalsLaneOptions) options = annals_lane_options_new ();
  guint n;
  const AnnalsEntity *categories = annals_document_get_categories (document, &n);
  const AnnalsEvent *events = annals_document_get_events (document, &n);

  annals_lane_options_set_collapsed (options, ANNALS_GROUPING_CATEGORY, "a", TRUE);
  annals_lane_options_set_hidden (options, ANNALS_GROUPING_CATEGORY, "d", TRUE);
  g_autoptr (AnnalsLanes) lanes =
      annals_lanes_new_with_options (document, NULL, 0, ANNALS_GROUPING_CATEGORY, options);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (annals_lanes_get_own_title (lanes, i), ==,
                     events[i].category != ANNALS_NONE ? categories[events[i].category].title
                                                       : "Other");
  g_rand_free (rand);
}

/* What is written is read, and what cannot be read changes nothing. */
static void
test_text (void)
{
  static const char *const broken[] = { NULL,
                                        "",
                                        "[]",
                                        "{'category.hidden': ['a'",
                                        "{'mood.x': ['a']}",
                                        "{'category': ['a'], 'category.': ['b']}" };
  g_autoptr (AnnalsLaneOptions) none = annals_lane_options_new ();
  g_autofree char *empty = annals_lane_options_to_string (none);
  GRand *rand = g_rand_new_with_seed (2);

  g_assert_cmpstr (empty, ==, "");
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (AnnalsLaneOptions) options =
          annals_test_lane_options_new (rand, (AnnalsGrouping) (i % ANNALS_N_GROUPINGS));
      annals_lane_options_set_collapsed (options, ANNALS_GROUPING_PLACE, "“ ' \\ \n", i % 2 == 0);
      g_autofree char *text = annals_lane_options_to_string (options);
      g_autoptr (AnnalsLaneOptions) read = annals_lane_options_new_from_string (text);
      g_autofree char *again = annals_lane_options_to_string (read);
      g_assert_cmpstr (text, ==, again);
      g_assert_cmpstr (text, !=, empty);
    }
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (AnnalsLaneOptions) read = annals_lane_options_new_from_string (broken[i]);
      g_autofree char *text = annals_lane_options_to_string (read);
      g_assert_cmpstr (text, ==, empty);
    }
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/memberships", test_memberships);
  g_test_add_func ("/lanes/options", test_options);
  g_test_add_func ("/lanes/own-title", test_own_title);
  g_test_add_func ("/lanes/text", test_text);
  return g_test_run ();
}
