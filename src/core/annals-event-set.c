/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-event-set.h"

#include "core/annals-document.h"

struct _AnnalsEventSet
{
  gatomicrefcount ref_count;
  GArray *events;  /* of guint32, ascending */
  guint64 *member; /* a bit for each event of the document */
  guint n_all;
};

/**
 * annals_event_set_new:
 * @events: (transfer full) (element-type guint32): indices, ascending
 * @n_all: how many events the document has
 *
 * Makes a set of some of a document's events.
 */
AnnalsEventSet *
annals_event_set_new (GArray *events, guint n_all)
{
  AnnalsEventSet *self = g_new0 (AnnalsEventSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->events = events;
  self->n_all = n_all;
  self->member = g_new0 (guint64, n_all / 64 + 1);
  for (guint i = 0; i < events->len; i++)
    {
      guint32 event = g_array_index (events, guint32, i);
      self->member[event / 64] |= G_GUINT64_CONSTANT (1) << event % 64;
    }
  return self;
}

/**
 * annals_event_set_new_all:
 * @n_all: how many events the document has
 *
 * Makes the set of all events.
 */
AnnalsEventSet *
annals_event_set_new_all (guint n_all)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_all);

  g_array_set_size (all, n_all);
  for (guint32 i = 0; i < n_all; i++)
    g_array_index (all, guint32, i) = i;
  return annals_event_set_new (all, n_all);
}

AnnalsEventSet *
annals_event_set_ref (AnnalsEventSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_event_set_unref (AnnalsEventSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->events);
  g_free (self->member);
  g_free (self);
}

guint
annals_event_set_get_n (AnnalsEventSet *self)
{
  return self->events->len;
}

/**
 * annals_event_set_get_events:
 *
 * Returns: (array): their indices, ascending; owned by the set
 */
const guint32 *
annals_event_set_get_events (AnnalsEventSet *self)
{
  static const guint32 none = ANNALS_NONE;

  /* An array that never grew has no data, and %NULL would mean all to some. */
  return self->events->len > 0 ? (const guint32 *) (gpointer) self->events->data : &none;
}

gboolean
annals_event_set_contains (AnnalsEventSet *self, guint event)
{
  return event < self->n_all && (self->member[event / 64] >> event % 64 & 1) != 0;
}

/**
 * annals_event_set_rank:
 * @event: an event's index
 *
 * Returns: how many of the set come before it; of a member, its position
 */
guint
annals_event_set_rank (AnnalsEventSet *self, guint event)
{
  guint low = 0, high = self->events->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->events, guint32, middle) < event)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * annals_event_set_next:
 * @event: an event's index; it need not be in the set
 * @step: 1: the next one, -1: the one before
 *
 * Returns: the neighbour in order of time, or %ANNALS_NONE at the end
 */
guint
annals_event_set_next (AnnalsEventSet *self, guint event, int step)
{
  guint at = annals_event_set_rank (self, event);
  gint64 next =
      step < 0 ? (gint64) at - 1 : (gint64) at + (annals_event_set_contains (self, event) ? 1 : 0);

  if (next < 0 || next >= self->events->len)
    return ANNALS_NONE;
  return g_array_index (self->events, guint32, next);
}
