/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which one walks a scene without a pointer: a lane at a time, by time. */
#include "layout/annals-scene-walk.h"

#include <math.h>

static const AnnalsEvent *
get_events (const AnnalsScene *self)
{
  return annals_document_get_events (annals_lanes_get_document (annals_plan_get_lanes (self->plan)),
                                     NULL);
}

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  const AnnalsStop *first = a, *second = b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  /* Events in their own order, then the count that begins there. */
  return (first->event > second->event) - (first->event < second->event);
}

static AnnalsStop
item_stop (const AnnalsScene *self, guint index)
{
  const AnnalsItem *item = &g_array_index (self->items, AnnalsItem, index);
  const AnnalsEvent *event = &get_events (self)[item->event];

  return (AnnalsStop){ item->lane, item->event, { event->start, event->end }, FALSE, index };
}

AnnalsStop
annals_scene_bin_stop (const AnnalsScene *self, guint index)
{
  const AnnalsBin *bin = &g_array_index (self->bins, AnnalsBin, index);
  AnnalsStop stop = { bin->lane, bin->event, bin->span, TRUE, index };

  if (bin->event != ANNALS_NONE)
    stop.span =
        (AnnalsSpan){ get_events (self)[bin->event].start, get_events (self)[bin->event].end };
  return stop;
}

static gboolean
has_event (const GArray *stops, guint n, guint32 event)
{
  for (guint i = 0; i < n; i++)
    if (g_array_index (stops, AnnalsStop, i).event == event)
      return TRUE;
  return FALSE;
}

/* A mark whose event is drawn over it, as it is selected, is no stop of its own. */
static void
append_stops (const AnnalsScene *self, guint32 lane, GArray *stops)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      AnnalsStop stop = item_stop (self, i);
      if (stop.lane == lane)
        g_array_append_val (stops, stop);
    }
  guint n_items = stops->len;
  for (guint i = 0; i < self->bins->len; i++)
    {
      if (g_array_index (self->bins, AnnalsBin, i).lane != lane)
        continue;
      AnnalsStop stop = annals_scene_bin_stop (self, i);
      if (stop.event == ANNALS_NONE || !has_event (stops, n_items, stop.event))
        g_array_append_val (stops, stop);
    }
}

gboolean
annals_scene_stop_at (const AnnalsScene *self, double x, double y, AnnalsStop *found)
{
  guint index;
  AnnalsHitKind kind = annals_scene_hit (self, x, y, &index);

  if (kind == ANNALS_HIT_ITEM)
    *found = item_stop (self, index);
  else if (kind == ANNALS_HIT_BIN)
    *found = annals_scene_bin_stop (self, index);
  return kind == ANNALS_HIT_ITEM || kind == ANNALS_HIT_BIN;
}

/**
 * annals_scene_dup_stops:
 *
 * Returns: (transfer full) (element-type AnnalsStop): what of a lane is on screen, in order of time
 */
GArray *
annals_scene_dup_stops (const AnnalsScene *self, guint32 lane)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (AnnalsStop));

  append_stops (self, lane, stops);
  g_array_sort (stops, compare_stops);
  return stops;
}

/**
 * annals_stop_is_same:
 *
 * Whether two stops, of one scene or of two, stand for the same event in the same lane, or for the
 * same count.
 */
gboolean
annals_stop_is_same (const AnnalsStop *a, const AnnalsStop *b)
{
  return a->lane == b->lane && a->event == b->event
         && (a->event != ANNALS_NONE
             || (a->span.start == b->span.start && a->span.end == b->span.end));
}

AnnalsBox
annals_scene_stop_box (const AnnalsScene *self, const AnnalsStop *stop)
{
  return stop->is_bin ? g_array_index (self->bins, AnnalsBin, stop->index).box
                      : g_array_index (self->items, AnnalsItem, stop->index).whole;
}

gboolean
annals_scene_find_stop (const AnnalsScene *self, const AnnalsStop *stop, AnnalsStop *found)
{
  g_autoptr (GArray) stops = annals_scene_dup_stops (self, stop->lane);

  for (guint i = 0; i < stops->len; i++)
    if (annals_stop_is_same (&g_array_index (stops, AnnalsStop, i), stop))
      {
        *found = g_array_index (stops, AnnalsStop, i);
        return TRUE;
      }
  return FALSE;
}

/**
 * annals_scene_find_event:
 *
 * Where an event is in a lane: its label, its mark, or the count that it is in.
 */
gboolean
annals_scene_find_event (const AnnalsScene *self, guint32 lane, guint32 event, AnnalsStop *found)
{
  g_autoptr (GArray) stops = annals_scene_dup_stops (self, lane);
  AnnalsTime start = get_events (self)[event].start;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < stops->len; i++)
      {
        const AnnalsStop *stop = &g_array_index (stops, AnnalsStop, i);
        if (pass == 0
                ? stop->event != event
                : stop->event != ANNALS_NONE || start < stop->span.start || start >= stop->span.end)
          continue;
        *found = *stop;
        return TRUE;
      }
  return FALSE;
}

/* Those that one walks by. A label may reach in from beyond the edge; to go there would pass over
 * what is between and not on screen. */
static GArray *
dup_steps (const AnnalsScene *self, guint32 lane)
{
  GArray *stops = annals_scene_dup_stops (self, lane);

  for (guint i = stops->len; i-- > 0;)
    {
      const AnnalsStop *stop = &g_array_index (stops, AnnalsStop, i);
      if (!stop->is_bin
          && (g_array_index (self->items, AnnalsItem, stop->index).flags & ANNALS_ITEM_OUTSIDE))
        g_array_remove_index (stops, i);
    }
  return stops;
}

gboolean
annals_scene_nearest_stop (const AnnalsScene *self,
                           guint32 lane,
                           AnnalsTime time,
                           AnnalsStop *found)
{
  g_autoptr (GArray) stops = dup_steps (self, lane);
  double least = INFINITY;

  for (guint i = 0; i < stops->len; i++)
    {
      const AnnalsStop *stop = &g_array_index (stops, AnnalsStop, i);
      double far = fabs (stop->span.start - time);
      if (far < least)
        *found = *stop;
      least = MIN (least, far);
    }
  return stops->len > 0;
}

/**
 * annals_scene_next_stop:
 * @from: need not be on screen
 * @step: -1 or 1
 *
 * The neighbour of a stop in its lane, in order of time.
 */
gboolean
annals_scene_next_stop (const AnnalsScene *self,
                        const AnnalsStop *from,
                        int step,
                        AnnalsStop *found)
{
  g_autoptr (GArray) stops = dup_steps (self, from->lane);
  gint64 at = -1, before = 0; /* how many start before it */

  for (guint i = 0; i < stops->len; i++)
    {
      const AnnalsStop *stop = &g_array_index (stops, AnnalsStop, i);
      if (annals_stop_is_same (stop, from))
        at = i;
      before += stop->span.start < from->span.start;
    }
  gint64 next = at >= 0 ? at + step : step > 0 ? before : before - 1;
  if (next < 0 || next >= stops->len)
    return FALSE;
  *found = g_array_index (stops, AnnalsStop, next);
  return TRUE;
}
