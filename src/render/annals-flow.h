/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "layout/annals-scene.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_FLOW_TITLE, /* begins a page */
  ANNALS_FLOW_HEADING,
  ANNALS_FLOW_NAME,
  ANNALS_FLOW_ENTRY,
  ANNALS_FLOW_TEXT,
  ANNALS_FLOW_DIM,
  ANNALS_FLOW_SOURCE,
} AnnalsFlowStyle;

/* Where a title or a heading stands: what an outline lists. */
typedef struct
{
  AnnalsFlowStyle style;
  char *title;
  guint page;
  double x, y; /* on the sheet */
} AnnalsFlowMark;

/**
 * AnnalsFlow: text that flows over columns and pages, as much as there is. Only where its lines
 * stand is kept; they are laid out again when their page is drawn.
 */
typedef struct _AnnalsFlow AnnalsFlow;

AnnalsFlow *annals_flow_new (PangoContext *context, const AnnalsBox *room);
void annals_flow_free (AnnalsFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsFlow, annals_flow_free)
void annals_flow_add (AnnalsFlow *self, AnnalsFlowStyle style, const char *text, const char *url);
void annals_flow_add_markup (AnnalsFlow *self, const char *markup);
guint annals_flow_get_n_pages (AnnalsFlow *self);
const char *annals_flow_get_title (AnnalsFlow *self, guint page);
const AnnalsFlowMark *annals_flow_get_marks (AnnalsFlow *self, guint *n);
void annals_flow_draw (AnnalsFlow *self, guint page, cairo_t *cr);

G_END_DECLS
