/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/annals-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_FILTERS_DATES (annals_filters_dates_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsFiltersDates, annals_filters_dates, ANNALS, FILTERS_DATES, GtkWidget)

GtkWidget *annals_filters_dates_new (AnnalsViewState *state);
/* Another filter is asked for. */
void annals_filters_dates_sync (AnnalsFiltersDates *self);

G_END_DECLS
