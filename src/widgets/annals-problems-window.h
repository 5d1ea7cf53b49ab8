/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_PROBLEMS_WINDOW (annals_problems_window_get_type ())
G_DECLARE_FINAL_TYPE (
    AnnalsProblemsWindow, annals_problems_window, ANNALS, PROBLEMS_WINDOW, AdwWindow)

/* Beside @parent: what is selected in one shows in the other. */
AnnalsProblemsWindow *annals_problems_window_new (GtkWindow *parent, AnnalsViewState *state);

G_END_DECLS
