/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-flight.h"

#include <math.h>

#include "core/annals-neighbours.h"

#define RHO G_SQRT2   /* how readily it zooms out; what the paper's readers liked best */
#define SPEED 2.2     /* of the paper's length, a second */
#define SHORTEST 0.25 /* seconds */
#define LONGEST 2.4
#define NEIGHBOURS 4 /* to either side that are to be in sight */
#define ROOM 2.5     /* lengths of a long event that are in sight */
#define CALM 2.0     /* times that a view may be too long or too short and stay */
#define FEWEST_SECONDS 60.0
#define STEPS 4096 /* of what a double can tell there, the shortest view */

static double
middle (AnnalsSpan span)
{
  return span.start + annals_span_length (span) / 2;
}

/* ln (-b + sqrt (b² + 1)), where b may be large. */
static double
paper_r (double b)
{
  return -asinh (b);
}

/**
 * annals_flight_new:
 * @from: what is in view
 * @to: what is to be
 *
 * Plans the way. Both spans are longer than nothing.
 */
AnnalsFlight
annals_flight_new (AnnalsSpan from, AnnalsSpan to)
{
  AnnalsFlight self = { .from = from, .to = to, .distance = fabs (middle (to) - middle (from)) };
  double w0 = annals_span_length (from), w1 = annals_span_length (to), u = self.distance;

  /* What is less than a pixel is no pan. */
  if (u < MIN (w0, w1) * 1e-4)
    {
      self.distance = 0;
      self.length = fabs (log (w1 / w0)) / RHO;
      return self;
    }
  double spread = (w1 - w0) / u * (w1 + w0), way = RHO * RHO * RHO * RHO * u;
  self.r0 = paper_r ((spread + way) / (2 * w0 * RHO * RHO));
  self.length = (paper_r ((spread - way) / (2 * w1 * RHO * RHO)) - self.r0) / RHO;
  return self;
}

/* From the middle at the beginning, u (s) of the paper: by the addition theorem it is stable. */
static double
panned (const AnnalsFlight *self, double s)
{
  return annals_span_length (self->from) / (RHO * RHO) * sinh (RHO * s) / cosh (RHO * s + self->r0);
}

/* The same from the other end, which doubles can tell better there. */
static double
left_to_pan (const AnnalsFlight *self, double s)
{
  return annals_span_length (self->to) / (RHO * RHO) * sinh (RHO * (self->length - s))
         / cosh (RHO * s + self->r0);
}

static AnnalsTime
pan (const AnnalsFlight *self, double s)
{
  int direction = middle (self->to) < middle (self->from) ? -1 : 1;
  double gone = panned (self, s);

  return gone < self->distance / 2 ? middle (self->from) + direction * gone
                                   : middle (self->to) - direction * left_to_pan (self, s);
}

AnnalsSpan
annals_flight_at (const AnnalsFlight *self, double part)
{
  double s = self->length * part, w0 = annals_span_length (self->from), w, at;

  if (part <= 0 || part >= 1)
    return part <= 0 ? self->from : self->to;
  if (self->distance == 0)
    {
      w = w0 * exp (part * log (annals_span_length (self->to) / w0));
      at = middle (self->from) + part * (middle (self->to) - middle (self->from));
    }
  else
    {
      w = w0 * cosh (self->r0) / cosh (RHO * s + self->r0);
      at = pan (self, s);
    }
  return (AnnalsSpan){ at - w / 2, at + w / 2 };
}

double
annals_flight_duration (const AnnalsFlight *self)
{
  return CLAMP (self->length / SPEED, SHORTEST, LONGEST);
}

/* ---- Where to ---- */

/* As far as the neighbours of the side where they are nearer, so that it stands among others. All
 * of one instant reach equally far, so that the scale stays while one after another is told. */
static double
reach (AnnalsDocument *document, AnnalsEventSet *shown, guint event)
{
  const AnnalsEvent *all = annals_document_get_events (document, NULL);
  guint n_dated = annals_event_set_rank (shown, annals_document_get_n_dated (document));
  AnnalsTime at = all[event].start;

  if (n_dated == 0)
    return 0;
  guint rank = annals_event_set_rank (shown, annals_neighbours_count_before (document, at));
  guint past = annals_event_set_rank (
      shown, annals_neighbours_count_before (document, nextafter (at, G_MAXDOUBLE)));
  guint first = rank > NEIGHBOURS ? rank - NEIGHBOURS : 0;
  guint last = MIN (MAX (past, 1) - 1 + NEIGHBOURS, n_dated - 1);
  double before = at - all[annals_event_set_get (shown, MIN (first, n_dated - 1))].start;
  double after = all[annals_event_set_get (shown, last)].start - at;
  return before > 0 && after > 0 ? MIN (before, after) : MAX (before, after);
}

static AnnalsTime
told_at (const AnnalsEvent *event)
{
  return event->start + (event->end - event->start) / 2;
}

gboolean
annals_flight_goal (AnnalsDocument *document,
                    AnnalsEventSet *shown,
                    guint event,
                    AnnalsSpan before,
                    AnnalsSpan *goal)
{
  const AnnalsEvent *it = &annals_document_get_events (document, NULL)[event];
  double kept = annals_span_length (before);

  if (it->flags & ANNALS_EVENT_UNDATED)
    return FALSE;
  double step = nextafter (fabs (it->start), G_MAXDOUBLE) - fabs (it->start);
  double wanted = MAX (2 * reach (document, shown, event), ROOM * (it->end - it->start));
  wanted = MIN (wanted, 2 * annals_span_length (annals_document_get_range (document)));
  wanted = MAX (wanted, MAX (FEWEST_SECONDS, step * STEPS));
  if (wanted > kept / CALM && wanted < kept * CALM)
    wanted = kept;
  AnnalsTime at = told_at (it);
  *goal = (AnnalsSpan){ at - wanted / 2, at + wanted / 2 };
  return TRUE;
}
