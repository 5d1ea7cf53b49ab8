/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measuring on the timeline: a span dragged along the ruler, two events, and how both are drawn. */
#include <adwaita.h>
#include <math.h>

#include "layout/annals-measure.h"
#include "render/annals-palette.h"
#include "widgets/annals-timeline-view-private.h"

#define REACH 6.0      /* pixels to a tick, which then is meant */
#define GRIP 12.0      /* pixels to an edge, which then is taken: half of a target */
#define HANDLE 10.0    /* pixels wide */
#define LINE_ROOM 22.0 /* pixels at the top of the plot, for the line between two events */
#define ARROW 6.0
#define PART 0.25 /* of the view, to either side of where a measure begins without a pointer */

static void
changed_cb (AnnalsTimelineView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
annals_timeline_view_set_measurement (AnnalsTimelineView *self, AnnalsMeasurement *measurement)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (g_set_object (&self->measurement, measurement))
    g_signal_connect_object (measurement, "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static AnnalsMeasures
get_kind (AnnalsTimelineView *self)
{
  return self->measurement != NULL ? annals_measurement_get_kind (self->measurement)
                                   : ANNALS_MEASURES_NOTHING;
}

gboolean
annals_timeline_view_end_measure (AnnalsTimelineView *self)
{
  if (get_kind (self) == ANNALS_MEASURES_NOTHING)
    return FALSE;
  annals_measurement_clear (self->measurement);
  return TRUE;
}

/* ---- By the pointer ---- */

static GArray *
layout_ticks (AnnalsTimelineView *self)
{
  return annals_ticks_layout (&self->axis, self->plot_width,
                              annals_clock_get_ruler (annals_view_state_get_clock (self->state)),
                              annals_timeline_view_get_metrics (self));
}

static GTimeZone *
get_zone (AnnalsTimelineView *self)
{
  return annals_clock_get_zone (annals_clock_get_ruler (annals_view_state_get_clock (self->state)));
}

static AnnalsTime
snap (AnnalsTimelineView *self, double x)
{
  g_autoptr (GArray) ticks = layout_ticks (self);

  return annals_measure_snap (&self->axis, ticks, get_zone (self),
                              CLAMP (annals_timeline_view_axis_x (self, x), 0, self->plot_width),
                              REACH);
}

/* An edge of what is measured already: 1 its end, -1 its start, 0 none. */
static int
find_edge (AnnalsTimelineView *self, double x)
{
  if (get_kind (self) != ANNALS_MEASURES_SPAN)
    return 0;
  AnnalsSpan span = annals_measurement_get_span (self->measurement);
  double at = annals_timeline_view_axis_x (self, x);
  double start = fabs (annals_axis_x (&self->axis, span.start) - at),
         end = fabs (annals_axis_x (&self->axis, span.end) - at);

  return MIN (start, end) > GRIP ? 0 : end <= start ? 1 : -1;
}

static gboolean
is_on_ruler (AnnalsTimelineView *self, double x, double y)
{
  guint index;

  annals_timeline_view_ensure_scene (self);
  return self->scene != NULL && self->measurement != NULL
         && annals_timeline_view_axis_x (self, x) >= -GRIP
         && annals_scene_hit (self->scene, x, y, &index) == ANNALS_HIT_RULER;
}

/* What a drag would do there; NULL: nothing of this. */
const char *
annals_timeline_view_measure_cursor (AnnalsTimelineView *self, double x, double y)
{
  if (!is_on_ruler (self, x, y))
    return NULL;
  return find_edge (self, x) != 0 ? "ew-resize" : "crosshair";
}

/* Whether a drag that begins there measures. */
gboolean
annals_timeline_view_begin_measure (AnnalsTimelineView *self, double x, double y)
{
  if (!is_on_ruler (self, x, y))
    return FALSE;
  int edge = find_edge (self, x);
  AnnalsSpan span = annals_measurement_get_span (self->measurement);
  self->measure_x = x;
  self->measure_from = edge == 0 ? snap (self, x) : edge > 0 ? span.start : span.end;
  return TRUE;
}

void
annals_timeline_view_drag_measure (AnnalsTimelineView *self, double dx)
{
  if (annals_timeline_view_get_document (self) != NULL)
    annals_measurement_set_span (self->measurement, self->measure_from,
                                 snap (self, self->measure_x + dx));
}

/* From the selected event to another; FALSE: none is selected, or it is the same. */
gboolean
annals_timeline_view_measure_to (AnnalsTimelineView *self, guint event)
{
  guint selected = annals_view_state_get_selected (self->state);

  if (self->measurement == NULL || selected == ANNALS_NONE || event == ANNALS_NONE
      || event == selected)
    return FALSE;
  annals_measurement_set_events (self->measurement, selected, event);
  return TRUE;
}

/* ---- By keys ---- */

/* About the pointer, else about the selected event, else in the middle. */
static double
get_place (AnnalsTimelineView *self)
{
  guint selected = annals_view_state_get_selected (self->state), n;
  const AnnalsEvent *events =
      annals_document_get_events (annals_timeline_view_get_document (self), &n);
  double x = annals_timeline_view_axis_x (self, self->pointer_x);

  if (self->pointer_inside && x >= 0)
    return x;
  x = selected < n ? annals_axis_x (&self->axis, events[selected].start) : -1;
  return x >= 0 && x <= self->plot_width ? x : self->plot_width / 2;
}

/**
 * annals_timeline_view_measure_here:
 *
 * Measures from the selected event to the one that has the focus, where they are two; else a part
 * of what is in view.
 */
void
annals_timeline_view_measure_here (AnnalsTimelineView *self)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  const AnnalsStop *focused = annals_timeline_view_get_focused_stop (self);
  AnnalsDocument *document = annals_timeline_view_get_document (self);
  if (self->measurement == NULL || document == NULL || self->plot_width <= 0
      || (focused != NULL && annals_timeline_view_measure_to (self, focused->event)))
    return;
  g_autoptr (GArray) ticks = layout_ticks (self);
  GTimeZone *zone = get_zone (self);
  double x = get_place (self), half = self->plot_width * PART;
  annals_measurement_set_span (
      self->measurement, annals_measure_snap (&self->axis, ticks, zone, x - half / 2, half / 4),
      annals_measure_snap (&self->axis, ticks, zone, x + half / 2, half / 4));
}

/* Moves an end to the next tick, and the view along where that would be out of sight. */
gboolean
annals_timeline_view_step_measure (AnnalsTimelineView *self, gboolean end, int step)
{
  if (get_kind (self) != ANNALS_MEASURES_SPAN)
    return FALSE;
  g_autoptr (GArray) ticks = layout_ticks (self);
  AnnalsSpan span = annals_measurement_get_span (self->measurement);
  AnnalsTime *moved = end ? &span.end : &span.start;

  *moved = annals_measure_step (ticks, *moved, step);
  if (span.end < span.start)
    return TRUE;
  annals_measurement_set_span (self->measurement, span.start, span.end);
  double x = annals_axis_x (&self->axis, *moved);
  if (x < 0 || x > self->plot_width)
    annals_timeline_view_bring (self, *moved, 0.5);
  return TRUE;
}

/* ---- Drawing ---- */

static const AnnalsPalette *
get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return annals_palette_get (dark ? ANNALS_THEME_CONTRAST_DARK : ANNALS_THEME_CONTRAST);
  return annals_palette_get (dark ? ANNALS_THEME_DARK : ANNALS_THEME_LIGHT);
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (
      snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_handle (AnnalsTimelineView *self, GtkSnapshot *snapshot, double x)
{
  const AnnalsPalette *palette = get_palette ();
  double height = self->scene->ruler.height, top = height * 0.2;
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect,
                                   &GRAPHENE_RECT_INIT ((float) (x - HANDLE / 2), (float) top,
                                                        (float) HANDLE, (float) (height * 0.6)),
                                   (float) HANDLE / 2);
  fill (snapshot, &palette->accent, x - 1, 0, 2, self->scene->height);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  fill (snapshot, &palette->accent, x - HANDLE / 2, top, HANDLE, height * 0.6);
  for (int i = -1; i <= 1; i += 2)
    fill (snapshot, &palette->accent_text, x + i * 2 - 0.5, height * 0.4, 1, height * 0.2);
  gtk_snapshot_pop (snapshot);
}

static void
draw_span (AnnalsTimelineView *self, GtkSnapshot *snapshot, double start, double end)
{
  GdkRGBA tint = get_palette ()->accent;

  tint.alpha = 0.14f;
  fill (snapshot, &tint, MIN (start, end), 0, fabs (end - start), self->scene->height);
  draw_handle (self, snapshot, start);
  draw_handle (self, snapshot, end);
}

static void
draw_dashes (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double from, double to)
{
  for (double y = from; y < to; y += 6)
    fill (snapshot, color, floor (x), y, 2, MIN (3, to - y));
}

/* A head of steps, which every renderer draws alike. */
static void
draw_head (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, int direction)
{
  for (double i = 0; i < ARROW; i++)
    fill (snapshot, color, direction > 0 ? x - i - 1 : x + i, y - i / 2 - 1, 1, i + 2);
}

static void
draw_pill (AnnalsTimelineView *self, GtkSnapshot *snapshot, AnnalsSpan x, double y)
{
  const AnnalsPalette *palette = get_palette ();
  const AnnalsBox *plot = &self->scene->plot;
  g_autofree char *text = annals_measurement_dup_length (self->measurement);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;
  GskRoundedRect rect;

  pango_layout_get_pixel_size (layout, &width, &height);
  double room = width + 20.0, left = (x.start + x.end) / 2 - room / 2, top = y - height / 2.0 - 2;
  left = CLAMP (left, plot->x + 4, MAX (plot->x + plot->width - room - 4, plot->x + 4));
  gsk_rounded_rect_init_from_rect (
      &rect, &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) room, (float) height + 4), 9);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  fill (snapshot, &palette->accent, left, top, room, height + 4);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left + 10, (float) top + 2));
  gtk_snapshot_append_layout (snapshot, layout, &palette->accent_text);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* As an engineer gives a measure: two lines down from the events, and one between them. */
static void
draw_distance (AnnalsTimelineView *self, GtkSnapshot *snapshot, double from, double to)
{
  const GdkRGBA *color = &get_palette ()->accent;
  const AnnalsBox *plot = &self->scene->plot;
  double y = floor (plot->y + MAX (self->scene->band, LINE_ROOM) / 2);
  double left = MIN (from, to), right = MAX (from, to);
  AnnalsSpan seen = { MAX (left, plot->x), MIN (right, plot->x + plot->width) };

  draw_dashes (snapshot, color, from, plot->y, plot->y + plot->height);
  draw_dashes (snapshot, color, to, plot->y, plot->y + plot->height);
  if (seen.end <= seen.start)
    return;
  fill (snapshot, color, seen.start, y - 1, seen.end - seen.start, 2);
  draw_head (snapshot, color, to, y, to > from ? 1 : -1);
  draw_pill (self, snapshot, seen, y);
}

void
annals_timeline_view_draw_measure (AnnalsTimelineView *self, GtkSnapshot *snapshot)
{
  AnnalsMeasures kind = get_kind (self);

  if (kind == ANNALS_MEASURES_NOTHING)
    return;
  const AnnalsBox *plot = &self->scene->plot;
  AnnalsSpan span = annals_measurement_get_span (self->measurement);
  double start = annals_scene_x_of (self->scene, span.start),
         end = annals_scene_x_of (self->scene, span.end);
  double slack = kind == ANNALS_MEASURES_SPAN ? HANDLE : 0;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) (plot->x - slack), 0,
                                                         (float) (plot->width + 2 * slack),
                                                         (float) self->scene->height));
  /* What is far away is cut here: floats could not tell it from what is near. */
  start = CLAMP (start, plot->x - 1000, plot->x + plot->width + 1000);
  end = CLAMP (end, plot->x - 1000, plot->x + plot->width + 1000);
  if (kind == ANNALS_MEASURES_SPAN)
    draw_span (self, snapshot, start, end);
  else
    {
      guint from, to;
      annals_measurement_get_events (self->measurement, &from, &to);
      gboolean later = from < to;
      draw_distance (self, snapshot, later ? start : end, later ? end : start);
    }
  gtk_snapshot_pop (snapshot);
}
