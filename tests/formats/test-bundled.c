/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "formats/annals-reader.h"

#define N_FACTS 97u
#define MIN_RELATIONS 60u

typedef struct
{
  AnnalsDocument *document;
  JsonParser *facts; /* the tests' own copy of what must be there */
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "facts.json", NULL);

  fixture->document = annals_reader_read_name (ANNALS_BUNDLED, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->document);
  fixture->facts = json_parser_new ();
  json_parser_load_from_file (fixture->facts, path, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->facts);
  g_assert_finalize_object (fixture->document);
}

/* ---- The facts, one by one ---- */

static AnnalsDate
parse_date (const char *text)
{
  g_autoptr (GError) error = NULL;
  AnnalsDate date;

  annals_date_parse (text, -1, NULL, &date, &error);
  g_assert_no_error (error);
  return date;
}

static JsonArray *
get_facts (Fixture *fixture)
{
  return json_node_get_array (json_parser_get_root (fixture->facts));
}

/* The fact's event, which must be there. */
static guint
find_event (Fixture *fixture, JsonObject *fact)
{
  const char *id = json_object_get_string_member (fact, "id");
  guint event = annals_document_find (fixture->document, id);

  if (event == ANNALS_NONE)
    g_test_message ("no event %s", id);
  g_assert_cmpuint (event, !=, ANNALS_NONE);
  return event;
}

static void
check_dates (const AnnalsEvent *event, JsonObject *fact)
{
  const char *end_text = json_object_get_string_member_with_default (fact, "end", NULL);
  AnnalsDate start = parse_date (json_object_get_string_member (fact, "start"));
  AnnalsDate end = end_text != NULL ? parse_date (end_text) : start;
  gboolean open = (end.flags & ANNALS_DATE_OPEN) != 0;

  g_assert_cmpstr (annals_precision_to_string ((AnnalsPrecision) event->start_precision), ==,
                   json_object_get_string_member (fact, "precision"));
  g_assert_cmpfloat (event->start, ==, start.earliest);
  g_assert_cmpint ((event->flags & ANNALS_EVENT_OPEN_END) != 0, ==, open);
  g_assert_cmpint ((event->flags & ANNALS_EVENT_IS_SPAN) != 0, ==, end_text != NULL);
  g_assert_false (event->flags & (ANNALS_EVENT_TIMED | ANNALS_EVENT_UNDATED));
  if (!open)
    g_assert_cmpfloat (event->end, ==, end.latest);
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  const AnnalsEvent *events = annals_document_get_events (fixture->document, NULL);
  JsonArray *facts = get_facts (fixture);

  g_assert_cmpuint (json_array_get_length (facts), ==, N_FACTS);
  for (guint i = 0; i < N_FACTS; i++)
    {
      JsonObject *fact = json_array_get_object_element (facts, i);

      g_test_message ("%s", json_object_get_string_member (fact, "id"));
      check_dates (&events[find_event (fixture, fact)], fact);
    }
}

/* A title that is not the source's own must not be there at all, so absence is compared too. */
static void
check_source (const AnnalsSource *source, JsonObject *expected)
{
  g_assert_cmpstr (source->title, ==,
                   json_object_get_string_member_with_default (expected, "title", NULL));
  g_assert_cmpstr (source->publisher, ==,
                   json_object_get_string_member_with_default (expected, "publisher", NULL));
  g_assert_cmpstr (source->date, ==,
                   json_object_get_string_member_with_default (expected, "date", NULL));
  g_assert_cmpstr (source->url, ==,
                   json_object_get_string_member_with_default (expected, "url", NULL));
}

static void
check_sources (Fixture *fixture, JsonObject *fact)
{
  guint event = find_event (fixture, fact);
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (fixture->document, event);
  JsonArray *expected = json_object_get_array_member (fact, "sources");

  g_assert_nonnull (detail);
  g_assert_cmpuint (detail->sources->len, ==, json_array_get_length (expected));
  for (guint i = 0; i < detail->sources->len; i++)
    check_source (g_ptr_array_index (detail->sources, i),
                  json_array_get_object_element (expected, i));
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  JsonArray *facts = get_facts (fixture);

  for (guint i = 0; i < json_array_get_length (facts); i++)
    {
      JsonObject *fact = json_array_get_object_element (facts, i);

      g_test_message ("%s", json_object_get_string_member (fact, "id"));
      check_sources (fixture, fact);
    }
}

/* The dates as written are what the details pane shows. */
static void
test_texts (Fixture *fixture, gconstpointer data)
{
  JsonArray *facts = get_facts (fixture);

  for (guint i = 0; i < json_array_get_length (facts); i++)
    {
      JsonObject *fact = json_array_get_object_element (facts, i);
      guint event = find_event (fixture, fact);
      g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (fixture->document, event);

      g_assert_cmpstr (detail->start_text, ==, json_object_get_string_member (fact, "start"));
      if (json_object_has_member (fact, "end"))
        g_assert_cmpstr (detail->end_text, ==, json_object_get_string_member (fact, "end"));
      g_assert_true (detail->summary != NULL && *detail->summary != '\0');
    }
}

/* ---- The whole ---- */

static void
test_no_problems (Fixture *fixture, gconstpointer data)
{
  const AnnalsDiagnostic *diagnostics;
  guint n;

  diagnostics = annals_document_get_diagnostics (fixture->document, &n);
  for (guint i = 0; i < n; i++)
    g_test_message ("%u:%u %s: %s", diagnostics[i].line, diagnostics[i].column,
                    diagnostics[i].path != NULL ? diagnostics[i].path : "", diagnostics[i].message);
  g_assert_cmpuint (annals_document_get_n_problems (fixture->document), ==, 0);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_events (Fixture *fixture, gconstpointer data)
{
  guint n, n_categories, n_places;
  const AnnalsEvent *events = annals_document_get_events (fixture->document, &n);

  annals_document_get_categories (fixture->document, &n_categories);
  annals_document_get_places (fixture->document, &n_places);
  g_assert_cmpuint (n, ==, N_FACTS);
  g_assert_cmpuint (annals_document_get_n_dated (fixture->document), ==, N_FACTS);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%.*s", (int) events[i].id.length, events[i].id.data);
      g_assert_true (events[i].flags & ANNALS_EVENT_HAS_SOURCES);
      g_assert_cmpuint (events[i].category, <, n_categories);
      g_assert_cmpuint (events[i].place, <, n_places);
      g_assert_cmpuint (events[i].n_actors, >, 0);
      g_assert_cmpuint (events[i].importance, >=, 1);
      g_assert_cmpuint (events[i].importance, <=, 5);
    }
}

static gboolean
has_relation (Fixture *fixture, const char *from, AnnalsRelationKind kind, const char *to)
{
  guint source = annals_document_find (fixture->document, from);
  guint target = annals_document_find (fixture->document, to);
  g_autoptr (GArray) relations = annals_document_dup_relations (fixture->document, source);

  for (guint i = 0; i < relations->len; i++)
    {
      const AnnalsRelation *relation = &g_array_index (relations, AnnalsRelation, i);

      if (relation->from == source && relation->to == target && relation->kind == kind)
        return TRUE;
    }
  return FALSE;
}

static void
test_relations (Fixture *fixture, gconstpointer data)
{
  guint n, ends = 0;

  annals_document_get_events (fixture->document, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) relations = annals_document_dup_relations (fixture->document, i);

      ends += relations->len;
    }
  /* Each is seen from both of its ends. */
  g_assert_cmpuint (ends % 2, ==, 0);
  g_assert_cmpuint (ends / 2, >=, MIN_RELATIONS);
}

static void
test_known_relations (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *from;
    AnnalsRelationKind kind;
    const char *to;
  } known[] = {
    { "2023-03-31-iran-asks", ANNALS_RELATION_RESPONDS_TO, "2023-03-29-embassy-opens" },
    { "2023-03-31-baku-reply", ANNALS_RELATION_RESPONDS_TO, "2023-03-31-iran-asks" },
    { "2023-04-07-gafarova", ANNALS_RELATION_RESPONDS_TO, "2023-04-05-iran-mps" },
    { "2023-05-herzog-visit", ANNALS_RELATION_FOLLOWS, "2023-05-28-visit-announced" },
    { "2023-05-30-aliyev-talks", ANNALS_RELATION_PART_OF, "2023-05-herzog-visit" },
    { "2023-05-30-defence-remark", ANNALS_RELATION_PART_OF, "2023-05-herzog-visit" },
    { "2023-05-30-health-memorandum", ANNALS_RELATION_PART_OF, "2023-05-herzog-visit" },
    { "2023-05-30-reception-75", ANNALS_RELATION_PART_OF, "2023-05-herzog-visit" },
    { "2023-05-31-jewish-community", ANNALS_RELATION_PART_OF, "2023-05-herzog-visit" },
    { "2023-05-31-energy-briefing", ANNALS_RELATION_PART_OF, "2023-05-herzog-visit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_test_message ("%s to %s", known[i].from, known[i].to);
      g_assert_true (has_relation (fixture, known[i].from, known[i].kind, known[i].to));
    }
}

static void
test_home (Fixture *fixture, gconstpointer data)
{
  AnnalsSpan home = annals_document_get_home (fixture->document);

  g_assert_cmpfloat (home.start, ==, parse_date ("2020-07-12").earliest);
  /* The view's last day is within, so the span ends where the next one begins. */
  g_assert_cmpfloat (home.end, ==, parse_date ("2023-06-01").earliest);
}

static void
test_places_are_approximate (Fixture *fixture, gconstpointer data)
{
  guint n;
  const AnnalsEntity *places = annals_document_get_places (fixture->document, &n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", places[i].id);
      g_assert_true (places[i].has_position);
      g_assert_true (places[i].approximate);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/bundled/dates", test_dates },
    { "/bundled/sources", test_sources },
    { "/bundled/texts", test_texts },
    { "/bundled/no-problems", test_no_problems },
    { "/bundled/events", test_events },
    { "/bundled/relations", test_relations },
    { "/bundled/known-relations", test_known_relations },
    { "/bundled/home", test_home },
    { "/bundled/places-are-approximate", test_places_are_approximate },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);
  return g_test_run ();
}
