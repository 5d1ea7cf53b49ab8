/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "render/annals-page.h"

#define DPI 96.0
#define DEFLATE "6"

/* 816 is 816, even where millimetres make it a little more. */
static int
count_pixels (double length)
{
  return (int) ceil (length - 1e-6);
}

static cairo_surface_t *
draw_surface (AnnalsPage *page, cairo_format_t format, double scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (format, count_pixels (page->canvas.width * scale),
                                  count_pixels (page->canvas.height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -page->canvas.x, -page->canvas.y);
  annals_page_draw_plain (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* From cairo's native-endian 0RGB to bytes of R, G, B. */
static GdkPixbuf *
to_pixbuf (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface),
      height = cairo_image_surface_get_height (surface);
  gsize from_stride = (gsize) cairo_image_surface_get_stride (surface);
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  if (pixbuf == NULL)
    return NULL;
  for (int y = 0; y < height; y++)
    {
      const guint32 *from = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                                          + (gsize) y * from_stride);
      guchar *to =
          gdk_pixbuf_get_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      for (int x = 0; x < width; x++, to += 3)
        {
          to[0] = (guchar) (from[x] >> 16);
          to[1] = (guchar) (from[x] >> 8);
          to[2] = (guchar) from[x];
        }
    }
  return pixbuf;
}

GBytes *
annals_paper_to_png (AnnalsPage *page, GError **error)
{
  cairo_surface_t *surface = draw_surface (page, CAIRO_FORMAT_RGB24, page->request.scale);
  g_autoptr (GdkPixbuf) pixbuf =
      cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS ? to_pixbuf (surface) : NULL;
  g_autofree char *dpi = g_strdup_printf ("%d", (int) round (DPI * page->request.scale));
  char *buffer = NULL;
  gsize length = 0;

  cairo_surface_destroy (surface);
  if (pixbuf == NULL)
    {
      g_set_error_literal (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_SIZE,
                           _ ("There is not enough memory for a picture of this size"));
      return NULL;
    }
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "png", error, "x-dpi", dpi, "y-dpi",
                                  dpi, "compression", DEFLATE, "tEXt::Title",
                                  annals_page_get_title (page), NULL))
    return NULL;
  return g_bytes_new_take (buffer, length);
}

/**
 * annals_paper_to_texture:
 * @scale: of its pixels
 *
 * Returns: (transfer full) (nullable): the picture, for the screen
 */
GdkTexture *
annals_paper_to_texture (AnnalsPage *page, double scale)
{
  cairo_surface_t *surface = draw_surface (page, CAIRO_FORMAT_ARGB32, scale);
  GdkTexture *texture = NULL;

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      int width = cairo_image_surface_get_width (surface);
      int height = cairo_image_surface_get_height (surface);
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);
      g_autoptr (GBytes) bytes =
          g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
      texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
    }
  cairo_surface_destroy (surface);
  return texture;
}
