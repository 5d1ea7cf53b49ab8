/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that come fade in; those that were there do not. */
#include "annals-test-support.h"
#include "widgets/annals-label-fade.h"

#define SECOND G_USEC_PER_SEC

static AnnalsScene *
make_scene (AnnalsPlan *plan, double zoom)
{
  AnnalsDocument *document = annals_lanes_get_document (annals_plan_get_lanes (plan));
  AnnalsSceneRequest request = {
    .axis = annals_axis_fit (annals_document_get_range (document), 800),
    .width = 800,
    .height = 400,
    .selected = ANNALS_NONE,
    .hovered = ANNALS_NONE,
  };

  annals_axis_zoom (&request.axis, 400, zoom);
  return annals_scene_new (plan, annals_test_metrics (), &request);
}

static guint
count_opacity (const AnnalsScene *scene, double least, double most)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      double opacity = g_array_index (scene->items, AnnalsItem, i).opacity;
      n += opacity >= least && opacity <= most;
    }
  return n;
}

static void
test_fade (void)
{
  GRand *rand = g_rand_new_with_seed (8);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 400);
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_NONE);
  g_autoptr (AnnalsPlan) plan = annals_plan_new (
      lanes, annals_test_metrics (), annals_document_get_home (document), 800, 400, NULL);
  g_autoptr (AnnalsScene) far = make_scene (plan, 1);
  g_autoptr (AnnalsScene) near = make_scene (plan, 4);
  AnnalsLabelFade *fade = annals_label_fade_new ();

  /* The first picture is whole at once, and so it stays. */
  g_assert_false (annals_label_fade_apply (fade, far, SECOND));
  g_assert_cmpuint (count_opacity (far, 1, 1), ==, far->items->len);
  g_assert_false (annals_label_fade_apply (fade, far, SECOND + 1));
  /* What comes closer is partly new. */
  g_assert_true (annals_label_fade_apply (fade, near, 2 * SECOND));
  guint old = count_opacity (near, 1, 1);
  g_assert_cmpuint (old, >, 0);
  g_assert_cmpuint (count_opacity (near, 0, 0), ==, near->items->len - old);
  g_assert_cmpuint (old, <, near->items->len);
  g_assert_true (annals_label_fade_apply (fade, near, 2 * SECOND + 75000));
  g_assert_cmpuint (count_opacity (near, 0.49, 0.51), ==, near->items->len - old);
  g_assert_false (annals_label_fade_apply (fade, near, 2 * SECOND + 150000));
  g_assert_cmpuint (count_opacity (near, 1, 1), ==, near->items->len);
  /* What went and comes back fades again; a new document does not. */
  annals_label_fade_apply (fade, far, 3 * SECOND);
  g_assert_true (annals_label_fade_apply (fade, near, 4 * SECOND));
  annals_label_fade_reset (fade);
  g_assert_false (annals_label_fade_apply (fade, near, 5 * SECOND));
  annals_label_fade_free (fade);
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-fade/fade", test_fade);
  return g_test_run ();
}
