/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-lanes.h"

G_BEGIN_DECLS

/**
 * AnnalsLaneRow:
 *
 * A lane that there is or could be, in the list of them. The signal "changed" tells that it is no
 * longer as it was.
 */
#define ANNALS_TYPE_LANE_ROW (annals_lane_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsLaneRow, annals_lane_row, ANNALS, LANE_ROW, GObject)

AnnalsLaneRow *annals_lane_row_new (AnnalsLanes *lanes, guint entry);
/* Takes what the lane is now; FALSE: it is another. */
gboolean annals_lane_row_update (AnnalsLaneRow *self, AnnalsLanes *lanes, guint entry);
const AnnalsLaneEntry *annals_lane_row_get_entry (AnnalsLaneRow *self);
const char *annals_lane_row_get_id (AnnalsLaneRow *self);
/* Whether the title has all words, each as annals_text_fold() makes it. */
gboolean annals_lane_row_matches (AnnalsLaneRow *self, const char *const *words);

G_END_DECLS
