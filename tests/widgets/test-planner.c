/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans come once, whole, and only the newest that was asked for. */
#include "annals-test-support.h"
#include "widgets/annals-planner.h"

#define N_EVENTS 4000

typedef struct
{
  AnnalsDocument *document;
  AnnalsLanes *lanes;
  AnnalsPlanKey key;
  AnnalsPlan *plan;
  guint n_plans;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed (3);
  PangoContext *context = annals_text_context_new ();

  fixture->document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, N_EVENTS);
  fixture->lanes = annals_lanes_new (fixture->document, NULL, 0, ANNALS_GROUPING_CATEGORY);
  fixture->key = (AnnalsPlanKey){ fixture->lanes, annals_text_metrics_new (context),
                                  annals_document_get_home (fixture->document), 800, 600 };
  g_object_unref (context);
  g_rand_free (rand);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->plan, annals_plan_unref);
  annals_text_metrics_unref (fixture->key.metrics);
  annals_lanes_unref (fixture->lanes);
  g_object_unref (fixture->document);
}

static void
take_plan (AnnalsPlan *plan, gpointer data)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->plan, annals_plan_unref);
  fixture->plan = plan;
  fixture->n_plans++;
}

static void
run_loop_until (Fixture *fixture, guint n_plans)
{
  while (fixture->n_plans < n_plans)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  AnnalsPlanner *planner = annals_planner_new (take_plan, fixture);
  g_autoptr (AnnalsPlan) here = annals_plan_key_run (&fixture->key, NULL);
  guint n;

  g_assert_false (annals_planner_is_quick (fixture->lanes));
  annals_planner_request (planner, &fixture->key);
  run_loop_until (fixture, 1);
  annals_lanes_get (fixture->lanes, &n);
  for (guint i = 0; i < n; i++)
    {
      const AnnalsSlot *a = annals_plan_get_slots (here, i);
      const AnnalsSlot *b = annals_plan_get_slots (fixture->plan, i);
      AnnalsIndex *index = annals_lanes_get (fixture->lanes, NULL)[i].index;
      for (guint j = 0; j < annals_index_get_n_members (index); j++)
        g_assert_true (a[j].row == b[j].row && a[j].level == b[j].level && a[j].left == b[j].left);
    }
  annals_planner_free (planner);
}

/* Of many requests in a row the last one is answered, alone. */
static void
test_newest (Fixture *fixture, gconstpointer data)
{
  AnnalsPlanner *planner = annals_planner_new (take_plan, fixture);

  for (guint i = 0; i < 5; i++)
    {
      fixture->key.height = 200 + 100 * i;
      annals_planner_request (planner, &fixture->key);
    }
  run_loop_until (fixture, 1);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_autoptr (AnnalsPlan) here = annals_plan_key_run (&fixture->key, NULL);
  g_assert_cmpuint (fixture->n_plans, ==, 1);
  g_assert_cmpuint (annals_plan_get_rows (fixture->plan, 0), ==, annals_plan_get_rows (here, 0));
  annals_planner_free (planner);
}

/* What comes after the planner has gone, or after a cancel, is dropped. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  AnnalsPlanner *gone = annals_planner_new (take_plan, fixture);
  AnnalsPlanner *planner = annals_planner_new (take_plan, fixture);

  annals_planner_request (gone, &fixture->key);
  annals_planner_free (gone);
  annals_planner_request (planner, &fixture->key);
  annals_planner_cancel (planner);
  annals_planner_request (planner, &fixture->key);
  run_loop_until (fixture, 1);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_plans, ==, 1);
  annals_planner_free (planner);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/planner/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/planner/newest", Fixture, NULL, set_up, test_newest, tear_down);
  g_test_add ("/planner/dropped", Fixture, NULL, set_up, test_dropped, tear_down);
  return g_test_run ();
}
