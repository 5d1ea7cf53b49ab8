/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annals-bench-file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SEED 42
#define FIRST_DAY 18993 /* 2022-01-01, in days since 1970 */
#define DAYS 1000
#define STORIES 500

static const char *const categories[] = { "politics", "economy", "science",  "sport",
                                          "culture",  "weather", "conflict", "health" };
static const char *const words[] = {
  "parliament", "minister", "vote",   "budget",  "election", "court",     "treaty", "border",
  "protest",    "strike",   "market", "bank",    "trade",    "research",  "launch", "telescope",
  "vaccine",    "hospital", "final",  "league",  "festival", "museum",    "storm",  "drought",
  "ceasefire",  "talks",    "convoy", "capital", "railway",  "São Paulo", "東京",   "naïve",
  "announces",  "rejects",  "delays", "opens",   "warns",    "confirms",  "after",  "before",
};

static void
append_words (GString *out, GRand *rand, gsize least)
{
  for (gsize start = out->len; out->len < start + least;)
    g_string_append_printf (out, "%s%s", out->len > start ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
}

static void
append_time (GString *out, const char *name, double seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc ((gint64) seconds);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  g_string_append_printf (out, ",\"%s\":\"%s\"", name, text);
}

/* What is new comes fast at first, then fades. */
static double
random_start (GRand *rand)
{
  double story = g_rand_int_range (rand, 0, STORIES);
  double fading = -log (1 - g_rand_double (rand)) * 2;

  return (FIRST_DAY + fmod (story * DAYS / STORIES + fading, DAYS)) * 86400.0;
}

static void
append_event (GString *out, GRand *rand, guint number, double start)
{
  g_string_append_printf (out, "%s{\"id\":\"e%u\",\"title\":\"", number > 0 ? ",\n" : "", number);
  append_words (out, rand, (gsize) g_rand_int_range (rand, 24, 50));
  g_string_append_c (out, '"');
  append_time (out, "start", start);
  if (g_rand_int_range (rand, 0, 10) < 3)
    append_time (out, "end", start + 600 + g_rand_double (rand) * 86400 * 3);
  g_string_append_printf (out, ",\"category\":\"%s\",\"summary\":\"",
                          categories[g_rand_int_range (rand, 0, G_N_ELEMENTS (categories))]);
  append_words (out, rand, 190);
  g_string_append (out, "\"}");
}

static int
compare (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

char *
annals_bench_file_write (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GError) error = NULL;
  g_autofree double *starts = g_new (double, n);
  GString *out = g_string_new ("{\"format\":\"annals/1\",\"events\":[\n");
  char *path;
  int fd = g_file_open_tmp ("annals-bench-XXXXXX.json", &path, &error);

  if (fd < 0)
    g_error ("%s", error->message);
  for (guint i = 0; i < n; i++)
    starts[i] = floor (random_start (rand));
  qsort (starts, n, sizeof (double), compare);
  for (guint i = 0; i < n; i++)
    append_event (out, rand, i, starts[i]);
  g_string_append (out, "\n]}\n");
  FILE *file = fdopen (fd, "w");
  if (fwrite (out->str, 1, out->len, file) != out->len || fclose (file) != 0)
    g_error ("%s cannot be written", path);
  g_string_free (out, TRUE);
  return path;
}
