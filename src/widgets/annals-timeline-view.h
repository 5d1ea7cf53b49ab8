/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "layout/annals-scene.h"
#include "widgets/annals-measurement.h"
#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_TIMELINE_VIEW (annals_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsTimelineView, annals_timeline_view, ANNALS, TIMELINE_VIEW, GtkWidget)

void annals_timeline_view_set_state (AnnalsTimelineView *self, AnnalsViewState *state);
/* Pixels at the edge where text ends that something else hides: events are revealed beside it. */
void annals_timeline_view_set_covered (AnnalsTimelineView *self, int covered);
void annals_timeline_view_zoom (AnnalsTimelineView *self, double factor);
void annals_timeline_view_fit (AnnalsTimelineView *self, AnnalsSpan span);
void annals_timeline_view_fit_home (AnnalsTimelineView *self);
/* Lists the lanes, to go to one of them. */
void annals_timeline_view_find_lane (AnnalsTimelineView *self);
void annals_timeline_view_fit_all (AnnalsTimelineView *self);

/* In annals-timeline-view-measure.c: what is measured is drawn, and set by drags and keys. */
void annals_timeline_view_set_measurement (AnnalsTimelineView *self,
                                           AnnalsMeasurement *measurement);
void annals_timeline_view_measure_here (AnnalsTimelineView *self);

/* In annals-timeline-view-flight.c */
void annals_timeline_view_fly (AnnalsTimelineView *self, AnnalsSpan span);
void annals_timeline_view_fly_to (AnnalsTimelineView *self, guint event);

/* What is in view, to come back to. */
typedef struct
{
  AnnalsSpan span;
  double scroll; /* pixels that the lanes are scrolled up */
} AnnalsTimelinePlace;

AnnalsTimelinePlace annals_timeline_view_get_place (AnnalsTimelineView *self);
void annals_timeline_view_set_place (AnnalsTimelineView *self, AnnalsTimelinePlace place);

G_END_DECLS
