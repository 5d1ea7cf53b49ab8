/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-css-color.h"

#include <stdio.h>
#include <string.h>

#include "core/annals-document.h"

static const struct
{
  const char *name;
  guint32 rgb;
} names[] = {
  { "aqua", 0x00ffff },       { "black", 0x000000 },     { "blue", 0x0000ff },
  { "brown", 0xa52a2a },      { "coral", 0xff7f50 },     { "crimson", 0xdc143c },
  { "cyan", 0x00ffff },       { "darkblue", 0x00008b },  { "darkgreen", 0x006400 },
  { "darkorange", 0xff8c00 }, { "darkred", 0x8b0000 },   { "dodgerblue", 0x1e90ff },
  { "firebrick", 0xb22222 },  { "fuchsia", 0xff00ff },   { "gold", 0xffd700 },
  { "gray", 0x808080 },       { "green", 0x008000 },     { "grey", 0x808080 },
  { "indigo", 0x4b0082 },     { "khaki", 0xf0e68c },     { "lightblue", 0xadd8e6 },
  { "lightgreen", 0x90ee90 }, { "lime", 0x00ff00 },      { "magenta", 0xff00ff },
  { "maroon", 0x800000 },     { "navy", 0x000080 },      { "olive", 0x808000 },
  { "orange", 0xffa500 },     { "orangered", 0xff4500 }, { "orchid", 0xda70d6 },
  { "pink", 0xffc0cb },       { "plum", 0xdda0dd },      { "purple", 0x800080 },
  { "red", 0xff0000 },        { "royalblue", 0x4169e1 }, { "salmon", 0xfa8072 },
  { "seagreen", 0x2e8b57 },   { "sienna", 0xa0522d },    { "silver", 0xc0c0c0 },
  { "skyblue", 0x87ceeb },    { "slateblue", 0x6a5acd }, { "steelblue", 0x4682b4 },
  { "tan", 0xd2b48c },        { "teal", 0x008080 },      { "tomato", 0xff6347 },
  { "turquoise", 0x40e0d0 },  { "violet", 0xee82ee },    { "yellow", 0xffff00 },
};

static guint32
from_hex (const char *text)
{
  gsize digits = strspn (text, "0123456789abcdefABCDEF");
  guint32 value = (guint32) g_ascii_strtoull (text, NULL, 16);

  if (digits == 3)
    return ANNALS_COLOR ((value >> 8 & 0xf) * 17, (value >> 4 & 0xf) * 17, (value & 0xf) * 17);
  return digits == 6 ? 0xff000000u | value : 0;
}

static guint32
from_function (const char *text)
{
  guint r, g, b;

  return sscanf (text, "rgb(%u , %u , %u", &r, &g, &b) == 3
                 || sscanf (text, "rgba(%u , %u , %u", &r, &g, &b) == 3
             ? ANNALS_COLOR (MIN (r, 255), MIN (g, 255), MIN (b, 255))
             : 0;
}

static guint32
from_name (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (word, names[i].name) == 0)
      return 0xff000000u | names[i].rgb;
  return 0;
}

static guint32
from_value (const char *value)
{
  g_auto (GStrv) words = g_strsplit_set (value, " ", -1);
  guint32 color = from_function (value);

  for (char **word = words; *word != NULL && color == 0; word++)
    color = **word == '#' ? from_hex (*word + 1) : from_name (*word);
  return color;
}

/**
 * annals_css_color_find:
 * @css: a colour, or declarations of which a colour is one
 *
 * Of declarations the background's colour counts most: that is what an item's box has.
 *
 * Returns: as ANNALS_COLOR(); 0 where there is none
 */
guint32
annals_css_color_find (const char *css)
{
  g_auto (GStrv) declarations = g_strsplit (css, ";", 16);
  guint32 found = 0;

  for (char **declaration = declarations; *declaration != NULL; declaration++)
    {
      char *colon = strchr (*declaration, ':');
      guint32 color = from_value (g_strstrip (colon != NULL ? colon + 1 : *declaration));
      if (color != 0 && (found == 0 || strstr (*declaration, "background") != NULL))
        found = color;
    }
  return found;
}

char *
annals_css_color_to_string (guint32 color)
{
  return color != 0 ? g_strdup_printf ("#%06x", color & 0xffffff) : NULL;
}
