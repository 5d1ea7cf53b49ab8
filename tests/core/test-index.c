/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index against its brute-force twin, on documents of every shape. */
#include <math.h>

#include "annals-test-support.h"
#include "core/annals-index.h"

static AnnalsSpan
random_query (GRand *rand, AnnalsSpan range)
{
  double length = annals_span_length (range) * pow (10, g_rand_double_range (rand, -6, 0.2));
  double start = range.start + g_rand_double_range (rand, -0.1, 1.1) * annals_span_length (range);

  return (AnnalsSpan){ floor (start), floor (start) + ceil (length) };
}

static void
check_query (AnnalsIndex *index, const AnnalsEvent *events, AnnalsSpan span)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = annals_index_get_n_members (index), at = 0, starts = 0, lower = 0;
  const guint32 *members = annals_index_get_members (index);

  annals_index_query (index, span, found);
  for (guint i = 0; i < n; i++)
    {
      const AnnalsEvent *event = &events[members[i]];
      if (annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, span))
        {
          g_assert_cmpuint (at, <, found->len);
          g_assert_cmpuint (g_array_index (found, guint32, at++), ==, i);
        }
      starts += annals_span_contains (span, event->start);
      lower += event->start < span.start;
    }
  g_assert_cmpuint (at, ==, found->len);
  g_assert_cmpuint (annals_index_count_overlaps (index, span), ==, at);
  g_assert_cmpuint (annals_index_count_starts (index, span), ==, starts);
  g_assert_cmpuint (annals_index_lower_bound (index, span.start), ==, lower);
}

static void
check_document (GRand *rand, AnnalsDocument *document)
{
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  g_autoptr (AnnalsIndex) index = annals_index_new (document, NULL, 0);

  for (guint i = 0; i < 200; i++)
    check_query (index, events, random_query (rand, annals_document_get_range (document)));
}

static void
test_twin (void)
{
  static const guint sizes[] = { 0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 100, 257, 1000 };
  GRand *rand = g_rand_new_with_seed (7);

  for (guint shape = 0; shape < ANNALS_TEST_N_SHAPES; shape++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (AnnalsDocument) document =
            annals_test_document_new (rand, (AnnalsTestShape) shape, sizes[i]);
        check_document (rand, document);
      }
  g_rand_free (rand);
}

static void
test_members (void)
{
  GRand *rand = g_rand_new_with_seed (8);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_MIXED, 500);
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  guint32 members[100];

  for (guint32 i = 0; i < 100; i++)
    members[i] = i * 5;
  g_autoptr (AnnalsIndex) index = annals_index_new (document, members, 100);
  for (guint i = 0; i < 300; i++)
    check_query (index, events, random_query (rand, annals_document_get_range (document)));
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/twin", test_twin);
  g_test_add_func ("/index/members", test_members);
  return g_test_run ();
}
