/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-problems-list.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_PROBLEMS_ROW (annals_problems_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsProblemsRow, annals_problems_row, ANNALS, PROBLEMS_ROW, GtkWidget)

/* A factory of rows for a GtkTreeListModel over an AnnalsProblemsList. */
GtkListItemFactory *annals_problems_row_factory_new (void);

/* Translated: "Error", "Warning", "Note". */
const char *annals_severity_title (AnnalsSeverity severity);

G_END_DECLS
