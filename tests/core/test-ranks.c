/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders, against a comparison of each two events by the locale. */
#include "core/annals-ranks.h"

#include <string.h>

#include "annals-test-support.h"

#define EVENTS 300

static const char *const titles[] = {
  "Ararat",
  "ararat",
  "Árarat",
  "Zangezur",
  "",
  "A meeting",
  "A meeting of many words that begin alike, until here: one",
  "A meeting of many words that begin alike, until here: two",
  "Երևան",
  "ירושלים",
  "Баку",
  "10 days",
  "2 days",
};

static const char *const names[] = { "Turkey", "Armenia", "Armenia", "Israel", "iran" };

/* Of titles a few, so that many are equal; without a date every tenth. */
static AnnalsDocument *
make_document (GRand *rand)
{
  g_autoptr (AnnalsDocumentBuilder) builder =
      annals_document_builder_new (g_bytes_new (NULL, 0), NULL, NULL);

  for (guint kind = 0; kind < 3; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *id = g_strdup_printf ("n%u", i);
        annals_document_builder_add_entity (builder, kind,
                                            &(AnnalsEntity){ .id = id, .title = names[i] });
      }
  for (guint i = 0; i < EVENTS; i++)
    {
      const char *title = titles[g_rand_int_range (rand, 0, G_N_ELEMENTS (titles))];
      guint32 actors[3], n_actors = (guint32) g_rand_int_range (rand, 0, 4);
      AnnalsEvent event = { .start = i / 4, .end = i / 4 + 1, .importance = 3 };
      event.title = annals_document_builder_intern_text (builder, title);
      event.category =
          g_rand_boolean (rand) ? ANNALS_NONE : (guint32) g_rand_int_range (rand, 0, 5);
      event.place = g_rand_boolean (rand) ? ANNALS_NONE : (guint32) g_rand_int_range (rand, 0, 5);
      event.flags = i % 10 == 0 ? ANNALS_EVENT_UNDATED : ANNALS_EVENT_NONE;
      for (guint j = 0; j < n_actors; j++)
        actors[j] = (guint32) g_rand_int_range (rand, 0, 5);
      annals_document_builder_add_event (builder, &event, actors, n_actors, NULL, 0);
    }
  return annals_document_builder_finish (builder);
}

static char *
dup_member (AnnalsDocument *document, guint index, AnnalsSort sort)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  guint n;

  if (sort == ANNALS_SORT_TITLE)
    return annals_event_dup_title (event);
  if (sort == ANNALS_SORT_CATEGORY || sort == ANNALS_SORT_PLACE)
    {
      guint32 entity = sort == ANNALS_SORT_PLACE ? event->place : event->category;
      return g_strdup (entity == ANNALS_NONE ? "" : names[entity]);
    }
  const guint32 *actors = annals_document_get_event_actors (document, index, &n);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s\n", names[actors[i]]);
  return g_string_free (out, FALSE);
}

/* By each part of a text that a line break parts. */
static int
compare_texts (const char *a, const char *b)
{
  g_auto (GStrv) one = g_strsplit (a, "\n", -1), other = g_strsplit (b, "\n", -1);
  int result = 0;

  for (guint i = 0; one[i] != NULL && other[i] != NULL && result == 0; i++)
    result = g_utf8_collate (one[i], other[i]);
  return result;
}

static void
check_order (AnnalsDocument *document, const GArray *order, AnnalsSort sort, gboolean descending)
{
  for (guint i = 1; i < order->len; i++)
    {
      guint32 before = g_array_index (order, guint32, i - 1),
              event = g_array_index (order, guint32, i);
      g_autofree char *a = dup_member (document, before, sort);
      g_autofree char *b = dup_member (document, event, sort);
      if (*a == '\0' || *b == '\0')
        {
          /* What has none comes last, as the document has it. */
          g_assert_true (*b == '\0');
          g_assert_true (*a != '\0' || before < event);
          continue;
        }
      int way = compare_texts (a, b) * (descending ? -1 : 1);
      g_assert_cmpint (way, <=, 0);
      g_assert_true (way != 0 || before < event);
    }
}

static void
check_members (const GArray *order, AnnalsEventSet *set, guint n_all)
{
  g_autofree gboolean *seen = g_new0 (gboolean, n_all);

  g_assert_cmpuint (order->len, ==, annals_event_set_get_n (set));
  for (guint i = 0; i < order->len; i++)
    {
      guint32 event = g_array_index (order, guint32, i);
      g_assert_true (annals_event_set_contains (set, event));
      g_assert_false (seen[event]);
      seen[event] = TRUE;
    }
}

static AnnalsEventSet *
random_set (GRand *rand, guint n)
{
  guint64 *bits = annals_event_bits_new (n);

  for (guint i = 0; i < n; i++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      annals_event_bits_add (bits, i);
  return annals_event_set_new (bits, n);
}

static AnnalsEventSet *
set_of_all (guint n)
{
  guint64 *bits = annals_event_bits_new (n);

  for (guint i = 0; i < n; i++)
    annals_event_bits_add (bits, i);
  return annals_event_set_new (bits, n);
}

static void
test_orders (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20201110);
  static const AnnalsSort sorts[] = { ANNALS_SORT_TITLE, ANNALS_SORT_CATEGORY, ANNALS_SORT_ACTORS,
                                      ANNALS_SORT_PLACE };

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (AnnalsDocument) document = make_document (rand);
      g_autoptr (AnnalsEventSet) set = random_set (rand, EVENTS);
      for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
        for (guint descending = 0; descending < 2; descending++)
          {
            g_autoptr (AnnalsRanks) ranks = annals_ranks_new (document, sorts[i], NULL);
            g_autoptr (GArray) order = annals_ranks_sort (ranks, set, descending != 0);
            check_members (order, set, EVENTS);
            check_order (document, order, sorts[i], descending != 0);
          }
    }
}

static void
test_dates (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20230530);
  g_autoptr (AnnalsDocument) document = make_document (rand);
  g_autoptr (AnnalsEventSet) set = set_of_all (EVENTS);
  g_autoptr (AnnalsRanks) ranks = annals_ranks_new (document, ANNALS_SORT_DATE, NULL);
  g_autoptr (GArray) order = annals_ranks_sort (ranks, set, TRUE);
  guint n_dated = annals_document_get_n_dated (document);

  g_assert_cmpuint (n_dated, ==, EVENTS - EVENTS / 10);
  for (guint i = 0; i < EVENTS; i++)
    g_assert_cmpuint (g_array_index (order, guint32, i), ==, i < n_dated ? n_dated - 1 - i : i);
}

static AnnalsDetail *
read_detail (const char *element, const AnnalsEvent *event, const char *const *languages)
{
  AnnalsDetail *detail = annals_detail_new ();

  for (guint i = 0; i < event->length; i++)
    annals_detail_add_source (detail)->title = g_strdup ("Source");
  return detail;
}

static void
test_sources (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{   }", 5);
  g_autoptr (AnnalsDocumentBuilder) builder =
      annals_document_builder_new (bytes, NULL, read_detail);
  const guint counts[] = { 2, 0, 5, 2, 1 }, expected[] = { 1, 4, 0, 3, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    annals_document_builder_add_event (
        builder,
        &(AnnalsEvent){ .start = i,
                        .end = i + 1,
                        .length = counts[i],
                        .flags = counts[i] > 0 ? ANNALS_EVENT_HAS_SOURCES : 0 },
        NULL, 0, NULL, 0);
  g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
  g_autoptr (AnnalsEventSet) set = set_of_all (G_N_ELEMENTS (counts));
  g_autoptr (AnnalsRanks) ranks = annals_ranks_new (document, ANNALS_SORT_SOURCES, NULL);
  g_autoptr (GArray) order = annals_ranks_sort (ranks, set, FALSE);
  for (guint i = 0; i < order->len; i++)
    g_assert_cmpuint (g_array_index (order, guint32, i), ==, expected[i]);
}

/* So many that are alike for so long that they are told apart piece by piece. */
static void
test_alike (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (75);
  g_autoptr (AnnalsDocumentBuilder) builder =
      annals_document_builder_new (g_bytes_new (NULL, 0), NULL, NULL);
  const guint n = 9000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title =
          g_strdup_printf ("Of many words that are the same in all, until a number: %d",
                           g_rand_int_range (rand, 0, (gint32) n));
      annals_document_builder_add_event (
          builder,
          &(AnnalsEvent){ .start = i,
                          .end = i + 1,
                          .title = annals_document_builder_intern_text (builder, title) },
          NULL, 0, NULL, 0);
    }
  g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
  g_autoptr (AnnalsEventSet) set = set_of_all (n);
  g_autoptr (AnnalsRanks) ranks = annals_ranks_new (document, ANNALS_SORT_TITLE, NULL);
  g_autoptr (GArray) order = annals_ranks_sort (ranks, set, FALSE);
  check_members (order, set, n);
  check_order (document, order, ANNALS_SORT_TITLE, FALSE);
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (AnnalsDocument) document = make_document (rand);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint sort = 0; sort < ANNALS_N_SORTS; sort++)
    g_assert_null (annals_ranks_new (document, sort, cancellable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranks/orders", test_orders);
  g_test_add_func ("/ranks/dates", test_dates);
  g_test_add_func ("/ranks/sources", test_sources);
  g_test_add_func ("/ranks/alike", test_alike);
  g_test_add_func ("/ranks/cancelled", test_cancelled);
  return g_test_run ();
}
