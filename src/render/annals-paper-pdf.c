/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "render/annals-page.h"
#include "render/annals-printout.h"

#define FIXED_DATE "2000-01-01T00:00:00Z" /* so that the same request gives the same bytes */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, AnnalsPrintout *printout)
{
  const char *description = annals_printout_get_description (printout);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  annals_printout_get_title (printout));
  if (description != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Annals");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, FIXED_DATE);
}

static void
draw_pages (AnnalsPrintout *printout, cairo_t *cr)
{
  guint n = annals_printout_get_n_pages (printout);

  cairo_tag_begin (cr, "Document", NULL);
  cairo_scale (cr, ANNALS_POINTS_A_PIXEL, ANNALS_POINTS_A_PIXEL);
  for (guint i = 0; i < n; i++)
    {
      annals_printout_draw (printout, i, cr);
      /* After the last page, cairo 1.18 would make one more for the tag's end. */
      if (i + 1 == n)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
}

/* The surface's status, once all is written. */
static cairo_status_t
finish (cairo_surface_t *surface, cairo_t *cr)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

GBytes *
annals_paper_to_pdf (const AnnalsPaperRequest *request, GError **error)
{
  g_autoptr (AnnalsPrintout) printout = annals_printout_new (request, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (printout == NULL)
    return NULL;
  const AnnalsSheets *sheets = annals_printout_get_sheets (printout);
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, bytes, sheets->width * ANNALS_POINTS_A_PIXEL,
                                           sheets->height * ANNALS_POINTS_A_PIXEL);
  cairo_t *cr = cairo_create (surface);
  /* Later versions pack links away where simple readers do not find them. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, printout);
  draw_pages (printout, cr);
  annals_printout_add_outline (printout, surface);
  cairo_status_t status = finish (surface, cr);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  /* Translators: the drawing library's own words follow. */
  g_set_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_WRITE,
               _ ("The PDF cannot be made: %s"), cairo_status_to_string (status));
  return NULL;
}
