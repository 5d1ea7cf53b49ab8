/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-palette.h"

#include <math.h>
#include <string.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    (float) (((hex) >> 16 & 0xff) / 255.0), (float) (((hex) >> 8 & 0xff) / 255.0),                 \
        (float) (((hex) &0xff) / 255.0), 1                                                         \
  }

static const AnnalsPalette palettes[] = {
  [ANNALS_THEME_LIGHT] = {
    .view = RGB (0xfafafa), .ruler = RGB (0xffffff), .text = RGB (0x1e1e1e), .dim_text = RGB (0x6a6a6e),
    .line = RGB (0xe2e2e0), .strong_line = RGB (0x9a9a98), .accent = RGB (0x1c71d8), .accent_text = RGB (0xffffff),
    .era = RGB (0xe5a50a), .neutral = RGB (0x77767b), .found = RGB (0xfae684), .era_alpha = 0.10, .bar_alpha = 0.34, .contrast = 3,
  },
  [ANNALS_THEME_DARK] = {
    .view = RGB (0x1e1e1e), .ruler = RGB (0x2a2a2c), .text = RGB (0xffffff), .dim_text = RGB (0xa3a3a8),
    .line = RGB (0x353536), .strong_line = RGB (0x77777a), .accent = RGB (0x3584e4), .accent_text = RGB (0xffffff),
    .era = RGB (0xe5a50a), .neutral = RGB (0x9a9996), .found = RGB (0xa07800), .era_alpha = 0.13, .bar_alpha = 0.46, .contrast = 3,
  },
  [ANNALS_THEME_PRINT] = {
    .view = RGB (0xffffff), .ruler = RGB (0xffffff), .text = RGB (0x000000), .dim_text = RGB (0x4a4a4a),
    .line = RGB (0xcccccc), .strong_line = RGB (0x777777), .accent = RGB (0x1a5fb4), .accent_text = RGB (0xffffff),
    .era = RGB (0xe5a50a), .neutral = RGB (0x555555), .found = RGB (0xf8e45c), .era_alpha = 0.10, .bar_alpha = 0.30, .contrast = 3,
  },
  [ANNALS_THEME_CONTRAST] = {
    .view = RGB (0xffffff), .ruler = RGB (0xffffff), .text = RGB (0x000000), .dim_text = RGB (0x2e2e2e),
    .line = RGB (0x8a8a8a), .strong_line = RGB (0x000000), .accent = RGB (0x00419c), .accent_text = RGB (0xffffff),
    .era = RGB (0x8a5f00), .neutral = RGB (0x3d3846), .found = RGB (0xf9f06b), .era_alpha = 0.16, .bar_alpha = 0.30, .contrast = 4.5,
  },
  [ANNALS_THEME_CONTRAST_DARK] = {
    .view = RGB (0x000000), .ruler = RGB (0x000000), .text = RGB (0xffffff), .dim_text = RGB (0xd6d6d6),
    .line = RGB (0x8a8a8a), .strong_line = RGB (0xffffff), .accent = RGB (0x78aeed), .accent_text = RGB (0x000000),
    .era = RGB (0xf8e45c), .neutral = RGB (0xc0bfbc), .found = RGB (0x8a6a00), .era_alpha = 0.22, .bar_alpha = 0.50, .contrast = 4.5,
  },
};

/**
 * annals_palette_get:
 *
 * The colours of a theme.
 */
const AnnalsPalette *
annals_palette_get (AnnalsTheme theme)
{
  return &palettes[theme];
}

GdkRGBA
annals_color_with_alpha (const GdkRGBA *color, double alpha)
{
  GdkRGBA out = *color;

  out.alpha = (float) alpha;
  return out;
}

/* ---- Contrast: WCAG 2.2, "relative luminance" and "contrast ratio" ---- */

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
from_linear (double channel)
{
  channel = CLAMP (channel, 0, 1);
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * pow (channel, 1 / 2.4) - 0.055;
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * to_linear ((double) color->red) + 0.7152 * to_linear ((double) color->green)
         + 0.0722 * to_linear ((double) color->blue);
}

double
annals_color_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double i = luminance (a), j = luminance (b);

  return (MAX (i, j) + 0.05) / (MIN (i, j) + 0.05);
}

/* ---- Lightness: Björn Ottosson, "A perceptual color space for image processing" (OKLab, 2020)
 * ---- */

typedef struct
{
  double l, a, b;
} Lab;

static Lab
to_lab (const GdkRGBA *color)
{
  double r = to_linear ((double) color->red), g = to_linear ((double) color->green),
         b = to_linear ((double) color->blue);
  double l = cbrt (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  double m = cbrt (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  double s = cbrt (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

  return (Lab){ 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

static GdkRGBA
from_lab (Lab lab)
{
  double l = pow (lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
  double m = pow (lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
  double s = pow (lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);

  return (GdkRGBA){ (float) from_linear (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                    (float) from_linear (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                    (float) from_linear (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
                    1 };
}

/* Half-way by half-way to the lightness nearest the file's own that stands out enough. */
static GdkRGBA
move_lightness (const AnnalsPalette *palette, Lab lab)
{
  double own = lab.l, far = luminance (&palette->view) > 0.18 ? 0 : 1, near = own;
  GdkRGBA best = palette->text;

  for (guint i = 0; i < 12; i++)
    {
      lab.l = (near + far) / 2;
      GdkRGBA color = from_lab (lab);
      if (annals_color_contrast (&color, &palette->view) >= palette->contrast)
        {
          best = color;
          far = lab.l;
        }
      else
        near = lab.l;
    }
  return best;
}

/**
 * annals_palette_adjust:
 * @color: (nullable): "#rrggbb" or "#rgb", as a file names it
 *
 * A file's colour is a hint: its hue stays, its lightness moves no farther than needed to stand out
 * from the view.
 */
GdkRGBA
annals_palette_adjust (const AnnalsPalette *palette, const char *color)
{
  GdkRGBA rgba;

  if (color == NULL || *color != '#' || !gdk_rgba_parse (&rgba, color))
    return palette->neutral;
  rgba.alpha = 1;
  if (annals_color_contrast (&rgba, &palette->view) >= palette->contrast)
    return rgba;
  return move_lightness (palette, to_lab (&rgba));
}
