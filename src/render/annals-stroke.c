/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-stroke.h"

#include <math.h>

/* ---- For SVG ---- */

static void
append_numbers (GString *out, const char *separator, const double *numbers, guint n)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? separator : "",
                            g_ascii_formatd (buffer, sizeof buffer, "%.1f", numbers[i]));
}

static void
append_points (GString *out, char command, const AnnalsPoint *points, guint n)
{
  g_string_append_c (out, command);
  for (guint i = 0; i < n; i++)
    {
      const double xy[] = { points[i].x, points[i].y };
      g_string_append (out, i > 0 ? " " : "");
      append_numbers (out, ",", xy, 2);
    }
}

static char *
dup_attributes (const AnnalsStroke *stroke, const GdkRGBA *color)
{
  GString *out = g_string_new (ANNALS_STROKE_MARK " d=\"");
  const char *name = stroke->filled ? "fill" : "stroke";
  const double alpha = (double) color->alpha;

  append_points (out, 'M', stroke->points, 1);
  append_points (out, stroke->filled ? 'L' : 'C', stroke->points + 1, stroke->n_points - 1);
  g_string_append_printf (out, "%s\" %s=\"#%02x%02x%02x\" %s-opacity=\"", stroke->filled ? "Z" : "",
                          name, (guint) lroundf (color->red * 255),
                          (guint) lroundf (color->green * 255), (guint) lroundf (color->blue * 255),
                          name);
  append_numbers (out, "", &alpha, 1);
  g_string_append_c (out, '"');
  if (stroke->filled)
    return g_string_free (out, FALSE);
  g_string_append (out, " fill=\"none\" stroke-width=\"");
  append_numbers (out, "", &stroke->width, 1);
  if (stroke->n_dashes > 0)
    g_string_append (out, "\" stroke-dasharray=\"");
  append_numbers (out, " ", stroke->dash, stroke->n_dashes);
  g_string_append_c (out, '"');
  return g_string_free (out, FALSE);
}

/* ---- For all ---- */

/* A curve stays within its four points. */
static graphene_rect_t
get_bounds (const AnnalsStroke *stroke)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  double pad = stroke->width + 1;

  for (guint i = 0; i < stroke->n_points; i++)
    {
      left = MIN (left, stroke->points[i].x);
      right = MAX (right, stroke->points[i].x);
      top = MIN (top, stroke->points[i].y);
      bottom = MAX (bottom, stroke->points[i].y);
    }
  left = floor (left - pad);
  top = floor (top - pad);
  return GRAPHENE_RECT_INIT ((float) left, (float) top, (float) ceil (right + pad - left),
                             (float) ceil (bottom + pad - top));
}

static void
draw (cairo_t *cr, const AnnalsStroke *stroke, const GdkRGBA *color)
{
  const AnnalsPoint *p = stroke->points;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, p[0].x, p[0].y);
  if (!stroke->filled)
    {
      cairo_curve_to (cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
      cairo_set_line_width (cr, stroke->width);
      cairo_set_dash (cr, stroke->dash, (int) stroke->n_dashes, 0);
      cairo_stroke (cr);
      return;
    }
  for (guint i = 1; i < stroke->n_points; i++)
    cairo_line_to (cr, p[i].x, p[i].y);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/**
 * annals_stroke_append:
 * @stroke: what to draw, in the snapshot's pixels
 *
 * Adds a curve or a filled shape to a snapshot.
 */
void
annals_stroke_append (GtkSnapshot *snapshot, const AnnalsStroke *stroke, const GdkRGBA *color)
{
  graphene_rect_t bounds = get_bounds (stroke);
  g_autoptr (GskRenderNode) node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  draw (cr, stroke, color);
  cairo_destroy (cr);
  g_autoptr (GskRenderNode) named = gsk_debug_node_new (node, dup_attributes (stroke, color));
  gtk_snapshot_append_node (snapshot, named);
}
