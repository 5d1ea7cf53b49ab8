/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-neighbours.h"

/**
 * annals_neighbours_count_before:
 *
 * Returns: how many of the dated events start before a time: the first that does not
 */
guint
annals_neighbours_count_before (AnnalsDocument *document, AnnalsTime time)
{
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  guint low = 0, high = annals_document_get_n_dated (document);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (events[middle].start < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * annals_neighbours_of:
 * @events: some of the document's
 *
 * Finds what starts about a time, by searches.
 */
AnnalsNeighbours
annals_neighbours_of (AnnalsDocument *document, AnnalsEventSet *events, AnnalsTime time)
{
  guint at = annals_neighbours_count_before (document, time);
  AnnalsNeighbours self = { .before = annals_event_set_next (events, at, -1), .after = at };

  if (!annals_event_set_contains (events, at))
    self.after = annals_event_set_next (events, at, 1);
  if (self.after >= annals_document_get_n_dated (document))
    self.after = ANNALS_NONE;
  return self;
}

guint
annals_neighbours_nearest (AnnalsNeighbours self, AnnalsDocument *document, AnnalsTime time)
{
  const AnnalsEvent *events = annals_document_get_events (document, NULL);

  if (self.before == ANNALS_NONE || self.after == ANNALS_NONE)
    return self.before != ANNALS_NONE ? self.before : self.after;
  return time - events[self.before].start < events[self.after].start - time ? self.before
                                                                            : self.after;
}
