/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-lanes.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_VIEW_STATE (annals_view_state_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsViewState, annals_view_state, ANNALS, VIEW_STATE, GObject)

AnnalsViewState *annals_view_state_new (void);
AnnalsDocument *annals_view_state_get_document (AnnalsViewState *self);
void annals_view_state_set_document (AnnalsViewState *self, AnnalsDocument *document);
/* The same file, read again: view, filters and selection stay. */
void annals_view_state_reload_document (AnnalsViewState *self, AnnalsDocument *document);
AnnalsGrouping annals_view_state_get_grouping (AnnalsViewState *self);
void annals_view_state_set_grouping (AnnalsViewState *self, AnnalsGrouping grouping);
guint annals_view_state_get_selected (AnnalsViewState *self);
void annals_view_state_set_selected (AnnalsViewState *self, guint event);
const char *annals_view_state_get_search (AnnalsViewState *self);
/* FALSE, and nothing changed, where @text is no query; @error says why. */
gboolean annals_view_state_set_search (AnnalsViewState *self, const char *text, GError **error);
gboolean annals_view_state_get_category_shown (AnnalsViewState *self, guint category);
void annals_view_state_set_category_shown (AnnalsViewState *self, guint category, gboolean shown);
gboolean annals_view_state_get_actor_wanted (AnnalsViewState *self, guint actor);
void annals_view_state_set_actor_wanted (AnnalsViewState *self, guint actor, gboolean wanted);
AnnalsCertainty annals_view_state_get_certainty (AnnalsViewState *self);
void annals_view_state_set_certainty (AnnalsViewState *self, AnnalsCertainty certainty);
gboolean annals_view_state_is_filtered (AnnalsViewState *self);
void annals_view_state_clear_filters (AnnalsViewState *self);

AnnalsLanes *annals_view_state_get_lanes (AnnalsViewState *self); /* borrowed; NULL: no document */
/* The filtered events, as indices in order of start. */
const guint32 *annals_view_state_get_events (AnnalsViewState *self, guint *n_events);
/* The neighbour in order of time among the filtered: @step -1 or 1; ANNALS_NONE at the ends. */
guint annals_view_state_get_neighbour (AnnalsViewState *self, guint event, int step);
/* Position among the filtered, from 0; ANNALS_NONE where it is filtered out. */
guint annals_view_state_get_position (AnnalsViewState *self, guint event);

AnnalsSpan annals_view_state_get_span (AnnalsViewState *self);
void annals_view_state_set_span (AnnalsViewState *self, AnnalsSpan span);
/* Asks the timeline to bring @event into sight. */
void annals_view_state_reveal (AnnalsViewState *self, guint event);

G_END_DECLS
