/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_HISTORY_MOST 100 /* events that it remembers */

#define ANNALS_TYPE_HISTORY (annals_history_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsHistory, annals_history, ANNALS, HISTORY, GObject)

AnnalsHistory *annals_history_new (AnnalsViewState *state);
/* @step: -1 back, 1 forward. */
gboolean annals_history_can_go (AnnalsHistory *self, int step);
void annals_history_go (AnnalsHistory *self, int step);
/* While it is paused, what is selected is no visit. */
void annals_history_set_paused (AnnalsHistory *self, gboolean paused);

G_END_DECLS
