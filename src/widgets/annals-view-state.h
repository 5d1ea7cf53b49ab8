/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-clock.h"
#include "widgets/annals-arrangement.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_VIEW_STATE (annals_view_state_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsViewState, annals_view_state, ANNALS, VIEW_STATE, GObject)

AnnalsViewState *annals_view_state_new (void);

/* What is shown. A document with many events is arranged off the main thread: till that is done,
 * what was shown before stays. */
AnnalsDocument *annals_view_state_get_document (AnnalsViewState *self);
void annals_view_state_set_document (AnnalsViewState *self, AnnalsDocument *document);
/* The same file, read again: view, filters and selection stay. */
void annals_view_state_reload_document (AnnalsViewState *self, AnnalsDocument *document);
gboolean annals_view_state_is_busy (AnnalsViewState *self);
gboolean annals_view_state_is_replacing (AnnalsViewState *self);
AnnalsArrangement *annals_view_state_get_arrangement (AnnalsViewState *self); /* NULL: nothing */
AnnalsLanes *annals_view_state_get_lanes (AnnalsViewState *self); /* borrowed; NULL: no document */

/* Lanes */
AnnalsGrouping annals_view_state_get_grouping (AnnalsViewState *self);
void annals_view_state_set_grouping (AnnalsViewState *self, AnnalsGrouping grouping);
/* What is hidden, collapsed or moved. Another document begins with nothing of it. */
AnnalsLaneOptions *annals_view_state_get_lane_options (AnnalsViewState *self);
void annals_view_state_set_lane_options (AnnalsViewState *self, AnnalsLaneOptions *options);

/* The filter that is asked for. */
AnnalsFilter *annals_view_state_get_filter (AnnalsViewState *self);
void annals_view_state_set_filter (AnnalsViewState *self, AnnalsFilter *filter);
AnnalsChoice
annals_view_state_get_choice (AnnalsViewState *self, AnnalsEntityKind kind, guint entity);
void annals_view_state_choose (AnnalsViewState *self,
                               AnnalsEntityKind kind,
                               guint entity,
                               AnnalsChoice choice);
gboolean annals_view_state_is_filtered (AnnalsViewState *self);
void annals_view_state_clear_filters (AnnalsViewState *self); /* and the search */

/* The search: what it finds is marked, or all else is hidden. */
const char *annals_view_state_get_search (AnnalsViewState *self);
/* FALSE, and nothing changed, where @text is no query; @error says why. */
gboolean annals_view_state_set_search (AnnalsViewState *self, const char *text, GError **error);
gboolean annals_view_state_get_search_hides (AnnalsViewState *self);
void annals_view_state_set_search_hides (AnnalsViewState *self, gboolean hides);
gboolean annals_view_state_is_searching (AnnalsViewState *self);
AnnalsHits *annals_view_state_get_hits (AnnalsViewState *self); /* borrowed; NULL: no search */
/* Selects the next (1) or previous (-1) of what is found after the selected, round the end; where
 * the selected is none of them, the one to begin with. FALSE: nothing is found. */
gboolean annals_view_state_step_hit (AnnalsViewState *self, int step);
/* What of the found to begin with: the first (1) or last (-1) in sight, else what starts nearest to
 * the middle of the view. ANNALS_NONE: nothing is found. */
guint annals_view_state_find_hit (AnnalsViewState *self, int step, gboolean *in_sight);
/* Tells which lanes, from @first to before @past, are on screen; else all count as in sight. */
void annals_view_state_set_lanes_in_sight (AnnalsViewState *self,
                                           AnnalsLanes *lanes,
                                           guint first,
                                           guint past);

/* The selection */
guint annals_view_state_get_selected (AnnalsViewState *self);
void annals_view_state_set_selected (AnnalsViewState *self, guint event);
/* The events that pass the filter; NULL: no document. */
AnnalsEventSet *annals_view_state_get_shown (AnnalsViewState *self);
guint annals_view_state_get_n_shown (AnnalsViewState *self);
/* The neighbour in order of time among the filtered: @step -1 or 1; ANNALS_NONE at the ends. */
guint annals_view_state_get_neighbour (AnnalsViewState *self, guint event, int step);
/* Position among the filtered, from 0; ANNALS_NONE where it is filtered out. */
guint annals_view_state_get_position (AnnalsViewState *self, guint event);

/* Categories have shapes of their own, beside their colours. */
gboolean annals_view_state_get_shapes (AnnalsViewState *self);
void annals_view_state_set_shapes (AnnalsViewState *self, gboolean shapes);

/* By which times of day are told; NULL: no document. */
AnnalsClock *annals_view_state_get_clock (AnnalsViewState *self);
/* A zone's name, as annals_clock_new() takes it; another document begins with its own. FALSE, and
 * nothing changed, where it is not known here. */
gboolean annals_view_state_set_zone (AnnalsViewState *self, const char *zone, GError **error);

/* The time in view */
AnnalsSpan annals_view_state_get_span (AnnalsViewState *self);
void annals_view_state_set_span (AnnalsViewState *self, AnnalsSpan span);
/* Asks the timeline to bring @event into sight. */
void annals_view_state_reveal (AnnalsViewState *self, guint event);

G_END_DECLS
