/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages of texts: what is one, in which order they are wanted, what they call themselves. */
#include "core/annals-languages.h"

#include <string.h>

static void
test_tags (void)
{
  static const struct
  {
    const char *text;
    gboolean is_tag;
  } cases[] = {
    { "he", TRUE },
    { "hy", TRUE },
    { "kmr", TRUE },
    { "pt-BR", TRUE },
    { "pt_BR", TRUE },
    { "zh-Hant-TW", TRUE },
    { "sl-rozaj-1994", TRUE },
    { "", FALSE },
    { "C", FALSE },
    { "a", FALSE },
    { "text", FALSE },
    { "he.UTF-8", FALSE },
    { "ca@valencia", FALSE },
    { "en US", FALSE },
    { "12", FALSE },
    { "עברית", FALSE },
    { "en-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (annals_language_is_tag (cases[i].text, strlen (cases[i].text)), ==,
                       cases[i].is_tag);
    }
  g_assert_true (annals_language_is_tag ("hebrew", 2));
}

/* The tests' locale is "C", which is no language. */
static void
test_wanted (void)
{
  static const struct
  {
    const char *chosen, *own, *wanted;
  } cases[] = {
    { NULL, NULL, "en" },
    { NULL, "he", "he en" },
    { "hy", "he", "hy he en" },
    { "he", "he", "he en" },
    { "pt-BR", NULL, "pt-BR pt_BR pt en" },
    { "pt_BR", "en", "pt-BR pt_BR pt en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) wanted = annals_languages_dup_wanted (cases[i].chosen, cases[i].own);
      g_autofree char *all = g_strjoinv (" ", wanted);
      g_assert_cmpstr (all, ==, cases[i].wanted);
    }
}

static void
test_names (void)
{
  static const char *const cases[][2] = {
    { "he", "עברית" },
    { "hy", "Հայերեն" },
    { "az", "Azərbaycanca" },
    { "EN", "English" },
    { "pt-BR", "Português (pt-BR)" },
    { "tlh", "tlh" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = annals_language_dup_name (cases[i][0]);
      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/languages/tags", test_tags);
  g_test_add_func ("/languages/wanted", test_wanted);
  g_test_add_func ("/languages/names", test_names);
  return g_test_run ();
}
