/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one event to those that it has to do with, and on from them. */
#include "core/annals-relations.h"

/**
 * annals_relation_get_other:
 * @event: an event that the relation touches
 *
 * Returns: the event on the other side
 */
guint
annals_relation_get_other (const AnnalsRelation *relation, guint event)
{
  return relation->from == event ? relation->to : relation->from;
}

/**
 * annals_relations_step:
 * @event: an event's index
 * @step: -1 for the one before, 1 for the one after
 *
 * Events stand in order of time, so their indices tell which is nearest.
 *
 * Returns: the nearest related event that way, or %ANNALS_NONE
 */
guint
annals_relations_step (AnnalsDocument *document, guint event, int step)
{
  g_autoptr (GArray) relations = annals_document_dup_relations (document, event);
  guint nearest = ANNALS_NONE;

  for (guint i = 0; i < relations->len; i++)
    {
      guint other =
          annals_relation_get_other (&g_array_index (relations, AnnalsRelation, i), event);
      if ((other > event) != (step > 0))
        continue;
      if (nearest == ANNALS_NONE || (step > 0 ? other < nearest : other > nearest))
        nearest = other;
    }
  return nearest;
}

/* Of an event that has more, only these, the first in the file, are looked at. */
#define RELATIONS_MOST 1000

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer data)
{
  guint event = GPOINTER_TO_UINT (data);
  guint i = annals_relation_get_other (a, event), j = annals_relation_get_other (b, event);
  guint far_i = i > event ? i - event : event - i, far_j = j > event ? j - event : event - j;

  if (far_i != far_j)
    return far_i < far_j ? -1 : 1;
  return i < j ? -1 : i > j;
}

/**
 * annals_relations_dup_nearest:
 * @event: an event's index
 *
 * Where two relations lead to the same event, the file's first stands for both.
 *
 * Returns: (transfer full) (element-type AnnalsRelation): the relations
 */
GArray *
annals_relations_dup_nearest (AnnalsDocument *document, guint event)
{
  GArray *relations = annals_document_dup_relations (document, event);
  guint kept = 0, last = ANNALS_NONE;

  g_array_set_size (relations, MIN (relations->len, RELATIONS_MOST));
  /* Stable, so that the first in the file stays first. */
  g_array_sort_with_data (relations, compare_distance, GUINT_TO_POINTER (event));
  for (guint i = 0; i < relations->len; i++)
    {
      AnnalsRelation relation = g_array_index (relations, AnnalsRelation, i);
      guint other = annals_relation_get_other (&relation, event);
      if (other != last)
        g_array_index (relations, AnnalsRelation, kept++) = relation;
      last = other;
    }
  g_array_set_size (relations, kept);
  return relations;
}

/* ---- Chains ---- */

typedef struct
{
  AnnalsDocument *document;
  guint first;
  guint most;
  GArray *links;      /* of AnnalsChainLink, those that are to be gone on from behind the others */
  GHashTable *events; /* that are in it */
  gboolean complete;
} Chain;

/* From what came before, only on to what came before that, and likewise after: not to all that
 * happened meanwhile. */
static gboolean
leads_away (const Chain *chain, guint from, guint to)
{
  return from == chain->first || (to > from) == (from > chain->first);
}

static void
go_on (Chain *chain, AnnalsChainLink at)
{
  g_autoptr (GArray) relations = annals_relations_dup_nearest (chain->document, at.event);

  for (guint i = 0; i < relations->len && chain->complete; i++)
    {
      const AnnalsRelation *relation = &g_array_index (relations, AnnalsRelation, i);
      AnnalsChainLink link = { .event = annals_relation_get_other (relation, at.event),
                               .nearer = at.event,
                               .kind = relation->kind,
                               .from_nearer = relation->from == at.event,
                               .steps = at.steps + 1 };
      if (!leads_away (chain, at.event, link.event)
          || g_hash_table_contains (chain->events, GUINT_TO_POINTER (link.event)))
        continue;
      chain->complete = chain->links->len < chain->most;
      if (!chain->complete)
        return;
      g_hash_table_add (chain->events, GUINT_TO_POINTER (link.event));
      g_array_append_val (chain->links, link);
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const AnnalsChainLink *i = a, *j = b;

  return i->event < j->event ? -1 : i->event > j->event;
}

/**
 * annals_relations_chain:
 * @event: where to begin; it is in the chain
 * @most: how many events there may be
 * @complete: (out): whether that was all
 *
 * Those that fewer relations lead to come first into it, and of these the nearest in time.
 *
 * Returns: (transfer full) (element-type AnnalsChainLink): the chain, in order of time
 */
GArray *
annals_relations_chain (AnnalsDocument *document, guint event, guint most, gboolean *complete)
{
  AnnalsChainLink first = { .event = event, .nearer = ANNALS_NONE };
  g_autoptr (GHashTable) events = g_hash_table_new (NULL, NULL);
  Chain chain = { .document = document,
                  .first = event,
                  .most = most,
                  .links = g_array_new (FALSE, FALSE, sizeof (AnnalsChainLink)),
                  .events = events,
                  .complete = TRUE };

  g_hash_table_add (events, GUINT_TO_POINTER (event));
  g_array_append_val (chain.links, first);
  for (guint i = 0; i < chain.links->len && chain.complete; i++)
    go_on (&chain, g_array_index (chain.links, AnnalsChainLink, i));
  g_array_sort (chain.links, compare_events);
  *complete = chain.complete;
  return chain.links;
}
