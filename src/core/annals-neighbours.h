/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"
#include "core/annals-event-set.h"

G_BEGIN_DECLS

/**
 * AnnalsNeighbours: the dated events of a set that a time lies between.
 * @before: the last that starts before it; %ANNALS_NONE: none does
 * @after: the first that starts then or later; %ANNALS_NONE: none does
 */
typedef struct
{
  guint before;
  guint after;
} AnnalsNeighbours;

guint annals_neighbours_count_before (AnnalsDocument *document, AnnalsTime time);

AnnalsNeighbours
annals_neighbours_of (AnnalsDocument *document, AnnalsEventSet *events, AnnalsTime time);
/* The one that starts nearer to the time; ANNALS_NONE: there is neither. */
guint annals_neighbours_nearest (AnnalsNeighbours self, AnnalsDocument *document, AnnalsTime time);

G_END_DECLS
