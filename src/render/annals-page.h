/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-painter.h"
#include "annals-paper.h"
#include "annals-text-metrics.h"

G_BEGIN_DECLS

#define ANNALS_PAGE_MARGIN 16.0 /* pixels */

typedef struct _AnnalsLegend AnnalsLegend;

/**
 * AnnalsPage: one picture on paper, laid out: title, timeline, legend. The sinks (PNG, SVG, PDF)
 * draw it.
 */
typedef struct
{
  AnnalsPaperRequest request;
  char *title;
  AnnalsBox canvas; /* with the margin about the picture, whose corner is 0, 0 */
  PangoContext *context;
  AnnalsTextMetrics *metrics;
  AnnalsPlan *plan;
  AnnalsScene *scene;
  AnnalsPainter *painter;
  AnnalsLegend *legend;
  double top, bottom; /* heights of title and legend */
  char *lack;         /* what is told of lanes that do not fit; NULL: all do */
  double floor;       /* where the timeline ends */
  AnnalsTextFunc text_func;
  gpointer text_data;
} AnnalsPage;

AnnalsPage *annals_page_new (const AnnalsPaperRequest *request, GError **error);
void annals_page_free (AnnalsPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsPage, annals_page_free)
/* Draws the whole page to a snapshot; with @func all text goes there instead, in the page's pixels.
 */
void
annals_page_draw (AnnalsPage *self, GtkSnapshot *snapshot, AnnalsTextFunc func, gpointer user_data);

/* A text of a page, in its pixels. */
typedef struct
{
  PangoLayout *layout;
  double x, y;
  GdkRGBA color;
  guint32 event; /* or ANNALS_NONE */
  AnnalsBox box; /* what of it is seen */
} AnnalsPageText;

GskRenderNode *annals_page_draw_apart (AnnalsPage *self, GArray **texts);
void annals_page_text_show (const AnnalsPageText *self, cairo_t *cr, const AnnalsBox *seen);
/* Shapes and texts; any thread may draw, which it may not where texts are nodes. */
void annals_page_draw_plain (AnnalsPage *self, cairo_t *cr);
/* The first web address among an event's sources, or NULL. */
char *annals_page_dup_link (AnnalsPage *self, guint32 event);
const char *annals_page_get_title (AnnalsPage *self);

/* Texts of the page's own, for its other parts. */
PangoLayout *annals_page_new_layout (
    AnnalsPage *self, const char *text, double scale, gboolean bold, double width);
void annals_page_show_layout (AnnalsPage *self,
                              GtkSnapshot *snapshot,
                              PangoLayout *layout,
                              double indent,
                              double y,
                              const GdkRGBA *color);

/* What marks and signs mean, in lines at the foot of a page. */
AnnalsLegend *annals_legend_new (AnnalsPage *page);
void annals_legend_free (AnnalsLegend *self);
double annals_legend_get_height (const AnnalsLegend *self); /* 0: there is none */
double annals_legend_get_lack (const AnnalsLegend *self);
void annals_legend_draw (AnnalsLegend *self, AnnalsPage *page, GtkSnapshot *snapshot, double top);

GBytes *annals_paper_to_png (AnnalsPage *page, GError **error);
GdkTexture *annals_paper_to_texture (AnnalsPage *page, double scale);
GBytes *annals_paper_to_svg (AnnalsPage *page, GError **error);
GBytes *annals_paper_to_pdf (const AnnalsPaperRequest *request, GError **error);

G_END_DECLS
