/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order a story tells what, against a plain sort of the same events. */
#include "annals-test-support.h"
#include "core/annals-tale.h"

#define N_EVENTS 700

typedef struct
{
  AnnalsDocument *document;
  AnnalsEventSet *shown;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint64 *some = annals_event_bits_new (N_EVENTS);

  fixture->document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, N_EVENTS);
  for (guint32 i = 0; i < N_EVENTS; i++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      annals_event_bits_add (some, i);
  fixture->shown = annals_event_set_new (some, N_EVENTS);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  annals_event_set_unref (fixture->shown);
  g_assert_finalize_object (fixture->document);
}

static guint
importance (Fixture *fixture, guint32 event)
{
  return annals_document_get_events (fixture->document, NULL)[event].importance;
}

/* What is to be told, the slow way: all events, by importance where that counts. */
static GArray *
tell_slowly (Fixture *fixture, AnnalsTaleOrder order, guint least)
{
  GArray *told = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint level = 5; level >= 1; level--)
    for (guint32 i = 0; i < N_EVENTS; i++)
      {
        guint own = importance (fixture, i);
        if (annals_event_set_contains (fixture->shown, i) && own >= least
            && (order == ANNALS_TALE_BY_TIME ? level == 5 : own == level))
          g_array_append_val (told, i);
      }
  return told;
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  for (guint order = ANNALS_TALE_BY_TIME; order <= ANNALS_TALE_BY_IMPORTANCE; order++)
    for (guint least = 1; least <= 5; least++)
      {
        g_autoptr (AnnalsTale) tale =
            annals_tale_new (fixture->document, fixture->shown, order, least, NULL);
        g_autoptr (GArray) told = tell_slowly (fixture, order, least);
        g_assert_cmpuint (told->len, >, 0);
        g_assert_cmpuint (annals_tale_get_n (tale), ==, told->len);
        for (guint i = 0; i < told->len; i++)
          {
            guint32 event = g_array_index (told, guint32, i);
            g_assert_cmpuint (annals_tale_get_event (tale, i), ==, event);
            g_assert_cmpuint (annals_tale_find (tale, event), ==, i);
            g_assert_cmpuint (annals_tale_find_near (tale, event), ==, i);
          }
        g_assert_cmpuint (annals_tale_get_event (tale, told->len), ==, ANNALS_NONE);
      }
}

/* Who looks at what is not told begins at what comes next in time, or where the story begins. */
static void
test_near (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnnalsTale) by_time =
      annals_tale_new (fixture->document, fixture->shown, ANNALS_TALE_BY_TIME, 4, NULL);
  g_autoptr (AnnalsTale) by_importance =
      annals_tale_new (fixture->document, fixture->shown, ANNALS_TALE_BY_IMPORTANCE, 1, NULL);
  guint n = annals_tale_get_n (by_time), n_beside = 0;

  g_assert_cmpuint (annals_tale_find_near (by_time, ANNALS_NONE), ==, 0);
  for (guint32 i = 0; i < N_EVENTS; i++)
    {
      guint near = annals_tale_find_near (by_time, i);
      g_assert_cmpuint (near, <, n);
      if (annals_tale_find (by_time, i) != ANNALS_NONE)
        continue;
      n_beside++;
      if (annals_tale_get_event (by_time, near) < i)
        g_assert_cmpuint (near, ==, n - 1);
      else if (near > 0)
        g_assert_cmpuint (annals_tale_get_event (by_time, near - 1), <, i);
      if (!annals_event_set_contains (fixture->shown, i))
        g_assert_cmpuint (annals_tale_find_near (by_importance, i), ==, 0);
    }
  g_assert_cmpuint (n_beside, >, 0);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnnalsEventSet) none =
      annals_event_set_new (annals_event_bits_new (N_EVENTS), N_EVENTS);
  g_autoptr (AnnalsTale) tale =
      annals_tale_new (fixture->document, none, ANNALS_TALE_BY_IMPORTANCE, 1, NULL);

  g_assert_cmpuint (annals_tale_get_n (tale), ==, 0);
  g_assert_cmpuint (annals_tale_get_event (tale, 0), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_tale_find_near (tale, 3), ==, ANNALS_NONE);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (annals_tale_new (fixture->document, fixture->shown, ANNALS_TALE_BY_IMPORTANCE, 1,
                                  cancellable));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tale/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/tale/near", Fixture, NULL, set_up, test_near, tear_down);
  g_test_add ("/tale/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/tale/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
