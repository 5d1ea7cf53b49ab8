/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of events against a plain list of the same. */
#include "core/annals-document.h"
#include "core/annals-event-set.h"

static void
check_set (AnnalsEventSet *set, const GArray *list, guint n_all)
{
  g_autoptr (GArray) events = annals_event_set_dup_events (set);
  guint rank = 0;

  g_assert_cmpuint (annals_event_set_get_n (set), ==, list->len);
  g_assert_cmpint (annals_event_set_is_all (set), ==, list->len == n_all);
  g_assert_nonnull (events->data);
  g_assert_cmpmem (events->data, events->len * sizeof (guint32), list->data,
                   list->len * sizeof (guint32));
  for (guint32 event = 0; event < n_all + 2; event++)
    {
      gboolean contained = rank < list->len && g_array_index (list, guint32, rank) == event;
      guint after = rank + contained;
      g_assert_cmpint (annals_event_set_contains (set, event), ==, contained);
      g_assert_cmpuint (annals_event_set_rank (set, event), ==, rank);
      g_assert_cmpuint (annals_event_set_next (set, event, 1), ==,
                        after < list->len ? g_array_index (list, guint32, after) : ANNALS_NONE);
      g_assert_cmpuint (annals_event_set_next (set, event, -1), ==,
                        rank > 0 ? g_array_index (list, guint32, rank - 1) : ANNALS_NONE);
      if (contained)
        g_assert_cmpuint (annals_event_set_get (set, rank), ==, event);
      rank = after;
    }
}

/* Of @n_all events about one in @sparse. */
static AnnalsEventSet *
make_set (GRand *rand, guint n_all, gint sparse, GArray *list)
{
  guint64 *bits = annals_event_bits_new (n_all);

  for (guint32 event = 0; event < n_all; event++)
    if (g_rand_int_range (rand, 0, sparse) == 0)
      {
        annals_event_bits_add (bits, event);
        g_array_append_val (list, event);
      }
  return annals_event_set_new (bits, n_all);
}

static void
test_twin (void)
{
  static const guint sizes[] = { 0, 1, 2, 63, 64, 65, 127, 128, 511, 512, 513, 1024, 5000 };
  static const gint sparse[] = { 1, 2, 10, 1000 };
  GRand *rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sparse); j++)
      {
        g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint32));
        g_autoptr (AnnalsEventSet) set = make_set (rand, sizes[i], sparse[j], list);
        check_set (set, list, sizes[i]);
      }
  g_rand_free (rand);
}

static void
test_intersect (void)
{
  static const guint sizes[] = { 0, 1, 63, 64, 65, 4096, 5000 };
  GRand *rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (AnnalsEventSet) set = make_set (rand, sizes[i], 2, some);
      g_autoptr (AnnalsEventSet) other = make_set (rand, sizes[i], 3, others);
      g_autoptr (AnnalsEventSet) both = annals_event_set_intersect (set, other);
      for (guint32 event = 0; event < sizes[i]; event++)
        if (annals_event_set_contains (set, event) && annals_event_set_contains (other, event))
          g_array_append_val (list, event);
      check_set (both, list, sizes[i]);
    }
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-set/twin", test_twin);
  g_test_add_func ("/event-set/intersect", test_intersect);
  return g_test_run ();
}
