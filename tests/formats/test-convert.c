/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chronologies in other formats, and back. */
#include <glib/gstdio.h>
#include <string.h>

#include "formats/annals-reader.h"
#include "formats/annals-writer.h"

static AnnalsDocument *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  AnnalsDocument *document = annals_reader_read_bytes (bytes, "test", NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static AnnalsDocument *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes (bytes);
}

static AnnalsDocument *
convert (AnnalsDocument *document, const char *target, GStrv *losses)
{
  g_autoptr (GBytes) bytes =
      annals_writer_to_bytes (document, annals_target_find (target), losses, NULL);

  return read_bytes (bytes);
}

/* ---- A document in words, member by member ---- */

static const char *
text_or_none (const char *text)
{
  return text != NULL ? text : "-";
}

static void
dump_entities (GString *out, const AnnalsEntity *entities, const guint32 *indices, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const AnnalsEntity *entity = &entities[indices != NULL ? indices[i] : i];
      g_string_append_printf (out, "[%s", text_or_none (entity->title));
      if (entity->has_position)
        g_string_append_printf (out, " %g %g", entity->latitude, entity->longitude);
      g_string_append (out, "]");
    }
}

static void
dump_categories (GString *out, AnnalsDocument *document, const char *member)
{
  gboolean by_color = g_str_has_suffix (member, "color");
  gboolean by_parent = g_str_has_suffix (member, "parent");
  gboolean by_collapsed = g_str_has_suffix (member, "collapsed");
  guint n;
  const AnnalsEntity *all = annals_document_get_categories (document, &n);

  for (guint i = 0; i < n; i++)
    if (by_color)
      g_string_append_printf (out, "[%s %s]", all[i].title, text_or_none (all[i].color));
    else if (by_collapsed)
      g_string_append_printf (out, "[%s %d]", all[i].title, all[i].collapsed);
    else
      g_string_append_printf (out, "[%s %s]", all[i].title,
                              by_parent && all[i].parent != 0 ? all[all[i].parent - 1].title : "-");
}

static void
dump_eras (GString *out, AnnalsDocument *document, gboolean by_color)
{
  guint n;
  const AnnalsEra *all = annals_document_get_eras (document, &n);

  for (guint i = 0; i < n; i++)
    if (by_color)
      g_string_append_printf (out, "[%s]", text_or_none (all[i].color));
    else
      g_string_append_printf (out, "[%s %.0f %.0f]", text_or_none (all[i].title), all[i].start,
                              all[i].end);
}

static void
dump_media (GString *out, const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (all, i);
      g_string_append_printf (out, "[%s %s %s %s %s]", text_or_none (media->file),
                              text_or_none (media->url), text_or_none (media->alt),
                              text_or_none (media->caption), text_or_none (media->credit));
    }
}

static void
dump_sources (GString *out, const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (all, i);
      g_string_append_printf (out, "[%s %s %s %s %s]", text_or_none (source->title),
                              text_or_none (source->publisher), text_or_none (source->date),
                              text_or_none (source->url), text_or_none (source->dates));
    }
}

static void
dump_relations (GString *out, AnnalsDocument *document, guint index)
{
  g_autoptr (GArray) relations = annals_document_dup_relations (document, index);

  for (guint i = 0; i < relations->len; i++)
    g_string_append_printf (out, "[%d]", g_array_index (relations, AnnalsRelation, i).kind);
}

static gboolean
dump_head (GString *out, AnnalsDocument *document, const char *member)
{
  AnnalsSpan home = annals_document_get_home (document);
  GTimeZone *zone = annals_document_get_zone (document);

  if (g_str_equal (member, "title"))
    g_string_append (out, annals_document_get_title (document));
  else if (g_str_equal (member, "description"))
    g_string_append (out, text_or_none (annals_document_get_description (document)));
  else if (g_str_equal (member, "language"))
    g_string_append (out, text_or_none (annals_document_get_language (document)));
  else if (g_str_equal (member, "timezone"))
    g_string_append (out, zone != NULL ? g_time_zone_get_identifier (zone) : "-");
  else if (g_str_equal (member, "view"))
    g_string_append_printf (out, "%.0f %.0f", home.start, home.end);
  else if (g_str_has_prefix (member, "categories[]"))
    dump_categories (out, document, member);
  else if (g_str_has_prefix (member, "eras"))
    dump_eras (out, document, g_str_has_suffix (member, "color"));
  else
    return FALSE;
  return TRUE;
}

#define QUALIFIERS                                                                                 \
  (ANNALS_EVENT_UNCERTAIN | ANNALS_EVENT_APPROXIMATE | ANNALS_EVENT_ONE_OF                         \
   | ANNALS_EVENT_UNSPECIFIED)
#define OPEN (ANNALS_EVENT_OPEN_START | ANNALS_EVENT_OPEN_END | ANNALS_EVENT_UNDATED)

static gboolean
dump_references (GString *out, AnnalsDocument *document, guint index, const char *member)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  guint n;

  if (g_str_equal (member, "category"))
    dump_entities (out, annals_document_get_categories (document, NULL), &event->category,
                   event->category != ANNALS_NONE);
  else if (g_str_equal (member, "place"))
    dump_entities (out, annals_document_get_places (document, NULL), &event->place,
                   event->place != ANNALS_NONE);
  else if (g_str_equal (member, "actors"))
    {
      const guint32 *actors = annals_document_get_event_actors (document, index, &n);
      dump_entities (out, annals_document_get_actors (document, NULL), actors, n);
    }
  else if (g_str_equal (member, "tags"))
    {
      const guint32 *tags = annals_document_get_event_tags (document, index, &n);
      dump_entities (out, annals_document_get_tags (document, NULL), tags, n);
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
dump_dates (GString *out, const AnnalsEvent *event, const char *member)
{
  if (g_str_equal (member, "start"))
    g_string_append_printf (out, "%.3f %.3f %u", event->start, event->latest_start,
                            event->start_precision);
  else if (g_str_equal (member, "end"))
    g_string_append_printf (out, "%.3f %.3f %u", event->earliest_end, event->end,
                            event->end_precision);
  else if (g_str_equal (member, "uncertain dates"))
    g_string_append_printf (out, "%x", event->flags & QUALIFIERS);
  else if (g_str_equal (member, "open ends"))
    g_string_append_printf (out, "%x", event->flags & OPEN);
  else
    return FALSE;
  return TRUE;
}

static gboolean
dump_detail (GString *out, AnnalsDocument *document, guint index, const char *member)
{
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, index);

  if (g_str_equal (member, "summary"))
    g_string_append (out, text_or_none (detail->summary));
  else if (g_str_equal (member, "body"))
    g_string_append (out, text_or_none (detail->body));
  else if (g_str_equal (member, "note"))
    g_string_append (out, text_or_none (detail->note));
  else if (g_str_equal (member, "media"))
    dump_media (out, detail->media);
  else if (g_str_equal (member, "sources"))
    dump_sources (out, detail->sources);
  else
    return FALSE;
  return TRUE;
}

static void
dump_event (GString *out, AnnalsDocument *document, guint index, const char *member)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];

  if (dump_references (out, document, index, member) || dump_dates (out, event, member)
      || dump_detail (out, document, index, member))
    return;
  if (g_str_equal (member, "id"))
    g_string_append_len (out, event->id.data, event->id.length);
  else if (g_str_equal (member, "importance"))
    g_string_append_printf (out, "%u", event->importance);
  else if (g_str_equal (member, "color"))
    g_string_append_printf (out, "%x", event->color);
  else if (g_str_equal (member, "related"))
    dump_relations (out, document, index);
  else
    g_string_append_len (out, event->title.data, event->title.length);
}

/* All that a document says of a member. */
static char *
dump (AnnalsDocument *document, const char *member)
{
  GString *out = g_string_new (NULL);
  guint n;

  annals_document_get_events (document, &n);
  if (!dump_head (out, document, member))
    for (guint i = 0; i < n; i++)
      {
        dump_event (out, document, i, member);
        g_string_append_c (out, '\n');
      }
  return g_string_free (out, FALSE);
}

/* ---- The table in the documentation ---- */

#define HEAD "{\"format\": \"annals/1\", "
#define EVENT "\"title\": \"<A> & b\", \"start\": \"2020-05-30\""
#define ONE(members) HEAD "\"events\": [{" EVENT ", " members "}]}"

static const struct
{
  const char *member, *text;
} samples[] = {
  { "title", HEAD "\"title\": \"A & <b>\", \"events\": [{" EVENT "}]}" },
  { "description", HEAD "\"description\": \"One & two\", \"events\": [{" EVENT "}]}" },
  { "language", HEAD "\"language\": \"az\", \"events\": [{" EVENT "}]}" },
  { "timezone", HEAD "\"timezone\": \"Asia/Baku\", \"events\": [{" EVENT "}]}" },
  { "view", HEAD "\"view\": {\"start\": \"2000\", \"end\": \"2030\"}, \"events\": [{" EVENT "}]}" },
  { "categories[].title", HEAD "\"categories\": [{\"id\": \"a\", \"title\": \"A & b\"}], "
                               "\"events\": [{" EVENT ", \"category\": \"a\"}]}" },
  { "categories[].color", HEAD "\"categories\": [{\"id\": \"a\", \"title\": \"A & b\", \"color\": "
                               "\"#3584e4\"}], \"events\": [{" EVENT ", \"category\": \"a\"}]}" },
  { "categories[].parent",
    HEAD "\"categories\": [{\"id\": \"a\", \"title\": \"A\"}, {\"id\": \"b\", \"title\": \"B\", "
         "\"parent\": \"a\"}], \"events\": [{" EVENT ", \"category\": \"b\"}]}" },
  { "categories[].collapsed", HEAD
    "\"categories\": [{\"id\": \"a\", \"title\": \"A\", \"collapsed\": true}], \"events\": [{" EVENT
    ", \"category\": \"a\"}]}" },
  { "eras", HEAD "\"eras\": [{\"title\": \"War & peace\", \"start\": \"1939-09-01\", \"end\": "
                 "\"1945-05-08\"}, {\"title\": \"Before\", \"start\": \"-0100\", \"end\": "
                 "\"-0050\"}], \"events\": [{" EVENT "}]}" },
  { "eras[].color", HEAD "\"eras\": [{\"title\": \"War\", \"start\": \"1939\", \"end\": \"1945\", "
                         "\"color\": \"#ff0000\"}], \"events\": [{" EVENT "}]}" },
  { "id", ONE ("\"id\": \"an id\"") },
  { "start", HEAD "\"events\": [{\"title\": \"a\", \"start\": \"2020-05\"}, {\"title\": \"b\", "
                  "\"start\": \"-0489-09-12\"}, {\"title\": \"c\", \"start\": \"0000\"}, "
                  "{\"title\": \"d\", \"start\": \"2020-05-30T10:30Z\"}]}" },
  { "end", HEAD "\"events\": [{\"title\": \"a\", \"date\": \"2020-05/2021\"}, {\"title\": \"b\", "
                "\"start\": \"2020-05-30\", \"end\": \"2020-05-31\"}]}" },
  { "uncertain dates", HEAD "\"events\": [{\"title\": \"a\", \"start\": \"1984~\"}]}" },
  { "open ends", ONE ("\"end\": \"..\"") },
  { "importance", ONE ("\"importance\": 5") },
  { "category", ONE ("\"category\": \"A & b\"") },
  { "color", ONE ("\"color\": \"#3584e4\"") },
  { "actors", ONE ("\"actors\": [\"a\", \"b\"]") },
  { "place", HEAD "\"places\": [{\"id\": \"x\", \"title\": \"Baku\", \"latitude\": 40.37, "
                  "\"longitude\": 49.85}], \"events\": [{" EVENT ", \"place\": \"x\"}]}" },
  { "tags", ONE ("\"tags\": [\"a\", \"b\"]") },
  { "summary", ONE ("\"summary\": \"1 < 2 & 3\"") },
  { "body", ONE ("\"body\": \"A **bold** [link](<https://example.org/>)\"") },
  { "note", ONE ("\"note\": \"sure\"") },
  { "media", ONE ("\"media\": [{\"url\": \"https://example.org/a.jpg\", \"caption\": \"A & b\", "
                  "\"credit\": \"c\", \"alt\": \"d\"}, {\"file\": \"b.jpg\"}]") },
  { "sources", ONE ("\"sources\": [{\"title\": \"a\", \"publisher\": \"p\", \"date\": \"2020\", "
                    "\"url\": \"https://example.org/\"}, {\"title\": \"b\", \"dates\": "
                    "\"2019-12/2020-01\"}]") },
  { "related", HEAD "\"events\": [{" EVENT ", \"id\": \"a\"}, {" EVENT
                    ", \"related\": [{\"event\": \"a\", \"kind\": \"causes\"}]}]}" },
  { "events without a date", HEAD "\"events\": [{" EVENT ", \"id\": \"a\"}, {\"title\": \"b\"}]}" },
  { "texts in other languages", ONE ("\"summary\": {\"en\": \"a\", \"he\": \"b\"}") },
  { "members that are not of annals/1", ONE ("\"x-mine\": 1.10") },
};

static gboolean
is_told (GStrv losses, const char *member, const char *how)
{
  g_autofree char *quoted = g_strdup_printf ("“%s”", member);

  for (char **loss = losses; *loss != NULL; loss++)
    if (strstr (*loss, quoted) != NULL && strstr (*loss, how) != NULL)
      return TRUE;
  return FALSE;
}

/* What a cell of the table promises is what the writer does. */
static void
check_cell (const char *text, const char *member, const char *target, const char *cell)
{
  g_auto (GStrv) losses = NULL;
  g_autoptr (AnnalsDocument) document = read_text (text);
  g_autoptr (AnnalsDocument) again = convert (document, target, &losses);
  g_autofree char *before = dump (document, member);
  g_autofree char *after = dump (again, member);
  gboolean nothing = g_str_equal (cell, "–"), part = g_str_has_prefix (cell, "in part: ");

  g_test_message ("%s in %s: %s", member, target, cell);
  g_assert_cmpuint (annals_document_get_n_problems (again), ==,
                    g_str_equal (target, "annals") ? annals_document_get_n_problems (document) : 0);
  g_assert_true (is_told (losses, member, "left out") == nothing);
  g_assert_true (is_told (losses, member, "only a part") == part);
  if (!nothing && !part)
    g_assert_cmpstr (after, ==, before);
}

static void
check_row (const char *text, char **cells)
{
  static const char *const targets[] = { "annals", "timelinejs", "simile", "vis" };
  g_autofree char *member = g_strdup (g_strstrip (cells[1]));

  g_strdelimit (member, "`", ' ');
  g_strstrip (member);
  g_assert_cmpuint (g_strv_length (cells), ==, G_N_ELEMENTS (targets) + 3);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    check_cell (text, member, targets[i], g_strstrip (cells[i + 2]));
}

static const char *
find_sample (const char *cell)
{
  g_autofree char *name = g_strdelimit (g_strdup (cell), "`", ' ');

  g_strstrip (name);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_str_equal (samples[i].member, name))
      return samples[i].text;
  return NULL;
}

static void
test_table (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("ANNALS_SOURCE_ROOT"), "docs", "formats.md", NULL);
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  const char *table = strstr (text, "| member |");
  g_assert_nonnull (table);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  for (char **line = lines + 2; **line == '|'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, "|", -1);
      const char *sample = find_sample (cells[1]);
      g_test_message ("%s", cells[1]);
      g_assert_nonnull (sample);
      check_row (sample, cells);
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (samples));
}

/* ---- Foreign files as annals/1 ---- */

static const char *const foreign[] = {
  "{\"title\": {\"text\": {\"headline\": \"A &amp; B\", \"text\": \"<p>About</p>\"}}, \"events\": "
  "[{\"start_date\": {\"year\": -490, \"month\": 9}, \"end_date\": {\"year\": -480}, "
  "\"text\": {\"headline\": \"One\", \"text\": \"<p>Some <b>bold</b> words</p>\"}, \"group\": "
  "\"G\", \"unique_id\": \"u\", \"media\": {\"url\": \"https://example.org/a.jpg\", \"caption\": "
  "\"c\", \"credit\": \"d\", \"alt\": \"e\", \"link\": \"https://example.org/\"}, \"background\": "
  "{\"color\": \"red\", \"url\": \"b.png\"}, \"location\": {\"name\": \"Baku\", \"lat\": 40.37, "
  "\"lon\": 49.85}, \"display_date\": \"long ago\"}, {\"text\": {\"headline\": \"Undated\"}}, "
  "{\"start_date\": {\"year\": \"-13800000000\"}, \"text\": {\"headline\": \"Bang\"}}, "
  "{\"start_date\": {\"year\": 2000}, \"end_date\": {\"year\": 1990}, \"text\": {\"headline\": "
  "\"Swapped\"}}], \"eras\": [{\"start_date\": {\"year\": 1939, \"month\": 9}, \"end_date\": "
  "{\"year\": 1945}, \"text\": {\"headline\": \"War\"}, \"background\": {\"color\": \"#0a0\"}}]}",
  "{\"dateTimeFormat\": \"iso8601\", \"events\": [{\"start\": \"1667-01-01\", \"latestStart\": "
  "\"1667-03-05\", \"earliestEnd\": \"1670-01-02\", \"end\": \"1671-06-30\", \"title\": \"A\", "
  "\"description\": \"plain\", \"link\": \"https://example.org/\", \"image\": \"i.png\", "
  "\"caption\": \"c\", \"color\": \"#00f\", \"classname\": \"k\"}, {\"start\": \"May 28 2006 "
  "09:00:00 GMT\", \"title\": \"B\"}, {\"start\": \"1984?\", \"title\": \"C\"}, {\"start\": "
  "\"2006–\", "
  "\"title\": \"D\"}, {\"start\": \"2006\", \"end\": \"present\", \"title\": \"E\"}]}",
  "{\"items\": [{\"id\": 1, \"content\": \"a &lt; b\", \"start\": \"2014-04-20\", \"group\": "
  "\"y\", "
  "\"style\": \"color: red\", \"title\": \"T\", \"subgroup\": \"s\"}, {\"id\": 2, \"content\": "
  "\"c\", \"start\": 1400000000000, \"end\": 1400086400000}, {\"content\": \"d\", \"start\": "
  "\"2014\", \"end\": \"2015\", \"type\": \"background\"}], \"groups\": [{\"id\": \"x\", "
  "\"content\": \"X\", \"nestedGroups\": [\"y\"], \"style\": \"color: #123456\"}, {\"id\": \"y\", "
  "\"content\": \"Y\"}]}",
  "[{\"date\": \"196X\", \"title\": \"A\", \"people\": \"x, y\", \"tags\": [\"t\", \"u\"], "
  "\"importance\": 5, \"mood\": \"good\"}, {\"date\": \"circa 1984\", \"title\": \"B\", \"url\": "
  "\"https://example.org/\"}, {\"date\": \"nonsense\", \"title\": \"C\"}, {\"date\": "
  "\"2001-21\", \"title\": \"D\"}]",
};

/* What is told of a file is the same when it has become annals/1, but for the word by which two
 * bounds are one date: one of several. */
static void
check_same (AnnalsDocument *document, AnnalsDocument *again)
{
  guint n, n_again;

  annals_document_get_events (document, &n);
  annals_document_get_events (again, &n_again);
  g_assert_cmpuint (n, ==, n_again);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *before = dump (document, samples[i].member);
      g_autofree char *after = dump (again, samples[i].member);
      if (!g_str_equal (samples[i].member, "uncertain dates"))
        g_assert_cmpstr (after, ==, before);
    }
}

static void
test_foreign (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_auto (GStrv) losses = NULL;
      g_autoptr (AnnalsDocument) document = read_text (foreign[i]);
      g_autoptr (AnnalsDocument) again = convert (document, "annals", &losses);
      check_same (document, again);
      g_assert_cmpuint (g_strv_length (losses), ==, 0);
    }
}

/* A file by its path, for those that are not part of the project. */
static void
test_given (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document = annals_reader_read_name (data, NULL, &error);

  g_assert_no_error (error);
  g_autoptr (AnnalsDocument) again = convert (document, "annals", NULL);
  check_same (document, again);
}

/* Each to each: nothing that is written is refused, and nothing is a problem. */
static void
test_all_to_all (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    for (const AnnalsTarget *const *target = annals_target_list (); *target != NULL; target++)
      {
        g_autoptr (AnnalsDocument) document = read_text (foreign[i]);
        g_autoptr (AnnalsDocument) again =
            convert (document, annals_target_get_name (*target), NULL);
        g_autofree char *before = dump (document, "title");
        guint n, n_dated = annals_document_get_n_dated (document);
        annals_document_get_events (again, &n);
        g_assert_cmpuint (annals_document_get_n_dated (again), ==, n_dated);
      }
}

/* Lines and bare arrays become a file with a head. */
static void
test_lines (void)
{
  g_autoptr (AnnalsDocument) document = read_text ("{\"title\": \"a\", \"start\": \"2020\"}\n"
                                                   "{\"title\": \"b\", \"start\": \"2021\"}\n");
  g_autoptr (GBytes) bytes =
      annals_writer_to_bytes (document, annals_target_find ("annals"), NULL, NULL);
  const char *expected = "{\n  \"format\": \"annals/1\",\n  \"events\": [\n    {\n      \"title\": "
                         "\"a\",\n      \"start\": \"2020\"\n    },\n    {\n      \"title\": "
                         "\"b\",\n      \"start\": \"2021\"\n    }\n  ]\n}\n";

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

/* A text of a file never becomes markup of another. */
static void
test_escaped (void)
{
  const char *text = ONE ("\"summary\": \"<script>x</script>\", \"body\": \"<script>y</script>\", "
                          "\"category\": \"<script>z\"");

  for (const AnnalsTarget *const *target = annals_target_list () + 1; *target != NULL; target++)
    {
      g_autoptr (AnnalsDocument) document = read_text (text);
      g_autoptr (GBytes) bytes = annals_writer_to_bytes (document, *target, NULL, NULL);
      g_autofree char *json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_null (strstr (json, "<script>x"));
      g_assert_null (strstr (json, "<script>y"));
    }
}

/* 490 BCE, as the programs that read each format count. */
static void
test_before_era (void)
{
  static const struct
  {
    const char *target, *date, *written;
  } cases[] = {
    { "annals", "-0489-09-12", "\"-0489-09-12\"" },
    { "timelinejs", "-0489-09-12", "\"year\": -490" },
    { "simile", "-0489-09-12", "\"-0489-09-12\"" },
    { "vis", "-0489-09-12", "\"-000489-09-12\"" },
    { "vis", "-0489", "\"-000489\"" },
    { "vis", "0489", "\"0489\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          HEAD "\"events\": [{\"title\": \"x\", \"start\": \"%s\"}]}", cases[i].date);
      g_autoptr (AnnalsDocument) document = read_text (text);
      g_autoptr (GBytes) bytes =
          annals_writer_to_bytes (document, annals_target_find (cases[i].target), NULL, NULL);
      g_autofree char *json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_test_message ("%s", json);
      g_assert_nonnull (strstr (json, cases[i].written));
    }
}

/* A device is written to, not replaced. */
static void
test_full_disk (void)
{
  g_autoptr (AnnalsDocument) document = read_text (samples[0].text);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_false (
      annals_writer_save (document, annals_target_find ("vis"), "/dev/full", NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  g_assert_cmpint (g_stat ("/dev/full", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *path = g_strdup_printf ("/convert/given/%d", i);
      g_test_add_data_func (path, argv[i], test_given);
    }
  g_test_add_func ("/convert/table", test_table);
  g_test_add_func ("/convert/foreign", test_foreign);
  g_test_add_func ("/convert/all-to-all", test_all_to_all);
  g_test_add_func ("/convert/lines", test_lines);
  g_test_add_func ("/convert/escaped", test_escaped);
  g_test_add_func ("/convert/before-era", test_before_era);
  g_test_add_func ("/convert/full-disk", test_full_disk);
  return g_test_run ();
}
