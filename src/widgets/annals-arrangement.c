/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-arrangement.h"

#define QUICK_EVENTS 2000
#define QUICK_BYTES (1 << 21) /* of texts that a search reads */

AnnalsArrangementKey *
annals_arrangement_key_copy (const AnnalsArrangementKey *self)
{
  AnnalsArrangementKey *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->document);
  annals_filter_ref (copy->filter);
  if (copy->query != NULL)
    annals_query_ref (copy->query);
  if (copy->found != NULL)
    annals_event_set_ref (copy->found);
  if (copy->lane_options != NULL)
    annals_lane_options_ref (copy->lane_options);
  return copy;
}

void
annals_arrangement_key_clear (AnnalsArrangementKey *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->filter, annals_filter_unref);
  g_clear_pointer (&self->query, annals_query_unref);
  g_clear_pointer (&self->found, annals_event_set_unref);
  g_clear_pointer (&self->lane_options, annals_lane_options_unref);
}

void
annals_arrangement_key_free (AnnalsArrangementKey *self)
{
  annals_arrangement_key_clear (self);
  g_free (self);
}

/**
 * annals_arrangement_is_quick:
 *
 * Returns: whether all of it takes no longer than a frame, so that a thread would only cost one
 */
gboolean
annals_arrangement_is_quick (AnnalsDocument *document)
{
  guint n;

  annals_document_get_events (document, &n);
  return n <= QUICK_EVENTS
         && annals_content_get_size (annals_document_get_content (document)) <= QUICK_BYTES;
}

/* The events that pass, told out to lanes. */
static AnnalsLanes *
make_lanes (const AnnalsArrangementKey *key, AnnalsEventSet *events)
{
  g_autoptr (GArray) some =
      annals_event_set_is_all (events) ? NULL : annals_event_set_dup_events (events);

  return annals_lanes_new_with_options (
      key->document, some != NULL ? (const guint32 *) (gpointer) some->data : NULL,
      some != NULL ? some->len : 0, key->grouping, key->lane_options);
}

static void
set_found (AnnalsArrangement *self, AnnalsQuery *query, AnnalsEventSet *found)
{
  if (query == NULL || found == NULL)
    return;
  self->query = annals_query_ref (query);
  g_autoptr (AnnalsEventSet) shown = annals_event_set_intersect (self->filtered->events, found);
  self->found = annals_event_set_ref (found);
  self->hits = annals_hits_new (self->lanes, shown);
}

/**
 * annals_arrangement_new:
 * @key: what is asked for
 * @cancellable: (nullable): to give up
 *
 * Searches where that is still to be done, filters, and tells the rest out to lanes.
 *
 * Returns: (transfer full) (nullable): the arrangement; %NULL when cancelled
 */
AnnalsArrangement *
annals_arrangement_new (const AnnalsArrangementKey *key, GCancellable *cancellable)
{
  g_autoptr (AnnalsEventSet) found = NULL;

  if (key->found != NULL)
    found = annals_event_set_ref (key->found);
  else if (key->query != NULL)
    found = annals_query_run (key->query, key->document, NULL, NULL, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  g_autoptr (AnnalsFiltered) filtered =
      annals_filter_run (key->filter, key->document, key->hides ? found : NULL, cancellable);
  if (filtered == NULL)
    return NULL;
  AnnalsArrangement *self = g_new0 (AnnalsArrangement, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->document = g_object_ref (key->document);
  self->filtered = g_steal_pointer (&filtered);
  self->lanes = make_lanes (key, self->filtered->events);
  set_found (self, key->query, found);
  return self;
}

/**
 * annals_arrangement_with_found:
 * @query: (nullable): what is searched for
 * @found: (nullable): what it has found in the whole document
 *
 * Shows what a search finds without touching the lanes.
 */
AnnalsArrangement *
annals_arrangement_with_found (AnnalsArrangement *self, AnnalsQuery *query, AnnalsEventSet *found)
{
  AnnalsArrangement *other = g_new0 (AnnalsArrangement, 1);

  g_atomic_ref_count_init (&other->ref_count);
  other->document = g_object_ref (self->document);
  other->filtered = annals_filtered_ref (self->filtered);
  other->lanes = annals_lanes_ref (self->lanes);
  set_found (other, query, found);
  return other;
}

AnnalsArrangement *
annals_arrangement_ref (AnnalsArrangement *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_arrangement_unref (AnnalsArrangement *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->hits, annals_hits_unref);
  g_clear_pointer (&self->found, annals_event_set_unref);
  g_clear_pointer (&self->query, annals_query_unref);
  annals_lanes_unref (self->lanes);
  annals_filtered_unref (self->filtered);
  g_object_unref (self->document);
  g_free (self);
}
