/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-axis.h"
#include "annals-lanes.h"
#include "annals-metrics.h"

G_BEGIN_DECLS

#define ANNALS_ROW_NONE 0x7f
#define ANNALS_LEVEL_NONE 0xff

/**
 * AnnalsSlot: where an event's label stands, for the plan's whole life.
 * @row: within its lane, from 0; ANNALS_ROW_NONE: never labelled
 * @level: from this zoom level on it is shown; level n has a scale of annals_plan_level_scale (n)
 * @left: the label stands before the mark
 * @width: reserved for the label, in whole pixels
 */
typedef struct
{
  guint32 width : 16;
  guint32 row : 7;
  guint32 level : 8;
  guint32 left : 1;
} AnnalsSlot; /* there may be a million */

/**
 * AnnalsPlan: rows and active ranges of labels (Been, Daiches, Yap 2006; Been, Noellenburg, Poon,
 * Wolff 2010), in one dimension. Scales halve every two levels. What is shown at a level is shown
 * at all closer ones, in the same row: P3; the boxes of a row never overlap at any scale from their
 * level on: P2.
 */
typedef struct _AnnalsPlan AnnalsPlan;

/* The footprint of a label in pixels, about its event's start (pure numbers that plan and scene
 * share). */
#define ANNALS_MARK_SIZE 10.0    /* a mark's box */
#define ANNALS_LABEL_GAP 5.0     /* between mark and label */
#define ANNALS_LABEL_MARGIN 12.0 /* kept free after a label */

/* @home: what the view fits first, @width its plot's pixels: rows are given by need there, to fill
 * @height. */
AnnalsPlan *annals_plan_new (AnnalsLanes *lanes,
                             const AnnalsMetrics *metrics,
                             AnnalsSpan home,
                             double width,
                             double height,
                             GCancellable *cancellable); /* NULL when cancelled */
/* Marks and counts only, at once: what is shown while the first plan is being made. */
AnnalsPlan *
annals_plan_new_without_labels (AnnalsLanes *lanes, const AnnalsMetrics *metrics, double height);
AnnalsPlan *annals_plan_ref (AnnalsPlan *self);
void annals_plan_unref (AnnalsPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsPlan, annals_plan_unref)
AnnalsLanes *annals_plan_get_lanes (AnnalsPlan *self);
guint annals_plan_get_rows (AnnalsPlan *self, guint lane); /* none, where it is collapsed */
double annals_plan_get_gutter (AnnalsPlan *self);          /* of the lanes' headings, in pixels */
AnnalsSpan annals_plan_get_extent (AnnalsPlan *self, guint lane);
double annals_plan_get_height (AnnalsPlan *self); /* of all lanes */
guint annals_plan_lane_at (AnnalsPlan *self, double y);
/* One for each member of the lane, by its position. */
const AnnalsSlot *annals_plan_get_slots (AnnalsPlan *self, guint lane);
/* The level whose labels are shown at @scale (seconds to a pixel). */
int annals_plan_level (AnnalsPlan *self, double scale);
double annals_plan_level_scale (AnnalsPlan *self, int level);
/* Appends positions (guint32) whose label is shown at @axis and whose footprint meets [0, width).
 */
void annals_plan_query (
    AnnalsPlan *self, guint lane, const AnnalsAxis *axis, double width, GArray *positions);

/* Pixels, from the metrics' line height: shared with the scene. */
double annals_plan_row_height (const AnnalsMetrics *metrics);
double annals_plan_lane_height (const AnnalsMetrics *metrics, guint rows);

G_END_DECLS
