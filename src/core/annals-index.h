/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-document.h"

G_BEGIN_DECLS

/**
 * AnnalsIndex:
 *
 * Answers which of a set of events overlap a span, in O(log n + k), by an implicit augmented
 * interval tree over the array sorted by start (Heng Li, cgranges), and how many start or overlap,
 * in O(log n).
 */
typedef struct _AnnalsIndex AnnalsIndex;

/* @members are indices of events in order of start, copied; NULL: all dated events. */
AnnalsIndex *annals_index_new (AnnalsDocument *document, const guint32 *members, guint n_members);
AnnalsIndex *annals_index_ref (AnnalsIndex *self);
void annals_index_unref (AnnalsIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsIndex, annals_index_unref)

guint annals_index_get_n_members (AnnalsIndex *self);
const guint32 *annals_index_get_members (AnnalsIndex *self);
/* Appends to @positions (guint32: positions among the members, in order) those that overlap @span.
 */
void annals_index_query (AnnalsIndex *self, AnnalsSpan span, GArray *positions);
guint annals_index_count_starts (AnnalsIndex *self, AnnalsSpan span);
guint annals_index_count_overlaps (AnnalsIndex *self, AnnalsSpan span);
/* The position of an event; ANNALS_NONE where it is no member. */
guint annals_index_find (AnnalsIndex *self, guint event);
/* The first position that starts at @time or later. */
guint annals_index_lower_bound (AnnalsIndex *self, AnnalsTime time);
/* The same, where it is known to be @from or later. */
guint annals_index_lower_bound_from (AnnalsIndex *self, AnnalsTime time, guint from);

G_END_DECLS
