/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

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

/* ---- In each language ---- */

static int
compare_strings (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The numbers of a text, sorted, as languages put words in another order; what stands between the
 * thousands, or before a fraction, differs too. */
static char *
dup_numbers (const char *text)
{
  g_autoptr (GRegex) marks = g_regex_new ("(?<=\\d)[.,\\x{a0}](?=\\d)", 0, 0, NULL);
  g_autoptr (GRegex) number = g_regex_new ("\\d+", 0, 0, NULL);
  g_autofree char *joined = g_regex_replace_literal (marks, text, -1, 0, "", 0, NULL);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (number, joined, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *digits = g_match_info_fetch (match, 0);
      g_strv_builder_add (found, digits);
    }
  g_auto (GStrv) numbers = g_strv_builder_end (found);
  qsort (numbers, g_strv_length (numbers), sizeof *numbers, compare_strings);
  return g_strjoinv (" ", numbers);
}

static gboolean
has_letter_of (const char *text, GUnicodeScript script)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text))
        && g_unichar_get_script (g_utf8_get_char (text)) == script)
      return TRUE;
  return FALSE;
}

typedef struct
{
  const char *language;
  GUnicodeScript script;
  const char *stop;       /* how a sentence ends */
  const char *unexpected; /* what another language's typing would leave behind; NULL: nothing */
} Language;

static const Language languages[] = {
  { "az", G_UNICODE_SCRIPT_LATIN, ".", NULL },
  { "he", G_UNICODE_SCRIPT_HEBREW, ".", "\"" },
  { "hy", G_UNICODE_SCRIPT_ARMENIAN, "։", "\"" },
};

static void
check_text (const Language *language, const char *text, const char *english, gboolean is_sentence)
{
  g_autofree char *numbers = dup_numbers (text);
  g_autofree char *wanted = dup_numbers (english);

  g_test_message ("%s: %s", language->language, text);
  g_assert_cmpstr (text, !=, english);
  g_assert_cmpstr (numbers, ==, wanted);
  g_assert_true (has_letter_of (text, language->script));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  if (is_sentence)
    g_assert_true (g_str_has_suffix (text, language->stop));
  if (language->unexpected != NULL)
    g_assert_null (strstr (text, language->unexpected));
}

static void
check_event (const Language *language, AnnalsDocument *document, AnnalsDocument *english, guint i)
{
  g_autofree char *title = annals_event_dup_title (annals_document_get_events (document, NULL) + i);
  g_autofree char *before = annals_event_dup_title (annals_document_get_events (english, NULL) + i);
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, i);
  g_autoptr (AnnalsDetail) detail_before = annals_document_dup_detail (english, i);

  check_text (language, title, before, FALSE);
  check_text (language, detail->summary, detail_before->summary, TRUE);
  g_assert_cmpint (detail->note != NULL, ==, detail_before->note != NULL);
  if (detail->note != NULL)
    check_text (language, detail->note, detail_before->note, TRUE);
  g_assert_cmpuint (detail->sources->len, ==, detail_before->sources->len);
}

/* Organisations may keep their name, but people and places are called as the language does. */
static void
check_entities (const Language *language, AnnalsDocument *document, AnnalsDocument *english)
{
  static const struct
  {
    AnnalsEntityKind kind;
    const char *id;
    const char *titles[G_N_ELEMENTS (languages)];
  } known[] = {
    { ANNALS_ENTITY_ACTOR, "ilham-aliyev", { "İlham Əliyev", "אילהם אלייב", "Իլհամ Ալիև" } },
    { ANNALS_ENTITY_ACTOR, "isaac-herzog", { "İsaak Hersoq", "יצחק הרצוג", "Իցհակ Հերցոգ" } },
    { ANNALS_ENTITY_PLACE, "shusha", { "Şuşa/Şuşi", "שושה/שושי", "Շուշա/Շուշի" } },
    { ANNALS_ENTITY_PLACE,
      "stepanakert",
      { "Stepanakert/Xankəndi", "סטפנקרט/חנקנדי", "Ստեփանակերտ/Խանքենդի" } },
    { ANNALS_ENTITY_CATEGORY, "health", { "Səhiyyə", "בריאות", "Առողջապահություն" } },
  };

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    {
      guint n, n_before;
      const AnnalsEntity *entities =
          annals_document_get_entities (document, (AnnalsEntityKind) kind, &n);
      annals_document_get_entities (english, (AnnalsEntityKind) kind, &n_before);
      g_assert_cmpuint (n, ==, n_before);
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < G_N_ELEMENTS (known); j++)
          if (known[j].kind == (AnnalsEntityKind) kind && g_str_equal (entities[i].id, known[j].id))
            g_assert_cmpstr (entities[i].title, ==, known[j].titles[language - languages]);
    }
}

static void
test_languages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *held =
      g_strjoinv (" ", (char **) annals_document_get_languages (fixture->document));

  g_assert_cmpstr (held, ==, "en az he hy");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const Language *language = &languages[i];
      g_autoptr (GError) error = NULL;
      guint n;
      g_autoptr (AnnalsDocument) document =
          annals_reader_read_name_in (ANNALS_BUNDLED, language->language, NULL, &error);
      g_assert_no_error (error);
      annals_document_get_diagnostics (document, &n);
      g_assert_cmpuint (n, ==, 0);
      check_text (language, annals_document_get_title (document),
                  annals_document_get_title (fixture->document), FALSE);
      check_text (language, annals_document_get_description (document),
                  annals_document_get_description (fixture->document), TRUE);
      annals_document_get_events (document, &n);
      g_assert_cmpuint (n, ==, N_FACTS);
      for (guint event = 0; event < n; event++)
        check_event (language, document, fixture->document, event);
      check_entities (language, document, fixture->document);
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
    { "/bundled/languages", test_languages },
    { "/bundled/places-are-approximate", test_places_are_approximate },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);
  return g_test_run ();
}
