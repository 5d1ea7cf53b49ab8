/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-paper.h"

#include <glib/gi18n-lib.h>

#include "core/annals-file.h"
#include "render/annals-page.h"

/* clang-format off */
G_DEFINE_QUARK (annals-paper-error-quark, annals_paper_error)
/* clang-format on */

/**
 * annals_paper_format_from_path:
 * @format: (out): what the name's end asks for
 *
 * Returns: %FALSE with %ANNALS_PAPER_ERROR_FORMAT where it asks for none that is known
 */
gboolean
annals_paper_format_from_path (const char *path, AnnalsPaperFormat *format, GError **error)
{
  static const struct
  {
    const char *suffix;
    AnnalsPaperFormat format;
  } formats[] = { { ".png", ANNALS_PAPER_PNG },
                  { ".svg", ANNALS_PAPER_SVG },
                  { ".pdf", ANNALS_PAPER_PDF } };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *format = formats[i].format;
        return TRUE;
      }
  g_set_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_FORMAT,
               _ ("%s: Expected a name that ends in .png, .svg or .pdf"), path);
  return FALSE;
}

/**
 * annals_paper_request_set_sheets:
 * @sheets: what the picture is printed on; copied
 *
 * Makes the picture as large as its sheets, joined. A PDF has a page for each; a PNG or an SVG is
 * the one picture, with a sheet's margin about it. The first sheet is where time begins.
 */
void
annals_paper_request_set_sheets (AnnalsPaperRequest *request, const AnnalsSheets *sheets)
{
  request->sheets = *sheets;
  request->sheets.mirrored = annals_direction_is_mirrored (request->direction, request->mirrored);
  annals_sheets_get_picture (sheets, &request->width, &request->height);
}

/**
 * annals_paper_request_dup:
 *
 * Returns: (transfer full): a copy that holds on to the lanes, for another thread
 */
AnnalsPaperRequest *
annals_paper_request_dup (const AnnalsPaperRequest *request)
{
  AnnalsPaperRequest *copy = g_new (AnnalsPaperRequest, 1);

  *copy = *request;
  annals_lanes_ref (copy->lanes);
  if (copy->clock != NULL)
    annals_clock_ref (copy->clock);
  return copy;
}

void
annals_paper_request_free (AnnalsPaperRequest *request)
{
  annals_lanes_unref (request->lanes);
  g_clear_pointer (&request->clock, annals_clock_unref);
  g_free (request);
}

/**
 * annals_paper_render:
 * @request: what to draw
 *
 * Draws a picture. The same request gives the same bytes on the same machine.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with an #AnnalsPaperError
 */
GBytes *
annals_paper_render (const AnnalsPaperRequest *request, GError **error)
{
  g_autoptr (AnnalsPage) page = NULL;

  if (request->format == ANNALS_PAPER_PDF)
    return annals_paper_to_pdf (request, error);
  if ((page = annals_page_new (request, error)) == NULL)
    return NULL;
  return request->format == ANNALS_PAPER_SVG ? annals_paper_to_svg (page, error)
                                             : annals_paper_to_png (page, error);
}

/**
 * annals_paper_save:
 * @path: replaced atomically; where that fails, what was there stays
 *
 * Draws a picture into a file.
 */
gboolean
annals_paper_save (const AnnalsPaperRequest *request, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = annals_paper_render (request, error);
  g_autoptr (GError) fault = NULL;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  const char *data = g_bytes_get_data (bytes, &length);
  if (annals_file_save (path, data, length, &fault))
    return TRUE;
  g_set_error_literal (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_WRITE, fault->message);
  return FALSE;
}

/**
 * annals_paper_preview:
 * @most: pixels of its longer side
 *
 * What the picture will look like, for the screen. Any thread may draw it.
 *
 * Returns: (transfer full): the picture, or %NULL with an #AnnalsPaperError
 */
GdkTexture *
annals_paper_preview (const AnnalsPaperRequest *request, double most, GError **error)
{
  g_autoptr (AnnalsPage) page = annals_page_new (request, error);

  if (page == NULL)
    return NULL;
  return annals_paper_to_texture (page,
                                  MIN (most / MAX (page->canvas.width, page->canvas.height), 1));
}
