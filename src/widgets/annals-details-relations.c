/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events that an event has to do with. */
#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"
#include "widgets/annals-details-private.h"

/* How the other event stands to this one, in words; each kind reads differently from its two ends.
 */
static const char *
relation_words (AnnalsRelationKind kind, gboolean from_here)
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

void
annals_details_add_relations (AnnalsDetailsPane *self, AnnalsDocument *document, guint index)
{
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  g_autoptr (GArray) relations = annals_document_dup_relations (document, index);

  if (relations == NULL || relations->len == 0)
    return;
  annals_details_add_heading (self->content, _ ("Related"));
  for (guint i = 0; i < relations->len; i++)
    {
      const AnnalsRelation *relation = &g_array_index (relations, AnnalsRelation, i);
      gboolean from_here = relation->from == index;
      guint other = from_here ? relation->to : relation->from;
      g_autofree char *title = annals_event_dup_title (&events[other]);
      g_autofree char *distance = annals_words_distance (events[index].start, events[other].start);
      g_autofree char *second =
          g_strdup_printf ("%s · %s", relation_words (relation->kind, from_here), distance);
      annals_details_add_event_card (self, other, title, second);
    }
}
