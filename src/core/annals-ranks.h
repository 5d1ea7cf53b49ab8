/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"
#include "core/annals-event-set.h"

G_BEGIN_DECLS

/* What events can be put in order by. */
typedef enum
{
  ANNALS_SORT_DATE, /* the document's own order */
  ANNALS_SORT_TITLE,
  ANNALS_SORT_CATEGORY,
  ANNALS_SORT_ACTORS,
  ANNALS_SORT_PLACE,
  ANNALS_SORT_SOURCES, /* how many */
} AnnalsSort;
#define ANNALS_N_SORTS (ANNALS_SORT_SOURCES + 1)

/**
 * AnnalsRanks:
 *
 * A number for each event of a document that says where it stands by one of its members. Costly to
 * find where texts are compared; of any set of the events an order follows at little cost, forwards
 * and backwards. Immutable, so threads share it.
 */
typedef struct _AnnalsRanks AnnalsRanks;

AnnalsRanks *
annals_ranks_new (AnnalsDocument *document, AnnalsSort sort, GCancellable *cancellable);
AnnalsRanks *annals_ranks_ref (AnnalsRanks *self);
void annals_ranks_unref (AnnalsRanks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsRanks, annals_ranks_unref)

/* (element-type guint32): the events of @set; equal ones as the document has them, and those that
 * have no such member last both ways. */
GArray *annals_ranks_sort (AnnalsRanks *self, AnnalsEventSet *set, gboolean descending);

G_END_DECLS
