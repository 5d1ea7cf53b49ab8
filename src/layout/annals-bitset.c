/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-bitset.h"

static guint64
bit (guint64 number)
{
  return G_GUINT64_CONSTANT (1) << (number & 63);
}

void
annals_bitset_init (AnnalsBitset *self, guint bound)
{
  guint64 words = MAX (bound, 1);

  self->n_levels = 0;
  do
    {
      words = (words + 63) / 64;
      self->levels[self->n_levels++] = g_new0 (guint64, words);
    }
  while (words > 1);
}

void
annals_bitset_clear (AnnalsBitset *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->levels[i]);
  self->n_levels = 0;
}

void
annals_bitset_add (AnnalsBitset *self, guint32 number)
{
  guint64 at = number;

  for (guint i = 0; i < self->n_levels; i++, at /= 64)
    self->levels[i][at / 64] |= bit (at);
}

static guint
highest (guint64 word)
{
  return 63u - (guint) __builtin_clzll (word);
}

static guint
lowest (guint64 word)
{
  return (guint) __builtin_ctzll (word);
}

/* Climbs until a word has something on the wanted side, then comes down along its near edge. */
guint32
annals_bitset_below (const AnnalsBitset *self, guint32 number)
{
  guint64 at = number;

  for (guint i = 0; i < self->n_levels; i++, at /= 64)
    {
      guint64 word = self->levels[i][at / 64] & (bit (at) - 1);
      if (word == 0)
        continue;
      at = (at & ~G_GUINT64_CONSTANT (63)) + highest (word);
      while (i-- > 0)
        at = at * 64 + highest (self->levels[i][at]);
      return (guint32) at;
    }
  return G_MAXUINT32;
}

guint32
annals_bitset_above (const AnnalsBitset *self, guint32 number)
{
  guint64 at = number;

  for (guint i = 0; i < self->n_levels; i++, at /= 64)
    {
      guint64 word = self->levels[i][at / 64] & ~(bit (at) | (bit (at) - 1));
      if (word == 0)
        continue;
      at = (at & ~G_GUINT64_CONSTANT (63)) + lowest (word);
      while (i-- > 0)
        at = at * 64 + lowest (self->levels[i][at]);
      return (guint32) at;
    }
  return G_MAXUINT32;
}
