/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annals-test-support.h"

#include <math.h>
#include <string.h>

#define N_CATEGORIES 4
#define N_ACTORS 6
#define N_TAGS 5

static AnnalsSpan
random_span (GRand *rand, AnnalsTestShape shape, guint i, guint n)
{
  double year = ANNALS_SECONDS_PER_YEAR, start;

  switch (shape)
    {
    case ANNALS_TEST_INSTANT:
      return (AnnalsSpan){ 1e9, 1e9 };
    case ANNALS_TEST_NESTED:
      return (AnnalsSpan){ i * 100.0, (2.0 * n - i) * 100.0 };
    case ANNALS_TEST_STEADY:
      return (AnnalsSpan){ i, i + 1.0 };
    case ANNALS_TEST_DEEP:
      start = -13.8e9 * year * pow (10, g_rand_double_range (rand, -10, 0));
      return (AnnalsSpan){ start, start + fabs (start) * g_rand_double_range (rand, 0, 0.01) };
    case ANNALS_TEST_EXTREME:
      if (i < 2)
        return (AnnalsSpan){ ANNALS_TIME_MIN, i == 0 ? ANNALS_TIME_MIN : ANNALS_TIME_MAX };
      start = -13.8e9 * year * pow (10, g_rand_double_range (rand, -21, 0));
      return (AnnalsSpan){ 1.6e9 + start, 1.6e9 + start * g_rand_double_range (rand, 0, 1) };
    case ANNALS_TEST_BURSTS:
      start = i + i / 500 * 1e6;
      return (AnnalsSpan){ start, start + 1 };
    case ANNALS_TEST_MIXED:
      start = floor (g_rand_double_range (rand, 0, 3000)) * 86400;
      return (AnnalsSpan){ start,
                           start + 86400 * pow (10, floor (g_rand_double_range (rand, 0, 4))) };
    case ANNALS_TEST_EQUAL:
      start = g_rand_int_range (rand, 0, 40) * 86400.0;
      return (AnnalsSpan){ start, start + 86400.0 * (i % 5 == 0 ? i % 60 + 2 : 1) };
    case ANNALS_TEST_SPREAD:
    case ANNALS_TEST_N_SHAPES:
    default:
      start = floor (g_rand_double_range (rand, 0, 1000)) * 86400;
      return (AnnalsSpan){ start, start + 86400 };
    }
}

static void
add_random_event (
    AnnalsDocumentBuilder *builder, GRand *rand, AnnalsTestShape shape, guint i, guint n)
{
  g_autofree char *id = g_strdup_printf ("e%u", i);
  g_autofree char *title = g_strnfill ((gsize) g_rand_int_range (rand, 1, 60), 'x');
  AnnalsSpan span = random_span (rand, shape, i, n);
  guint32 actors[3];
  /* Some have none, one or two, and some name one twice. */
  guint32 tags[2] = { i * 7 % N_TAGS, i * 11 / 3 % N_TAGS };
  guint n_actors = (guint) g_rand_int_range (rand, 0, 4);
  AnnalsEvent event = {
    .start = span.start, .end = span.end, .latest_start = span.start, .earliest_end = span.end
  };

  event.id = annals_document_builder_intern_text (builder, id);
  event.title = annals_document_builder_intern_text (builder, title);
  event.category = g_rand_int_range (rand, 0, 10) == 0
                       ? ANNALS_NONE
                       : (guint32) g_rand_int_range (rand, 0, N_CATEGORIES);
  event.place = ANNALS_NONE;
  event.start_precision = event.end_precision = ANNALS_PRECISION_DAY;
  event.importance = shape >= ANNALS_TEST_EQUAL ? 3 : (guint8) g_rand_int_range (rand, 1, 6);
  if (shape == ANNALS_TEST_MIXED && i % 17 == 0)
    event.flags |= ANNALS_EVENT_OPEN_END;
  for (guint j = 0; j < n_actors; j++)
    actors[j] = (guint32) g_rand_int_range (rand, 0, N_ACTORS);
  annals_document_builder_add_event (builder, &event, actors, n_actors, tags, i * 5 / 2 % 3);
}

static void
add_entities (
    AnnalsDocumentBuilder *builder, AnnalsEntityKind kind, char first, guint n, gboolean nested)
{
  for (guint i = 0; i < n; i++)
    {
      char id[] = { (char) (first + (char) i), '\0' };
      AnnalsEntity entity = { .id = id, .title = id };
      if (nested && i % 3 != 0)
        entity.parent = 1 + (i - 1) / 2;
      annals_document_builder_add_entity (builder, kind, &entity);
    }
}

AnnalsLaneOptions *
annals_test_lane_options_new (GRand *rand, AnnalsGrouping grouping)
{
  AnnalsLaneOptions *options = annals_lane_options_new ();
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  gboolean has_only = g_rand_int_range (rand, 0, 4) == 0;

  for (char id = 'a' - 1; id < 'a' + N_CATEGORIES + N_ACTORS + N_TAGS; id++)
    {
      g_autofree char *text = id < 'a' ? g_strdup ("") : g_strndup (&id, 1);
      if (g_rand_int_range (rand, 0, 3) == 0)
        annals_lane_options_set_collapsed (options, grouping, text, TRUE);
      if (g_rand_int_range (rand, 0, 8) == 0)
        annals_lane_options_set_hidden (options, grouping, text, TRUE);
      if (g_rand_boolean (rand))
        g_ptr_array_insert (order, g_rand_int_range (rand, 0, (gint) order->len + 1),
                            g_steal_pointer (&text));
    }
  annals_lane_options_arrange (options, grouping, order);
  if (has_only)
    {
      annals_lane_options_set_only (options, grouping, "a");
      annals_lane_options_set_hidden (options, grouping, "f", FALSE);
      annals_lane_options_set_hidden (options, grouping, "l", FALSE);
    }
  return options;
}

AnnalsDocument *
annals_test_document_new (GRand *rand, AnnalsTestShape shape, guint n)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);

  add_entities (builder, ANNALS_ENTITY_CATEGORY, 'a', N_CATEGORIES, TRUE);
  add_entities (builder, ANNALS_ENTITY_ACTOR, 'a' + N_CATEGORIES, N_ACTORS, TRUE);
  add_entities (builder, ANNALS_ENTITY_TAG, 'a' + N_CATEGORIES + N_ACTORS, N_TAGS, FALSE);
  for (guint i = 0; i < n; i++)
    add_random_event (builder, rand, shape, i, n);
  return annals_document_builder_finish (builder);
}

AnnalsEvent
annals_test_event (const char *dates)
{
  AnnalsDate start, end;
  AnnalsEvent event = { 0 };

  g_assert_true (annals_date_parse_interval (dates, -1, NULL, &start, &end, NULL));
  annals_event_set_dates (&event, &start, strchr (dates, '/') != NULL ? &end : NULL);
  return event;
}

static double
text_width (const AnnalsMetrics *self, const char *text, gsize length)
{
  return 7.0 * (double) g_utf8_strlen (text, (gssize) length);
}

const AnnalsMetrics *
annals_test_metrics (void)
{
  static const AnnalsMetrics metrics = { text_width, 13, 16, 24 * 13 };

  return &metrics;
}

/* ---- PDF ---- */

static GBytes *
inflate (const char *data, gsize size)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

GString *
annals_test_unpack_pdf (GBytes *pdf)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size), *end = data + size;
  GString *text = g_string_new_len (data, (gssize) size);

  for (const char *c = data; (c = memmem (c, (gsize) (end - c), "stream\n", 7)) != NULL; c += 7)
    {
      g_autoptr (GBytes) plain = inflate (c + 7, (gsize) (end - c - 7));
      g_string_append_len (text, g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain));
    }
  return text;
}

guint
annals_test_count (const GString *text, const char *what)
{
  const char *end = text->str + text->len;
  guint n = 0;

  for (const char *c = text->str; (c = memmem (c, (gsize) (end - c), what, strlen (what))) != NULL;
       c++)
    n++;
  return n;
}
