/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-flow.h"

#include "render/annals-text-metrics.h"

#define PARAGRAPHS 12
#define WIDTH 500

static AnnalsFlow *
new_flow (AnnalsBox room, gboolean mirrored)
{
  PangoContext *context = annals_text_context_new ();

  pango_context_set_base_dir (context, mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  AnnalsFlow *flow = annals_flow_new (context, &room);
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

/* Draws a page and tells which columns and rows of it have ink. */
static void
find_ink (
    AnnalsFlow *flow, guint page, guint width, guint height, gboolean *columns, gboolean *rows)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);

  annals_flow_draw (flow, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  const guchar *pixels = cairo_image_surface_get_data (surface);
  guint stride = (guint) cairo_image_surface_get_stride (surface);
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      if (pixels[y * stride + x] > 0)
        columns[x] = rows[y] = TRUE;
  cairo_surface_destroy (surface);
}

/* Whatever a text is in, and with whatever it begins, it begins at the page's leading edge. */
static void
test_edges (void)
{
  static const char *const texts[] = { "Words", "שלום", "12–16 ביולי 2020", "1917", "A1 · שלום" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (texts); i++)
    {
      gboolean mirrored = i % 2, columns[WIDTH] = { 0 }, rows[50] = { 0 };
      g_autoptr (AnnalsFlow) flow = new_flow ((AnnalsBox){ 0, 0, WIDTH, 50 }, mirrored);
      guint first = 0, last = WIDTH - 1;
      annals_flow_add (flow, ANNALS_FLOW_TEXT, texts[i / 2], NULL);
      find_ink (flow, 0, WIDTH, 50, columns, rows);
      while (!columns[first])
        first++;
      while (!columns[last])
        last--;
      g_assert_cmpuint (mirrored ? WIDTH - 1 - last : first, <, 5);
      g_assert_cmpuint (mirrored ? first : WIDTH - 1 - last, >, 200);
    }
}

#define TALL 600

static guint
count_lines (AnnalsFlow *flow, guint page)
{
  gboolean columns[WIDTH] = { 0 }, rows[TALL] = { 0 };
  guint n = 0;

  find_ink (flow, page, WIDTH, TALL, columns, rows);
  for (guint y = 1; y < TALL; y++)
    n += rows[y] && !rows[y - 1];
  return n;
}

/* A paragraph never leaves one line of several behind, nor sends one ahead. */
static void
test_no_line_alone (void)
{
  for (guint n_words = 1; n_words < 120; n_words += 13)
    for (guint height = 60; height < 200; height += 7)
      {
        g_autoptr (AnnalsFlow) flow = new_flow ((AnnalsBox){ 0, 0, WIDTH, height }, FALSE);
        g_autoptr (AnnalsFlow) tall = new_flow ((AnnalsBox){ 0, 0, WIDTH, TALL }, FALSE);
        g_autoptr (GString) words = g_string_new (NULL);
        guint n, all, left;
        for (guint i = 0; i < n_words; i++)
          g_string_append (words, "wired ");
        annals_flow_add (tall, ANNALS_FLOW_TEXT, words->str, NULL);
        annals_flow_add (flow, ANNALS_FLOW_ENTRY, "wired", NULL);
        annals_flow_add (flow, ANNALS_FLOW_TEXT, words->str, NULL);
        all = left = count_lines (tall, 0);
        n = annals_flow_get_n_pages (flow);
        for (guint page = 0; page < n; page++)
          {
            guint lines = count_lines (flow, page) - (page == 0 ? 1 : 0);
            g_assert_true (lines != 1 || all == 1);
            left -= lines;
          }
        g_assert_cmpuint (left, ==, 0);
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
  g_test_add_func ("/flow/edges", test_edges);
  g_test_add_func ("/flow/no-line-alone", test_no_line_alone);
  g_test_add_func ("/flow/marks", test_marks);
  g_test_add_func ("/flow/markup", test_markup);
  g_test_add_func ("/flow/titles", test_titles);
  return g_test_run ();
}
