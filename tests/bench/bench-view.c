/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-view.h"

#include "bench-document.h"

void
bench_view_init (BenchView *self, guint n, guint n_lanes)
{
  AnnalsGrouping grouping = n_lanes > 1 ? ANNALS_GROUPING_CATEGORY : ANNALS_GROUPING_NONE;

  *self = (BenchView){ .document = bench_document_new (n, n_lanes),
                       .context = annals_text_context_new () };
  self->metrics = annals_text_metrics_new (self->context);
  self->lanes = annals_lanes_new (self->document, NULL, 0, grouping);
  self->range = annals_document_get_range (self->document);
  const AnnalsMetrics *metrics = annals_text_metrics_get (self->metrics);
  self->plot_width = BENCH_WIDTH - annals_scene_gutter_width (metrics, self->lanes, BENCH_WIDTH);
  self->height = annals_scene_lanes_height (metrics, self->lanes, BENCH_HEIGHT);
}

void
bench_view_clear (BenchView *self)
{
  g_clear_pointer (&self->lanes, annals_lanes_unref);
  g_clear_pointer (&self->metrics, annals_text_metrics_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->document);
}

AnnalsPlan *
bench_view_plan (const BenchView *self)
{
  return annals_plan_new (self->lanes, annals_text_metrics_get (self->metrics), self->range,
                          self->plot_width, self->height, NULL);
}
