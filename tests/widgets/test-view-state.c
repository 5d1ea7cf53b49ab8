/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-reader.h"
#include "widgets/annals-view-state.h"

static AnnalsDocument *
read_bundled (void)
{
  g_autoptr (GError) error = NULL;
  AnnalsDocument *document = annals_reader_read_name (ANNALS_BUNDLED, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_document (void)
{
  g_autoptr (AnnalsDocument) document = read_bundled ();
  AnnalsViewState *state = annals_view_state_new ();
  guint documents = 0, lanes = 0, n;

  g_signal_connect_swapped (state, "document-changed", G_CALLBACK (count_cb), &documents);
  g_signal_connect_swapped (state, "lanes-changed", G_CALLBACK (count_cb), &lanes);
  annals_view_state_set_document (state, document);
  annals_view_state_set_document (state, document);
  g_assert_cmpuint (documents, ==, 1);
  g_assert_cmpuint (lanes, ==, 1);
  n = annals_view_state_get_n_shown (state);
  g_assert_cmpuint (n, ==, 97);
  g_assert_finalize_object (state);
}

static void
test_filters (void)
{
  g_autoptr (AnnalsDocument) document = read_bundled ();
  g_autoptr (AnnalsViewState) state = annals_view_state_new ();
  g_autoptr (GError) error = NULL;
  guint n, all;

  annals_view_state_set_document (state, document);
  all = annals_view_state_get_n_shown (state);
  annals_view_state_choose (state, ANNALS_ENTITY_CATEGORY, 0, ANNALS_CHOICE_HIDDEN);
  AnnalsEventSet *shown = annals_view_state_get_shown (state);
  n = annals_event_set_get_n (shown);
  g_assert_cmpuint (n, <, all);
  for (guint i = 0; i < n; i++)
    {
      guint event = annals_event_set_get (shown, i);
      g_assert_cmpuint (annals_document_get_events (document, NULL)[event].category, !=, 0);
    }
  annals_view_state_clear_filters (state);
  n = annals_view_state_get_n_shown (state);
  g_assert_cmpuint (n, ==, all);

  g_assert_true (annals_view_state_set_search (state, "herzog", &error));
  g_assert_no_error (error);
  n = annals_view_state_get_n_shown (state);
  g_assert_cmpuint (n, ==, all);
  guint found =
      annals_event_set_get_n (annals_hits_get_events (annals_view_state_get_hits (state)));
  g_assert_cmpuint (found, >, 0);
  g_assert_cmpuint (found, <, all);
  annals_view_state_set_search_hides (state, TRUE);
  n = annals_view_state_get_n_shown (state);
  g_assert_cmpuint (n, ==, found);
  g_assert_false (annals_view_state_set_search (state, "nosuchfield:x", &error));
  g_assert_nonnull (error);
}

static void
test_neighbours (void)
{
  g_autoptr (AnnalsDocument) document = read_bundled ();
  g_autoptr (AnnalsViewState) state = annals_view_state_new ();
  guint n, steps = 0;

  annals_view_state_set_document (state, document);
  AnnalsEventSet *shown = annals_view_state_get_shown (state);
  n = annals_event_set_get_n (shown);
  for (guint event = annals_event_set_get (shown, 0); event != ANNALS_NONE;
       event = annals_view_state_get_neighbour (state, event, 1))
    steps++;
  g_assert_cmpuint (steps, ==, n);
  g_assert_cmpuint (annals_view_state_get_neighbour (state, annals_event_set_get (shown, 0), -1),
                    ==, ANNALS_NONE);
  g_assert_cmpuint (annals_view_state_get_position (state, annals_event_set_get (shown, 5)), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-state/document", test_document);
  g_test_add_func ("/view-state/filters", test_filters);
  g_test_add_func ("/view-state/neighbours", test_neighbours);
  return g_test_run ();
}
