/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from one view to another: it begins and ends where it should, and a far one goes over. */
#include <math.h>

#include "annals-test-support.h"
#include "layout/annals-flight.h"

#define DAY ANNALS_SECONDS_PER_DAY
#define YEAR ANNALS_SECONDS_PER_YEAR
#define STEPS 200

static double
middle (AnnalsSpan span)
{
  return (span.start + span.end) / 2;
}

static double
longest_view (const AnnalsFlight *flight)
{
  double longest = 0;

  for (guint i = 0; i <= STEPS; i++)
    longest = MAX (longest, annals_span_length (annals_flight_at (flight, (double) i / STEPS)));
  return longest;
}

/* Whatever the way: it never turns round, never jumps, never ends beside its end. */
static void
assert_sound (AnnalsSpan from, AnnalsSpan to)
{
  AnnalsFlight flight = annals_flight_new (from, to);
  double direction = middle (to) - middle (from), before = 0, slack = 1e-6;
  AnnalsSpan near_end = annals_flight_at (&flight, 1 - 1e-9);

  g_assert_true (isfinite (flight.length) && flight.length >= 0);
  g_assert_cmpfloat (annals_flight_at (&flight, 0).start, ==, from.start);
  g_assert_cmpfloat (annals_flight_at (&flight, 1).end, ==, to.end);
  for (guint i = 0; i <= STEPS; i++)
    {
      AnnalsSpan view = annals_flight_at (&flight, (double) i / STEPS);
      double gone = direction != 0 ? (middle (view) - middle (from)) / direction : 0;
      g_assert_true (isfinite (view.start) && isfinite (view.end));
      g_assert_cmpfloat (annals_span_length (view), >, 0);
      g_assert_cmpfloat (gone, >=, before - slack);
      g_assert_cmpfloat (gone, <=, 1 + slack);
      before = gone;
    }
  g_assert_cmpfloat (fabs (middle (near_end) - middle (to)), <=, annals_span_length (to) * 1e-3);
  g_assert_cmpfloat (fabs (log (annals_span_length (near_end) / annals_span_length (to))), <=,
                     1e-3);
}

static void
test_sound (void)
{
  static const struct
  {
    AnnalsSpan from, to;
  } ways[] = {
    { { 0, DAY }, { 0, DAY } },
    { { 0, DAY }, { DAY, 2 * DAY } },
    { { 0, DAY }, { 400 * YEAR, 400 * YEAR + DAY } },
    { { 400 * YEAR, 400 * YEAR + DAY }, { 0, DAY } },
    { { 0, 100 * YEAR }, { 50 * YEAR, 50 * YEAR + 60 } },
    { { 50 * YEAR, 50 * YEAR + 60 }, { 0, 100 * YEAR } },
    { { -13.8e9 * YEAR, -13.7e9 * YEAR }, { 50 * YEAR, 50 * YEAR + 3600 } },
    { { 50 * YEAR, 50 * YEAR + 3600 }, { -13.8e9 * YEAR, -13.7e9 * YEAR } },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    assert_sound (ways[i].from, ways[i].to);
  for (guint i = 0; i < 300; i++)
    {
      double a = g_rand_double_range (rand, -1e10, 1e10),
             b = g_rand_double_range (rand, -1e10, 1e10);
      assert_sound ((AnnalsSpan){ a, a + pow (10, g_rand_double_range (rand, 1, 11)) },
                    (AnnalsSpan){ b, b + pow (10, g_rand_double_range (rand, 1, 11)) });
    }
}

static void
test_far_goes_over (void)
{
  AnnalsFlight far =
      annals_flight_new ((AnnalsSpan){ 0, DAY }, (AnnalsSpan){ 100 * DAY, 101 * DAY });
  AnnalsFlight near =
      annals_flight_new ((AnnalsSpan){ 0, DAY }, (AnnalsSpan){ DAY / 5, DAY + DAY / 5 });

  g_assert_cmpfloat (longest_view (&far), >, 10 * DAY);
  g_assert_cmpfloat (longest_view (&near), <, 1.1 * DAY);
  g_assert_cmpfloat (annals_flight_duration (&far), >, annals_flight_duration (&near));
}

/* There and back again is the same way. */
static void
test_back (void)
{
  AnnalsSpan a = { 0, DAY }, b = { 30 * DAY, 40 * DAY };
  AnnalsFlight there = annals_flight_new (a, b), back = annals_flight_new (b, a);

  g_assert_cmpfloat_with_epsilon (there.length, back.length, 1e-9);
  for (guint i = 0; i <= 10; i++)
    {
      AnnalsSpan one = annals_flight_at (&there, i / 10.0),
                 other = annals_flight_at (&back, 1 - i / 10.0);
      g_assert_cmpfloat_with_epsilon (one.start, other.start, 1);
      g_assert_cmpfloat_with_epsilon (one.end, other.end, 1);
    }
}

static AnnalsEventSet *
make_all (guint n)
{
  guint64 *bits = annals_event_bits_new (n);

  for (guint i = 0; i < n; i++)
    annals_event_bits_add (bits, i);
  return annals_event_set_new (bits, n);
}

static void
test_goal (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint shape = 0; shape < ANNALS_TEST_N_SHAPES; shape++)
    {
      g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, shape, 300);
      guint n;
      const AnnalsEvent *events = annals_document_get_events (document, &n);
      g_autoptr (AnnalsEventSet) all = make_all (n);
      AnnalsSpan before = annals_document_get_home (document);
      for (guint i = 0; i < n; i++)
        {
          AnnalsSpan goal;
          g_assert_true (annals_flight_goal (document, all, i, before, &goal));
          g_assert_true (isfinite (goal.start) && goal.start < goal.end);
          g_assert_true (goal.start <= events[i].start && events[i].start <= goal.end);
          before = goal;
        }
    }
}

/* A view that nearly does stays as long as it was, so that a story does not sway. */
static void
test_goal_is_calm (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_STEADY, 300);
  g_autoptr (AnnalsEventSet) all = make_all (300);
  AnnalsSpan goal, again;

  g_assert_true (annals_flight_goal (document, all, 150, (AnnalsSpan){ 0, 1e9 }, &goal));
  goal.end += annals_span_length (goal) * 0.3;
  g_assert_true (annals_flight_goal (document, all, 151, goal, &again));
  g_assert_cmpfloat_with_epsilon (annals_span_length (goal), annals_span_length (again), 1e-6);
}

/* Some events, then many of one instant, then some more: the same scale for all of the instant,
 * wherever one comes from. */
static void
test_goal_of_one_instant (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  const guint n = 40, from = 10, past = 30;

  for (guint i = 0; i < n; i++)
    {
      AnnalsEvent event = { .category = ANNALS_NONE, .place = ANNALS_NONE, .importance = 3 };
      guint day = i < from ? i : i < past ? from : from + 1 + i - past;
      event.start = event.latest_start = day * DAY;
      event.end = event.earliest_end = event.start + 1;
      event.title = annals_document_builder_intern_text (builder, "event");
      annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
    }
  g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
  g_autoptr (AnnalsEventSet) all = make_all (n);
  AnnalsSpan view = { 0, YEAR }, goal;
  g_assert_true (annals_flight_goal (document, all, from, view, &view));
  g_assert_cmpfloat (annals_span_length (view), >, DAY);
  for (guint i = from + 1; i < past; i++)
    {
      g_assert_true (annals_flight_goal (document, all, i, view, &goal));
      g_assert_cmpfloat (annals_span_length (goal), ==, annals_span_length (view));
      view = goal;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flight/sound", test_sound);
  g_test_add_func ("/flight/far-goes-over", test_far_goes_over);
  g_test_add_func ("/flight/back", test_back);
  g_test_add_func ("/flight/goal", test_goal);
  g_test_add_func ("/flight/goal-is-calm", test_goal_is_calm);
  g_test_add_func ("/flight/goal-of-one-instant", test_goal_of_one_instant);
  return g_test_run ();
}
