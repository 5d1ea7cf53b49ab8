/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsBitset: a set of the numbers below a bound that finds neighbours in O(log64 n)
 *
 * Each word of a level tells which 64 words of the level below have something.
 */
#define ANNALS_BITSET_LEVELS 6

typedef struct
{
  guint64 *levels[ANNALS_BITSET_LEVELS];
  guint n_levels;
} AnnalsBitset;

void annals_bitset_init (AnnalsBitset *self, guint bound);
void annals_bitset_clear (AnnalsBitset *self);
void annals_bitset_add (AnnalsBitset *self, guint32 number);
/* The greatest below @number, the least above it; G_MAXUINT32 where there is none. */
guint32 annals_bitset_below (const AnnalsBitset *self, guint32 number);
guint32 annals_bitset_above (const AnnalsBitset *self, guint32 number);

G_END_DECLS
