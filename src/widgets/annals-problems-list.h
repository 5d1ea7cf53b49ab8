/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-diagnostics.h"

G_BEGIN_DECLS

/* A row of the problems list: a group, or one of a group. */
#define ANNALS_TYPE_PROBLEM (annals_problem_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsProblem, annals_problem, ANNALS, PROBLEM, GObject)

AnnalsDocument *annals_problem_get_document (AnnalsProblem *self);
/* Itself; the first of a group. */
const AnnalsDiagnostic *annals_problem_get_diagnostic (AnnalsProblem *self);
guint annals_problem_get_count (AnnalsProblem *self); /* more than 1: a group */
char *annals_problem_dup_message (AnnalsProblem *self);
char *annals_problem_dup_path (AnnalsProblem *self);
/* As "annals check" prints it. */
char *annals_problem_to_string (AnnalsProblem *self);
/* The members of a group; NULL: there is only one. */
GListModel *annals_problem_dup_members (AnnalsProblem *self);

/* Rows are made as they are asked for, so a list of any length costs nothing. */
#define ANNALS_TYPE_PROBLEMS_LIST (annals_problems_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsProblemsList, annals_problems_list, ANNALS, PROBLEMS_LIST, GObject)

/* All of a document, as groups. */
GListModel *annals_problems_list_new (AnnalsDocument *document);
/* What "annals check" prints of the document. */
char *annals_problems_to_string (AnnalsDocument *document);

G_END_DECLS
