/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_SEARCH_BAR (annals_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsSearchBar, annals_search_bar, ANNALS, SEARCH_BAR, GtkWidget)

void annals_search_bar_set_state (AnnalsSearchBar *self, AnnalsViewState *state);
void annals_search_bar_toggle (AnnalsSearchBar *self);
/* In one column, what is found is told below what is asked for. */
void annals_search_bar_set_narrow (AnnalsSearchBar *self, gboolean narrow);

G_END_DECLS
