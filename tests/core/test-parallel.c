/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-parallel.h"

#define MOST 1000

typedef struct
{
  gint done[MOST]; /* how often each job was done */
  GThread *threads[MOST];
} Jobs;

static void
count (guint job, gpointer data)
{
  Jobs *jobs = data;

  g_atomic_int_inc (&jobs->done[job]);
  jobs->threads[job] = g_thread_self ();
  g_usleep (10);
}

/* Each job is done exactly once, whatever their number. */
static void
test_once (void)
{
  static const guint numbers[] = { 0, 1, 2, 3, 64, MOST };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree Jobs *jobs = g_new0 (Jobs, 1);
      annals_parallel_run (numbers[i], count, jobs);
      for (guint j = 0; j < MOST; j++)
        g_assert_cmpint (jobs->done[j], ==, j < numbers[i] ? 1 : 0);
    }
}

/* A lone job needs no other thread. */
static void
test_alone (void)
{
  g_autofree Jobs *jobs = g_new0 (Jobs, 1);

  annals_parallel_run (1, count, jobs);
  g_assert_true (jobs->threads[0] == g_thread_self ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parallel/once", test_once);
  g_test_add_func ("/parallel/alone", test_alone);
  return g_test_run ();
}
