/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room that lanes' titles take. */
#pragma once

#include "layout/annals-lanes.h"
#include "layout/annals-metrics.h"

G_BEGIN_DECLS

#define ANNALS_HEADING_SCALE 1.12 /* headings are bold */
#define ANNALS_HEADING_TOP 6.0    /* pixels above a title that has its count under it */

double annals_lane_heading_gutter (const AnnalsMetrics *metrics, AnnalsLanes *lanes);
/* What a picture of @width leaves of it. */
double annals_lane_heading_fit (double gutter, double width);
/* Pixels by which a lane's title stands in. */
double annals_lane_heading_indent (const AnnalsMetrics *metrics, const AnnalsLane *lane);

G_END_DECLS
