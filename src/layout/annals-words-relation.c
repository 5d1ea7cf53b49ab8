/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"

/**
 * annals_words_relation:
 * @from_here: whether this event is the one that says it of the other
 *
 * How the other event stands to this one. Each kind reads differently from its two ends.
 */
const char *
annals_words_relation (AnnalsRelationKind kind, gboolean from_here)
{
  switch (kind)
    {
    case ANNALS_RELATION_FOLLOWS:
      return from_here ? _ ("Follows") : _ ("Followed by");
    case ANNALS_RELATION_RESPONDS_TO:
      return from_here ? _ ("Responds to") : _ ("Answered by");
    case ANNALS_RELATION_PART_OF:
      return from_here ? _ ("Part of") : _ ("Includes");
    case ANNALS_RELATION_CAUSES:
      return from_here ? _ ("Leads to") : _ ("Caused by");
    case ANNALS_RELATION_CONTRADICTS:
      return from_here ? _ ("Contradicts") : _ ("Contradicted by");
    default:
      return "";
    }
}
