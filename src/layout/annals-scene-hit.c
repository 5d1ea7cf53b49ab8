/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a scene is at a point. */
#include <math.h>

#include "layout/annals-scene-relations.h"
#include "layout/annals-scene.h"

#define TARGET 24.0 /* pixels each way that a pointer's target takes at least, WCAG 2.2 */

static gboolean
box_holds (const AnnalsBox *box, double x, double y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

/* How far a point is from a stretch that is grown to a target's size, squared; 0 is within what is
 * drawn, infinite is beyond the target. */
static double
miss (double start, double length, double at)
{
  double beyond = at < start ? start - at : MAX (at - (start + length), 0);

  return beyond <= MAX ((TARGET - length) / 2, 0) ? beyond * beyond : INFINITY;
}

/* The nearest of what has the point within its target; of equals, what is drawn last. */
static AnnalsHitKind
hit_thing (const AnnalsScene *self, double x, double y, guint *index)
{
  AnnalsHitKind kind = ANNALS_HIT_NOTHING;
  double least = INFINITY;

  for (guint i = self->items->len; i-- > 0;)
    {
      const AnnalsBox *box = &g_array_index (self->items, AnnalsItem, i).whole;
      double far = miss (box->x, box->width, x) + miss (box->y, box->height, y);
      if (far >= least)
        continue;
      least = far;
      kind = ANNALS_HIT_ITEM;
      *index = i;
    }
  for (guint i = 0; i < self->bins->len; i++)
    {
      const AnnalsBox *box = &g_array_index (self->bins, AnnalsBin, i).box;
      double far = miss (box->x, box->width, x) + miss (box->y, box->height, y);
      if (far >= least)
        continue;
      least = far;
      kind = ANNALS_HIT_BIN;
      *index = i;
    }
  return kind;
}

/**
 * annals_scene_hit:
 * @x: in the scene's pixels
 * @index: (out): into the array of the kind that is returned
 *
 * Finds what is drawn at a point; what is drawn last is found first.
 */
AnnalsHitKind
annals_scene_hit (const AnnalsScene *self, double x, double y, guint *index)
{
  if (box_holds (&self->ruler, x, y))
    return ANNALS_HIT_RULER;
  if (y < self->plot.y)
    return ANNALS_HIT_NOTHING;
  for (guint i = 0; i < self->lanes->len && box_holds (&self->gutter, x, y); i++)
    {
      const AnnalsSceneLane *lane = &g_array_index (self->lanes, AnnalsSceneLane, i);
      if (!box_holds (&lane->heading, x, y))
        continue;
      *index = i;
      return box_holds (&lane->toggle, x, y) ? ANNALS_HIT_TOGGLE : ANNALS_HIT_LANE;
    }
  if (!box_holds (&self->plot, x, y))
    return ANNALS_HIT_NOTHING;
  if (annals_scene_hit_arc (self, x, y, index))
    return ANNALS_HIT_ARC;
  return hit_thing (self, x, y, index);
}
