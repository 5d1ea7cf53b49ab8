/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-index.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_GROUPING_CATEGORY,
  ANNALS_GROUPING_ACTOR,
  ANNALS_GROUPING_PLACE,
  ANNALS_GROUPING_TAG,
  ANNALS_GROUPING_NONE,
} AnnalsGrouping;

gboolean annals_grouping_from_string (const char *text, AnnalsGrouping *grouping);
const char *annals_grouping_to_string (AnnalsGrouping grouping);

typedef struct
{
  guint entity;       /* of the grouping; ANNALS_NONE: "Other", or all */
  const char *title;  /* owned by the lanes or the document */
  const char *color;  /* of a category; else NULL */
  AnnalsIndex *index; /* its members */
} AnnalsLane;

/**
 * AnnalsLanes: the events of a filter told out to lanes. An event with several actors or tags is in
 * the lane of each. Categories stand in declared order, others by count then title; what has none
 * is in a last lane, "Other".
 */
typedef struct _AnnalsLanes AnnalsLanes;

/* @events: indices in document order (NULL: all). Undated events are in no lane, but kept. */
AnnalsLanes *annals_lanes_new (AnnalsDocument *document,
                               const guint32 *events,
                               guint n_events,
                               AnnalsGrouping grouping);
AnnalsLanes *annals_lanes_ref (AnnalsLanes *self);
void annals_lanes_unref (AnnalsLanes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsLanes, annals_lanes_unref)
AnnalsDocument *annals_lanes_get_document (AnnalsLanes *self);
AnnalsGrouping annals_lanes_get_grouping (AnnalsLanes *self);
const AnnalsLane *annals_lanes_get (AnnalsLanes *self, guint *n_lanes);
/* Those of the events that have no date, in document order. */
const guint32 *annals_lanes_get_undated (AnnalsLanes *self, guint *n);
guint annals_lanes_find (AnnalsLanes *self, guint event); /* the first lane that holds it */

G_END_DECLS
