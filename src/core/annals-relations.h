/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-document.h"

G_BEGIN_DECLS

/**
 * AnnalsChainLink:
 * @event: one of the chain
 * @nearer: the event of the chain that it was come to from; %ANNALS_NONE: it is the first itself
 * @kind: what relates the two
 * @from_nearer: @nearer is the relation's beginning, what it says of @event
 * @steps: relations from the first
 */
typedef struct
{
  guint32 event;
  guint32 nearer;
  AnnalsRelationKind kind;
  gboolean from_nearer;
  guint steps;
} AnnalsChainLink;

/* The event on the other side. */
guint annals_relation_get_other (const AnnalsRelation *relation, guint event);
/* The nearest related event in order of time: @step -1 or 1; ANNALS_NONE: none that way. */
guint annals_relations_step (AnnalsDocument *document, guint event, int step);
/* Each related event once, by its first relation, the nearest in order of time first. */
GArray *annals_relations_dup_nearest (AnnalsDocument *document, guint event);
/* What led to an event and what came of it, in order of time; of AnnalsChainLink. */
GArray *
annals_relations_chain (AnnalsDocument *document, guint event, guint most, gboolean *complete);

G_END_DECLS
