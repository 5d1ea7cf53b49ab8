/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page tells beside its timeline: the legend, and which lanes have no room. */
#include "render/annals-page.h"

#include <string.h>

#include "annals-test-paper.h"
#include "annals-test-support.h"

/* A document of as many categories as events. */
static AnnalsLanes *
make_lanes (guint n)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      g_autofree char *title = g_strdup_printf ("Category %u", i + 1);
      AnnalsEntity category = { .id = id, .title = title };
      AnnalsEvent event = { .start = i * 86400.0,
                            .end = (i + 1) * 86400.0,
                            .category = i,
                            .place = ANNALS_NONE,
                            .importance = 3,
                            .flags = i == 0 ? ANNALS_EVENT_APPROXIMATE : 0 };
      event.latest_start = event.start;
      event.earliest_end = event.end;
      event.title = annals_document_builder_intern_text (builder, title);
      annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY, &category);
      annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
    }
  g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
  return annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);
}

static AnnalsPage *
make_page (AnnalsLanes *lanes, double width, double height, const char *poster)
{
  AnnalsPaperRequest request = annals_test_paper_request (lanes, width, height);
  AnnalsSheets sheets = { 0 };
  g_autoptr (GError) error = NULL;

  if (poster != NULL)
    {
      g_assert_true (annals_sheets_set_paper (&sheets, "a4", FALSE));
      g_assert_true (annals_sheets_set_poster (&sheets, poster));
      annals_paper_request_set_sheets (&request, &sheets);
    }
  AnnalsPage *page = annals_page_new (&request, &error);
  g_assert_no_error (error);
  return page;
}

static void
collect_text (PangoLayout *layout,
              double x,
              double y,
              const GdkRGBA *color,
              guint32 event,
              const AnnalsBox *clip,
              gpointer data)
{
  if (clip == NULL) /* the page's own */
    g_string_append_printf (data, "%s|", pango_layout_get_text (layout));
}

static char *
dup_legend (AnnalsPage *page)
{
  g_autoptr (GString) texts = g_string_new ("|");
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  annals_page_draw (page, snapshot, collect_text, texts);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  g_clear_pointer (&node, gsk_render_node_unref);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

static void
test_legend (void)
{
  static const struct
  {
    guint n;
    double width, height;
    const char *end;
  } cases[] = {
    { 3, 1600, 900, "|Category 2|Category 3|≈|approximate|" },
    { 24, 1600, 900, "|Category 23|Category 24|≈|approximate|" },
    { 60, 1600, 900, "|Category 23|Category 24|and 36 more|≈|approximate|" },
    { 5000, 1600, 900, "|Category 23|Category 24|and 4976 more|≈|approximate|" },
    { 24, 100, 64, "|and 24 more|≈|approximate|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsLanes) lanes = make_lanes (cases[i].n);
      g_autoptr (AnnalsPage) page = make_page (lanes, cases[i].width, cases[i].height, NULL);
      g_autofree char *legend = dup_legend (page);
      g_test_message ("%s", legend);
      g_assert_true (g_str_has_suffix (legend, cases[i].end));
      g_assert_cmpfloat (page->bottom, <=, MAX (cases[i].height * 0.2, 60) + ANNALS_PAGE_MARGIN);
    }
}

/* Its marks have the shapes that the timeline's have. */
static void
test_legend_shapes (void)
{
  g_autoptr (AnnalsLanes) lanes = make_lanes (4);

  for (guint shapes = 0; shapes < 2; shapes++)
    {
      AnnalsPaperRequest request = annals_test_paper_request (lanes, 800, 600);
      request.shapes = shapes == 1;
      g_autoptr (AnnalsPage) page = annals_page_new (&request, NULL);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      annals_legend_draw (page->legend, page, snapshot, 0);
      g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
      g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_cmpint (strstr (text, "cairo {") != NULL, ==, shapes == 1);
    }
}

static void
test_lack (void)
{
  static const struct
  {
    guint n;
    double width, height;
    const char *poster;
    const char *words; /* what is advised; NULL: all fits */
  } cases[] = {
    { 3, 1600, 900, NULL, NULL },
    { 60, 1600, 900, NULL, "a height of " },
    { 60, 1600, 200, NULL, "a height of " },
    { 60, 200, 300, NULL, "a height of " },
    { 5000, 1600, 900, NULL, "a filter or other lanes would leave fewer" },
    { 5000, 1600, 32000, NULL, "a filter or other lanes would leave fewer" },
    { 60, 0, 0, "1x2", "a poster with more rows would show them" },
    { 5000, 0, 0, "1x2", "a filter or other lanes would leave fewer" },
    { 5000, 0, 0, "1x26", "a filter or other lanes would leave fewer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsLanes) lanes = make_lanes (cases[i].n);
      g_autoptr (AnnalsPage) page =
          make_page (lanes, cases[i].width, cases[i].height, cases[i].poster);
      const char *words = cases[i].words;
      if (words == NULL)
        {
          g_assert_null (page->lack);
          continue;
        }
      g_test_message ("%s", page->lack);
      const char *found = strstr (page->lack, words);
      g_assert_nonnull (found);
      if (!g_str_has_suffix (words, " "))
        continue;
      /* Who does what is advised sees all. */
      double height = g_ascii_strtod (found + strlen (words), NULL);
      g_autoptr (AnnalsPage) tall = make_page (lanes, cases[i].width, height, NULL);
      g_assert_null (tall->lack);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/page/legend", test_legend);
  g_test_add_func ("/page/legend-shapes", test_legend_shapes);
  g_test_add_func ("/page/lack", test_lack);
  return g_test_run ();
}
