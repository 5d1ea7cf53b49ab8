/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annals-bench-file.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

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

static char *
write_file (guint n, const char *folder)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GError) error = NULL;
  g_autofree double *starts = g_new (double, n);
  g_autofree char *name = g_strdup_printf ("annals-bench-%u-XXXXXX", n);
  GString *out = g_string_new ("{\"format\":\"annals/1\",\"events\":[\n");
  char *path = g_build_filename (folder, name, NULL);
  int fd = g_mkstemp (path);

  for (guint i = 0; i < n; i++)
    starts[i] = floor (random_start (rand));
  qsort (starts, n, sizeof (double), compare);
  for (guint i = 0; i < n; i++)
    append_event (out, rand, i, starts[i]);
  g_string_append (out, "\n]}\n");
  FILE *file = fd >= 0 ? fdopen (fd, "w") : NULL;
  if (file == NULL || fwrite (out->str, 1, out->len, file) != out->len || fclose (file) != 0)
    g_error ("%s cannot be written", path);
  g_string_free (out, TRUE);
  return path;
}

char *
annals_bench_file_get (guint n)
{
  const char *folder = g_getenv ("ANNALS_BENCH_DATA");

  if (folder == NULL)
    return write_file (n, g_get_tmp_dir ());
  g_autofree char *name = g_strdup_printf ("%u.json", n);
  char *path = g_build_filename (folder, name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *written = write_file (n, folder);
      if (g_rename (written, path) != 0)
        g_error ("%s cannot be written", path);
    }
  return path;
}

void
annals_bench_file_release (char *path)
{
  if (g_getenv ("ANNALS_BENCH_DATA") == NULL)
    g_unlink (path);
  g_free (path);
}
