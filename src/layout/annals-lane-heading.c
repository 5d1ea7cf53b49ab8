/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-lane-heading.h"

#include <math.h>
#include <string.h>

#define GUTTER_LEAST 7.0 /* em */
#define GUTTER_MOST 13.0
#define HEADING_LEAST 4.0 /* em, however short the title: a count stands there too */
#define INDENT 1.0        /* em, for each lane that a lane is part of */
#define DEEPEST 5         /* beyond that, lanes stand in no further */
#define SHARE 0.42        /* of a picture: the rest belongs to events, however large the letters */

double
annals_lane_heading_indent (const AnnalsMetrics *metrics, const AnnalsLane *lane)
{
  return round (MIN (lane->depth, DEEPEST) * INDENT * metrics->em);
}

/**
 * annals_lane_heading_gutter:
 *
 * Titles may take so much, and what they stand in beside it.
 *
 * Returns: pixels at the leading edge that the headings of all lanes take
 */
double
annals_lane_heading_gutter (const AnnalsMetrics *metrics, AnnalsLanes *lanes)
{
  guint n;
  const AnnalsLane *all = annals_lanes_get (lanes, &n);
  double width = GUTTER_LEAST * metrics->em, most = GUTTER_MOST * metrics->em;

  for (guint i = 0; i < n; i++)
    {
      double indent = annals_lane_heading_indent (metrics, &all[i]);
      if (width >= indent + most)
        continue;
      double title = metrics->text_width (metrics, all[i].title, strlen (all[i].title));
      title = title * ANNALS_HEADING_SCALE + 2 * metrics->em;
      width = MAX (width, indent + CLAMP (title, HEADING_LEAST * metrics->em, most));
    }
  return ceil (width);
}

double
annals_lane_heading_fit (double gutter, double width)
{
  return MIN (gutter, floor (width * SHARE));
}
