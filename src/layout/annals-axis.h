/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-time.h"

G_BEGIN_DECLS

/**
 * AnnalsAxis:
 * @origin: the time at x = 0
 * @scale: seconds to a pixel, above 0
 *
 * Maps time to pixels. Logical: x grows with time, mirroring is the scene's last step.
 */
typedef struct
{
  AnnalsTime origin;
  double scale;
} AnnalsAxis;

static inline double
annals_axis_x (const AnnalsAxis *axis, AnnalsTime time)
{
  return (time - axis->origin) / axis->scale;
}

static inline AnnalsTime
annals_axis_time (const AnnalsAxis *axis, double x)
{
  return axis->origin + x * axis->scale;
}

AnnalsAxis annals_axis_fit (AnnalsSpan span, double width);
AnnalsSpan annals_axis_span (const AnnalsAxis *axis, double width);
/* Zooms by @factor (above 1: closer) so that the time at @x stays there; clamped to what doubles
 * can tell. */
void annals_axis_zoom (AnnalsAxis *axis, double x, double factor);
void annals_axis_pan (AnnalsAxis *axis, double dx);
/* Keeps some of @range (the document's) in sight and the scale within sense, for a plot @width
 * wide. */
void annals_axis_clamp (AnnalsAxis *axis, AnnalsSpan range, double width);

G_END_DECLS
