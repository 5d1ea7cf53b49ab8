/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-flow.h"

#include "render/annals-text-metrics.h"

#define PARAGRAPHS 12
#define WIDTH 500

static AnnalsFlow *
new_flow (AnnalsBox room, gboolean mirrored)
{
  PangoContext *context = annals_text_context_new ();
  AnnalsFlow *flow = annals_flow_new (context, &room, mirrored);

  g_object_unref (context);
  return flow;
}

/* Of several lines each, with headings among them. */
static AnnalsFlow *
make_flow (double height, gboolean mirrored)
{
  AnnalsFlow *flow = new_flow ((AnnalsBox){ 20, 20, WIDTH, height }, mirrored);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 120; i++)
    g_string_append (words, "words ");
  annals_flow_add (flow, ANNALS_FLOW_TITLE, "Title", NULL);
  for (guint i = 0; i < PARAGRAPHS; i++)
    {
      annals_flow_add (flow, i % 3 ? ANNALS_FLOW_NAME : ANNALS_FLOW_HEADING, "Heading", NULL);
      annals_flow_add (flow, ANNALS_FLOW_TEXT, words->str, i % 2 ? "https://example.org/" : NULL);
      annals_flow_add (flow, ANNALS_FLOW_DIM, "", NULL);
      annals_flow_add (flow, ANNALS_FLOW_DIM, NULL, NULL);
    }
  return flow;
}

/* How dark a page is within its room, and that it is dark nowhere else. */
static double
measure_ink (AnnalsFlow *flow, guint page, double height)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH + 40, (int) height + 40);
  cairo_t *cr = cairo_create (surface);
  double ink = 0;

  annals_flow_draw (flow, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  const guchar *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < WIDTH + 40; x++)
      {
        guchar dark = pixels[y * stride + x];
        ink += dark;
        if (x < 18 || x > WIDTH + 22 || y < 18 || y > height + 22)
          g_assert_cmpuint (dark, ==, 0);
      }
  cairo_surface_destroy (surface);
  return ink;
}

/* Pages hold no more and no less than one that is tall enough, wherever they break. */
static void
test_pages (void)
{
  static const double heights[] = { 150, 217, 331.5, 800 };
  g_autoptr (AnnalsFlow) tall = make_flow (5000, FALSE);

  g_assert_cmpuint (annals_flow_get_n_pages (tall), ==, 1);
  double whole = measure_ink (tall, 0, 5000);
  g_assert_cmpfloat (whole, >, 0);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (heights); i++)
    {
      double height = heights[i / 2], ink = 0;
      g_autoptr (AnnalsFlow) flow = make_flow (height, i % 2);
      guint n = annals_flow_get_n_pages (flow);
      g_assert_cmpuint (n, >, 1);
      for (guint page = 0; page < n; page++)
        ink += measure_ink (flow, page, height);
      g_assert_cmpfloat_with_epsilon (ink / whole, 1, 0.005);
      g_assert_cmpfloat (measure_ink (flow, n, height), ==, 0);
    }
}

static void
test_marks (void)
{
  g_autoptr (AnnalsFlow) flow = make_flow (217, FALSE);
  guint n, page = 0;
  const AnnalsFlowMark *marks = annals_flow_get_marks (flow, &n);

  g_assert_cmpuint (n, ==, 1 + PARAGRAPHS / 3);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (marks[i].title, ==, i == 0 ? "Title" : "Heading");
      g_assert_cmpuint (marks[i].page, >=, page);
      g_assert_cmpfloat (marks[i].y, <, 20 + 217 - 40); /* something follows below */
      page = marks[i].page;
    }
  g_assert_cmpstr (annals_flow_get_title (flow, page), ==, "Title");
}

/* What is no markup is shown as it is; an empty flow has no pages. */
static void
test_markup (void)
{
  g_autoptr (AnnalsFlow) flow = new_flow ((AnnalsBox){ 20, 20, WIDTH, 100 }, FALSE);

  annals_flow_add_markup (flow, "");
  g_assert_cmpuint (annals_flow_get_n_pages (flow), ==, 0);
  annals_flow_add_markup (flow, "<b>bold</b> and <a href=\"x\">no markup</b>");
  g_assert_cmpuint (annals_flow_get_n_pages (flow), ==, 1);
  g_assert_cmpfloat (measure_ink (flow, 0, 100), >, 0);
}

/* Each title begins a page of its own; a line that no page could hold ends. */
static void
test_titles (void)
{
  g_autoptr (AnnalsFlow) flow = new_flow ((AnnalsBox){ 0, 0, WIDTH, 10 }, FALSE);

  for (guint i = 0; i < 3; i++)
    annals_flow_add (flow, ANNALS_FLOW_TITLE, i % 2 ? "One" : "Two", NULL);
  g_assert_cmpuint (annals_flow_get_n_pages (flow), ==, 3);
  g_assert_cmpstr (annals_flow_get_title (flow, 1), ==, "One");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/pages", test_pages);
  g_test_add_func ("/flow/marks", test_marks);
  g_test_add_func ("/flow/markup", test_markup);
  g_test_add_func ("/flow/titles", test_titles);
  return g_test_run ();
}
