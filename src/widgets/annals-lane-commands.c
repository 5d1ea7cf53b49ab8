/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-lane-commands.h"

static AnnalsLaneOptions *
dup_options (AnnalsViewState *state)
{
  return annals_lane_options_copy (annals_view_state_get_lane_options (state));
}

guint
annals_lane_commands_find (AnnalsViewState *state, const char *id)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (state);
  guint n = 0;

  if (lanes != NULL)
    annals_lanes_get (lanes, &n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (annals_lanes_get_id (lanes, i), id))
      return i;
  return ANNALS_NONE;
}

void
annals_lane_commands_collapse (AnnalsViewState *state, const char *id, gboolean collapsed)
{
  g_autoptr (AnnalsLaneOptions) options = dup_options (state);

  annals_lane_options_set_collapsed (options, annals_view_state_get_grouping (state), id,
                                     collapsed);
  annals_view_state_set_lane_options (state, options);
}

void
annals_lane_commands_hide (AnnalsViewState *state, const char *id)
{
  g_autoptr (AnnalsLaneOptions) options = dup_options (state);

  annals_lane_options_set_hidden (options, annals_view_state_get_grouping (state), id, TRUE);
  annals_view_state_set_lane_options (state, options);
}

void
annals_lane_commands_show (AnnalsViewState *state, const char *id)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (state);
  AnnalsGrouping grouping = annals_view_state_get_grouping (state);
  g_autoptr (AnnalsLaneOptions) options = dup_options (state);
  guint n, at = 0;
  const AnnalsLaneEntry *entries = annals_lanes_get_entries (lanes, &n);

  while (at < n && !g_str_equal (annals_lanes_get_entry_id (lanes, at), id))
    at++;
  if (at == n || annals_lane_commands_find (state, id) != ANNALS_NONE)
    return;
  if (!entries[at].shown)
    annals_lane_options_set_hidden (options, grouping, id, FALSE);
  /* Back to the first that is no part of others: what is shallower holds what comes after it. */
  for (guint i = at, depth = entries[at].depth; depth > 0 && i-- > 0;)
    {
      if (entries[i].depth >= depth)
        continue;
      depth = entries[i].depth;
      const char *above = annals_lanes_get_entry_id (lanes, i);
      if (annals_lane_options_is_hidden (options, grouping, above))
        annals_lane_options_set_hidden (options, grouping, above, FALSE);
      if (entries[i].collapsed)
        annals_lane_options_set_collapsed (options, grouping, above, FALSE);
    }
  annals_view_state_set_lane_options (state, options);
}

void
annals_lane_commands_show_only (AnnalsViewState *state, const char *id)
{
  g_autoptr (AnnalsLaneOptions) options = dup_options (state);

  annals_lane_options_set_only (options, annals_view_state_get_grouping (state), id);
  annals_view_state_set_lane_options (state, options);
}

void
annals_lane_commands_show_all (AnnalsViewState *state)
{
  g_autoptr (AnnalsLaneOptions) options = dup_options (state);

  annals_lane_options_show_all (options, annals_view_state_get_grouping (state));
  annals_view_state_set_lane_options (state, options);
}

/* ---- Order ---- */

/* Where a move goes: @before as of annals_lanes_dup_moved(). FALSE: nowhere. */
static gboolean
find_place (AnnalsLanes *lanes, guint lane, AnnalsLaneMove move, guint *before)
{
  guint next = annals_lanes_get_sibling (lanes, lane, move == ANNALS_LANE_DOWN ? 1 : -1);

  if (next == ANNALS_NONE)
    return FALSE;
  *before = next;
  if (move == ANNALS_LANE_DOWN)
    *before = annals_lanes_get_sibling (lanes, next, 1);
  for (; move == ANNALS_LANE_TOP && next != ANNALS_NONE;
       next = annals_lanes_get_sibling (lanes, next, -1))
    *before = next;
  return TRUE;
}

gboolean
annals_lane_commands_can_move (AnnalsViewState *state, const char *id, AnnalsLaneMove move)
{
  guint lane = annals_lane_commands_find (state, id), before;

  return lane != ANNALS_NONE
         && find_place (annals_view_state_get_lanes (state), lane, move, &before);
}

void
annals_lane_commands_move (AnnalsViewState *state, const char *id, AnnalsLaneMove move)
{
  guint lane = annals_lane_commands_find (state, id), before;

  if (lane != ANNALS_NONE && find_place (annals_view_state_get_lanes (state), lane, move, &before))
    annals_lane_commands_move_before (state, lane, before);
}

void
annals_lane_commands_move_before (AnnalsViewState *state, guint lane, guint before)
{
  g_autoptr (AnnalsLaneOptions) options =
      annals_lanes_dup_moved (annals_view_state_get_lanes (state),
                              annals_view_state_get_lane_options (state), lane, before);

  annals_view_state_set_lane_options (state, options);
}

void
annals_lane_commands_reset_order (AnnalsViewState *state)
{
  g_autoptr (AnnalsLaneOptions) options = dup_options (state);

  annals_lane_options_reset_order (options, annals_view_state_get_grouping (state));
  annals_view_state_set_lane_options (state, options);
}
