/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small scene compared whole, its mirror, and what a pointer finds in it. */
#include <math.h>
#include <string.h>

#include "annals-test-support.h"
#include "layout/annals-scene.h"

typedef struct
{
  const char *title, *date;
  guint importance;
  gboolean conflict;
} Row;

static const Row rows[] = {
  { "War", "2020-01-10/2020-02-20", 5, TRUE },      { "Truce", "2020-02-20", 4, FALSE },
  { "Meeting in some month", "2020-03", 3, FALSE }, { "Statement one", "2020-02-21", 3, FALSE },
  { "Statement two", "2020-02-21", 2, FALSE },      { "Statement three", "2020-02-21", 1, FALSE },
  { "Road closed", "2020-03-10/..", 3, TRUE },      { "Perhaps", "2020-01-05?", 2, TRUE },
};

static AnnalsDocument *
make_document (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  AnnalsEra era = { .title = "First months", .start = 1577836800, .end = 1580515200 };

  annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY,
                                      &(AnnalsEntity){ .id = "t", .title = "Talks" });
  annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY,
                                      &(AnnalsEntity){ .id = "c", .title = "Conflict" });
  annals_document_builder_add_era (builder, &era);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnalsEvent event = { .category = rows[i].conflict,
                            .place = ANNALS_NONE,
                            .importance = (guint8) rows[i].importance };
      AnnalsDate start, end;
      g_assert_true (annals_date_parse_interval (rows[i].date, -1, NULL, &start, &end, NULL));
      annals_event_set_dates (&event, &start, strchr (rows[i].date, '/') != NULL ? &end : NULL);
      event.title = (AnnalsText){ rows[i].title, (guint32) strlen (rows[i].title) };
      annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
    }
  return annals_document_builder_finish (builder);
}

static AnnalsScene *
make_scene (AnnalsDocument *document, gboolean mirrored, guint32 selected)
{
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);
  double plot = 600 - annals_scene_gutter_width (annals_test_metrics (), lanes, 600);
  AnnalsSpan view = { 1577836800, 1585699200 }; /* January to March 2020 */
  double height = annals_scene_lanes_height (annals_test_metrics (), lanes, 200);
  g_autoptr (AnnalsPlan) plan =
      annals_plan_new (lanes, annals_test_metrics (), view, plot, height, NULL);
  AnnalsSceneRequest request = {
    .axis = annals_axis_fit (view, plot),
    .width = 600,
    .height = 200,
    .mirrored = mirrored,
    .headings = TRUE,
    .selected = selected,
    .hovered = ANNALS_NONE,
  };

  return annals_scene_new (plan, annals_test_metrics (), &request);
}

static void
test_golden (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "scene.txt", NULL);
  g_autofree char *wanted = NULL;
  g_autoptr (AnnalsDocument) document = make_document ();
  g_autoptr (AnnalsScene) scene = make_scene (document, FALSE, ANNALS_NONE);
  g_autofree char *got = annals_scene_to_text (scene);

  if (g_getenv ("ANNALS_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, got, -1, NULL));
  g_assert_true (g_file_get_contents (path, &wanted, NULL, NULL));
  g_assert_cmpstr (got, ==, wanted);
}

static void
check_mirrored (const AnnalsBox *a, const AnnalsBox *b)
{
  g_assert_cmpfloat_with_epsilon (a->x, 600 - b->x - b->width, 0.01);
  g_assert_cmpfloat (a->y, ==, b->y);
  g_assert_cmpfloat (a->width, ==, b->width);
}

/* Right to left is the same picture in a mirror, and asks the same times. */
static void
test_mirror (void)
{
  g_autoptr (AnnalsDocument) document = make_document ();
  g_autoptr (AnnalsScene) plain = make_scene (document, FALSE, ANNALS_NONE);
  g_autoptr (AnnalsScene) mirrored = make_scene (document, TRUE, ANNALS_NONE);

  g_assert_cmpuint (plain->items->len, ==, mirrored->items->len);
  for (guint i = 0; i < plain->items->len; i++)
    {
      const AnnalsItem *a = &g_array_index (plain->items, AnnalsItem, i);
      const AnnalsItem *b = &g_array_index (mirrored->items, AnnalsItem, i);
      check_mirrored (&a->mark, &b->mark);
      check_mirrored (&a->label, &b->label);
      check_mirrored (&a->whole, &b->whole);
    }
  check_mirrored (&plain->gutter, &mirrored->gutter);
  check_mirrored (&plain->plot, &mirrored->plot);
  g_assert_cmpfloat_with_epsilon (annals_scene_time_at (plain, 400),
                                  annals_scene_time_at (mirrored, 200), 1e-3);
  g_assert_cmpfloat_with_epsilon (annals_scene_x_of (plain, 1580000000),
                                  600 - annals_scene_x_of (mirrored, 1580000000), 1e-6);
}

static void
test_hit (void)
{
  g_autoptr (AnnalsDocument) document = make_document ();
  g_autoptr (AnnalsScene) scene = make_scene (document, FALSE, ANNALS_NONE);
  guint index = 99;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const AnnalsBox *box = &g_array_index (scene->items, AnnalsItem, i).whole;
      double x =
          CLAMP (box->x + box->width / 2, scene->plot.x, scene->plot.x + scene->plot.width - 1);
      g_assert_cmpint (annals_scene_hit (scene, x, box->y + box->height / 2, &index), ==,
                       ANNALS_HIT_ITEM);
      g_assert_cmpuint (index, ==, i);
    }
  for (guint i = 0; i < scene->bins->len; i++)
    {
      const AnnalsBox *box = &g_array_index (scene->bins, AnnalsBin, i).box;
      g_assert_cmpint (annals_scene_hit (scene, box->x + 1, box->y + 1, &index), ==,
                       ANNALS_HIT_BIN);
      g_assert_cmpuint (index, ==, i);
    }
  g_assert_cmpint (annals_scene_hit (scene, 5, scene->plot.y + scene->band + 5, &index), ==,
                   ANNALS_HIT_LANE);
  g_assert_cmpuint (index, ==, 0);
  g_assert_cmpint (annals_scene_hit (scene, 400, 5, &index), ==, ANNALS_HIT_RULER);
  g_assert_cmpint (annals_scene_hit (scene, -5, -5, &index), ==, ANNALS_HIT_NOTHING);
}

/* A strip is thin, yet its counts take a finger's room as long as nothing nearer is there. */
static void
test_targets (void)
{
  g_autoptr (AnnalsDocument) document = make_document ();
  g_autoptr (AnnalsScene) scene = make_scene (document, FALSE, ANNALS_NONE);
  guint index = 99;

  g_assert_cmpuint (scene->bins->len, >, 0);
  const AnnalsBox *box = &g_array_index (scene->bins, AnnalsBin, 0).box;
  double x = box->x + box->width / 2, middle = box->y + box->height / 2;
  g_assert_cmpfloat (box->height, <, 24);
  g_assert_cmpint (annals_scene_hit (scene, x, middle + 11.9, &index), ==, ANNALS_HIT_BIN);
  g_assert_cmpuint (index, ==, 0);
  g_assert_cmpint (annals_scene_hit (scene, x, middle + 12.1, &index), ==, ANNALS_HIT_NOTHING);
}

/* A selected event that has no label at this zoom is drawn over all, and stays in its count. */
static void
test_overlay (void)
{
  g_autoptr (AnnalsDocument) document = make_document ();
  g_autoptr (AnnalsScene) plain = make_scene (document, FALSE, ANNALS_NONE);
  g_assert_cmpuint (plain->bins->len, >, 0);
  g_autoptr (GArray) hidden = annals_scene_bin_events (plain, 0);
  guint32 event = g_array_index (hidden, guint32, 0);
  g_autoptr (AnnalsScene) selected = make_scene (document, FALSE, event);
  const AnnalsItem *last = &g_array_index (selected->items, AnnalsItem, selected->items->len - 1);
  gboolean found = FALSE;

  g_assert_cmpuint (selected->items->len, ==, plain->items->len + 1);
  g_assert_cmpuint (selected->bins->len, ==, plain->bins->len);
  for (guint i = 0; i < selected->items->len && !found; i++)
    {
      last = &g_array_index (selected->items, AnnalsItem, i);
      found = last->event == event && (last->flags & ANNALS_ITEM_OVERLAY)
              && (last->flags & ANNALS_ITEM_SELECTED);
    }
  g_assert_true (found);
}

/* Zoomed in so that its start is off screen, a bar keeps its label at the edge, within the bar. */
static void
test_stuck (void)
{
  g_autoptr (AnnalsDocument) document = make_document ();
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);
  AnnalsSpan view = { 1579737600, 1581120000 }; /* within the war */
  g_autoptr (AnnalsPlan) plan =
      annals_plan_new (lanes, annals_test_metrics (), view, 500, 200, NULL);
  AnnalsSceneRequest request = { .axis = annals_axis_fit (view, 500),
                                 .width = 500,
                                 .height = 200,
                                 .selected = ANNALS_NONE,
                                 .hovered = ANNALS_NONE };
  g_autoptr (AnnalsScene) scene = annals_scene_new (plan, annals_test_metrics (), &request);
  gboolean found = FALSE;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
      if (!(item->flags & ANNALS_ITEM_STUCK))
        continue;
      found = TRUE;
      g_assert_cmpfloat (item->label.x, >=, 0);
      g_assert_cmpfloat (item->label.x + item->label.width, <=, item->mark.x + item->mark.width);
    }
  g_assert_true (found);
}

/* Eras may stand in any order in the file: each has its label where there is room. */
static void
test_eras (void)
{
  static const double starts[] = { 50, 0, 52, 80 }; /* days; the third has no room */
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  AnnalsEvent event = { .category = ANNALS_NONE, .place = ANNALS_NONE, .importance = 3 };

  event.start = event.latest_start = 1577836800;
  event.end = event.earliest_end = event.start + 100 * ANNALS_SECONDS_PER_DAY;
  event.title = annals_document_builder_intern_text (builder, "event");
  annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      AnnalsEra era = { .title = "An era",
                        .start = 1577836800 + starts[i] * ANNALS_SECONDS_PER_DAY };
      era.end = era.start + 10 * ANNALS_SECONDS_PER_DAY;
      annals_document_builder_add_era (builder, &era);
    }
  g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
  g_autoptr (AnnalsScene) scene = make_scene (document, FALSE, ANNALS_NONE);
  g_assert_cmpuint (scene->eras->len, ==, 4);
  for (guint i = 0; i < scene->eras->len; i++)
    {
      const AnnalsSceneEra *era = &g_array_index (scene->eras, AnnalsSceneEra, i);
      g_assert_cmpint (era->label.width > 0, ==, starts[era->era] != 52);
    }
}

static void
test_groupings (void)
{
  static const AnnalsGrouping groupings[] = { ANNALS_GROUPING_CATEGORY, ANNALS_GROUPING_ACTOR,
                                              ANNALS_GROUPING_PLACE, ANNALS_GROUPING_TAG,
                                              ANNALS_GROUPING_NONE };
  AnnalsGrouping parsed;
  g_autoptr (AnnalsDocument) document = make_document ();

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    {
      guint n;
      g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, groupings[i]);
      annals_lanes_get (lanes, &n);
      g_assert_cmpuint (n, ==, groupings[i] == ANNALS_GROUPING_CATEGORY ? 2 : 1);
      g_assert_true (
          annals_grouping_from_string (annals_grouping_to_string (groupings[i]), &parsed));
      g_assert_cmpint (parsed, ==, groupings[i]);
      g_assert_cmpuint (annals_lanes_find (lanes, 0), <, n);
    }
  g_assert_false (annals_grouping_from_string ("mood", &parsed));
}

/* Lanes of categories have colours that differ, also where the file names none; others have none.
 */
static void
test_colors (void)
{
  g_autoptr (AnnalsDocument) document = make_document ();
  g_autoptr (AnnalsLanes) categories =
      annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);
  g_autoptr (AnnalsLanes) none = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_NONE);
  guint n;
  const AnnalsLane *lanes = annals_lanes_get (categories, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (lanes[0].color, ==, annals_document_get_category_color (document, 0));
  g_assert_cmpstr (lanes[1].color, ==, annals_document_get_category_color (document, 1));
  g_assert_cmpstr (lanes[0].color, !=, lanes[1].color);
  g_assert_null (annals_lanes_get (none, &n)[0].color);
}

/* What is drawn of each kind of date: which ends fade, and which sign tells the doubt. */
static void
test_doubts (void)
{
  static const struct
  {
    const char *date, *sign;
    guint flags;
  } cases[] = {
    { "2020-05-01", NULL, 0 },
    { "2020-05-01T10:00", NULL, 0 },
    { "2020-05-01/2020-06-01", NULL, 0 },
    { "{2020-05-01,2020-06-01}", NULL, 0 },
    { "2020-05", NULL, ANNALS_ITEM_POSSIBLE | ANNALS_ITEM_FADE_START | ANNALS_ITEM_FADE_END },
    { "2020-05-XX", NULL, ANNALS_ITEM_POSSIBLE | ANNALS_ITEM_FADE_START | ANNALS_ITEM_FADE_END },
    { "2020-05-01~", "≈",
      ANNALS_ITEM_APPROXIMATE | ANNALS_ITEM_POSSIBLE | ANNALS_ITEM_FADE_START
          | ANNALS_ITEM_FADE_END },
    { "2020-05-01%", "?",
      ANNALS_ITEM_APPROXIMATE | ANNALS_ITEM_UNCERTAIN | ANNALS_ITEM_POSSIBLE
          | ANNALS_ITEM_FADE_START | ANNALS_ITEM_FADE_END },
    { "[2020-05-01,2020-05-03]", "?",
      ANNALS_ITEM_UNCERTAIN | ANNALS_ITEM_POSSIBLE | ANNALS_ITEM_FADE_START
          | ANNALS_ITEM_FADE_END },
    { "2020-05-01/2021", NULL, ANNALS_ITEM_FADE_END },
    { "2020-05-01~/2021-01-01", "≈", ANNALS_ITEM_APPROXIMATE | ANNALS_ITEM_FADE_START },
    { "2020-05-01/..", NULL, ANNALS_ITEM_FADE_END },
    { "../2020-05-01", NULL, ANNALS_ITEM_FADE_START },
    { "2020-05-01/", "?", ANNALS_ITEM_UNCERTAIN | ANNALS_ITEM_FADE_END },
    { "/2020-05-01", "?", ANNALS_ITEM_UNCERTAIN | ANNALS_ITEM_FADE_START },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsDate start, end;
      AnnalsEvent event = { 0 };
      g_test_message ("%s", cases[i].date);
      g_assert_true (annals_date_parse_interval (cases[i].date, -1, NULL, &start, &end, NULL));
      annals_event_set_dates (&event, &start, strchr (cases[i].date, '/') != NULL ? &end : NULL);
      g_assert_cmpint (annals_item_doubts (&event), ==, cases[i].flags);
      g_assert_cmpstr (annals_item_sign (cases[i].flags), ==, cases[i].sign);
    }
}

/* A sign stands within its bar, clear of the label. */
static void
test_signs (void)
{
  const AnnalsBox mark = { 100, 20, 200, 20 }, plot = { 0, 0, 400, 100 };
  static const struct
  {
    guint flags;
    double label, x, mirrored_x; /* from where the sign is; the label is 50 wide */
  } cases[] = {
    { ANNALS_ITEM_FADE_START, 110, 100, 290 },
    { ANNALS_ITEM_FADE_START | ANNALS_ITEM_FADE_END, 110, 100, 290 },
    { ANNALS_ITEM_FADE_END, 180, 290, 100 },
    { ANNALS_ITEM_FADE_END, 240, 100, 100 },
    { ANNALS_ITEM_FADE_END, 110, 290, 290 },
  };
  static const struct
  {
    guint flags;
    AnnalsBox mark, label;
    double x; /* the plot is from 0 to 400 */
  } edges[] = {
    /* With the label that is held, not beyond the edge with the bar's start. */
    { ANNALS_ITEM_STUCK | ANNALS_ITEM_FADE_START, { -10, 20, 200, 20 }, { 10, 20, 50, 20 }, 0 },
    { ANNALS_ITEM_STUCK | ANNALS_ITEM_LABEL_BEFORE, { -10, 20, 200, 20 }, { 5, 20, 50, 20 }, 55 },
    { ANNALS_ITEM_STUCK | ANNALS_ITEM_LABEL_BEFORE, { 30, 20, 200, 20 }, { 5, 20, 50, 20 }, 55 },
    { ANNALS_ITEM_LABEL_BEFORE, { 100, 20, 200, 20 }, { 40, 20, 50, 20 }, 100 },
    /* At an end that is beyond the edge. */
    { ANNALS_ITEM_FADE_END, { 100, 20, 310, 20 }, { 110, 20, 50, 20 }, 390 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsItem item = { .mark = mark,
                          .label = { cases[i].label, 20, 50, 20 },
                          .flags = (guint16) (cases[i].flags | ANNALS_ITEM_SPAN) };
      AnnalsBox box = annals_item_sign_box (&item, &plot, FALSE),
                mirrored = annals_item_sign_box (&item, &plot, TRUE);
      g_assert_cmpfloat (box.x, ==, cases[i].x);
      g_assert_cmpfloat (mirrored.x, ==, cases[i].mirrored_x);
      g_assert_cmpfloat (box.width, ==, 10);
    }
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      AnnalsItem item = { .mark = edges[i].mark,
                          .label = edges[i].label,
                          .flags = (guint16) (edges[i].flags | ANNALS_ITEM_SPAN) };
      g_assert_cmpfloat (annals_item_sign_box (&item, &plot, FALSE).x, ==, edges[i].x);
      item.mark.x = 400 - item.mark.x - item.mark.width;
      item.label.x = 400 - item.label.x - item.label.width;
      g_assert_cmpfloat (annals_item_sign_box (&item, &plot, TRUE).x, ==, 390 - edges[i].x);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/golden", test_golden);
  g_test_add_func ("/scene/mirror", test_mirror);
  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/targets", test_targets);
  g_test_add_func ("/scene/overlay", test_overlay);
  g_test_add_func ("/scene/stuck", test_stuck);
  g_test_add_func ("/scene/eras", test_eras);
  g_test_add_func ("/lanes/groupings", test_groupings);
  g_test_add_func ("/scene/doubts", test_doubts);
  g_test_add_func ("/scene/signs", test_signs);
  g_test_add_func ("/scene/colors", test_colors);
  return g_test_run ();
}
