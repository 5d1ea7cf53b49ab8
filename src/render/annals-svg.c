/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-svg.h"

#include <math.h>
#include <string.h>

void
annals_svg_append_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", number);
  /* No trailing zeros: "12.50" is "12.5", "3.00" is "3". */
  char *end = buffer + strlen (buffer);
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    *--end = '\0';
  g_string_append (out, g_str_equal (buffer, "-0") ? "0" : buffer);
}

void
annals_svg_append_attribute (GString *out, const char *name, double number)
{
  g_string_append_printf (out, " %s=\"", name);
  annals_svg_append_number (out, number);
  g_string_append_c (out, '"');
}

/* Escapes, and drops what XML 1.0 cannot hold. */
void
annals_svg_append_escaped (GString *out, const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      if (u == '\t' || u == '\n' || (u >= 0x20 && u != 0x7f && !(u >= 0xfffe && u <= 0xffff)))
        g_string_append_len (clean, c, g_utf8_next_char (c) - c);
    }
  g_autofree char *escaped = g_markup_escape_text (clean->str, (gssize) clean->len);
  g_string_append (out, escaped);
}

void
annals_svg_append_color (GString *out, const char *name, const GdkRGBA *color)
{
  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, (guint) lroundf (color->red * 255),
                          (guint) lroundf (color->green * 255),
                          (guint) lroundf (color->blue * 255));
  if (color->alpha < 1)
    {
      g_autofree char *opacity =
          g_strdup_printf ("%s-opacity", g_str_equal (name, "stop-color") ? "stop" : name);
      annals_svg_append_attribute (out, opacity, (double) color->alpha);
    }
}

void
annals_svg_append_rect (GString *out, const graphene_rect_t *rect, double radius)
{
  annals_svg_append_attribute (out, "x", (double) rect->origin.x);
  annals_svg_append_attribute (out, "y", (double) rect->origin.y);
  annals_svg_append_attribute (out, "width", (double) rect->size.width);
  annals_svg_append_attribute (out, "height", (double) rect->size.height);
  if (radius > 0)
    annals_svg_append_attribute (out, "rx", radius);
}

/**
 * annals_svg_append_path:
 * @path: (nullable): closed shapes, as letters have them
 *
 * Appends the commands of a path, for its attribute "d".
 */
void
annals_svg_append_path (GString *out, const cairo_path_t *path)
{
  static const char commands[] = { [CAIRO_PATH_MOVE_TO] = 'M',
                                   [CAIRO_PATH_LINE_TO] = 'L',
                                   [CAIRO_PATH_CURVE_TO] = 'C',
                                   [CAIRO_PATH_CLOSE_PATH] = 'Z' };

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];
      g_string_append_c (out, commands[data->header.type]);
      for (int j = 1; j < data->header.length; j++)
        {
          g_string_append (out, j > 1 ? " " : "");
          annals_svg_append_number (out, data[j].point.x);
          g_string_append_c (out, ' ');
          annals_svg_append_number (out, data[j].point.y);
        }
    }
}
