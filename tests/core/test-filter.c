/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter against a twin that asks event by event, and its counts against filters that ask for
 * one choice more. */
#include "annals-test-support.h"
#include "core/annals-filter-variant.h"

#define N_EVENTS 3000
#define N_FILTERS 60

static gboolean
passes_kind (AnnalsFilter *filter, AnnalsDocument *document, guint event, AnnalsEntityKind kind)
{
  g_autoptr (GArray) wanted = annals_filter_dup_chosen (filter, kind, ANNALS_CHOICE_WANTED);
  gboolean found = wanted->len == 0;
  guint n;
  const guint32 *entities = annals_document_get_event_entities (document, event, kind, &n);

  if (n == 0)
    {
      AnnalsChoice choice = annals_filter_get_choice (filter, kind, ANNALS_NONE);
      return choice != ANNALS_CHOICE_HIDDEN && (found || choice == ANNALS_CHOICE_WANTED);
    }
  for (guint i = 0; i < n; i++)
    {
      AnnalsChoice choice = annals_filter_get_choice (filter, kind, entities[i]);
      if (choice == ANNALS_CHOICE_HIDDEN)
        return FALSE;
      found = found || choice == ANNALS_CHOICE_WANTED;
    }
  return found;
}

static gboolean
passes (AnnalsFilter *filter, AnnalsDocument *document, guint index)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  AnnalsCertainty certainty = annals_filter_get_certainty (filter);
  AnnalsSourced sourced = annals_filter_get_sourced (filter);
  AnnalsSpan span;

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    if (!passes_kind (filter, document, index, kind))
      return FALSE;
  if (certainty != 0 && !(annals_event_get_certainty (event) & certainty))
    return FALSE;
  if (sourced == ANNALS_SOURCED_YES && !(event->flags & ANNALS_EVENT_HAS_SOURCES))
    return FALSE;
  if (sourced == ANNALS_SOURCED_NO && event->flags & ANNALS_EVENT_HAS_SOURCES)
    return FALSE;
  return !annals_filter_get_span (filter, &span)
         || (!(event->flags & ANNALS_EVENT_UNDATED) && event->start < span.end
             && event->end > span.start);
}

static AnnalsFilter *
random_filter (GRand *rand, AnnalsDocument *document)
{
  AnnalsFilter *filter = annals_filter_new ();
  AnnalsSpan range = annals_document_get_range (document);

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    {
      guint n;
      annals_document_get_entities (document, kind, &n);
      for (guint i = 0; i < n; i++)
        if (g_rand_int_range (rand, 0, 6) == 0)
          annals_filter_set_choice (filter, kind, i, (AnnalsChoice) g_rand_int_range (rand, 1, 3));
      if (g_rand_int_range (rand, 0, 8) == 0)
        annals_filter_set_choice (filter, kind, ANNALS_NONE, ANNALS_CHOICE_HIDDEN);
    }
  if (g_rand_boolean (rand))
    annals_filter_set_certainty (filter, (AnnalsCertainty) g_rand_int_range (rand, 1, 16));
  annals_filter_set_sourced (filter, (AnnalsSourced) g_rand_int_range (rand, 0, 3));
  if (g_rand_boolean (rand))
    {
      double length = annals_span_length (range);
      AnnalsSpan span = { range.start + length * g_rand_double_range (rand, 0, 0.5),
                          range.start + length * g_rand_double_range (rand, 0.5, 1) };
      annals_filter_set_span (filter, &span);
    }
  return filter;
}

static void
assert_counts (AnnalsFilter *filter, AnnalsDocument *document, AnnalsFiltered *filtered)
{
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    {
      guint n, n_events;
      annals_document_get_entities (document, kind, &n);
      annals_document_get_events (document, &n_events);
      g_autofree guint32 *expected = g_new0 (guint32, n + 1);
      g_autoptr (AnnalsFilter) without = annals_filter_copy (filter);
      annals_filter_clear_kind (without, kind);
      for (guint i = 0; i < n_events; i++)
        {
          guint n_named;
          const guint32 *named = annals_document_get_event_entities (document, i, kind, &n_named);
          if (!passes (without, document, i))
            continue;
          expected[n] += n_named == 0;
          for (guint j = 0; j < n; j++)
            for (guint k = 0; k < n_named; k++)
              if (named[k] == j)
                {
                  expected[j]++;
                  break;
                }
        }
      for (guint i = 0; i <= n; i++)
        g_assert_cmpuint (filtered->entities[kind][i], ==, expected[i]);
    }
}

static void
test_twin (void)
{
  GRand *rand = g_rand_new_with_seed (41);
  g_autoptr (AnnalsDocument) document =
      annals_test_document_new (rand, ANNALS_TEST_SPREAD, N_EVENTS);
  guint n;

  annals_document_get_events (document, &n);
  for (guint round = 0; round < N_FILTERS; round++)
    {
      g_autoptr (AnnalsFilter) filter = random_filter (rand, document);
      g_autoptr (AnnalsFiltered) filtered = annals_filter_run (filter, document, NULL, NULL);
      guint passed = 0;
      for (guint i = 0; i < n; i++)
        {
          gboolean expected = passes (filter, document, i);
          g_assert_cmpint (annals_event_set_contains (filtered->events, i), ==, expected);
          passed += expected;
        }
      g_assert_cmpuint (annals_event_set_get_n (filtered->events), ==, passed);
      assert_counts (filter, document, filtered);
    }
  g_rand_free (rand);
}

/* What is kept of a filter, and read again, lets the same events pass. */
static void
test_variant (void)
{
  GRand *rand = g_rand_new_with_seed (17);
  g_autoptr (AnnalsDocument) document =
      annals_test_document_new (rand, ANNALS_TEST_SPREAD, N_EVENTS);

  for (guint round = 0; round < N_FILTERS; round++)
    {
      g_autoptr (AnnalsFilter) filter = random_filter (rand, document);
      g_autoptr (GVariant) kept = g_variant_ref_sink (annals_filter_to_variant (filter, document));
      g_autofree char *text = g_variant_print (kept, FALSE);
      g_autoptr (GVariant) read = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
      g_assert_nonnull (read);
      g_autoptr (AnnalsFilter) again = annals_filter_new_from_variant (read, document);
      g_autoptr (AnnalsFiltered) one = annals_filter_run (filter, document, NULL, NULL);
      g_autoptr (AnnalsFiltered) other = annals_filter_run (again, document, NULL, NULL);
      guint n = annals_event_set_get_n (one->events);
      g_assert_cmpuint (annals_event_set_get_n (other->events), ==, n);
      for (guint i = 0; i < N_EVENTS; i++)
        g_assert_cmpint (annals_event_set_contains (one->events, i), ==,
                         annals_event_set_contains (other->events, i));
    }
  g_rand_free (rand);
}

/* Anybody may write to where filters are kept: what makes no sense is as if it were not there. */
static void
test_bad_variants (void)
{
  static const char *const texts[] = {
    "{}",
    "{'category': <(['no such'], ['nor this'])>}",
    "{'category': <'diplomacy'>, 'sourced': <1>, 'certainty': <'all'>}",
    "{'certainty': <uint32 4294967280>}",
    "{'span': <(2.0, 1.0)>}",
    "{'span': <(-inf, 1.0)>}",
    "{'span': <(nan, nan)>}",
  };
  GRand *rand = g_rand_new_with_seed (3);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 10);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) variant =
          g_variant_parse (G_VARIANT_TYPE_VARDICT, texts[i], NULL, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (AnnalsFilter) filter = annals_filter_new_from_variant (variant, document);
      g_assert_true (annals_filter_is_empty (filter));
    }
  g_rand_free (rand);
}

static void
test_among (void)
{
  GRand *rand = g_rand_new_with_seed (5);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 100);
  g_autoptr (AnnalsFilter) filter = annals_filter_new ();
  guint64 *some = annals_event_bits_new (100);

  for (guint32 i = 0; i < 100; i += 7)
    annals_event_bits_add (some, i);
  g_autoptr (AnnalsEventSet) among = annals_event_set_new (some, 100);
  g_autoptr (AnnalsFiltered) filtered = annals_filter_run (filter, document, among, NULL);
  g_assert_true (annals_filter_is_empty (filter));
  g_assert_cmpuint (annals_event_set_get_n (filtered->events), ==, 15);
  g_assert_cmpuint (annals_event_set_next (filtered->events, 8, 1), ==, 14);
  g_assert_cmpuint (annals_event_set_next (filtered->events, 7, 1), ==, 14);
  g_assert_cmpuint (annals_event_set_next (filtered->events, 7, -1), ==, 0);
  g_assert_cmpuint (annals_event_set_next (filtered->events, 0, -1), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_event_set_next (filtered->events, 98, 1), ==, ANNALS_NONE);
  g_rand_free (rand);
}

static void
test_cancelled (void)
{
  GRand *rand = g_rand_new_with_seed (5);
  g_autoptr (AnnalsDocument) document = annals_test_document_new (rand, ANNALS_TEST_SPREAD, 100);
  g_autoptr (AnnalsFilter) filter = annals_filter_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (annals_filter_run (filter, document, NULL, cancellable));
  g_rand_free (rand);
}

static void
test_invert (void)
{
  g_autoptr (AnnalsFilter) filter = annals_filter_new ();

  annals_filter_set_choice (filter, ANNALS_ENTITY_TAG, 1, ANNALS_CHOICE_WANTED);
  annals_filter_set_choice (filter, ANNALS_ENTITY_TAG, 2, ANNALS_CHOICE_HIDDEN);
  g_autoptr (AnnalsFilter) copy = annals_filter_copy (filter);
  annals_filter_invert_kind (copy, ANNALS_ENTITY_TAG);
  g_assert_cmpint (annals_filter_get_choice (copy, ANNALS_ENTITY_TAG, 1), ==, ANNALS_CHOICE_HIDDEN);
  g_assert_cmpint (annals_filter_get_choice (copy, ANNALS_ENTITY_TAG, 2), ==, ANNALS_CHOICE_WANTED);
  g_assert_cmpint (annals_filter_get_choice (filter, ANNALS_ENTITY_TAG, 1), ==,
                   ANNALS_CHOICE_WANTED);
  annals_filter_clear_kind (copy, ANNALS_ENTITY_TAG);
  g_assert_true (annals_filter_is_empty (copy));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/twin", test_twin);
  g_test_add_func ("/filter/variant", test_variant);
  g_test_add_func ("/filter/bad-variants", test_bad_variants);
  g_test_add_func ("/filter/among", test_among);
  g_test_add_func ("/filter/cancelled", test_cancelled);
  g_test_add_func ("/filter/invert", test_invert);
  return g_test_run ();
}
