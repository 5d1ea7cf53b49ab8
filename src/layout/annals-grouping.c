/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-grouping.h"

static const char *const names[ANNALS_N_GROUPINGS] = {
  [ANNALS_GROUPING_CATEGORY] = "category", [ANNALS_GROUPING_ACTOR] = "actor",
  [ANNALS_GROUPING_PLACE] = "place",       [ANNALS_GROUPING_TAG] = "tag",
  [ANNALS_GROUPING_NONE] = "none",
};

/**
 * annals_grouping_from_string:
 * @text: as the command line and the settings spell it
 * @grouping: (out): what it names
 *
 * Returns: %FALSE where it names none
 */
gboolean
annals_grouping_from_string (const char *text, AnnalsGrouping *grouping)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *grouping = (AnnalsGrouping) i;
        return TRUE;
      }
  return FALSE;
}

const char *
annals_grouping_to_string (AnnalsGrouping grouping)
{
  return names[grouping];
}

/* Not of ANNALS_GROUPING_NONE. */
static AnnalsEntityKind
kind_of (AnnalsGrouping grouping)
{
  switch (grouping)
    {
    case ANNALS_GROUPING_ACTOR:
      return ANNALS_ENTITY_ACTOR;
    case ANNALS_GROUPING_PLACE:
      return ANNALS_ENTITY_PLACE;
    case ANNALS_GROUPING_TAG:
      return ANNALS_ENTITY_TAG;
    case ANNALS_GROUPING_CATEGORY:
    case ANNALS_GROUPING_NONE:
    default:
      return ANNALS_ENTITY_CATEGORY;
    }
}

const AnnalsEntity *
annals_grouping_get_entities (AnnalsGrouping grouping, AnnalsDocument *document, guint *n)
{
  *n = 0;
  return grouping != ANNALS_GROUPING_NONE
             ? annals_document_get_entities (document, kind_of (grouping), n)
             : NULL;
}

const guint32 *
annals_grouping_get_memberships (AnnalsGrouping grouping,
                                 AnnalsDocument *document,
                                 guint event,
                                 guint *n)
{
  *n = 0;
  return grouping != ANNALS_GROUPING_NONE
             ? annals_document_get_event_entities (document, event, kind_of (grouping), n)
             : NULL;
}
