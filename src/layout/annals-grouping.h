/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

/* What lanes stand for. */
typedef enum
{
  ANNALS_GROUPING_CATEGORY,
  ANNALS_GROUPING_ACTOR,
  ANNALS_GROUPING_PLACE,
  ANNALS_GROUPING_TAG,
  ANNALS_GROUPING_NONE,
} AnnalsGrouping;
#define ANNALS_N_GROUPINGS 5

gboolean annals_grouping_from_string (const char *text, AnnalsGrouping *grouping);
const char *annals_grouping_to_string (AnnalsGrouping grouping);
/* The entities that the lanes stand for; NULL: they stand for none. */
const AnnalsEntity *
annals_grouping_get_entities (AnnalsGrouping grouping, AnnalsDocument *document, guint *n);
/* Those of an event; none: it goes to the last lane. */
const guint32 *annals_grouping_get_memberships (AnnalsGrouping grouping,
                                                AnnalsDocument *document,
                                                guint event,
                                                guint *n);

G_END_DECLS
