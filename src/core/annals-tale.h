/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"
#include "core/annals-event-set.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_TALE_BY_TIME,
  ANNALS_TALE_BY_IMPORTANCE, /* the most important first, and in order of time among equals */
} AnnalsTaleOrder;

/**
 * AnnalsTale:
 *
 * The events of a set in the order in which they are told. It keeps sets, not a permutation: all of
 * them in order of time, or a set for each importance. Immutable, so threads share it.
 */
typedef struct _AnnalsTale AnnalsTale;

/* @shown: what may be told; @least: importance, 1 to 5, below which nothing is; NULL when cancelled
 */
AnnalsTale *annals_tale_new (AnnalsDocument *document,
                             AnnalsEventSet *shown,
                             AnnalsTaleOrder order,
                             guint least,
                             GCancellable *cancellable);
/* Whether it is made without looking at each event. */
gboolean annals_tale_is_quick (AnnalsEventSet *shown, AnnalsTaleOrder order, guint least);
void annals_tale_free (AnnalsTale *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsTale, annals_tale_free)

guint annals_tale_get_n (AnnalsTale *self);
/* ANNALS_NONE beyond the end. */
guint annals_tale_get_event (AnnalsTale *self, guint position);
/* ANNALS_NONE where it is not told. */
guint annals_tale_find (AnnalsTale *self, guint event);
/* Where one begins who looks at @event, which need not be told: there, or at what comes next. */
guint annals_tale_find_near (AnnalsTale *self, guint event);

G_END_DECLS
