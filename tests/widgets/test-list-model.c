/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list's rows and selection, and what is copied of them. */
#include <json-glib/json-glib.h>

#include "formats/annals-reader.h"
#include "widgets/annals-list-content.h"
#include "widgets/annals-list-model.h"

#define TEXT                                                                                       \
  "{\"format\":\"annals/1\",\"categories\":[{\"id\":\"c\",\"title\":\"=Talks\"}],"                 \
  "\"actors\":[{\"id\":\"a\",\"title\":\"Ada\"},{\"id\":\"b\",\"title\":\"Bo\"}],"                 \
  "\"events\":[{\"id\":\"one\",\"title\":\"A\\ttab,\\na line\",\"start\":\"2020-01-02\","          \
  "\"category\":\"c\",\"actors\":[\"a\",\"b\"],\"summary\":\"What it was.\","                      \
  "\"sources\":[{\"title\":\"Paper\",\"publisher\":\"P\"},{\"publisher\":\"Q\",\"url\":\"https://" \
  "example.org\"}]},"                                                                              \
  "{\"id\":\"two\",\"title\":\"+1 @ home\",\"start\":\"-0490\"},"                                  \
  "{\"id\":\"three\",\"title\":\"Never\"},"                                                        \
  "{\"id\":\"four\",\"title\":\"Later\",\"start\":\"2021-05\",\"end\":\"..\"}]}"

static AnnalsDocument *
read_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, sizeof TEXT - 1);
  g_autoptr (GError) error = NULL;
  AnnalsDocument *document = annals_reader_read_bytes (bytes, "list.json", NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static GArray *
new_events (const guint32 *events, guint n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_vals (array, events, n);
  return array;
}

/* ---- The model ---- */

/* Each event once, as a string of the letters of those that are selected. */
static void
assert_selected (AnnalsListModel *model, const char *expected)
{
  g_autoptr (GArray) selected = annals_list_model_dup_selected (model);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < selected->len; i++)
    g_string_append_c (text, (char) ('a' + g_array_index (selected, guint32, i)));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_selection (void)
{
  g_autoptr (AnnalsDocument) document = read_text ();
  g_autoptr (AnnalsListModel) model = annals_list_model_new ();
  g_autoptr (GArray) order = new_events ((guint32[]){ 3, 1, 0, 2 }, 4);
  g_autoptr (GArray) fewer = new_events ((guint32[]){ 0, 1 }, 2);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (model);

  annals_list_model_set (model, document, order);
  g_assert_cmpuint (annals_list_model_get_current (model), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_list_model_find (model, 0), ==, 2);
  g_assert_cmpuint (annals_list_model_find (model, 7), ==, GTK_INVALID_LIST_POSITION);

  /* As a table does: a row, then a range from it that grows, then one to the other side. */
  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_range (selection, 1, 2, TRUE);
  g_assert_cmpuint (annals_list_model_get_current (model), ==, 0);
  gtk_selection_model_select_range (selection, 1, 3, TRUE);
  g_assert_cmpuint (annals_list_model_get_current (model), ==, 2);
  assert_selected (model, "bac");
  gtk_selection_model_select_range (selection, 0, 2, TRUE);
  g_assert_cmpuint (annals_list_model_get_current (model), ==, 3);
  assert_selected (model, "db");

  /* It stays with the events, whatever their order, and comes back with them. */
  annals_list_model_set (model, document, fewer);
  assert_selected (model, "b");
  g_assert_true (gtk_selection_model_is_selected (selection, 1));
  g_assert_false (gtk_selection_model_is_selected (selection, 0));
  g_assert_cmpuint (annals_list_model_get_current (model), ==, 3);
  annals_list_model_set (model, document, order);
  assert_selected (model, "db");

  gtk_selection_model_unselect_item (selection, 0);
  g_assert_cmpuint (annals_list_model_get_current (model), ==, ANNALS_NONE);
  gtk_selection_model_select_all (selection);
  assert_selected (model, "dbac");
  gtk_selection_model_unselect_all (selection);
  assert_selected (model, "");
}

static void
test_mask (void)
{
  g_autoptr (AnnalsDocument) document = read_text ();
  g_autoptr (AnnalsListModel) model = annals_list_model_new ();
  g_autoptr (GArray) order = new_events ((guint32[]){ 0, 1, 2, 3 }, 4);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (1, 1);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, 3);

  annals_list_model_set (model, document, order);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (model));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (model), selected, mask);
  assert_selected (model, "bd");
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (model));
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, 2);
  g_assert_true (gtk_bitset_contains (all, 3));
}

static void
test_other_document (void)
{
  g_autoptr (AnnalsDocument) document = read_text ();
  g_autoptr (AnnalsDocument) other = read_text ();
  g_autoptr (AnnalsListModel) model = annals_list_model_new ();
  g_autoptr (GArray) order = new_events ((guint32[]){ 0, 1, 2, 3 }, 4);

  annals_list_model_set (model, document, order);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (model));
  annals_list_model_set (model, other, order);
  assert_selected (model, "");
}

/* ---- Copying ---- */

static char *
dup_text (AnnalsDocument *document, AnnalsListFormat format, const GArray *events, gsize most)
{
  GString *out = g_string_new (NULL);

  for (guint next = 0; next < events->len || next == 0;)
    {
      g_autoptr (GString) piece = g_string_new (NULL);
      next = annals_list_text_append (piece, document, NULL, events, format, next, most);
      g_string_append_len (out, piece->str, (gssize) piece->len);
      if (events->len == 0)
        break;
    }
  return g_string_free (out, FALSE);
}

static const char expected_tsv[] =
    "start\tend\ttitle\tcategory\tactors\tplace\tsources\tid\n"
    "-0490-01-01\t-0490-12-31\t'+1 @ home\t\t\t\t\ttwo\n"
    "2020-01-02\t2020-01-02\tA tab, a line\t'=Talks\tAda; Bo\t\tPaper · P; Q · "
    "https://example.org\tone\n"
    "2021-05-01\t..\tLater\t\t\t\t\tfour\n"
    "\t\tNever\t\t\t\t\tthree\n";

static const char expected_text[] = "+1 @ home\n491 BCE\n"
                                    "\nA\ttab,\na line\nThursday, 2 January 2020\nWhat it was.\n"
                                    "Paper · P\nQ · https://example.org\n"
                                    "\nLater\nsince May 2021\n"
                                    "\nNever\nNo date\n";

/* However it is cut into pieces. */
static void
test_texts (void)
{
  g_autoptr (AnnalsDocument) document = read_text ();
  g_autoptr (GArray) all = new_events ((guint32[]){ 0, 1, 2, 3 }, 4);
  const gsize sizes[] = { 1, 100, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *tsv = dup_text (document, ANNALS_LIST_TSV, all, sizes[i]);
      g_autofree char *text = dup_text (document, ANNALS_LIST_TEXT, all, sizes[i]);
      g_autofree char *json = dup_text (document, ANNALS_LIST_JSON, all, sizes[i]);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      g_assert_cmpstr (tsv, ==, expected_tsv);
      g_assert_cmpstr (text, ==, expected_text);
      json_parser_load_from_data (parser, json, -1, &error);
      g_assert_no_error (error);
      JsonArray *array = json_node_get_array (json_parser_get_root (parser));
      g_assert_cmpuint (json_array_get_length (array), ==, 4);
      g_assert_cmpstr (
          json_object_get_string_member (json_array_get_object_element (array, 1), "id"), ==,
          "one");
    }
}

static void
test_no_events (void)
{
  g_autoptr (AnnalsDocument) document = read_text ();
  g_autoptr (GArray) none = new_events (NULL, 0);
  g_autofree char *json = dup_text (document, ANNALS_LIST_JSON, none, 100);

  g_assert_cmpstr (json, ==, "[]\n");
}

typedef struct
{
  gboolean done;
  GError *error;
} Written;

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Written *written = data;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (object), result,
                                               &written->error);
  written->done = TRUE;
}

static char *
dup_written (GdkContentProvider *content, const char *type, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  Written written = { 0 };

  gdk_content_provider_write_mime_type_async (content, type, stream, G_PRIORITY_DEFAULT, NULL,
                                              written_cb, &written);
  while (!written.done)
    g_main_context_iteration (NULL, TRUE);
  if (written.error != NULL)
    {
      g_propagate_error (error, written.error);
      return NULL;
    }
  g_output_stream_close (stream, NULL, NULL);
  g_autoptr (GBytes) bytes =
      g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_content (void)
{
  g_autoptr (AnnalsDocument) document = read_text ();
  g_autoptr (GdkContentProvider) content =
      annals_list_content_new (document, NULL, new_events ((guint32[]){ 0, 1, 2, 3 }, 4));
  g_autoptr (GdkContentProvider) table = annals_list_content_new_as (
      document, NULL, new_events ((guint32[]){ 0, 1, 2, 3 }, 4), ANNALS_LIST_TSV);
  g_autoptr (GError) error = NULL;
  g_autofree char *tsv = dup_written (content, "text/tab-separated-values", &error);
  g_autofree char *text = dup_written (content, "text/plain;charset=utf-8", &error);
  g_autofree char *plain = dup_written (table, "text/plain", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tsv, ==, expected_tsv);
  g_assert_cmpstr (text, ==, expected_text);
  g_assert_cmpstr (plain, ==, expected_tsv);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (table);
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "application/json"));
  g_assert_null (dup_written (table, "application/json", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int argc, char **argv)
{
  gtk_init_check ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/selection", test_selection);
  g_test_add_func ("/list/mask", test_mask);
  g_test_add_func ("/list/other-document", test_other_document);
  g_test_add_func ("/list/texts", test_texts);
  g_test_add_func ("/list/no-events", test_no_events);
  g_test_add_func ("/list/content", test_content);
  return g_test_run ();
}
