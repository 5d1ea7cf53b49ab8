/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/annals-histogram.h"
#include "layout/annals-ticks.h"
#include "render/annals-text-metrics.h"
#include "widgets/annals-theme.h"

#define COLUMN 8.0   /* pixels a bar of the histogram */
#define LABELS_GAP 5 /* pixels about what is written under the histogram */
#define HISTOGRAM_LEAST 42
#define HISTOGRAM 70
#define GRIP 10.0
#define TICK_GAP 3.0     /* pixels between a tick and its label */
#define LABEL_APART 12.0 /* pixels between labels */

/**
 * AnnalsOverview:
 *
 * The whole home range as a histogram of starts, with a window that drags the timeline.
 */
struct _AnnalsOverview
{
  GtkWidget parent_instance;

  AnnalsViewState *state;
  GSignalGroup *state_signals;
  AnnalsTextMetrics *metrics;
  AnnalsHistogram *histogram; /* NULL: not counted yet */
  AnnalsSpan grabbed;         /* the view when the drag began */
  enum
  {
    GRAB_WINDOW,
    GRAB_START,
    GRAB_END,
  } grab;
};

G_DEFINE_FINAL_TYPE (AnnalsOverview, annals_overview, GTK_TYPE_WIDGET)

static AnnalsDocument *
get_document (AnnalsOverview *self)
{
  return self->state != NULL ? annals_view_state_get_document (self->state) : NULL;
}

static AnnalsAxis
get_axis (AnnalsOverview *self)
{
  AnnalsSpan span = annals_document_get_home (get_document (self));
  double room = annals_span_length (span) * 0.04;

  span.start -= room;
  span.end += room;
  return annals_axis_fit (span, MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));
}

/* Both ways: mirroring is its own inverse. */
static double
mirror (AnnalsOverview *self, double x)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

static void
append_box (AnnalsOverview *self,
            GtkSnapshot *snapshot,
            const GdkRGBA *color,
            AnnalsSpan x,
            double y,
            double h)
{
  double a = mirror (self, x.start), b = mirror (self, x.end);
  graphene_rect_t rect =
      GRAPHENE_RECT_INIT ((float) MIN (a, b), (float) y, (float) fabs (b - a), (float) h);

  gtk_snapshot_append_color (snapshot, color, &rect);
}

static const AnnalsPalette *
get_palette (void)
{
  return annals_palette_get (annals_theme_get ());
}

/* Counted when the lanes or the width are others, not for each frame. */
static const AnnalsHistogram *
get_histogram (AnnalsOverview *self, const AnnalsAxis *axis)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  guint n = (guint) ceil (gtk_widget_get_width (GTK_WIDGET (self)) / COLUMN);

  if (self->histogram == NULL || !annals_histogram_is_of (self->histogram, lanes, *axis, n))
    {
      g_clear_pointer (&self->histogram, annals_histogram_free);
      self->histogram = annals_histogram_new (lanes, *axis, COLUMN, n);
    }
  return self->histogram;
}

/* Each column's starts, stacked by the lanes' colours; a tall column is scaled to fit. */
static void
draw_histogram (AnnalsOverview *self, GtkSnapshot *snapshot, const AnnalsAxis *axis, double height)
{
  const AnnalsHistogram *histogram = get_histogram (self, axis);
  const AnnalsPalette *palette = get_palette ();
  g_autofree double *tops = g_new0 (double, MAX (histogram->n_columns, 1));
  double unit = MIN (6.0, height / MAX (histogram->most, 1)), gap = unit > 3 ? 1 : 0;

  for (guint i = 0; i < histogram->series->len; i++)
    {
      const AnnalsHistogramSeries *series =
          &g_array_index (histogram->series, AnnalsHistogramSeries, i);
      GdkRGBA color =
          series->color != NULL ? annals_palette_adjust (palette, series->color) : palette->neutral;
      for (guint j = 0; j < histogram->n_columns; j++)
        {
          double h = unit * series->counts[j];
          if (series->counts[j] == 0)
            continue;
          append_box (self, snapshot, &color, (AnnalsSpan){ j * COLUMN + 1, (j + 1) * COLUMN - 1 },
                      height - tops[j] - h + gap, h - gap);
          tops[j] += h;
        }
    }
}

static const AnnalsMetrics *
get_metrics (AnnalsOverview *self)
{
  if (self->metrics == NULL)
    self->metrics = annals_text_metrics_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  return annals_text_metrics_get (self->metrics);
}

static double
labels_height (AnnalsOverview *self)
{
  return ceil (get_metrics (self)->line_height) + LABELS_GAP;
}

static void
draw_tick_label (
    AnnalsOverview *self, GtkSnapshot *snapshot, PangoLayout *layout, double x, double y)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  double at = mirror (self, x);
  at = mirror (self, 0) > 0 ? at - width - TICK_GAP : at + TICK_GAP;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) at, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &get_palette ()->dim_text);
  gtk_snapshot_restore (snapshot);
}

/* What began before the left edge is told there, where there is room before the next. */
static void
draw_ticks (AnnalsOverview *self, GtkSnapshot *snapshot, const AnnalsAxis *axis, double height)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), free_from = 0;
  g_autoptr (GArray) ticks = annals_ticks_layout (
      axis, width, annals_clock_get_ruler (annals_view_state_get_clock (self->state)),
      get_metrics (self));
  int tier = annals_ticks_plain_tier (ticks);

  for (guint i = 0; i < ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i);
      gboolean more = i + 1 < ticks->len && tick[1].tier == tier;
      double x = MAX (tick->x, 0), past = more ? MIN (tick[1].x, width) : width;
      int text_width;

      if (tick->tier != tier || x < free_from || tick->x > width)
        continue;
      g_autoptr (PangoLayout) layout =
          gtk_widget_create_pango_layout (GTK_WIDGET (self), tick->label);
      pango_layout_get_pixel_size (layout, &text_width, NULL);
      if (tick->x >= 0)
        append_box (self, snapshot, &get_palette ()->line, (AnnalsSpan){ x, x + 1 }, 0, height + 4);
      if (x + TICK_GAP + text_width > (tick->x < 0 ? past : width))
        continue;
      draw_tick_label (self, snapshot, layout, x, height + 3);
      free_from = x + text_width + LABEL_APART;
    }
}

static void
draw_window (AnnalsOverview *self, GtkSnapshot *snapshot, const AnnalsAxis *axis, double height)
{
  AnnalsSpan view = annals_view_state_get_span (self->state);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  AnnalsSpan x = { CLAMP (annals_axis_x (axis, view.start), 0, width),
                   CLAMP (annals_axis_x (axis, view.end), 0, width) };
  GdkRGBA tint = get_palette ()->accent;

  tint.alpha = 0.12f;
  append_box (self, snapshot, &tint, x, 0, height);
  tint.alpha = 1;
  append_box (self, snapshot, &tint, (AnnalsSpan){ x.start, x.start + 3 }, height * 0.3,
              height * 0.4);
  append_box (self, snapshot, &tint, (AnnalsSpan){ x.end - 3, x.end }, height * 0.3, height * 0.4);
}

static void
draw_eras (AnnalsOverview *self, GtkSnapshot *snapshot, const AnnalsAxis *axis, double height)
{
  guint n;
  const AnnalsEra *eras = annals_document_get_eras (get_document (self), &n);
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  for (guint i = 0; i < n; i++)
    {
      GdkRGBA color = eras[i].color != NULL ? annals_palette_adjust (get_palette (), eras[i].color)
                                            : get_palette ()->era;
      AnnalsSpan x = { CLAMP (annals_axis_x (axis, eras[i].start), 0, width),
                       CLAMP (annals_axis_x (axis, eras[i].end), 0, width) };
      color.alpha = (float) get_palette ()->era_alpha;
      append_box (self, snapshot, &color, x, 0, height);
    }
}

static void
annals_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnnalsOverview *self = ANNALS_OVERVIEW (widget);
  double height = gtk_widget_get_height (widget) - labels_height (self);

  if (get_document (self) == NULL || height <= 0)
    return;
  AnnalsAxis axis = get_axis (self);
  draw_eras (self, snapshot, &axis, height);
  draw_ticks (self, snapshot, &axis, height);
  draw_histogram (self, snapshot, &axis, height);
  draw_window (self, snapshot, &axis, height);
}

static void
annals_overview_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  int labels = (int) labels_height (ANNALS_OVERVIEW (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 100 : HISTOGRAM_LEAST + labels;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : HISTOGRAM + labels;
}

static void
drag_begin_cb (AnnalsOverview *self, double x, double y)
{
  if (get_document (self) == NULL)
    return;
  AnnalsAxis axis = get_axis (self);
  AnnalsSpan view = annals_view_state_get_span (self->state);
  double at = mirror (self, x);
  double start = annals_axis_x (&axis, view.start), end = annals_axis_x (&axis, view.end);

  self->grab = fabs (at - end) < GRIP     ? GRAB_END
               : fabs (at - start) < GRIP ? GRAB_START
                                          : GRAB_WINDOW;
  if (self->grab == GRAB_WINDOW && (at < start || at > end))
    {
      double half = annals_span_length (view) / 2, middle = annals_axis_time (&axis, at);
      view = (AnnalsSpan){ middle - half, middle + half };
      annals_view_state_set_span (self->state, view);
    }
  self->grabbed = view;
}

static void
drag_update_cb (AnnalsOverview *self, double dx, double dy)
{
  if (get_document (self) == NULL)
    return;
  AnnalsAxis axis = get_axis (self);
  double shift = (mirror (self, dx) - mirror (self, 0)) * axis.scale;
  AnnalsSpan view = self->grabbed;
  double least = axis.scale * GRIP * 2;

  if (self->grab != GRAB_END)
    view.start += shift;
  if (self->grab != GRAB_START)
    view.end += shift;
  if (self->grab == GRAB_START)
    view.start = MIN (view.start, view.end - least);
  else if (self->grab == GRAB_END)
    view.end = MAX (view.end, view.start + least);
  annals_view_state_set_span (self->state, view);
}

static void
annals_overview_dispose (GObject *object)
{
  AnnalsOverview *self = ANNALS_OVERVIEW (object);

  g_clear_object (&self->state_signals);
  g_clear_object (&self->state);
  g_clear_pointer (&self->histogram, annals_histogram_free);
  g_clear_pointer (&self->metrics, annals_text_metrics_unref);

  G_OBJECT_CLASS (annals_overview_parent_class)->dispose (object);
}

static void
annals_overview_class_init (AnnalsOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_overview_dispose;
  widget_class->snapshot = annals_overview_snapshot;
  widget_class->measure = annals_overview_measure;
  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
annals_overview_init (AnnalsOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  const char *const redraw[] = { "document-changed", "lanes-changed", "span-changed",
                                 "clock-changed" };

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overview"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  for (guint i = 0; i < G_N_ELEMENTS (redraw); i++)
    g_signal_group_connect_swapped (self->state_signals, redraw[i],
                                    G_CALLBACK (gtk_widget_queue_draw), self);
}

void
annals_overview_set_state (AnnalsOverview *self, AnnalsViewState *state)
{
  g_return_if_fail (ANNALS_IS_OVERVIEW (self));

  if (g_set_object (&self->state, state))
    g_signal_group_set_target (self->state_signals, state);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
