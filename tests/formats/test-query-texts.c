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
  g_test_add_func ("/query-texts/tells", test_tells);
  return g_test_run ();
}
