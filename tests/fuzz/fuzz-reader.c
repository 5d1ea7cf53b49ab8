/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole reader on a file of each dialect, and all that a window or the writer asks after it. */
#include <math.h>
#include <string.h>

#include "annals-fuzz.h"
#include "core/annals-index.h"
#include "formats/annals-foreign.h"
#include "formats/annals-native.h"
#include "formats/annals-reader.h"
#include "formats/annals-writer.h"
#include "layout/annals-words.h"

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_words (char *text)
{
  g_assert_nonnull (text);
  check_text (text);
  g_free (text);
}

static void
check_detail (AnnalsDocument *document, guint index)
{
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, index);

  if (detail == NULL)
    return;
  check_text (detail->summary);
  check_text (detail->body);
  check_text (detail->note);
  check_text (detail->start_text);
  check_text (detail->end_text);
  for (guint i = 0; i < detail->sources->len; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (detail->sources, i);
      check_text (source->title);
      check_text (source->publisher);
      check_text (source->date);
      check_text (source->url);
    }
  for (guint i = 0; i < detail->media->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (detail->media, i);
      g_assert_true (media->file != NULL || media->url != NULL);
      check_text (media->file);
      check_text (media->caption);
    }
}

/* An entity's number, or none. */
static void
check_reference (guint32 index, guint n)
{
  g_assert_true (index < n || index == ANNALS_NONE);
}

static void
check_references (AnnalsDocument *document, guint index)
{
  guint n, n_entities;
  const guint32 *references = annals_document_get_event_actors (document, index, &n);

  annals_document_get_actors (document, &n_entities);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (references[i], <, n_entities);
  references = annals_document_get_event_tags (document, index, &n);
  annals_document_get_tags (document, &n_entities);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (references[i], <, n_entities);
}

static void
check_event (AnnalsDocument *document, guint index)
{
  guint n, n_categories, n_places;
  const AnnalsEvent *event = &annals_document_get_events (document, &n)[index];
  g_autoptr (GArray) relations = annals_document_dup_relations (document, index);
  g_autoptr (AnnalsClock) clock = annals_clock_new_own (annals_document_get_zone (document));

  annals_document_get_categories (document, &n_categories);
  annals_document_get_places (document, &n_places);
  check_reference (event->category, n_categories);
  check_reference (event->place, n_places);
  check_references (document, index);
  g_assert_true (g_utf8_validate_len (event->title.data, event->title.length, NULL));
  g_assert_cmpuint (event->title.length, >, 0);
  g_assert_cmpuint (event->importance, >=, 1);
  g_assert_cmpuint (event->importance, <=, 5);
  g_autofree char *id = annals_event_dup_id (event);
  if (id != NULL && strlen (id) == event->id.length)
    g_assert_cmpuint (annals_document_find (document, id), ==, index);
  for (guint i = 0; i < relations->len; i++)
    g_assert_cmpuint (g_array_index (relations, AnnalsRelation, i).to, <, n);
  check_words (annals_words_event (event, clock));
  check_words (annals_words_duration (event));
  check_words (annals_words_iso_start (event, clock));
  check_words (annals_words_iso_end (event, clock));
  check_detail (document, index);
}

/* Events stand in order of start, the undated last; no bound is infinite or swapped. */
static void
check_order (AnnalsDocument *document)
{
  guint n, n_dated = annals_document_get_n_dated (document);
  const AnnalsEvent *events = annals_document_get_events (document, &n);

  g_assert_cmpuint (n_dated, <=, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint ((events[i].flags & ANNALS_EVENT_UNDATED) != 0, ==, i >= n_dated);
      if (i >= n_dated)
        continue;
      g_assert_true (isfinite (events[i].start) && isfinite (events[i].end));
      g_assert_cmpfloat (events[i].start, <=, events[i].end);
      if (i > 0)
        g_assert_cmpfloat (events[i - 1].start, <=, events[i].start);
    }
}

static void
check_diagnostics (AnnalsDocument *document)
{
  guint n;
  const AnnalsDiagnostic *all = annals_document_get_diagnostics (document, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (all[i].offset, <,
                        annals_content_get_size (annals_document_get_content (document)));
      g_assert_cmpuint (all[i].line, >=, 1);
      g_assert_cmpuint (all[i].column, >=, 1);
      g_assert_nonnull (all[i].message);
      check_text (all[i].message);
      check_text (all[i].path);
    }
}

static void
check_index (AnnalsDocument *document)
{
  g_autoptr (AnnalsIndex) index = annals_index_new (document, NULL, 0);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  AnnalsSpan range = annals_document_get_range (document);
  AnnalsSpan home = annals_document_get_home (document);

  g_assert_true (isfinite (range.start) && isfinite (range.end) && range.start <= range.end);
  g_assert_true (isfinite (home.start) && isfinite (home.end) && home.start <= home.end);
  annals_index_query (index, home, positions);
  g_assert_cmpuint (positions->len, ==, annals_index_count_overlaps (index, home));
}

/* What is written is read again as the same. */
static void
check_writer (AnnalsDocument *document)
{
  guint n, n_again;
  const AnnalsEvent *events = annals_document_get_events (document, &n);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      annals_writer_to_bytes (document, annals_target_find ("annals"), NULL, NULL);
  g_autoptr (AnnalsDocument) again = annals_reader_read_bytes (bytes, "again", NULL, NULL, &error);

  g_assert_no_error (error);
  const AnnalsEvent *events_again = annals_document_get_events (again, &n_again);
  g_assert_cmpuint (n, ==, n_again);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpmem (events[i].title.data, events[i].title.length, events_again[i].title.data,
                       events_again[i].title.length);
      g_assert_true (events[i].start == events_again[i].start
                     && events[i].end == events_again[i].end);
    }
}

/* What is written in another's format is JSON that opens, unless nothing was left to write. */
static void
check_targets (AnnalsDocument *document)
{
  for (const AnnalsTarget *const *target = annals_target_list (); *target != NULL; target++)
    {
      g_auto (GStrv) losses = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = annals_writer_to_bytes (document, *target, &losses, NULL);
      g_autoptr (AnnalsDocument) again =
          annals_reader_read_bytes (bytes, "again", NULL, NULL, &error);
      if (again == NULL)
        g_assert_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_DIALECT);
      for (char **loss = losses; *loss != NULL; loss++)
        check_text (*loss);
    }
}

static void
check_document (AnnalsDocument *document)
{
  guint n;

  annals_document_get_events (document, &n);
  check_text (annals_document_get_title (document));
  check_text (annals_document_get_description (document));
  check_order (document);
  check_diagnostics (document);
  check_index (document);
  for (guint i = 0; i < n; i++)
    check_event (document, i);
}

/* Only what has the dialect's shape goes on, so that a fuzzer keeps to it. */
static void
run_dialect (const AnnalsDialect *dialect, const char *data, gsize length)
{
  g_autoptr (GBytes) bytes = annals_fuzz_copy (data, length);
  g_autoptr (GError) error = NULL;
  g_auto (AnnalsJsonText) text = { .data = g_bytes_get_data (bytes, NULL), .length = length };
  AnnalsJsonValue root;

  if (length == 0 || !annals_fuzz_scan (&text, &root, NULL) || !dialect->recognises (&root))
    return;
  g_autoptr (AnnalsDocument) document =
      annals_reader_read_bytes (bytes, "fuzz", NULL, NULL, &error);
  if (document == NULL)
    {
      g_assert_true (error->domain == ANNALS_FORMAT_ERROR);
      check_text (error->message);
      return;
    }
  check_document (document);
  check_targets (document);
  if (dialect == &annals_native_dialect)
    check_writer (document);
}

void
annals_fuzz_native (const char *data, gsize length)
{
  run_dialect (&annals_native_dialect, data, length);
}

void
annals_fuzz_rows (const char *data, gsize length)
{
  run_dialect (&annals_rows_dialect, data, length);
}

void
annals_fuzz_simile (const char *data, gsize length)
{
  run_dialect (&annals_simile_dialect, data, length);
}

void
annals_fuzz_timelinejs (const char *data, gsize length)
{
  run_dialect (&annals_timelinejs_dialect, data, length);
}

void
annals_fuzz_timelinejs1 (const char *data, gsize length)
{
  run_dialect (&annals_timelinejs1_dialect, data, length);
}

void
annals_fuzz_vis (const char *data, gsize length)
{
  run_dialect (&annals_vis_dialect, data, length);
}

void
annals_fuzz_wikidata (const char *data, gsize length)
{
  run_dialect (&annals_wikidata_dialect, data, length);
}
