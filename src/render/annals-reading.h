/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-page.h"

G_BEGIN_DECLS

/* A text of a page, in its turn. */
typedef struct
{
  guint text;      /* index among the page's */
  guint part;      /* parts are read one after another */
  double along;    /* and each from its leading edge */
  AnnalsBox link;  /* of an event's label: with its mark */
  const char *tag; /* what it is in a tagged PDF; NULL: not read, a ruler's numbers */
} AnnalsReading;

GArray *annals_reading_new (const AnnalsPage *page, const GArray *texts);

/* A tag of a PDF that leads to a web address from a box; cairo_tag_end() ends it. */
void annals_reading_begin_link (cairo_t *cr, const char *url, const AnnalsBox *box);

G_END_DECLS
