/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-reader.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "core/annals-diagnostics.h"
#include "core/annals-place.h"
#include "core/annals-progress.h"
#include "data/annals-data-resources.h"
#include "formats/annals-foreign.h"
#include "formats/annals-input.h"
#include "formats/annals-json-index.h"
#include "formats/annals-json-lines.h"
#include "formats/annals-native.h"
#include "formats/annals-reader-private.h"

#define PREVIEWED (32 * 1024 * 1024) /* bytes from which on a beginning is shown first */
#define PREVIEW (1024 * 1024)        /* bytes of it */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define LONGEST_CALL 64 /* bytes of a script that are looked at */
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

/* ---- What is no JSON, told by its beginning ---- */

static gboolean
set_not_json (GError **error, const char *message)
{
  g_set_error_literal (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_NOT_JSON, message);
  return FALSE;
}

static gboolean
begins_with (const char *data, gsize length, const char *prefix)
{
  return length >= strlen (prefix) && g_ascii_strncasecmp (data, prefix, strlen (prefix)) == 0;
}

/* "var data = {", "window.data=[", "callback({" */
static gboolean
is_script (const char *data, gsize length)
{
  const char *end = data + MIN (length, LONGEST_CALL);
  const char *word = data;

  if (begins_with (data, length, "var ") || begins_with (data, length, "let ")
      || begins_with (data, length, "const ") || begins_with (data, length, "export "))
    return TRUE;
  while (word < end && (g_ascii_isalnum (*word) || strchr ("_$.", *word) != NULL) && *word != '\0')
    word++;
  const char *sign = word;
  while (sign < end && *sign == ' ')
    sign++;
  return word > data && sign < end && (*sign == '=' || *sign == '(');
}

/* "{" and a NUL, or the other way round: no mark says so. */
static gboolean
is_utf16 (const char *data, gsize length)
{
  return length >= 2
         && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0
             || (data[0] == '\0') != (data[1] == '\0'));
}

/* On FALSE @offset tells where, in bytes. */
static gboolean
check_is_json (const char *data, gsize length, gsize *offset, GError **error)
{
  const char *start = data, *end = data + length;

  if (begins_with (data, length, BYTE_ORDER_MARK))
    start += strlen (BYTE_ORDER_MARK);
  while (start < end && g_ascii_isspace (*start))
    start++;
  *offset = (gsize) (start - data);
  length -= *offset;
  if (length == 0)
    {
      g_set_error_literal (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_EMPTY,
                           _ ("The file is empty"));
      return FALSE;
    }
  if (begins_with (start, length, "<!doctype") || begins_with (start, length, "<html"))
    return set_not_json (error, _ ("This is a web page, not JSON; was it saved from a browser?"));
  if (*start == '<')
    return set_not_json (error, _ ("This is XML, not JSON"));
  if (is_script (start, length))
    return set_not_json (error, _ ("This is JavaScript, not JSON"));
  if (is_utf16 (start, length))
    return set_not_json (error, _ ("The text is UTF-16; save it as UTF-8"));
  const char *nul = memchr (start, '\0', MIN (length, 4096));
  if (nul == NULL)
    return TRUE;
  *offset = (gsize) (nul - data);
  return set_not_json (error, _ ("This is no text, so it is no JSON"));
}

/* ---- Bytes to a document ---- */

static void
prefix_place (GError **error, const char *name, const char *data, gsize offset)
{
  AnnalsPlace place = ANNALS_PLACE_START;

  annals_place_advance (&place, data, offset);
  g_prefix_error (error, "%s:%u:%u: ", name, place.line, place.column);
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

/* What most likely was meant for an event: the first object in a list, or the root. */
static AnnalsJsonValue
find_example (const AnnalsJsonValue *root)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value, example = annals_foreign_first_object (root);

  if (root->kind != ANNALS_JSON_OBJECT)
    return example;
  annals_json_iter_init (&iter, root);
  while (!example.kind && annals_json_iter_next_member (&iter, &key, &value))
    example = annals_foreign_first_object (&value);
  return example.kind ? example : *root;
}

/* The names of an object's members, for a message. */
static char *
dup_member_names (const AnnalsJsonValue *root)
{
  AnnalsJsonValue object = find_example (root), key, value;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  AnnalsJsonIter iter;

  if (object.kind == ANNALS_JSON_OBJECT)
    {
      annals_json_iter_init (&iter, &object);
      while (names->len < MEMBERS_NAMED && annals_json_iter_next_member (&iter, &key, &value))
        {
          g_autofree char *name = annals_json_value_dup_string (&key);
          g_autofree char *shown = annals_text_shorten (name, ANNALS_TEXT_SHOWN);
          g_ptr_array_add (names, g_strdup_printf ("“%s”", shown));
        }
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
set_unknown (GError **error, const char *name, const AnnalsJsonValue *root)
{
  g_autofree char *names = dup_member_names (root);
  g_autofree char *found = annals_found_dup_words (root);

  g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_DIALECT,
               _ ("%s: This JSON is no timeline that is known here; expected “events”, or rows "
                  "with a date and a title, "
                  "found: %s"),
               name, *names != '\0' ? names : found);
}

/* @faults: (nullable): lines that have been left out */
static AnnalsDocument *
read_checked (GBytes *bytes,
              const AnnalsJsonValue *root,
              const GArray *faults,
              const AnnalsReaderSource *source,
              GCancellable *cancellable,
              GError **error)
{
  const AnnalsDialect *dialect = find_dialect (root);

  if (dialect == NULL)
    {
      set_unknown (error, source->name, root);
      return NULL;
    }
  g_autoptr (AnnalsDocumentBuilder) builder =
      annals_document_builder_new (bytes, source->file, dialect->dup_detail);
  if (source->content != NULL)
    annals_document_builder_set_content (builder, source->content);
  annals_document_builder_choose_language (builder, source->language);
  annals_document_builder_set_texts_func (builder, dialect->take_texts);
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const AnnalsJsonFault *fault = &g_array_index (faults, AnnalsJsonFault, i);
      annals_document_builder_add_diagnostic (builder, ANNALS_SEVERITY_ERROR, fault->offset, "$",
                                              fault->message);
    }
  if (!dialect->read (root, builder, cancellable, error))
    {
      g_prefix_error (error, "%s: ", source->name);
      return NULL;
    }
  return annals_document_builder_finish (builder);
}

static gboolean
is_packed (const char *data, gsize length)
{
  return length >= 2 && memcmp (data, "\x1f\x8b", 2) == 0;
}

static AnnalsDocument *read_text (GBytes *bytes,
                                  const GArray *faults,
                                  const AnnalsReaderSource *source,
                                  GCancellable *cancellable,
                                  GError **error);

/* Of a file that takes long, its beginning is there to be seen while the rest is read. */
static void
give_preview (const AnnalsJsonText *text,
              const AnnalsReaderSource *source,
              GCancellable *cancellable)
{
  g_autoptr (GBytes) beginning = NULL;
  AnnalsReaderSource held = *source;

  if (cancellable == NULL || !ANNALS_IS_PROGRESS (cancellable))
    return;
  beginning = annals_json_text_dup_beginning (text, PREVIEW);
  held.content = NULL;
  AnnalsDocument *document =
      beginning != NULL ? read_text (beginning, NULL, &held, NULL, NULL) : NULL;
  if (document != NULL)
    annals_progress_take_preview (cancellable, document);
}

/* Of JSON Lines those that can be read are shown; NULL: too few can. */
static AnnalsDocument *
read_good_lines (GBytes *bytes, const AnnalsReaderSource *source, GCancellable *cancellable)
{
  g_autoptr (GArray) faults = annals_json_faults_new ();
  g_autoptr (GBytes) repaired = annals_json_lines_repair (bytes, faults);
  AnnalsReaderSource held = *source;

  held.content = NULL;
  return repaired != NULL ? read_text (repaired, faults, &held, cancellable, NULL) : NULL;
}

static AnnalsDocument *
read_text (GBytes *bytes,
           const GArray *faults,
           const AnnalsReaderSource *source,
           GCancellable *cancellable,
           GError **error)
{
  g_auto (AnnalsJsonText) text = { 0 };
  g_autoptr (GError) fault = NULL;
  AnnalsDocument *document = NULL;
  gsize offset = 0;

  text.data = g_bytes_get_data (bytes, &text.length);
  if (check_is_json (text.data, text.length, &offset, &fault))
    {
      annals_progress_set_total (cancellable, text.length * ANNALS_READER_PASSES);
      if (!source->previewed && text.length >= PREVIEWED)
        give_preview (&text, source, cancellable);
      if (annals_json_text_index (&text, ANNALS_JSON_PART, cancellable, &offset, &fault))
        {
          AnnalsJsonValue root = annals_json_text_get_root (&text);
          return read_checked (bytes, &root, faults, source, cancellable, error);
        }
    }
  if (text.is_lines && faults == NULL && fault->domain == ANNALS_FORMAT_ERROR)
    document = read_good_lines (bytes, source, cancellable);
  if (document == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      prefix_place (error, source->name, text.data, offset);
    }
  return document;
}

AnnalsDocument *
annals_reader_read_source (GBytes *bytes,
                           const AnnalsReaderSource *source,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GBytes) text = bytes;
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  AnnalsReaderSource unpacked = *source;

  if (is_packed (data, length))
    {
      unpacked.content = NULL;
      text = annals_input_unpack (bytes, source->name, cancellable, error);
      g_bytes_unref (bytes);
    }
  return text != NULL ? read_text (text, source->faults, &unpacked, cancellable, error) : NULL;
}

/**
 * annals_reader_read_bytes:
 * @bytes: JSON or JSON Lines, which gzip may have packed
 * @name: what messages call the file
 * @file: (nullable): where it is
 *
 * Reads a chronology from bytes, in the language of the locale. Elements that cannot be read become
 * diagnostics of the document.
 *
 * Returns: (transfer full): the document, or %NULL with an #AnnalsFormatError that names the place
 */
AnnalsDocument *
annals_reader_read_bytes (
    GBytes *bytes, const char *name, GFile *file, GCancellable *cancellable, GError **error)
{
  AnnalsReaderSource source = { .name = name, .file = file };

  return annals_reader_read_source (g_bytes_ref (bytes), &source, cancellable, error);
}

static GBytes *
read_standard_input (GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  return annals_input_read_stream (stream, ANNALS_STANDARD_INPUT, ANNALS_MAX_BYTES, cancellable,
                                   error);
}

typedef struct
{
  AnnalsReaderSource source;
  GCancellable *cancellable;
} Reading;

/* What only looks empty may still hold something further on. */
static gboolean
look_at_beginning (const char *data, gsize length, gsize size, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  const AnnalsJsonText text = { .data = data, .length = length };
  g_autoptr (GError) fault = NULL;
  gsize offset;

  if (is_packed (data, length))
    return TRUE;
  if (!check_is_json (data, length, &offset, &fault)
      && !g_error_matches (fault, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_EMPTY))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      prefix_place (error, self->source.name, data, offset);
      return FALSE;
    }
  if (fault == NULL && size >= PREVIEWED)
    {
      give_preview (&text, &self->source, self->cancellable);
      self->source.previewed = TRUE;
    }
  return TRUE;
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
 * Reads a chronology by the name that the command line gives it, in the language of the locale.
 *
 * Returns: (transfer full): the document, or %NULL with an error whose message begins with the name
 */
AnnalsDocument *
annals_reader_read_name (const char *name, GCancellable *cancellable, GError **error)
{
  return annals_reader_read_name_in (name, NULL, cancellable, error);
}

/**
 * annals_reader_read_name_in:
 * @language: (nullable): the one wanted of texts that are there in several; %NULL: the locale's
 *
 * Does what annals_reader_read_name() does, in a language.
 */
AnnalsDocument *
annals_reader_read_name_in (const char *name,
                            const char *language,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (AnnalsContent) content = NULL;
  Reading reading = { { .name = name, .language = language }, cancellable };

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
      reading.source.file = file;
      bytes = annals_input_read_path (path != NULL ? path : name, name, look_at_beginning, &reading,
                                      &content, cancellable, error);
    }
  reading.source.content = content;
  return annals_reader_read_source (g_steal_pointer (&bytes), &reading.source, cancellable, error);
}
