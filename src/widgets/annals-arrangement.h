/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-filter.h"
#include "core/annals-query.h"
#include "layout/annals-hits.h"

G_BEGIN_DECLS

/**
 * AnnalsArrangement:
 *
 * What the widgets show of a document: the events that pass the filter, in lanes, and which of them
 * a search has found. Made off the main thread where there is much, and swapped as a whole.
 *
 * @query: what is searched for; NULL: nothing
 * @found: by @query in the whole document, up to now; NULL: nothing yet
 * @hits: those of them that are in lanes; NULL: as @found
 */
typedef struct
{
  gatomicrefcount ref_count;
  AnnalsDocument *document;
  AnnalsFiltered *filtered;
  AnnalsLanes *lanes;
  AnnalsQuery *query;
  AnnalsEventSet *found;
  AnnalsHits *hits;
} AnnalsArrangement;

/* What is asked for. Zeroed, it asks for nothing; clear it when done. */
typedef struct
{
  AnnalsDocument *document;
  AnnalsFilter *filter;
  AnnalsQuery *query;    /* NULL: none */
  AnnalsEventSet *found; /* what @query has found already; NULL: nothing yet */
  gboolean hides;        /* what is not found is not shown */
  AnnalsGrouping grouping;
  AnnalsLaneOptions *lane_options; /* NULL: lanes are as the document has them */
} AnnalsArrangementKey;

AnnalsArrangementKey *annals_arrangement_key_copy (const AnnalsArrangementKey *self);
void annals_arrangement_key_clear (AnnalsArrangementKey *self);
void annals_arrangement_key_free (AnnalsArrangementKey *self);
/* Few enough to be arranged at once. */
gboolean annals_arrangement_is_quick (AnnalsDocument *document);

AnnalsArrangement *annals_arrangement_new (const AnnalsArrangementKey *key,
                                           GCancellable *cancellable); /* NULL when cancelled */
/* The same, with something else found in it; both may be NULL. */
AnnalsArrangement *
annals_arrangement_with_found (AnnalsArrangement *self, AnnalsQuery *query, AnnalsEventSet *found);
AnnalsArrangement *annals_arrangement_ref (AnnalsArrangement *self);
void annals_arrangement_unref (AnnalsArrangement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsArrangement, annals_arrangement_unref)

G_END_DECLS
