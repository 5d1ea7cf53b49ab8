/* SPDX-License-Identifier: GPL-3.0-or-later */
/* annals/1: what a file says, and what is said of a file. */
#include <glib/gstdio.h>
#include <string.h>

#include "formats/annals-reader.h"
#include "formats/annals-writer.h"

#define EVENT(members) "{\"format\": \"annals/1\", \"events\": [{" members "}]}"

static AnnalsDocument *
read_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return annals_reader_read_bytes (bytes, "test", NULL, NULL, error);
}

static AnnalsDocument *
read_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  AnnalsDocument *document = read_text (text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/* ---- What is said of an element ---- */

typedef struct
{
  const char *text;
  AnnalsSeverity severity;
  guint line, column;
  const char *path;
  const char *message; /* part of it */
  guint n_events;
} Case;

static const Case cases[] = {
  { "{\"format\": \"annals/1\", \"events\": [\n  7]}", ANNALS_SEVERITY_ERROR, 2, 3, "$.events[0]",
    "found 7; it is left out", 0 },
  { EVENT ("\"start\": \"2020\""), ANNALS_SEVERITY_WARNING, 1, 35, "$.events[0]", "no title", 1 },
  { EVENT ("\"title\": \"x\""), ANNALS_SEVERITY_WARNING, 1, 35, "$.events[0]", "listed as undated",
    1 },
  { EVENT ("\"title\": \"x\", \"start\": \"2020-02-30\""), ANNALS_SEVERITY_WARNING, 1, 59,
    "$.events[0].start", "29 days. The date is left out.", 1 },
  { EVENT ("\"title\": \"x\", \"start\": \"2020\", \"note\": 5"), ANNALS_SEVERITY_WARNING, 1, 75,
    "$.events[0].note", "found a number", 1 },
  { EVENT ("\"title\": \"x\", \"start\": \"2020-05-02\", \"end\": \"2020-05-01\""),
    ANNALS_SEVERITY_WARNING, 1, 80, NULL,
    "The end, “2020-05-01”, is before the start, “2020-05-02”", 1 },
  { EVENT ("\"title\": \"x\", \"start\": \"2020\", \"importance\": 9"), ANNALS_SEVERITY_WARNING, 1,
    81, "$.events[0].importance", "found 9", 1 },
  { EVENT ("\"title\": \"x\", \"start\": 2020"), ANNALS_SEVERITY_NOTE, 1, 59, "$.events[0].start",
    "taken as the year 2020", 1 },
  { EVENT ("\"title\": \"x\", \"start\": \"2020\", \"mood\": 1"), ANNALS_SEVERITY_NOTE, 1, 67,
    "$.events[0].mood", "“mood”", 1 },
  { EVENT ("\"title\": \"x\", \"start\": \"2020\", \"a mood\": 1"), ANNALS_SEVERITY_NOTE, 1, 67,
    "$.events[0]", "“a mood”", 1 },
  { EVENT (
        "\"title\": \"x\", \"start\": \"2020\", \"sources\": [{\"url\": \"https://a.example\"}]"),
    ANNALS_SEVERITY_WARNING, 1, 79, "$.events[0].sources[0]", "a title or a publisher", 1 },
  { EVENT ("\"title\": \"x\", \"start\": \"2020\", \"sources\": [{\"title\": \"t\", \"dates\": "
           "\"soon\"}]"),
    ANNALS_SEVERITY_WARNING, 1, 103, "$.events[0].sources[0].dates", "“soon”", 1 },
  { EVENT ("\"title\": \"x\", \"start\": \"2020\", \"media\": [{\"file\": \"../../etc/passwd\"}]"),
    ANNALS_SEVERITY_WARNING, 1, 77, "$.events[0].media[0]", "beside the chronology", 1 },
  { EVENT ("\"title\": \"x\", \"start\": \"2020\", \"related\": [{\"event\": \"nobody\", \"kind\": "
           "\"follows\"}]"),
    ANNALS_SEVERITY_WARNING, 1, 89, "$.events[0].related[0]", "“nobody”", 1 },
  { EVENT ("\"id\": \"a\", \"title\": \"x\", \"start\": \"2020\"}, {\"id\": \"a\", \"title\": "
           "\"y\", \"start\": \"2021\""),
    ANNALS_SEVERITY_WARNING, 1, 86, "$.events[1].id", "used twice", 2 },
  { "{\"format\": \"annals/1\", \"timezone\": \"Mars/Olympus\", \"events\": []}",
    ANNALS_SEVERITY_WARNING, 1, 36, "$.timezone", "Mars/Olympus", 0 },
  { "{\"format\": \"annals/1\", \"categories\": [{\"id\": \"c\", \"color\": \"red\"}], \"events\": "
    "[]}",
    ANNALS_SEVERITY_WARNING, 1, 60, "$.categories[0].color", "“red”", 0 },
  { "{\"format\": \"annals/1\", \"actors\": [{\"id\": \"a\", \"parent\": \"b\"}], \"events\": []}",
    ANNALS_SEVERITY_WARNING, 1, 57, "$.actors[0].parent", "“b” is not listed before this", 0 },
  { "{\"format\": \"annals/1\", \"places\": [{\"id\": \"a\", \"parent\": \"a\"}], \"events\": []}",
    ANNALS_SEVERITY_WARNING, 1, 57, "$.places[0].parent", "“a” is not listed before this", 0 },
  { "{\"format\": \"annals/1\", \"places\": [{\"id\": \"a\", \"collapsed\": 1}], \"events\": []}",
    ANNALS_SEVERITY_WARNING, 1, 60, "$.places[0].collapsed", "found a number", 0 },
  { "{\"format\": \"annals/1\", \"categories\": [{\"title\": \"c\"}], \"events\": []}",
    ANNALS_SEVERITY_ERROR, 1, 39, "$.categories[0]", "an “id”", 0 },
  { "{\"format\": \"annals/1\", \"eras\": [{\"title\": \"e\"}], \"events\": []}",
    ANNALS_SEVERITY_ERROR, 1, 33, "$.eras[0]", "no date", 0 },
  { "{\"events\": []}", ANNALS_SEVERITY_NOTE, 1, 1, "$", "“format”", 0 },
};

static void
test_diagnostics (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsDocument) document = read_good (cases[i].text);
      guint n, n_events;
      const AnnalsDiagnostic *diagnostics = annals_document_get_diagnostics (document, &n);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (n, ==, 1);
      g_test_message ("%u:%u %s %s", diagnostics->line, diagnostics->column, diagnostics->path,
                      diagnostics->message);
      g_assert_cmpint (diagnostics->severity, ==, cases[i].severity);
      g_assert_nonnull (strstr (diagnostics->message, cases[i].message));
      g_assert_cmpuint (diagnostics->line, ==, cases[i].line);
      g_assert_cmpuint (diagnostics->column, ==, cases[i].column);
      if (cases[i].path != NULL)
        g_assert_cmpstr (diagnostics->path, ==, cases[i].path);
      annals_document_get_events (document, &n_events);
      g_assert_cmpuint (n_events, ==, cases[i].n_events);
      g_assert_cmpuint (annals_document_get_n_problems (document), ==,
                        cases[i].severity != ANNALS_SEVERITY_NOTE);
    }
}

/* ---- Files that are refused as a whole ---- */

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    int code;
    const char *message; /* part of it */
  } files[] = {
    { "", 0, ANNALS_FORMAT_ERROR_EMPTY, "empty" },
    { " \n\t", 3, ANNALS_FORMAT_ERROR_EMPTY, "empty" },
    { "<!DOCTYPE html><html>", -1, ANNALS_FORMAT_ERROR_NOT_JSON, "web page" },
    { "<?xml version='1.0'?>", -1, ANNALS_FORMAT_ERROR_NOT_JSON, "XML" },
    { "\xff\xfe{\0}\0", 6, ANNALS_FORMAT_ERROR_NOT_JSON, "UTF-16" },
    { "{\0}\0", 4, ANNALS_FORMAT_ERROR_NOT_JSON, "UTF-16" },
    { "\n var data = {};", -1, ANNALS_FORMAT_ERROR_NOT_JSON, "test:2:2: This is JavaScript" },
    { "window.timeline=[", -1, ANNALS_FORMAT_ERROR_NOT_JSON, "JavaScript" },
    { "jsonp({})", -1, ANNALS_FORMAT_ERROR_NOT_JSON, "JavaScript" },
    { "\x1f\x8b\x08\0abc", 7, ANNALS_FORMAT_ERROR_NOT_JSON, "packed by gzip" },
    { "ab\0cd", 5, ANNALS_FORMAT_ERROR_NOT_JSON, "no text" },
    { "{\"events\": [\n  {\"title\": \"x\",}]}", -1, ANNALS_FORMAT_ERROR_SYNTAX, "test:2:17: " },
    { "{\"events\": [", -1, ANNALS_FORMAT_ERROR_SYNTAX, "test:1:13: " },
    { "date = 2020", -1, ANNALS_FORMAT_ERROR_NOT_JSON, "JavaScript" },
    { "truer", -1, ANNALS_FORMAT_ERROR_SYNTAX, "test:1:" },
    { "date,title", -1, ANNALS_FORMAT_ERROR_SYNTAX, "found “d”" },
    { "42", 2, ANNALS_FORMAT_ERROR_DIALECT, "found: 42" },
    { "{\"n\": 1, \"rows\": [{\"a\": 1, \"b\": 2}]}", -1, ANNALS_FORMAT_ERROR_DIALECT,
      "found: “a”, “b”" },
    { "[]", 2, ANNALS_FORMAT_ERROR_DIALECT, "no timeline" },
    { "{\"format\": \"annals/9\", \"events\": []}", -1, ANNALS_FORMAT_ERROR_DIALECT, "annals/9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_text (files[i].text, files[i].length, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, ANNALS_FORMAT_ERROR, files[i].code);
      g_assert_nonnull (strstr (error->message, files[i].message));
      g_assert_true (g_str_has_prefix (error->message, "test"));
    }
}

static void
test_unreadable (void)
{
  static const struct
  {
    const char *name;
    const char *message;
  } files[] = {
    { "/", "folder" },
    { "/nowhere/at-all.json", "No such file" },
    { "/dev/null", "no plain file" },
    { "/proc/self/mem", "/proc/self/mem" },
    { "https://example.org/x.json", "curl" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (annals_reader_read_name (files[i].name, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, files[i].message));
      g_assert_true (g_str_has_prefix (error->message, files[i].name));
    }
}

static void
test_random_bytes (void)
{
  GRand *rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 2000; i++)
    {
      char bytes[64];
      g_autoptr (GError) error = NULL;
      gssize length = g_rand_int_range (rand, 0, 64);
      for (gssize j = 0; j < length; j++)
        bytes[j] = (char) g_rand_int_range (rand, 0, 256);
      g_autoptr (AnnalsDocument) document = read_text (bytes, length, &error);
      g_assert_true ((document == NULL) == (error != NULL));
    }
  g_rand_free (rand);
}

/* Each beginning of a good file, and the file with one byte changed, ends in a document or an
 * error. */
static void
test_damaged (void)
{
  const char *text = EVENT (
      "\"id\": \"a\", \"title\": {\"en\": \"x\"}, \"date\": \"2020-05/..\", \"actors\": [\"b\"], "
      "\"related\": [{\"event\": \"a\"}], \"sources\": [{\"title\": \"t\"}]");
  GRand *rand = g_rand_new_with_seed (2);

  for (gsize i = 0; i < strlen (text); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_text (text, (gssize) i, &error));
      g_assert_nonnull (error);
    }
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *copy = g_strdup (text);
      copy[g_rand_int_range (rand, 0, (gint32) strlen (text))] =
          (char) g_rand_int_range (rand, 1, 128);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnalsDocument) document = read_text (copy, -1, &error);
      g_assert_true ((document == NULL) == (error != NULL));
      if (document != NULL)
        for (guint j = 0; j < annals_document_get_n_dated (document); j++)
          annals_detail_free (annals_document_dup_detail (document, j));
    }
  g_rand_free (rand);
}

static void
test_long_title (void)
{
  g_autofree char *title = g_strnfill (1 << 20, 'a');
  g_autofree char *text = g_strdup_printf (EVENT ("\"title\": \"%s\", \"start\": \"2020\""), title);
  g_autoptr (AnnalsDocument) document = read_good (text);

  g_assert_cmpuint (annals_document_get_events (document, NULL)->title.length, ==, 1 << 20);
}

/* ---- The samples that the schema's test judges too ---- */

typedef void (*SampleFunc) (const char *path, AnnalsDocument *document, const GError *error);

static void
for_samples (const char *folder, SampleFunc func)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autoptr (GError) fault = NULL;
      g_autoptr (AnnalsDocument) document = annals_reader_read_name (file, NULL, &fault);
      g_test_message ("%s", file);
      func (file, document, fault);
      n++;
    }
  g_assert_cmpuint (n, >, 5);
}

static void
check_good (const char *path, AnnalsDocument *document, const GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpuint (annals_document_get_n_problems (document), ==, 0);
}

static void
check_bad (const char *path, AnnalsDocument *document, const GError *error)
{
  guint n = 0;

  if (document != NULL)
    annals_document_get_diagnostics (document, &n);
  g_assert_true (n > 0 || error != NULL);
}

static void
test_samples (void)
{
  for_samples ("good", check_good);
  for_samples ("bad/reader", check_bad);
  for_samples ("bad/schema", check_bad);
}

/* ---- What a file says ---- */

static void
test_event (void)
{
  g_autoptr (AnnalsDocument) document =
      read_good ("{\"format\": \"annals/1\", \"title\": \"T\", \"timezone\": \"Asia/Baku\","
                 "\"categories\": [{\"id\": \"c\", \"title\": \"C\", \"color\": \"#123456\"}],"
                 "\"view\": {\"start\": \"2020\", \"end\": \"2021-06\"},"
                 "\"events\": ["
                 "{\"id\": \"b\", \"title\": \"Second <b>&amp;\", \"start\": \"2020-05-01T10:00\", "
                 "\"category\": \"c\","
                 " \"actors\": [\"p\", \"q\"], \"tags\": [\"t\"], \"related\": [{\"event\": \"a\", "
                 "\"kind\": \"responds-to\"}],"
                 " \"summary\": \"S\", \"note\": \"N\", \"sources\": [{\"publisher\": \"P\", "
                 "\"date\": \"2020\", \"dates\": \"2019/2020\"}]},"
                 "{\"id\": \"a\", \"title\": \"First \\u00e9\", \"date\": \"2019-12/2020-01\", "
                 "\"importance\": 5}]}");
  guint n;
  const AnnalsEvent *events = annals_document_get_events (document, &n);
  g_autofree char *first = annals_event_dup_title (&events[0]);
  g_autofree char *second = annals_event_dup_title (&events[1]);
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, 1);
  g_autoptr (GArray) relations = annals_document_dup_relations (document, 0);

  g_assert_cmpuint (annals_document_get_n_problems (document), ==, 0);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (first, ==, "First é");
  g_assert_cmpstr (second, ==, "Second <b>&amp;");
  g_assert_cmpfloat (events[0].start, ==, 1575158400); /* 2019-12-01 */
  g_assert_cmpfloat (events[0].end, ==, 1580515200);   /* 2020-02-01: the end is inclusive */
  g_assert_cmpfloat (events[1].start, ==, 1588312800); /* 10:00 in Baku is 06:00 in UTC */
  g_assert_cmpuint (events[0].importance, ==, 5);
  g_assert_cmpuint (events[1].importance, ==, 3);
  g_assert_cmpuint (events[1].n_actors, ==, 2);
  g_assert_cmpuint (events[1].n_tags, ==, 1);
  g_assert_true (events[1].flags & ANNALS_EVENT_HAS_SOURCES);
  g_assert_cmpstr (detail->summary, ==, "S");
  g_assert_cmpstr (detail->note, ==, "N");
  g_assert_cmpuint (detail->sources->len, ==, 1);
  g_assert_cmpstr (((AnnalsSource *) g_ptr_array_index (detail->sources, 0))->dates, ==,
                   "2019/2020");
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_cmpint (g_array_index (relations, AnnalsRelation, 0).kind, ==,
                   ANNALS_RELATION_RESPONDS_TO);
  g_assert_cmpuint (annals_document_find (document, "b"), ==, 1);
  g_assert_cmpfloat (annals_document_get_home (document).start, ==, 1577836800); /* 2020-01-01 */
  g_assert_cmpfloat (annals_document_get_home (document).end, ==, 1625097600);   /* 2021-07-01 */
}

static void
test_languages (void)
{
  g_autoptr (AnnalsDocument) document =
      read_good (EVENT ("\"title\": {\"he\": \"שלום\", \"en\": \"Peace\"}, \"start\": \"2020\""));
  g_autofree char *title = annals_event_dup_title (annals_document_get_events (document, NULL));

  g_assert_cmpstr (title, ==, "Peace");
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  AnnalsDocument **document = data;

  *document = annals_reader_read_finish (result, &error);
  g_assert_no_error (error);
  g_main_context_wakeup (NULL);
}

static AnnalsDocument *
read_again (AnnalsDocument *before, const char *language)
{
  AnnalsDocument *document = NULL;

  annals_reader_read_again_async (before, language, NULL, finished_cb, &document);
  while (document == NULL)
    g_main_context_iteration (NULL, TRUE);
  return document;
}

/* What is there in several languages is read in the one that is asked for, the details too; what is
 * not there in it is read in the next best. */
static void
test_chosen_language (void)
{
  static const struct
  {
    const char *language, *head, *era, *first, *second, *summary;
  } readings[] = {
    { NULL, "H-en", "E-en", "T-en", "B-he", "S-en" },
    { "he", "H-he", "E-he", "T-he", "B-he", "S-he" },
    { "hy", "H-en", "E-en", "T-hy", "B-he", "S-en" },
    { "pt-BR", "H-en", "E-en", "T-pt", "B-he", "S-en" },
    { "xx", "H-en", "E-en", "T-en", "B-he", "S-en" },
  };
  g_autoptr (AnnalsDocument) before = read_good (
      "{\"format\": \"annals/1\", \"language\": \"en\","
      " \"title\": {\"he\": \"H-he\", \"en\": \"H-en\"}, \"eras\": [{\"start\": \"2020\","
      " \"title\": {\"en\": \"E-en\", \"he\": \"E-he\"}}], \"events\": [{\"start\": \"2020\","
      " \"title\": {\"en\": \"T-en\", \"he\": \"T-he\", \"hy\": \"T-hy\", \"pt\": \"T-pt\"},"
      " \"summary\": {\"en\": \"S-en\", \"he\": \"S-he\", \"not a tag\": \"\"}},"
      " {\"title\": {\"he\": \"B-he\", \"en\": 1}, \"start\": \"2021\"}]}");
  g_autofree char *languages = g_strjoinv (" ", (char **) annals_document_get_languages (before));

  g_assert_cmpstr (languages, ==, "en he hy pt");
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (AnnalsDocument) document = read_again (before, readings[i].language);
      const AnnalsEvent *events = annals_document_get_events (document, NULL);
      g_autofree char *first = annals_event_dup_title (&events[0]);
      g_autofree char *second = annals_event_dup_title (&events[1]);
      g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, 0);
      g_assert_cmpstr (annals_document_get_chosen_language (document), ==, readings[i].language);
      g_assert_cmpstr (annals_document_get_title (document), ==, readings[i].head);
      g_assert_cmpstr (annals_document_get_eras (document, NULL)->title, ==, readings[i].era);
      g_assert_cmpstr (first, ==, readings[i].first);
      g_assert_cmpstr (second, ==, readings[i].second);
      g_assert_cmpstr (detail->summary, ==, readings[i].summary);
      g_assert_cmpuint (annals_document_find_again (document, before, 1), ==, 1);
    }
}

/* Nor does what was left out become good by reading it in another language. */
static void
test_faults_in_another_language (void)
{
  g_autoptr (AnnalsDocument) before =
      read_good ("{\"title\": {\"en\": \"One\", \"he\": \"אחד\"}, \"start\": \"2020\"}\n"
                 "{\"title\": {\"en\": \"Tw\n"
                 "{\"title\": {\"en\": \"Three\", \"he\": \"שלוש\"}, \"start\": \"2021\"}\n");
  g_autoptr (AnnalsDocument) document = read_again (before, "he");
  g_autofree char *title = annals_event_dup_title (annals_document_get_events (document, NULL));
  guint n, n_before;
  const AnnalsDiagnostic *after = annals_document_get_diagnostics (document, &n);
  const AnnalsDiagnostic *first = annals_document_get_diagnostics (before, &n_before);

  g_assert_cmpstr (title, ==, "אחד");
  g_assert_cmpuint (annals_document_get_n_problems (before), ==, 1);
  g_assert_cmpuint (n, ==, n_before);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (after[i].message, ==, first[i].message);
      g_assert_cmpuint (after[i].line, ==, first[i].line);
      g_assert_cmpuint (after[i].column, ==, first[i].column);
    }
}

/* A file may be about to say anything. */
static void
test_many_languages (void)
{
  g_autoptr (GString) text = g_string_new ("{\"format\": \"annals/1\", \"events\": [");

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "%s{\"start\": \"2020\", \"title\": {\"x%c-%u\": \"a\"}}",
                            i > 0 ? "," : "", 'a' + i % 26, i);
  g_string_append (text, "]}");
  g_autoptr (AnnalsDocument) document = read_good (text->str);
  const char *const *languages = annals_document_get_languages (document);
  g_assert_cmpuint (g_strv_length ((char **) languages), ==, 64);
  g_assert_cmpstr (languages[0], ==, "xa-0");
  g_assert_cmpstr (languages[63], ==, "xl-63");
}

static void
test_byte_order_mark (void)
{
  g_autoptr (AnnalsDocument) document =
      read_good ("\xef\xbb\xbf" EVENT ("\"title\": \"x\", \"start\": \"2020\""));

  g_assert_cmpuint (annals_document_get_n_problems (document), ==, 0);
}

/* ---- Written ---- */

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  const char *text =
      "{\n  \"format\": \"annals/1\",\n  \"unknown\": 1.10,\n  \"events\": [\n    {\n"
      "      \"title\": \"\\u00e9\",\n      \"start\": \"2020\",\n      \"big\": "
      "12345678901234567890123,\n"
      "      \"none\": {},\n      \"empty\": []\n    }\n  ]\n}\n";
  g_autoptr (AnnalsDocument) document = read_good (text);
  const AnnalsTarget *target = annals_target_find ("annals");
  g_autoptr (GBytes) written = annals_writer_to_bytes (document, target, NULL, NULL);

  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), text,
                   strlen (text));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annals-round-trip.json", NULL);
  g_assert_true (annals_writer_save (document, target, path, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *saved = NULL;
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==, text);
  g_remove (path);
  g_assert_false (annals_writer_save (document, target, "/nowhere/at/all.json", NULL, &error));
  g_assert_nonnull (error);
}

/* Events without a head: an array, or a line for each, which is how databases and logs give them.
 */
static void
test_bare (void)
{
  static const char *const texts[] = {
    "[{\"id\": \"a\", \"title\": \"One\", \"start\": \"2020-05\", \"importance\": 5},"
    " {\"id\": \"b\", \"title\": \"Two\", \"start\": \"nonsense\"}]",
    "{\"id\": \"a\", \"title\": \"One\", \"start\": \"2020-05\", \"importance\": 5}\n"
    "{\"id\": \"b\", \"title\": \"Two\", \"start\": \"nonsense\"}\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (AnnalsDocument) document =
          annals_reader_read_bytes (bytes, "test", NULL, NULL, NULL);
      guint n;
      g_assert_nonnull (document);
      const AnnalsEvent *events = annals_document_get_events (document, &n);
      g_assert_cmpuint (n, ==, 2);
      g_assert_cmpuint (events[0].importance, ==, 5);
      g_assert_cmpuint (annals_document_find (document, "b"), ==, 1);
      const AnnalsDiagnostic *diagnostics = annals_document_get_diagnostics (document, &n);
      g_assert_cmpuint (n, ==, 2); /* no format; the bad date */
      g_assert_cmpstr (diagnostics[1].path, ==, "$[1].start");
      g_assert_cmpuint (diagnostics[1].line, ==, i == 0 ? 1 : 2);
    }
}

/* A log that was cut short still shows what it has. */
static void
test_damaged_lines (void)
{
  static const struct
  {
    const char *text;
    guint n_events, line, column; /* 0 events: it is refused */
  } texts[] = {
    { "{\"title\": \"a\", \"start\": \"2020\"}\n{\"title\": \"b\", \"start\": "
      "\"2021\"}\n{\"title\": \"c",
      2, 3, 11 },
    { "{\"title\": \"a\", \"start\": \"2020\"}\n{\"title\": b}\n{\"title\": \"c\", \"start\": "
      "\"2021\"}",
      2, 2, 11 },
    { "{\"title\": \"a\", \"start\": \"2020\"}\n{\"title\": \"b\", \"start\": \"2020\"}\n[1]\n", 2,
      3, 1 },
    { "{\"title\": \"a\", \"start\": \"2020\"}\n{\"title\": }\n{\n", 0, 2, 11 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i].text, strlen (texts[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnalsDocument) document =
          annals_reader_read_bytes (bytes, "test", NULL, NULL, &error);
      g_autofree char *place = g_strdup_printf ("test:%u:%u: ", texts[i].line, texts[i].column);
      guint n;
      g_assert_true ((document == NULL) == (error != NULL));
      if (texts[i].n_events == 0)
        {
          g_assert_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_SYNTAX);
          g_assert_true (g_str_has_prefix (error->message, place));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (annals_document_get_n_dated (document), ==, texts[i].n_events);
      g_assert_cmpuint (annals_document_get_n_problems (document), ==, 1);
      const AnnalsDiagnostic *diagnostics = annals_document_get_diagnostics (document, &n);
      g_assert_cmpint (diagnostics[n - 1].severity, ==, ANNALS_SEVERITY_ERROR);
      g_assert_cmpuint (diagnostics[n - 1].line, ==, texts[i].line);
      g_assert_cmpuint (diagnostics[n - 1].column, ==, texts[i].column);
    }
}

/* A file that gzip has packed reads as what it holds. */
static void
test_packed (void)
{
  const char *text = "[{\"title\": \"One\", \"start\": \"2020-05\"}]";
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annals-packed.json.gz", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) plain =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_autoptr (GOutputStream) packed =
      g_converter_output_stream_new (G_OUTPUT_STREAM (plain), G_CONVERTER (packer));

  g_assert_true (g_output_stream_write_all (packed, text, strlen (text), NULL, NULL, &error));
  g_assert_true (g_output_stream_close (packed, NULL, &error));
  g_autoptr (AnnalsDocument) document = annals_reader_read_name (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annals_document_get_n_dated (document), ==, 1);
  g_remove (path);
}

static void
test_async (void)
{
  AnnalsDocument *document = NULL;

  annals_reader_read_async (NULL, NULL, NULL, finished_cb, &document);
  while (document == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/native/diagnostics", test_diagnostics);
  g_test_add_func ("/native/refused", test_refused);
  g_test_add_func ("/native/unreadable", test_unreadable);
  g_test_add_func ("/native/random-bytes", test_random_bytes);
  g_test_add_func ("/native/damaged", test_damaged);
  g_test_add_func ("/native/long-title", test_long_title);
  g_test_add_func ("/native/samples", test_samples);
  g_test_add_func ("/native/event", test_event);
  g_test_add_func ("/native/languages", test_languages);
  g_test_add_func ("/native/chosen-language", test_chosen_language);
  g_test_add_func ("/native/faults-in-another-language", test_faults_in_another_language);
  g_test_add_func ("/native/many-languages", test_many_languages);
  g_test_add_func ("/native/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/native/round-trip", test_round_trip);
  g_test_add_func ("/native/bare", test_bare);
  g_test_add_func ("/native/damaged-lines", test_damaged_lines);
  g_test_add_func ("/native/packed", test_packed);
  g_test_add_func ("/native/async", test_async);
  return g_test_run ();
}
