/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_PROGRESS (annals_progress_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsProgress, annals_progress, ANNALS, PROGRESS, GCancellable)

AnnalsProgress *annals_progress_new (void);
double annals_progress_get_fraction (AnnalsProgress *self); /* 0 to 1 */
AnnalsDocument *
annals_progress_steal_preview (AnnalsProgress *self); /* NULL: there is no new one */

/* ---- For who does the work: all take any GCancellable, or NULL ---- */

void annals_progress_set_total (GCancellable *cancellable, guint64 total);
void annals_progress_add (GCancellable *cancellable, guint64 done);
void annals_progress_take_preview (GCancellable *cancellable,
                                   AnnalsDocument *preview); /* transfer full */

G_END_DECLS
