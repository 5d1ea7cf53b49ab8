/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

/* A list of @document's events that have no date, which stand nowhere on the timeline. Selecting
 * one selects it in @state, as long as that shows @document; activating it calls the action
 * "problems.show-event". */
GtkWidget *annals_problems_undated_new (AnnalsViewState *state, AnnalsDocument *document);

G_END_DECLS
