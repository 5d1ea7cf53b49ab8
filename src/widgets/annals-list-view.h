/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/annals-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnnalsListView:
 *
 * The events that the timeline shows, and those without a date, as a table: to read, to sort, to
 * select and to copy. It follows the view state while it is on screen.
 */
#define ANNALS_TYPE_LIST_VIEW (annals_list_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsListView, annals_list_view, ANNALS, LIST_VIEW, GtkWidget)

void annals_list_view_set_state (AnnalsListView *self, AnnalsViewState *state);

G_END_DECLS
