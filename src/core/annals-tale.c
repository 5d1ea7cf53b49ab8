/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-tale.h"

#define MOST_IMPORTANT 5
#define CANCEL_EVERY 65536 /* events between two looks whether it is still wanted */
#define QUICK_EVENTS 20000

struct _AnnalsTale
{
  AnnalsEventSet *parts[MOST_IMPORTANT]; /* told one after another */
  guint n_parts;
};

gboolean
annals_tale_is_quick (AnnalsEventSet *shown, AnnalsTaleOrder order, guint least)
{
  return (order == ANNALS_TALE_BY_TIME && least <= 1)
         || annals_event_set_get_n (shown) <= QUICK_EVENTS;
}

/* Tells the events out to sets, by their bits: one, or one for each importance. */
static gboolean
tell_out (AnnalsDocument *document,
          AnnalsEventSet *shown,
          gboolean apart,
          guint least,
          guint64 **parts,
          GCancellable *cancellable)
{
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  guint n;

  annals_document_get_events (document, &n);
  for (guint i = 0; i < n; i++)
    {
      guint importance = CLAMP (events[i].importance, 1, MOST_IMPORTANT);
      if (i % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (importance >= least && annals_event_set_contains (shown, i))
        annals_event_bits_add (parts[apart ? MOST_IMPORTANT - importance : 0], i);
    }
  return TRUE;
}

AnnalsTale *
annals_tale_new (AnnalsDocument *document,
                 AnnalsEventSet *shown,
                 AnnalsTaleOrder order,
                 guint least,
                 GCancellable *cancellable)
{
  g_autoptr (AnnalsTale) self = g_new0 (AnnalsTale, 1);
  guint64 *parts[MOST_IMPORTANT];
  guint n_all;

  if (order == ANNALS_TALE_BY_TIME && least <= 1)
    {
      self->parts[self->n_parts++] = annals_event_set_ref (shown);
      return g_steal_pointer (&self);
    }
  annals_document_get_events (document, &n_all);
  guint n_parts = order == ANNALS_TALE_BY_TIME ? 1 : MOST_IMPORTANT + 1 - CLAMP (least, 1, 5);
  for (guint i = 0; i < n_parts; i++)
    parts[i] = annals_event_bits_new (n_all);
  gboolean whole =
      tell_out (document, shown, order != ANNALS_TALE_BY_TIME, least, parts, cancellable);
  for (guint i = 0; i < n_parts; i++)
    self->parts[self->n_parts++] = annals_event_set_new (parts[i], n_all);
  return whole ? g_steal_pointer (&self) : NULL;
}

void
annals_tale_free (AnnalsTale *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    annals_event_set_unref (self->parts[i]);
  g_free (self);
}

guint
annals_tale_get_n (AnnalsTale *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_parts; i++)
    n += annals_event_set_get_n (self->parts[i]);
  return n;
}

guint
annals_tale_get_event (AnnalsTale *self, guint position)
{
  for (guint i = 0; i < self->n_parts; i++)
    {
      guint n = annals_event_set_get_n (self->parts[i]);
      if (position < n)
        return annals_event_set_get (self->parts[i], position);
      position -= n;
    }
  return ANNALS_NONE;
}

guint
annals_tale_find (AnnalsTale *self, guint event)
{
  guint before = 0;

  for (guint i = 0; i < self->n_parts; i++)
    {
      if (annals_event_set_contains (self->parts[i], event))
        return before + annals_event_set_rank (self->parts[i], event);
      before += annals_event_set_get_n (self->parts[i]);
    }
  return ANNALS_NONE;
}

/**
 * annals_tale_find_near:
 * @event: an event's index
 *
 * Returns: its position; that of the next in time where only time counts; else the first
 */
guint
annals_tale_find_near (AnnalsTale *self, guint event)
{
  guint at = annals_tale_find (self, event), n = annals_tale_get_n (self);

  if (at != ANNALS_NONE || n == 0)
    return at;
  if (event == ANNALS_NONE || self->n_parts > 1)
    return 0;
  return MIN (annals_event_set_rank (self->parts[0], event), n - 1);
}
