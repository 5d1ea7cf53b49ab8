/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/annals-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_FILTERS_SECTION (annals_filters_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AnnalsFiltersSection, annals_filters_section, ANNALS, FILTERS_SECTION, GtkWidget)

/* The choices of @kind in the document that @state shows. It is not visible where there are none.
 */
GtkWidget *annals_filters_section_new (AnnalsViewState *state, AnnalsEntityKind kind);
/* Another filter is asked for. */
void annals_filters_section_sync (AnnalsFiltersSection *self);
/* Another filter is applied, so the counts are others. */
void annals_filters_section_count (AnnalsFiltersSection *self);

G_END_DECLS
