/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_FILTERS_PANE (annals_filters_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsFiltersPane, annals_filters_pane, ANNALS, FILTERS_PANE, GtkWidget)

void annals_filters_pane_set_state (AnnalsFiltersPane *self, AnnalsViewState *state);
/* What can be done with the filter as a whole. */
void annals_filters_pane_set_menu (AnnalsFiltersPane *self, GMenuModel *menu);

G_END_DECLS
