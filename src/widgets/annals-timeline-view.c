/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-timeline-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "layout/annals-lane-heading.h"
#include "layout/annals-words.h"
#include "render/annals-painter.h"
#include "render/annals-text-metrics.h"
#include "widgets/annals-event-popover.h"
#include "widgets/annals-event-proxy.h"
#include "widgets/annals-theme.h"

#define RING_ROOM 3 /* pixels about an event, for its focus ring */

/* Of the plot's width, kept free after the home range so that the last labels have room. */
#define FIT_ROOM 0.03

/**
 * AnnalsTimelineView:
 *
 * The timeline: shows the scene that layout makes of the view state's lanes, and turns pointer,
 * touch and keys into pans, zooms and a selection. It computes no position by itself: it asks the
 * scene.
 */
G_DEFINE_FINAL_TYPE (AnnalsTimelineView, annals_timeline_view, GTK_TYPE_WIDGET)

AnnalsDocument *
annals_timeline_view_get_document (AnnalsTimelineView *self)
{
  return self->state != NULL ? annals_view_state_get_document (self->state) : NULL;
}

const AnnalsMetrics *
annals_timeline_view_get_metrics (AnnalsTimelineView *self)
{
  if (self->metrics == NULL)
    self->metrics = annals_text_metrics_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  return annals_text_metrics_get (self->metrics);
}

gboolean
annals_timeline_view_is_mirrored (AnnalsTimelineView *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* To measure thousands of titles takes longer than a frame has, so it is done once. */
double
annals_timeline_view_plot_width (AnnalsTimelineView *self, AnnalsLanes *lanes)
{
  if (self->gutter_lanes != lanes)
    {
      g_clear_pointer (&self->gutter_lanes, annals_lanes_unref);
      self->gutter_lanes = annals_lanes_ref (lanes);
      self->gutter = annals_lane_heading_gutter (annals_timeline_view_get_metrics (self), lanes);
    }
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  return MAX (width - annals_lane_heading_fit (self->gutter, width), 1);
}

/* Of the plan on screen, which may be an older one than the lanes that are wanted. */
static double
plot_width (AnnalsTimelineView *self)
{
  AnnalsLanes *lanes = self->plan != NULL ? annals_plan_get_lanes (self->plan)
                                          : annals_view_state_get_lanes (self->state);

  return annals_timeline_view_plot_width (self, lanes);
}

AnnalsSpan
annals_timeline_view_with_room (AnnalsSpan span)
{
  span.end += annals_span_length (span) * FIT_ROOM;
  span.start -= annals_span_length (span) * FIT_ROOM * 0.5;
  return span;
}

static void
ensure_axis (AnnalsTimelineView *self)
{
  double width = plot_width (self);

  if (self->plot_width == width)
    return;
  self->axis = annals_axis_fit (annals_view_state_get_span (self->state), width);
  self->plot_width = width;
}

void
annals_timeline_view_ensure_scene (AnnalsTimelineView *self)
{
  AnnalsDocument *document = annals_timeline_view_get_document (self);

  if (self->scene != NULL || document == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  annals_timeline_view_ensure_plan (self);
  ensure_axis (self);
  annals_timeline_view_restore_scroll (self);
  AnnalsSceneRequest request = {
    .axis = self->axis,
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .scroll = self->scroll,
    .mirrored = annals_timeline_view_is_mirrored (self),
    .headings = TRUE,
    .toggles = TRUE,
    .selected = annals_view_state_get_selected (self->state),
    .hovered = self->hovered,
    .hits = annals_view_state_get_search_hides (self->state)
                ? NULL /* all that is shown is found */
                : annals_view_state_get_hits (self->state),
    .clock = annals_view_state_get_clock (self->state),
  };
  self->scene = annals_scene_new (self->plan, annals_timeline_view_get_metrics (self), &request);
  /* Fewer lanes than before, and their end would hang in the air. */
  double most = MAX (self->scene->content_height - self->scene->plot.height, 0);
  if (self->scroll > most)
    {
      g_clear_pointer (&self->scene, annals_scene_free);
      request.scroll = self->scroll = most;
      self->scene =
          annals_scene_new (self->plan, annals_timeline_view_get_metrics (self), &request);
    }
  annals_timeline_view_tell_sight (self);
  annals_timeline_view_schedule_mirror (self);
}

void
annals_timeline_view_invalidate (AnnalsTimelineView *self)
{
  g_clear_pointer (&self->scene, annals_scene_free);
  /* Proxies stand where the scene's boxes are, so they move with it. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
annals_timeline_view_axis_moved (AnnalsTimelineView *self)
{
  annals_axis_clamp (&self->axis,
                     annals_document_get_range (annals_timeline_view_get_document (self)),
                     self->plot_width);
  self->sending_span = TRUE;
  annals_view_state_set_span (self->state, annals_axis_span (&self->axis, self->plot_width));
  self->sending_span = FALSE;
  annals_timeline_view_invalidate (self);
}

/* From the widget's x to the axis': the gutter off, mirrored where right to left. */
double
annals_timeline_view_axis_x (AnnalsTimelineView *self, double x)
{
  double gutter = gtk_widget_get_width (GTK_WIDGET (self)) - self->plot_width;

  if (annals_timeline_view_is_mirrored (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  return x - gutter;
}

void
annals_timeline_view_pan (AnnalsTimelineView *self, double dx)
{
  if (annals_timeline_view_get_document (self) == NULL)
    return;
  annals_axis_pan (&self->axis, annals_timeline_view_is_mirrored (self) ? -dx : dx);
  annals_timeline_view_axis_moved (self);
}

void
annals_timeline_view_scroll_lanes (AnnalsTimelineView *self, double dy)
{
  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  self->kept_scroll = -1;
  self->kept_event = ANNALS_NONE;
  double room = self->scene->content_height - self->scene->plot.height;
  double scroll = CLAMP (self->scroll + dy, 0, MAX (room, 0));
  if (scroll == self->scroll)
    return;
  self->scroll = scroll;
  annals_timeline_view_invalidate (self);
}

void
annals_timeline_view_zoom_at (AnnalsTimelineView *self, double x, double factor)
{
  if (annals_timeline_view_get_document (self) == NULL)
    return;
  annals_axis_zoom (&self->axis, annals_timeline_view_axis_x (self, x), factor);
  annals_timeline_view_axis_moved (self);
}

void
annals_timeline_view_show_bin (AnnalsTimelineView *self, guint index)
{
  const AnnalsBin *bin = &g_array_index (self->scene->bins, AnnalsBin, index);

  if (bin->count == 1)
    {
      annals_timeline_view_select_event (self, bin->event);
      return;
    }
  g_autoptr (GArray) members = annals_scene_bin_events (self->scene, index);
  g_autofree char *heading =
      annals_words_count (bin->count, bin->span, annals_view_state_get_clock (self->state));
  AnnalsStop stop = annals_scene_bin_stop (self->scene, index);
  GtkWidget *popover = annals_event_popover_new (self->state, members, heading);
  GdkRectangle at = { (int) bin->box.x, (int) bin->box.y, (int) bin->box.width,
                      (int) bin->box.height };
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  annals_timeline_view_popup (self, popover, &stop);
  g_signal_connect (popover, "closed", G_CALLBACK (gtk_widget_unparent), NULL);
}

/* ---- The model's changes ---- */

/* A list of the old document's events would lead to others. */
static void
close_popovers (AnnalsTimelineView *self)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child))
        gtk_popover_popdown (GTK_POPOVER (child));
    }
}

static void
document_changed_cb (AnnalsTimelineView *self, gboolean reloaded)
{
  AnnalsDocument *document = annals_timeline_view_get_document (self);

  annals_timeline_view_leave_proxies (self);
  self->hovered = ANNALS_NONE;
  self->plot_width = 0;
  annals_timeline_view_forget_plan (self);
  annals_label_fade_reset (self->fade);
  /* The painter's texts belong to the old document. */
  g_clear_pointer (&self->painter, annals_painter_free);
  close_popovers (self);
  if (!reloaded)
    {
      self->scroll = 0;
      self->kept_scroll = -1;
      self->kept_event = ANNALS_NONE;
      if (document != NULL)
        annals_view_state_set_span (
            self->state, annals_timeline_view_with_room (annals_document_get_home (document)));
    }
  annals_timeline_view_invalidate_plan (self);
}

static void
lanes_changed_cb (AnnalsTimelineView *self)
{
  annals_timeline_view_cancel_lane_drag (self);
  annals_timeline_view_invalidate_plan (self);
  annals_timeline_view_show_wanted_lane (self);
}

static void
span_changed_cb (AnnalsTimelineView *self)
{
  if (self->sending_span)
    return;
  self->plot_width = 0; /* the axis is made anew from the span */
  annals_timeline_view_invalidate (self);
}

static void
shapes_changed_cb (AnnalsTimelineView *self)
{
  if (self->painter != NULL)
    annals_painter_set_shapes (self->painter, annals_view_state_get_shapes (self->state));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
theme_changed_cb (AnnalsTimelineView *self)
{
  if (self->painter != NULL)
    annals_painter_set_theme (self->painter, annals_theme_get ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- Widget ---- */

static gboolean
fade_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ANNALS_TIMELINE_VIEW (widget)->fade_tick = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
fade_labels (AnnalsTimelineView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  if (annals_label_fade_apply (self->fade, self->scene, gdk_frame_clock_get_frame_time (clock))
      && self->fade_tick == 0)
    self->fade_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fade_tick_cb, NULL, NULL);
}

static void
annals_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);

  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  if (self->painter == NULL)
    {
      self->painter = annals_painter_new (gtk_widget_get_pango_context (widget));
      annals_painter_set_theme (self->painter, annals_theme_get ());
      annals_painter_set_shapes (self->painter, annals_view_state_get_shapes (self->state));
    }
  fade_labels (self);
  annals_painter_draw (self->painter, snapshot, self->scene);
  annals_timeline_view_draw_measure (self, snapshot);
  annals_timeline_view_draw_hover (self, snapshot);
  annals_timeline_view_draw_lane_drag (self, snapshot);
  annals_timeline_view_snapshot_focus (self, snapshot);
  annals_timeline_view_snapshot_heading (self, snapshot);
}

static void
annals_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);

  if (self->scene != NULL && (self->scene->width != width || self->scene->height != height))
    {
      annals_timeline_view_note_sight (self);
      annals_timeline_view_plan_after_resize (self);
      g_clear_pointer (&self->scene, annals_scene_free);
    }
  annals_timeline_view_ensure_scene (self);
  annals_timeline_view_place_focused (self);
  for (guint i = 0; i < self->proxies->len; i++)
    annals_proxy_allocate (g_ptr_array_index (self->proxies, i), RING_ROOM);
  annals_timeline_view_place_headings (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
annals_timeline_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 480;
}

static void
annals_timeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);

  GTK_WIDGET_CLASS (annals_timeline_view_parent_class)->css_changed (widget, change);
  g_clear_pointer (&self->metrics, annals_text_metrics_unref);
  g_clear_pointer (&self->gutter_lanes, annals_lanes_unref);
  g_clear_pointer (&self->painter, annals_painter_free);
  annals_timeline_view_invalidate_plan (self);
}

static void
annals_timeline_view_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (annals_timeline_view_parent_class)->direction_changed (widget, before);
  annals_timeline_view_stop_motion (ANNALS_TIMELINE_VIEW (widget));
  annals_timeline_view_invalidate (ANNALS_TIMELINE_VIEW (widget));
}

static void
annals_timeline_view_dispose (GObject *object)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (object);
  GtkWidget *child;

  annals_timeline_view_stop_motion (self);
  annals_timeline_view_cancel_lane_drag (self);
  g_clear_handle_id (&self->proxies_source, g_source_remove);
  g_clear_handle_id (&self->restore_source, g_source_remove);
  g_clear_handle_id (&self->finder_source, g_source_remove);
  g_clear_object (&self->state_signals);
  g_clear_object (&self->measurement);
  self->menu = self->finder = NULL;
  g_clear_pointer (&self->wanted_lane, g_free);
  g_clear_pointer (&self->menu_lane, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    {
      g_signal_handlers_disconnect_by_data (child, self);
      gtk_widget_unparent (child);
    }
  g_clear_pointer (&self->proxies, g_ptr_array_unref);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->scene, annals_scene_free);
  g_clear_pointer (&self->gutter_lanes, annals_lanes_unref);
  annals_timeline_view_dispose_plan (self);
  g_clear_pointer (&self->fade, annals_label_fade_free);
  g_clear_pointer (&self->painter, annals_painter_free);
  g_clear_pointer (&self->metrics, annals_text_metrics_unref);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_timeline_view_parent_class)->dispose (object);
}

static void
annals_timeline_view_class_init (AnnalsTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_timeline_view_dispose;
  widget_class->snapshot = annals_timeline_view_snapshot;
  widget_class->size_allocate = annals_timeline_view_size_allocate;
  widget_class->measure = annals_timeline_view_measure;
  widget_class->focus = annals_timeline_view_focus;
  widget_class->css_changed = annals_timeline_view_css_changed;
  widget_class->direction_changed = annals_timeline_view_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
annals_timeline_view_init (AnnalsTimelineView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->hovered = self->focus_lane = self->kept_event = ANNALS_NONE;
  self->kept_scroll = -1;
  self->proxies = g_ptr_array_new ();
  self->headings = g_ptr_array_new ();
  self->fade = annals_label_fade_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline"), -1);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (annals_timeline_view_query_tooltip_cb),
                    NULL);
  annals_timeline_view_init_input (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (theme_changed_cb), self,
                           G_CONNECT_SWAPPED);

  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  struct
  {
    const char *name;
    GCallback callback;
  } handlers[] = {
    { "document-changed", G_CALLBACK (document_changed_cb) },
    { "lanes-changed", G_CALLBACK (lanes_changed_cb) },
    { "hits-changed", G_CALLBACK (annals_timeline_view_invalidate) },
    { "shapes-changed", G_CALLBACK (shapes_changed_cb) },
    { "clock-changed", G_CALLBACK (annals_timeline_view_invalidate) },
    { "selected-changed", G_CALLBACK (annals_timeline_view_selected_changed_cb) },
    { "span-changed", G_CALLBACK (span_changed_cb) },
    { "reveal", G_CALLBACK (annals_timeline_view_reveal_cb) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_group_connect_swapped (self->state_signals, handlers[i].name, handlers[i].callback,
                                    self);
}

void
annals_timeline_view_set_state (AnnalsTimelineView *self, AnnalsViewState *state)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->state_signals, state);
  document_changed_cb (self, FALSE);
}

void
annals_timeline_view_set_covered (AnnalsTimelineView *self, int covered)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  self->covered = covered;
}

/**
 * annals_timeline_view_zoom:
 * @factor: above 1 comes closer
 *
 * Zooms about the selected event where it is on screen, else about the middle.
 */
void
annals_timeline_view_zoom (AnnalsTimelineView *self, double factor)
{
  guint n;
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));
  if (annals_timeline_view_get_document (self) == NULL)
    return;

  double x = self->plot_width / 2;
  guint selected = annals_view_state_get_selected (self->state);
  const AnnalsEvent *events =
      annals_document_get_events (annals_timeline_view_get_document (self), &n);
  double at = selected < n ? annals_axis_x (&self->axis, events[selected].start) : -1;
  if (at >= 0 && at <= self->plot_width)
    x = at;
  annals_axis_zoom (&self->axis, x, factor);
  annals_timeline_view_axis_moved (self);
}

void
annals_timeline_view_fit (AnnalsTimelineView *self, AnnalsSpan span)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (annals_timeline_view_get_document (self) == NULL)
    return;
  annals_timeline_view_stop_motion (self);
  self->plot_width = plot_width (self);
  self->axis = annals_axis_fit (annals_timeline_view_with_room (span), self->plot_width);
  annals_timeline_view_axis_moved (self);
}

void
annals_timeline_view_fit_home (AnnalsTimelineView *self)
{
  if (annals_timeline_view_get_document (self) != NULL)
    annals_timeline_view_fit (self,
                              annals_document_get_home (annals_timeline_view_get_document (self)));
}

void
annals_timeline_view_fit_all (AnnalsTimelineView *self)
{
  if (annals_timeline_view_get_document (self) != NULL)
    annals_timeline_view_fit (self,
                              annals_document_get_range (annals_timeline_view_get_document (self)));
}
