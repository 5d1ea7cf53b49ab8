/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ANNALS_THEME_LIGHT,
  ANNALS_THEME_DARK,
  ANNALS_THEME_PRINT,
  ANNALS_THEME_CONTRAST,
  ANNALS_THEME_CONTRAST_DARK,
} AnnalsTheme;

/* Colours are data: one row of them for each theme. */
typedef struct
{
  GdkRGBA view;  /* behind the lanes */
  GdkRGBA ruler; /* behind the ruler and the headings */
  GdkRGBA text;
  GdkRGBA dim_text;
  GdkRGBA line;        /* between lanes, fine ticks */
  GdkRGBA strong_line; /* coarse ticks */
  GdkRGBA accent;      /* focus, hover line */
  GdkRGBA accent_text;
  GdkRGBA era;     /* tint where an era names no colour */
  GdkRGBA neutral; /* events without a category */
  GdkRGBA found;   /* behind what a search has found */
  double era_alpha;
  double bar_alpha;
  double contrast; /* the least ratio of a mark's colour to the view */
} AnnalsPalette;

const AnnalsPalette *annals_palette_get (AnnalsTheme theme);
/* A file's colour is a hint ("#rrggbb" or NULL): moved in lightness till it stands out from the
 * view. */
GdkRGBA annals_palette_adjust (const AnnalsPalette *palette, const char *color);
GdkRGBA annals_color_with_alpha (const GdkRGBA *color, double alpha);
double annals_color_contrast (const GdkRGBA *a, const GdkRGBA *b); /* WCAG 2 ratio */

G_END_DECLS
