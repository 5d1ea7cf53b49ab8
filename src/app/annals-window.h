/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/annals-application.h"

#include "layout/annals-direction.h"
#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_WINDOW (annals_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsWindow, annals_window, ANNALS, WINDOW, AdwApplicationWindow)

AnnalsWindow *annals_window_new (AnnalsApplication *application);
/* Loads @file, or the bundled chronology where it is NULL; the old document stays until it is read.
 */
void annals_window_open (AnnalsWindow *self, GFile *file);
/* The same at an event, by the part of a link after its "#"; NULL: at none. */
void annals_window_open_at (AnnalsWindow *self, GFile *file, const char *id);
/* @file: NULL: the bundled chronology. */
gboolean annals_window_shows (AnnalsWindow *self, GFile *file);
AnnalsViewState *annals_window_get_state (AnnalsWindow *self);
AnnalsDirection annals_window_get_direction (AnnalsWindow *self); /* of time */
void annals_window_toast (AnnalsWindow *self, const char *message);
/* With a button that does @action. */
void annals_window_toast_action (AnnalsWindow *self,
                                 const char *message,
                                 const char *label,
                                 const char *action);

G_END_DECLS
