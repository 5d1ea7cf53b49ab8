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

/* From where along the text's direction a sign stands that is not at the bar's end: beside its
 * label. @low, @high: the label. */
static double
sign_start (const AnnalsItem *item, double start, double low, double high)
{
  if (item->flags & ANNALS_ITEM_LABEL_BEFORE)
    return MAX (start, high);
  return item->flags & ANNALS_ITEM_STUCK ? low - ANNALS_SIGN_ROOM : start;
}

/* At the end, where that alone is not sure and no label is in the way, else beside the label. What
 * is mirrored is told as if it were not. */
AnnalsBox
annals_item_sign_box (const AnnalsItem *item, const AnnalsBox *plot, gboolean mirrored)
{
  const AnnalsBox *mark = &item->mark, *label = &item->label;
  double start = mirrored ? -mark->x - mark->width : mark->x;
  double low = mirrored ? -label->x - label->width : label->x, high = low + label->width;
  double seen = MIN (start + mark->width, mirrored ? -plot->x : plot->x + plot->width);
  double width = MIN (mark->width, ANNALS_SIGN_ROOM);
  gboolean at_end = high <= seen - 2 * ANNALS_SIGN_ROOM && (item->flags & ANNALS_ITEM_FADE_END)
                    && !(item->flags & ANNALS_ITEM_FADE_START);
  double x = MIN (at_end ? seen : sign_start (item, start, low, high), seen - width);

  return (AnnalsBox){ mirrored ? -x - width : x, mark->y, width, mark->height };
}
