/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-query.h"

#include <string.h>

typedef struct
{
  const char *id, *title, *start;
  int category, place; /* -1: none */
  gboolean sourced;
} Row;

static const Row rows[] = {
  { "a", "São Paulo united front", "2019-05-01", 0, 0, TRUE },
  { "b", "Front united again", "2020-05", 0, -1, FALSE },
  { "c", "Visit of the president", "2021-05-01", 1, 1, TRUE },
  { "d", "Ереван: Встреча", "2022~", 1, 0, TRUE },
  { "e", "Nothing known", NULL, -1, -1, FALSE },
};

static AnnalsDocument *
make_document (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  static const AnnalsEntity categories[] = { { .id = "diplomacy", .title = "Diplomacy" },
                                             { .id = "talks", .title = "Talks" } };
  static const AnnalsEntity places[] = { { .id = "bku", .title = "Baku" },
                                         { .id = "evn", .title = "Yerevan" } };
  static const AnnalsEntity actors[] = { { .id = "isr", .title = "Israel" },
                                         { .id = "irn", .title = "Iran" } };

  for (guint i = 0; i < 2; i++)
    {
      annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY, &categories[i]);
      annals_document_builder_add_entity (builder, ANNALS_ENTITY_PLACE, &places[i]);
      annals_document_builder_add_entity (builder, ANNALS_ENTITY_ACTOR, &actors[i]);
    }
  annals_document_builder_add_entity (builder, ANNALS_ENTITY_TAG,
                                      &(AnnalsEntity){ .id = "war", .title = "war" });
  for (guint32 i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnalsEvent event = { .importance = 3, .category = ANNALS_NONE, .place = ANNALS_NONE };
      AnnalsDate date;
      guint32 actor = i % 2, tag = 0;
      event.id = annals_document_builder_intern_text (builder, rows[i].id);
      event.title = (AnnalsText){ rows[i].title, (guint32) strlen (rows[i].title) };
      if (rows[i].category >= 0)
        event.category = (guint32) rows[i].category;
      if (rows[i].place >= 0)
        event.place = (guint32) rows[i].place;
      event.flags = rows[i].sourced ? ANNALS_EVENT_HAS_SOURCES : 0;
      if (rows[i].start == NULL)
        event.flags |= ANNALS_EVENT_UNDATED;
      else if (annals_date_parse (rows[i].start, -1, NULL, &date, NULL))
        annals_event_set_dates (&event, &date, NULL);
      annals_document_builder_add_event (builder, &event, &actor, rows[i].start != NULL, &tag,
                                         i == 0);
    }
  return annals_document_builder_finish (builder);
}

static void
test_finds (void)
{
  static const struct
  {
    const char *text, *ids;
  } cases[] = {
    { "", "abcde" },
    { "united", "ab" },
    { "united front", "ab" },
    { "\"united front\"", "a" },
    { "sao", "a" },
    { "SÃO paulo", "a" },
    { "ереван", "d" },
    { "united -again", "a" },
    { "-united", "cde" },
    { "yerevan", "c" },
    { "israel", "ac" },
    { "war", "a" },
    { "actor:irn", "bd" },
    { "actor:Iran", "bd" },
    { "actor:isr,irn", "abcd" },
    { "place:baku", "ad" },
    { "category:talks", "cd" },
    { "tag:war", "a" },
    { "id:c", "c" },
    { "before:2020", "a" },
    { "after:2020", "bcd" },
    { "after:2020 before:2022", "bc" },
    { "certain:yes", "ac" },
    { "certain:no", "bde" },
    { "actor:israel before:2022 certain:yes \"united front\"", "a" },
    { "sources:yes", "acd" },
    { "sources:no actor:irn", "b" },
    { "-actor:irn", "ace" },
    { "ACTOR:irn", "bd" },
    { "https://example.org", "" },
    { "no such thing", "" },
  };
  g_autoptr (AnnalsDocument) document = make_document ();
  const AnnalsEvent *events = annals_document_get_events (document, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnalsQuery) query = annals_query_new (cases[i].text, &error);
      g_assert_no_error (error);
      g_autoptr (AnnalsEventSet) found = annals_query_run (query, document, NULL, NULL, NULL);
      g_autoptr (GString) ids = g_string_new (NULL);
      for (guint j = 0; j < annals_event_set_get_n (found); j++)
        {
          const AnnalsEvent *event = &events[annals_event_set_get (found, j)];
          g_string_append_len (ids, event->id.data, event->id.length);
        }
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (ids->str, ==, cases[i].ids);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "mood:good", ANNALS_QUERY_ERROR_FIELD }, { "before:soon", ANNALS_QUERY_ERROR_VALUE },
    { "after:..", ANNALS_QUERY_ERROR_VALUE },  { "certain:maybe", ANNALS_QUERY_ERROR_VALUE },
    { "actor:", ANNALS_QUERY_ERROR_VALUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (annals_query_new (cases[i].text, &error));
      g_assert_error (error, ANNALS_QUERY_ERROR, cases[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/finds", test_finds);
  g_test_add_func ("/query/refuses", test_refuses);
  return g_test_run ();
}
