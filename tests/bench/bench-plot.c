/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws how costs grow with the number of events, from the figures that tests/bench/run has
 * gathered: both axes logarithmic, each line named where it ends.
 *
 *     bench-plot RESULTS OUT.svg
 */
#include <cairo-svg.h>
#include <glib.h>
#include <math.h>
#include <string.h>

#define WIDTH 1040
#define HEIGHT 400
#define PANEL_WIDTH 210
#define PANEL_STEP 338
#define PANEL_LEFT 58
#define PANEL_TOP 74
#define PANEL_HEIGHT 270
#define FEWEST 1000.0
#define MOST 1000000.0
#define LABEL_HEIGHT 15
#define MAX_POINTS 8

typedef struct
{
  double red, green, blue;
} Ink;

static const Ink text_ink = { 0.14, 0.14, 0.16 }, soft_ink = { 0.42, 0.42, 0.45 },
                 grid_ink = { 0.88, 0.88, 0.89 }, ours = { 0.10, 0.37, 0.71 },
                 theirs = { 0.75, 0.27, 0.0 };

/* A line of the plot: the figures of one measure. */
typedef struct
{
  const char *group, *measure, *label;
  const Ink *ink;
  double line_width;
} Series;

typedef struct
{
  const char *title, *unit;
  double least, most; /* powers of ten */
  double goal;        /* a line across; 0: none */
  const char *goal_label;
  Series series[4];
} Panel;

static const Panel panels[] = {
  { "Opening a file, to the last label",
    "seconds",
    1e-3,
    1e3,
    0,
    NULL,
    { { "window", "open: labels planned", "Annals", &ours, 2.5 },
      { "vis-timeline", "open: labels planned", "vis-timeline", &theirs, 2.5 },
      { "node", "read a file", "JSON.parse alone", &soft_ink, 1 },
      { "json-glib", "read a file", "json-glib alone", &soft_ink, 1 } } },
  { "A frame, the whole range in view",
    "milliseconds of processor time",
    1,
    1e4,
    1000 / 60.0,
    "60 frames a second",
    { { "window", "whole range: all processor time a frame", "Annals", &ours, 2.5 },
      { "vis-timeline", "whole range: all processor time a frame", "vis-timeline", &theirs,
        2.5 } } },
  { "Memory, settled",
    "megabytes",
    10,
    1e4,
    0,
    NULL,
    { { "window", "memory, settled", "Annals", &ours, 2.5 },
      { "vis-timeline", "memory, settled", "vis-timeline", &theirs, 2.5 } } },
};

typedef struct
{
  double n, value;
  gboolean over; /* it was given up there */
} Point;

static int
compare_points (const void *a, const void *b)
{
  const Point *i = a, *j = b;

  return (i->n > j->n) - (i->n < j->n);
}

static guint
find_points (char **lines, const Series *series, double factor, Point points[MAX_POINTS])
{
  guint n = 0;

  for (char **line = lines; *line != NULL && n < MAX_POINTS; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, "\t", -1);
      if (g_strv_length (fields) != 5 || !g_str_equal (fields[0], series->group)
          || !g_str_equal (fields[1], series->measure))
        continue;
      gboolean over = fields[4][0] == '>';
      points[n++] = (Point){ g_ascii_strtod (fields[3], NULL),
                             g_ascii_strtod (fields[4] + over, NULL) * factor, over };
    }
  qsort (points, n, sizeof *points, compare_points);
  return n;
}

static void
set_ink (cairo_t *cr, const Ink *ink)
{
  cairo_set_source_rgb (cr, ink->red, ink->green, ink->blue);
}

/* @align: 0 begins at @x, 1 ends there. */
static void
draw_text (cairo_t *cr, double x, double y, double align, const char *text)
{
  cairo_text_extents_t extents;

  cairo_text_extents (cr, text, &extents);
  cairo_move_to (cr, x - align * extents.x_advance, y);
  cairo_show_text (cr, text);
}

static void
set_font (cairo_t *cr, double size, gboolean bold)
{
  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                          bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, size);
}

static double
x_of (double n)
{
  return log10 (n / FEWEST) / log10 (MOST / FEWEST) * PANEL_WIDTH;
}

static double
y_of (const Panel *panel, double value)
{
  return PANEL_HEIGHT
         - log10 (value / panel->least) / log10 (panel->most / panel->least) * PANEL_HEIGHT;
}

static void
draw_frame (cairo_t *cr, const Panel *panel)
{
  set_font (cr, 14, TRUE);
  set_ink (cr, &text_ink);
  draw_text (cr, -PANEL_LEFT + 14, -36, 0, panel->title);
  set_font (cr, 12, FALSE);
  set_ink (cr, &soft_ink);
  draw_text (cr, -PANEL_LEFT + 14, -18, 0, panel->unit);
  cairo_set_line_width (cr, 1);
  for (double value = panel->least; value <= panel->most * 1.01; value *= 10)
    {
      g_autofree char *label =
          value < 1 ? g_strdup_printf ("%g", value) : g_strdup_printf ("%'.0f", value);
      double y = round (y_of (panel, value)) + 0.5;
      set_ink (cr, &grid_ink);
      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, PANEL_WIDTH, y);
      cairo_stroke (cr);
      set_ink (cr, &soft_ink);
      draw_text (cr, -8, y + 4, 1, label);
    }
  for (double n = FEWEST; n <= MOST; n *= 10)
    {
      g_autofree char *label =
          n < 1e6 ? g_strdup_printf ("%.0fk", n / 1000) : g_strdup ("1M events");
      draw_text (cr, x_of (n), PANEL_HEIGHT + 20, n < 1e6 ? 0.5 : 0.3, label);
    }
  if (panel->goal <= 0)
    return;
  double dashes[] = { 2, 3 }, y = y_of (panel, panel->goal);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, PANEL_WIDTH, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_text (cr, PANEL_WIDTH, y - 6, 1, panel->goal_label);
}

static void
draw_line (cairo_t *cr, const Panel *panel, const Series *series, const Point *points, guint n)
{
  set_ink (cr, series->ink);
  cairo_set_line_width (cr, series->line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, x_of (points[i].n), y_of (panel, points[i].value));
  cairo_stroke (cr);
  for (guint i = 0; i < n && series->line_width > 1; i++)
    {
      cairo_new_path (cr);
      cairo_arc (cr, x_of (points[i].n), y_of (panel, points[i].value), 3.5, 0, 2 * G_PI);
      if (points[i].over)
        cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
      set_ink (cr, series->ink);
      cairo_stroke (cr);
    }
}

typedef struct
{
  const Series *series;
  double x, y;
  gboolean over;
} Label;

static int
compare_labels (const void *a, const void *b)
{
  const Label *i = a, *j = b;

  return i->x != j->x ? (i->x > j->x) - (i->x < j->x) : (i->y > j->y) - (i->y < j->y);
}

/* At the lines' ends, moved apart where they are too near. */
static void
draw_labels (cairo_t *cr, Label *labels, guint n)
{
  double free_from = -G_MAXDOUBLE, x = 0;

  qsort (labels, n, sizeof *labels, compare_labels);
  for (guint i = 0; i < n; i++)
    {
      double y = labels[i].x == x ? MAX (labels[i].y, free_from) : labels[i].y;
      x = labels[i].x;
      set_font (cr, 12, labels[i].series->line_width > 1);
      set_ink (cr, labels[i].series->ink);
      draw_text (cr, labels[i].x + 10, y + 4, 0, labels[i].series->label);
      free_from = y + LABEL_HEIGHT;
      if (!labels[i].over)
        continue;
      set_font (cr, 12, FALSE);
      draw_text (cr, labels[i].x + 10, free_from + 4, 0, "given up");
      free_from += LABEL_HEIGHT;
    }
}

static void
draw_panel (cairo_t *cr, const Panel *panel, char **lines)
{
  Label labels[G_N_ELEMENTS (panel->series)];
  guint n_labels = 0;
  double factor = g_str_equal (panel->unit, "seconds") ? 1e-3 : 1;

  draw_frame (cr, panel);
  for (guint i = 0; i < G_N_ELEMENTS (panel->series) && panel->series[i].label != NULL; i++)
    {
      Point points[MAX_POINTS];
      guint n = find_points (lines, &panel->series[i], factor, points);
      if (n == 0)
        continue;
      draw_line (cr, panel, &panel->series[i], points, n);
      labels[n_labels++] = (Label){ &panel->series[i], x_of (points[n - 1].n),
                                    y_of (panel, points[n - 1].value), points[n - 1].over };
    }
  draw_labels (cr, labels, n_labels);
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3 || !g_file_get_contents (argv[1], &text, NULL, &error))
    g_error ("%s", error != NULL ? error->message : "usage: bench-plot RESULTS OUT.svg");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  cairo_surface_t *surface = cairo_svg_surface_create (argv[2], WIDTH, HEIGHT);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cairo_t *cr = cairo_create (surface);
  /* Its own paper: the same on a light page and on a dark one. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      cairo_save (cr);
      cairo_translate (cr, PANEL_LEFT + i * PANEL_STEP, PANEL_TOP);
      draw_panel (cr, &panels[i], lines);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be written", argv[2]);
  cairo_surface_destroy (surface);
  return 0;
}
