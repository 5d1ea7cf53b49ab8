/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "annals-plan.h"

G_BEGIN_DECLS

/* Where a label may stand without being cut by an edge of the home view. */
typedef enum
{
  ANNALS_SIDE_AFTER = 1 << 0,
  ANNALS_SIDE_BEFORE = 1 << 1,
} AnnalsSide;

/* Candidates of a class that are looked at for one room. */
#define ANNALS_PLACEMENT_RIVALS 24
#define ANNALS_MAX_ROWS 48 /* no more than bits of a guint64 */

/* What the labels of one lane are placed by. */
typedef struct
{
  const AnnalsEvent *events;
  const guint32 *members; /* of the lane, in order of start */
  guint n;
  guint rows;
  const guint8 *sides; /* AnnalsSide of each member */
  AnnalsSlot *slots;   /* of each member: width is given; row, level and left are found */
  double coarsest;     /* the scale of level 0, in seconds to a pixel */
  guint n_levels;
  guint part, n_parts; /* the share of events and rows; n_parts may be 0 for all */
} AnnalsPlacement;

/* In how many parts a lane of @n members is placed, which may be done at the same time: of each
 * importance every n-th event goes into every n-th row. Where a stretch of time has more of an
 * importance than rows, the parts differ by one of them at most; smaller lanes are placed whole. */
guint annals_placement_get_n_parts (guint n, guint rows);
void annals_placement_run (const AnnalsPlacement *self, GCancellable *cancellable);

/* How far a label and its mark reach to either side of the event's start, in pixels. */
static inline double
annals_slot_before (double width, gboolean left)
{
  return ANNALS_MARK_SIZE / 2 + (left ? ANNALS_LABEL_GAP + width : 0);
}

static inline double
annals_slot_after (double width, gboolean left)
{
  return ANNALS_MARK_SIZE / 2 + (left ? 0 : ANNALS_LABEL_GAP + width);
}

G_END_DECLS
