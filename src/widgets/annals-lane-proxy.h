/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-proxy.h"

G_BEGIN_DECLS

/**
 * AnnalsLaneProxy: stands for a lane's title, as a button that tells whether the lane is open. When
 * it is chosen, the lane is to be collapsed, or opened.
 */
#define ANNALS_TYPE_LANE_PROXY (annals_lane_proxy_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsLaneProxy, annals_lane_proxy, ANNALS, LANE_PROXY, AnnalsProxy)

GtkWidget *annals_lane_proxy_new (void);
/* @index: among the scene's lanes */
void annals_lane_proxy_set_lane (AnnalsLaneProxy *self, const AnnalsScene *scene, guint index);
const char *annals_lane_proxy_get_id (AnnalsLaneProxy *self); /* of the lane; NULL: none yet */

G_END_DECLS
