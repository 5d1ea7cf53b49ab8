/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "render/annals-paper.h"
#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

/* What is asked of a picture on paper, by the export and by the print dialog alike; the settings
 * keep it. */

typedef enum
{
  ANNALS_PAPER_RANGE_HOME,
  ANNALS_PAPER_RANGE_VISIBLE,
  ANNALS_PAPER_RANGE_ALL,
} AnnalsPaperRange;

GtkWidget *annals_paper_options_add_range (AdwPreferencesGroup *group);
AnnalsSpan
annals_paper_options_get_span (AnnalsViewState *state, AnnalsDocument *document, guint range);

/* Over how many sheets the picture is spread. */
GtkWidget *annals_paper_options_new_poster (GSettings *settings);
void annals_paper_options_apply_poster (GSettings *settings, AnnalsSheets *sheets);
/* What pages follow it. */
GtkWidget *annals_paper_options_new_pages (GSettings *settings);
void annals_paper_options_apply_pages (GSettings *settings, AnnalsPaperRequest *request);

G_END_DECLS
