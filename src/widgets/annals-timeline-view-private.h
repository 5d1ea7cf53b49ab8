/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the timeline's drawing and its input share. */
#pragma once

#include "annals-label-fade.h"
#include "annals-planner.h"
#include "annals-timeline-view.h"
#include "layout/annals-flight.h"
#include "layout/annals-scene-walk.h"
#include "render/annals-painter.h"
#include "render/annals-text-metrics.h"

G_BEGIN_DECLS

/* Of a key or of a wheel's click. */
#define ZOOM_STEP 1.25
#define PAN_STEP 80.0 /* pixels */

/* What a drag has taken, where it is no pan. */
typedef enum
{
  ANNALS_GRIP_NONE,
  ANNALS_GRIP_THUMB,
  ANNALS_GRIP_LANE,
  ANNALS_GRIP_CANCELLED,
} AnnalsGrip;

typedef struct
{
  AnnalsGrip grip;
  double y, scroll; /* where it began */
  double now;       /* where the pointer is */
  guint lane;       /* that is moved */
  gboolean placed;  /* there is a place for it where the pointer is: */
  guint before;     /* this sibling, or after all */
  double line;      /* there, from the top of the first lane */
  guint tick;       /* while a lane is moved */
} AnnalsLaneDrag;

struct _AnnalsTimelineView
{
  GtkWidget parent_instance;

  /* Owned */
  AnnalsViewState *state;
  AnnalsMeasurement *measurement; /* NULL: nothing can be measured */
  GSignalGroup *state_signals;
  AnnalsPainter *painter;
  AnnalsTextMetrics *metrics;
  AnnalsPlanner *planner;
  AnnalsLabelFade *fade;
  AnnalsPlan *plan;
  AnnalsLanes *gutter_lanes;
  AnnalsScene *scene;
  GPtrArray *proxies;      /* borrowed children, recycled */
  GPtrArray *headings;     /* likewise, of lanes' titles */
  AnnalsStop popover_stop; /* for which a popover was opened */
  GtkWidget *menu;         /* borrowed child, made when it is first wanted */
  GtkWidget *finder;       /* likewise */
  char *wanted_lane;       /* the id of one to go to, once it is there; else NULL */
  char *menu_lane;         /* of the one whose menu was opened last; NULL: it was no lane's */

  AnnalsAxis axis;
  double scroll;
  double plot_width; /* for which the axis was made */
  double gutter;     /* of @gutter_lanes */
  double drag_x, drag_y;
  AnnalsLaneDrag drag;
  double pinch_scale, pinch_x, pinch_y;
  double covered;
  double pointer_x, pointer_y;
  double fling; /* pixels a millisecond */
  gint64 fling_time;
  guint fling_tick;
  double zoom_left; /* of a smooth zoom, in octaves */
  double zoom_x;
  gint64 zoom_time;
  guint zoom_tick;
  AnnalsFlight flight;
  gint64 flight_begin;
  guint flight_tick;
  double kept_scroll; /* that is to come back when there is room; below 0: none */
  guint kept_event;   /* that is to be in sight again when the size has changed; else ANNALS_NONE */
  guint fade_tick;
  guint proxies_source;
  guint restore_source;
  guint finder_source;
  guint resize_source;
  guint hovered;
  guint32 focus_lane;      /* where the selected event is to get the focus */
  gboolean focus_selected; /* once the children stand for what is on screen */
  gboolean pointer_inside;
  gboolean pinching;
  gboolean measuring;      /* what the last drag does */
  AnnalsTime measure_from; /* the end that a drag leaves where it is */
  double measure_x;        /* where it began */
  gboolean plan_stale;
  gboolean sending_span;
};

gboolean annals_timeline_view_is_mirrored (AnnalsTimelineView *self);
AnnalsDocument *annals_timeline_view_get_document (AnnalsTimelineView *self);
const AnnalsMetrics *annals_timeline_view_get_metrics (AnnalsTimelineView *self);
double annals_timeline_view_plot_width (AnnalsTimelineView *self, AnnalsLanes *lanes);
AnnalsSpan annals_timeline_view_with_room (AnnalsSpan span);
void annals_timeline_view_ensure_scene (AnnalsTimelineView *self);
void annals_timeline_view_invalidate (AnnalsTimelineView *self);
/* From the widget's x to the axis': the gutter off, mirrored where right to left. */
double annals_timeline_view_axis_x (AnnalsTimelineView *self, double x);
void annals_timeline_view_pan (AnnalsTimelineView *self, double dx);
void annals_timeline_view_scroll_lanes (AnnalsTimelineView *self, double dy);
void annals_timeline_view_zoom_at (AnnalsTimelineView *self, double x, double factor);
void annals_timeline_view_axis_moved (AnnalsTimelineView *self);
/* Selects a lone mark's event, or lists a count's. */
void annals_timeline_view_show_bin (AnnalsTimelineView *self, guint index);
/* Selects the event that an arc leads to, or lists all, where it stands for several. */
void annals_timeline_view_follow_arc (AnnalsTimelineView *self, guint index);

/* In annals-timeline-view-headings.c */
void annals_timeline_view_mirror_headings (AnnalsTimelineView *self);
void annals_timeline_view_place_headings (AnnalsTimelineView *self);
void annals_timeline_view_snapshot_heading (AnnalsTimelineView *self, GtkSnapshot *snapshot);
void annals_timeline_view_focus_lane (AnnalsTimelineView *self, guint lane);
gboolean annals_timeline_view_focus_lane_of_id (AnnalsTimelineView *self, const char *id);
gboolean
annals_timeline_view_lane_key (AnnalsTimelineView *self, guint keyval, GdkModifierType modifiers);

/* In annals-timeline-view-hover.c */
void annals_timeline_view_draw_hover (AnnalsTimelineView *self, GtkSnapshot *snapshot);
gboolean annals_timeline_view_query_tooltip_cb (
    AnnalsTimelineView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip);

/* In annals-timeline-view-steps.c */
void annals_timeline_view_select_event (AnnalsTimelineView *self, guint event);
void annals_timeline_view_step_in_time (AnnalsTimelineView *self, int step);
void annals_timeline_view_step_lane (AnnalsTimelineView *self, int step);
guint32 annals_timeline_view_lane_of (AnnalsTimelineView *self, guint event);
AnnalsLanes *annals_timeline_view_get_lanes (AnnalsTimelineView *self);

/* In annals-timeline-view-reveal.c */
void annals_timeline_view_reveal_lane (AnnalsTimelineView *self, guint lane);
void annals_timeline_view_reveal_row (AnnalsTimelineView *self, guint event);
void annals_timeline_view_bring (AnnalsTimelineView *self, AnnalsTime time, double part);
void annals_timeline_view_reveal_cb (AnnalsTimelineView *self, guint event);
void annals_timeline_view_tell_sight (AnnalsTimelineView *self);
void annals_timeline_view_note_sight (AnnalsTimelineView *self);
void annals_timeline_view_keep_sight (AnnalsTimelineView *self);

/* In annals-timeline-view-measure.c */
gboolean annals_timeline_view_begin_measure (AnnalsTimelineView *self, double x, double y);
void annals_timeline_view_drag_measure (AnnalsTimelineView *self, double dx);
gboolean annals_timeline_view_end_measure (AnnalsTimelineView *self);
gboolean annals_timeline_view_measure_to (AnnalsTimelineView *self, guint event);
gboolean annals_timeline_view_step_measure (AnnalsTimelineView *self, gboolean end, int step);
const char *annals_timeline_view_measure_cursor (AnnalsTimelineView *self, double x, double y);
void annals_timeline_view_draw_measure (AnnalsTimelineView *self, GtkSnapshot *snapshot);

/* In annals-timeline-view-flight.c */
void annals_timeline_view_stop_flight (AnnalsTimelineView *self);
void annals_timeline_view_restore_scroll (AnnalsTimelineView *self);

/* In annals-timeline-view-walk.c */
void annals_timeline_view_walk (AnnalsTimelineView *self, int step);
void annals_timeline_view_walk_lanes (AnnalsTimelineView *self, int step);
void annals_timeline_view_choose (AnnalsTimelineView *self, const AnnalsStop *stop);

/* In annals-timeline-view-proxies.c */
void annals_timeline_view_schedule_mirror (AnnalsTimelineView *self);
void annals_timeline_view_place_focused (AnnalsTimelineView *self);
const AnnalsStop *annals_timeline_view_get_focused_stop (AnnalsTimelineView *self);
void annals_timeline_view_focus_stop (AnnalsTimelineView *self, const AnnalsStop *stop);
void annals_timeline_view_selected_changed_cb (AnnalsTimelineView *self);
void
annals_timeline_view_popup (AnnalsTimelineView *self, GtkWidget *popover, const AnnalsStop *stop);
void annals_timeline_view_leave_proxies (AnnalsTimelineView *self);
gboolean annals_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction);
void annals_timeline_view_snapshot_focus (AnnalsTimelineView *self, GtkSnapshot *snapshot);

/* In annals-timeline-view-plan.c */
void annals_timeline_view_ensure_plan (AnnalsTimelineView *self);
void annals_timeline_view_invalidate_plan (AnnalsTimelineView *self);
void annals_timeline_view_forget_plan (AnnalsTimelineView *self);
void annals_timeline_view_plan_after_resize (AnnalsTimelineView *self);
void annals_timeline_view_dispose_plan (AnnalsTimelineView *self);

/* In annals-timeline-input.c */
void annals_timeline_view_init_input (AnnalsTimelineView *self);
void annals_timeline_view_pinch (AnnalsTimelineView *self, double x, double y, double scale);
void annals_timeline_view_stop_fling (AnnalsTimelineView *self);
void annals_timeline_view_stop_motion (AnnalsTimelineView *self); /* of itself */

/* In annals-timeline-keys.c */
gboolean annals_timeline_view_key_cb (AnnalsTimelineView *self,
                                      guint keyval,
                                      guint keycode,
                                      GdkModifierType modifiers);

/* In annals-timeline-lane-drag.c */
void annals_timeline_view_begin_lane_drag (AnnalsTimelineView *self,
                                           double x,
                                           double y,
                                           GtkGesture *gesture);
gboolean annals_timeline_view_drag_lane (AnnalsTimelineView *self, double dy);
void annals_timeline_view_end_lane_drag (AnnalsTimelineView *self);
void annals_timeline_view_cancel_lane_drag (AnnalsTimelineView *self);
void annals_timeline_view_draw_lane_drag (AnnalsTimelineView *self, GtkSnapshot *snapshot);

/* In annals-timeline-lanes.c */
void annals_timeline_view_show_wanted_lane (AnnalsTimelineView *self);
void annals_timeline_view_toggle_lane (AnnalsTimelineView *self, guint index);
void annals_timeline_view_popup_lane_menu (AnnalsTimelineView *self,
                                           guint index,
                                           const GdkRectangle *at);

/* In annals-timeline-menu.c */
void annals_timeline_view_popup_menu (AnnalsTimelineView *self,
                                      const AnnalsStop *stop,
                                      const GdkRectangle *at);
void annals_timeline_view_popup_menu_here (AnnalsTimelineView *self); /* for what has the focus */
/* Opens a menu whose actions are in a group of that name. */
void annals_timeline_view_show_menu (AnnalsTimelineView *self,
                                     GMenuModel *model,
                                     const char *name,
                                     GActionGroup *actions,
                                     const GdkRectangle *at);

G_END_DECLS
