/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promises P2, P3 and P4 on random documents of every shape, at random zooms and pans, through
 * filters and sizes. */
#include <float.h>
#include <math.h>

#include "annals-test-support.h"
#include "layout/annals-placement.h"
#include "layout/annals-scene.h"

#define HALF_PIXEL 0.5
#define WIDEST_LABEL 400
#define N_MANY 20000
#define FINEST_SCALE 1e-6 /* seconds to a pixel */

typedef struct
{
  GRand *rand;
  AnnalsMetrics metrics;
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

  return annals_scene_new (fixture->plan, &fixture->metrics, &request);
}

/* About any time of the range, from all of it in a few pixels to a thousandth. */
static AnnalsAxis
random_overview (const Fixture *fixture)
{
  AnnalsSpan range = annals_document_get_range (fixture->document);
  double length = MAX (annals_span_length (range), 1);
  AnnalsAxis axis = { .scale = length / fixture->width
                               * pow (2, g_rand_double_range (fixture->rand, -12, 3)) };

  axis.origin = range.start + length * g_rand_double_range (fixture->rand, -0.2, 1.1);
  return axis;
}

/* About one of the events, at any scale from the finest that doubles tell there. */
static AnnalsAxis
random_close_up (const Fixture *fixture)
{
  guint n;
  const AnnalsEvent *events = annals_document_get_events (fixture->document, &n);
  const AnnalsEvent *event = &events[g_rand_int_range (fixture->rand, 0, (gint32) n)];
  double length = MAX (annals_span_length (annals_document_get_range (fixture->document)), 1);
  AnnalsTime time = g_rand_boolean (fixture->rand) ? event->start : event->end;
  AnnalsAxis axis = { time, length };

  annals_axis_zoom (&axis, 0,
                    pow (length / FINEST_SCALE, g_rand_double_range (fixture->rand, 0, 1)));
  annals_axis_pan (&axis, g_rand_double_range (fixture->rand, 0, fixture->width));
  return axis;
}

static AnnalsAxis
random_axis (const Fixture *fixture)
{
  return g_rand_boolean (fixture->rand) ? random_overview (fixture) : random_close_up (fixture);
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

/* P2 of all that a plan shows at a scale, on screen or not, with the room that it promises. */
static void
check_rows (const Fixture *fixture, double scale)
{
  const AnnalsEvent *events = annals_document_get_events (fixture->document, NULL);
  guint n_lanes;
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (fixture->plan), &n_lanes);
  int level = annals_plan_level (fixture->plan, scale);

  for (guint i = 0; i < n_lanes; i++)
    {
      const AnnalsSlot *slots = annals_plan_get_slots (fixture->plan, i);
      const guint32 *members = annals_index_get_members (lanes[i].index);
      double ends[ANNALS_MAX_ROWS];
      for (guint j = 0; j < annals_plan_get_rows (fixture->plan, i); j++)
        ends[j] = -G_MAXDOUBLE;
      for (guint j = 0; j < annals_index_get_n_members (lanes[i].index); j++)
        {
          const AnnalsEvent *event = &events[members[j]];
          double width = (double) slots[j].width;
          if (slots[j].level > level)
            continue;
          double before = annals_slot_before (width, slots[j].left);
          double after = annals_slot_after (width, slots[j].left);
          double *end = &ends[slots[j].row];
          g_assert_cmpuint (slots[j].row, <, annals_plan_get_rows (fixture->plan, i));
          double least = event->start - (before + ANNALS_LABEL_MARGIN - HALF_PIXEL) * scale;
          /* What doubles can tell at that time. */
          least += 2 * DBL_EPSILON * fabs (event->start);
          g_assert_cmpfloat (least, >=, *end);
          *end = MAX (event->start + after * scale, event->end);
        }
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

/* The room that the plan keeps for an item's label. */
static double
kept_width (const AnnalsScene *scene, const AnnalsItem *item)
{
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (scene->plan), NULL);
  guint position = annals_index_find (lanes[item->lane].index, item->event);

  return (double) annals_plan_get_slots (scene->plan, item->lane)[position].width;
}

/* A bar that began off screen shows all of its label where what is on screen of it has the room,
 * whichever side of its start the label was planned on. */
static void
check_bars (const Fixture *fixture, const AnnalsScene *scene)
{
  const AnnalsEvent *events = annals_document_get_events (fixture->document, NULL);
  double left = scene->plot.x, right = scene->plot.x + scene->plot.width;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
      double width = kept_width (scene, item);
      double seen = annals_axis_x (&scene->axis, events[item->event].end);
      if (annals_axis_x (&scene->axis, events[item->event].start) >= 0
          || MIN (seen, scene->plot.width) < width + 2 * ANNALS_SIGN_ROOM)
        continue;
      g_assert_cmpfloat (item->label.width, ==, width);
      g_assert_cmpfloat (item->label.x, >=, left);
      g_assert_cmpfloat (item->label.x + width, <=, right);
    }
}

static const AnnalsItem *
find_item (const AnnalsScene *scene, const AnnalsItem *wanted)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
      if (item->event == wanted->event && item->lane == wanted->lane)
        return item;
    }
  return NULL;
}

/* What was labelled and is still in view has its label, in its row and at its place beside the
 * event. */
static void
check_stands (const Fixture *fixture, const AnnalsScene *before, const AnnalsScene *after)
{
  AnnalsSpan view = annals_axis_span (&after->axis, after->plot.width);
  const AnnalsEvent *events = annals_document_get_events (fixture->document, NULL);

  for (guint i = 0; i < before->items->len; i++)
    {
      const AnnalsItem *old = &g_array_index (before->items, AnnalsItem, i);
      const AnnalsEvent *event = &events[old->event];
      if (!annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, view))
        continue;
      const AnnalsItem *item = find_item (after, old);
      g_assert_nonnull (item);
      g_assert_cmpuint (item->row, ==, old->row);
      g_assert_cmpfloat (item->label.y, ==, old->label.y);
      if ((item->flags | old->flags) & ANNALS_ITEM_STUCK)
        continue;
      g_assert_cmpfloat (item->label.width, ==, old->label.width);
      g_assert_cmpfloat_with_epsilon (item->label.x - annals_scene_x_of (after, event->start),
                                      old->label.x - annals_scene_x_of (before, event->start),
                                      HALF_PIXEL);
    }
}

/* P3: zooming in about any point keeps each label that stays in view, and panning keeps the same
 * labels, there and back. */
static void
check_p3 (const Fixture *fixture, AnnalsAxis axis)
{
  g_autoptr (AnnalsScene) before = make_scene (fixture, axis, FALSE);
  AnnalsAxis closer = axis, beside = axis;

  annals_axis_zoom (&closer, g_rand_double_range (fixture->rand, 0, fixture->width),
                    g_rand_double_range (fixture->rand, 1, 3));
  g_autoptr (AnnalsScene) zoomed = make_scene (fixture, closer, FALSE);
  check_stands (fixture, before, zoomed);
  annals_axis_pan (&beside, fixture->width * g_rand_double_range (fixture->rand, -0.9, 0.9));
  g_autoptr (AnnalsScene) panned = make_scene (fixture, beside, FALSE);
  check_stands (fixture, before, panned);
  check_stands (fixture, panned, before);
}

static void
check_plan (Fixture *fixture, guint n_views)
{
  for (guint i = 0; i < n_views; i++)
    {
      AnnalsAxis axis = random_axis (fixture);
      g_autoptr (AnnalsScene) scene = make_scene (fixture, axis, i % 3 == 0);
      check_p2 (scene);
      check_p4 (fixture, scene);
      check_bins (scene);
      check_bars (fixture, scene);
      check_p3 (fixture, axis);
      check_rows (fixture, axis.scale);
      check_rows (fixture, annals_plan_level_scale (fixture->plan, (int) i * 7));
    }
}

static AnnalsLanes *
random_lanes (const Fixture *fixture)
{
  AnnalsGrouping grouping =
      (AnnalsGrouping) g_rand_int_range (fixture->rand, 0, ANNALS_GROUPING_NONE + 1);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (AnnalsLaneOptions) options = annals_test_lane_options_new (fixture->rand, grouping);

  if (g_rand_boolean (fixture->rand))
    return annals_lanes_new_with_options (fixture->document, NULL, 0, grouping, options);
  for (guint32 i = 0; i < annals_document_get_n_dated (fixture->document); i++)
    if (g_rand_boolean (fixture->rand))
      g_array_append_val (kept, i);
  return annals_lanes_new_with_options (fixture->document, (const guint32 *) (gpointer) kept->data,
                                        kept->len, grouping,
                                        g_rand_boolean (fixture->rand) ? options : NULL);
}

/* A plan of the document as it is filtered, grouped and sized now, and the promises under it. */
static void
check_key (Fixture *fixture, guint n_views)
{
  g_autoptr (AnnalsLanes) lanes = random_lanes (fixture);
  AnnalsSpan home = annals_document_get_home (fixture->document);

  fixture->width = g_rand_double_range (fixture->rand, 120, 2600);
  fixture->height = g_rand_double_range (fixture->rand, 80, 1600);
  fixture->plan =
      annals_plan_new (lanes, &fixture->metrics, home, fixture->width, fixture->height, NULL);
  check_plan (fixture, n_views);
  annals_plan_unref (fixture->plan);
  fixture->plan = annals_plan_new_without_labels (lanes, &fixture->metrics, fixture->height);
  check_plan (fixture, n_views / 4);
  annals_plan_unref (fixture->plan);
}

static Fixture
begin (guint32 seed)
{
  Fixture fixture = { .rand = g_rand_new_with_seed (seed), .metrics = *annals_test_metrics () };

  fixture.metrics.max_label = WIDEST_LABEL;
  return fixture;
}

static void
test_shape (gconstpointer data)
{
  AnnalsTestShape shape = (AnnalsTestShape) GPOINTER_TO_INT (data);
  Fixture fixture = begin (GPOINTER_TO_UINT (data) + 40);

  for (guint round = 0; round < 12; round++)
    {
      fixture.document = annals_test_document_new (fixture.rand, shape,
                                                   (guint) g_rand_int_range (fixture.rand, 1, 300));
      check_key (&fixture, 12);
      g_object_unref (fixture.document);
    }
  g_rand_free (fixture.rand);
}

/* One document of many events through filters, groupings and sizes, one after the other: each makes
 * a new plan, and the promises hold under each. */
static void
test_many (gconstpointer data)
{
  AnnalsTestShape shape = (AnnalsTestShape) GPOINTER_TO_INT (data);
  Fixture fixture = begin (GPOINTER_TO_UINT (data) + 80);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (fixture.rand, shape, N_MANY);

  fixture.document = document;
  for (guint i = 0; i < 4; i++)
    check_key (&fixture, 8);
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

/* Where there is height for all, nothing of a short file's home view is without its label. */
static void
test_room (gconstpointer data)
{
  Fixture fixture = begin (GPOINTER_TO_UINT (data) + 120);

  for (guint round = 0; round < 40; round++)
    {
      guint n = (guint) g_rand_int_range (fixture.rand, 1, 40);
      g_autoptr (AnnalsDocument) document =
          annals_test_document_new (fixture.rand, (AnnalsTestShape) GPOINTER_TO_INT (data), n);
      g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_NONE);
      AnnalsSpan home = annals_document_get_home (document);
      g_autoptr (AnnalsPlan) plan = annals_plan_new (lanes, &fixture.metrics, home, 900, 1e5, NULL);
      const AnnalsEvent *events = annals_document_get_events (document, NULL);
      AnnalsIndex *index = annals_lanes_get (lanes, NULL)[0].index;
      int level = annals_plan_level (plan, annals_axis_fit (home, 900).scale);
      for (guint i = 0; i < annals_index_get_n_members (index); i++)
        if (annals_span_contains (home, events[annals_index_get_members (index)[i]].start))
          g_assert_cmpint (annals_plan_get_slots (plan, 0)[i].level, <=, level);
    }
  g_rand_free (fixture.rand);
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
  static const char *const names[] = { "spread", "instant", "nested",  "steady", "deep",
                                       "mixed",  "equal",   "extreme", "bursts" };

  g_test_init (&argc, &argv, NULL);
  for (gint i = 0; i < ANNALS_TEST_N_SHAPES; i++)
    {
      g_autofree char *few = g_strdup_printf ("/promises/few/%s", names[i]);
      g_autofree char *many = g_strdup_printf ("/promises/many/%s", names[i]);
      g_autofree char *room = g_strdup_printf ("/promises/room/%s", names[i]);
      g_test_add_data_func (few, GINT_TO_POINTER (i), test_shape);
      g_test_add_data_func (many, GINT_TO_POINTER (i), test_many);
      g_test_add_data_func (room, GINT_TO_POINTER (i), test_room);
    }
  g_test_add_func ("/promises/importance", test_importance);
  g_test_add_func ("/promises/cancelled", test_cancelled);
  return g_test_run ();
}
