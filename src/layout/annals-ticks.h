/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-axis.h"
#include "annals-metrics.h"
#include "core/annals-clock.h"

G_BEGIN_DECLS

typedef struct
{
  AnnalsTime time;
  double x;
  int tier;       /* 0: upper, coarse (years); 1: lower, fine (months) */
  char label[64]; /* by locale */
} AnnalsTick;

/* Ticks from milliseconds to gigayears in two tiers, civil by @clock (NULL: UTC's), labels that
 * keep apart. The first upper tick may stand left of 0: its label is pinned to the edge by the
 * scene. */
GArray *annals_ticks_layout (const AnnalsAxis *axis,
                             double width,
                             AnnalsClock *clock,
                             const AnnalsMetrics *metrics); /* of AnnalsTick */
/* The tier that can be understood without the other. */
int annals_ticks_plain_tier (const GArray *ticks);

G_END_DECLS
