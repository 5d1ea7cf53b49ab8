/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-id-table.h"

#include <string.h>

#define NUMBER_BITS 26
#define NUMBER_MASK ((1u << NUMBER_BITS) - 1)
#define FREE G_MAXUINT32

struct _AnnalsIdTable
{
  guint32 n_slots;
  guint32 slots[]; /* an event's number, and above it bits of its id's hash; FREE */
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
 * FNV-1a (Fowler, Noll, Vo) with a seed, then mixed as MurmurHash3 ends, since the table takes
 * its bits from both ends.
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
 * @n_events: the most that may be added, fewer than 2^26
 */
AnnalsIdTable *
annals_id_table_new (guint n_events)
{
  g_return_val_if_fail (n_events < NUMBER_MASK, NULL);

  guint32 n_slots = n_events + n_events / 3 + 1; /* three of four are taken at most */
  AnnalsIdTable *self = g_malloc (sizeof (AnnalsIdTable) + n_slots * sizeof (guint32));
  self->n_slots = n_slots;
  memset (self->slots, 0xff, n_slots * sizeof (guint32));
  return self;
}

void
annals_id_table_free (AnnalsIdTable *self)
{
  g_free (self);
}

static gboolean
has_id (const AnnalsEvent *event, AnnalsText id)
{
  return event->id.length == id.length && memcmp (event->id.data, id.data, id.length) == 0;
}

/* The slot that holds the id, or the free one where it belongs. */
static guint32
find_slot (const AnnalsIdTable *self, const AnnalsEvent *events, AnnalsText id, guint32 hash)
{
  guint32 i = (guint32) ((guint64) hash * self->n_slots >> 32), tag = hash << NUMBER_BITS;

  for (;; i = i + 1 < self->n_slots ? i + 1 : 0)
    {
      guint32 slot = self->slots[i];
      if (slot == FREE
          || ((slot & ~NUMBER_MASK) == tag && has_id (&events[slot & NUMBER_MASK], id)))
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
  guint32 *slot = &self->slots[find_slot (self, events, events[number].id, hash)];

  if (*slot != FREE)
    return FALSE;
  *slot = hash << NUMBER_BITS | number;
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
  guint32 slot = self->slots[find_slot (self, events, id, annals_id_hash (id))];

  return slot != FREE ? slot & NUMBER_MASK : ANNALS_NONE;
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
  for (guint32 i = 0; i < self->n_slots; i++)
    if (self->slots[i] != FREE)
      self->slots[i] = (self->slots[i] & ~NUMBER_MASK) | ranks[self->slots[i] & NUMBER_MASK];
}
