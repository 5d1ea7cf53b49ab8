/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-citation.h"

#include <string.h>

typedef struct
{
  const char *title, *publisher, *date, *url;
} Source;

/* The array does not own its strings. */
static GPtrArray *
make_sources (const Source *sources, guint n)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      const AnnalsSource source = { (char *) sources[i].title, (char *) sources[i].publisher,
                                    (char *) sources[i].date, (char *) sources[i].url };
      g_ptr_array_add (all, g_memdup2 (&source, sizeof source));
    }
  return all;
}

#define URL "https://example.org/a_b?c=1&d=50%25#e"

static const struct
{
  Source source;
  const char *plain, *chicago, *bibtex;
} cases[] = {
  { { "An embassy opens", "The Media Line", "2023-03-30", URL },
    "An embassy opens. The Media Line, 2023-03-30. " URL,
    "“An embassy opens,” The Media Line, March 30, 2023, " URL ".",
    "@misc{themedialine2023,\n  author = {{The Media Line}},\n  title = {{An embassy opens}},\n"
    "  year = {2023},\n  month = mar,\n  date = {2023-03-30},\n  url = {" URL "}\n}" },
  { { NULL, "Trend", NULL, NULL },
    "Trend, n.d.",
    "Trend, n.d.",
    "@misc{trendnd,\n  author = {{Trend}},\n  year = {{n.d.}}\n}" },
  { { "Only a title", NULL, "2021", NULL },
    "Only a title, 2021.",
    "“Only a title,” 2021.",
    "@misc{onlyatitle2021,\n  title = {{Only a title}},\n  year = {2021},\n  date = {2021}\n}" },
  { { "Who asks?", "Ö-Zeitung", "2021-12", NULL },
    "Who asks? Ö-Zeitung, 2021-12.",
    "“Who asks?,” Ö-Zeitung, December 2021.",
    "@misc{ozeitung2021,\n  author = {{Ö-Zeitung}},\n  title = {{Who asks?}},\n  year = {2021},\n"
    "  month = dec,\n  date = {2021-12}\n}" },
  { { "A \"front\" and “more”", "Լուր", "1984~", NULL },
    "A \"front\" and “more”. Լուր, 1984~.",
    "“A ‘front’ and ‘more’,” Լուր, ca. 1984.",
    "@misc{source1984,\n  author = {{Լուր}},\n  title = {{A \"front\" and “more”}},\n"
    "  year = {1984},\n  date = {1984~}\n}" },
  { { "50 % & $1 #2 a_b {c} \\d ~e ^f", "P", "1984?", NULL },
    "50 % & $1 #2 a_b {c} \\d ~e ^f. P, 1984?.",
    "“50 % & $1 #2 a_b {c} \\d ~e ^f,” P, [1984?].",
    "@misc{p1984,\n  author = {{P}},\n"
    "  title = {{50 \\% \\& \\$1 \\#2 a\\_b \\textbraceleft{}c\\textbraceright{} "
    "\\textbackslash{}d \\textasciitilde{}e "
    "\\textasciicircum{}f}},\n  year = {1984},\n  date = {1984?}\n}" },
  { { "Two\n lines\t\001here", "P", "2023-05-30T23:30:00-08:00", "https://e.org/a b{c}\\\"\n" },
    "Two lines here. P, 2023-05-30T23:30:00-08:00. https://e.org/a b{c}\\\"",
    "“Two lines here,” P, May 30, 2023, https://e.org/a b{c}\\\".",
    "@misc{p2023,\n  author = {{P}},\n  title = {{Two lines here}},\n  year = {2023},\n"
    "  month = may,\n  date = {2023-05-30},\n  url = {https://e.org/a%20b%7Bc%7D%5C%22%0A}\n}" },
  { { NULL, "P", "spring } 2001", NULL },
    "P, spring } 2001.",
    "P, spring } 2001.",
    "@misc{pnd,\n  author = {{P}},\n  year = {{spring \\textbraceright{} 2001}}\n}" },
  { { NULL, "P", "2001-21", NULL },
    "P, 2001-21.",
    "P, 2001-21.",
    "@misc{pnd,\n  author = {{P}},\n  year = {{2001-21}}\n}" },
};

static void
test_styles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) sources = make_sources (&cases[i].source, 1);
      g_autofree char *plain = annals_citation_new (sources, 0, ANNALS_CITATION_PLAIN);
      g_autofree char *chicago = annals_citation_new (sources, 0, ANNALS_CITATION_CHICAGO);
      g_autofree char *bibtex = annals_citation_new (sources, 0, ANNALS_CITATION_BIBTEX);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (chicago, ==, cases[i].chicago);
      g_assert_cmpstr (bibtex, ==, cases[i].bibtex);
    }
}

static void
test_keys (void)
{
  static const Source same[] = { { "One", "Trend", "2023-01-01", NULL },
                                 { "Two", "Trend", "2023-05", NULL },
                                 { "Three", "Trend", NULL, NULL },
                                 { "Four", "TREND", "2023", NULL } };
  static const char *const keys[] = { "@misc{trend2023,", "@misc{trend2023-2,", "@misc{trendnd,",
                                      "@misc{trend2023-3," };
  g_autoptr (GPtrArray) sources = make_sources (same, G_N_ELEMENTS (same));
  g_autofree char *all = annals_citations_new (sources, ANNALS_CITATION_BIBTEX);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *one = annals_citation_new (sources, i, ANNALS_CITATION_BIBTEX);
      g_assert_true (g_str_has_prefix (one, keys[i]));
      g_assert_nonnull (strstr (all, one));
    }
}

static void
test_all (void)
{
  static const Source two[] = { { NULL, "A", "2023", NULL }, { NULL, "B", "2024", NULL } };
  g_autoptr (GPtrArray) sources = make_sources (two, 2);
  g_autoptr (GPtrArray) none = make_sources (two, 0);
  g_autofree char *plain = annals_citations_new (sources, ANNALS_CITATION_PLAIN);
  g_autofree char *empty = annals_citations_new (none, ANNALS_CITATION_PLAIN);

  g_assert_cmpstr (plain, ==, "A, 2023.\nB, 2024.\n");
  g_assert_cmpstr (empty, ==, "");
}

/* Whatever is in a source: braces balance, and nothing breaks out of its field. */
static void
test_balanced (void)
{
  static const char alphabet[] = "ab{}\\$&#_%~^\"\n ";

  for (guint round = 0; round < 500; round++)
    {
      char text[20];
      for (guint i = 0; i < sizeof text - 1; i++)
        text[i] = alphabet[g_test_rand_int_range (0, (gint32) strlen (alphabet))];
      text[sizeof text - 1] = '\0';
      const Source source = { text, text, text, text };
      g_autoptr (GPtrArray) sources = make_sources (&source, 1);
      g_autofree char *bibtex = annals_citation_new (sources, 0, ANNALS_CITATION_BIBTEX);
      int depth = 0;
      for (const char *c = bibtex; *c != '\0'; c++)
        {
          depth += (*c == '{') - (*c == '}');
          g_assert_true (depth > 0 || c[1] == '\0' || c < bibtex + 5);
        }
      g_assert_cmpint (depth, ==, 0);
    }
}

static void
test_names (void)
{
  AnnalsCitationStyle style;

  g_assert_true (annals_citation_style_from_string ("chicago", &style));
  g_assert_cmpint (style, ==, ANNALS_CITATION_CHICAGO);
  g_assert_true (annals_citation_style_from_string ("bibtex", &style));
  g_assert_cmpint (style, ==, ANNALS_CITATION_BIBTEX);
  g_assert_false (annals_citation_style_from_string ("apa", &style));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/citation/styles", test_styles);
  g_test_add_func ("/citation/keys", test_keys);
  g_test_add_func ("/citation/all", test_all);
  g_test_add_func ("/citation/balanced", test_balanced);
  g_test_add_func ("/citation/names", test_names);
  return g_test_run ();
}
