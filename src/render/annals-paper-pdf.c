/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "render/annals-page.h"

#define POINTS_A_PIXEL 0.75
#define FIXED_DATE "2000-01-01T00:00:00Z" /* so that the same request gives the same bytes */

typedef struct
{
  AnnalsPage *page;
  cairo_t *cr;
} Sink;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static char *
dup_link_tag (const char *url, double x, double y, PangoLayout *layout, const AnnalsBox *clip)
{
  PangoRectangle logical;
  GString *tag = g_string_new ("uri='");
  char number[4][G_ASCII_DTOSTR_BUF_SIZE];

  for (const char *c = url; *c != '\0'; c++)
    {
      if (*c == '\'' || *c == '\\')
        g_string_append_c (tag, '\\');
      g_string_append_c (tag, *c);
    }
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  double left = MAX (x + logical.x, clip->x),
         right = MIN (x + logical.x + logical.width, clip->x + clip->width);
  double top = MAX (y + logical.y, clip->y),
         bottom = MIN (y + logical.y + logical.height, clip->y + clip->height);
  const double box[4] = { left, top, MAX (right - left, 0), MAX (bottom - top, 0) };
  for (guint i = 0; i < 4; i++)
    g_ascii_formatd (number[i], sizeof number[i], "%.2f", box[i]);
  g_string_append_printf (tag, "' rect=[%s %s %s %s]", number[0], number[1], number[2], number[3]);
  return g_string_free (tag, FALSE);
}

static void
show_text_cb (PangoLayout *layout,
              double x,
              double y,
              const GdkRGBA *color,
              guint32 event,
              const AnnalsBox *clip,
              gpointer data)
{
  Sink *sink = data;
  g_autofree char *url = annals_page_dup_link (sink->page, event);

  cairo_save (sink->cr);
  if (clip != NULL)
    {
      cairo_rectangle (sink->cr, clip->x, clip->y, clip->width, clip->height);
      cairo_clip (sink->cr);
    }
  gdk_cairo_set_source_rgba (sink->cr, color);
  cairo_move_to (sink->cr, x, y);
  pango_cairo_show_layout (sink->cr, layout);
  cairo_restore (sink->cr);
  if (url == NULL || clip == NULL)
    return;
  g_autofree char *tag = dup_link_tag (url, x, y, layout, clip);
  cairo_tag_begin (sink->cr, CAIRO_TAG_LINK, tag);
  cairo_tag_end (sink->cr, CAIRO_TAG_LINK);
}

static void
ignore_text_cb (PangoLayout *layout,
                double x,
                double y,
                const GdkRGBA *color,
                guint32 event,
                const AnnalsBox *clip,
                gpointer data)
{
}

/* Shapes first, then all text: so the text stays text, which can be searched and copied. */
static void
draw_page (AnnalsPage *page, cairo_t *cr)
{
  Sink sink = { page, cr };
  GtkSnapshot *shapes = gtk_snapshot_new (), *texts = gtk_snapshot_new ();

  annals_page_draw (page, shapes, ignore_text_cb, NULL);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (shapes);
  cairo_scale (cr, POINTS_A_PIXEL, POINTS_A_PIXEL);
  gsk_render_node_draw (node, cr);
  annals_page_draw (page, texts, show_text_cb, &sink);
  g_clear_pointer (&node, gsk_render_node_unref);
  node = gtk_snapshot_free_to_node (texts);
}

GBytes *
annals_paper_to_pdf (AnnalsPage *page, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      write_cb, bytes, page->request.width * POINTS_A_PIXEL, page->request.height * POINTS_A_PIXEL);
  cairo_t *cr = cairo_create (surface);

  /* Later versions pack links away where simple readers do not find them. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, annals_page_get_title (page));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Annals");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, FIXED_DATE);
  draw_page (page, cr);
  cairo_show_page (cr);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  /* Translators: the drawing library's own words follow. */
  g_set_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_WRITE,
               _ ("The PDF cannot be made: %s"), cairo_status_to_string (status));
  return NULL;
}
