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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/memberships", test_memberships);
  return g_test_run ();
}
