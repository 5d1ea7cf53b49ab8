/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children that stand for the lanes' titles, and what keys do there. */
#include "widgets/annals-lane-commands.h"
#include "widgets/annals-lane-proxy.h"
#include "widgets/annals-timeline-view-private.h"

static AnnalsLaneProxy *
get_focused (AnnalsTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && ANNALS_IS_LANE_PROXY (focus)
                 && gtk_widget_get_parent (focus) == GTK_WIDGET (self)
             ? ANNALS_LANE_PROXY (focus)
             : NULL;
}

/* Among the lanes on screen; their number where it is not there. */
static guint
find_index (AnnalsTimelineView *self, const char *id)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (self->scene->plan);
  guint i = 0;

  while (
      i < self->scene->lanes->len
      && !g_str_equal (id, annals_lanes_get_id (
                               lanes, g_array_index (self->scene->lanes, AnnalsSceneLane, i).lane)))
    i++;
  return i;
}

static void
chosen_cb (AnnalsTimelineView *self, AnnalsLaneProxy *proxy)
{
  annals_timeline_view_ensure_scene (self);
  guint index = find_index (self, annals_lane_proxy_get_id (proxy));

  if (index < self->scene->lanes->len)
    annals_timeline_view_toggle_lane (self, index);
}

static AnnalsLaneProxy *
take_proxy (AnnalsTimelineView *self, AnnalsLaneProxy *focused, guint *used)
{
  if (*used < self->headings->len && g_ptr_array_index (self->headings, *used) == focused)
    (*used)++;
  if (*used == self->headings->len)
    {
      GtkWidget *proxy = annals_lane_proxy_new ();
      g_signal_connect_swapped (proxy, "chosen", G_CALLBACK (chosen_cb), self);
      gtk_widget_set_parent (proxy, GTK_WIDGET (self));
      g_ptr_array_add (self->headings, proxy);
    }
  return g_ptr_array_index (self->headings, (*used)++);
}

/* Makes children stand for the titles on screen; what has the focus stays with its lane. */
void
annals_timeline_view_mirror_headings (AnnalsTimelineView *self)
{
  AnnalsLaneProxy *focused = get_focused (self);
  guint used = 0;
  guint own = focused != NULL ? find_index (self, annals_lane_proxy_get_id (focused)) : ANNALS_NONE;

  for (guint i = 0; i < self->scene->lanes->len && self->scene->gutter.width > 0; i++)
    annals_lane_proxy_set_lane (i == own ? focused : take_proxy (self, focused, &used), self->scene,
                                i);
  for (guint i = used; i < self->headings->len; i++)
    if (g_ptr_array_index (self->headings, i) != focused)
      gtk_widget_set_visible (g_ptr_array_index (self->headings, i), FALSE);
  /* Its lane is not only out of sight. */
  if (focused != NULL
      && annals_lane_commands_find (self->state, annals_lane_proxy_get_id (focused)) == ANNALS_NONE)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* While what has the focus moves, its ring moves with it. */
void
annals_timeline_view_place_headings (AnnalsTimelineView *self)
{
  AnnalsLaneProxy *focused = get_focused (self);

  if (focused != NULL && self->scene != NULL)
    {
      guint index = find_index (self, annals_lane_proxy_get_id (focused));
      annals_proxy_place (ANNALS_PROXY (focused),
                          index < self->scene->lanes->len
                              ? &g_array_index (self->scene->lanes, AnnalsSceneLane, index).heading
                              : NULL);
    }
  for (guint i = 0; i < self->headings->len; i++)
    annals_proxy_allocate (g_ptr_array_index (self->headings, i), 0);
}

void
annals_timeline_view_snapshot_heading (AnnalsTimelineView *self, GtkSnapshot *snapshot)
{
  AnnalsLaneProxy *focused = get_focused (self);
  const AnnalsBox *gutter = &self->scene->gutter;
  double top = self->scene->plot.y + self->scene->band;

  if (focused == NULL || !annals_proxy_is_in_sight (ANNALS_PROXY (focused)))
    return;
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT ((float) gutter->x, (float) top, (float) gutter->width,
                                     (float) MAX (self->scene->height - top, 0)));
  gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (focused), snapshot);
  gtk_snapshot_pop (snapshot);
}

/* ---- The focus ---- */

/**
 * annals_timeline_view_focus_lane:
 * @lane: among all that are planned
 *
 * Brings a lane into sight and gives its title the focus.
 */
void
annals_timeline_view_focus_lane (AnnalsTimelineView *self, guint lane)
{
  annals_timeline_view_reveal_lane (self, lane);
  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  const char *id = annals_lanes_get_id (annals_plan_get_lanes (self->scene->plan), lane);
  annals_timeline_view_mirror_headings (self);
  for (guint i = 0; i < self->headings->len; i++)
    {
      AnnalsLaneProxy *proxy = g_ptr_array_index (self->headings, i);
      if (gtk_widget_get_visible (GTK_WIDGET (proxy))
          && g_str_equal (annals_lane_proxy_get_id (proxy), id))
        gtk_widget_grab_focus (GTK_WIDGET (proxy));
    }
}

/* Gives the title of that lane the focus, if it is on screen. */
gboolean
annals_timeline_view_focus_lane_of_id (AnnalsTimelineView *self, const char *id)
{
  annals_timeline_view_ensure_scene (self);
  guint index = self->scene != NULL ? find_index (self, id) : ANNALS_NONE;

  if (index == ANNALS_NONE || index == self->scene->lanes->len)
    return FALSE;
  annals_timeline_view_focus_lane (self,
                                   g_array_index (self->scene->lanes, AnnalsSceneLane, index).lane);
  return TRUE;
}

/* The lane where one is, by the focus or the selection, else the first on screen. */
static guint
get_lane_here (AnnalsTimelineView *self)
{
  const AnnalsStop *stop = annals_timeline_view_get_focused_stop (self);
  guint selected = annals_view_state_get_selected (self->state);
  guint lane = stop != NULL ? stop->lane : annals_timeline_view_lane_of (self, selected);

  if (lane == ANNALS_NONE && self->scene->lanes->len > 0)
    lane = g_array_index (self->scene->lanes, AnnalsSceneLane, 0).lane;
  return lane;
}

/* ---- Keys ---- */

static void
step (AnnalsTimelineView *self, guint lane, int step)
{
  guint n;

  annals_lanes_get (annals_plan_get_lanes (self->scene->plan), &n);
  if ((step < 0 && lane == 0) || (step > 0 && lane + 1 >= n))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    annals_timeline_view_focus_lane (self, step < 0 ? lane - 1 : lane + 1);
}

/* Into the lane: to what comes first in view. */
static void
enter (AnnalsTimelineView *self, guint lane)
{
  AnnalsSpan view = annals_view_state_get_span (self->state);
  AnnalsStop found;

  if (annals_scene_nearest_stop (self->scene, lane, view.start, &found))
    annals_timeline_view_focus_stop (self, &found);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
move (AnnalsTimelineView *self, const char *id, AnnalsLaneMove move)
{
  if (!annals_lane_commands_can_move (self->state, id, move))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_free (self->wanted_lane);
  self->wanted_lane = g_strdup (id);
  annals_lane_commands_move (self->state, id, move);
}

static gboolean
key_with_control (AnnalsTimelineView *self, guint keyval, const char *id, guint lane)
{
  gboolean mirrored = annals_timeline_view_is_mirrored (self);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, lane, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, lane, 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if ((keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left) == mirrored)
        enter (self, lane);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_moves (AnnalsTimelineView *self, guint keyval, const char *id)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, id, ANNALS_LANE_UP);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, id, ANNALS_LANE_DOWN);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move (self, id, ANNALS_LANE_TOP);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_here (AnnalsTimelineView *self, guint keyval, guint index)
{
  const AnnalsBox *box = &g_array_index (self->scene->lanes, AnnalsSceneLane, index).heading;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      annals_timeline_view_toggle_lane (self, index);
      return TRUE;
    case GDK_KEY_Menu:
    case GDK_KEY_F10:
      annals_timeline_view_popup_lane_menu (
          self, index,
          &(GdkRectangle){ (int) box->x, (int) box->y, (int) box->width, (int) box->height });
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * annals_timeline_view_lane_key:
 *
 * What a key does at a lane's title, or to go there.
 *
 * Returns: whether it does anything
 */
gboolean
annals_timeline_view_lane_key (AnnalsTimelineView *self, guint keyval, GdkModifierType modifiers)
{
  AnnalsLaneProxy *focused = get_focused (self);
  GdkModifierType held = modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (keyval == GDK_KEY_Escape && self->drag.tick != 0)
    {
      annals_timeline_view_cancel_lane_drag (self);
      return TRUE;
    }
  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL || self->scene->lanes->len == 0)
    return FALSE;
  if (held == GDK_CONTROL_MASK && (keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home))
    {
      annals_timeline_view_focus_lane (self, get_lane_here (self));
      return TRUE;
    }
  g_autofree char *id = focused != NULL ? g_strdup (annals_lane_proxy_get_id (focused)) : NULL;
  guint index = id != NULL ? find_index (self, id) : self->scene->lanes->len;
  if (index == self->scene->lanes->len)
    return FALSE;
  guint lane = g_array_index (self->scene->lanes, AnnalsSceneLane, index).lane;
  if (held == GDK_CONTROL_MASK)
    return key_with_control (self, keyval, id, lane);
  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return key_moves (self, keyval, id);
  if (keyval == GDK_KEY_F10 ? held != GDK_SHIFT_MASK : held != 0)
    return FALSE;
  return key_here (self, keyval, index);
}
