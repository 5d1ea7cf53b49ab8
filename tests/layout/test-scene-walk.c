/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever walks a scene without a pointer comes by all that it shows, in order of time. */
#include "annals-test-support.h"
#include "layout/annals-scene-walk.h"

#define WIDTH 900
#define HEIGHT 700

static AnnalsScene *
make_scene (GRand *rand, AnnalsDocument *document, AnnalsGrouping grouping)
{
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, grouping);
  AnnalsSpan range = annals_document_get_range (document);
  double plot = WIDTH - annals_scene_gutter_width (annals_test_metrics (), lanes, WIDTH);
  g_autoptr (AnnalsPlan) plan =
      annals_plan_new (lanes, annals_test_metrics (), range, plot, HEIGHT, NULL);
  AnnalsSceneRequest request = {
    .axis = annals_axis_fit (range, plot),
    .width = WIDTH,
    .height = HEIGHT,
    .headings = TRUE,
    .selected =
        (guint32) g_rand_int_range (rand, 0, (gint32) annals_document_get_n_dated (document)),
    .hovered = ANNALS_NONE,
  };

  annals_axis_zoom (&request.axis, g_rand_double_range (rand, 0, plot),
                    g_rand_double_range (rand, 0.8, 12));
  return annals_scene_new (plan, annals_test_metrics (), &request);
}

/* The events that stops stand for: labels and marks by themselves, counts by their number. */
static guint
count_events (const AnnalsScene *scene, const GArray *stops)
{
  guint n = 0;

  for (guint i = 0; i < stops->len; i++)
    {
      const AnnalsStop *stop = &g_array_index (stops, AnnalsStop, i);
      if (stop->is_bin)
        n += g_array_index (scene->bins, AnnalsBin, stop->index).count;
      else
        n += !(g_array_index (scene->items, AnnalsItem, stop->index).flags & ANNALS_ITEM_OUTSIDE);
    }
  return n;
}

/* What is drawn over its count is a stop, and is counted there as well; over its mark, once. */
static guint
count_twice (const AnnalsScene *scene, guint32 lane)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
      if (item->lane != lane || !(item->flags & ANNALS_ITEM_OVERLAY))
        continue;
      for (guint b = 0; b < scene->bins->len; b++)
        if (g_array_index (scene->bins, AnnalsBin, b).lane == lane
            && g_array_index (scene->bins, AnnalsBin, b).event == item->event)
          return 0;
      return 1;
    }
  return 0;
}

/* Forth and back by steps, each stop is come by once. */
static void
check_steps (const AnnalsScene *scene, GArray *stops)
{
  AnnalsStop at, next;

  /* What only reaches in is no step. */
  for (guint i = stops->len; i-- > 0;)
    if (!g_array_index (stops, AnnalsStop, i).is_bin
        && (g_array_index (scene->items, AnnalsItem, g_array_index (stops, AnnalsStop, i).index)
                .flags
            & ANNALS_ITEM_OUTSIDE))
      g_array_remove_index (stops, i);
  if (stops->len == 0)
    return;
  at = g_array_index (stops, AnnalsStop, 0);
  g_assert_false (annals_scene_next_stop (scene, &at, -1, &next));
  for (guint i = 1; i < stops->len; i++)
    {
      g_assert_true (annals_scene_next_stop (scene, &at, 1, &next));
      g_assert_true (annals_stop_is_same (&next, &g_array_index (stops, AnnalsStop, i)));
      g_assert_cmpfloat (next.span.start, >=, at.span.start);
      AnnalsStop back;
      g_assert_true (annals_scene_next_stop (scene, &next, -1, &back));
      g_assert_true (annals_stop_is_same (&back, &at));
      at = next;
    }
  g_assert_false (annals_scene_next_stop (scene, &at, 1, &next));
}

static void
check_scene (const AnnalsScene *scene)
{
  for (guint i = 0; i < scene->lanes->len; i++)
    {
      const AnnalsSceneLane *lane = &g_array_index (scene->lanes, AnnalsSceneLane, i);
      g_autoptr (GArray) stops = annals_scene_dup_stops (scene, lane->lane);
      g_assert_cmpuint (count_events (scene, stops), ==,
                        lane->in_view + count_twice (scene, lane->lane));
      check_steps (scene, stops);
    }
}

static void
test_reaches_all (void)
{
  static const AnnalsGrouping groupings[] = { ANNALS_GROUPING_CATEGORY, ANNALS_GROUPING_ACTOR,
                                              ANNALS_GROUPING_NONE };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (AnnalsTestShape shape = 0; shape < ANNALS_TEST_N_SHAPES; shape++)
    for (guint g = 0; g < G_N_ELEMENTS (groupings); g++)
      {
        g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, shape, 200);
        for (guint i = 0; i < 5; i++)
          {
            g_autoptr (AnnalsScene) scene = make_scene (rand, document, groupings[g]);
            check_scene (scene);
          }
      }
}

/* An event is found by itself, or in the count that holds it. */
static void
test_finds_events (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 3000);
  g_autoptr (AnnalsScene) scene = make_scene (rand, document, ANNALS_GROUPING_CATEGORY);
  AnnalsStop found;
  guint n_counts = 0;

  for (guint b = 0; b < scene->bins->len; b++)
    {
      const AnnalsBin *bin = &g_array_index (scene->bins, AnnalsBin, b);
      g_autoptr (GArray) events = annals_scene_bin_events (scene, b);
      for (guint i = 0; i < events->len; i++)
        {
          guint32 event = g_array_index (events, guint32, i);
          g_assert_true (annals_scene_find_event (scene, bin->lane, event, &found));
          if (found.event == event)
            continue;
          g_assert_true (found.is_bin);
          g_assert_cmpuint (found.index, ==, b);
          n_counts++;
        }
    }
  g_assert_cmpuint (n_counts, >, 0);
}

/* From a place that is not on screen the walk goes on by time. */
static void
test_from_elsewhere (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 200);
  g_autoptr (AnnalsScene) scene = make_scene (rand, document, ANNALS_GROUPING_NONE);
  g_autoptr (GArray) stops = annals_scene_dup_stops (scene, 0);
  guint middle = stops->len / 2;
  AnnalsStop found, gone = g_array_index (stops, AnnalsStop, middle);

  gone.event = ANNALS_NONE;
  gone.span.end = gone.span.start;
  g_assert_false (annals_scene_find_stop (scene, &gone, &found));
  g_assert_true (annals_scene_next_stop (scene, &gone, 1, &found));
  g_assert_cmpfloat (found.span.start, >=, gone.span.start);
  g_assert_true (annals_scene_next_stop (scene, &gone, -1, &found));
  g_assert_cmpfloat (found.span.start, <, gone.span.start);
  g_assert_true (annals_scene_nearest_stop (scene, 0, gone.span.start, &found));
  g_assert_cmpfloat (found.span.start, ==, gone.span.start);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene-walk/reaches-all", test_reaches_all);
  g_test_add_func ("/scene-walk/finds-events", test_finds_events);
  g_test_add_func ("/scene-walk/from-elsewhere", test_from_elsewhere);
  return g_test_run ();
}
