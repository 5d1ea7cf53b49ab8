/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promises P2, P3 and P4 on random documents of every shape, at random zooms and pans, through
 * filters and sizes. */
#include <math.h>

#include "annals-test-support.h"
#include "layout/annals-scene.h"

#define HALF_PIXEL 0.5

typedef struct
{
  GRand *rand;
  AnnalsDocument *document;
  AnnalsPlan *plan;
  double width, height;
} Fixture;

static AnnalsScene *
make_scene (const Fixture *fixture, AnnalsAxis axis, gboolean mirrored)
{
  AnnalsSceneRequest request = {
    .axis = axis,
    .width = fixture->width,
    .height = fixture->height,
    .mirrored = mirrored,
    .headings = TRUE,
    .selected = ANNALS_NONE,
    .hovered = ANNALS_NONE,
  };

  return annals_scene_new (fixture->plan, annals_test_metrics (), &request);
}

static AnnalsAxis
random_axis (const Fixture *fixture)
{
  AnnalsSpan range = annals_document_get_range (fixture->document);
  double length = MAX (annals_span_length (range), 1);
  AnnalsAxis axis = { .scale = length / fixture->width
                               * pow (2, g_rand_double_range (fixture->rand, -12, 3)) };

  axis.origin = range.start + length * g_rand_double_range (fixture->rand, -0.2, 1.1);
  return axis;
}

static gboolean
boxes_overlap (const AnnalsBox *a, const AnnalsBox *b)
{
  return a->x + a->width > b->x + HALF_PIXEL && b->x + b->width > a->x + HALF_PIXEL;
}

/* P2: what stands in one row of one lane never overlaps. */
static void
check_p2 (const AnnalsScene *scene)
{
  for (guint i = 0; i < scene->items->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const AnnalsItem *a = &g_array_index (scene->items, AnnalsItem, i);
        const AnnalsItem *b = &g_array_index (scene->items, AnnalsItem, j);
        if (a->lane == b->lane && a->row == b->row)
          g_assert_false (boxes_overlap (&a->whole, &b->whole));
      }
}

/* P4: labels + marks + counts = memberships in view, against a count by hand. */
static void
check_p4 (const Fixture *fixture, const AnnalsScene *scene)
{
  const AnnalsEvent *events = annals_document_get_events (fixture->document, NULL);
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (fixture->plan), NULL);
  AnnalsSpan view = annals_axis_span (&scene->axis, scene->plot.width);

  for (guint i = 0; i < scene->lanes->len; i++)
    {
      const AnnalsSceneLane *lane = &g_array_index (scene->lanes, AnnalsSceneLane, i);
      const guint32 *members = annals_index_get_members (lanes[lane->lane].index);
      guint counted = 0, labelled = 0, in_view = 0;
      for (guint j = 0; j < annals_index_get_n_members (lanes[lane->lane].index); j++)
        in_view += annals_span_overlaps (
            (AnnalsSpan){ events[members[j]].start, events[members[j]].end }, view);
      for (guint j = 0; j < scene->items->len; j++)
        {
          const AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, j);
          labelled += item->lane == lane->lane && !(item->flags & ANNALS_ITEM_OUTSIDE);
        }
      for (guint j = 0; j < scene->bins->len; j++)
        {
          const AnnalsBin *bin = &g_array_index (scene->bins, AnnalsBin, j);
          counted += bin->lane == lane->lane ? bin->count : 0;
        }
      g_assert_cmpuint (labelled + counted, ==, in_view);
      g_assert_cmpuint (lane->in_view, ==, in_view);
      g_assert_cmpuint (lane->n_items, ==, labelled);
    }
}

/* Each bin lists exactly the events that it counts, and a lone mark names its event. */
static void
check_bins (const AnnalsScene *scene)
{
  for (guint i = 0; i < scene->bins->len; i++)
    {
      const AnnalsBin *bin = &g_array_index (scene->bins, AnnalsBin, i);
      g_autoptr (GArray) members = annals_scene_bin_events (scene, i);
      g_assert_cmpuint (members->len, ==, bin->count);
      if (bin->count == 1)
        g_assert_cmpuint (bin->event, ==, g_array_index (members, guint32, 0));
    }
}

/* P3: zooming in about any point keeps each label that stays in view, in its row. */
static void
check_p3 (const Fixture *fixture, AnnalsAxis axis)
{
  g_autoptr (AnnalsScene) before = make_scene (fixture, axis, FALSE);
  annals_axis_zoom (&axis, g_rand_double_range (fixture->rand, 0, fixture->width),
                    g_rand_double_range (fixture->rand, 1, 3));
  g_autoptr (AnnalsScene) after = make_scene (fixture, axis, FALSE);
  AnnalsSpan view = annals_axis_span (&axis, after->plot.width);
  const AnnalsEvent *events = annals_document_get_events (fixture->document, NULL);

  for (guint i = 0; i < before->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (before->items, AnnalsItem, i);
      const AnnalsEvent *event = &events[item->event];
      gboolean found = FALSE;
      if (!annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, view))
        continue;
      for (guint j = 0; j < after->items->len && !found; j++)
        {
          const AnnalsItem *other = &g_array_index (after->items, AnnalsItem, j);
          found = other->event == item->event && other->lane == item->lane;
          if (found)
            g_assert_cmpuint (other->row, ==, item->row);
        }
      g_assert_true (found);
    }
}

static void
check_plan (Fixture *fixture)
{
  for (guint i = 0; i < 12; i++)
    {
      AnnalsAxis axis = random_axis (fixture);
      g_autoptr (AnnalsScene) scene = make_scene (fixture, axis, i % 3 == 0);
      check_p2 (scene);
      check_p4 (fixture, scene);
      check_bins (scene);
      check_p3 (fixture, axis);
    }
}

static AnnalsLanes *
random_lanes (const Fixture *fixture)
{
  AnnalsGrouping grouping =
      (AnnalsGrouping) g_rand_int_range (fixture->rand, 0, ANNALS_GROUPING_NONE + 1);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (g_rand_boolean (fixture->rand))
    return annals_lanes_new (fixture->document, NULL, 0, grouping);
  for (guint32 i = 0; i < annals_document_get_n_dated (fixture->document); i++)
    if (g_rand_boolean (fixture->rand))
      g_array_append_val (kept, i);
  return annals_lanes_new (fixture->document, (const guint32 *) (gpointer) kept->data, kept->len,
                           grouping);
}

static void
test_shape (gconstpointer data)
{
  AnnalsTestShape shape = (AnnalsTestShape) GPOINTER_TO_INT (data);
  Fixture fixture = { .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data) + 40) };

  for (guint round = 0; round < 12; round++)
    {
      fixture.document = annals_test_document_new (fixture.rand, shape,
                                                   (guint) g_rand_int_range (fixture.rand, 1, 300));
      fixture.width = g_rand_double_range (fixture.rand, 300, 2000);
      fixture.height = g_rand_double_range (fixture.rand, 200, 1200);
      g_autoptr (AnnalsLanes) lanes = random_lanes (&fixture);
      fixture.plan = annals_plan_new (lanes, annals_test_metrics (),
                                      annals_document_get_home (fixture.document), fixture.width,
                                      fixture.height, NULL);
      check_plan (&fixture);
      annals_plan_unref (fixture.plan);
      g_object_unref (fixture.document);
    }
  g_rand_free (fixture.rand);
}

/* One document through filters, groupings and sizes, one after the other: each makes a new plan,
 * and the promises hold under each. */
static void
test_changes (void)
{
  Fixture fixture = { .rand = g_rand_new_with_seed (77) };
  g_autoptr (AnnalsDocument) document =
      annals_test_document_new (fixture.rand, ANNALS_TEST_EQUAL, 1500);

  fixture.document = document;
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (AnnalsLanes) lanes = random_lanes (&fixture);
      fixture.width = g_rand_double_range (fixture.rand, 120, 2600);
      fixture.height = g_rand_double_range (fixture.rand, 80, 1600);
      fixture.plan =
          annals_plan_new (lanes, annals_test_metrics (), annals_document_get_home (document),
                           fixture.width, fixture.height, NULL);
      check_plan (&fixture);
      annals_plan_unref (fixture.plan);
      fixture.plan = annals_plan_new_without_labels (lanes, annals_test_metrics (), fixture.height);
      check_plan (&fixture);
      annals_plan_unref (fixture.plan);
    }
  g_rand_free (fixture.rand);
}

/* Importance decides: of two that want one place, the more important has the label at every scale
 * that shows one. */
static void
test_importance (void)
{
  GRand *rand = g_rand_new_with_seed (5);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_INSTANT, 60);
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_NONE);
  g_autoptr (AnnalsPlan) plan = annals_plan_new (
      lanes, annals_test_metrics (), annals_document_get_home (document), 800, 300, NULL);
  const AnnalsSlot *slots = annals_plan_get_slots (plan, 0);
  guint least = 5, most = 1, labelled = 0;

  for (guint i = 0; i < 60; i++)
    if (slots[i].row != ANNALS_ROW_NONE)
      {
        least = MIN (least, events[i].importance);
        labelled++;
      }
    else
      most = MAX (most, events[i].importance);
  g_assert_cmpuint (labelled, ==, annals_plan_get_rows (plan, 0));
  g_assert_cmpuint (least, >=, most);
  g_rand_free (rand);
}

static void
test_cancelled (void)
{
  GRand *rand = g_rand_new_with_seed (6);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 50);
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);

  g_cancellable_cancel (cancellable);
  g_assert_null (annals_plan_new (lanes, annals_test_metrics (),
                                  annals_document_get_home (document), 800, 300, cancellable));
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "spread", "instant", "nested", "steady",
                                       "deep",   "mixed",   "equal" };

  g_test_init (&argc, &argv, NULL);
  for (gint i = 0; i < ANNALS_TEST_N_SHAPES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/promises/%s", names[i]);
      g_test_add_data_func (path, GINT_TO_POINTER (i), test_shape);
    }
  g_test_add_func ("/promises/changes", test_changes);
  g_test_add_func ("/promises/importance", test_importance);
  g_test_add_func ("/promises/cancelled", test_cancelled);
  return g_test_run ();
}
