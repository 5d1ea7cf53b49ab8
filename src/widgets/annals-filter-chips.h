/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/annals-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_FILTER_CHIPS (annals_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsFilterChips, annals_filter_chips, ANNALS, FILTER_CHIPS, GtkWidget)

void annals_filter_chips_set_state (AnnalsFilterChips *self, AnnalsViewState *state);

G_END_DECLS
