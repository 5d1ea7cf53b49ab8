/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Does one of several jobs. Called from several threads at a time, for each job once. */
typedef void (*AnnalsParallelFunc) (guint job, gpointer data);

void annals_parallel_run (guint n_jobs, AnnalsParallelFunc func, gpointer data);

G_END_DECLS
