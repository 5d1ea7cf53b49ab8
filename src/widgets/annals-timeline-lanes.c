/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with lanes by their headings. */
#include <glib/gi18n-lib.h>

#include "widgets/annals-lane-commands.h"
#include "widgets/annals-lane-finder.h"
#include "widgets/annals-timeline-view-private.h"

/* The lanes on screen may be older than what is wanted: they are known again by their ids. */
static const char *
get_id (AnnalsTimelineView *self, guint index)
{
  guint32 lane = g_array_index (self->scene->lanes, AnnalsSceneLane, index).lane;

  return annals_lanes_get_id (annals_plan_get_lanes (self->scene->plan), lane);
}

static gboolean
is_collapsed (AnnalsTimelineView *self, const char *id)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  guint lane = annals_lane_commands_find (self->state, id);

  return lane != ANNALS_NONE && annals_lanes_get (lanes, NULL)[lane].collapsed;
}

void
annals_timeline_view_toggle_lane (AnnalsTimelineView *self, guint index)
{
  const char *id = get_id (self, index);

  annals_lane_commands_collapse (self->state, id, !is_collapsed (self, id));
}

/* ---- The menu ---- */

static void
collapse_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnalsTimelineView *self = data;
  const char *id = g_variant_get_string (parameter, NULL);

  annals_lane_commands_collapse (self->state, id, !is_collapsed (self, id));
}

static void
move (AnnalsTimelineView *self, GVariant *id, AnnalsLaneMove move)
{
  annals_lane_commands_move (self->state, g_variant_get_string (id, NULL), move);
}

static void
up_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, parameter, ANNALS_LANE_UP);
}

static void
down_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, parameter, ANNALS_LANE_DOWN);
}

static void
top_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, parameter, ANNALS_LANE_TOP);
}

static GSimpleActionGroup *
make_actions (AnnalsTimelineView *self, const char *id)
{
  static const GActionEntry entries[] = {
    { .name = "collapse", .activate = collapse_action, .parameter_type = "s" },
    { .name = "up", .activate = up_action, .parameter_type = "s" },
    { .name = "down", .activate = down_action, .parameter_type = "s" },
    { .name = "top", .activate = top_action, .parameter_type = "s" },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  for (AnnalsLaneMove move = ANNALS_LANE_UP; move <= ANNALS_LANE_TOP; move++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), entries[1 + move].name)),
        annals_lane_commands_can_move (self->state, id, move));
  return group;
}

static void
append (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, id != NULL ? "s" : NULL, id);
  g_menu_append_item (menu, item);
}

/* What is hidden or moved can be undone, so the window does that. */
static GMenuModel *
make_model (const char *id, gboolean collapsed)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) resets = g_menu_new ();

  append (menu, collapsed ? _ ("_Expand") : _ ("_Collapse"), "lane.collapse", id);
  append (menu, _ ("_Hide"), "win.hide-lane", id);
  append (menu, _ ("_Only This Lane"), "win.only-lane", id);
  append (moves, _ ("Move _Up"), "lane.up", id);
  append (moves, _ ("Move _Down"), "lane.down", id);
  append (moves, _ ("Move to _Top"), "lane.top", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  append (resets, _ ("Show All _Lanes"), "win.show-all-lanes", NULL);
  append (resets, _ ("_Reset Order"), "win.reset-lane-order", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (resets));
  return G_MENU_MODEL (menu);
}

/**
 * annals_timeline_view_popup_lane_menu:
 * @index: among the lanes of the scene
 * @at: what the menu belongs to, in the timeline's pixels
 */
void
annals_timeline_view_popup_lane_menu (AnnalsTimelineView *self, guint index, const GdkRectangle *at)
{
  g_autofree char *id = g_strdup (get_id (self, index));
  g_autoptr (GMenuModel) model = make_model (id, is_collapsed (self, id));
  g_autoptr (GSimpleActionGroup) actions = make_actions (self, id);

  self->popover_stop = (AnnalsStop){ .event = ANNALS_NONE }; /* the menu is of none */
  annals_timeline_view_show_menu (self, model, "lane", G_ACTION_GROUP (actions), at);
  g_free (self->menu_lane);
  self->menu_lane = g_steal_pointer (&id);
}

/* ---- Going to a lane ---- */

/* Goes to the lane that is wanted, if it is on screen by now. */
void
annals_timeline_view_show_wanted_lane (AnnalsTimelineView *self)
{
  guint lane = self->wanted_lane != NULL
                   ? annals_lane_commands_find (self->state, self->wanted_lane)
                   : ANNALS_NONE;

  if (lane == ANNALS_NONE)
    return;
  annals_timeline_view_ensure_plan (self);
  if (annals_plan_get_lanes (self->plan) != annals_view_state_get_lanes (self->state))
    return;
  g_clear_pointer (&self->wanted_lane, g_free);
  annals_timeline_view_focus_lane (self, lane);
}

/* A lane that is still to come gets the focus when it is there. */
static gboolean
leave_finder_cb (gpointer data)
{
  AnnalsTimelineView *self = data;

  self->finder_source = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  annals_timeline_view_show_wanted_lane (self);
  return G_SOURCE_REMOVE;
}

/* The toolkit gives the focus back to where it was; but one goes on at the lane. */
static void
chosen_cb (AnnalsTimelineView *self, const char *id)
{
  g_free (self->wanted_lane);
  self->wanted_lane = g_strdup (id);
  annals_lane_commands_show (self->state, id);
  if (self->finder_source == 0)
    self->finder_source = g_idle_add_full (G_PRIORITY_DEFAULT, leave_finder_cb, self, NULL);
}

/**
 * annals_timeline_view_find_lane:
 *
 * Opens the list of lanes, where the lanes' titles begin.
 */
void
annals_timeline_view_find_lane (AnnalsTimelineView *self)
{
  const AnnalsStop *stop = annals_timeline_view_get_focused_stop (self);
  const AnnalsStop nothing = { .event = ANNALS_NONE };
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  if (self->finder == NULL)
    {
      self->finder = annals_lane_finder_new (self->state);
      gtk_popover_set_position (GTK_POPOVER (self->finder), GTK_POS_BOTTOM);
      gtk_widget_set_parent (self->finder, GTK_WIDGET (self));
      g_signal_connect_swapped (self->finder, "chosen", G_CALLBACK (chosen_cb), self);
    }
  GdkRectangle at = { (int) self->scene->gutter.x, 0, (int) self->scene->gutter.width,
                      (int) self->scene->plot.y };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->finder), &at);
  g_clear_pointer (&self->menu_lane, g_free);
  annals_timeline_view_popup (self, self->finder, stop != NULL ? stop : &nothing);
}
