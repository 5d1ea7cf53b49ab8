/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/annals-window.h"

G_BEGIN_DECLS

/* Asks for format, size, range and theme with a preview, then writes the picture. */
void annals_export_dialog_present (AnnalsWindow *parent);
/* The same, with a span of time to choose beside the others, and chosen. */
void annals_export_dialog_present_span (AnnalsWindow *parent, const AnnalsSpan *span);

G_END_DECLS
