/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stepping along relations, and chains of them. Events are named by letters, in order of time. */
#include "core/annals-relations.h"

#define N_EVENTS 10

/* "ba" is: b follows a. */
static AnnalsDocument *
make_document (const char *links)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  g_auto (GStrv) pairs = g_strsplit (links, " ", -1);

  for (guint i = 0; i < N_EVENTS; i++)
    {
      const char id[] = { (char) ('a' + i), '\0' };
      AnnalsEvent event = { .importance = 3, .category = ANNALS_NONE, .place = ANNALS_NONE };
      event.start = event.latest_start = i * 1000.0;
      event.end = event.earliest_end = i * 1000.0 + 100;
      event.id = event.title = annals_document_builder_intern_text (builder, id);
      annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
    }
  for (char **pair = pairs; *pair != NULL && **pair != '\0'; pair++)
    annals_document_builder_add_relation (builder, (guint) ((*pair)[0] - 'a'), *pair + 1,
                                          ANNALS_RELATION_FOLLOWS, 0, NULL);
  return annals_document_builder_finish (builder);
}

static void
test_step (void)
{
  static const struct
  {
    const char *links, *event;
    char before, after; /* "-": none */
  } cases[] = {
    { "", "c", '-', '-' },   { "cb", "c", 'b', '-' },
    { "cb", "b", '-', 'c' }, { "ca cb dc ec", "c", 'b', 'd' },
    { "ec", "c", '-', 'e' }, { "ce ca", "c", 'a', 'e' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsDocument) document = make_document (cases[i].links);
      guint event = (guint) (cases[i].event[0] - 'a');
      guint before = annals_relations_step (document, event, -1);
      guint after = annals_relations_step (document, event, 1);
      g_assert_cmpint (before == ANNALS_NONE ? '-' : (char) ('a' + before), ==, cases[i].before);
      g_assert_cmpint (after == ANNALS_NONE ? '-' : (char) ('a' + after), ==, cases[i].after);
    }
}

/* "c1d" is: c, one step away, come to from d. */
static char *
chain_to_text (const GArray *chain)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chain->len; i++)
    {
      const AnnalsChainLink *link = &g_array_index (chain, AnnalsChainLink, i);
      g_string_append_printf (text, "%s%c%u", i > 0 ? " " : "", (char) ('a' + link->event),
                              link->steps);
      if (link->nearer != ANNALS_NONE)
        g_string_append_c (text, (char) ('a' + link->nearer));
    }
  return g_string_free (text, FALSE);
}

static void
test_chain (void)
{
  static const struct
  {
    const char *what, *links, *event;
    guint most;
    const char *chain;
    gboolean complete;
  } cases[] = {
    { "alone", "", "c", 9, "c0", TRUE },
    { "both ways", "ba cb dc ed", "c", 9, "a2b b1c c0 d1c e2d", TRUE },
    { "the direct first", "ba cb dc ed", "c", 3, "b1c c0 d1c", FALSE },
    { "the nearest first", "ca cb dc ec", "c", 3, "b1c c0 d1c", FALSE },
    { "as many as may be", "cb dc", "c", 3, "b1c c0 d1c", TRUE },
    { "not back again", "db da cb", "d", 9, "a1d b1d d0", TRUE },
    { "a ring", "ba cb ac", "b", 9, "a1b b0 c1b", TRUE },
    { "twice the same", "ba ba ab", "b", 9, "a1b b0", TRUE },
    { "by the shorter way", "db cb dc ed", "e", 9, "b2d c2d d1e e0", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsDocument) document = make_document (cases[i].links);
      gboolean complete;
      g_autoptr (GArray) chain = annals_relations_chain (
          document, (guint) (cases[i].event[0] - 'a'), cases[i].most, &complete);
      g_autofree char *text = chain_to_text (chain);
      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (text, ==, cases[i].chain);
      g_assert_cmpint (complete, ==, cases[i].complete);
    }
}

/* Which side a relation was written on is kept. */
static void
test_sides (void)
{
  g_autoptr (AnnalsDocument) document = make_document ("cb dc");
  gboolean complete;
  g_autoptr (GArray) chain = annals_relations_chain (document, 2, 9, &complete);

  g_assert_true (g_array_index (chain, AnnalsChainLink, 0).from_nearer);
  g_assert_false (g_array_index (chain, AnnalsChainLink, 2).from_nearer);
}

/* Each is bounded, is there once, and hangs on one that is a step nearer. */
static void
test_properties (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) links = g_string_new (NULL);
      gint32 n = g_test_rand_int_range (0, 25);
      guint most = (guint) g_test_rand_int_range (1, 12);
      for (gint32 i = 0; i < n; i++)
        g_string_append_printf (links, "%s%c%c", i > 0 ? " " : "",
                                (char) ('a' + g_test_rand_int_range (0, N_EVENTS)),
                                (char) ('a' + g_test_rand_int_range (0, N_EVENTS)));
      g_autoptr (AnnalsDocument) document = make_document (links->str);
      guint event = (guint) g_test_rand_int_range (0, N_EVENTS);
      gboolean complete;
      g_autoptr (GArray) chain = annals_relations_chain (document, event, most, &complete);
      guint steps[N_EVENTS];
      g_assert_cmpuint (chain->len, <=, most);
      for (guint i = 0; i < chain->len; i++)
        {
          const AnnalsChainLink *link = &g_array_index (chain, AnnalsChainLink, i);
          steps[link->event] = link->steps;
          g_assert_true (i == 0 || link->event > (link - 1)->event);
        }
      for (guint i = 0; i < chain->len; i++)
        {
          const AnnalsChainLink *link = &g_array_index (chain, AnnalsChainLink, i);
          g_assert_cmpint (link->nearer == ANNALS_NONE, ==, link->event == event);
          if (link->nearer != ANNALS_NONE)
            g_assert_cmpuint (link->steps, ==, steps[link->nearer] + 1);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relations/step", test_step);
  g_test_add_func ("/relations/chain", test_chain);
  g_test_add_func ("/relations/sides", test_sides);
  g_test_add_func ("/relations/properties", test_properties);
  return g_test_run ();
}
