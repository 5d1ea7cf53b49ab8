/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsEventSet:
 *
 * Some of a document's events, as indices in its order: what a filter leaves, what a search finds.
 * Immutable, so threads share it.
 */
typedef struct _AnnalsEventSet AnnalsEventSet;

/* @events: (transfer full) (element-type guint32): ascending; @n_all: how many the document has */
AnnalsEventSet *annals_event_set_new (GArray *events, guint n_all);
AnnalsEventSet *annals_event_set_new_all (guint n_all);
AnnalsEventSet *annals_event_set_ref (AnnalsEventSet *self);
void annals_event_set_unref (AnnalsEventSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsEventSet, annals_event_set_unref)

guint annals_event_set_get_n (AnnalsEventSet *self);
const guint32 *annals_event_set_get_events (AnnalsEventSet *self);
gboolean annals_event_set_contains (AnnalsEventSet *self, guint event);
/* How many of the set come before @event: its position where the set contains it. */
guint annals_event_set_rank (AnnalsEventSet *self, guint event);
/* The nearest after (@step 1) or before (-1) @event, which need not be in it; ANNALS_NONE. */
guint annals_event_set_next (AnnalsEventSet *self, guint event, int step);

G_END_DECLS
