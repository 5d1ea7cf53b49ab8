/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-document.h"

#include <math.h>

#define TITLE_WORDS_LEAST 3
#define TITLE_WORDS_MOST 10
#define DAY 86400.0

static void
append_title (GString *title, GRand *rand)
{
  static const char *const words[] = {
    "treaty",  "of",     "the",      "council",  "signed", "after",   "siege", "in",    "harbour",
    "mission", "report", "Général",  "élection", "talks",  "opens",   "ends",  "first", "visit",
    "border",  "trade",  "minister", "railway",  "Баку",   "договор", "פסגה",  "ביקור", "flood",
  };
  gint n = g_rand_int_range (rand, TITLE_WORDS_LEAST, TITLE_WORDS_MOST + 1);

  g_string_truncate (title, 0);
  for (gint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (title, ' ');
      g_string_append (title, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    }
}

/* Most events take a day, some weeks, a few years. */
static double
random_length (GRand *rand)
{
  double kind = g_rand_double (rand);

  if (kind < 0.8)
    return DAY;
  return DAY * (kind < 0.97 ? g_rand_int_range (rand, 2, 60) : g_rand_int_range (rand, 100, 3000));
}

static void
add_event (AnnalsDocumentBuilder *builder, GRand *rand, GString *title, guint n_categories)
{
  AnnalsTime start = floor (g_rand_double_range (rand, -70 * 365.25, 55 * 365.25)) * DAY;
  AnnalsEvent event = { .start = start, .latest_start = start };

  append_title (title, rand);
  event.end = event.earliest_end = start + random_length (rand);
  event.title = annals_document_builder_intern_text (builder, title->str);
  event.category = (guint32) g_rand_int_range (rand, 0, (gint32) n_categories);
  event.place = ANNALS_NONE;
  event.start_precision = event.end_precision = ANNALS_PRECISION_DAY;
  event.importance = (guint8) g_rand_int_range (rand, 1, 6);
  annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
}

AnnalsDocument *
bench_document_new (guint n, guint n_categories)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, NULL, NULL);
  g_autoptr (GString) title = g_string_new (NULL);
  GRand *rand = g_rand_new_with_seed (n);

  for (guint i = 0; i < n_categories; i++)
    {
      g_autofree char *id = g_strdup_printf ("Category %u", i + 1);
      AnnalsEntity entity = { .id = id, .title = id, .color = "#3584e4" };
      annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY, &entity);
    }
  for (guint i = 0; i < n; i++)
    add_event (builder, rand, title, n_categories);
  g_rand_free (rand);
  return annals_document_builder_finish (builder);
}
