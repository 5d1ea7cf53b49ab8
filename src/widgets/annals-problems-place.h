/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-problems-list.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_PROBLEMS_PLACE (annals_problems_place_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsProblemsPlace, annals_problems_place, ANNALS, PROBLEMS_PLACE, GtkWidget)

GtkWidget *annals_problems_place_new (void);
/* @event: what came of it, or ANNALS_NONE; @problem may be NULL. */
void
annals_problems_place_set_problem (AnnalsProblemsPlace *self, AnnalsProblem *problem, guint event);

G_END_DECLS
