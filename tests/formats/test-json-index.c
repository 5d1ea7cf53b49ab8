/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long texts are scanned in parts that set out from guesses; none of that may show. */
#include <string.h>

#include "formats/annals-json-index.h"
#include "formats/annals-reader.h"

#define LONG (600 * 1024) /* bytes, in parts of */
#define PART (32 * 1024)

typedef struct
{
  const char *name;
  const char *head, *separator, *tail;
  const char *element; /* of which %u is the number */
} Shape;

static const Shape shapes[] = {
  { "compact", "{\"events\":[", ",", "]}", "{\"id\":%u,\"title\":\"some words\"}" },
  { "indented", "{\n  \"events\": [\n    ", ",\n    ", "\n  ]\n}\n",
    "{\n      \"id\": %u,\n      \"title\": \"\\\"},{\\\"id\\\":\"\n    }" },
  { "root array", "[", ",", "]", "{\"id\":%u}" },
  /* The guess is wrong as a rule: within elements stands what stands between them. */
  { "nested alike", "{\"events\":[", ",", "]}",
    "{\"id\":%u,\"sub\":[{\"id\":1},{\"id\":2},{\"id\":3},{\"id\":4},{\"id\":5}]}" },
  { "lines", "", "\n", "\n", "{\"id\":%u,\"sub\":{\"a\":[]}}" },
  { "lines alike", "\xef\xbb\xbf", "\n", "", "{\"id\":%u,\"sub\":[{\"id\":0}\n,\n{\"id\":0}]}" },
  { "texts", "{\"timeline\":{\"date\":[", ", ", "]}}", "\"%u },{ \"" },
};

static GString *
make_text (const Shape *shape, guint *n)
{
  GString *text = g_string_new (shape->head);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  for (*n = 0; text->len < LONG; (*n)++)
    {
      g_string_append (text, *n > 0 ? shape->separator : "");
      g_string_append_printf (text, shape->element, *n);
    }
#pragma GCC diagnostic pop
  g_string_append (text, shape->tail);
  return text;
}

static AnnalsJsonValue
find_array (const AnnalsJsonText *text)
{
  AnnalsJsonValue value = annals_json_text_get_root (text), key;
  AnnalsJsonIter iter;

  while (value.kind == ANNALS_JSON_OBJECT)
    {
      annals_json_iter_init (&iter, &value);
      g_assert_true (annals_json_iter_next_member (&iter, &key, &value));
    }
  g_assert_cmpint (value.kind, ==, ANNALS_JSON_ARRAY);
  return value;
}

/* The index names the very elements that a walk meets. */
static void
test_elements (gconstpointer data)
{
  guint n, n_indexed, i = 0;
  gsize offset;
  g_autoptr (GError) error = NULL;
  GString *string = make_text (data, &n);
  g_auto (AnnalsJsonText) text = { .data = string->str, .length = string->len };
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  g_assert_true (annals_json_text_index (&text, PART, NULL, &offset, &error));
  g_assert_no_error (error);
  AnnalsJsonValue array = find_array (&text);
  const guint32 *elements = annals_json_value_get_elements (&array, &n_indexed);
  g_assert_cmpuint (n_indexed, ==, n);
  annals_json_iter_init (&iter, &array);
  for (; annals_json_iter_next (&iter, &element); i++)
    g_assert_cmpuint (annals_json_value_offset (&element), ==, elements[i]);
  g_assert_cmpuint (i, ==, n);
  g_string_free (string, TRUE);
}

/* A fault is told where it is, wherever the parts have begun. */
static void
test_fault (gconstpointer data)
{
  const Shape *shape = data;
  guint n;
  GString *string = make_text (shape, &n);

  for (guint i = 0; i < 24; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, LONG), offset = 0;
      char kept = string->str[at];
      g_autoptr (GError) error = NULL;
      g_auto (AnnalsJsonText) text = { .data = string->str, .length = string->len };
      string->str[at] = '\x01';
      g_assert_false (annals_json_text_index (&text, PART, NULL, &offset, &error));
      g_assert_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_SYNTAX);
      /* An escape or a word is refused as a whole. */
      g_assert_cmpuint (offset, <=, at);
      g_assert_cmpuint (offset + 3, >=, at);
      string->str[at] = kept;
    }
  g_string_free (string, TRUE);
}

/* The beginning is a text of its own, with the same elements as far as it goes. */
static void
test_beginning (gconstpointer data)
{
  const Shape *shape = data;
  guint n, n_beginning = 0;
  gsize offset;
  g_autoptr (GError) error = NULL;
  GString *string = make_text (shape, &n);
  AnnalsJsonText whole = { .data = string->str, .length = string->len };
  g_autoptr (GBytes) bytes = annals_json_text_dup_beginning (&whole, 128 * 1024);
  g_auto (AnnalsJsonText) text = { 0 };
  AnnalsJsonIter iter, whole_iter;
  AnnalsJsonValue element, whole_element;

  g_assert_nonnull (bytes);
  text.data = g_bytes_get_data (bytes, &text.length);
  g_assert_cmpuint (text.length, <, 160 * 1024);
  g_assert_true (annals_json_text_index (&text, PART, NULL, &offset, &error));
  g_assert_no_error (error);
  whole.is_lines = text.is_lines;
  AnnalsJsonValue array = find_array (&text), whole_array = find_array (&whole);
  annals_json_iter_init (&iter, &array);
  annals_json_iter_init (&whole_iter, &whole_array);
  for (; annals_json_iter_next (&iter, &element); n_beginning++)
    {
      g_assert_true (annals_json_iter_next (&whole_iter, &whole_element));
      g_assert_cmpmem (element.data, element.length, whole_element.data, whole_element.length);
    }
  g_assert_cmpuint (n_beginning, >, 100);
  g_string_free (string, TRUE);
}

static void
test_cancelled (void)
{
  guint n;
  gsize offset;
  GString *string = make_text (&shapes[0], &n);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (AnnalsJsonText) text = { .data = string->str, .length = string->len };

  g_cancellable_cancel (cancellable);
  g_assert_false (annals_json_text_index (&text, PART, cancellable, &offset, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_string_free (string, TRUE);
}

/* Two arrays of the same shape one after the other: the parts of the first end, those of the second
 * go on. */
static void
test_two_arrays (void)
{
  guint n, n_first, n_second;
  gsize offset;
  GString *string = make_text (&shapes[0], &n);
  g_autoptr (GError) error = NULL;
  AnnalsJsonIter iter;
  AnnalsJsonValue key, first, second;

  g_autofree char *elements = g_strdup (string->str + strlen (shapes[0].head));
  g_string_truncate (string, string->len - 1);
  g_string_append_printf (string, ",\"more\":[%s", elements);
  g_auto (AnnalsJsonText) text = { .data = string->str, .length = string->len };
  g_assert_true (annals_json_text_index (&text, PART, NULL, &offset, &error));
  AnnalsJsonValue root = annals_json_text_get_root (&text);
  annals_json_iter_init (&iter, &root);
  g_assert_true (annals_json_iter_next_member (&iter, &key, &first));
  g_assert_true (annals_json_iter_next_member (&iter, &key, &second));
  g_assert_false (annals_json_iter_next_member (&iter, &key, &second));
  annals_json_value_get_elements (&first, &n_first);
  annals_json_value_get_elements (&second, &n_second);
  g_assert_cmpuint (n_first, ==, n);
  g_assert_cmpuint (n_second, ==, n);
  g_string_free (string, TRUE);
}

/* JSON Lines are objects, each from a line of its own. */
static void
test_lines (void)
{
  static const struct
  {
    const char *json;
    gboolean is_good, is_lines;
  } cases[] = {
    { "{\"a\":1}", TRUE, FALSE },
    { "{\"a\":1}\n", TRUE, FALSE },
    { "{\"a\":1}\n{\"a\":2}", TRUE, TRUE },
    { "{\"a\":1}\r\n\r\n  {\"a\":\n2}\n", TRUE, TRUE },
    { "{\"a\":1} {\"a\":2}", FALSE, FALSE },
    { "{\"a\":1}{\"a\":2}", FALSE, FALSE },
    { "{\"a\":1},\n{\"a\":2}", FALSE, FALSE },
    { "{\"a\":1}\n[2]", FALSE, FALSE },
    { "[1]\n{\"a\":2}", FALSE, FALSE },
    { "1\n2\n", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize offset;
      g_auto (AnnalsJsonText) text = { .data = cases[i].json, .length = strlen (cases[i].json) };
      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (annals_json_text_index (&text, PART, NULL, &offset, NULL), ==,
                       cases[i].is_good);
      if (!cases[i].is_good)
        continue;
      AnnalsJsonValue root = annals_json_text_get_root (&text);
      g_assert_cmpint (root.kind, ==, cases[i].is_lines ? ANNALS_JSON_ARRAY : ANNALS_JSON_OBJECT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *elements = g_strconcat ("/json-index/elements/", shapes[i].name, NULL);
      g_autofree char *fault = g_strconcat ("/json-index/fault/", shapes[i].name, NULL);
      g_test_add_data_func (elements, &shapes[i], test_elements);
      g_autofree char *beginning = g_strconcat ("/json-index/beginning/", shapes[i].name, NULL);
      g_test_add_data_func (fault, &shapes[i], test_fault);
      g_test_add_data_func (beginning, &shapes[i], test_beginning);
    }
  g_test_add_func ("/json-index/cancelled", test_cancelled);
  g_test_add_func ("/json-index/two-arrays", test_two_arrays);
  g_test_add_func ("/json-index/lines", test_lines);
  return g_test_run ();
}
