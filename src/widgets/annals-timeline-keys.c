/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do on the timeline. */
#include "widgets/annals-timeline-view-private.h"

#define PAGE 0.9 /* of the lanes' height */

/* As in a list, Ctrl moves the focus and leaves the selection. */
static gboolean
key_with_control (AnnalsTimelineView *self, guint keyval)
{
  int forward = annals_timeline_view_is_mirrored (self) ? -1 : 1;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      annals_timeline_view_walk (self, -forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      annals_timeline_view_walk (self, forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      annals_timeline_view_walk_lanes (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      annals_timeline_view_walk_lanes (self, 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_with_alt (AnnalsTimelineView *self, guint keyval)
{
  if (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  annals_timeline_view_step_lane (self, keyval == GDK_KEY_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static gboolean
key_pans (AnnalsTimelineView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      annals_timeline_view_pan (self, PAN_STEP);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      annals_timeline_view_pan (self, -PAN_STEP);
      return TRUE;
    case GDK_KEY_Up:
      annals_timeline_view_scroll_lanes (self, -PAN_STEP / 2);
      return TRUE;
    case GDK_KEY_Down:
      annals_timeline_view_scroll_lanes (self, PAN_STEP / 2);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Of many lanes, those that come after what is in sight. */
static gboolean
key_pages (AnnalsTimelineView *self, guint keyval, GdkModifierType modifiers)
{
  gboolean up = keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up;

  if (!(modifiers & GDK_SHIFT_MASK)
      || (!up && keyval != GDK_KEY_Page_Down && keyval != GDK_KEY_KP_Page_Down))
    return FALSE;
  annals_timeline_view_ensure_scene (self);
  if (self->scene != NULL)
    annals_timeline_view_scroll_lanes (self, self->scene->plot.height * (up ? -PAGE : PAGE));
  return TRUE;
}

static gboolean
key_zooms (AnnalsTimelineView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      annals_timeline_view_zoom (self, ZOOM_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      annals_timeline_view_zoom (self, 1 / ZOOM_STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      annals_timeline_view_fit_home (self);
      return TRUE;
    case GDK_KEY_parenright:
      annals_timeline_view_fit_all (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
select_end (AnnalsTimelineView *self, gboolean last)
{
  AnnalsEventSet *shown = annals_view_state_get_shown (self->state);
  guint n_dated = annals_document_get_n_dated (annals_timeline_view_get_document (self));
  guint event = annals_event_set_next (shown, n_dated, -1);

  if (event == ANNALS_NONE)
    return;
  if (!last)
    event = annals_event_set_get (shown, 0);
  annals_timeline_view_select_event (self, event);
  annals_view_state_reveal (self->state, event);
}

/* Space selects what has the focus, or lists a count; Enter goes on to the details. */
static void
choose (AnnalsTimelineView *self, gboolean read)
{
  const AnnalsStop *stop = annals_timeline_view_get_focused_stop (self);
  gboolean is_count = stop != NULL && stop->event == ANNALS_NONE;

  if (stop != NULL)
    annals_timeline_view_choose (self, stop);
  if (read && !is_count)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-details", NULL);
}

static gboolean
key_opens_menu (AnnalsTimelineView *self, guint keyval, GdkModifierType modifiers)
{
  if (keyval != GDK_KEY_Menu && !(keyval == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK)))
    return FALSE;
  annals_timeline_view_popup_menu_here (self);
  return TRUE;
}

static gboolean
key_selects (AnnalsTimelineView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_End:
      select_end (self, keyval == GDK_KEY_End);
      return TRUE;
    case GDK_KEY_Page_Up:
      annals_timeline_view_step_in_time (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      annals_timeline_view_step_in_time (self, 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      choose (self, keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter);
      return TRUE;
    case GDK_KEY_Escape:
      if (!annals_timeline_view_end_measure (self))
        annals_timeline_view_select_event (self, ANNALS_NONE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Shift moves the end of what is measured, with Ctrl its start. */
static gboolean
key_measures (AnnalsTimelineView *self, guint keyval, GdkModifierType modifiers)
{
  int forward = annals_timeline_view_is_mirrored (self) ? -1 : 1;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;

  if (keyval == GDK_KEY_m && !(modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    {
      annals_timeline_view_measure_here (self);
      return TRUE;
    }
  return (left || right) && (modifiers & GDK_SHIFT_MASK) && !(modifiers & GDK_ALT_MASK)
         && annals_timeline_view_step_measure (self, !(modifiers & GDK_CONTROL_MASK),
                                               right ? forward : -forward);
}

gboolean
annals_timeline_view_key_cb (AnnalsTimelineView *self,
                             guint keyval,
                             guint keycode,
                             GdkModifierType modifiers)
{
  if (annals_timeline_view_get_document (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (annals_timeline_view_lane_key (self, keyval, modifiers)
      || key_measures (self, keyval, modifiers))
    return GDK_EVENT_STOP;
  if (modifiers & GDK_CONTROL_MASK)
    return modifiers & (GDK_ALT_MASK | GDK_SHIFT_MASK) ? GDK_EVENT_PROPAGATE
                                                       : key_with_control (self, keyval);
  if (modifiers & GDK_ALT_MASK)
    return key_with_alt (self, keyval);
  if (keyval == GDK_KEY_0 && (modifiers & GDK_SHIFT_MASK))
    keyval = GDK_KEY_parenright;
  return key_opens_menu (self, keyval, modifiers) || key_pages (self, keyval, modifiers)
         || key_pans (self, keyval) || key_zooms (self, keyval) || key_selects (self, keyval);
}
