/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-printout.h"

#include "annals-test-paper.h"
#include "annals-test-support.h"
#include "render/annals-reading.h"

#define SMOOTHING 34 /* of 255: two of the fifteen lines that cairo looks along in a pixel */

typedef struct
{
  AnnalsDocument *document;
  AnnalsLanes *lanes;
  AnnalsPaperRequest request;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  self->document = annals_test_document_new (rand, ANNALS_TEST_MIXED, 400);
  self->lanes = annals_lanes_new (self->document, NULL, 0, ANNALS_GROUPING_CATEGORY);
  self->request = annals_test_paper_request (self->lanes, 0, 0); /* of the sheets */
  self->request.format = ANNALS_PAPER_PDF;
  self->request.theme = ANNALS_THEME_PRINT;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  annals_lanes_unref (self->lanes);
  g_assert_finalize_object (self->document);
}

static AnnalsPrintout *
make_poster (Fixture *self, const char *poster, gboolean mirrored)
{
  AnnalsSheets sheets = { .mirrored = mirrored };
  g_autoptr (GError) error = NULL;

  g_assert_true (annals_sheets_set_paper (&sheets, "a4", TRUE));
  g_assert_true (annals_sheets_set_poster (&sheets, poster));
  self->request.mirrored = mirrored;
  annals_paper_request_set_sheets (&self->request, &sheets);
  AnnalsPrintout *printout = annals_printout_new (&self->request, &error);
  g_assert_no_error (error);
  return printout;
}

static cairo_surface_t *
draw (AnnalsPrintout *printout, guint page)
{
  const AnnalsSheets *sheets = annals_printout_get_sheets (printout);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) sheets->width, (int) sheets->height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  annals_printout_draw (printout, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Whether a pixel is the same but for how an edge is smoothed, which with newer versions of cairo
 * depends a little on where the picture's corner is. */
static gboolean
looks_alike (const guchar *a, const guchar *b)
{
  for (guint i = 0; i < 3; i++)
    if (ABS (a[i] - b[i]) > SMOOTHING)
      return FALSE;
  return TRUE;
}

/* How many pixels of a sheet's window differ from the one picture. */
static guint
count_differing (cairo_surface_t *sheet, cairo_surface_t *whole, AnnalsBox room, AnnalsBox window)
{
  const guchar *from = cairo_image_surface_get_data (sheet);
  const guchar *to = cairo_image_surface_get_data (whole);
  gsize from_stride = (gsize) cairo_image_surface_get_stride (sheet);
  gsize to_stride = (gsize) cairo_image_surface_get_stride (whole);
  guint n = 0;

  for (gsize y = 0; y < (gsize) room.height; y++)
    for (gsize x = 0; x < (gsize) room.width; x++)
      n += !looks_alike (from + ((gsize) room.y + y) * from_stride + ((gsize) room.x + x) * 4,
                         to + ((gsize) window.y + y) * to_stride + ((gsize) window.x + x) * 4);
  return n;
}

/* The sheets of a poster, joined, are the one picture, with nothing lost at a seam. */
static void
test_assembled (Fixture *self, gconstpointer data)
{
  gboolean mirrored = data != NULL;
  g_autoptr (AnnalsPrintout) poster = make_poster (self, "3x2", mirrored);
  const AnnalsSheets *sheets = annals_printout_get_sheets (poster);
  g_autoptr (GError) error = NULL;

  self->request.sheets = (AnnalsSheets){ 0 }; /* its own page */
  g_autoptr (AnnalsPrintout) one = annals_printout_new (&self->request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annals_printout_get_n_pages (one), ==, 1);
  g_assert_cmpuint (annals_printout_get_n_pages (poster), ==, 6);
  cairo_surface_t *whole = draw (one, 0);
  for (guint i = 0; i < 6; i++)
    {
      cairo_surface_t *sheet = draw (poster, i);
      g_assert_cmpuint (count_differing (sheet, whole, annals_sheets_get_room (sheets),
                                         annals_sheets_get_window (sheets, i)),
                        ==, 0);
      cairo_surface_destroy (sheet);
    }
  cairo_surface_destroy (whole);
}

/* Ink outside of the windows: marks and numbers, on a poster only. */
static void
test_surround (Fixture *self, gconstpointer data)
{
  static const char *const posters[] = { "1x1", "2x1" };

  for (guint i = 0; i < G_N_ELEMENTS (posters); i++)
    {
      g_autoptr (AnnalsPrintout) printout = make_poster (self, posters[i], FALSE);
      AnnalsBox room = annals_sheets_get_room (annals_printout_get_sheets (printout));
      cairo_surface_t *sheet = draw (printout, 0);
      const guchar *pixels = cairo_image_surface_get_data (sheet);
      gsize stride = (gsize) cairo_image_surface_get_stride (sheet);
      guint ink = 0;
      for (gsize x = 0; x < (gsize) cairo_image_surface_get_width (sheet); x++)
        for (gsize y = (gsize) (room.y + room.height);
             y < (gsize) cairo_image_surface_get_height (sheet); y++)
          ink += pixels[y * stride + x * 4] < 0x80;
      g_assert_cmpint (ink > 0, ==, i == 1);
      cairo_surface_destroy (sheet);
    }
}

/* Above the windows there are marks, or nothing. */
static void
test_unmarked (Fixture *self, gconstpointer data)
{
  for (guint unmarked = 0; unmarked < 2; unmarked++)
    {
      AnnalsSheets sheets = { 0 };
      g_autoptr (GError) error = NULL;
      annals_sheets_set_paper (&sheets, "a4", FALSE);
      annals_sheets_set_poster (&sheets, "2x1");
      sheets.unmarked = unmarked;
      annals_paper_request_set_sheets (&self->request, &sheets);
      g_autoptr (AnnalsPrintout) printout = annals_printout_new (&self->request, &error);
      g_assert_no_error (error);
      AnnalsBox room = annals_sheets_get_room (&sheets);
      cairo_surface_t *sheet = draw (printout, 0);
      const guchar *pixels = cairo_image_surface_get_data (sheet);
      gsize n = (gsize) cairo_image_surface_get_stride (sheet) * (gsize) room.y, ink = 0;
      for (gsize i = 0; i < n; i += 4)
        ink += pixels[i] < 0xf0;
      g_assert_cmpint (ink > 0, ==, !unmarked);
      cairo_surface_destroy (sheet);
    }
}

/* ---- PDF ---- */

static GString *
make_pdf (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = annals_paper_render (&self->request, &error);

  g_assert_no_error (error);
  return annals_test_unpack_pdf (bytes);
}

static void
test_pdf (Fixture *self, gconstpointer data)
{
  annals_printout_free (make_poster (self, "2x2", FALSE));
  GString *pdf = make_pdf (self);
  g_assert_cmpuint (annals_test_count (pdf, "/Count 4\n"), ==, 1);
  g_assert_cmpuint (annals_test_count (pdf, "/Outlines "), ==, 1);
  g_assert_cmpuint (annals_test_count (pdf, "/Title (1970)"), ==, 1); /* the first event's year */
  g_assert_cmpuint (annals_test_count (pdf, "/Marked true"), ==, 1);
  g_assert_cmpuint (annals_test_count (pdf, "/S /Document"), ==, 1);
  g_assert_cmpuint (annals_test_count (pdf, "/S /H1"), ==, 1);
  g_assert_cmpuint (annals_test_count (pdf, "/S /H2"), >=, 4);
  g_string_free (pdf, TRUE);
}

/* Each event has its card, up to a limit; what is beyond it is told in one more. */
static void
test_cards (Fixture *self, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  annals_lanes_unref (self->lanes);
  g_object_unref (self->document);
  self->document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, n);
  self->lanes = annals_lanes_new (self->document, NULL, 0, ANNALS_GROUPING_ACTOR);
  self->request.lanes = self->lanes;
  self->request.span = annals_document_get_range (self->document);
  self->request.cards = TRUE;
  annals_printout_free (make_poster (self, "1x1", FALSE));
  GString *pdf = make_pdf (self);
  g_assert_cmpuint (annals_test_count (pdf, "/S /H3"), ==, n > 2000 ? 2001 : n);
  g_assert_cmpuint (annals_test_count (pdf, "/Title (Events)"), ==, 1);
  g_string_free (pdf, TRUE);
}

/* A click on a mark leads where one on its label does. */
static void
test_links (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) texts = NULL;
  guint n = 0;

  self->request.width = self->request.height = 1000;
  self->request.mirrored = data != NULL;
  g_autoptr (AnnalsPage) page = annals_page_new (&self->request, &error);
  g_assert_no_error (error);
  g_autoptr (GskRenderNode) shapes = annals_page_draw_apart (page, &texts);
  g_autoptr (GArray) readings = annals_reading_new (page, texts);
  for (guint i = 0; i < readings->len; i++)
    {
      const AnnalsReading *reading = &g_array_index (readings, AnnalsReading, i);
      const AnnalsPageText *text = &g_array_index (texts, AnnalsPageText, reading->text);
      if (text->event == ANNALS_NONE || text->box.height == 0)
        continue;
      const AnnalsBox *link = &reading->link, *box = &text->box;
      gboolean around = link->x <= box->x + 1 && link->x + link->width >= box->x + box->width - 1;
      gboolean marked = FALSE;
      g_assert_true (around);
      for (guint j = 0; j < page->scene->items->len; j++)
        {
          const AnnalsItem *item = &g_array_index (page->scene->items, AnnalsItem, j);
          double x = item->mark.x + item->mark.width / 2;
          double y = item->mark.y + item->mark.height / 2 + page->top;
          marked |= item->event == text->event && x >= link->x && x <= link->x + link->width
                    && y >= link->y && y <= link->y + link->height;
        }
      g_assert_true (marked);
      n++;
    }
  g_assert_cmpuint (n, >, 10);
}

/* The index has what the picture does not name whole: none where there is room, more where there
 * is less. */
static void
test_index (Fixture *self, gconstpointer data)
{
  static const char *const posters[] = { "1x1", "4x4" };
  guint n[2];

  self->request.index = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AnnalsPrintout) printout = make_poster (self, posters[i], FALSE);
      const AnnalsSheets *sheets = annals_printout_get_sheets (printout);
      n[i] = annals_printout_get_n_pages (printout) - annals_sheets_get_n (sheets);
    }
  g_assert_cmpuint (n[0], >, n[1]);
  g_assert_cmpuint (n[1], >=, 1);
}

static void
test_too_large (Fixture *self, gconstpointer data)
{
  AnnalsSheets sheets = { 0 };
  g_autoptr (GError) error = NULL;

  annals_sheets_set_paper (&sheets, "a0", FALSE);
  annals_sheets_set_poster (&sheets, "26x1");
  annals_paper_request_set_sheets (&self->request, &sheets);
  g_assert_null (annals_printout_new (&self->request, &error));
  g_assert_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_SIZE);
}

#define ADD(name, data, function)                                                                  \
  g_test_add ("/printout/" name, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_init_check ();
  g_test_init (&argc, &argv, NULL);
  ADD ("assembled", NULL, test_assembled);
  ADD ("assembled-mirrored", "mirrored", test_assembled);
  ADD ("surround", NULL, test_surround);
  ADD ("unmarked", NULL, test_unmarked);
  ADD ("pdf", NULL, test_pdf);
  ADD ("cards", GUINT_TO_POINTER (50), test_cards);
  ADD ("cards-most", GUINT_TO_POINTER (2100), test_cards);
  ADD ("links", NULL, test_links);
  ADD ("links-mirrored", "mirrored", test_links);
  ADD ("index", NULL, test_index);
  ADD ("too-large", NULL, test_too_large);
  return g_test_run ();
}
