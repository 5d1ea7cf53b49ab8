/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsEventSet:
 *
 * Some of a document's events, as indices in its order: what a filter leaves, what a search finds.
 * A bit for each of the document's. Immutable, so threads share it.
 */
typedef struct _AnnalsEventSet AnnalsEventSet;

#define ANNALS_EVENT_SET_WORD 64 /* bits */

/* The bits of a set that is still to be made, all clear; free with g_free. */
guint64 *annals_event_bits_new (guint n_all);

static inline void
annals_event_bits_add (guint64 *bits, guint event)
{
  bits[event / ANNALS_EVENT_SET_WORD] |= G_GUINT64_CONSTANT (1) << event % ANNALS_EVENT_SET_WORD;
}

static inline gboolean
annals_event_bits_contain (const guint64 *bits, guint event)
{
  return (bits[event / ANNALS_EVENT_SET_WORD] >> event % ANNALS_EVENT_SET_WORD & 1) != 0;
}

/* @bits: (transfer full); @n_all: how many events the document has */
AnnalsEventSet *annals_event_set_new (guint64 *bits, guint n_all);
AnnalsEventSet *annals_event_set_intersect (AnnalsEventSet *self, AnnalsEventSet *other);
AnnalsEventSet *annals_event_set_ref (AnnalsEventSet *self);
void annals_event_set_unref (AnnalsEventSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsEventSet, annals_event_set_unref)

guint annals_event_set_get_n (AnnalsEventSet *self);
gboolean annals_event_set_is_all (AnnalsEventSet *self);
gboolean annals_event_set_contains (AnnalsEventSet *self, guint event);
guint annals_event_set_get (AnnalsEventSet *self, guint position);
GArray *annals_event_set_dup_events (AnnalsEventSet *self);
/* How many of the set come before @event: its position where the set contains it. */
guint annals_event_set_rank (AnnalsEventSet *self, guint event);
/* The nearest after (@step 1) or before (-1) @event, which need not be in it; ANNALS_NONE. */
guint annals_event_set_next (AnnalsEventSet *self, guint event, int step);

G_END_DECLS
