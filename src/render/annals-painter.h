/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-palette.h"
#include "layout/annals-scene.h"

G_BEGIN_DECLS

/* Draws a scene. Keeps a cache of text layouts between frames; one painter for each view or page.
 */
typedef struct _AnnalsPainter AnnalsPainter;
AnnalsPainter *annals_painter_new (PangoContext *context);
void annals_painter_free (AnnalsPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsPainter, annals_painter_free)
void annals_painter_set_theme (AnnalsPainter *self, AnnalsTheme theme);
/* Categories have shapes of their own, beside their colours. */
void annals_painter_set_shapes (AnnalsPainter *self, gboolean shapes);
/* Where text should not become nodes (PDF, SVG), the painter hands it over instead. */
typedef void (*AnnalsTextFunc) (PangoLayout *layout,
                                double x,
                                double y,
                                const GdkRGBA *color,
                                guint32 event,         /* or ANNALS_NONE */
                                const AnnalsBox *clip, /* or NULL */
                                gpointer user_data);
void annals_painter_set_text_func (AnnalsPainter *self, AnnalsTextFunc func, gpointer user_data);
void annals_painter_draw (AnnalsPainter *self, GtkSnapshot *snapshot, const AnnalsScene *scene);
/* The line under the pointer with its date; @x in scene pixels. */
void annals_painter_draw_bin_hover (AnnalsPainter *self,
                                    GtkSnapshot *snapshot,
                                    const AnnalsScene *scene,
                                    guint bin);
void annals_painter_draw_hover (AnnalsPainter *self,
                                GtkSnapshot *snapshot,
                                const AnnalsScene *scene,
                                double x,
                                const char *text);

/* A lane that is being moved, and where it would go: @line, below 0: nowhere. */
void annals_painter_draw_lane_move (AnnalsPainter *self,
                                    GtkSnapshot *snapshot,
                                    const AnnalsScene *scene,
                                    AnnalsSpan lane,
                                    double line);

G_END_DECLS
