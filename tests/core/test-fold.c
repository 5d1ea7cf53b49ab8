/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-fold.h"

#include <string.h>

/* What the table must agree with: the library's own folding of whole texts. */
static char *
twin (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  GString *out = g_string_new (NULL);

  for (const char *c = apart; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_ismark (g_utf8_get_char (c)))
      g_string_append_unichar (out, g_utf8_get_char (c));
  return g_string_free (out, FALSE);
}

static void
test_cases (void)
{
  static const struct
  {
    const char *text, *folded;
  } cases[] = {
    { "", "" },
    { "Plain ASCII 42", "plain ascii 42" },
    { "@AZ[`az{\x7f\x01 ABCDEFGHIJKLMNOPQRSTUVWXYZ @[`{",
      "@az[`az{\x7f\x01 abcdefghijklmnopqrstuvwxyz @[`{" },
    { "São Tomé", "sao tome" },
    { "ABCDEFGÉABCDEFGHÉABCDEFGHIÉ", "abcdefgeabcdefgheabcdefghie" },
    { "STRASSE Straße", "strasse strasse" },
    { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
    { "Հայաստան", "հայաստան" },
    { "שָׁלוֹם", "שלום" },
    { "ﬁne", "fine" },
    { "İstanbul", "istanbul" },
    { "a\xff", "a\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = annals_text_fold (cases[i].text, -1);
      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* Texts of neighbours from anywhere in Unicode. */
static void
test_twin (void)
{
  for (guint run = 0; run < 4000; run++)
    {
      GString *text = g_string_new (NULL);
      gunichar first = (gunichar) g_test_rand_int_range (1, run % 4 == 0 ? 0x30000 : 0x3000);
      for (guint i = 0; i < 12; i++)
        {
          gunichar c = first + (gunichar) g_test_rand_int_range (0, 200);
          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }
      g_autofree char *expected = twin (text->str);
      g_autofree char *folded = annals_text_fold (text->str, -1);
      g_assert_cmpstr (folded, ==, expected);
      g_string_free (text, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/cases", test_cases);
  g_test_add_func ("/fold/twin", test_twin);
  return g_test_run ();
}
