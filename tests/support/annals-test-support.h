/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"
#include "layout/annals-lane-options.h"
#include "layout/annals-metrics.h"

G_BEGIN_DECLS

/* How the starts of a random document lie. */
typedef enum
{
  ANNALS_TEST_SPREAD,  /* over a few years */
  ANNALS_TEST_INSTANT, /* all at one moment */
  ANNALS_TEST_NESTED,  /* each span within the one before */
  ANNALS_TEST_STEADY,  /* one a second */
  ANNALS_TEST_DEEP,    /* from the Big Bang to today, by powers */
  ANNALS_TEST_MIXED,   /* lone days, months, long spans and open ends */
  /* From here on all are of one importance. */
  ANNALS_TEST_EQUAL,   /* many a day, days and spans */
  ANNALS_TEST_EXTREME, /* all of time, and gigayears to microseconds before one moment */
  ANNALS_TEST_BURSTS,  /* one a second for some minutes, again and again for years */
  ANNALS_TEST_N_SHAPES,
} AnnalsTestShape;

/* A document of @n events in a few categories, with up to three actors and two tags each;
 * categories and actors nest. */
AnnalsDocument *annals_test_document_new (GRand *rand, AnnalsTestShape shape, guint n);
/* An event of a date, or of an interval of dates, as a file writes them. */
AnnalsEvent annals_test_event (const char *dates);
/* Some lanes hidden, collapsed and moved. */
AnnalsLaneOptions *annals_test_lane_options_new (GRand *rand, AnnalsGrouping grouping);
/* 7 pixels for each character, lines of 16, an em of 13. */
const AnnalsMetrics *annals_test_metrics (void);

/* A PDF's bytes, and after them what its streams hold unpacked: later versions pack objects, too.
 */
GString *annals_test_unpack_pdf (GBytes *pdf);
guint annals_test_count (const GString *text, const char *what);

G_END_DECLS
