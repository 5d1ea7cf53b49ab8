/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the timeline goes to where it is sent, and back to where it was. */
#include <adwaita.h>

#include "widgets/annals-timeline-view-private.h"

static double
ease (double part)
{
  return part * part * (3 - 2 * part);
}

static void
show (AnnalsTimelineView *self, AnnalsSpan span)
{
  self->plot_width = annals_timeline_view_plot_width (
      self, self->plan != NULL ? annals_plan_get_lanes (self->plan)
                               : annals_view_state_get_lanes (self->state));
  self->axis = annals_axis_fit (span, self->plot_width);
  annals_timeline_view_axis_moved (self);
}

static gboolean
flight_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);
  double seconds =
      (double) (gdk_frame_clock_get_frame_time (clock) - self->flight_begin) / G_USEC_PER_SEC;
  double part = seconds / annals_flight_duration (&self->flight);

  if (annals_timeline_view_get_document (self) == NULL)
    part = 1;
  else
    show (self, annals_flight_at (&self->flight, ease (CLAMP (part, 0, 1))));
  if (part < 1)
    return G_SOURCE_CONTINUE;
  self->flight_tick = 0;
  if (annals_timeline_view_get_document (self) != NULL)
    annals_timeline_view_reveal_row (self, annals_view_state_get_selected (self->state));
  return G_SOURCE_REMOVE;
}

void
annals_timeline_view_stop_flight (AnnalsTimelineView *self)
{
  if (self->flight_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->flight_tick);
  self->flight_tick = 0;
}

/**
 * annals_timeline_view_fly:
 * @span: what is to be in view
 *
 * Goes there so that a person can follow; at once where motion is reduced.
 */
void
annals_timeline_view_fly (AnnalsTimelineView *self, AnnalsSpan span)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));
  if (annals_timeline_view_get_document (self) == NULL)
    return;
  annals_timeline_view_stop_motion (self);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  if (!adw_get_enable_animations (widget) || clock == NULL || !gtk_widget_get_mapped (widget))
    {
      /* What has no room yet takes it from the state, once it has. */
      if (gtk_widget_get_width (widget) > 0)
        show (self, span);
      else
        annals_view_state_set_span (self->state, span);
      return;
    }
  self->flight = annals_flight_new (annals_view_state_get_span (self->state), span);
  self->flight_begin = gdk_frame_clock_get_frame_time (clock);
  self->flight_tick = gtk_widget_add_tick_callback (widget, flight_tick_cb, NULL, NULL);
}

/* Where it will be, once it has come there. */
static AnnalsSpan
heading_for (AnnalsTimelineView *self)
{
  return self->flight_tick != 0 ? self->flight.to : annals_view_state_get_span (self->state);
}

/**
 * annals_timeline_view_fly_to:
 * @event: its index
 *
 * Flies to where an event stands among its neighbours; nowhere where it has no date.
 */
void
annals_timeline_view_fly_to (AnnalsTimelineView *self, guint event)
{
  AnnalsSpan goal;

  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));
  AnnalsArrangement *shown =
      self->state != NULL ? annals_view_state_get_arrangement (self->state) : NULL;
  if (shown == NULL
      || !annals_flight_goal (shown->document, shown->filtered->events, event, heading_for (self),
                              &goal))
    return;
  guint32 lane = annals_timeline_view_lane_of (self, event);
  if (lane != ANNALS_NONE)
    annals_timeline_view_reveal_lane (self, lane);
  annals_timeline_view_fly (self, goal);
  if (self->flight_tick == 0)
    annals_timeline_view_reveal_row (self, event);
}

AnnalsTimelinePlace
annals_timeline_view_get_place (AnnalsTimelineView *self)
{
  return (AnnalsTimelinePlace){ annals_view_state_get_span (self->state), self->scroll };
}

/**
 * annals_timeline_view_set_place:
 * @place: from annals_timeline_view_get_place()
 *
 * Goes back at once to the very view, even if the size of the widget is still to become what it
 * was.
 */
void
annals_timeline_view_set_place (AnnalsTimelineView *self, AnnalsTimelinePlace place)
{
  annals_timeline_view_stop_motion (self);
  self->kept_scroll = place.scroll;
  self->kept_event = ANNALS_NONE;
  annals_view_state_set_span (self->state, place.span);
  annals_timeline_view_invalidate (self);
}

/* What the lanes are scrolled to now: as it was kept, as soon as there is room. */
void
annals_timeline_view_restore_scroll (AnnalsTimelineView *self)
{
  if (self->kept_scroll < 0)
    return;
  self->scroll = self->kept_scroll;
  if (self->resize_source == 0 && !self->plan_stale)
    self->kept_scroll = -1;
}
