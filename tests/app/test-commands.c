/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, run as a script would: exit statuses, what is printed where, and what is
 * written. */
#include <glib/gstdio.h>
#include <string.h>

#include "annals-test-run.h"

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

static void
test_list (void)
{
  g_auto (AnnalsTestRun) run = ANNALS_TEST_RUN ("list", "@bundled");
  g_auto (GStrv) lines = g_strsplit (run.out, "\n", -1);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpuint (count_lines (run.out), ==, 97);
  g_assert_true (g_str_has_prefix (lines[0], "1948-05-14\t1948-05-14\tCeremony\t"));
  for (guint i = 1; i < 97; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (fields), ==, 4);
      g_assert_cmpint (strncmp (lines[i - 1], lines[i], 10), <=, 0);
    }
  g_assert_nonnull (strstr (run.out, "2022-12-12\t..\t")); /* the Lachin road stays open */
  g_assert_nonnull (strstr (run.out, "2023-03-01\t2023-03-31\t"));
}

static void
test_list_json (void)
{
  g_auto (AnnalsTestRun) run = ANNALS_TEST_RUN ("list", "@bundled", "--format", "json");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "["));
  g_assert_nonnull (strstr (run.out, "\"id\""));
}

static void
test_check (void)
{
  g_auto (AnnalsTestRun) good = ANNALS_TEST_RUN ("check", "@bundled");
  g_auto (AnnalsTestRun) guessed = annals_test_run (
      "{\"format\":\"annals/1\",\"events\":[{\"title\":\"x\",\"start\":\"20x0\"}]}",
      (const char *const[]){ "check", "-", NULL });
  g_auto (AnnalsTestRun) lost = annals_test_run ("{\"format\":\"annals/1\",\"events\":[1]}",
                                                 (const char *const[]){ "check", "-", NULL });
  g_auto (AnnalsTestRun) broken =
      annals_test_run ("{", (const char *const[]){ "check", "-", NULL });

  g_assert_cmpint (good.status, ==, 0);
  g_assert_cmpstr (good.out, ==, "97 events, 0 problems\n");
  g_assert_cmpint (guessed.status, ==, 0);
  g_assert_true (g_str_has_prefix (guessed.out, "-:1:53: warning: "));
  g_assert_true (g_str_has_suffix (guessed.out, "[$.events[0].start]\n1 events, 1 problems\n"));
  g_assert_cmpint (lost.status, ==, 1);
  g_assert_nonnull (strstr (lost.out, ": error: "));
  g_assert_cmpint (broken.status, ==, 2);
  g_assert_true (g_str_has_prefix (broken.err, "annals: -:1:2: "));
  g_assert_cmpuint (count_lines (broken.err), ==, 1);
}

/* What happened twice is told once, with the count; the sums stay. */
static void
test_check_group (void)
{
  static const char text[] = "{\"format\":\"annals/1\",\"events\":[\n"
                             "{\"title\":\"x\",\"start\":\"20x0\"},\n"
                             "{\"title\":\"x\",\"start\":\"21x0\"},\n7]}";
  g_auto (AnnalsTestRun) run =
      annals_test_run (text, (const char *const[]){ "check", "--group", "-", NULL });
  g_auto (GStrv) lines = g_strsplit (run.out, "\n", -1);

  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "-:4:1: error: "));
  g_assert_true (g_str_has_suffix (lines[0], " [$.events[2]]"));
  g_assert_true (g_str_has_prefix (lines[1], "-:2:22: warning: “…” is no date"));
  g_assert_true (g_str_has_suffix (lines[1], " [$.events[*].start] ×2"));
  g_assert_cmpstr (lines[2], ==, "2 events, 3 problems");
}

/* Whole lines, as scripts read them. */
static void
test_date (void)
{
  g_auto (AnnalsTestRun) run = ANNALS_TEST_RUN (
      "date", "--", "1985-04", "2023-05-30/31", "1984?", "2004/..", "/2004", "-0490", "Y-17E7",
      "2023-05-30T14:04:05.25+04:00", "[1667,1670..1672]", "{..1984~}", "2004-02-01/2005");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpstr (run.out, ==,
                   "1985-04-01\t1985-04-30\tmonth\t\n"
                   "2023-05-30\t2023-05-31\tday\t\n"
                   "1984-01-01\t1984-12-31\tyear\tuncertain\n"
                   "2004-01-01\t..\tyear\topen\n"
                   "..\t2004-12-31\tyear\tunknown\n"
                   "-0490-01-01\t-0490-12-31\tyear\t\n"
                   "-170000000-01-01\t-170000000-12-31\teon\t\n"
                   "2023-05-30T10:04:05.250000Z\t2023-05-30T10:04:05.250000Z\tfraction\t\n"
                   "1667-01-01\t1672-12-31\tyear\tone-of\n"
                   "..\t1984-12-31\tyear\tapproximate,all-of,open\n"
                   "2004-02-01\t2005-12-31\tyear\t\n");
}

/* What is refused is told, one line each; the others are answered all the same. */
static void
test_bad_dates (void)
{
  g_auto (AnnalsTestRun) run =
      ANNALS_TEST_RUN ("date", "2004-02-30", "1985", "2008/1964", "{1667", "..");
  g_auto (AnnalsTestRun) help = ANNALS_TEST_RUN ("date", "--help");

  g_assert_cmpint (run.status, ==, 2);
  g_assert_cmpstr (run.out, ==, "1985-01-01\t1985-12-31\tyear\t\n");
  g_assert_cmpuint (count_lines (run.err), ==, 4);
  g_assert_nonnull (strstr (run.err, "“2004-02-30” is no date: that month has 29 days.\n"));
  g_assert_nonnull (strstr (run.err, "“2008/1964” ends before it starts.\n"));
  g_assert_cmpint (help.status, ==, 0);
  g_assert_true (g_str_has_prefix (help.out, "Usage: annals date"));
}

static void
test_usage (void)
{
  g_auto (AnnalsTestRun) nothing = ANNALS_TEST_RUN ("check");
  g_auto (AnnalsTestRun) option = ANNALS_TEST_RUN ("list", "--no-such-option", "x");
  g_auto (AnnalsTestRun) remote = ANNALS_TEST_RUN ("list", "https://example.org/a.json");
  g_auto (AnnalsTestRun) missing = ANNALS_TEST_RUN ("list", "/nowhere/a.json");
  g_auto (AnnalsTestRun) format = ANNALS_TEST_RUN ("export", "@bundled", "-o", "/tmp/x.gif");
  g_auto (AnnalsTestRun) swapped =
      ANNALS_TEST_RUN ("export", "@bundled", "-o", "/tmp/x.png", "--from", "2022", "--to", "2021");
  g_auto (AnnalsTestRun) unwritable =
      ANNALS_TEST_RUN ("export", "@bundled", "-o", "/nowhere/x.png");
  const AnnalsTestRun *runs[] = { &nothing, &option,  &remote,    &missing,
                                  &format,  &swapped, &unwritable };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_test_message ("%u: %s", i, runs[i]->err);
      g_assert_cmpint (runs[i]->status, ==, 2);
      g_assert_cmpstr (runs[i]->out, ==, "");
      g_assert_cmpuint (count_lines (runs[i]->err), ==, 1);
    }
  g_assert_nonnull (strstr (remote.err, "curl"));
}

/* What cannot be written is told, and is no success. */
static void
test_full_disk (void)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *err = NULL;

  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawn (
      launcher, NULL, g_getenv ("ANNALS_BINARY"), "list", "@bundled", NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
  g_assert_cmpuint (count_lines (err), ==, 1);
}

static char *
export_bytes (const char *suffix, gsize *length)
{
  g_autofree char *name = g_strdup_printf ("annals-export-%u.%s", g_random_int (), suffix);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_auto (AnnalsTestRun) run =
      ANNALS_TEST_RUN ("export", "@bundled", "-o", path, "--width", "1600", "--height", "900");
  char *bytes = NULL;

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  g_remove (path);
  return bytes;
}

/* Each format is made with no display, holds what it should, and is the same when made again. */
static void
test_export (void)
{
  static const struct
  {
    const char *suffix, *magic, *holds;
  } formats[] = {
    { "png", "\x89PNG", NULL },
    { "svg", "<", "From the 2020 war to the Herzog visit" },
    { "pdf", "%PDF-", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize n, m;
      g_autofree char *first = export_bytes (formats[i].suffix, &n);
      g_autofree char *second = export_bytes (formats[i].suffix, &m);
      g_assert_cmpmem (first, n, second, m);
      g_assert_true (memcmp (first, formats[i].magic, strlen (formats[i].magic)) == 0);
      if (formats[i].holds != NULL)
        g_assert_nonnull (strstr (first, formats[i].holds));
    }
}

/* A picture runs either way, and a bad word for it is told. */
static void
test_direction (void)
{
  static const struct
  {
    const char *direction;
    int status;
    const char *err;
  } cases[] = {
    { "ltr", 0, "" },
    { "rtl", 0, "" },
    { "auto", 0, "" },
    { "up", 2, "annals: Expected the direction auto, ltr or rtl\n" },
  };
  char *pictures[G_N_ELEMENTS (cases)] = { NULL };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annals-direction.svg", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AnnalsTestRun) run =
          ANNALS_TEST_RUN ("export", "@bundled", "-o", path, "--direction", cases[i].direction);
      g_assert_cmpint (run.status, ==, cases[i].status);
      g_assert_cmpstr (run.err, ==, cases[i].err);
      g_assert_true (g_file_get_contents (path, &pictures[i], NULL, NULL));
    }
  g_assert_cmpstr (pictures[0], ==, pictures[2]);
  g_assert_cmpstr (pictures[0], !=, pictures[1]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (pictures[i]);
  g_remove (path);
}

static void
test_language (void)
{
  const char *input = "{\"format\": \"annals/1\", \"language\": \"en\", \"events\": [{\"start\": "
                      "\"2020\", \"title\": {\"en\": \"Peace\", \"he\": \"שלום\"}}]}";
  g_auto (AnnalsTestRun) english =
      annals_test_run (input, (const char *const[]){ "list", "-", NULL });
  g_auto (AnnalsTestRun) hebrew =
      annals_test_run (input, (const char *const[]){ "list", "-", "--language", "he", NULL });
  g_auto (AnnalsTestRun) none =
      annals_test_run (input, (const char *const[]){ "list", "-", "--language", "hy", NULL });
  g_auto (AnnalsTestRun) unsaid =
      annals_test_run ("[{\"start\": \"2020\", \"title\": \"One\"}]",
                       (const char *const[]){ "list", "-", "--language", "en", NULL });

  g_assert_cmpstr (english.out, ==, "2020-01-01\t2020-12-31\tEvents\tPeace\n");
  g_assert_cmpstr (hebrew.out, ==, "2020-01-01\t2020-12-31\tEvents\tשלום\n");
  g_assert_cmpint (none.status, ==, 2);
  g_assert_cmpstr (none.err, ==, "annals: The file has no texts in “hy”, only in: en, he\n");
  g_assert_cmpint (unsaid.status, ==, 2);
  g_assert_cmpstr (unsaid.err, ==,
                   "annals: The file does not say what languages its texts are in\n");
}

/* What no paper can be is told, and nothing is written. */
static void
test_export_bad_paper (void)
{
  static const char *const cases[][4] = {
    { "--page", "b4", NULL, NULL },           { "--page", "", NULL, NULL },
    { "--poster", "0x1", NULL, NULL },        { "--poster", "27x1", NULL, NULL },
    { "--poster", "3", NULL, NULL },          { "--page", "a4", "--width", "800" },
    { "--landscape", "--height", "0", NULL }, { "--page", "a0", "--poster", "20x20" },
    { "--width", "0", NULL, NULL },           { "--page", "a4", "--overlap", "-1" },
    { "--poster", "2x1", "--overlap", "51" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AnnalsTestRun) run =
          ANNALS_TEST_RUN ("export", "@bundled", "-o", "/nowhere/x.pdf", cases[i][0], cases[i][1],
                           cases[i][2], cases[i][3]);
      g_test_message ("%u: %s", i, run.err);
      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpuint (count_lines (run.err), ==, 1);
      g_assert_null (strstr (run.err, "/nowhere"));
    }
}

static void
test_export_pages_of_pdf_only (void)
{
  static const char *const options[] = { "--index", "--cards" };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_auto (AnnalsTestRun) run =
          ANNALS_TEST_RUN ("export", "@bundled", "-o", "/nowhere/x.svg", options[i]);
      g_assert_cmpint (run.status, ==, 2);
      g_assert_nonnull (strstr (run.err, "PDF"));
    }
}

static void
test_export_text (void)
{
  static const struct
  {
    const char *file, *text;
  } bad[] = { { "/nowhere/x.svg", "outlines" }, { "/nowhere/x.pdf", "paths" } };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annals-text.svg", NULL);
  g_auto (AnnalsTestRun) run =
      ANNALS_TEST_RUN ("export", "@bundled", "-o", path, "--text", "paths");
  g_autofree char *svg = NULL;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_null (strstr (svg, "<text"));
  g_remove (path);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (AnnalsTestRun) refused =
          ANNALS_TEST_RUN ("export", "@bundled", "-o", bad[i].file, "--text", bad[i].text);
      g_assert_cmpint (refused.status, ==, 2);
      g_assert_nonnull (strstr (refused.err, "SVG"));
    }
}

/* Sheets that share less make a larger poster: 10 mm are 38 pixels. */
static void
test_export_overlap (void)
{
  static const struct
  {
    const char *overlap, *size;
  } cases[] = { { "10", "width=\"1455.7\"" }, { "0", "width=\"1493.7\"" } };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annals-overlap.svg", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *svg = NULL;
      g_auto (AnnalsTestRun) run = ANNALS_TEST_RUN ("export", "@bundled", "-o", path, "--poster",
                                                    "2x1", "--overlap", cases[i].overlap);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
      g_assert_nonnull (strstr (svg, cases[i].size));
    }
  g_remove (path);
}

/* A picture is as large as its paper. */
static void
test_export_paper (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annals-paper.svg", NULL);
  g_auto (AnnalsTestRun) run =
      ANNALS_TEST_RUN ("export", "@bundled", "-o", path, "--page", "letter", "--landscape");
  g_autofree char *svg = NULL;

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, " width=\"1056\" height=\"816\" "));
  g_remove (path);
}

static void
test_convert (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annals-converted.annals.json", NULL);
  g_auto (AnnalsTestRun) written = ANNALS_TEST_RUN ("convert", "@bundled", "-o", path);
  g_auto (AnnalsTestRun) checked = ANNALS_TEST_RUN ("check", path);

  g_assert_cmpint (written.status, ==, 0);
  g_assert_cmpint (checked.status, ==, 0);
  g_assert_cmpstr (checked.out, ==, "97 events, 0 problems\n");
  g_remove (path);
}

/* What a format has no place for is told, and is no failure. */
static void
test_convert_to (void)
{
  static const struct
  {
    const char *format, *holds, *told;
  } formats[] = {
    { "annals", "\"format\": \"annals/1\"", NULL },
    { "timelinejs", "\"start_date\": {",
      "97 events: “sources” is not part of TimelineJS; left out\n" },
    { "simile", "\"dateTimeFormat\": \"iso8601\"",
      "97 events: only a part of “sources” is kept in SIMILE Timeline\n" },
    { "vis", "\"items\": [", "97 events: “sources” is not part of vis-timeline; left out\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (AnnalsTestRun) run =
          ANNALS_TEST_RUN ("convert", "@bundled", "-o", "-", "--to", formats[i].format);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_nonnull (strstr (run.out, formats[i].holds));
      if (formats[i].told != NULL)
        g_assert_nonnull (strstr (run.err, formats[i].told));
      else
        g_assert_cmpstr (run.err, ==, "");
    }
}

static void
test_convert_not (void)
{
  g_auto (AnnalsTestRun) format =
      ANNALS_TEST_RUN ("convert", "@bundled", "-o", "-", "--to", "excel");
  g_auto (AnnalsTestRun) nowhere = ANNALS_TEST_RUN ("convert", "@bundled", "-o", "/nowhere/x.json");
  g_auto (AnnalsTestRun) full = ANNALS_TEST_RUN ("convert", "@bundled", "-o", "/dev/full");
  const AnnalsTestRun *runs[] = { &format, &nowhere, &full };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_assert_cmpint (runs[i]->status, ==, 2);
      g_assert_cmpuint (count_lines (runs[i]->err), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commands/list", test_list);
  g_test_add_func ("/commands/list-json", test_list_json);
  g_test_add_func ("/commands/check", test_check);
  g_test_add_func ("/commands/check-group", test_check_group);
  g_test_add_func ("/commands/date", test_date);
  g_test_add_func ("/commands/bad-dates", test_bad_dates);
  g_test_add_func ("/commands/usage", test_usage);
  g_test_add_func ("/commands/full-disk", test_full_disk);
  g_test_add_func ("/commands/export", test_export);
  g_test_add_func ("/commands/direction", test_direction);
  g_test_add_func ("/commands/language", test_language);
  g_test_add_func ("/commands/export-paper", test_export_paper);
  g_test_add_func ("/commands/export-overlap", test_export_overlap);
  g_test_add_func ("/commands/export-text", test_export_text);
  g_test_add_func ("/commands/export-pages-of-pdf-only", test_export_pages_of_pdf_only);
  g_test_add_func ("/commands/export-bad-paper", test_export_bad_paper);
  g_test_add_func ("/commands/convert", test_convert);
  g_test_add_func ("/commands/convert-to", test_convert_to);
  g_test_add_func ("/commands/convert-not", test_convert_not);
  return g_test_run ();
}
