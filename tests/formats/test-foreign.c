/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Timelines that other tools wrote: recognised by shape, with the hazards that real files have. */
#include <string.h>

#include "formats/annals-html.h"
#include "formats/annals-reader.h"

static AnnalsDocument *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AnnalsDocument *document = annals_reader_read_bytes (bytes, "test", NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static AnnalsTime
at (gint64 year, int month, int day)
{
  AnnalsCivil civil = { .year = year, .month = month, .day = day };

  return annals_civil_to_time (&civil);
}

static void
check_event (
    AnnalsDocument *document, guint index, const char *title, AnnalsTime start, AnnalsTime end)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  g_autofree char *got = annals_event_dup_title (event);

  g_assert_cmpstr (got, ==, title);
  g_assert_cmpfloat (event->start, ==, start);
  g_assert_cmpfloat (event->end, ==, end);
}

/* A slide whose media is a piece of a page tells both. */
static void
test_quotation (void)
{
  g_autoptr (AnnalsDocument) document = read_text (
      "{\"events\": [{\"start_date\": {\"year\": 2015}, \"text\": {\"headline\": \"A\", \"text\": "
      "\"<p>one <b>two</b></p>\"}, \"media\": {\"url\": \"<blockquote>three</blockquote>\"}}]}");
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, 0);

  g_assert_nonnull (strstr (detail->body, "one **two**"));
  g_assert_nonnull (strstr (detail->body, "three"));
}

static void
test_timelinejs (void)
{
  g_autoptr (AnnalsDocument) document = read_text (
      "{\"title\": {\"text\": {\"headline\": \"A &amp; B\", \"text\": \"<p>About</p>\"}}, "
      "\"events\": ["
      "{\"start_date\": {\"year\": \"2015\", \"month\": 3, \"day\": \"\"}, \"end_date\": "
      "{\"year\": \"\"},"
      " \"text\": {\"headline\": \"<b>One</b>\", \"text\": "
      "\"<p>First</p><p>Second<script>x()</script></p>\"},"
      " \"group\": \"G\", \"media\": {\"url\": \"https://example.org/a.jpg\", \"caption\": \"C\", "
      "\"credit\": \"W\"},"
      " \"background\": \"\", \"unique_id\": \"one\"},"
      "{\"start_date\": {\"year\": -490}, \"text\": {\"text\": \"Just some words here\"}},"
      "{\"start_date\": {\"year\": 2016, \"month\": 1, \"day\": 2, \"time\": \"12:30\"}, \"text\": "
      "{\"headline\": [\"Two\"]}},"
      "{\"text\": {\"headline\": \"No date\"}}, 5],"
      "\"eras\": [{\"start_date\": {\"year\": 2014}, \"end_date\": {\"year\": 2015}, \"text\": "
      "{\"headline\": \"Era\"}}]}");
  guint n, n_eras;
  const AnnalsEra *eras = annals_document_get_eras (document, &n_eras);
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, 1);
  const AnnalsMedia *media = g_ptr_array_index (detail->media, 0);

  annals_document_get_events (document, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (annals_document_get_n_dated (document), ==, 3);
  g_assert_cmpstr (annals_document_get_title (document), ==, "A & B");
  g_assert_cmpstr (annals_document_get_description (document), ==, "About");
  check_event (document, 0, "Just some words here", at (-489, 1, 1), at (-488, 1, 1)); /* 490 BCE */
  check_event (document, 1, "One", at (2015, 3, 1), at (2015, 4, 1));
  check_event (document, 2, "Two", at (2016, 1, 2) + 45000, at (2016, 1, 2) + 45060);
  g_assert_cmpstr (detail->summary, ==, "First\nSecond");
  g_assert_cmpstr (media->url, ==, "https://example.org/a.jpg");
  g_assert_cmpstr (media->caption, ==, "C");
  g_assert_cmpstr (media->credit, ==, "W");
  g_assert_cmpuint (n_eras, ==, 1);
  g_assert_cmpfloat (eras[0].end, ==, at (2016, 1, 1));
  g_assert_cmpuint (annals_document_get_n_problems (document), ==, 2); /* no date; the 5 */
  g_assert_cmpuint (annals_document_find (document, "one"), ==, 1);
}

static void
test_timelinejs1 (void)
{
  g_autoptr (AnnalsDocument) document =
      read_text ("{\"timeline\": {\"headline\": \"Old\", \"type\": \"default\", \"date\": ["
                 "{\"startDate\": \"2011,12,10\", \"endDate\": \"2011,12,11\", \"headline\": "
                 "\"H\", \"text\": \"T\", \"tag\": \"x\"},"
                 "{\"startDate\": \"2012\", \"headline\": \"Y\"}]}}");

  g_assert_cmpstr (annals_document_get_title (document), ==, "Old");
  check_event (document, 0, "H", at (2011, 12, 10), at (2011, 12, 12));
  check_event (document, 1, "Y", at (2012, 1, 1), at (2013, 1, 1));
  g_assert_cmpuint (annals_document_get_n_problems (document), ==, 0);
}

static void
test_simile (void)
{
  g_autoptr (AnnalsDocument) document =
      read_text ("\xef\xbb\xbf{\"dateTimeFormat\": \"iso8601\", \"events\": ["
                 "{\"start\": \"1917-05-29\", \"title\": \"Birth\", \"isDuration\": true, "
                 "\"link\": \"https://example.org\"},"
                 "{\"start\": \"1940\", \"end\": \"1945\", \"latestStart\": \"1941\", "
                 "\"earliestEnd\": \"1944\", \"title\": \"Long\"},"
                 "{\"start\": \"May 28 2006 09:00:00 GMT\", \"title\": \"Спектр\", "
                 "\"description\": \"a<br>b\"}]}");
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, 2);

  check_event (document, 0, "Birth", at (1917, 5, 29), at (1917, 5, 30));
  check_event (document, 1, "Long", at (1940, 1, 1), at (1946, 1, 1));
  g_assert_cmpfloat (events[1].latest_start, ==, at (1942, 1, 1));
  g_assert_cmpfloat (events[1].earliest_end, ==, at (1944, 1, 1));
  check_event (document, 2, "Спектр", at (2006, 5, 28) + 32400, at (2006, 5, 28) + 32460);
  g_assert_cmpstr (detail->summary, ==, "a\nb");
  g_assert_cmpuint (annals_document_get_n_problems (document), ==, 0);
}

static void
test_vis (void)
{
  g_autoptr (AnnalsDocument) document = read_text (
      "{\"groups\": [{\"id\": 2, \"content\": \"<i>Second</i>\"}, {\"id\": 1, \"content\": "
      "\"First\"}], \"items\": ["
      "{\"id\": 1, \"content\": \"<a href='x'>Link</a>\", \"start\": \"2014-04-20\", \"group\": 1},"
      "{\"id\": 2, \"content\": \"Number\", \"start\": 1397952000000, \"end\": "
      "\"/Date(1398038400000)/\", \"group\": 2},"
      "{\"id\": 3, \"content\": \"Back\", \"start\": \"2014-04-01\", \"end\": \"2014-05-01\", "
      "\"type\": \"background\"}]}");
  guint n, n_eras;
  const AnnalsEntity *categories = annals_document_get_categories (document, &n);

  annals_document_get_eras (document, &n_eras);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (categories[0].title, ==, "Second");
  g_assert_cmpuint (n_eras, ==, 1);
  check_event (document, 0, "Link", at (2014, 4, 20), at (2014, 4, 21));
  check_event (document, 1, "Number", at (2014, 4, 20), at (2014, 4, 22));
  g_autoptr (AnnalsDocument) bare = read_text ("[{\"content\": \"x\", \"start\": \"2014-4-2\"}]");
  check_event (bare, 0, "x", at (2014, 4, 2), at (2014, 4, 3));
}

static void
test_rows (void)
{
  g_autoptr (AnnalsDocument) document = read_text (
      "[{\"start_date\": \"1999-01-02\", \"content_text\": \"Told\", \"category\": \"c\"},"
      "{\"year\": 2001, \"name\": \"Odyssey\"}, {\"mood\": 1}, \"x\"]");
  guint n;

  check_event (document, 0, "Told", at (1999, 1, 2), at (1999, 1, 3));
  check_event (document, 1, "Odyssey", at (2001, 1, 1), at (2002, 1, 1));
  annals_document_get_events (document, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (annals_document_get_n_problems (document), ==, 2);
}

static void
test_wikidata (void)
{
  g_autoptr (AnnalsDocument) document = read_text (
      "{\"head\": {\"vars\": [\"item\", \"itemLabel\", \"date\"]}, \"results\": {\"bindings\": [{"
      "\"item\": {\"type\": \"uri\", \"value\": \"https://example.org/Q1\"},"
      "\"itemLabel\": {\"type\": \"literal\", \"value\": \"Marathon\"},"
      "\"date\": {\"type\": \"literal\", \"value\": \"-0489-09-12T00:00:00Z\"}}]}}");
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, 0);

  check_event (document, 0, "Marathon", at (-489, 9, 12), at (-489, 9, 13));
  g_assert_cmpstr (((AnnalsSource *) g_ptr_array_index (detail->sources, 0))->url, ==,
                   "https://example.org/Q1");
}

/* A long array is read in several threads; what comes of it is as if it were read by one. */
static void
test_long (void)
{
  const guint n_rows = 20000;
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text,
                            "%s{\"id\": %u, \"content\": \"Event %u\", \"start\": \"%04u-01-01\", "
                            "\"group\": \"g%u\", \"mood\": \"fine\"}",
                            i > 0 ? "," : "", i, i, 1 + i % 9000, i / 6000);
  g_string_append_c (text, ']');
  g_autoptr (AnnalsDocument) document = read_text (text->str);
  guint n, n_categories, n_diagnostics;
  const AnnalsEvent *events = annals_document_get_events (document, &n);
  const AnnalsEntity *categories = annals_document_get_categories (document, &n_categories);
  g_assert_cmpuint (n, ==, n_rows);
  g_assert_cmpuint (n_categories, ==, 4);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = annals_event_dup_id (&events[i]);
      guint number = (guint) g_ascii_strtoull (id, NULL, 10);
      g_autofree char *group = g_strdup_printf ("g%u", number / 6000);
      g_autofree char *element = g_strdup_printf ("{\"id\": %s,", id);
      g_assert_true (g_str_has_prefix (text->str + events[i].offset, element));
      g_assert_cmpstr (categories[events[i].category].id, ==, group);
      g_assert_cmpuint (annals_document_find (document, id), ==, i);
    }
  const AnnalsDiagnostic *diagnostics = annals_document_get_diagnostics (document, &n_diagnostics);
  g_assert_cmpuint (n_diagnostics, ==, 1);
  g_assert_cmpstr (diagnostics[0].path, ==, "$[0].mood");
  g_assert_nonnull (strstr (diagnostics[0].message, "20000"));
  g_string_free (text, TRUE);
}

static void
test_html (void)
{
  static const struct
  {
    const char *html, *text;
  } cases[] = {
    { "plain", "plain" },
    { "a &amp; b &lt;c&gt; &eacute;", "a & b <c> é" },
    { "<p>one</p><p>two</p>", "one\ntwo" },
    { "a<br/>b", "a\nb" },
    { "<b>unclosed <i>tags", "unclosed tags" },
    { "x<script>alert(1)</script><style>p{}</style>y", "xy" },
    { "a < b", "a < b" },
    { "", "" },
    { "<ul><li>1</li><li>2</li></ul>", "1\n2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = annals_html_to_text (cases[i].html);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_autofree char *tags = g_strnfill (20000, '<');
  g_autofree char *deep = annals_html_to_text (tags);
  g_assert_nonnull (deep);
  /* Of a tag without an end libxml2 would compare each attribute with all others. */
  g_autofree char *attributes = g_strnfill (5000, ' ');
  g_autofree char *endless = g_strconcat ("x <b", attributes, "y", NULL);
  g_autofree char *kept = annals_html_to_text (endless);
  g_assert_cmpstr (kept, ==, "x <b y");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign/timelinejs", test_timelinejs);
  g_test_add_func ("/foreign/quotation", test_quotation);
  g_test_add_func ("/foreign/timelinejs1", test_timelinejs1);
  g_test_add_func ("/foreign/simile", test_simile);
  g_test_add_func ("/foreign/vis", test_vis);
  g_test_add_func ("/foreign/rows", test_rows);
  g_test_add_func ("/foreign/wikidata", test_wikidata);
  g_test_add_func ("/foreign/html", test_html);
  g_test_add_func ("/foreign/long", test_long);
  return g_test_run ();
}
