/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painter's files share. */
#pragma once

#include "render/annals-painter.h"
#include "render/annals-text-cache.h"

G_BEGIN_DECLS

struct _AnnalsPainter
{
  AnnalsTextCache *texts;
  const AnnalsPalette *palette;
  gboolean shapes;
  AnnalsTextFunc text_func;
  gpointer text_data;
  /* Of the scene in hand */
  GtkSnapshot *snapshot;
  const AnnalsScene *scene;
  AnnalsDocument *document;
  AnnalsBox clip;         /* of texts that are handed over */
  GArray *colors;         /* GdkRGBA, one for each category */
  GHashTable *own_colors; /* colour -> GdkRGBA *, of events that have their own */
};

#define ANNALS_PILL_RADIUS 7.0
#define ANNALS_DIMMED 0.45 /* what a search has not found */

graphene_rect_t annals_box_to_rect (const AnnalsBox *box);
/* An event's own colour, else its category's, as the palette adjusts them. */
const GdkRGBA *annals_painter_event_color (AnnalsPainter *self, guint32 event);
void annals_painter_fill (AnnalsPainter *self, AnnalsBox box, const GdkRGBA *color);
/* To be popped off the snapshot. */
void annals_painter_push_round (AnnalsPainter *self, const AnnalsBox *box, double radius);
/* At the leading or the trailing edge of a box, in its middle from top to bottom. */
void annals_painter_draw_text (AnnalsPainter *self,
                               const AnnalsLaidText *text,
                               const AnnalsBox *box,
                               gboolean right,
                               const GdkRGBA *color,
                               guint32 event);
void
annals_painter_fill_round (AnnalsPainter *self, AnnalsBox box, double radius, const GdkRGBA *color);
void annals_painter_stroke_round (
    AnnalsPainter *self, AnnalsBox box, double radius, double line, const GdkRGBA *color);

/* In annals-painter-items.c */
void annals_painter_draw_items (AnnalsPainter *self);

/* In annals-painter-lanes.c */
void annals_painter_draw_lane_lines (AnnalsPainter *self);
void annals_painter_draw_heading (AnnalsPainter *self, const AnnalsSceneLane *lane);
void annals_painter_draw_bins (AnnalsPainter *self);

/* In annals-painter-relations.c: the arcs from the selected event. */
void annals_painter_draw_arcs (AnnalsPainter *self);

G_END_DECLS
