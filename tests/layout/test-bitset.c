/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-bitset.h"

/* Against a plain array of booleans. */
static void
test_twin (void)
{
  static const guint bounds[] = { 1, 2, 63, 64, 65, 4095, 4096, 4097, 300000 };
  GRand *rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      AnnalsBitset set;
      g_autofree gboolean *twin = g_new0 (gboolean, bounds[i]);
      annals_bitset_init (&set, bounds[i]);
      for (guint round = 0; round < 300; round++)
        {
          guint32 number = (guint32) g_rand_int_range (rand, 0, (gint32) bounds[i]);
          guint32 below = G_MAXUINT32, above = G_MAXUINT32;
          for (guint32 j = number; j-- > 0 && below == G_MAXUINT32;)
            below = twin[j] ? j : below;
          for (guint32 j = number + 1; j < bounds[i] && above == G_MAXUINT32; j++)
            above = twin[j] ? j : above;
          g_assert_cmpuint (annals_bitset_below (&set, number), ==, below);
          g_assert_cmpuint (annals_bitset_above (&set, number), ==, above);
          if (round % 3 == 0)
            {
              annals_bitset_add (&set, number);
              twin[number] = TRUE;
            }
        }
      annals_bitset_clear (&set);
    }
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bitset/twin", test_twin);
  return g_test_run ();
}
