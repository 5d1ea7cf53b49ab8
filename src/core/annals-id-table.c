/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-id-table.h"

#include <string.h>

typedef struct
{
  guint32 hash;
  guint32 number; /* ANNALS_NONE: free */
} Slot;

struct _AnnalsIdTable
{
  guint32 mask; /* the number of slots, a power of two, less one */
  Slot slots[];
};

/* Seeded, so that no file can be made whose ids all fall together. */
static guint32
get_seed (void)
{
  static gsize seed = 0;

  if (g_once_init_enter (&seed))
    g_once_init_leave (&seed, (gsize) g_random_int () | 1);
  return (guint32) seed;
}

/**
 * annals_id_hash:
 *
 * FNV-1a (Fowler, Noll, Vo) with a seed, then mixed as MurmurHash3 ends, since the table takes the
 * low bits.
 */
guint32
annals_id_hash (AnnalsText id)
{
  guint32 hash = 2166136261u ^ get_seed ();

  for (guint32 i = 0; i < id.length; i++)
    hash = (hash ^ (guchar) id.data[i]) * 16777619u;
  hash = (hash ^ hash >> 16) * 0x85ebca6bu;
  hash = (hash ^ hash >> 13) * 0xc2b2ae35u;
  return hash ^ hash >> 16;
}

/**
 * annals_id_table_new:
 * @n_events: the most that may be added
 */
AnnalsIdTable *
annals_id_table_new (guint n_events)
{
  gsize n_slots = 4;

  while (n_slots / 4 * 3 < n_events)
    n_slots *= 2;
  AnnalsIdTable *self = g_malloc (sizeof (AnnalsIdTable) + n_slots * sizeof (Slot));
  self->mask = (guint32) (n_slots - 1);
  memset (self->slots, 0xff, n_slots * sizeof (Slot));
  return self;
}

void
annals_id_table_free (AnnalsIdTable *self)
{
  g_free (self);
}

/* The slot that holds the id, or the free one where it belongs. */
static guint32
find_slot (const AnnalsIdTable *self, const AnnalsEvent *events, AnnalsText id, guint32 hash)
{
  for (guint32 i = hash & self->mask;; i = (i + 1) & self->mask)
    {
      const Slot *slot = &self->slots[i];
      if (slot->number == ANNALS_NONE)
        return i;
      if (slot->hash == hash && events[slot->number].id.length == id.length
          && memcmp (events[slot->number].id.data, id.data, id.length) == 0)
        return i;
    }
}

/**
 * annals_id_table_add:
 * @number: of the event, whose id has @hash
 *
 * Returns: %FALSE where another event has the same id
 */
gboolean
annals_id_table_add (AnnalsIdTable *self, const AnnalsEvent *events, guint32 number, guint32 hash)
{
  Slot *slot = &self->slots[find_slot (self, events, events[number].id, hash)];

  if (slot->number != ANNALS_NONE)
    return FALSE;
  *slot = (Slot){ hash, number };
  return TRUE;
}

/**
 * annals_id_table_find:
 *
 * Returns: the event's number, or %ANNALS_NONE
 */
guint32
annals_id_table_find (const AnnalsIdTable *self, const AnnalsEvent *events, AnnalsText id)
{
  return self->slots[find_slot (self, events, id, annals_id_hash (id))].number;
}

/**
 * annals_id_table_map:
 * @ranks: the new number of each event
 *
 * Follows events that have been put in another order.
 */
void
annals_id_table_map (AnnalsIdTable *self, const guint32 *ranks)
{
  for (gsize i = 0; i <= self->mask; i++)
    if (self->slots[i].number != ANNALS_NONE)
      self->slots[i].number = ranks[self->slots[i].number];
}
