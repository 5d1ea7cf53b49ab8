/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-palette.h"
#include "annals-sheets.h"
#include "core/annals-clock.h"
#include "layout/annals-direction.h"

G_BEGIN_DECLS

#define ANNALS_PAPER_ERROR (annals_paper_error_quark ())
GQuark annals_paper_error_quark (void);
typedef enum
{
  ANNALS_PAPER_ERROR_FORMAT, /* not .png, .svg or .pdf */
  ANNALS_PAPER_ERROR_SIZE,
  ANNALS_PAPER_ERROR_WRITE,
} AnnalsPaperError;

typedef enum
{
  ANNALS_PAPER_PNG,
  ANNALS_PAPER_SVG,
  ANNALS_PAPER_PDF,
} AnnalsPaperFormat;

typedef struct
{
  AnnalsPaperFormat format;
  double width, height; /* of the picture, in pixels; 1 px is 0.75 pt */
  double scale;         /* multiplies the pixels of a PNG only */
  AnnalsSheets sheets;  /* see annals_paper_request_set_sheets() */
  AnnalsTheme theme;
  gboolean mirrored;         /* texts beside the timeline run right to left */
  AnnalsDirection direction; /* of time */
  gboolean shapes;           /* of categories */
  gboolean title;            /* the document's title and range above */
  gboolean legend;           /* categories and their colours below */
  gboolean outlines;  /* an SVG's text is paths, and looks the same whatever fonts there are */
  gboolean index;     /* a PDF's pages with what did not fit */
  gboolean cards;     /* a PDF's pages with all that is known of each event */
  AnnalsSpan span;    /* what is shown */
  AnnalsLanes *lanes; /* borrowed */
  AnnalsClock *clock; /* likewise, by which times are told; NULL: the document's own */
  guint32 selected;
} AnnalsPaperRequest;

void annals_paper_request_set_sheets (AnnalsPaperRequest *request, const AnnalsSheets *sheets);
AnnalsPaperRequest *annals_paper_request_dup (const AnnalsPaperRequest *request);
void annals_paper_request_free (AnnalsPaperRequest *request); /* that was made by it */
gboolean
annals_paper_format_from_path (const char *path, AnnalsPaperFormat *format, GError **error);
/* Same request, same bytes. */
GBytes *annals_paper_render (const AnnalsPaperRequest *request, GError **error);
/* Writes to a temporary name beside @path and renames. */
gboolean annals_paper_save (const AnnalsPaperRequest *request, const char *path, GError **error);
GdkTexture *annals_paper_preview (const AnnalsPaperRequest *request, double most, GError **error);

/* The same in another thread; the request is copied. */
void annals_paper_render_async (const AnnalsPaperRequest *request,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GBytes *annals_paper_render_finish (GAsyncResult *result, GError **error);
void annals_paper_save_async (const AnnalsPaperRequest *request,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean annals_paper_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
