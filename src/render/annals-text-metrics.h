/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "layout/annals-metrics.h"

G_BEGIN_DECLS

/* Widths from a per-character advance table, filled as characters come up. Any thread may ask; a
 * lock is taken only for a character that comes up first. */
typedef struct _AnnalsTextMetrics AnnalsTextMetrics;
AnnalsTextMetrics *annals_text_metrics_new (PangoContext *context);
AnnalsTextMetrics *annals_text_metrics_ref (AnnalsTextMetrics *self);
void annals_text_metrics_unref (AnnalsTextMetrics *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsTextMetrics, annals_text_metrics_unref)
const AnnalsMetrics *annals_text_metrics_get (AnnalsTextMetrics *self);
/* A context with no display: sans 11px-ish font (10pt at 96 dpi), the default fontmap. */
PangoContext *annals_text_context_new (void);

G_END_DECLS
