/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/annals-data-resources.h"
#include "formats/annals-foreign.h"
#include "formats/annals-json-scanner.h"
#include "formats/annals-native.h"

#define BLOCK (256 * 1024)
#define BUNDLED_PATH "/io/github/annals/Annals/timelines/herzog-visit.annals.json"

/* clang-format off */
G_DEFINE_QUARK (annals-format-error-quark, annals_format_error)
/* clang-format on */

/* Recognised by shape, in this order. */
static const AnnalsDialect *const dialects[] = {
  &annals_timelinejs_dialect, &annals_timelinejs1_dialect, &annals_simile_dialect,
  &annals_vis_dialect,        &annals_wikidata_dialect,    &annals_native_dialect,
  &annals_rows_dialect,
};

/* ---- Bytes ---- */

static GBytes *
read_stream (GInputStream *stream, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);

  for (;;)
    {
      gssize n = g_input_stream_read (stream, block, BLOCK, cancellable, error);
      if (n < 0)
        {
          g_prefix_error (error, "%s: ", name);
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&all));
      if (all->len + (guint64) n > MIN (ANNALS_MAX_BYTES, G_MAXUINT - BLOCK))
        {
          g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_LIMIT,
                       _ ("%s: The file is larger than this program reads"), name);
          return NULL;
        }
      g_byte_array_append (all, block, (guint) n);
    }
}

static gboolean
set_read_error (GError **error, const char *name, const char *message)
{
  g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_READ, "%s: %s", name, message);
  return FALSE;
}

/* A pipe or a device could keep us waiting for ever, so only a plain file is opened by its name. */
static gboolean
check_is_file (int fd, const char *name, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return set_read_error (error, name, g_strerror (errno));
  if (S_ISDIR (status.st_mode))
    return set_read_error (error, name, _ ("This is a folder, not a file"));
  if (!S_ISREG (status.st_mode))
    return set_read_error (
        error, name, _ ("This is no plain file; to read what another program writes, use “-”"));
  return TRUE;
}

static GBytes *
read_path (const char *path, const char *name, GCancellable *cancellable, GError **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    {
      set_read_error (error, name, g_strerror (errno));
      return NULL;
    }
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (fd, TRUE);
  if (!check_is_file (fd, name, error))
    return NULL;
  return read_stream (stream, name, cancellable, error);
}

static GBytes *
read_standard_input (GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  return read_stream (stream, "-", cancellable, error);
}

/* ---- What is no JSON, told by its beginning ---- */

static gboolean
set_not_json (GError **error, const char *name, const char *message)
{
  g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_NOT_JSON, "%s: %s", name, message);
  return FALSE;
}

static gboolean
begins_with (const char *data, gsize length, const char *prefix)
{
  return length >= strlen (prefix) && g_ascii_strncasecmp (data, prefix, strlen (prefix)) == 0;
}

static gboolean
check_is_json (const char *data, gsize length, const char *name, GError **error)
{
  while (length > 0 && g_ascii_isspace (*data))
    {
      data++;
      length--;
    }
  if (length == 0)
    {
      g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_EMPTY,
                   _ ("%s: The file is empty"), name);
      return FALSE;
    }
  if (begins_with (data, length, "<!doctype") || begins_with (data, length, "<html"))
    return set_not_json (error, name,
                         _ ("This is a web page, not JSON; was it saved from a browser?"));
  if (*data == '<')
    return set_not_json (error, name, _ ("This is XML, not JSON"));
  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return set_not_json (error, name, _ ("The text is UTF-16; save it as UTF-8"));
  if (length >= 2 && memcmp (data, "\x1f\x8b", 2) == 0)
    return set_not_json (error, name, _ ("The file is compressed; unpack it first"));
  if (memchr (data, '\0', MIN (length, 4096)) != NULL)
    return set_not_json (error, name, _ ("This is no text, so it is no JSON"));
  return TRUE;
}

/* ---- Bytes to a document ---- */

static void
prefix_place (GError **error, const char *name, const char *data, gsize offset)
{
  guint line = 1, column = 1;

  for (gsize i = 0; i < offset; i++)
    if (data[i] == '\n')
      {
        line++;
        column = 1;
      }
    else
      column += (data[i] & 0xc0) != 0x80;
  g_prefix_error (error, "%s:%u:%u: ", name, line, column);
}

static const AnnalsDialect *
find_dialect (const AnnalsJsonValue *root)
{
  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    if (dialects[i]->recognises (root))
      return dialects[i];
  /* What has "events", if in no shape that is known, is nearest to our own. */
  if (root->kind == ANNALS_JSON_OBJECT
      && annals_json_value_get_member (root, "events").kind == ANNALS_JSON_ARRAY)
    return &annals_native_dialect;
  return NULL;
}

#define MEMBERS_NAMED 8

/* The names of an object's members, or of an array's first object's, for a message. */
static char *
dup_member_names (const AnnalsJsonValue *root)
{
  AnnalsJsonValue object =
                      root->kind == ANNALS_JSON_OBJECT ? *root : annals_foreign_first_object (root),
                  key, value;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  AnnalsJsonIter iter;

  if (object.kind == ANNALS_JSON_OBJECT)
    {
      annals_json_iter_init (&iter, &object);
      while (names->len < MEMBERS_NAMED && annals_json_iter_next_member (&iter, &key, &value))
        {
          g_autofree char *name = annals_json_value_dup_string (&key);
          g_ptr_array_add (names, g_strdup_printf ("“%.32s”", name));
        }
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
set_unknown (GError **error, const char *name, const AnnalsJsonValue *root)
{
  g_autofree char *names = dup_member_names (root);
  g_autofree char *valid = g_utf8_make_valid (names, -1);

  g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_DIALECT,
               _ ("%s: This JSON is no timeline that is known here; expected “events”, or rows "
                  "with a date and a title, "
                  "found: %s"),
               name, *valid != '\0' ? valid : "-");
}

static AnnalsDocument *
read_checked (GBytes *bytes,
              const AnnalsJsonValue *root,
              const char *name,
              GFile *file,
              GCancellable *cancellable,
              GError **error)
{
  const AnnalsDialect *dialect = find_dialect (root);

  if (dialect == NULL)
    {
      set_unknown (error, name, root);
      return NULL;
    }
  g_autoptr (AnnalsDocumentBuilder) builder =
      annals_document_builder_new (bytes, file, dialect->dup_detail);
  if (!dialect->read (root, builder, cancellable, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return annals_document_builder_finish (builder);
}

/**
 * annals_reader_read_bytes:
 * @name: what messages call the file
 * @file: (nullable): where it is
 *
 * Reads a chronology from bytes. Elements that cannot be read become diagnostics of the document.
 *
 * Returns: (transfer full): the document, or %NULL with an #AnnalsFormatError that names the place
 */
AnnalsDocument *
annals_reader_read_bytes (
    GBytes *bytes, const char *name, GFile *file, GCancellable *cancellable, GError **error)
{
  gsize length, offset = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize mark = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  if (!check_is_json (data + mark, length - mark, name, error))
    return NULL;
  if (!annals_json_scanner_check (data + mark, length - mark, &offset, error))
    {
      prefix_place (error, name, data, offset + mark);
      return NULL;
    }
  const char *start = data + mark;
  while (g_ascii_isspace (*start))
    start++;
  /* A lone number or word is JSON but no timeline, and may end with the bytes. */
  AnnalsJsonValue root = { .base = data, .data = start };
  if (*start == '{' || *start == '[')
    root = annals_json_value_at (data, start);
  return read_checked (bytes, &root, name, file, cancellable, error);
}

static gboolean
is_remote (const char *name)
{
  const char *scheme = g_uri_peek_scheme (name);

  return scheme != NULL && !g_str_equal (scheme, "file") && strstr (name, "://") != NULL;
}

/**
 * annals_reader_read_name:
 * @name: a path, `file:` address, "-" or "@bundled"
 *
 * Reads a chronology by the name that the command line gives it.
 *
 * Returns: (transfer full): the document, or %NULL with an error whose message begins with the name
 */
AnnalsDocument *
annals_reader_read_name (const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;

  if (is_remote (name))
    {
      g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_READ,
                   _ ("%s: Only local files are opened; try: curl %s | annals -"), name, name);
      return NULL;
    }
  if (g_str_equal (name, ANNALS_BUNDLED))
    bytes = g_resource_lookup_data (annals_data_get_resource (), BUNDLED_PATH,
                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  else if (g_str_equal (name, ANNALS_STANDARD_INPUT))
    bytes = read_standard_input (cancellable, error);
  else
    {
      file = g_file_new_for_commandline_arg (name);
      g_autofree char *path = g_file_get_path (file);
      bytes = read_path (path != NULL ? path : name, name, cancellable, error);
    }
  return bytes != NULL ? annals_reader_read_bytes (bytes, name, file, cancellable, error) : NULL;
}

static char *
file_name (GFile *file)
{
  if (file == NULL)
    return g_strdup (ANNALS_BUNDLED);
  char *path = g_file_get_path (file);
  if (g_strcmp0 (path, ANNALS_STANDARD_INPUT_PATH) == 0)
    {
      g_free (path);
      return g_strdup (ANNALS_STANDARD_INPUT);
    }
  return path != NULL ? path : g_file_get_uri (file);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  AnnalsDocument *document = annals_reader_read_name (data, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * annals_reader_read_async:
 * @file: (nullable): what to read; %NULL: the bundled chronology
 *
 * Reads a chronology in a thread.
 */
void
annals_reader_read_async (GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, annals_reader_read_async);
  g_task_set_task_data (task, file_name (file), g_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * annals_reader_read_finish:
 *
 * Returns: (transfer full): the document, or %NULL with the error of annals_reader_read_name()
 */
AnnalsDocument *
annals_reader_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
