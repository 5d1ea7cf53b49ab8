/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"
#include "core/annals-event-set.h"

G_BEGIN_DECLS

/* What is asked of the events that name an entity. */
typedef enum
{
  ANNALS_CHOICE_NONE,
  ANNALS_CHOICE_WANTED, /* events must name one of these */
  ANNALS_CHOICE_HIDDEN, /* and none of those */
} AnnalsChoice;

typedef enum
{
  ANNALS_SOURCED_ANY,
  ANNALS_SOURCED_YES,
  ANNALS_SOURCED_NO,
} AnnalsSourced;

/**
 * AnnalsFilter:
 *
 * What is wanted of a document's events: which categories, actors, places and tags, how sure, with
 * or without sources, and from when. A value: whoever changes one makes a copy first, so that a
 * thread may read it meanwhile.
 */
typedef struct _AnnalsFilter AnnalsFilter;

AnnalsFilter *annals_filter_new (void);
AnnalsFilter *annals_filter_copy (AnnalsFilter *self);
AnnalsFilter *annals_filter_ref (AnnalsFilter *self);
void annals_filter_unref (AnnalsFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsFilter, annals_filter_unref)

gboolean annals_filter_is_empty (AnnalsFilter *self);
/* @entity: an index; ANNALS_NONE stands for the events that name none of the kind. */
AnnalsChoice annals_filter_get_choice (AnnalsFilter *self, AnnalsEntityKind kind, guint entity);
void annals_filter_set_choice (AnnalsFilter *self,
                               AnnalsEntityKind kind,
                               guint entity,
                               AnnalsChoice choice);
/* The entities of a choice, ascending (guint); free with g_array_unref. */
GArray *annals_filter_dup_chosen (AnnalsFilter *self, AnnalsEntityKind kind, AnnalsChoice choice);
void annals_filter_clear_kind (AnnalsFilter *self, AnnalsEntityKind kind);
/* What was wanted is hidden, what was hidden is wanted. */
void annals_filter_invert_kind (AnnalsFilter *self, AnnalsEntityKind kind);
AnnalsCertainty annals_filter_get_certainty (AnnalsFilter *self); /* 0: any */
void annals_filter_set_certainty (AnnalsFilter *self, AnnalsCertainty certainty);
AnnalsSourced annals_filter_get_sourced (AnnalsFilter *self);
void annals_filter_set_sourced (AnnalsFilter *self, AnnalsSourced sourced);
/* FALSE: no span is asked for. */
gboolean annals_filter_get_span (AnnalsFilter *self, AnnalsSpan *span);
void annals_filter_set_span (AnnalsFilter *self, const AnnalsSpan *span); /* NULL: any time */
/* The same for another state of the file: what is gone there is dropped. */
AnnalsFilter *
annals_filter_carry (AnnalsFilter *self, AnnalsDocument *before, AnnalsDocument *document);

#define ANNALS_N_CERTAINTIES 4

/**
 * AnnalsFiltered:
 * @events: those that pass
 * @entities: for each kind, how many events each entity would leave if that kind were not asked
 * for; the last of each is of the events that name none
 * @certainties: in the same way, by the bits of #AnnalsCertainty
 * @sourced: in the same way, those with sources and those without
 *
 * What a filter leaves, and what each of its choices would.
 */
typedef struct
{
  gatomicrefcount ref_count;
  AnnalsEventSet *events;
  guint32 *entities[ANNALS_N_ENTITY_KINDS];
  guint32 certainties[ANNALS_N_CERTAINTIES];
  guint32 sourced[2];
} AnnalsFiltered;

/* @among: (nullable): only these; NULL when cancelled */
AnnalsFiltered *annals_filter_run (AnnalsFilter *self,
                                   AnnalsDocument *document,
                                   AnnalsEventSet *among,
                                   GCancellable *cancellable);
AnnalsFiltered *annals_filtered_ref (AnnalsFiltered *self);
void annals_filtered_unref (AnnalsFiltered *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsFiltered, annals_filtered_unref)

G_END_DECLS
