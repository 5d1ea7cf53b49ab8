/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read of a file that is left where it is, is what is read of one that is held. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/annals-query.h"
#include "formats/annals-reader-private.h"
#include "formats/annals-writer.h"

#define SIZE 400000 /* bytes: more than a reader takes at once */

typedef struct
{
  char *path;
  GBytes *bytes;
  AnnalsContent *held, *left;
} Fixture;

static void
fill (Fixture *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp (NULL, &self->path, &error);

  g_assert_no_error (error);
  close (fd);
  g_file_set_contents (self->path, g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  fd = g_open (self->path, O_RDONLY, 0);
  self->bytes = g_bytes_ref (bytes);
  self->held = annals_content_new (bytes);
  self->left = annals_content_new_for_file (fd);
  g_assert_nonnull (self->left);
  close (fd);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  guint8 *random = g_malloc (SIZE);

  for (gsize i = 0; i < SIZE; i++)
    random[i] = (guint8) g_test_rand_int ();
  g_autoptr (GBytes) bytes = g_bytes_new_take (random, SIZE);
  fill (self, bytes);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_free (self->path);
  g_bytes_unref (self->bytes);
  annals_content_unref (self->held);
  annals_content_unref (self->left);
}

/* ---- Bytes ---- */

static gboolean
is_right (Fixture *self, AnnalsContentReader *reader, gsize offset, gsize length)
{
  const char *found = annals_content_reader_get (reader, offset, length);
  const char *all = g_bytes_get_data (self->bytes, NULL);

  return found != NULL && memcmp (found, all + offset, length) == 0;
}

static void
check_reader (Fixture *self, AnnalsContent *content)
{
  g_auto (AnnalsContentReader) on = { 0 }, across = { 0 };

  g_assert_cmpuint (annals_content_get_size (content), ==, SIZE);
  annals_content_reader_init (&on, content);
  annals_content_reader_init (&across, content);
  for (gsize at = 0, length; at < SIZE; at += length + (gsize) g_test_rand_int_range (0, 100))
    {
      length = (gsize) g_test_rand_int_range (0, 3000);
      length = MIN (length, SIZE - at);
      gsize anywhere = (gsize) g_test_rand_int_range (0, SIZE);
      g_assert_true (is_right (self, &on, at, length));
      g_assert_true (is_right (self, &across, anywhere, MIN (length, SIZE - anywhere)));
    }
  g_assert_true (is_right (self, &on, 0, SIZE));
  g_assert_true (is_right (self, &on, SIZE, 0));
  g_assert_null (annals_content_reader_get (&on, SIZE, 1));
  g_assert_null (annals_content_reader_get (&on, SIZE + 1, 0));
  g_assert_null (annals_content_reader_get (&on, 1, G_MAXSIZE));
}

static void
test_reader (Fixture *self, gconstpointer data)
{
  check_reader (self, self->held);
  check_reader (self, self->left);
}

static void
test_same (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) alike = g_bytes_new (g_bytes_get_data (self->bytes, NULL), SIZE);
  g_autoptr (GBytes) shorter = g_bytes_new_from_bytes (self->bytes, 0, SIZE - 1);
  g_autoptr (AnnalsContent) same = annals_content_new (alike);
  g_autoptr (AnnalsContent) small = annals_content_new (shorter);
  int fd = g_open (self->path, O_RDONLY, 0);
  g_autoptr (AnnalsContent) again = annals_content_new_for_file (fd);

  close (fd);
  g_assert_true (annals_content_is_same (self->held, same));
  g_assert_false (annals_content_is_same (self->held, small));
  g_assert_true (annals_content_is_same (self->left, again));
  g_assert_false (annals_content_is_same (self->left, self->held)); /* it is not looked at */
}

/* A file that is replaced, or taken away, is still there for who has it open. */
static void
test_replaced (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, "[]", 2, &error);
  g_assert_no_error (error);
  check_reader (self, self->left);
  g_unlink (self->path);
  g_autoptr (GBytes) bytes = annals_content_dup_bytes (self->left, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, self->bytes));
}

/* Of one that is written into, nothing is given out that may be wrong. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  g_auto (AnnalsContentReader) reader = { 0 };
  g_autoptr (GError) error = NULL;
  int fd = g_open (self->path, O_WRONLY, 0);

  annals_content_reader_init (&reader, self->left);
  if (data != NULL) /* cut short */
    g_assert_cmpint (ftruncate (fd, SIZE / 2), ==, 0);
  else
    {
      const struct timespec times[2] = { { 1, 0 }, { 2, 0 } };
      g_assert_cmpint (futimens (fd, times), ==, 0);
    }
  close (fd);
  g_assert_null (annals_content_reader_get (&reader, 0, 10));
  g_assert_null (annals_content_dup_bytes (self->left, &error));
  g_assert_error (error, ANNALS_CONTENT_ERROR, ANNALS_CONTENT_ERROR_CHANGED);
}

/* ---- Documents ---- */

typedef struct
{
  const char *name, *head, *element, *separator, *tail; /* #: the element's number */
} Shape;

static const Shape shapes[] = {
  { "native", "{\"format\": \"annals/1\",\n \"events\": [",
    "{\"id\": \"e#\", \"title\": \"Event # \\u2014 α\", \"start\": \"2020-01-01\", \"actors\": "
    "[\"x\"], \"summary\": \"What\\nit was\", \"sources\": [{\"title\": \"S\"}]}",
    ",\n  ", "],\n \"actors\": [{\"id\": \"x\", \"title\": \"X\"}], \"title\": \"All\"}" },
  { "doubtful", "{\"format\": \"annals/1\", \"events\": [",
    "{\"id\": \"same\", \"title\": #, \"start\": \"20200-#\", \"related\": [{\"event\": \"q\"}]}",
    ",", "]}" },
  { "lines", "", "{\"id\": \"e#\", \"title\": \"Line #\", \"start\": \"2020\"}", "\n", "\n" },
  { "timelinejs", "{\"events\": [",
    "{\"start_date\": {\"year\": #}, \"text\": {\"headline\": \"H#\", \"text\": \"<b>T</b>\"}}",
    ", ", "], \"title\": {\"text\": {\"headline\": \"Title\"}}, \"eras\": []}" },
  { "wrapped", "{\"data\": {\"rows\": [",
    "{\"name\": \"N#\", \"date\": \"2001-02-03\", \"rank\": #, \"text\": \"Of it\"}", ",",
    "]}, \"eras\": [], \"more\": 1}" },
};

#define N 3000 /* more than are read at a time, and than are few */

static GBytes *
make (const Shape *shape)
{
  GString *text = g_string_new (shape->head);
  g_auto (GStrv) parts = g_strsplit (shape->element, "#", -1);

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *element = g_strjoinv (number, parts);
      g_string_append (text, i > 0 ? shape->separator : "");
      g_string_append (text, element);
    }
  g_string_append (text, shape->tail);
  return g_string_free_to_bytes (text);
}

static AnnalsDocument *
read_content (AnnalsContent *content)
{
  AnnalsReaderSource source = { .name = "file", .content = content };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = annals_content_dup_bytes (content, &error);

  g_assert_no_error (error);
  AnnalsDocument *document = annals_reader_read_source (bytes, &source, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (annals_document_get_content (document) == content);
  return document;
}

static void
assert_same_detail (AnnalsDocument *a, AnnalsDocument *b, guint event)
{
  g_autoptr (AnnalsDetail) x = annals_document_dup_detail (a, event);
  g_autoptr (AnnalsDetail) y = annals_document_dup_detail (b, event);

  g_assert_true (x != NULL && y != NULL);
  g_assert_cmpstr (x->summary, ==, y->summary);
  g_assert_cmpstr (x->body, ==, y->body);
  g_assert_cmpstr (x->start_text, ==, y->start_text);
  g_assert_cmpuint (x->sources->len, ==, y->sources->len);
}

static void
assert_same_events (AnnalsDocument *a, AnnalsDocument *b)
{
  guint n, n_other;
  const AnnalsEvent *x = annals_document_get_events (a, &n);
  const AnnalsEvent *y = annals_document_get_events (b, &n_other);

  g_assert_cmpuint (n, ==, n_other);
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = annals_event_dup_id (&x[i]);
      g_assert_cmpmem (x[i].title.data, x[i].title.length, y[i].title.data, y[i].title.length);
      g_assert_cmpmem (x[i].id.data, x[i].id.length, y[i].id.data, y[i].id.length);
      g_assert_true (x[i].start == y[i].start && x[i].offset == y[i].offset);
      if (id != NULL)
        g_assert_cmpuint (annals_document_find (a, id), ==, annals_document_find (b, id));
      assert_same_detail (a, b, i);
    }
}

static void
assert_same_diagnostics (AnnalsDocument *a, AnnalsDocument *b)
{
  guint n, n_other;
  const AnnalsDiagnostic *x = annals_document_get_diagnostics (a, &n);
  const AnnalsDiagnostic *y = annals_document_get_diagnostics (b, &n_other);

  g_assert_cmpuint (n, ==, n_other);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (x[i].message, ==, y[i].message);
      g_assert_cmpstr (x[i].path, ==, y[i].path);
      g_assert_cmpuint (x[i].offset, ==, y[i].offset);
      g_assert_cmpuint (x[i].line, ==, y[i].line);
      g_assert_cmpuint (x[i].column, ==, y[i].column);
    }
}

static void
assert_same_found (AnnalsDocument *a, AnnalsDocument *b, const char *words)
{
  g_autoptr (AnnalsQuery) query = annals_query_new (words, NULL);
  g_autoptr (AnnalsEventSet) x = annals_query_run (query, a, NULL, NULL, NULL);
  g_autoptr (AnnalsEventSet) y = annals_query_run (query, b, NULL, NULL, NULL);

  g_assert_cmpuint (annals_event_set_get_n (x), ==, annals_event_set_get_n (y));
}

static void
assert_same_written (AnnalsDocument *a, AnnalsDocument *b)
{
  for (const AnnalsTarget *const *target = annals_target_list (); *target != NULL; target++)
    {
      g_autoptr (GBytes) x = annals_writer_to_bytes (a, *target, NULL, NULL);
      g_autoptr (GBytes) y = annals_writer_to_bytes (b, *target, NULL, NULL);
      g_assert_true (g_bytes_equal (x, y));
    }
}

static void
test_document (gconstpointer data)
{
  g_autoptr (GBytes) bytes = make (data);
  Fixture fixture;

  fill (&fixture, bytes);
  g_autoptr (AnnalsDocument) held = read_content (fixture.held);
  g_autoptr (AnnalsDocument) left = read_content (fixture.left);
  assert_same_events (held, left);
  assert_same_diagnostics (held, left);
  assert_same_found (held, left, "it");
  assert_same_written (held, left);
  tear_down (&fixture, NULL);
}

/* What was read goes on to be shown; what would have to be read again says why it is not there. */
static void
test_document_changed (void)
{
  g_autoptr (GBytes) bytes = make (&shapes[0]);
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fill (&fixture, bytes);
  g_autoptr (AnnalsDocument) document = read_content (fixture.left);
  g_assert_cmpint (truncate (fixture.path, 100), ==, 0);
  g_autofree char *title = annals_event_dup_title (annals_document_get_events (document, NULL));
  g_assert_cmpstr (title, ==, "Event 0 — α");
  g_assert_null (annals_document_dup_detail (document, 0));
  g_assert_null (annals_writer_to_bytes (document, annals_target_find ("annals"), NULL, &error));
  g_assert_error (error, ANNALS_CONTENT_ERROR, ANNALS_CONTENT_ERROR_CHANGED);
  tear_down (&fixture, NULL);
}

#define ADD(name, data, function)                                                                  \
  g_test_add ("/content/" name, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reader", NULL, test_reader);
  ADD ("same", NULL, test_same);
  ADD ("replaced", NULL, test_replaced);
  ADD ("changed", NULL, test_changed);
  ADD ("cut-short", "", test_changed);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/content/document/%s", shapes[i].name);
      g_test_add_data_func (path, &shapes[i], test_document);
    }
  g_test_add_func ("/content/document-changed", test_document_changed);
  return g_test_run ();
}
