/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AnnalsPanes: the panes beside the timeline
 *
 * In a wide window they stand beside it, each as it was left, at first in any window; in a narrow
 * one they fold away, and come over it when they are asked for. Keys go from one to the other.
 */
typedef struct _AnnalsPanes AnnalsPanes;

/* @crowded: the window is too narrow for all tools of its header bar; @narrow: and for more than
 * one column. */
typedef void (*AnnalsNarrowFunc) (gboolean crowded, gboolean narrow, gpointer user_data);

/* @left: called when a pane is left otherwise than it was */
AnnalsPanes *annals_panes_new (AdwFlap *filters,
                               AdwFlap *details,
                               GSettings *settings,
                               AnnalsNarrowFunc func,
                               void (*left) (gpointer user_data),
                               gpointer user_data);
void annals_panes_free (AnnalsPanes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsPanes, annals_panes_free)
/* The window's width in pixels; safe while it is being allocated. */
void annals_panes_set_width (AnnalsPanes *self, int width);
/* Whether they stand beside the timeline where there is room. */
void annals_panes_get_wanted (const AnnalsPanes *self, gboolean *filters, gboolean *details);
void annals_panes_set_wanted (AnnalsPanes *self, gboolean filters, gboolean details);
/* Both go, and later come back as they were; what is remembered stays. */
void annals_panes_set_away (AnnalsPanes *self, gboolean away);
/* Moves the focus to the next of filters, timeline and details that is there, @step 1 or -1. */
void annals_panes_step_focus (AnnalsPanes *self, int step);

G_END_DECLS
