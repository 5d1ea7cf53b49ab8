/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that only an event's texts hold, as files write them. */
#include <string.h>

#include "core/annals-query.h"
#include "formats/annals-reader.h"

static const char text[] =
    "{\"format\":\"annals/1\",\"events\":["
    "{\"id\":\"a\",\"title\":\"One\",\"start\":\"2020\",\"summary\":\"A united\\nfront is "
    "formed\"},"
    "{\"id\":\"b\",\"title\":\"Two\",\"start\":\"2021\",\"body\":\"The **united** front, "
    "Caf\\u00e9 "
    "Z\\u00fcrich\"},"
    "{\"id\":\"c\",\"title\":\"Three united\",\"start\":\"2022\",\"note\":\"either\\/or\"},"
    "{\"id\":\"d\",\"title\":\"Four\",\"start\":\"2023\",\"sources\":[{\"title\":\"S\","
    "\"publisher\":\"Daily R&D; news\",\"url\":\"https://example.org/united\"}]},"
    "{\"id\":\"e\",\"title\":\"Five\",\"summary\":\"ԵՐԵՎԱՆ\"}]}";

static const struct
{
  const char *query, *ids;
} cases[] = {
  { "united", "abc" }, /* not the address of d */
  { "\"united front\"", "ab" },
  { "\"front is\"", "a" },
  { "cafe zurich", "b" },
  { "CAFÉ", "b" },
  { "either/or", "c" },
  { "\"daily r&d; news\"", "d" },
  { "երեւան", "" },
  { "երեվան", "e" },
  { "united -three", "ab" },
  { "summary", "" },
  { "after:2021 united", "bc" },
  { "two united", "b" },
  { "four front", "" },
};

static void
test_finds (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document = annals_reader_read_bytes (bytes, "-", NULL, NULL, &error);

  g_assert_no_error (error);
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsQuery) query = annals_query_new (cases[i].query, &error);
      g_assert_no_error (error);
      g_autoptr (AnnalsEventSet) found = annals_query_run (query, document, NULL, NULL, NULL);
      g_autoptr (GString) ids = g_string_new (NULL);
      for (guint j = 0; j < annals_event_set_get_n (found); j++)
        {
          const AnnalsEvent *event = &events[annals_event_set_get (found, j)];
          g_string_append_len (ids, event->id.data, event->id.length);
        }
      g_test_message ("%s", cases[i].query);
      g_assert_cmpstr (ids->str, ==, cases[i].ids);
    }
}

/* ---- The texts that are searched are those that are shown ---- */

static const char *
pick (GRand *rand, const char *const *from, guint n)
{
  return from[g_rand_int_range (rand, 0, (gint) n)];
}

static void
append_text (GString *out, GRand *rand, const char *name)
{
  static const char *const texts[] = {
    "\"plain\"",
    "\"\"",
    "null",
    "12",
    "[\"no text\"]",
    "\"two\\nlines \\\"quoted\\\" \\\\ \\/\"",
    "\"Caf\\u00e9 \\ud83d\\ude00 \\ud800 half, \\u0000\"",
    "\"**bold** Երեւան 東京\"",
    "{\"en\":\"English\",\"he\":\"עברית\"}",
    "{\"hy\":\"first of \\u0561ll\",\"ru\":\"\"}",
    "{}",
  };

  for (gint i = g_rand_int_range (rand, 0, 10) == 0 ? 2 : 1; i > 0; i--)
    if (g_rand_boolean (rand))
      g_string_append_printf (out, ", \"%s\" : %s", name, pick (rand, texts, G_N_ELEMENTS (texts)));
}

static void
append_parts (GString *out, GRand *rand, const char *array, const char *const *names)
{
  static const char *const files[] = { "", ",\"file\":\"images/a.jpg\"", ",\"file\":\"../a.jpg\"",
                                       ",\"url\":\"https://example.org\"",
                                       ",\"file\":\"\",\"url\":\"https://example.org\"" };

  g_string_append_printf (out, ", \"%s\" : [ 5, {}", array);
  for (gint i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_string_append_printf (out, ", { \"x\" : {\"title\":\"inner\"}%s",
                              pick (rand, files, G_N_ELEMENTS (files)));
      for (guint j = 0; names[j] != NULL; j++)
        append_text (out, rand, names[j]);
      g_string_append (out, "}");
    }
  g_string_append (out, " ]");
}

static char *
make_events (GRand *rand, guint n)
{
  static const char *const source[] = { "title", "publisher", NULL };
  static const char *const media[] = { "alt", "caption", "credit", NULL };
  GString *out = g_string_new ("{\"format\":\"annals/1\",\"events\":[");

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%s{\"title\":\"%u\",\"start\":\"2020\"", i > 0 ? ",\n" : "", i);
      append_text (out, rand, "summary");
      append_text (out, rand, "body");
      append_text (out, rand, "note");
      append_parts (out, rand, "sources", source);
      append_parts (out, rand, "media", media);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
  return g_string_free (out, FALSE);
}

static void
append_taken (const char *taken, gsize length, gpointer data)
{
  if (length > 0)
    g_string_append_printf (data, "|%.*s", (int) length, taken);
}

static void
append_shown (GString *out, const char *shown)
{
  if (shown != NULL)
    append_taken (shown, strlen (shown), out);
}

static void
append_detail (GString *out, const AnnalsDetail *detail)
{
  append_shown (out, detail->summary);
  append_shown (out, detail->body);
  append_shown (out, detail->note);
  for (guint i = 0; i < detail->sources->len; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (detail->sources, i);
      append_shown (out, source->title);
      append_shown (out, source->publisher);
    }
  for (guint i = 0; i < detail->media->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (detail->media, i);
      append_shown (out, media->alt);
      append_shown (out, media->caption);
      append_shown (out, media->credit);
    }
}

static void
test_same_texts (void)
{
  GRand *rand = g_rand_new_with_seed (9);
  g_autofree char *json = make_events (rand, 3000);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document = annals_reader_read_bytes (bytes, "-", NULL, NULL, &error);
  guint n, n_texts = 0;

  g_assert_no_error (error);
  const AnnalsEvent *events = annals_document_get_events (document, &n);
  g_assert_cmpuint (n, ==, 3000);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, i);
      g_autoptr (GString) shown = g_string_new (NULL), taken = g_string_new (NULL);
      append_detail (shown, detail);
      annals_document_take_texts (document, i, json + events[i].offset, append_taken, taken);
      g_assert_cmpstr (taken->str, ==, shown->str);
      n_texts += taken->len > 0;
    }
  g_assert_cmpuint (n_texts, >, 2000);
  g_rand_free (rand);
}

/* A long document: what is told on the way only grows, and ends as the whole. */
typedef struct
{
  guint n_told, n_found;
} Told;

static void
found_cb (AnnalsEventSet *found, gpointer data)
{
  Told *told = data;

  g_assert_cmpuint (annals_event_set_get_n (found), >=, told->n_found);
  told->n_found = annals_event_set_get_n (found);
  told->n_told++;
}

static void
test_tells (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsQuery) query = annals_query_new ("needle", NULL);
  Told told = { 0 };

  for (guint i = 0; i < 150000; i++)
    g_string_append_printf (json, "%s{\"title\":\"%s\",\"start\":\"%u\",\"summary\":\"%s\"}",
                            i > 0 ? "," : "", i % 1000 == 0 ? "needle" : "hay", 1000 + i % 1000,
                            i % 5000 == 1 ? "a needle" : "grass");
  g_string_append_c (json, ']');
  g_autofree char *whole = g_strdup_printf ("{\"format\":\"annals/1\",\"events\":%s}", json->str);
  g_autoptr (GBytes) bytes = g_bytes_new (whole, strlen (whole));
  g_autoptr (AnnalsDocument) document = annals_reader_read_bytes (bytes, "-", NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (AnnalsEventSet) found = annals_query_run (query, document, found_cb, &told, NULL);
  g_assert_cmpuint (told.n_told, >=, 2);
  g_assert_cmpuint (told.n_found, >=, 150);
  g_assert_cmpuint (annals_event_set_get_n (found), ==, 180);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-texts/finds", test_finds);
  g_test_add_func ("/query-texts/same-texts", test_same_texts);
  g_test_add_func ("/query-texts/tells", test_tells);
  return g_test_run ();
}
