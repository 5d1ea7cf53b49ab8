/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "formats/annals-json-cursor.h"
#include "formats/annals-json-index.h"
#include "formats/annals-reader.h"

static const char *const good[] = {
  "{}",
  "[]",
  " [ ] ",
  "null",
  "true",
  "-0",
  "0.5e-10",
  "1E+2",
  "\"\"",
  "\"\\u0000\\ud83d\\ude00\\\"\\/\"",
  "[1,2,[3,{\"a\":[]}],\"x\"]",
  "{\"a\":{\"a\":1},\"\":null}",
  "\t\r\n 1 \n",
  "\"\xd7\xa9\"",
};

static const struct
{
  const char *text;
  gsize offset;
} bad[] = {
  { "", 0 },           { " ", 1 },         { "[1,]", 3 },        { "[,1]", 1 },    { "{,}", 1 },
  { "{\"a\":1,}", 7 }, { "{\"a\" 1}", 5 }, { "{a:1}", 1 },       { "{'a':1}", 1 }, { "[1 2]", 3 },
  { "[1}", 2 },        { "{\"a\":1]", 6 }, { "[", 1 },           { "{\"a\":", 5 }, { "01", 0 },
  { "-", 1 },          { "1.", 2 },        { ".5", 0 },          { "1e", 2 },      { "+1", 0 },
  { "NaN", 0 },        { "Infinity", 0 },  { "nul", 0 },         { "TRUE", 0 },    { "\"abc", 0 },
  { "\"a\nb\"", 2 },   { "\"\\x\"", 1 },   { "\"\\u12g4\"", 1 }, { "1 2", 2 },     { "[] x", 3 },
  { "// c\n1", 0 },    { "[1]]", 3 },
};

/* Whether a text passes; else where it fails. */
static gboolean
check (const char *data, gsize length, gsize *offset, GError **error)
{
  g_auto (AnnalsJsonText) text = { .data = data, .length = length };

  return annals_json_text_index (&text, ANNALS_JSON_PART, NULL, offset, error);
}

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      gsize offset = 0;
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", good[i]);
      g_assert_true (check (good[i], strlen (good[i]), &offset, &error));
      g_assert_no_error (error);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gsize offset = 99;
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", bad[i].text);
      g_assert_false (check (bad[i].text, strlen (bad[i].text), &offset, &error));
      g_assert_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_SYNTAX);
      g_assert_cmpuint (offset, ==, bad[i].offset);
    }
}

/* The encoding's fault is told where it is, but a fault of the grammar before it comes first. */
static void
test_encoding (void)
{
  static const struct
  {
    const char *text;
    gsize length, offset;
    int code;
  } cases[] = {
    { "[\"Fran\xe7ois\"]", 11, 6, ANNALS_FORMAT_ERROR_NOT_JSON },
    { "\xff", 1, 0, ANNALS_FORMAT_ERROR_NOT_JSON },
    { "[1,,                 \"\xe7\"]", 24, 3, ANNALS_FORMAT_ERROR_SYNTAX },
    { "[\"\xed\xa0\x80\"]", 7, 2, ANNALS_FORMAT_ERROR_NOT_JSON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize offset = 99;
      g_autoptr (GError) error = NULL;
      g_assert_false (check (cases[i].text, cases[i].length, &offset, &error));
      g_assert_error (error, ANNALS_FORMAT_ERROR, cases[i].code);
      g_assert_cmpuint (offset, ==, cases[i].offset);
    }
}

static void
test_depth (void)
{
  for (gsize depth = ANNALS_MAX_DEPTH - 1; depth <= 100000;
       depth = depth < 200 ? depth + 1 : depth * 8)
    {
      gsize offset = 0;
      g_autofree char *opens = g_strnfill (depth, '[');
      g_autofree char *closes = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (opens, closes, NULL);
      g_autoptr (GError) error = NULL;
      gboolean fits = check (text, 2 * depth, &offset, &error);
      g_assert_cmpint (fits, ==, depth <= ANNALS_MAX_DEPTH);
      if (!fits)
        {
          g_assert_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_LIMIT);
          g_assert_cmpuint (offset, ==, ANNALS_MAX_DEPTH);
        }
    }
}

/* Each prefix of a text is refused, within its bounds. */
static void
test_truncated (void)
{
  const char *text = "{\"a\": [1.5e3, true, null, \"x\\u00e9\\n\xd7\xa9\"], \"b\": {\"c\": -0}}";

  for (gsize length = 0; length < strlen (text); length++)
    {
      gsize offset = 999;
      g_autofree char *copy =
          g_memdup2 (text, MAX (length, 1)); /* so that a sanitizer sees a read past the end */
      g_autoptr (GError) error = NULL;
      g_assert_false (check (copy, length, &offset, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (offset, <=, length);
    }
}

static void
test_strings (void)
{
  static const struct
  {
    const char *json, *text;
  } cases[] = {
    { "[\"plain\"]", "plain" },
    { "[\"a\\tb\\n\\\\\\/\\\"\"]", "a\tb\n\\/\"" },
    { "[\"\\u00e9\\u05e9\"]", "é\xd7\xa9" },
    { "[\"\\ud83d\\ude00\"]", "\xf0\x9f\x98\x80" },
    { "[\"\\ud83d\"]", "\xef\xbf\xbd" },
    { "[\"\\ude00x\"]", "\xef\xbf\xbdx" },
    { "[\"\\ud83d\\u0041\"]", "\xef\xbf\xbd\x41" },
    { "[\"\\u0000\"]", "\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsJsonIter iter;
      AnnalsJsonText whole = { .data = cases[i].json, .length = strlen (cases[i].json) };
      AnnalsJsonValue root = annals_json_text_get_root (&whole), value;
      annals_json_iter_init (&iter, &root);
      g_assert_true (annals_json_iter_next (&iter, &value));
      g_autofree char *text = annals_json_value_dup_string (&value);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (annals_json_value_equals (&value, cases[i].text));
      g_assert_false (annals_json_iter_next (&iter, &value));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scanner/good", test_good);
  g_test_add_func ("/scanner/bad", test_bad);
  g_test_add_func ("/scanner/encoding", test_encoding);
  g_test_add_func ("/scanner/depth", test_depth);
  g_test_add_func ("/scanner/truncated", test_truncated);
  g_test_add_func ("/cursor/strings", test_strings);
  return g_test_run ();
}
