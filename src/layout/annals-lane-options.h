/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-grouping.h"

G_BEGIN_DECLS

/**
 * AnnalsLaneOptions:
 *
 * How a person wants the lanes of each grouping: which are hidden, which are collapsed, and in what
 * order they stand. Lanes are named by the ids of what they stand for, so this holds for later
 * states of a file; "" is the last lane, of what belongs to none. A value: whoever changes one
 * makes a copy first, so that a thread may read it meanwhile.
 */
typedef struct _AnnalsLaneOptions AnnalsLaneOptions;

AnnalsLaneOptions *annals_lane_options_new (void); /* as the document has it */
AnnalsLaneOptions *annals_lane_options_copy (AnnalsLaneOptions *self);
AnnalsLaneOptions *annals_lane_options_ref (AnnalsLaneOptions *self);
void annals_lane_options_unref (AnnalsLaneOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsLaneOptions, annals_lane_options_unref)

/* @initially: what the document says */
gboolean annals_lane_options_is_collapsed (AnnalsLaneOptions *self,
                                           AnnalsGrouping grouping,
                                           const char *id,
                                           gboolean initially);
void annals_lane_options_set_collapsed (AnnalsLaneOptions *self,
                                        AnnalsGrouping grouping,
                                        const char *id,
                                        gboolean collapsed);
/* Hiding a lane hides those that are part of it, too. */
gboolean
annals_lane_options_is_hidden (AnnalsLaneOptions *self, AnnalsGrouping grouping, const char *id);
void annals_lane_options_set_hidden (AnnalsLaneOptions *self,
                                     AnnalsGrouping grouping,
                                     const char *id,
                                     gboolean hidden);
/* Whether only some lanes are shown, and whether this is one of them. */
gboolean annals_lane_options_has_only (AnnalsLaneOptions *self, AnnalsGrouping grouping);
gboolean
annals_lane_options_is_only (AnnalsLaneOptions *self, AnnalsGrouping grouping, const char *id);
/* Shows this lane alone, with those that are part of it. */
void
annals_lane_options_set_only (AnnalsLaneOptions *self, AnnalsGrouping grouping, const char *id);
void annals_lane_options_show_all (AnnalsLaneOptions *self, AnnalsGrouping grouping);

/* Where a lane stands among those that were moved, which come before the others; ANNALS_NONE: it is
 * none of them. */
guint
annals_lane_options_get_rank (AnnalsLaneOptions *self, AnnalsGrouping grouping, const char *id);
gboolean annals_lane_options_has_order (AnnalsLaneOptions *self, AnnalsGrouping grouping);
/* @ids: (element-type utf8): lanes of one parent as they are to stand, the first ones at least up
 * to the last that has a rank or was moved */
void annals_lane_options_arrange (AnnalsLaneOptions *self, AnnalsGrouping grouping, GPtrArray *ids);
void annals_lane_options_reset_order (AnnalsLaneOptions *self, AnnalsGrouping grouping);

/* One line of text, for a file of settings. */
char *annals_lane_options_to_string (AnnalsLaneOptions *self);
AnnalsLaneOptions *annals_lane_options_new_from_string (const char *text);

G_END_DECLS
