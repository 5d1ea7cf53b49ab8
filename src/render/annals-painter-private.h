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

/* In annals-painter-relations.c: the arcs from the selected event. */
void annals_painter_draw_arcs (AnnalsPainter *self);

G_END_DECLS
