/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What RFC 8259 accepts and refuses, case by case, in the order of Nicolas Seriot's JSON parsing
 * test suite: as a whole file, and as the value of a member that is not ours within a good file,
 * where the same holds. */
#include <glib/gstdio.h>
#include <string.h>

#include "formats/annals-reader.h"
#include "formats/annals-writer.h"
#include "json-suite-cases.h"

/* ---- Large cases, made of a part that is repeated ---- */

static const struct
{
  const char *name, *before, *part, *after;
  guint times;
  JsonSuiteVerdict verdict;
  const char *closing; /* as often as @part */
} large[] = {
  { "100 arrays", "", "[", "", 100, JSON_SUITE_GOOD, "]" },
  { "100 objects", "", "{\"a\":", "1", 100, JSON_SUITE_GOOD, "}" },
  { "100,000 open arrays", "", "[", "", 100000, JSON_SUITE_BAD },
  { "100,000 open arrays with a name each", "", "[{\"\":", "", 100000, JSON_SUITE_BAD },
  { "50,000 open objects", "", "{\"a\":", "", 50000, JSON_SUITE_BAD },
  { "100,000 closed arrays", "", "]", "", 100000, JSON_SUITE_BAD },
  { "500 arrays", "", "[", "", 500, JSON_SUITE_BAD, "]" },
  { "100,000 arrays", "", "[", "", 100000, JSON_SUITE_BAD, "]" },
  { "100,000 objects", "", "{\"a\":", "1", 100000, JSON_SUITE_BAD, "}" },
  { "a text of 1,000,000 letters", "\"", "x", "\"", 1000000, JSON_SUITE_GOOD },
  { "a text of 100,000 escapes", "\"", "\\n", "\"", 100000, JSON_SUITE_GOOD },
  { "a text of 100,000 halves of pairs", "\"", "\\ud800", "\"", 100000, JSON_SUITE_GOOD },
  { "a text without an end", "\"", "x", "", 100000, JSON_SUITE_BAD },
  { "a number of 100,000 digits", "", "9", "", 100000, JSON_SUITE_GOOD },
  { "a number of 100,000 digits after the point", "0.", "1", "", 100000, JSON_SUITE_GOOD },
  { "an exponent of 10,000 digits", "1e", "9", "", 10000, JSON_SUITE_GOOD },
  { "100,000 zeros", "", "0", "", 100000, JSON_SUITE_BAD },
  { "100,000 spaces", "", " ", "", 100000, JSON_SUITE_BAD },
  { "100,000 spaces before a number", "", " ", "1", 100000, JSON_SUITE_GOOD },
  { "100,000 commas", "[1", ",", "]", 100000, JSON_SUITE_BAD },
  { "100,000 elements", "[1", ",1", "]", 100000, JSON_SUITE_GOOD },
  { "100,000 members of one name", "{\"a\":1", ",\"a\":1", "}", 100000, JSON_SUITE_GOOD },
  { "100,000 minus signs", "", "-", "1", 100000, JSON_SUITE_BAD },
  { "100,000 backslashes", "\"", "\\\\", "\"", 100000, JSON_SUITE_GOOD },
  { "100,001 backslashes", "\"\\", "\\\\", "\"", 50000, JSON_SUITE_BAD },
  { "100,000 NULs", "", "\\u0000", "", 100000, JSON_SUITE_BAD },
};

static GString *
make_large (guint i)
{
  GString *text = g_string_new (large[i].before);

  for (guint n = 0; n < large[i].times; n++)
    g_string_append (text, large[i].part);
  g_string_append (text, large[i].after);
  for (guint n = 0; n < large[i].times && large[i].closing != NULL; n++)
    g_string_append (text, large[i].closing);
  return text;
}

/* ---- Each alone, and within a good file ---- */

#define BEFORE                                                                                     \
  "{\"format\": \"annals/1\", \"events\": [{\"title\": \"T\", \"start\": \"2020\",\n\"x\": "
#define AFTER "}]}\n"

typedef void (*CaseFunc) (const JsonSuiteCase *test, gpointer data);

static void
for_each_case (CaseFunc func, gpointer data)
{
  for (guint i = 0; i < n_json_suite_cases; i++)
    {
      g_test_message ("%s", json_suite_cases[i].name);
      func (&json_suite_cases[i], data);
    }
  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    {
      g_autoptr (GString) text = make_large (i);
      JsonSuiteCase test = { large[i].name, text->str, text->len, large[i].verdict };
      g_test_message ("%s", large[i].name);
      func (&test, data);
    }
}

/* Without a byte to spare, so that a sanitizer sees a read past the end. */
static GBytes *
make_bytes (const char *before, const JsonSuiteCase *test, const char *after)
{
  gsize length = strlen (before) + test->length + strlen (after);
  char *data = g_malloc (MAX (length, 1));

  memcpy (data, before, strlen (before));
  memcpy (data + strlen (before), test->text, test->length);
  memcpy (data + strlen (before) + test->length, after, strlen (after));
  return g_bytes_new_take (data, length);
}

/* Reads "file:LINE:COLUMN: " off a message. */
static void
check_place (const char *message, guint first_line)
{
  g_autoptr (GRegex) regex = g_regex_new ("^file:([0-9]+):([0-9]+): .", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_test_message ("%s", message);
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_true (g_regex_match (regex, message, 0, &match));
  g_autofree char *line = g_match_info_fetch (match, 1);
  g_autofree char *column = g_match_info_fetch (match, 2);
  g_assert_cmpuint (g_ascii_strtoull (line, NULL, 10), >=, first_line);
  g_assert_cmpuint (g_ascii_strtoull (column, NULL, 10), >=, 1);
}

static void
check_refused (const GError *error, guint first_line)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ANNALS_FORMAT_ERROR);
  g_assert_cmpint (error->code, !=, ANNALS_FORMAT_ERROR_READ);
  g_assert_cmpint (error->code, !=, ANNALS_FORMAT_ERROR_DIALECT);
  check_place (error->message, first_line);
}

/* What is good JSON is no timeline yet, most times. */
static void
check_alone (const JsonSuiteCase *test, gpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes ("", test, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document =
      annals_reader_read_bytes (bytes, "file", NULL, NULL, &error);

  if (test->verdict == JSON_SUITE_BAD)
    check_refused (error, 1);
  else if (document == NULL)
    g_assert_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_DIALECT);
  g_assert_true (document == NULL || test->verdict != JSON_SUITE_BAD);
}

static void
check_within (const JsonSuiteCase *test, gpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (BEFORE, test, AFTER);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document =
      annals_reader_read_bytes (bytes, "file", NULL, NULL, &error);
  guint n;

  if (test->verdict != JSON_SUITE_GOOD)
    {
      g_assert_null (document);
      check_refused (error, 2);
      return;
    }
  g_assert_no_error (error);
  annals_document_get_events (document, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (annals_document_get_n_problems (document), ==, 0);
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, 0);
  g_assert_nonnull (detail);
}

/* A number or a text that nobody reads is written as it was, whatever its size. */
static void
check_kept (const JsonSuiteCase *test, gpointer data)
{
  g_autofree char *text = g_strndup (test->text, test->length);
  g_autoptr (GError) error = NULL;

  if (test->verdict != JSON_SUITE_GOOD || strchr ("{[", *g_strstrip (text)) != NULL)
    return;
  g_autoptr (GBytes) bytes = make_bytes (BEFORE, test, AFTER);
  g_autoptr (AnnalsDocument) document =
      annals_reader_read_bytes (bytes, "file", NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) written =
      annals_writer_to_bytes (document, annals_target_find ("annals"), NULL, NULL);
  g_autofree char *json = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_autofree char *expected = g_strconcat ("\"x\": ", text, "\n", NULL);
  g_assert_nonnull (strstr (json, expected));
}

static void
test_cases (gconstpointer func)
{
  for_each_case ((CaseFunc) func, NULL);
}

/* ---- The program ---- */

typedef struct
{
  char *folder;
  GPtrArray *arguments;
  GPtrArray *refused; /* files that must be */
  guint accepted;
} Files;

static void
write_file (const JsonSuiteCase *test, gpointer data)
{
  Files *files = data;
  g_autoptr (GBytes) bytes = make_bytes (BEFORE, test, AFTER);
  g_autofree char *path = g_strdup_printf ("%s/%u.json", files->folder, files->arguments->len);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *contents = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, contents, (gssize) size, &error);
  g_assert_no_error (error);
  if (test->verdict == JSON_SUITE_GOOD)
    files->accepted++;
  else
    g_ptr_array_add (files->refused, path);
  g_ptr_array_add (files->arguments, g_steal_pointer (&path));
}

static void
remove_files (Files *files)
{
  for (guint i = 2; i < files->arguments->len - 1; i++)
    g_unlink (g_ptr_array_index (files->arguments, i));
  g_rmdir (files->folder);
  g_free (files->folder);
  g_ptr_array_unref (files->refused);
  g_ptr_array_unref (files->arguments);
}

/* `annals check` of all at once: each bad one is told by its place, and each good one counted. */
static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  Files files = { g_dir_make_tmp ("annals-json-XXXXXX", &error),
                  g_ptr_array_new_with_free_func (g_free), g_ptr_array_new (), 0 };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  int status;

  g_assert_no_error (error);
  g_ptr_array_add (files.arguments, g_strdup (g_getenv ("ANNALS_BINARY")));
  g_ptr_array_add (files.arguments, g_strdup ("check"));
  for_each_case (write_file, &files);
  g_ptr_array_add (files.arguments, NULL);
  g_spawn_sync (NULL, (char **) files.arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                &errors, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error) == FALSE);
  g_assert_error (error, G_SPAWN_EXIT_ERROR, 2);
  for (guint i = 0; i < files.refused->len; i++)
    {
      g_autofree char *start = g_strconcat (g_ptr_array_index (files.refused, i), ":", NULL);
      const char *line = strstr (errors, start);
      g_test_message ("%s", start);
      g_assert_nonnull (line);
      g_assert_true (g_ascii_isdigit (line[strlen (start)]));
    }
  g_autofree char *last =
      g_strdup_printf ("%u events, %u problems\n", files.accepted, files.refused->len);
  g_assert_true (g_str_has_suffix (output, last));
  remove_files (&files);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/json-suite/alone", check_alone, test_cases);
  g_test_add_data_func ("/json-suite/within", check_within, test_cases);
  g_test_add_data_func ("/json-suite/kept", check_kept, test_cases);
  g_test_add_func ("/json-suite/check", test_check);
  return g_test_run ();
}
