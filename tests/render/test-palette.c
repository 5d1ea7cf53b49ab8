/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-palette.h"

#include <math.h>

#define ROUNDING 0.02 /* colours are floats */

static const AnnalsTheme themes[] = { ANNALS_THEME_LIGHT, ANNALS_THEME_DARK, ANNALS_THEME_PRINT,
                                      ANNALS_THEME_CONTRAST, ANNALS_THEME_CONTRAST_DARK };

static void
test_contrast (void)
{
  static const struct
  {
    const char *a, *b;
    double ratio;
  } cases[] = {
    { "#000000", "#ffffff", 21 },
    { "#ffffff", "#000000", 21 },
    { "#777777", "#ffffff", 4.478 },
    { "#3584e4", "#3584e4", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GdkRGBA a, b;
      g_assert_true (gdk_rgba_parse (&a, cases[i].a) && gdk_rgba_parse (&b, cases[i].b));
      g_assert_cmpfloat_with_epsilon (annals_color_contrast (&a, &b), cases[i].ratio, 0.01);
    }
}

static void
test_text_is_readable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      const AnnalsPalette *palette = annals_palette_get (themes[i]);
      double least = palette->contrast > 3 ? 7 : 4.5;
      const GdkRGBA *grounds[] = { &palette->view, &palette->ruler };
      for (guint j = 0; j < G_N_ELEMENTS (grounds); j++)
        {
          g_assert_cmpfloat (annals_color_contrast (&palette->text, grounds[j]), >=, 7);
          g_assert_cmpfloat (annals_color_contrast (&palette->dim_text, grounds[j]), >=, least);
        }
      g_assert_cmpfloat (annals_color_contrast (&palette->neutral, &palette->view), >=,
                         palette->contrast);
      g_assert_cmpfloat (annals_color_contrast (&palette->accent_text, &palette->accent), >=, 3);
    }
}

static void
test_adjust_reaches_contrast (void)
{
  static const char *const colors[] = { "#ffffff", "#000000", "#ffff00", "#00ff00", "#0000ff",
                                        "#f6d32d", "#3584e4", "#fff",    "#123",    "#808080" };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (colors); j++)
      {
        const AnnalsPalette *palette = annals_palette_get (themes[i]);
        GdkRGBA color = annals_palette_adjust (palette, colors[j]);
        g_assert_cmpfloat (annals_color_contrast (&color, &palette->view), >=,
                           palette->contrast - ROUNDING);
        g_assert_cmpfloat (color.alpha, ==, 1);
        g_assert_true (color.red >= 0 && color.red <= 1 && color.green >= 0 && color.green <= 1);
        g_assert_true (color.blue >= 0 && color.blue <= 1);
      }
}

/* What stands out already is a person's choice. */
static void
test_adjust_keeps_what_is_good (void)
{
  GdkRGBA color = annals_palette_adjust (annals_palette_get (ANNALS_THEME_LIGHT), "#1a5fb4"), own;

  g_assert_true (gdk_rgba_parse (&own, "#1a5fb4"));
  g_assert_true (gdk_rgba_equal (&color, &own));
}

static void
test_bad_is_neutral (void)
{
  static const char *const colors[] = { NULL,      "",    "#",          "#12",     "#12345",
                                        "#gggggg", "red", "rgb(1,2,3)", "#ffffff;" };
  const AnnalsPalette *palette = annals_palette_get (ANNALS_THEME_DARK);

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      GdkRGBA color = annals_palette_adjust (palette, colors[i]);
      g_assert_true (gdk_rgba_equal (&color, &palette->neutral));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/text-is-readable", test_text_is_readable);
  g_test_add_func ("/palette/adjust-reaches-contrast", test_adjust_reaches_contrast);
  g_test_add_func ("/palette/adjust-keeps-what-is-good", test_adjust_keeps_what_is_good);
  g_test_add_func ("/palette/bad-is-neutral", test_bad_is_neutral);
  return g_test_run ();
}
