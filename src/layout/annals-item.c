/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure an event's date is, for those who draw it. */
#include "layout/annals-scene.h"

const char *
annals_item_sign (guint flags)
{
  /* Of what is both, the greater doubt is told. */
  return flags & ANNALS_ITEM_UNCERTAIN ? "?" : flags & ANNALS_ITEM_APPROXIMATE ? "≈" : NULL;
}

/* How sure an event is, of an item's flags. */
guint16
annals_item_doubts (const AnnalsEvent *event)
{
  const guint uncertain = ANNALS_EVENT_UNCERTAIN | ANNALS_EVENT_ONE_OF | ANNALS_EVENT_UNKNOWN_START
                          | ANNALS_EVENT_UNKNOWN_END;
  guint16 flags = 0;

  if (event->flags & uncertain)
    flags |= ANNALS_ITEM_UNCERTAIN;
  if (event->flags & ANNALS_EVENT_APPROXIMATE)
    flags |= ANNALS_ITEM_APPROXIMATE;
  if (event->latest_start >= event->earliest_end)
    flags |= ANNALS_ITEM_POSSIBLE;
  if (event->latest_start > event->start
      || (event->flags & (ANNALS_EVENT_OPEN_START | ANNALS_EVENT_UNKNOWN_START)))
    flags |= ANNALS_ITEM_FADE_START;
  if (event->earliest_end < event->end
      || (event->flags & (ANNALS_EVENT_OPEN_END | ANNALS_EVENT_UNKNOWN_END)))
    flags |= ANNALS_ITEM_FADE_END;
  return flags;
}

#define SIGN_ROOM (ANNALS_MARK_SIZE / 2 + ANNALS_LABEL_GAP) /* before a bar's label */

/* Where in a bar there is room for a sign: at its end, where that alone is not sure and no label is
 * in the way, else before the label. */
AnnalsBox
annals_item_sign_box (const AnnalsItem *item, gboolean mirrored)
{
  AnnalsBox box = item->mark;
  double low = item->label.x, high = item->label.x + item->label.width;
  gboolean room =
      mirrored ? low >= box.x + 2 * SIGN_ROOM : high <= box.x + box.width - 2 * SIGN_ROOM;
  gboolean at_end =
      room && (item->flags & ANNALS_ITEM_FADE_END) && !(item->flags & ANNALS_ITEM_FADE_START);

  box.width = MIN (box.width, SIGN_ROOM);
  if (at_end != mirrored)
    box.x += item->mark.width - box.width;
  return box;
}
