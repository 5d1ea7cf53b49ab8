/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What starts about a time, against a walk over all events. */
#include "annals-test-support.h"
#include "core/annals-neighbours.h"

static AnnalsEventSet *
random_set (GRand *rand, guint n)
{
  guint64 *bits = annals_event_bits_new (n);
  gint sparse = g_rand_int_range (rand, 1, 6);

  for (guint i = 0; i < n; i++)
    if (g_rand_int_range (rand, 0, sparse) == 0)
      annals_event_bits_add (bits, i);
  return annals_event_set_new (bits, n);
}

static void
check_time (AnnalsDocument *document, AnnalsEventSet *set, AnnalsTime time)
{
  guint n = annals_document_get_n_dated (document), nearest = ANNALS_NONE;
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  AnnalsNeighbours wanted = { ANNALS_NONE, ANNALS_NONE };

  for (guint i = 0; i < n; i++)
    {
      if (!annals_event_set_contains (set, i))
        continue;
      if (events[i].start < time)
        wanted.before = i;
      else if (wanted.after == ANNALS_NONE)
        wanted.after = i;
      if (nearest == ANNALS_NONE
          || ABS (events[i].start - time) < ABS (events[nearest].start - time))
        nearest = i;
    }
  AnnalsNeighbours found = annals_neighbours_of (document, set, time);
  g_assert_cmpuint (found.before, ==, wanted.before);
  g_assert_cmpuint (found.after, ==, wanted.after);
  guint at = annals_neighbours_nearest (found, document, time);
  if (nearest == ANNALS_NONE)
    g_assert_cmpuint (at, ==, ANNALS_NONE);
  else
    g_assert_cmpfloat (ABS (events[at].start - time), ==, ABS (events[nearest].start - time));
}

static void
test_twin (void)
{
  static const guint sizes[] = { 0, 1, 2, 3, 64, 65, 300 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint shape = 0; shape < ANNALS_TEST_N_SHAPES; shape++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (AnnalsDocument) document =
            annals_test_document_new (rand, (AnnalsTestShape) shape, sizes[i]);
        g_autoptr (AnnalsEventSet) set = random_set (rand, sizes[i]);
        AnnalsSpan range = annals_document_get_range (document);
        for (guint j = 0; j < 50; j++)
          check_time (document, set,
                      range.start
                          + annals_span_length (range) * g_rand_double_range (rand, -0.2, 1.2));
        for (guint j = 0; j < sizes[i]; j++)
          check_time (document, set, annals_document_get_events (document, NULL)[j].start);
      }
}

/* What has no date is next to no time. */
static void
test_undated (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  AnnalsEvent undated = { .flags = ANNALS_EVENT_UNDATED, .place = ANNALS_NONE };

  undated.title = annals_document_builder_intern_text (builder, "some day");
  annals_document_builder_add_event (builder, &undated, NULL, 0, NULL, 0);
  g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
  guint64 *bits = annals_event_bits_new (1);
  annals_event_bits_add (bits, 0);
  g_autoptr (AnnalsEventSet) all = annals_event_set_new (bits, 1);

  check_time (document, all, 0);
  check_time (document, all, 1e9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/neighbours/twin", test_twin);
  g_test_add_func ("/neighbours/undated", test_undated);
  return g_test_run ();
}
