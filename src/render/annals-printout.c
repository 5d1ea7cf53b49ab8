/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-printout.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "core/annals-calendar.h"
#include "layout/annals-words.h"
#include "render/annals-appendix.h"
#include "render/annals-reading.h"

#define MARK_GAP 4.0 /* between a window's corner and its crop marks */
#define MARK_LENGTH 14.0
#define SEAM_LENGTH 8.0
#define MARK_LINE 0.5
#define NAME_GAP 6.0
#define YEARS_MOST 100 /* that an outline lists */

struct _AnnalsPrintout
{
  AnnalsPage *page;
  AnnalsSheets sheets;
  GskRenderNode *shapes;
  GArray *texts;    /* of AnnalsPageText */
  GArray *reading;  /* of AnnalsReading */
  AnnalsFlow *flow; /* what follows the picture */
};

/* A picture that is its own page is a sheet without margins. */
static AnnalsSheets
get_sheets (const AnnalsPaperRequest *request)
{
  AnnalsSheets own = {
    .width = request->width, .height = request->height, .columns = 1, .rows = 1
  };

  return request->sheets.columns > 0 ? request->sheets : own;
}

static AnnalsFlow *
make_flow (AnnalsPrintout *self)
{
  AnnalsBox room = annals_sheets_get_text_room (&self->sheets);
  AnnalsFlow *flow = annals_flow_new (self->page->context, &room);

  if (self->page->request.index)
    annals_appendix_add_index (flow, self->page, &self->sheets, self->texts);
  if (self->page->request.cards)
    annals_appendix_add_cards (flow, self->page);
  return flow;
}

/**
 * annals_printout_new:
 * @request: what to print, and on what
 *
 * Lays out all pages.
 *
 * Returns: (transfer full): the pages, or %NULL with an #AnnalsPaperError
 */
AnnalsPrintout *
annals_printout_new (const AnnalsPaperRequest *request, GError **error)
{
  AnnalsPage *page = annals_page_new (request, error);

  if (page == NULL)
    return NULL;
  AnnalsPrintout *self = g_new0 (AnnalsPrintout, 1);
  self->page = page;
  self->sheets = get_sheets (request);
  self->shapes = annals_page_draw_apart (page, &self->texts);
  self->reading = annals_reading_new (page, self->texts);
  self->flow = make_flow (self);
  return self;
}

void
annals_printout_free (AnnalsPrintout *self)
{
  gsk_render_node_unref (self->shapes);
  g_array_unref (self->texts);
  g_array_unref (self->reading);
  annals_flow_free (self->flow);
  annals_page_free (self->page);
  g_free (self);
}

const AnnalsSheets *
annals_printout_get_sheets (AnnalsPrintout *self)
{
  return &self->sheets;
}

const char *
annals_printout_get_title (AnnalsPrintout *self)
{
  return annals_page_get_title (self->page);
}

const char *
annals_printout_get_description (AnnalsPrintout *self)
{
  return annals_document_get_description (annals_lanes_get_document (self->page->request.lanes));
}

guint
annals_printout_get_n_pages (AnnalsPrintout *self)
{
  return annals_sheets_get_n (&self->sheets) + annals_flow_get_n_pages (self->flow);
}

/* ---- What stands about a poster's windows ---- */

static void
draw_line (cairo_t *cr, double x, double y, double dx, double dy)
{
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, dx, dy);
}

/* Where to cut, at the corners. */
static void
draw_crop_marks (cairo_t *cr, const AnnalsBox *room)
{
  for (guint i = 0; i < 4; i++)
    {
      double x = room->x + (i % 2 ? room->width : 0), y = room->y + (i / 2 ? room->height : 0);
      double across = i % 2 ? 1 : -1, down = i / 2 ? 1 : -1;
      draw_line (cr, x + across * MARK_GAP, y, across * MARK_LENGTH, 0);
      draw_line (cr, x, y + down * MARK_GAP, 0, down * MARK_LENGTH);
    }
}

/* How far the neighbour reaches in: where its edge comes when they are joined. */
static void
draw_seams (const AnnalsSheets *sheets, cairo_t *cr, guint sheet, const AnnalsBox *room)
{
  AnnalsBox window = annals_sheets_get_window (sheets, sheet);
  double width, height, overlap = sheets->overlap;
  double right = room->x + room->width, bottom = room->y + room->height;

  annals_sheets_get_picture (sheets, &width, &height);
  for (guint i = 0; i < 2; i++)
    {
      double y = i == 0 ? room->y - MARK_GAP : bottom + MARK_GAP;
      double x = i == 0 ? room->x - MARK_GAP : right + MARK_GAP;
      double out = i == 0 ? -SEAM_LENGTH : SEAM_LENGTH;
      if (window.x > 0)
        draw_line (cr, room->x + overlap, y, 0, out);
      if (window.x + window.width < width)
        draw_line (cr, right - overlap, y, 0, out);
      if (window.y > 0)
        draw_line (cr, x, room->y + overlap, out, 0);
      if (window.y + window.height < height)
        draw_line (cr, x, bottom - overlap, out, 0);
    }
}

/* "B2 · 5 of 12" */
static void
draw_name (AnnalsPrintout *self, cairo_t *cr, const char *name, guint page, const AnnalsBox *room)
{
  g_autofree char *text = g_strdup_printf (
      /* Translators: at a page's foot: a poster's sheet by column and row, or a chapter's title;
       * page, pages: "B2 · 5 of 12" */
      _ ("%s · %u of %u"), name, page + 1, annals_printout_get_n_pages (self));
  g_autoptr (PangoLayout) layout = pango_layout_new (self->page->context);
  int width;

  pango_layout_set_auto_dir (layout, FALSE); /* it begins with a sheet's name */
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gdk_cairo_set_source_rgba (cr, &annals_palette_get (ANNALS_THEME_PRINT)->text);
  cairo_move_to (cr, room->x + (room->width - width) / 2, room->y + room->height + NAME_GAP);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_surround (AnnalsPrintout *self, cairo_t *cr, guint sheet)
{
  AnnalsBox room = annals_sheets_get_room (&self->sheets);
  g_autofree char *name = annals_sheets_dup_name (&self->sheets, sheet);

  if (annals_sheets_get_n (&self->sheets) == 1)
    return;
  draw_name (self, cr, name, sheet, &room);
  if (self->sheets.unmarked)
    return;
  cairo_set_line_width (cr, MARK_LINE);
  draw_crop_marks (cr, &room);
  draw_seams (&self->sheets, cr, sheet, &room);
  cairo_stroke (cr);
}

/* ---- The picture ---- */

static gboolean
intersect (const AnnalsBox *a, const AnnalsBox *b, AnnalsBox *both)
{
  double x = MAX (a->x, b->x), y = MAX (a->y, b->y);

  *both = (AnnalsBox){ x, y, MIN (a->x + a->width, b->x + b->width) - x,
                       MIN (a->y + a->height, b->y + b->height) - y };
  return both->width > 0 && both->height > 0;
}

static void
draw_text (AnnalsPrintout *self, cairo_t *cr, const AnnalsReading *reading, const AnnalsBox *window)
{
  const AnnalsPageText *text = &g_array_index (self->texts, AnnalsPageText, reading->text);
  AnnalsBox seen, link;

  if (!intersect (&text->box, window, &seen))
    return;
  intersect (&reading->link, window, &link);
  g_autofree char *url = annals_page_dup_link (self->page, text->event);
  if (reading->tag != NULL)
    cairo_tag_begin (cr, reading->tag, NULL);
  if (url != NULL)
    annals_reading_begin_link (cr, url, &link);
  annals_page_text_show (text, cr, &seen);
  if (url != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  if (reading->tag != NULL)
    cairo_tag_end (cr, reading->tag);
}

/* Shapes first, then all text: so the text stays text, which can be searched and copied. */
static void
draw_window (AnnalsPrintout *self, cairo_t *cr, guint sheet)
{
  AnnalsBox room = annals_sheets_get_room (&self->sheets);
  AnnalsBox window = annals_sheets_get_window (&self->sheets, sheet);

  cairo_save (cr);
  cairo_translate (cr, room.x - window.x, room.y - window.y);
  cairo_rectangle (cr, window.x, window.y, window.width, window.height);
  cairo_clip (cr);
  gsk_render_node_draw (self->shapes, cr);
  for (guint i = 0; i < self->reading->len; i++)
    draw_text (self, cr, &g_array_index (self->reading, AnnalsReading, i), &window);
  cairo_restore (cr);
}

static void
draw_text_page (AnnalsPrintout *self, cairo_t *cr, guint page)
{
  guint number = page - annals_sheets_get_n (&self->sheets);
  AnnalsBox room = annals_sheets_get_text_room (&self->sheets);

  annals_flow_draw (self->flow, number, cr);
  draw_name (self, cr, annals_flow_get_title (self->flow, number), page, &room);
}

/**
 * annals_printout_draw:
 * @page: from 0
 * @cr: in pixels, 0, 0 the sheet's corner
 *
 * Draws a page, with the tags of a PDF: surfaces of other kinds pay them no heed.
 */
void
annals_printout_draw (AnnalsPrintout *self, guint page, cairo_t *cr)
{
  if (page >= annals_sheets_get_n (&self->sheets))
    {
      draw_text_page (self, cr, page);
      return;
    }
  cairo_tag_begin (cr, "Sect", NULL);
  draw_window (self, cr, page);
  cairo_tag_end (cr, "Sect");
  draw_surround (self, cr, page);
}

/* ---- Outline ---- */

typedef struct
{
  AnnalsPrintout *printout;
  cairo_surface_t *pdf;
  int picture; /* the item whose parts are years */
} Outline;

static int
add_item (const Outline *self, int parent, const char *title, guint page, double x, double y)
{
  g_autofree char *target =
      g_strdup_printf ("page=%u pos=[%d %d]", page + 1, (int) (x * ANNALS_POINTS_A_PIXEL),
                       (int) (y * ANNALS_POINTS_A_PIXEL));

  return cairo_pdf_surface_add_outline (self->pdf, parent, title, target, 0);
}

static void
add_time (const Outline *self, AnnalsTime time, const char *title)
{
  const AnnalsPage *page = self->printout->page;
  const AnnalsSheets *sheets = &self->printout->sheets;
  double x = annals_scene_x_of (page->scene, time);
  guint sheet = annals_sheets_find (sheets, x, 0);
  AnnalsBox room = annals_sheets_get_room (sheets);
  AnnalsBox window = annals_sheets_get_window (sheets, sheet);

  add_item (self, self->picture, title, sheet, x - window.x + room.x, page->top + room.y);
}

static void
add_years (const Outline *self, gint64 first, gint64 last)
{
  AnnalsSpan span = self->printout->page->request.span;

  for (gint64 year = first; year <= last; year++)
    {
      AnnalsCivil civil = { .year = year, .month = 1, .day = 1 };
      g_autofree char *title = annals_words_year (year);
      add_time (self, MAX (annals_civil_to_time (&civil), span.start), title);
    }
}

/* Where there are too many years: what the ruler names. */
static void
add_ticks (const Outline *self)
{
  const AnnalsScene *scene = self->printout->page->scene;
  const GArray *ticks = scene->ticks;
  int tier = ticks->len > 0 ? g_array_index (ticks, AnnalsSceneTick, 0).tier : 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const AnnalsSceneTick *tick = &g_array_index (ticks, AnnalsSceneTick, i);
      if (tick->tier == tier && *tick->text != '\0')
        add_time (self, annals_scene_time_at (scene, tick->x), tick->text);
    }
}

/* Chapters, and in each its headings. */
static void
add_chapters (const Outline *self)
{
  guint n;
  const AnnalsFlowMark *marks = annals_flow_get_marks (self->printout->flow, &n);
  int chapter = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < n; i++)
    {
      gboolean title = marks[i].style == ANNALS_FLOW_TITLE;
      guint page = annals_sheets_get_n (&self->printout->sheets) + marks[i].page;
      int item = add_item (self, title ? CAIRO_PDF_OUTLINE_ROOT : chapter, marks[i].title, page,
                           marks[i].x, marks[i].y);
      if (title)
        chapter = item;
    }
}

void
annals_printout_add_outline (AnnalsPrintout *self, cairo_surface_t *pdf)
{
  Outline outline = { self, pdf, CAIRO_PDF_OUTLINE_ROOT };
  AnnalsSpan span = self->page->request.span;
  AnnalsCivil first, last;

  outline.picture =
      add_item (&outline, CAIRO_PDF_OUTLINE_ROOT, annals_page_get_title (self->page), 0, 0, 0);
  annals_civil_from_time (span.start, &first);
  annals_civil_from_time (span.end, &last);
  if (last.year - first.year < YEARS_MOST)
    add_years (&outline, first.year, last.year);
  else
    add_ticks (&outline);
  add_chapters (&outline);
}
