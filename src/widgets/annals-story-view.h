/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-timeline-view.h"

G_BEGIN_DECLS

/**
 * AnnalsStoryView:
 *
 * Tells what a view state shows, one event after another, in large letters, and sends a timeline to
 * each. The event that is told is the selected one.
 */
#define ANNALS_TYPE_STORY_VIEW (annals_story_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsStoryView, annals_story_view, ANNALS, STORY_VIEW, GtkWidget)

/* Both are kept. */
void annals_story_view_set_state (AnnalsStoryView *self,
                                  AnnalsViewState *state,
                                  AnnalsTimelineView *timeline);
/* Begins at the selected event, else at the first. */
void annals_story_view_begin (AnnalsStoryView *self);
void annals_story_view_end (AnnalsStoryView *self);
gboolean annals_story_view_is_telling (AnnalsStoryView *self);
/* @step: 1 or -1; at the ends it stays. */
void annals_story_view_step (AnnalsStoryView *self, int step);
/* Where it is, from 0, and of how many; ANNALS_NONE: at an event that is not part of it. */
guint annals_story_view_get_position (AnnalsStoryView *self, guint *n);
void annals_story_view_set_playing (AnnalsStoryView *self, gboolean playing);
/* Nothing is to be seen, so that people look at whoever speaks. */
void annals_story_view_set_blank (AnnalsStoryView *self, gboolean blank);
gboolean annals_story_view_get_blank (AnnalsStoryView *self);

G_END_DECLS
