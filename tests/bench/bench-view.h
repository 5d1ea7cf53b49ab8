/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-scene.h"
#include "render/annals-text-metrics.h"

G_BEGIN_DECLS

#define BENCH_WIDTH 1600
#define BENCH_HEIGHT 900

/* What plan and frames are made of: events in @n_lanes lanes, in a view of the size above. */
typedef struct
{
  AnnalsDocument *document;
  AnnalsLanes *lanes;
  PangoContext *context;
  AnnalsTextMetrics *metrics;
  AnnalsSpan range;
  double plot_width, height; /* of all lanes */
} BenchView;

void bench_view_init (BenchView *self, guint n, guint n_lanes);
void bench_view_clear (BenchView *self);
AnnalsPlan *bench_view_plan (const BenchView *self);

G_END_DECLS
