/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-document.h"

#if GLIB_SIZEOF_VOID_P == 8
/* With all that index, lanes and plan take, a million are to stay within 120 MB. */
G_STATIC_ASSERT (sizeof (AnnalsEvent) <= 88);
#endif

/* ---- From dates to an event's bounds ---- */

static gboolean
is_certain (const AnnalsDate *date)
{
  return date->precision >= ANNALS_PRECISION_DAY
         && !(date->flags & (ANNALS_DATE_UNCERTAIN | ANNALS_DATE_APPROXIMATE | ANNALS_DATE_ONE_OF));
}

static guint16
flags_from_dates (const AnnalsDate *start, const AnnalsDate *end)
{
  static const struct
  {
    guint16 flag;
    guint either, start, end; /* of the dates */
  } flags_of[] = {
    { ANNALS_EVENT_UNCERTAIN, ANNALS_DATE_UNCERTAIN, 0, 0 },
    { ANNALS_EVENT_APPROXIMATE, ANNALS_DATE_APPROXIMATE, 0, 0 },
    { ANNALS_EVENT_TIMED, ANNALS_DATE_TIMED, 0, 0 },
    { ANNALS_EVENT_ONE_OF, ANNALS_DATE_ONE_OF, 0, 0 },
    { ANNALS_EVENT_ALL_OF, ANNALS_DATE_ALL_OF, 0, 0 },
    { ANNALS_EVENT_UNSPECIFIED, ANNALS_DATE_UNSPECIFIED, 0, 0 },
    { ANNALS_EVENT_SOUTHERN, ANNALS_DATE_SOUTHERN, 0, 0 },
    { ANNALS_EVENT_OPEN_START, 0, ANNALS_DATE_OPEN | ANNALS_DATE_EARLIER, 0 },
    { ANNALS_EVENT_OPEN_END, 0, 0, ANNALS_DATE_OPEN | ANNALS_DATE_LATER },
    { ANNALS_EVENT_UNKNOWN_START, 0, ANNALS_DATE_UNKNOWN, 0 },
    { ANNALS_EVENT_UNKNOWN_END, 0, 0, ANNALS_DATE_UNKNOWN },
  };
  guint16 flags = 0;

  for (guint i = 0; i < G_N_ELEMENTS (flags_of); i++)
    if (((start->flags | end->flags) & flags_of[i].either) || (start->flags & flags_of[i].start)
        || (end->flags & flags_of[i].end))
      flags |= flags_of[i].flag;
  return flags;
}

/**
 * annals_event_set_dates:
 * @start: when it began
 * @end: (nullable): when it ended, inclusive; %NULL: a lone date
 *
 * Sets an event's four bounds, its precision and its flags. What is coarser than a day, or
 * qualified, is only possible, not certain: of a lone month nothing is certain.
 *
 * Returns: %FALSE where @end is before @start; they are then exchanged
 */
gboolean
annals_event_set_dates (AnnalsEvent *event, const AnnalsDate *start, const AnnalsDate *end)
{
  const guint unsaid = ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN;
  AnnalsDate first = *start, last = end != NULL ? *end : *start;
  gboolean swapped = !((first.flags | last.flags) & unsaid) && last.latest <= first.earliest
                     && last.earliest < first.earliest;

  if (swapped)
    {
      first = *end;
      last = *start;
    }
  event->flags |= flags_from_dates (&first, &last);
  if (end != NULL)
    event->flags |= ANNALS_EVENT_IS_SPAN;
  /* An end that nobody knows is drawn as far as the other end's own bounds. */
  if (first.flags & unsaid)
    first.earliest = first.latest = last.earliest;
  if (last.flags & unsaid)
    last.earliest = last.latest = first.latest;
  event->start = first.earliest;
  event->end = last.latest;
  event->latest_start =
      is_certain (&first) || (first.flags & unsaid) ? first.earliest : first.latest;
  event->earliest_end = is_certain (&last) || (last.flags & unsaid) ? last.latest : last.earliest;
  event->start_precision = (guint8) ((first.flags & unsaid) ? last.precision : first.precision);
  event->end_precision = (guint8) ((last.flags & unsaid) ? first.precision : last.precision);
  return !swapped;
}

/**
 * annals_event_get_certainty:
 *
 * How sure an event's date is: exact, or one or more of what makes it less.
 */
AnnalsCertainty
annals_event_get_certainty (const AnnalsEvent *event)
{
  const guint qualified = ANNALS_EVENT_UNCERTAIN | ANNALS_EVENT_APPROXIMATE | ANNALS_EVENT_ONE_OF;
  const guint open = ANNALS_EVENT_OPEN_START | ANNALS_EVENT_OPEN_END | ANNALS_EVENT_UNKNOWN_START
                     | ANNALS_EVENT_UNKNOWN_END | ANNALS_EVENT_UNDATED;
  guint certainty = 0;

  if (event->flags & qualified)
    certainty |= ANNALS_CERTAINTY_QUALIFIED;
  if (event->flags & open)
    certainty |= ANNALS_CERTAINTY_OPEN;
  if (!(event->flags & ANNALS_EVENT_UNDATED)
      && MIN (event->start_precision, event->end_precision) < ANNALS_PRECISION_DAY)
    certainty |= ANNALS_CERTAINTY_COARSE;
  return certainty != 0 ? (AnnalsCertainty) certainty : ANNALS_CERTAINTY_EXACT;
}

/* ---- Texts ---- */

/**
 * annals_event_dup_title:
 *
 * The event's title as a string of its own.
 */
char *
annals_event_dup_title (const AnnalsEvent *event)
{
  return g_strndup (event->title.data, event->title.length);
}

/**
 * annals_event_dup_id:
 *
 * Returns: (transfer full) (nullable): the event's id as a string of its own
 */
char *
annals_event_dup_id (const AnnalsEvent *event)
{
  return event->id.length > 0 ? g_strndup (event->id.data, event->id.length) : NULL;
}
