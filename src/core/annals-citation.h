/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-document.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_CITATION_PLAIN,
  ANNALS_CITATION_CHICAGO, /* a note of the Chicago Manual of Style, which is English */
  ANNALS_CITATION_BIBTEX,
} AnnalsCitationStyle;

/* "plain", "chicago" and "bibtex". */
gboolean annals_citation_style_from_string (const char *text, AnnalsCitationStyle *style);
/* One of an event's @sources (of AnnalsSource); its BibTeX key differs from those of the others. */
char *annals_citation_new (const GPtrArray *sources, guint index, AnnalsCitationStyle style);
/* All of them, one below the other. */
char *annals_citations_new (const GPtrArray *sources, AnnalsCitationStyle style);

G_END_DECLS
