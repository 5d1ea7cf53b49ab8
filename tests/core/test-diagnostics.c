/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is told of a file: lines that are safe to print, groups of what happened again, and
 * the place itself. */
#include <string.h>

#include "core/annals-diagnostics.h"
#include "core/annals-excerpt.h"

static void
test_printable (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "", "" },
    { "plain “text” שלום Ճ", "plain “text” שלום Ճ" },
    { "a\tb", "a\tb" },
    { "a\nb\r", "a\\u000ab\\u000d" },
    { "\033[31mred", "\\u001b[31mred" },
    { "x\u202ey\u2066z", "x\\u202ey\\u2066z" },
    { "cut \xd7", "cut \\xd7" },
    { "\xff\xfe", "\\xff\\xfe" },
    { "\xed\xa0\x80", "\\xed\\xa0\\x80" }, /* half of a surrogate pair */
    { "\xc2\x85", "\\u0085" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *printable = annals_text_make_printable (cases[i].text, -1);
      g_assert_cmpstr (printable, ==, cases[i].expected);
    }
  g_autofree char *nul = annals_text_make_printable ("a\0b", 3);
  g_assert_cmpstr (nul, ==, "a\\x00b");
}

static void
test_shorten (void)
{
  static const struct
  {
    const char *text;
    gsize most;
    const char *expected;
  } cases[] = {
    { "", 0, "" },         { "", 4, "" },         { "Baku", 4, "Baku" },
    { "Baku", 3, "Bak…" }, { "שלום", 8, "שלום" }, { "שלום", 7, "שלו…" },
    { "שלום", 6, "שלו…" }, { "ש", 1, "…" },       { "a€b", 3, "a…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = annals_text_shorten (cases[i].text, cases[i].most);
      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

static void
test_line (void)
{
  const AnnalsDiagnostic told = { ANNALS_SEVERITY_WARNING, 7, 2, 3, (char *) "$.events[1]",
                                  (char *) "odd\nnews" };
  const AnnalsDiagnostic whole = { ANNALS_SEVERITY_NOTE, 0, 1, 1, NULL, (char *) "old" };
  g_autofree char *line = annals_diagnostic_to_string (&told, "a.json");
  g_autofree char *whole_line = annals_diagnostic_to_string (&whole, "-");

  g_assert_cmpstr (line, ==, "a.json:2:3: warning: odd\\u000anews [$.events[1]]");
  g_assert_cmpstr (whole_line, ==, "-:1:1: note: old [$]");
}

/* Each case: what is told, and the groups' lines that come of it. */
static void
test_groups (void)
{
  static const struct
  {
    AnnalsDiagnostic told[4];
    const char *lines[4];
  } cases[] = {
    { { { ANNALS_SEVERITY_NOTE, 0, 1, 1, (char *) "$.a", (char *) "one" },
        { ANNALS_SEVERITY_ERROR, 1, 1, 2, (char *) "$.events[0]", (char *) "lost" },
        { ANNALS_SEVERITY_WARNING, 2, 1, 3, (char *) "$.events[1]", (char *) "lost" },
        { ANNALS_SEVERITY_ERROR, 3, 1, 4, (char *) "$.events[2]", (char *) "lost" } },
      { "f:1:2: error: lost [$.events[*]] ×2", "f:1:3: warning: lost [$.events[1]]",
        "f:1:1: note: one [$.a]" } },
    /* values that differ give way to an ellipsis, those that do not stay */
    { { { ANNALS_SEVERITY_NOTE, 0, 1, 1, (char *) "$[0].x", (char *) "“1o” is not 1 to 5, but 7." },
        { ANNALS_SEVERITY_NOTE, 0, 1, 9, (char *) "$[1].x",
          (char *) "“2 o” is not 1 to 5, but 12." },
        { ANNALS_SEVERITY_NOTE, 0, 2, 1, (char *) "$[1].y", (char *) "“1o” is not 1 to 5, but 7." },
        { ANNALS_SEVERITY_NOTE, 0, 3, 1, (char *) "$[22].x",
          (char *) "“” is not 1 to 5, but 7." } },
      { "f:1:1: note: “…” is not 1 to 5, but …. [$[*].x] ×3",
        "f:2:1: note: “1o” is not 1 to 5, but 7. [$[1].y]" } },
    /* other languages' marks, and one that is never closed */
    { { { ANNALS_SEVERITY_NOTE, 0, 1, 1, (char *) "$", (char *) "«а» — не дата" },
        { ANNALS_SEVERITY_NOTE, 0, 1, 2, (char *) "$", (char *) "«б» — не дата" },
        { ANNALS_SEVERITY_NOTE, 0, 1, 3, NULL, (char *) "“open" },
        { ANNALS_SEVERITY_NOTE, 0, 1, 4, (char *) "$", (char *) "“other" } },
      { "f:1:1: note: «…» — не дата [$] ×2", "f:1:3: note: “open [$]",
        "f:1:4: note: “other [$]" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) groups = annals_diagnostics_group (cases[i].told, 4);
      guint members = 0;
      for (guint j = 0; j < groups->len; j++)
        {
          const AnnalsDiagnosticGroup *group = g_ptr_array_index (groups, j);
          g_autofree char *line = annals_diagnostic_group_to_string (group, cases[i].told, "f");
          g_assert_cmpstr (line, ==, cases[i].lines[j]);
          members += group->members->len;
        }
      g_assert_cmpuint (members, ==, 4); /* nothing is lost */
    }
}

/* The lines with their numbers; what is marked stands between ‹ and ›. */
static char *
show_excerpt (const char *text, gsize length, guint64 offset, guint number)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (AnnalsContent) content = annals_content_new (bytes);
  g_autoptr (GArray) lines = annals_excerpt_new (content, offset, number);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const AnnalsExcerptLine *line = &g_array_index (lines, AnnalsExcerptLine, i);
      g_assert_cmpuint (line->mark, <=, line->mark_end);
      g_assert_cmpuint (line->mark_end, <=, strlen (line->text));
      g_assert_true (g_utf8_validate (line->text, -1, NULL));
      g_string_append_printf (shown, "%u|%.*s", line->number, (int) line->mark, line->text);
      if (line->mark_end > line->mark)
        g_string_append_printf (shown, "‹%.*s›", (int) (line->mark_end - line->mark),
                                line->text + line->mark);
      g_string_append_printf (shown, "%s\n", line->text + line->mark_end);
    }
  return g_string_free (shown, FALSE);
}

static void
test_excerpt (void)
{
  static const struct
  {
    const char *text;
    guint64 offset;
    guint number;
    const char *expected;
  } cases[] = {
    { "", 0, 1, "" },
    { "[7]", 1, 1, "1|[‹7›]\n" },
    { "[7]", 0, 1, "1|‹[›7]\n" },
    { "[7]", 9, 1, "1|[7]\n" },
    { "a\nb\n\"c\"\nd\ne\nf\n", 4, 3, "1|a\n2|b\n3|‹\"c\"›\n4|d\n5|e\n" },
    { "a\r\n[true, 2]\r\nb", 4, 2, "1|a\n2|[‹true›, 2]\n3|b\n" },
    { "{\"a\\\"b\": 1}", 1, 1, "1|{‹\"a\\\"b\"›: 1}\n" },
    { "[\"x\n\"]", 1, 1, "1|[‹\"x›\n2|\"]\n" },
    { "[\x01\xff 1]", 4, 1, "1|[\\u0001\\xff ‹1›]\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown =
          show_excerpt (cases[i].text, strlen (cases[i].text), cases[i].offset, cases[i].number);
      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

/* However a file is made, an excerpt is short, valid, and marks what it should. */
static void
test_excerpt_bounded (void)
{
  static const char *const pieces[] = {
    "\n", "\"", "é", "\xff", "[1, ", "{}", "\\", "\u202e", "☃"
  };

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (1, 6000);
      gboolean one_line = g_test_rand_bit ();
      while (text->len < n)
        g_string_append (text,
                         pieces[g_test_rand_int_range (one_line ? 1 : 0, G_N_ELEMENTS (pieces))]);
      guint64 offset = (guint64) g_test_rand_int_range (0, (gint32) text->len + 1);
      g_autofree char *shown = show_excerpt (text->str, text->len, offset, 1000);
      /* Five lines of 360 bytes and a character, each byte printed as six at most. */
      g_assert_cmpuint (strlen (shown), <, 5 * (363 * 6 + 20));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnostics/printable", test_printable);
  g_test_add_func ("/diagnostics/shorten", test_shorten);
  g_test_add_func ("/diagnostics/line", test_line);
  g_test_add_func ("/diagnostics/groups", test_groups);
  g_test_add_func ("/diagnostics/excerpt", test_excerpt);
  g_test_add_func ("/diagnostics/excerpt-bounded", test_excerpt_bounded);
  return g_test_run ();
}
