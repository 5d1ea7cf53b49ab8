/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/annals-lane-row.h"
#include "widgets/annals-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_LANE_ITEM (annals_lane_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsLaneItem, annals_lane_item, ANNALS, LANE_ITEM, GtkWidget)

GtkWidget *annals_lane_item_new (AnnalsViewState *state);
void annals_lane_item_set_row (AnnalsLaneItem *self, AnnalsLaneRow *row); /* NULL: none */

G_END_DECLS
