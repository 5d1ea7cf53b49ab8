/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-flow.h"
#include "annals-page.h"

G_BEGIN_DECLS

/* What follows a picture on paper has a limit, and tells what is beyond it. */
#define ANNALS_INDEX_MOST 5000
#define ANNALS_CARDS_MOST 2000

/* What the picture does not name in full: with lane and sheet, in order of time. */
void annals_appendix_add_index (AnnalsFlow *flow,
                                const AnnalsPage *page,
                                const AnnalsSheets *sheets,
                                const GArray *texts);
/* What is known of each event, with its sources. */
void annals_appendix_add_cards (AnnalsFlow *flow, const AnnalsPage *page);

/* ---- For these two ---- */

/* Under which year an entry stands. */
typedef struct
{
  AnnalsFlow *flow;
  AnnalsDocument *document;
  AnnalsClock *clock;
  gboolean by_year; /* FALSE: there would be too many */
  gint64 year;      /* of the entry before */
  gboolean any, undated;
} AnnalsAppendix;

AnnalsAppendix annals_appendix_begin (AnnalsFlow *flow, const AnnalsPage *page, const char *title);
void annals_appendix_add_year (AnnalsAppendix *self, guint32 event);
void annals_appendix_end (AnnalsAppendix *self, guint n_left_out);
/* To a line of parts, where there is one. */
void annals_appendix_append (GString *line, const char *part);
/* The events of the picture, labelled or not, in order of time; those without a date last. */
GArray *annals_appendix_list (const AnnalsPage *page);

G_END_DECLS
