/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lone marks of a density strip: hollow where the date is not sure, as discs are. */
#include <string.h>

#include "annals-test-support.h"
#include "render/annals-painter.h"

#define WIDTH 400
#define HEIGHT 120

static AnnalsDocument *
make_document (const char *dates)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  AnnalsEvent event = annals_test_event (dates);

  event.category = event.place = ANNALS_NONE;
  event.importance = 3;
  event.title = annals_document_builder_intern_text (builder, "event");
  annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
  return annals_document_builder_finish (builder);
}

/* A picture without labels, as text. */
static char *
draw_marks (AnnalsDocument *document)
{
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_NONE);
  g_autoptr (AnnalsPlan) plan =
      annals_plan_new_without_labels (lanes, annals_test_metrics (), HEIGHT);
  AnnalsSpan year = { 1577836800, 1609459200 };
  AnnalsSceneRequest request = { .axis = annals_axis_fit (year, WIDTH),
                                 .width = WIDTH,
                                 .height = HEIGHT,
                                 .selected = ANNALS_NONE,
                                 .hovered = ANNALS_NONE };
  g_autoptr (AnnalsScene) scene = annals_scene_new (plan, annals_test_metrics (), &request);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  AnnalsPainter *painter = annals_painter_new (context);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  g_assert_cmpuint (scene->bins->len, ==, 1);
  annals_painter_draw (painter, snapshot, scene);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);
  annals_painter_free (painter);
  g_object_unref (context);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_hollow (void)
{
  static const struct
  {
    const char *dates;
    gboolean hollow;
  } cases[] = {
    { "2020-05-01", FALSE },
    { "2020-05-01T10:00", FALSE },
    { "2020-05-01/2020-06-01", FALSE },
    { "2020-05-01~", TRUE },
    { "2020-05-01?", TRUE },
    { "[2020-05-01,2020-05-03]", TRUE },
    { "2020-05", TRUE },
    { "2020-05-01~/2020-06-01", TRUE },
    { "2020-05-01/..", FALSE },
    { "2020-05-01/", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsDocument) document = make_document (cases[i].dates);
      g_autofree char *drawn = draw_marks (document);
      g_test_message ("%s", cases[i].dates);
      g_assert_cmpint (strstr (drawn, "border {") != NULL, ==, cases[i].hollow);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/marks/hollow", test_hollow);
  return g_test_run ();
}
