/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "annals-paper.h"

G_BEGIN_DECLS

/**
 * AnnalsPrintout: pages of paper: a picture on its sheets, and what follows it. The same for a PDF
 * and for a printer.
 */
typedef struct _AnnalsPrintout AnnalsPrintout;

AnnalsPrintout *annals_printout_new (const AnnalsPaperRequest *request, GError **error);
/* The same in another thread; it may then be drawn by any, one at a time. */
void annals_printout_new_async (const AnnalsPaperRequest *request,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
AnnalsPrintout *annals_printout_new_finish (GAsyncResult *result, GError **error);
void annals_printout_free (AnnalsPrintout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsPrintout, annals_printout_free)
const AnnalsSheets *annals_printout_get_sheets (AnnalsPrintout *self);
const char *annals_printout_get_title (AnnalsPrintout *self);
const char *annals_printout_get_description (AnnalsPrintout *self); /* NULL: none */
guint annals_printout_get_n_pages (AnnalsPrintout *self);
void annals_printout_draw (AnnalsPrintout *self, guint page, cairo_t *cr);
/* Where the reader of a PDF may jump to: times of the picture, and what follows it. */
void annals_printout_add_outline (AnnalsPrintout *self, cairo_surface_t *pdf);

G_END_DECLS
