/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "annals-test-support.h"
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

typedef struct
{
  AnnalsViewState *state;
  AnnalsDocument *document;
  AnnalsSpan span;
  guint first, past; /* lanes in sight */
} Sight;

static gboolean
is_in_sight (const Sight *self, guint event)
{
  const AnnalsEvent *e = &annals_document_get_events (self->document, NULL)[event];
  const AnnalsLane *lanes = annals_lanes_get (annals_view_state_get_lanes (self->state), NULL);

  for (guint lane = self->first; lane < self->past; lane++)
    if (annals_index_find (lanes[lane].index, event) != ANNALS_NONE)
      return annals_span_overlaps ((AnnalsSpan){ e->start, e->end }, self->span);
  return FALSE;
}

/* By a walk over all that is found: what starts in sight, the first or last; what goes on there;
 * the nearest. */
static void
check_hit (const Sight *self, guint hit, gboolean said, int step)
{
  AnnalsEventSet *found = annals_hits_get_events (annals_view_state_get_hits (self->state));
  const AnnalsEvent *events = annals_document_get_events (self->document, NULL);
  AnnalsTime middle = (self->span.start + self->span.end) / 2;
  guint starts = ANNALS_NONE;
  gboolean any = FALSE;
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < annals_event_set_get_n (found); i++)
    {
      guint event = annals_event_set_get (found, i);
      nearest = MIN (nearest, fabs (events[event].start - middle));
      if (!is_in_sight (self, event))
        continue;
      any = TRUE;
      if (events[event].start >= self->span.start && (starts == ANNALS_NONE || step < 0))
        starts = event;
    }
  g_assert_true (annals_event_set_contains (found, hit));
  g_assert_cmpint (said, ==, any);
  g_assert_cmpint (is_in_sight (self, hit), >=, any);
  if (starts != ANNALS_NONE)
    g_assert_cmpuint (hit, ==, starts);
  else if (!any)
    g_assert_cmpfloat (fabs (events[hit].start - middle), ==, nearest);
}

static void
check_sight (GRand *rand, Sight *self)
{
  AnnalsSpan range = annals_document_get_range (self->document);
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  double length = annals_span_length (range);
  guint n_lanes;
  gboolean said;

  annals_lanes_get (lanes, &n_lanes);
  self->span.start = range.start + length * g_rand_double_range (rand, -0.2, 1.1);
  self->span.end = self->span.start + length * pow (2, g_rand_double_range (rand, -14, 0)) + 1;
  self->first = (guint) g_rand_int_range (rand, 0, (gint32) n_lanes);
  self->past = (guint) g_rand_int_range (rand, (gint32) self->first, (gint32) n_lanes + 1);
  annals_view_state_set_span (self->state, self->span);
  annals_view_state_set_lanes_in_sight (self->state, lanes, self->first, self->past);
  for (int step = -1; step < 2; step += 2)
    {
      guint hit = annals_view_state_find_hit (self->state, step, &said);
      check_hit (self, hit, said, step);
      /* To it from a selected event that is not found. */
      annals_view_state_set_selected (self->state, ANNALS_NONE);
      g_assert_true (annals_view_state_step_hit (self->state, step));
      g_assert_cmpuint (annals_view_state_get_selected (self->state), ==, hit);
    }
}

/* A search begins with what is in sight. */
static void
test_first_hit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint shape = 0; shape < ANNALS_TEST_N_SHAPES; shape++)
    for (gsize letters = 10; letters < 60; letters += 12)
      {
        g_autoptr (AnnalsDocument) document =
            annals_test_document_new (rand, (AnnalsTestShape) shape, 250);
        g_autoptr (AnnalsViewState) state = annals_view_state_new ();
        g_autofree char *word = g_strnfill (letters, 'x');
        Sight sight = { .state = state, .document = document };
        annals_view_state_set_document (state, document);
        g_assert_true (annals_view_state_set_search (state, word, NULL));
        if (annals_event_set_get_n (annals_hits_get_events (annals_view_state_get_hits (state)))
            == 0)
          continue;
        for (guint i = 0; i < 60; i++)
          check_sight (rand, &sight);
      }
}

/* ---- Read again ---- */

static AnnalsDocument *
read_events (const char *ids)
{
  g_autoptr (GString) text = g_string_new ("{\"format\": \"annals/1\", \"events\": [");
  g_autoptr (GError) error = NULL;

  for (const char *id = ids; *id != '\0'; id++)
    g_string_append_printf (text, "%s{\"id\": \"%c\", \"title\": \"%c\", \"start\": \"2001\"}",
                            id > ids ? ", " : "", *id, *id);
  g_string_append (text, "]}");
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  AnnalsDocument *document = annals_reader_read_bytes (bytes, "file", NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

typedef struct
{
  AnnalsViewState *state;
  guint told, deselected;
} Listener;

/* Whoever is told first is told of the event that was selected, or of none. */
static void
check_selected_cb (Listener *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  guint n, selected = annals_view_state_get_selected (self->state);
  const AnnalsEvent *events = annals_document_get_events (document, &n);

  self->told++;
  if (selected == ANNALS_NONE)
    return;
  g_assert_cmpuint (selected, <, n);
  g_assert_cmpmem (events[selected].id.data, events[selected].id.length, "d", 1);
}

static void
test_reload_selected (void)
{
  /* The one that is selected stays, moves, goes away, which is told once, and stays away. */
  static const struct
  {
    const char *ids;
    guint selected, deselected;
  } states[] = {
    { "abcd", 3, 0 },          { "xyabcd", 5, 0 },      { "d", 0, 0 },
    { "abc", ANNALS_NONE, 1 }, { "d", ANNALS_NONE, 1 },
  };
  g_autoptr (AnnalsViewState) state = annals_view_state_new ();
  Listener listener = { state, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (AnnalsDocument) document = read_events (states[i].ids);
      annals_view_state_reload_document (state, document);
      if (i == 0)
        {
          annals_view_state_set_selected (state, 3);
          g_signal_connect_swapped (state, "document-changed", G_CALLBACK (check_selected_cb),
                                    &listener);
          g_signal_connect_swapped (state, "selected-changed", G_CALLBACK (count_cb),
                                    &listener.deselected);
        }
      g_assert_cmpuint (annals_view_state_get_selected (state), ==, states[i].selected);
      g_assert_cmpuint (listener.deselected, ==, states[i].deselected);
      g_assert_cmpuint (listener.told, ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-state/document", test_document);
  g_test_add_func ("/view-state/filters", test_filters);
  g_test_add_func ("/view-state/neighbours", test_neighbours);
  g_test_add_func ("/view-state/first-hit", test_first_hit);
  g_test_add_func ("/view-state/reload-selected", test_reload_selected);
  return g_test_run ();
}
