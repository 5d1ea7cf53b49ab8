/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources that give other dates than one another, or than the event has. */
#include "layout/annals-words.h"

#include "core/annals-date.h"

#define SOURCES_NAMED 20
/* A date is read as a whole, whichever way the name before it runs. */
#define ISOLATED "\xe2\x81\xa8%s\xe2\x81\xa9"

static gboolean
read_dates (const char *text, GTimeZone *own, AnnalsEvent *event)
{
  AnnalsDate start, end;

  *event = (AnnalsEvent){ 0 };
  if (text == NULL || !annals_date_parse_interval (text, -1, own, &start, &end, NULL))
    return FALSE;
  annals_event_set_dates (event, &start, annals_date_find_slash (text, -1) != NULL ? &end : NULL);
  return TRUE;
}

static gboolean
is_same (const AnnalsEvent *a, const AnnalsEvent *b)
{
  return a->start == b->start && a->end == b->end && a->latest_start == b->latest_start
         && a->earliest_end == b->earliest_end;
}

/* A day within an event's month is no disagreement: it says more. */
static gboolean
agrees (const AnnalsEvent *said, const AnnalsEvent *event)
{
  gboolean within = said->start >= event->start && said->end <= event->end;
  gboolean is_open = event->flags
                     & (ANNALS_EVENT_OPEN_START | ANNALS_EVENT_OPEN_END | ANNALS_EVENT_UNKNOWN_START
                        | ANNALS_EVENT_UNKNOWN_END);

  return is_same (said, event) || is_open || (within && event->latest_start >= event->earliest_end);
}

/**
 * annals_words_differences:
 * @event: what they are about
 * @sources: (element-type AnnalsSource): its sources
 * @own: (nullable): the document's zone, by which their dates are read
 * @clock: (nullable): by which they are told
 *
 * What each source says of when the event was, a line for each, if they differ from one another or
 * from the event.
 *
 * Returns: (transfer full) (nullable): the lines; %NULL: none differs
 */
char *
annals_words_differences (const AnnalsEvent *event,
                          const GPtrArray *sources,
                          GTimeZone *own,
                          AnnalsClock *clock)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  AnnalsEvent first, said;
  gboolean differ = FALSE;
  guint n = 0;

  for (guint i = 0; i < sources->len && n < SOURCES_NAMED; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (sources, i);
      if (!read_dates (source->dates, own, &said))
        continue;
      if (n++ == 0)
        first = said;
      differ = differ || !is_same (&first, &said) || !agrees (&said, event);
      g_autofree char *when = annals_words_event (&said, clock);
      g_string_append_printf (lines, "%s%s · " ISOLATED, lines->len > 0 ? "\n" : "",
                              source->publisher != NULL ? source->publisher : source->title, when);
    }
  return differ ? g_strdup (lines->str) : NULL;
}
