/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-event-set.h"
#include "layout/annals-lanes.h"

G_BEGIN_DECLS

/**
 * AnnalsHits:
 *
 * What a search has found, told out to lanes, so that a frame counts those of a bin without meeting
 * them. An overlay: the plan does not depend on it, and labels hold still while a person types.
 */
typedef struct _AnnalsHits AnnalsHits;

/* @events: those that are found, of those that the lanes were made of */
AnnalsHits *annals_hits_new (AnnalsLanes *lanes, AnnalsEventSet *events);
AnnalsHits *annals_hits_ref (AnnalsHits *self);
void annals_hits_unref (AnnalsHits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsHits, annals_hits_unref)
AnnalsLanes *annals_hits_get_lanes (AnnalsHits *self);
AnnalsEventSet *annals_hits_get_events (AnnalsHits *self);
/* All of a lane's. */
guint annals_hits_get_n (AnnalsHits *self, guint lane);
/* Those of a lane's members whose positions are in [@first, @past). */
guint annals_hits_count (AnnalsHits *self, guint lane, guint first, guint past);
/* A lane's first, or last, event that starts in a span; else one that goes on there; ANNALS_NONE.
 */
guint annals_hits_find (AnnalsHits *self, guint lane, AnnalsSpan span, gboolean last);

G_END_DECLS
