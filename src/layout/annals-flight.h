/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"
#include "core/annals-event-set.h"

G_BEGIN_DECLS

/**
 * AnnalsFlight:
 *
 * The way from one view of time to another that a person can follow: a near one pans, a far one
 * zooms out, goes over and zooms in. Each moment seems equally fast (van Wijk and Nuij, Smooth and
 * efficient zooming and panning, 2003, in one dimension).
 */
typedef struct
{
  AnnalsSpan from, to;
  double distance; /* between the middles, in seconds, above 0 where it pans */
  double r0;       /* the paper's; at the beginning */
  double length;   /* of the way, the paper's S */
} AnnalsFlight;

AnnalsFlight annals_flight_new (AnnalsSpan from, AnnalsSpan to);
/* The view at a part of the way, 0 to 1; the very ends at 0 and 1. */
AnnalsSpan annals_flight_at (const AnnalsFlight *self, double part);
/* How long it ought to take, in seconds. */
double annals_flight_duration (const AnnalsFlight *self);

/* The view in which @event is told: it in the middle, with some of its neighbours in time among
 * @shown; as long as @before where that nearly does. FALSE: it has no date. */
gboolean annals_flight_goal (AnnalsDocument *document,
                             AnnalsEventSet *shown,
                             guint event,
                             AnnalsSpan before,
                             AnnalsSpan *goal);

G_END_DECLS
