/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-reader.h"
#include "widgets/annals-history.h"

static AnnalsDocument *
read_events (const char *const *ids)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (text, "%s{\"id\": \"%s\", \"title\": \"%s\", \"start\": \"%u\"}",
                            i > 0 ? "," : "", ids[i], ids[i], 1900 + i);
  g_string_append_c (text, ']');
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  AnnalsDocument *document = annals_reader_read_bytes (bytes, "test", NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static const char *const letters[] = { "a", "b", "c", "d", NULL };

typedef struct
{
  AnnalsViewState *state;
  AnnalsHistory *history;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnnalsDocument) document = read_events (letters);

  fixture->state = annals_view_state_new ();
  annals_view_state_set_document (fixture->state, document);
  fixture->history = annals_history_new (fixture->state);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->state);
}

/* A letter selects, "-" clears the selection, "<" goes back and ">" forward. */
static void
drive (Fixture *fixture, const char *steps)
{
  for (const char *step = steps; *step != '\0'; step++)
    if (*step == '<' || *step == '>')
      annals_history_go (fixture->history, *step == '<' ? -1 : 1);
    else
      annals_view_state_set_selected (fixture->state,
                                      *step == '-' ? ANNALS_NONE : (guint) (*step - 'a'));
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *steps;
    char selected;
    gboolean back, forward;
  } cases[] = {
    { "", '-', FALSE, FALSE },       { "<", '-', FALSE, FALSE },    { ">", '-', FALSE, FALSE },
    { "a", 'a', FALSE, FALSE },      { "ab", 'b', TRUE, FALSE },    { "ab<", 'a', FALSE, TRUE },
    { "ab<<", 'a', FALSE, TRUE },    { "ab<>", 'b', TRUE, FALSE },  { "abc<<d", 'd', TRUE, FALSE },
    { "abc<<d<", 'a', FALSE, TRUE }, { "ab-", '-', TRUE, FALSE },   { "ab-<", 'b', TRUE, FALSE },
    { "ab<-", '-', TRUE, TRUE },     { "ab<->", 'b', TRUE, FALSE }, { "ab-b<", 'a', FALSE, TRUE },
    { "ab-c<", 'b', TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture own;
      set_up (&own, NULL);
      drive (&own, cases[i].steps);
      guint selected = annals_view_state_get_selected (own.state);
      g_test_message ("“%s”", cases[i].steps);
      g_assert_cmpint (selected == ANNALS_NONE ? '-' : (char) ('a' + selected), ==,
                       cases[i].selected);
      g_assert_cmpint (annals_history_can_go (own.history, -1), ==, cases[i].back);
      g_assert_cmpint (annals_history_can_go (own.history, 1), ==, cases[i].forward);
      tear_down (&own, NULL);
    }
}

static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < 3 * ANNALS_HISTORY_MOST; i++)
    drive (fixture, i % 2 == 0 ? "a" : "b");
  for (; annals_history_can_go (fixture->history, -1); n++)
    annals_history_go (fixture->history, -1);
  g_assert_cmpuint (n, ==, ANNALS_HISTORY_MOST - 1);
}

/* Of a file that was read again, what is still there stays. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  static const char *const changed[] = { "new", "a", "c", NULL };
  g_autoptr (AnnalsDocument) document = read_events (changed);

  drive (fixture, "abac");
  annals_view_state_reload_document (fixture->state, document);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 2);
  annals_history_go (fixture->history, -1);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 1);
  g_assert_false (annals_history_can_go (fixture->history, -1));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_another_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnnalsDocument) document = read_events (letters);
  guint changes = 0;

  drive (fixture, "ab");
  g_signal_connect_swapped (fixture->history, "changed", G_CALLBACK (count_cb), &changes);
  annals_view_state_set_document (fixture->state, document);
  g_assert_cmpuint (changes, >, 0);
  g_assert_false (annals_history_can_go (fixture->history, -1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/history/bounded", Fixture, NULL, set_up, test_bounded, tear_down);
  g_test_add ("/history/reload", Fixture, NULL, set_up, test_reload, tear_down);
  g_test_add ("/history/another-document", Fixture, NULL, set_up, test_another_document, tear_down);
  return g_test_run ();
}
