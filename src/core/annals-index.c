/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-index.h"

#include <math.h>
#include <string.h>

#define RUN 3 /* the level whose nodes' runs are looked through */

struct _AnnalsIndex
{
  gatomicrefcount ref_count;
  AnnalsDocument *document;
  const AnnalsEvent *events; /* the document's */
  guint n;
  guint32 *members;
  double *reach; /* of the subtree that each root of a run or above stands over: its latest end */
  double *ends;  /* all ends, sorted */
  int top;       /* the root's level */
};

/* An instant lasts for the smallest step that a double knows, so that half-open spans hold it. */
static double
effective_end (const AnnalsEvent *event)
{
  return event->end > event->start ? event->end : nextafter (event->start, G_MAXDOUBLE);
}

static const AnnalsEvent *
event_at (const AnnalsIndex *self, guint position)
{
  return &self->events[self->members[position]];
}

/* The latest end of the members from @first on and before @past. */
static double
latest_end (const AnnalsIndex *self, guint64 first, guint64 past)
{
  double latest = -G_MAXDOUBLE;

  for (guint64 i = first; i < MIN (past, self->n); i++)
    latest = MAX (latest, effective_end (event_at (self, (guint) i)));
  return latest;
}

/* The tree is implicit in the sorted array: leaves stand at even positions, a node of level k at
 * those with k trailing ones, its children 2^(k-1) to either side. The source is Heng Li's cgranges
 * (2019). Runs below level RUN are short and looked through whole, so only nodes from there on have
 * a reach, which is kept at the node's place of all multiples of 2^RUN. */
static void
build_tree (AnnalsIndex *self)
{
  guint64 n = self->n;

  self->top = 0;
  while (G_GUINT64_CONSTANT (1) << (self->top + 1) <= n)
    self->top++;
  for (int k = RUN; k <= MAX (self->top, RUN); k++)
    {
      guint64 half = G_GUINT64_CONSTANT (1) << k >> 1, first = (half << 1) - 1, step = half << 2;
      for (guint64 i = first; i < n; i += step)
        {
          guint64 left = i - half, right = i + half;
          /* A right child past the end is virtual: look through what lies below it. */
          double reach =
              k == RUN ? latest_end (self, i - first, i + first + 1)
                       : MAX (self->reach[left >> RUN],
                              right < n ? self->reach[right >> RUN] : latest_end (self, i + 1, n));
          self->reach[i >> RUN] = MAX (reach, effective_end (event_at (self, (guint) i)));
        }
    }
}

static int
compare_doubles (const void *a, const void *b)
{
  double i = *(const double *) a, j = *(const double *) b;

  return i < j ? -1 : i > j;
}

/**
 * annals_index_new:
 * @members: (array length=n_members) (nullable): events in order of start, copied; %NULL: all dated
 * ones
 *
 * Indexes a set of events.
 */
AnnalsIndex *
annals_index_new (AnnalsDocument *document, const guint32 *members, guint n_members)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (document), NULL);

  AnnalsIndex *self = g_new0 (AnnalsIndex, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->document = g_object_ref (document);
  self->events = annals_document_get_events (document, NULL);
  self->n = members != NULL ? n_members : annals_document_get_n_dated (document);
  self->members = g_new (guint32, MAX (self->n, 1));
  self->reach = g_new (double, (self->n >> RUN) + 1);
  self->ends = g_new (double, MAX (self->n, 1));
  for (guint32 i = 0; i < self->n; i++)
    self->members[i] = members != NULL ? members[i] : i;
  for (guint i = 0; i < self->n; i++)
    self->ends[i] = effective_end (event_at (self, i));
  qsort (self->ends, self->n, sizeof (double), compare_doubles);
  build_tree (self);
  return self;
}

AnnalsIndex *
annals_index_ref (AnnalsIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_index_unref (AnnalsIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->document);
  g_free (self->members);
  g_free (self->reach);
  g_free (self->ends);
  g_free (self);
}

guint
annals_index_get_n_members (AnnalsIndex *self)
{
  return self->n;
}

const guint32 *
annals_index_get_members (AnnalsIndex *self)
{
  return self->members;
}

static gboolean
overlaps (const AnnalsIndex *self, guint position, AnnalsSpan span)
{
  const AnnalsEvent *event = event_at (self, position);

  return event->start < span.end && effective_end (event) > span.start;
}

static void
query_run (const AnnalsIndex *self, guint64 first, guint64 past, AnnalsSpan span, GArray *positions)
{
  for (guint64 i = first; i < MIN (past, self->n) && event_at (self, (guint) i)->start < span.end;
       i++)
    if (overlaps (self, (guint) i, span))
      {
        guint32 position = (guint32) i;
        g_array_append_val (positions, position);
      }
}

typedef struct
{
  guint64 node;
  int level;
  gboolean left_done;
} Frame;

/**
 * annals_index_query:
 * @span: half-open, in seconds
 * @positions: (element-type guint32): positions among the members are appended, in order
 *
 * Finds the members that overlap a span, in O(log n + k).
 */
void
annals_index_query (AnnalsIndex *self, AnnalsSpan span, GArray *positions)
{
  Frame stack[72];
  int depth = 0;

  if (self->n == 0)
    return;
  stack[depth++] = (Frame){ (G_GUINT64_CONSTANT (1) << self->top) - 1, self->top, FALSE };
  while (depth > 0)
    {
      Frame frame = stack[--depth];
      guint64 half = frame.level > 0 ? G_GUINT64_CONSTANT (1) << (frame.level - 1) : 0;
      if (frame.level <= RUN)
        {
          guint64 first = frame.node >> frame.level << frame.level;
          query_run (self, first, first + (G_GUINT64_CONSTANT (1) << (frame.level + 1)) - 1, span,
                     positions);
        }
      else if (!frame.left_done)
        {
          guint64 left = frame.node - half;
          stack[depth++] = (Frame){ frame.node, frame.level, TRUE };
          /* A left child past the end is virtual, and what it reaches is not known. */
          if (left >= self->n || self->reach[left >> RUN] > span.start)
            stack[depth++] = (Frame){ left, frame.level - 1, FALSE };
        }
      else if (frame.node < self->n && event_at (self, (guint) frame.node)->start < span.end)
        {
          query_run (self, frame.node, frame.node + 1, span, positions);
          stack[depth++] = (Frame){ frame.node + half, frame.level - 1, FALSE };
        }
    }
}

/**
 * annals_index_find:
 * @event: an event's index
 *
 * Members stand in order of events, which is that of starts.
 *
 * Returns: its position among the members, or %ANNALS_NONE
 */
guint
annals_index_find (AnnalsIndex *self, guint event)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (self->members[middle] < event)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n && self->members[low] == event ? low : ANNALS_NONE;
}

/* The first position of [low, high) that starts at @time or later; @high where none does. */
static guint
search_start (const AnnalsIndex *self, guint64 low, guint64 high, AnnalsTime time)
{
  while (low < high)
    {
      guint64 middle = low + (high - low) / 2;
      if (event_at (self, (guint) middle)->start < time)
        low = middle + 1;
      else
        high = middle;
    }
  return (guint) low;
}

/**
 * annals_index_lower_bound:
 *
 * Returns: the first position that starts at @time or later; the number of members where none does
 */
guint
annals_index_lower_bound (AnnalsIndex *self, AnnalsTime time)
{
  return search_start (self, 0, self->n, time);
}

/**
 * annals_index_lower_bound_from:
 * @from: a position that the answer is not before
 *
 * The step doubles until it is too long, so that an answer nearby is found in few steps.
 *
 * Returns: the first position from @from on that starts at @time or later
 */
guint
annals_index_lower_bound_from (AnnalsIndex *self, AnnalsTime time, guint from)
{
  guint64 low = from, step = 1;

  while (low + step <= self->n && event_at (self, (guint) (low + step - 1))->start < time)
    {
      low += step;
      step *= 2;
    }
  return search_start (self, low, MIN (low + step - 1, self->n), time);
}

/**
 * annals_index_count_starts:
 *
 * How many members start within @span, in O(log n).
 */
guint
annals_index_count_starts (AnnalsIndex *self, AnnalsSpan span)
{
  if (span.end <= span.start)
    return 0;
  return annals_index_lower_bound (self, span.end) - annals_index_lower_bound (self, span.start);
}

/**
 * annals_index_count_overlaps:
 *
 * How many members overlap @span, in O(log n): those that have begun by its end, less those over by
 * its start.
 */
guint
annals_index_count_overlaps (AnnalsIndex *self, AnnalsSpan span)
{
  guint low = 0, high = self->n;

  if (span.end <= span.start)
    return 0;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (self->ends[middle] <= span.start)
        low = middle + 1;
      else
        high = middle;
    }
  return annals_index_lower_bound (self, span.end) - low;
}
