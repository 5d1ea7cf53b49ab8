/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_OVERVIEW (annals_overview_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsOverview, annals_overview, ANNALS, OVERVIEW, GtkWidget)

void annals_overview_set_state (AnnalsOverview *self, AnnalsViewState *state);

G_END_DECLS
