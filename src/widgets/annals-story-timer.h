/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsStoryTimer:
 *
 * Counts down to the next event of a story that tells itself.
 */
typedef struct _AnnalsStoryTimer AnnalsStoryTimer;

/* @gone: the part that is over, 0 to 1; @left: whole seconds, rounded up. At 1 it has stopped. */
typedef void (*AnnalsStoryTimerFunc) (double gone, guint left, gpointer user_data);

AnnalsStoryTimer *annals_story_timer_new (AnnalsStoryTimerFunc func, gpointer user_data);
void annals_story_timer_free (AnnalsStoryTimer *self);
void annals_story_timer_start (AnnalsStoryTimer *self, double seconds);
void annals_story_timer_stop (AnnalsStoryTimer *self);

/* Seconds that an event stays: @pace, or where that is 0 as long as it takes to read. */
double annals_story_timer_seconds (guint pace, guint characters);

G_END_DECLS
