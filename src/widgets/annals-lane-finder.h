/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/annals-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnnalsLaneFinder:
 *
 * A popover that lists the lanes that there are or could be, of as many as there are; shows, hides,
 * collapses them. The signal "chosen", with the lane's id, says which one is to be gone to.
 */
#define ANNALS_TYPE_LANE_FINDER (annals_lane_finder_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsLaneFinder, annals_lane_finder, ANNALS, LANE_FINDER, GtkPopover)

GtkWidget *annals_lane_finder_new (AnnalsViewState *state);

G_END_DECLS
