/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-event-set.h"

#include "core/annals-document.h"

#define WORD ANNALS_EVENT_SET_WORD
#define BLOCK 8 /* words that share a count */

struct _AnnalsEventSet
{
  gatomicrefcount ref_count;
  guint n_all;
  guint n;
  guint64 *bits;
  guint32 *before; /* of each block: how many of the set come before it */
};

/* One more than is full, so that what is past the last event is there to be asked. */
static guint
n_words (guint n_all)
{
  return n_all / WORD + 1;
}

guint64 *
annals_event_bits_new (guint n_all)
{
  return g_new0 (guint64, n_words (n_all));
}

static guint
count_bits (guint64 word)
{
  return (guint) __builtin_popcountll (word);
}

/**
 * annals_event_set_new:
 * @bits: (transfer full): made by annals_event_bits_new()
 * @n_all: how many events the document has
 *
 * Makes a set of some of a document's events.
 */
AnnalsEventSet *
annals_event_set_new (guint64 *bits, guint n_all)
{
  AnnalsEventSet *self = g_new0 (AnnalsEventSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_all = n_all;
  self->bits = bits;
  self->before = g_new (guint32, n_words (n_all) / BLOCK + 1);
  for (guint i = 0; i < n_words (n_all); i++)
    {
      if (i % BLOCK == 0)
        self->before[i / BLOCK] = self->n;
      self->n += count_bits (bits[i]);
    }
  return self;
}

/**
 * annals_event_set_intersect:
 * @other: of the same document
 *
 * Returns: (transfer full): what both contain
 */
AnnalsEventSet *
annals_event_set_intersect (AnnalsEventSet *self, AnnalsEventSet *other)
{
  g_return_val_if_fail (self->n_all == other->n_all, NULL);

  guint64 *bits = annals_event_bits_new (self->n_all);
  for (guint i = 0; i < n_words (self->n_all); i++)
    bits[i] = self->bits[i] & other->bits[i];
  return annals_event_set_new (bits, self->n_all);
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
  g_free (self->bits);
  g_free (self->before);
  g_free (self);
}

guint
annals_event_set_get_n (AnnalsEventSet *self)
{
  return self->n;
}

gboolean
annals_event_set_is_all (AnnalsEventSet *self)
{
  return self->n == self->n_all;
}

gboolean
annals_event_set_contains (AnnalsEventSet *self, guint event)
{
  return event < self->n_all && annals_event_bits_contain (self->bits, event);
}

/* The block that holds the event at a position. */
static guint
find_block (const AnnalsEventSet *self, guint position)
{
  guint low = 0, high = (n_words (self->n_all) - 1) / BLOCK;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;
      if (self->before[middle] <= position)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/**
 * annals_event_set_get:
 * @position: fewer than there are in the set
 *
 * Returns: the event that as many of the set come before
 */
guint
annals_event_set_get (AnnalsEventSet *self, guint position)
{
  g_return_val_if_fail (position < self->n, ANNALS_NONE);

  guint block = find_block (self, position), word = block * BLOCK;
  guint left = position - self->before[block];
  for (; left >= count_bits (self->bits[word]); word++)
    left -= count_bits (self->bits[word]);
  guint64 bits = self->bits[word];
  for (; left > 0; left--)
    bits &= bits - 1;
  return word * WORD + (guint) __builtin_ctzll (bits);
}

/**
 * annals_event_set_dup_events:
 *
 * Returns: (transfer full) (element-type guint32): the events, ascending. It has data even where
 * there are none, since %NULL means all to some.
 */
GArray *
annals_event_set_dup_events (AnnalsEventSet *self)
{
  GArray *events = g_array_sized_new (FALSE, FALSE, sizeof (guint32), MAX (self->n, 1));

  for (guint i = 0; i < n_words (self->n_all); i++)
    for (guint64 bits = self->bits[i]; bits != 0; bits &= bits - 1)
      {
        guint32 event = i * WORD + (guint32) __builtin_ctzll (bits);
        g_array_append_val (events, event);
      }
  return events;
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
  if (event >= self->n_all)
    return self->n;
  guint word = event / WORD, rank = self->before[word / BLOCK];
  for (guint i = word / BLOCK * BLOCK; i < word; i++)
    rank += count_bits (self->bits[i]);
  return rank + count_bits (self->bits[word] & ((G_GUINT64_CONSTANT (1) << event % WORD) - 1));
}

/* The first of the set from @event on. */
static guint
find_from (const AnnalsEventSet *self, guint event)
{
  guint word = event / WORD;

  if (event >= self->n_all)
    return ANNALS_NONE;
  guint64 bits = self->bits[word] & G_MAXUINT64 << event % WORD;
  while (bits == 0 && ++word < n_words (self->n_all))
    bits = self->bits[word];
  return bits != 0 ? word * WORD + (guint) __builtin_ctzll (bits) : ANNALS_NONE;
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
  if (step > 0)
    return event < self->n_all ? find_from (self, event + 1) : ANNALS_NONE;
  guint rank = annals_event_set_rank (self, event);
  return rank > 0 ? annals_event_set_get (self, rank - 1) : ANNALS_NONE;
}
