/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-index.h"
#include "layout/annals-lane-options.h"

G_BEGIN_DECLS

/**
 * AnnalsLane:
 * @entity: of the grouping; ANNALS_NONE: "Other", or all
 * @title: owned by the document, or static
 * @color: of a category; else NULL
 * @index: its members; where it is collapsed, also those of the lanes below it, each once
 * @depth: of how many lanes on screen it is a part
 * @is_parent: there are others that are part of it, with events, be they shown or not
 * @collapsed: it takes no more height than its title and its strip
 * @n_within: how many lanes below it are shown
 */
typedef struct
{
  guint entity;
  const char *title;
  const char *color;
  AnnalsIndex *index;
  guint depth;
  guint n_within;
  gboolean is_parent;
  gboolean collapsed;
} AnnalsLane;

/**
 * AnnalsLaneEntry:
 * @n_events: of its own
 * @lane: in which they are: its own, or that of what it is part of where that is collapsed;
 * ANNALS_NONE where they are in none
 * @depth: of how many others it is a part
 *
 * Of all that has a lane, or would have one if it were not hidden or below a collapsed one.
 */
typedef struct
{
  guint entity;
  const char *title;
  guint n_events;
  guint lane;
  guint depth;
  gboolean is_parent;
  gboolean collapsed;
  gboolean shown; /* neither it nor what it is part of is hidden */
} AnnalsLaneEntry;

/**
 * AnnalsLanes: the events of a filter told out to lanes. An event with several actors or tags is in
 * the lane of each. What a person has moved comes first; else categories stand in declared order,
 * others by count then title, parts after what they are part of; what has none is in a last lane,
 * "Other".
 */
typedef struct _AnnalsLanes AnnalsLanes;

/* @events: indices in document order (NULL: all). Undated events are in no lane, but kept. */
AnnalsLanes *annals_lanes_new (AnnalsDocument *document,
                               const guint32 *events,
                               guint n_events,
                               AnnalsGrouping grouping);
/* The same as a person wants them; @options: NULL: as the document has them. */
AnnalsLanes *annals_lanes_new_with_options (AnnalsDocument *document,
                                            const guint32 *events,
                                            guint n_events,
                                            AnnalsGrouping grouping,
                                            AnnalsLaneOptions *options);
AnnalsLanes *annals_lanes_ref (AnnalsLanes *self);
void annals_lanes_unref (AnnalsLanes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsLanes, annals_lanes_unref)
AnnalsDocument *annals_lanes_get_document (AnnalsLanes *self);
AnnalsGrouping annals_lanes_get_grouping (AnnalsLanes *self);
const AnnalsLane *annals_lanes_get (AnnalsLanes *self, guint *n_lanes);
/* What options name a lane by; "": the last one. */
const char *annals_lanes_get_id (AnnalsLanes *self, guint lane);
/* The lane of that entity; ANNALS_NONE where it has none on screen. */
guint annals_lanes_find_entity (AnnalsLanes *self, guint entity);
/* Those of the events that have no date, in document order. */
const guint32 *annals_lanes_get_undated (AnnalsLanes *self, guint *n);
guint annals_lanes_find (AnnalsLanes *self, guint event); /* the first lane that holds it */
const char *annals_lanes_get_own_title (AnnalsLanes *self, guint event);

/* The lanes that there could be. */
const AnnalsLaneEntry *annals_lanes_get_entries (AnnalsLanes *self, guint *n_entries);
const char *annals_lanes_get_entry_id (AnnalsLanes *self, guint entry);
guint annals_lanes_get_n_hidden (AnnalsLanes *self);
/* Of those of one parent that are on screen, the next (1) or previous (-1); ANNALS_NONE. */
guint annals_lanes_get_sibling (AnnalsLanes *self, guint lane, int step);
/* Whether one can stand in the other's place. */
gboolean annals_lanes_are_siblings (AnnalsLanes *self, guint lane, guint other);
/* The parent's lane; ANNALS_NONE. */
guint annals_lanes_get_parent (AnnalsLanes *self, guint lane);
/* The options under which @lane stands before that sibling; ANNALS_NONE: after all. */
AnnalsLaneOptions *
annals_lanes_dup_moved (AnnalsLanes *self, AnnalsLaneOptions *options, guint lane, guint before);

G_END_DECLS
