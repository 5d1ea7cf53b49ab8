/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_DETAILS_PANE (annals_details_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsDetailsPane, annals_details_pane, ANNALS, DETAILS_PANE, GtkWidget)

void annals_details_pane_set_state (AnnalsDetailsPane *self, AnnalsViewState *state);
/* Goes to the events that the selected one is related to, all of them. */
void annals_details_pane_show_related (AnnalsDetailsPane *self);

G_END_DECLS
