/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages that follow a picture have in common: events in order, year by year. */
#include "render/annals-appendix.h"

#include <glib/gi18n-lib.h>

#include "core/annals-calendar.h"
#include "layout/annals-words.h"

#define YEARS_MOST 100

static AnnalsSpan
get_view (const AnnalsPage *page)
{
  return annals_axis_span (&page->scene->axis, page->scene->plot.width);
}

static gint64
get_year (AnnalsTime time)
{
  AnnalsCivil civil;

  annals_civil_from_time (time, &civil);
  return civil.year;
}

AnnalsAppendix
annals_appendix_begin (AnnalsFlow *flow, const AnnalsPage *page, const char *title)
{
  AnnalsSpan span = page->request.span;
  AnnalsAppendix self = { .flow = flow,
                          .document = annals_lanes_get_document (page->request.lanes),
                          .clock = page->request.clock };

  self.by_year = get_year (span.end) - get_year (span.start) < YEARS_MOST;
  annals_flow_add (flow, ANNALS_FLOW_TITLE, title, NULL);
  return self;
}

/**
 * annals_appendix_add_year:
 * @event: the one that comes next
 *
 * Adds a heading where another year begins.
 */
void
annals_appendix_add_year (AnnalsAppendix *self, guint32 event)
{
  gboolean undated = event >= annals_document_get_n_dated (self->document);
  gint64 year = get_year (annals_document_get_events (self->document, NULL)[event].start);
  g_autofree char *title = NULL;

  if (undated ? self->undated : !self->by_year || (self->any && year == self->year))
    return;
  if (!undated)
    title = annals_words_year (year);
  annals_flow_add (self->flow, ANNALS_FLOW_HEADING, undated ? _ ("Without a date") : title, NULL);
  self->any = TRUE;
  self->undated = undated;
  self->year = year;
}

void
annals_appendix_end (AnnalsAppendix *self, guint n_left_out)
{
  if (n_left_out == 0)
    return;
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u more event is left out here; a shorter range or a filter would show it",
                "%u more events are left out here; a shorter range or a filter would show them",
                n_left_out),
      n_left_out);
  annals_flow_add (self->flow, ANNALS_FLOW_NAME, text, NULL);
}

void
annals_appendix_append (GString *line, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/* Marks the members of a lane that are in view. */
static void
mark_lane (AnnalsIndex *index, AnnalsSpan view, guint8 *seen)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 *members = annals_index_get_members (index);

  annals_index_query (index, view, positions);
  for (guint i = 0; i < positions->len; i++)
    seen[members[g_array_index (positions, guint32, i)]] = 1;
}

/**
 * annals_appendix_list:
 *
 * Returns: (transfer full) (element-type guint32): each once, in however many lanes it is
 */
GArray *
annals_appendix_list (const AnnalsPage *page)
{
  AnnalsLanes *lanes = page->request.lanes;
  guint n_dated = annals_document_get_n_dated (annals_lanes_get_document (lanes)), n_lanes, n;
  const AnnalsLane *all = annals_lanes_get (lanes, &n_lanes);
  const guint32 *undated = annals_lanes_get_undated (lanes, &n);
  g_autofree guint8 *seen = g_new0 (guint8, MAX (n_dated, 1));
  GArray *events = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < n_lanes; i++)
    mark_lane (all[i].index, get_view (page), seen);
  for (guint32 i = 0; i < n_dated; i++)
    if (seen[i])
      g_array_append_val (events, i);
  if (n > 0)
    g_array_append_vals (events, undated, n);
  return events;
}
