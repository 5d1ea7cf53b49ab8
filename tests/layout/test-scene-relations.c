/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arcs from the selected event: where they lead, and that nothing of them covers another. */
#include <math.h>
#include <string.h>

#include "annals-test-support.h"
#include "layout/annals-scene-relations.h"

#define WIDTH 700.0
#define HEIGHT 260.0

typedef struct
{
  const char *id, *date, *related; /* "kind:id", one after another */
  guint category;
} Row;

static const Row rows[] = {
  { "long-ago", "2010-01-10", NULL, 0 },
  { "before", "2020-01-10", NULL, 0 },
  { "whole", "2020-01-01/2020-03-01", NULL, 1 },
  { "here", "2020-02-10", "0:long-ago 0:before 1:before 2:whole 4:later 3:below", 0 },
  { "later", "2020-05-20", "0:here", 0 },
  { "below", "2020-02-12", NULL, 9 },
  { "alone", "2020-02-14", NULL, 0 },
  { "nowhere", NULL, "0:here", 0 },
};

#define N_CATEGORIES 10

static void
add_relations (AnnalsDocumentBuilder *builder, guint event, const char *related)
{
  g_auto (GStrv) all = related != NULL ? g_strsplit (related, " ", -1) : NULL;

  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    annals_document_builder_add_relation (builder, event, all[i] + 2,
                                          (AnnalsRelationKind) (all[i][0] - '0'), 0, NULL);
}

/* A lane is where an event is. */
static void
fill_lanes (AnnalsDocumentBuilder *builder)
{
  AnnalsDate date;

  g_assert_true (annals_date_parse ("2020-02-20", -1, NULL, &date, NULL));
  for (guint i = 0; i < N_CATEGORIES; i++)
    {
      AnnalsEvent event = { .category = i, .place = ANNALS_NONE, .importance = 3 };
      event.title = annals_document_builder_intern_text (builder, "filler");
      annals_event_set_dates (&event, &date, NULL);
      annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
    }
}

static AnnalsDocument *
make_document (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);

  for (guint i = 0; i < N_CATEGORIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("Lane %u", i);
      annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY,
                                          &(AnnalsEntity){ .id = id, .title = id });
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnalsEvent event = { .category = rows[i].category, .place = ANNALS_NONE, .importance = 3 };
      AnnalsDate start, end;
      event.id = event.title = annals_document_builder_intern_text (builder, rows[i].id);
      if (rows[i].date == NULL)
        event.flags = ANNALS_EVENT_UNDATED;
      else if (annals_date_parse_interval (rows[i].date, -1, NULL, &start, &end, NULL))
        annals_event_set_dates (&event, &start, strchr (rows[i].date, '/') != NULL ? &end : NULL);
      annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
      add_relations (builder, i, rows[i].related);
    }
  fill_lanes (builder);
  return annals_document_builder_finish (builder);
}

/* January to March 2020, in which the last lanes are out of sight. */
static AnnalsScene *
make_scene (AnnalsLanes *lanes, const char *selected, gboolean mirrored, double scroll)
{
  const AnnalsMetrics *metrics = annals_test_metrics ();
  double plot = WIDTH - annals_scene_gutter_width (metrics, lanes, WIDTH);
  AnnalsSpan view = { 1577836800, 1585699200 };
  g_autoptr (AnnalsPlan) plan = annals_plan_new (
      lanes, metrics, view, plot, annals_scene_lanes_height (metrics, lanes, HEIGHT), NULL);
  AnnalsSceneRequest request = {
    .axis = annals_axis_fit (view, plot),
    .width = WIDTH,
    .height = HEIGHT,
    .scroll = scroll,
    .mirrored = mirrored,
    .headings = TRUE,
    .selected = selected != NULL
                    ? annals_document_find (annals_lanes_get_document (lanes), selected)
                    : ANNALS_NONE,
    .hovered = ANNALS_NONE,
  };

  return annals_scene_new (plan, metrics, &request);
}

static AnnalsLanes *
make_lanes (void)
{
  g_autoptr (AnnalsDocument) document = make_document ();

  return annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);
}

static const AnnalsSceneArc *
find_arc (const AnnalsScene *scene, const char *id)
{
  AnnalsDocument *document = annals_lanes_get_document (annals_plan_get_lanes (scene->plan));
  guint event = annals_document_find (document, id);

  for (guint i = 0; i < scene->arcs->len; i++)
    if (g_array_index (scene->arcs, AnnalsSceneArc, i).event == event)
      return &g_array_index (scene->arcs, AnnalsSceneArc, i);
  return NULL;
}

static void
test_which (void)
{
  g_autoptr (AnnalsLanes) lanes = make_lanes ();
  static const struct
  {
    const char *selected;
    guint n;
  } cases[] = { { NULL, 0 },     { "alone", 0 }, { "here", 5 },
                { "before", 1 }, { "later", 0 }, { "nowhere", 0 } }; /* later is out of view */

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsScene) scene = make_scene (lanes, cases[i].selected, FALSE, 0);
      g_assert_cmpuint (scene->arcs->len, ==, cases[i].n);
    }
}

/* From the selected event's mark to the other's, or to the edge with how far it is. */
static void
test_ends (void)
{
  g_autoptr (AnnalsLanes) lanes = make_lanes ();
  static const struct
  {
    const char *id, *text, *mirrored_text;
    AnnalsRelationKind kind;
    gboolean from_selected;
  } cases[] = {
    { "before", "", "", ANNALS_RELATION_FOLLOWS, TRUE },
    { "whole", "", "", ANNALS_RELATION_PART_OF, TRUE },
    { "long-ago", "← 10 years before", "→ 10 years before", ANNALS_RELATION_FOLLOWS, TRUE },
    { "later", "100 days after →", "100 days after ←", ANNALS_RELATION_CONTRADICTS, TRUE },
    { "below", "↓ 2 days after", "↓ 2 days after", ANNALS_RELATION_CAUSES, TRUE },
  };

  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (AnnalsScene) scene = make_scene (lanes, "here", mirrored, 0);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          const AnnalsSceneArc *arc = find_arc (scene, cases[i].id);
          g_test_message ("%s%s", cases[i].id, mirrored ? ", mirrored" : "");
          g_assert_nonnull (arc);
          const char *text = mirrored ? cases[i].mirrored_text : cases[i].text;
          g_assert_cmpstr (arc->text, ==, text);
          g_assert_cmpint (arc->off_screen, ==, *text != '\0');
          g_assert_cmpint (arc->tag.width > 0, ==, *text != '\0');
          g_assert_cmpint (arc->kind, ==, cases[i].kind);
          g_assert_cmpint (arc->from_selected, ==, cases[i].from_selected);
          g_assert_cmpfloat (fabs (arc->points[0].x - annals_scene_x_of (scene, 1581292800)), <,
                             60);
        }
      const AnnalsSceneArc *before = find_arc (scene, "before");
      g_assert_cmpfloat_with_epsilon (before->points[3].x, annals_scene_x_of (scene, 1578614400),
                                      1);
    }
}

/* Lanes that are scrolled away are above. */
static void
test_scrolled (void)
{
  g_autoptr (AnnalsLanes) lanes = make_lanes ();
  g_autoptr (AnnalsScene) top = make_scene (lanes, NULL, FALSE, 0);
  double most = top->content_height - top->plot.height;
  g_assert_cmpfloat (most, >, 100);
  g_autoptr (AnnalsScene) scene = make_scene (lanes, "below", FALSE, most);
  const AnnalsSceneArc *arc = find_arc (scene, "here");

  g_assert_nonnull (arc);
  g_assert_cmpstr (arc->text, ==, "↑ 2 days before");
  g_assert_false (arc->from_selected);
  g_assert_cmpfloat (arc->tag.y, <, arc->points[0].y);
}

/* What the filters hide has no place, and so no arc. */
static void
test_filtered (void)
{
  g_autoptr (AnnalsDocument) document = make_document ();
  const guint32 shown[] = { annals_document_find (document, "before"),
                            annals_document_find (document, "here") };
  g_autoptr (AnnalsLanes) lanes =
      annals_lanes_new (document, shown, G_N_ELEMENTS (shown), ANNALS_GROUPING_CATEGORY);
  g_autoptr (AnnalsScene) scene = make_scene (lanes, "here", FALSE, 0);

  g_assert_cmpuint (scene->arcs->len, ==, 1);
  g_assert_nonnull (find_arc (scene, "before"));
}

static gboolean
is_apart (const AnnalsBox *a, const AnnalsBox *b)
{
  return a->x >= b->x + b->width || b->x >= a->x + a->width || a->y >= b->y + b->height
         || b->y >= a->y + a->height;
}

/* Tags cover no label and no other tag, are within the lanes, and few at each edge. */
static void
check_tags (const AnnalsScene *scene)
{
  double top = scene->plot.y + scene->band, foot = scene->plot.y + scene->plot.height;
  guint n_tags = 0;

  for (guint i = 0; i < scene->arcs->len; i++)
    {
      const AnnalsSceneArc *arc = &g_array_index (scene->arcs, AnnalsSceneArc, i);
      guint index = 99;
      for (guint j = 0; arc->sign.width > 0 && j < scene->items->len; j++)
        g_assert_true (is_apart (&arc->sign, &g_array_index (scene->items, AnnalsItem, j).whole));
      if (arc->tag.width <= 0)
        continue;
      g_assert_cmpfloat (arc->tag.height, >=, 24);
      g_assert_cmpfloat (arc->tag.x, >=, scene->plot.x);
      g_assert_cmpfloat (arc->tag.x + arc->tag.width, <=, scene->plot.x + scene->plot.width);
      g_assert_cmpfloat (arc->tag.y, >=, top);
      g_assert_cmpfloat (arc->tag.y + arc->tag.height, <=, foot);
      g_assert_cmpuint (++n_tags, <=, 4 * 5);
      for (guint j = 0; j < scene->items->len; j++)
        g_assert_true (is_apart (&arc->tag, &g_array_index (scene->items, AnnalsItem, j).whole));
      g_assert_true (annals_scene_hit_arc (scene, arc->tag.x + 1, arc->tag.y + 1, &index));
      g_assert_cmpuint (index, ==, i);
      for (guint j = 0; j < scene->arcs->len; j++)
        {
          const AnnalsSceneArc *other = &g_array_index (scene->arcs, AnnalsSceneArc, j);
          AnnalsBox end = { other->points[3].x, other->points[3].y, 0, 0 };
          g_assert_true (other->off_screen || is_apart (&arc->tag, &end));
        }
      for (guint j = 0; j < i; j++)
        g_assert_true (is_apart (&arc->tag, &g_array_index (scene->arcs, AnnalsSceneArc, j).tag));
    }
}

/* Each related event has an arc, or is one of those that an arc stands for. */
static guint
count_told (const AnnalsScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->arcs->len; i++)
    {
      const AnnalsSceneArc *arc = &g_array_index (scene->arcs, AnnalsSceneArc, i);
      g_assert_cmpint (arc->event == ANNALS_NONE, ==, arc->more > 0);
      n += MAX (arc->more, 1);
    }
  return n;
}

/* Forty events before and after, in lanes that are full of labels. */
static void
test_hub (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  const double here = 1581292800, day = ANNALS_SECONDS_PER_DAY;

  for (guint i = 0; i < N_CATEGORIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("Lane %u", i);
      annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY,
                                          &(AnnalsEntity){ .id = id, .title = id });
    }
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      AnnalsEvent event = { .category = i % 4, .place = ANNALS_NONE, .importance = i == 0 ? 5 : 3 };
      gboolean related = i > 0 && i <= 40;
      double away = related ? (i % 2 == 0 ? -1.0 : 1.0) * (i < 8 ? 3 : 100) * i * day : 0;
      event.start = event.latest_start = here + (i > 40 ? (i - 80.0) * day : away);
      event.end = event.earliest_end = event.start + day;
      event.id = event.title = annals_document_builder_intern_text (builder, id);
      annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
      if (related)
        annals_document_builder_add_relation (builder, i, "0", ANNALS_RELATION_FOLLOWS, 0, NULL);
    }
  g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);
  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (AnnalsScene) scene = make_scene (lanes, "0", mirrored, 0);
      guint n_more = 0;
      g_assert_cmpuint (count_told (scene), ==, 40);
      check_tags (scene);
      for (guint i = 0; i < scene->arcs->len; i++)
        {
          const AnnalsSceneArc *arc = &g_array_index (scene->arcs, AnnalsSceneArc, i);
          n_more += arc->more > 0 && arc->tag.width > 0;
          if (arc->more > 0)
            g_assert_nonnull (strstr (arc->text, " more"));
        }
      g_assert_cmpuint (n_more, ==, 2);
    }
}

/* Of what random documents have: few rows of tags, all apart, and as many arcs as may be. */
static void
test_crowds (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
      g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
      guint n = (guint) g_test_rand_int_range (2, 120);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("%u", i);
          AnnalsEvent event = { .category = ANNALS_NONE, .place = ANNALS_NONE, .importance = 3 };
          event.start = event.latest_start =
              i == 0 ? 1581292800 : g_test_rand_double_range (1560000000, 1600000000);
          event.end = event.earliest_end = event.start + ANNALS_SECONDS_PER_DAY;
          event.id = event.title = annals_document_builder_intern_text (builder, id);
          annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
          if (i > 0)
            annals_document_builder_add_relation (builder, i, "0", ANNALS_RELATION_FOLLOWS, 0,
                                                  NULL);
        }
      g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
      g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_NONE);
      g_autoptr (AnnalsScene) scene = make_scene (lanes, "0", g_test_rand_bit (), 0);
      g_assert_cmpuint (count_told (scene), >=, MIN (n - 1, 40));
      g_assert_cmpuint (count_told (scene), <=, n - 1);
      check_tags (scene);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene-relations/which", test_which);
  g_test_add_func ("/scene-relations/ends", test_ends);
  g_test_add_func ("/scene-relations/scrolled", test_scrolled);
  g_test_add_func ("/scene-relations/filtered", test_filtered);
  g_test_add_func ("/scene-relations/hub", test_hub);
  g_test_add_func ("/scene-relations/crowds", test_crowds);
  return g_test_run ();
}
