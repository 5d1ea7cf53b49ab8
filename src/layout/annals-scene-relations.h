/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arcs from the selected event to those that it has to do with. */
#pragma once

#include "annals-scene.h"

G_BEGIN_DECLS

/* Fills the scene's arcs; none where the selected event is not on screen. */
void annals_scene_add_arcs (AnnalsScene *self,
                            const AnnalsMetrics *metrics,
                            const AnnalsSceneRequest *request);
/* The arc whose sign or tag is at a point. */
gboolean annals_scene_hit_arc (const AnnalsScene *self, double x, double y, guint *index);
/* A kind without words or colour: "→", "≠"; @mirrored: where text runs right to left. */
const char *annals_relation_sign (AnnalsRelationKind kind, gboolean mirrored);

G_END_DECLS
