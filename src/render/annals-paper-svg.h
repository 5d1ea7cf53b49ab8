/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the SVG writer share. */
#pragma once

#include "annals-page.h"

G_BEGIN_DECLS

void annals_paper_svg_write_text (
    AnnalsPage *page, const AnnalsPageText *text, double x, double y, GString *out);
/* About what is drawn of an event: where a click leads, and what a pointer or a screen reader is
 * told. */
void annals_paper_svg_begin_event (AnnalsPage *page, guint32 event, GString *out);
void annals_paper_svg_end_event (AnnalsPage *page, guint32 event, GString *out);
/* Over the marks and counts of the scene: nothing to see, but to point at. */
void annals_paper_svg_write_targets (AnnalsPage *page, GString *out);

G_END_DECLS
