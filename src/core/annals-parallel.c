/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-parallel.h"

typedef struct
{
  gint next; /* the first job that nobody has taken */
  guint n_jobs;
  AnnalsParallelFunc func;
  gpointer data;
} Work;

static gpointer
take_jobs (gpointer data)
{
  Work *work = data;

  for (;;)
    {
      guint job = (guint) g_atomic_int_add (&work->next, 1);
      if (job >= work->n_jobs)
        return NULL;
      work->func (job, work->data);
    }
}

/**
 * annals_parallel_run:
 * @n_jobs: how many jobs there are; fewer than 2^31
 * @func: does one of them
 *
 * Does jobs on all processors and returns when the last is done. The calling thread takes its
 * share, so where no thread can be had the work is done all the same. Jobs are begun in order,
 * which lets an early one decide for those after it.
 */
void
annals_parallel_run (guint n_jobs, AnnalsParallelFunc func, gpointer data)
{
  g_return_if_fail (func != NULL);

  Work work = { .n_jobs = n_jobs, .func = func, .data = data };
  guint n_helpers = MIN (n_jobs, g_get_num_processors ());
  g_autoptr (GPtrArray) helpers = g_ptr_array_new ();
  for (guint i = 1; i < n_helpers; i++)
    {
      GThread *helper = g_thread_try_new ("annals-worker", take_jobs, &work, NULL);
      if (helper != NULL)
        g_ptr_array_add (helpers, helper);
    }
  take_jobs (&work);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join (g_ptr_array_index (helpers, i));
}
