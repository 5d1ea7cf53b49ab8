/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-axis.h"

#include <math.h>

#define FINEST_SCALE 1e-6 /* seconds to a pixel */
#define STEPS_A_PIXEL 8   /* of what a double can tell at that time */
#define RANGES_A_VIEW 20.0
#define RANGE_IN_SIGHT 0.125 /* of the view's width */

/* What doubles can tell at @time, so that neighbouring pixels are different times. */
static double
finest_scale (AnnalsTime time)
{
  double size = fabs (time);

  return MAX (FINEST_SCALE, (nextafter (size, G_MAXDOUBLE) - size) * STEPS_A_PIXEL);
}

/**
 * annals_axis_fit:
 * @width: of the plot, in pixels
 *
 * The axis that shows @span in @width.
 */
AnnalsAxis
annals_axis_fit (AnnalsSpan span, double width)
{
  double least = finest_scale (MAX (fabs (span.start), fabs (span.end)));

  return (AnnalsAxis){ span.start, MAX (annals_span_length (span) / MAX (width, 1), least) };
}

AnnalsSpan
annals_axis_span (const AnnalsAxis *axis, double width)
{
  return (AnnalsSpan){ axis->origin, annals_axis_time (axis, width) };
}

void
annals_axis_zoom (AnnalsAxis *axis, double x, double factor)
{
  AnnalsTime time = annals_axis_time (axis, x);

  if (!(factor > 0))
    return;
  axis->scale =
      CLAMP (axis->scale / factor, finest_scale (time), (ANNALS_TIME_MAX - ANNALS_TIME_MIN));
  axis->origin = time - x * axis->scale;
}

void
annals_axis_pan (AnnalsAxis *axis, double dx)
{
  axis->origin = CLAMP (axis->origin - dx * axis->scale, 4 * ANNALS_TIME_MIN, 4 * ANNALS_TIME_MAX);
}

/**
 * annals_axis_clamp:
 * @range: the document's
 * @width: of the plot, in pixels
 *
 * Keeps an eighth of the view on the range, and the view at most 20 ranges long, about its own
 * middle.
 */
void
annals_axis_clamp (AnnalsAxis *axis, AnnalsSpan range, double width)
{
  double length = MAX (annals_span_length (range), 1);
  double most = length * RANGES_A_VIEW / MAX (width, 1);

  if (axis->scale > most)
    {
      AnnalsTime middle = annals_axis_time (axis, width / 2);
      axis->scale = most;
      axis->origin = middle - most * width / 2;
    }
  double view = axis->scale * width;
  double sight = MIN (view * RANGE_IN_SIGHT, length);
  axis->origin = CLAMP (axis->origin, range.start + sight - view,
                        MAX (range.end - sight, range.start + sight - view));
}
