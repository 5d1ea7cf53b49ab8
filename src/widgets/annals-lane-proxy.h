/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "layout/annals-scene.h"

G_BEGIN_DECLS

/**
 * AnnalsLaneProxy: a child of the timeline that stands for a lane's title, where there is no
 * pointer: a button on the accessibility bus that tells whether the lane is open, and what the
 * keyboard goes to. It draws nothing but a ring where it has the focus. The signal "chosen" asks to
 * collapse the lane, or to open it.
 */
#define ANNALS_TYPE_LANE_PROXY (annals_lane_proxy_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsLaneProxy, annals_lane_proxy, ANNALS, LANE_PROXY, GtkWidget)

GtkWidget *annals_lane_proxy_new (void);
/* @index: among the scene's lanes */
void annals_lane_proxy_set_lane (AnnalsLaneProxy *self, const AnnalsScene *scene, guint index);
const char *annals_lane_proxy_get_id (AnnalsLaneProxy *self); /* of the lane; NULL: none yet */
/* Where it stands; NULL: out of sight. */
void annals_lane_proxy_place (AnnalsLaneProxy *self, const AnnalsBox *box);
gboolean annals_lane_proxy_is_in_sight (AnnalsLaneProxy *self);
void annals_lane_proxy_allocate (AnnalsLaneProxy *self);

G_END_DECLS
