/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of lanes: a frame of some of them is what a frame of all would show there, and what is
 * not on screen costs it nothing. */
#include <string.h>

#include "annals-test-support.h"
#include "layout/annals-histogram.h"
#include "layout/annals-scene.h"

#define N_LANES 5000
#define N_EVENTS 20000
#define WIDTH 900
#define HEIGHT 620

typedef struct
{
  AnnalsMetrics metrics;
  AnnalsDocument *document;
  AnnalsLanes *lanes;
  AnnalsPlan *plan;
} Fixture;

static guint n_measured; /* texts, since it was reset */

static double
text_width (const AnnalsMetrics *self, const char *text, gsize length)
{
  n_measured++;
  return annals_test_metrics ()->text_width (self, text, length);
}

/* Actors, of which every third or so is part of another; events of one, some or many of them. */
static AnnalsDocument *
make_document (GRand *rand)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);

  for (guint i = 0; i < N_LANES; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      AnnalsEntity entity = { .id = id, .title = id, .collapsed = i % 40 == 1 };
      if (i > 0 && i % 3 == 0)
        entity.parent = 1 + (guint32) g_rand_int_range (rand, 0, (gint32) i);
      annals_document_builder_add_entity (builder, ANNALS_ENTITY_ACTOR, &entity);
    }
  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *title = g_strnfill ((gsize) g_rand_int_range (rand, 1, 40), 'x');
      double start = g_rand_double_range (rand, 0, 3000) * 86400;
      AnnalsEvent event = { .start = start,
                            .end = start + 86400 * (double) g_rand_int_range (rand, 1, 60),
                            .category = ANNALS_NONE,
                            .place = ANNALS_NONE,
                            .importance = (guint8) g_rand_int_range (rand, 1, 6) };
      guint32 actors[] = { i % N_LANES, (guint32) g_rand_int_range (rand, 0, N_LANES),
                           (guint32) g_rand_int_range (rand, 0, 20) };
      event.latest_start = start;
      event.earliest_end = event.end;
      event.title = annals_document_builder_intern_text (builder, title);
      annals_document_builder_add_event (builder, &event, actors, 1 + i % 3, NULL, 0);
    }
  return annals_document_builder_finish (builder);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  self->metrics = *annals_test_metrics ();
  self->metrics.text_width = text_width;
  self->document = make_document (rand);
  self->lanes = annals_lanes_new (self->document, NULL, 0, ANNALS_GROUPING_ACTOR);
  self->plan = annals_plan_new (self->lanes, &self->metrics,
                                annals_document_get_home (self->document), WIDTH, HEIGHT, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  annals_plan_unref (self->plan);
  annals_lanes_unref (self->lanes);
  g_object_unref (self->document);
}

static AnnalsScene *
make_scene (Fixture *self, double scroll, double height)
{
  AnnalsSceneRequest request = {
    .axis = annals_axis_fit (annals_document_get_home (self->document), WIDTH),
    .width = WIDTH,
    .height = height,
    .scroll = scroll,
    .headings = TRUE,
    .toggles = TRUE,
    .selected = ANNALS_NONE,
    .hovered = ANNALS_NONE,
  };

  return annals_scene_new (self->plan, &self->metrics, &request);
}

static void
assert_box (const AnnalsBox *box, const AnnalsBox *of_all, double scroll)
{
  g_assert_cmpfloat (box->x, ==, of_all->x);
  g_assert_cmpfloat_with_epsilon (box->y, of_all->y - scroll, 1e-6);
  g_assert_cmpfloat (box->width, ==, of_all->width);
  g_assert_cmpfloat (box->height, ==, of_all->height);
}

static gboolean
is_in_sight (const AnnalsBox *box, double scroll, const AnnalsScene *scene)
{
  double y = box->y - scroll;

  return y + box->height > scene->plot.y && y < scene->height;
}

/* A title is at the top of its lane, or of what is in sight of it while it has room there. */
static void
check_heading (const AnnalsScene *scene, const AnnalsSceneLane *lane)
{
  double top = scene->plot.y + scene->band, end = lane->box.y + lane->box.height;
  double least = MIN (lane->box.height, annals_plan_lane_height (annals_test_metrics (), 1));

  g_assert_cmpfloat_with_epsilon (lane->heading.y + lane->heading.height, end, 1e-6);
  g_assert_cmpfloat (lane->heading.height, >=, least - 1e-6);
  if (lane->box.y >= top)
    g_assert_cmpfloat (lane->heading.y, ==, lane->box.y);
  else if (end - top >= least)
    g_assert_cmpfloat (lane->heading.y, ==, top);
  g_assert_cmpfloat (lane->toggle.y, >=, lane->heading.y);
  g_assert_cmpfloat (lane->toggle.y + lane->toggle.height, <=, end);
}

/* The lanes of @all that are in sight are those of @scene, each with what is in it. */
static void
compare (const AnnalsScene *scene, const AnnalsScene *all, double scroll)
{
  guint lane = 0, item = 0, bin = 0, at_item = 0, at_bin = 0;

  for (guint i = 0; i < all->lanes->len; i++)
    {
      const AnnalsSceneLane *expected = &g_array_index (all->lanes, AnnalsSceneLane, i);
      gboolean in_sight = is_in_sight (&expected->box, scroll, scene);
      if (in_sight)
        {
          g_assert_cmpuint (lane, <, scene->lanes->len);
          const AnnalsSceneLane *found = &g_array_index (scene->lanes, AnnalsSceneLane, lane++);
          g_assert_cmpuint (found->lane, ==, expected->lane);
          g_assert_cmpuint (found->in_view, ==, expected->in_view);
          assert_box (&found->box, &expected->box, scroll);
          check_heading (scene, found);
        }
      for (; at_item < all->items->len; at_item++)
        {
          const AnnalsItem *one = &g_array_index (all->items, AnnalsItem, at_item);
          if (one->lane != expected->lane)
            break;
          if (!in_sight)
            continue;
          const AnnalsItem *other = &g_array_index (scene->items, AnnalsItem, item++);
          g_assert_cmpuint (other->event, ==, one->event);
          assert_box (&other->whole, &one->whole, scroll);
        }
      for (; at_bin < all->bins->len; at_bin++)
        {
          const AnnalsBin *one = &g_array_index (all->bins, AnnalsBin, at_bin);
          if (one->lane != expected->lane)
            break;
          if (!in_sight)
            continue;
          const AnnalsBin *other = &g_array_index (scene->bins, AnnalsBin, bin++);
          g_assert_cmpuint (other->count, ==, one->count);
          assert_box (&other->box, &one->box, scroll);
        }
    }
  g_assert_cmpuint (lane, ==, scene->lanes->len);
  g_assert_cmpuint (item, ==, scene->items->len);
  g_assert_cmpuint (bin, ==, scene->bins->len);
}

static void
test_scrolled (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (18);
  g_autoptr (AnnalsScene) first = make_scene (self, 0, HEIGHT);
  double content = first->content_height, most = content - first->plot.height;
  g_autoptr (AnnalsScene) all = make_scene (self, 0, content + first->ruler.height);
  guint n;

  annals_lanes_get (self->lanes, &n);
  g_assert_cmpuint (all->lanes->len, ==, n);
  compare (first, all, 0);
  for (guint i = 0; i < 60; i++)
    {
      /* Also where a lane begins and ends. */
      guint lane = (guint) g_rand_int_range (rand, 0, (gint32) n);
      AnnalsSpan extent = annals_scene_lane_extent (self->plan, &self->metrics, lane);
      double scroll = i % 3 == 0   ? extent.start
                      : i % 3 == 1 ? extent.end
                                   : g_rand_double_range (rand, 0, most);
      g_autoptr (AnnalsScene) scene = make_scene (self, i == 5 ? most : scroll, HEIGHT);
      compare (scene, all, i == 5 ? most : scroll);
    }
}

/* What is off screen has no room in the scene, and is not looked at. */
static void
test_cost (Fixture *self, gconstpointer data)
{
  double least = annals_plan_lane_height (&self->metrics, 0);
  g_autoptr (AnnalsScene) scene = make_scene (self, 0, HEIGHT);
  double most = scene->content_height - scene->plot.height;

  for (guint i = 0; i < 20; i++)
    {
      n_measured = 0;
      g_autoptr (AnnalsScene) other = make_scene (self, most * i / 19, HEIGHT);
      g_assert_cmpuint (n_measured, <, 300); /* those of ticks */
      g_assert_cmpuint (other->lanes->len, >, 0);
      g_assert_cmpuint (other->lanes->len, <=, (guint) (HEIGHT / least) + 2);
      for (guint j = 0; j < other->items->len; j++)
        {
          guint32 lane = g_array_index (other->items, AnnalsItem, j).lane;
          g_assert_cmpuint (lane, >=, g_array_index (other->lanes, AnnalsSceneLane, 0).lane);
          g_assert_cmpuint (lane - g_array_index (other->lanes, AnnalsSceneLane, 0).lane, <,
                            other->lanes->len);
        }
    }
}

/* The lane at a height, against a search from the first on. */
static void
test_lane_at (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);
  double height = annals_plan_get_height (self->plan);
  guint n;

  annals_lanes_get (self->lanes, &n);
  for (guint i = 0; i < 300; i++)
    {
      double y = g_rand_double_range (rand, -10, height + 10);
      guint lane = 0;
      if (i % 4 == 0)
        y = annals_plan_get_extent (self->plan, (guint) g_rand_int_range (rand, 0, (gint32) n)).end;
      while (lane < n && annals_plan_get_extent (self->plan, lane).end <= y)
        lane++;
      g_assert_cmpuint (annals_plan_lane_at (self->plan, y), ==, lane);
    }
}

/* A collapsed lane is as high as its title and its strip, which counts all of it; a pointer finds
 * what opens it before its title, on either side. */
static void
test_collapsed (Fixture *self, gconstpointer data)
{
  g_autoptr (AnnalsLaneOptions) options = annals_lane_options_new ();
  const AnnalsLane *lanes = annals_lanes_get (self->lanes, NULL);

  annals_lane_options_set_collapsed (options, ANNALS_GROUPING_ACTOR,
                                     annals_lanes_get_id (self->lanes, 0), TRUE);
  g_assert_false (lanes[0].collapsed);
  g_autoptr (AnnalsLanes) others =
      annals_lanes_new_with_options (self->document, NULL, 0, ANNALS_GROUPING_ACTOR, options);
  annals_plan_unref (self->plan);
  self->plan = annals_plan_new (others, &self->metrics, annals_document_get_home (self->document),
                                WIDTH, HEIGHT, NULL);
  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      AnnalsSceneRequest request = {
        .axis = annals_axis_fit (annals_document_get_home (self->document), WIDTH),
        .width = WIDTH,
        .height = HEIGHT,
        .mirrored = mirrored == 1,
        .headings = TRUE,
        .toggles = TRUE,
        .selected = ANNALS_NONE,
        .hovered = ANNALS_NONE,
      };
      g_autoptr (AnnalsScene) scene = annals_scene_new (self->plan, &self->metrics, &request);
      const AnnalsSceneLane *lane = &g_array_index (scene->lanes, AnnalsSceneLane, 0);
      const AnnalsBox *toggle = &lane->toggle;
      guint counted = 0, index;
      g_assert_true (lane->flat);
      g_assert_cmpuint (lane->n_items, ==, 0);
      g_assert_cmpfloat (lane->box.height, ==, annals_plan_lane_height (&self->metrics, 0));
      for (guint i = 0; i < scene->bins->len; i++)
        {
          const AnnalsBin *bin = &g_array_index (scene->bins, AnnalsBin, i);
          counted += bin->lane == lane->lane ? bin->count : 0;
        }
      g_assert_cmpuint (counted, ==, lane->in_view);
      g_assert_cmpfloat (toggle->width, >=, ANNALS_TOGGLE_SIZE);
      g_assert_cmpfloat (toggle->height, >=, ANNALS_TOGGLE_SIZE);
      g_assert_cmpint (annals_scene_hit (scene, toggle->x + 1, toggle->y + 1, &index), ==,
                       ANNALS_HIT_TOGGLE);
      g_assert_cmpuint (index, ==, 0);
      double beside = toggle->x + (mirrored ? -2 : toggle->width + 2);
      g_assert_cmpint (annals_scene_hit (scene, beside, toggle->y + 1, &index), ==,
                       ANNALS_HIT_LANE);
      /* At the edge where lines begin. */
      g_assert_true ((toggle->x > WIDTH / 2) == request.mirrored);
    }
}

/* Against a count of each column in each lane. */
static void
test_histogram (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  guint n;
  const AnnalsLane *lanes = annals_lanes_get (self->lanes, &n);

  for (guint round = 0; round < 4; round++)
    {
      AnnalsAxis axis = annals_axis_fit (annals_document_get_home (self->document), 500);
      guint most = 0;
      annals_axis_zoom (&axis, 200, g_rand_double_range (rand, 0.5, 4));
      g_autoptr (AnnalsHistogram) histogram = annals_histogram_new (self->lanes, axis, 8, 63);
      g_assert_cmpuint (histogram->series->len, ==, 1); /* actors have no colours */
      const guint *counts = g_array_index (histogram->series, AnnalsHistogramSeries, 0).counts;
      for (guint i = 0; i < 63; i++)
        {
          AnnalsSpan span = { annals_axis_time (&axis, i * 8.0),
                              annals_axis_time (&axis, (i + 1) * 8.0) };
          guint count = 0;
          for (guint j = 0; j < n; j++)
            count += annals_index_count_starts (lanes[j].index, span);
          g_assert_cmpuint (counts[i], ==, count);
          most = MAX (most, count);
        }
      g_assert_cmpuint (histogram->most, ==, most);
      g_assert_true (annals_histogram_is_of (histogram, self->lanes, axis, 63));
      g_assert_false (annals_histogram_is_of (histogram, self->lanes, axis, 62));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/many-lanes/scrolled", test_scrolled);
  ADD ("/many-lanes/cost", test_cost);
  ADD ("/many-lanes/lane-at", test_lane_at);
  ADD ("/many-lanes/collapsed", test_collapsed);
  ADD ("/many-lanes/histogram", test_histogram);
#undef ADD
  return g_test_run ();
}
