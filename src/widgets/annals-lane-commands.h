/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

/* What a person does with lanes of the grouping that is shown, each named by its id: see
 * #AnnalsLaneOptions. */

typedef enum
{
  ANNALS_LANE_UP,
  ANNALS_LANE_DOWN,
  ANNALS_LANE_TOP,
} AnnalsLaneMove;

/* The lane on screen of that id; ANNALS_NONE. */
guint annals_lane_commands_find (AnnalsViewState *state, const char *id);
void annals_lane_commands_collapse (AnnalsViewState *state, const char *id, gboolean collapsed);
void annals_lane_commands_hide (AnnalsViewState *state, const char *id);
/* Shows a lane and what it is part of, and opens that, so that it is on screen. */
void annals_lane_commands_show (AnnalsViewState *state, const char *id);
void annals_lane_commands_show_only (AnnalsViewState *state, const char *id);
void annals_lane_commands_show_all (AnnalsViewState *state);
gboolean
annals_lane_commands_can_move (AnnalsViewState *state, const char *id, AnnalsLaneMove move);
void annals_lane_commands_move (AnnalsViewState *state, const char *id, AnnalsLaneMove move);
/* To before that lane of the same parent; ANNALS_NONE: after all. */
void annals_lane_commands_move_before (AnnalsViewState *state, guint lane, guint before);
void annals_lane_commands_reset_order (AnnalsViewState *state);

G_END_DECLS
