/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many rows each lane of a plan has, and where it stands therefore. */
#include <math.h>
#include <string.h>

#include "layout/annals-placement.h"
#include "layout/annals-plan-private.h"

#define SCROLLED_ROWS 3 /* of a lane, where not all lanes fit the height */
#define ROW_ROOM 1.5    /* of the line height */
#define STRIP_ROOM 0.75
#define LANE_ROOM 0.75
#define COLLAPSED_ROOM 1.75
#define COLLAPSED_LEAST 24.0 /* pixels that a pointer's target takes at least, WCAG 2.2 */

/* ---- What is needed ---- */

guint
annals_plan_most_rows (const AnnalsLane *lane)
{
  return lane->collapsed || annals_index_get_n_members (lane->index) == 0 ? 0 : ANNALS_MAX_ROWS;
}

/* How many rows would show every label of the home view: first fit, in order of start. */
void
annals_plan_find_rows_needed (guint index, gpointer data)
{
  const AnnalsPlanWork *work = data;
  const AnnalsAxis *home = work->home;
  const AnnalsLane *lane = &annals_lanes_get (work->plan->lanes, NULL)[index];
  const AnnalsEvent *events =
      annals_document_get_events (annals_lanes_get_document (work->plan->lanes), NULL);
  const guint32 *members = annals_index_get_members (lane->index);
  const AnnalsSlot *slots = work->plan->plan_lanes[index].slots;
  double ends[ANNALS_MAX_ROWS];
  guint rows = 0;
  AnnalsSpan view = annals_axis_span (home, work->width);

  for (guint i = annals_index_lower_bound (lane->index, view.start);
       i < annals_index_get_n_members (lane->index) && rows < annals_plan_most_rows (lane); i++)
    {
      const AnnalsEvent *event = &events[members[i]];
      double x = annals_axis_x (home, event->start);
      guint row = 0;
      if (event->start >= view.end)
        break;
      double width = (double) slots[i].width;
      while (row < rows && ends[row] > x - annals_slot_before (width, slots[i].left))
        row++;
      ends[row] =
          MAX (x + annals_slot_after (width, slots[i].left), annals_axis_x (home, event->end))
          + ANNALS_LABEL_MARGIN;
      rows = MAX (rows, row + 1);
    }
  work->needed[index] = MIN (MAX (rows, 1), annals_plan_most_rows (lane));
}

/* ---- Heights ---- */

double
annals_plan_row_height (const AnnalsMetrics *metrics)
{
  return ceil (metrics->line_height * ROW_ROOM);
}

/* A lane of one row still has room for its heading's two lines; one of none has its title beside
 * its strip. */
double
annals_plan_lane_height (const AnnalsMetrics *metrics, guint rows)
{
  if (rows == 0)
    return MAX (ceil (metrics->line_height * COLLAPSED_ROOM), COLLAPSED_LEAST);
  double content =
      rows * annals_plan_row_height (metrics) + ceil (metrics->line_height * STRIP_ROOM);
  double heading = 2 * metrics->line_height;

  return MAX (content, heading) + ceil (metrics->line_height * LANE_ROOM);
}

/* A lane that wants more rows. */
typedef struct
{
  guint32 lane;
  double want; /* by which it is short: what it needs for each row that it has */
} Wish;

static gboolean
comes_first (const Wish *a, const Wish *b)
{
  return a->want != b->want ? a->want > b->want : a->lane < b->lane;
}

/* Puts a heap's top where it belongs. */
static void
sift (Wish *wishes, guint n)
{
  for (guint i = 0, child = 1; child < n; child = 2 * i + 1)
    {
      if (child + 1 < n && comes_first (&wishes[child + 1], &wishes[child]))
        child++;
      if (!comes_first (&wishes[child], &wishes[i]))
        return;
      Wish wish = wishes[i];
      wishes[i] = wishes[child];
      wishes[child] = wish;
      i = child;
    }
}

static int
compare_wishes (const void *a, const void *b)
{
  return comes_first (a, b) ? -1 : 1;
}

/* Those that want more than one row, as a heap: what is sorted is one. */
static guint
make_wishes (const guint *needed, guint n_lanes, Wish *wishes)
{
  guint n = 0;

  for (guint32 i = 0; i < n_lanes; i++)
    if (needed[i] > 1)
      wishes[n++] = (Wish){ i, needed[i] };
  qsort (wishes, n, sizeof *wishes, compare_wishes);
  return n;
}

/* Gives rows one by one to the lane that is shortest of what it needs, until the height is full.
 * What does not fit now never will. */
static void
share_height (AnnalsPlan *self, const guint *needed, const AnnalsMetrics *metrics, double room)
{
  g_autofree Wish *wishes = g_new (Wish, MAX (self->n_lanes, 1));
  guint n = make_wishes (needed, self->n_lanes, wishes);

  while (n > 0)
    {
      guint lane = wishes[0].lane, rows = self->plan_lanes[lane].rows;
      double more =
          annals_plan_lane_height (metrics, rows + 1) - annals_plan_lane_height (metrics, rows);
      gboolean fits = more <= room;
      if (fits)
        {
          room -= more;
          self->plan_lanes[lane].rows = ++rows;
        }
      if (fits && rows < needed[lane])
        wishes[0].want = (double) needed[lane] / rows;
      else
        wishes[0] = wishes[--n];
      sift (wishes, n);
    }
}

static void
find_tops (AnnalsPlan *self, const AnnalsMetrics *metrics)
{
  g_free (self->tops);
  self->tops = g_new (double, self->n_lanes + 1);
  self->tops[0] = 0;
  for (guint i = 0; i < self->n_lanes; i++)
    self->tops[i + 1] = self->tops[i] + annals_plan_lane_height (metrics, self->plan_lanes[i].rows);
}

/**
 * annals_plan_give_rows:
 * @needed: what each lane would need to show all its labels in the home view
 * @height: of all lanes, in pixels
 *
 * Settles how many rows each lane has: by need until the height is full; where not even a row for
 * each fits, a few, since the lanes are scrolled anyway.
 */
void
annals_plan_give_rows (AnnalsPlan *self,
                       const guint *needed,
                       const AnnalsMetrics *metrics,
                       double height)
{
  double used = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    used += annals_plan_lane_height (metrics, self->plan_lanes[i].rows = MIN (needed[i], 1));
  for (guint i = 0; used > height && i < self->n_lanes; i++)
    self->plan_lanes[i].rows = MIN (needed[i], SCROLLED_ROWS);
  if (used <= height)
    share_height (self, needed, metrics, height - used);
  find_tops (self, metrics);
}

#define ADD_MOST 1000 /* events, of a plan that may be made again */

/* How many labels of the home view a lane has no row for. */
static guint
count_missing (const AnnalsPlanWork *work, guint index)
{
  const AnnalsLane *lane = &annals_lanes_get (work->plan->lanes, NULL)[index];
  const AnnalsSlot *slots = work->plan->plan_lanes[index].slots;
  AnnalsSpan view = annals_axis_span (work->home, work->width);
  guint past = annals_index_lower_bound (lane->index, view.end), missing = 0;
  int level = annals_plan_level (work->plan, work->home->scale);

  for (guint i = annals_index_lower_bound (lane->index, view.start); i < past; i++)
    missing += slots[i].level > level;
  return missing;
}

/* Asks for a row for each label that has none where a lane has all the rows that it asked for. */
static gboolean
ask_for_more (const AnnalsPlanWork *work)
{
  gboolean any = FALSE;

  for (guint i = 0; i < work->plan->n_lanes; i++)
    {
      guint rows = work->plan->plan_lanes[i].rows;
      guint most = annals_plan_most_rows (&annals_lanes_get (work->plan->lanes, NULL)[i]);
      if (rows < work->needed[i] || rows >= most)
        continue;
      work->needed[i] = MIN (rows + count_missing (work, i), most);
      any |= work->needed[i] > rows;
    }
  return any;
}

/**
 * annals_plan_add_rows:
 * @work: whose labels are placed
 * @height: of all lanes, in pixels
 *
 * Gives lanes more rows where labels of the home view have none although there is height for them:
 * the first fit that tells what is needed knows nothing of coarser levels, whose labels come first
 * and stay where they are.
 *
 * Returns: whether there are more rows, and so the labels are to be placed again
 */
gboolean
annals_plan_add_rows (const AnnalsPlanWork *work, double height)
{
  AnnalsPlan *plan = work->plan;
  guint n = 0, before = 0, after = 0;

  for (guint i = 0; i < plan->n_lanes; i++)
    {
      n += annals_index_get_n_members (annals_lanes_get (plan->lanes, NULL)[i].index);
      before += plan->plan_lanes[i].rows;
    }
  if (n > ADD_MOST || !ask_for_more (work))
    return FALSE;
  annals_plan_give_rows (plan, work->needed, work->metrics, height);
  for (guint i = 0; i < plan->n_lanes; i++)
    after += plan->plan_lanes[i].rows;
  return after > before;
}

/* ---- Where lanes stand ---- */

/**
 * annals_plan_get_extent:
 *
 * Returns: where a lane stands among all, in pixels from the top of the first
 */
AnnalsSpan
annals_plan_get_extent (AnnalsPlan *self, guint lane)
{
  return (AnnalsSpan){ self->tops[lane], self->tops[lane + 1] };
}

double
annals_plan_get_height (AnnalsPlan *self)
{
  return self->tops[self->n_lanes];
}

/**
 * annals_plan_lane_at:
 * @y: pixels from the top of the first lane
 *
 * Returns: the first lane that ends below @y, by a search; the number of lanes where none does
 */
guint
annals_plan_lane_at (AnnalsPlan *self, double y)
{
  guint low = 0, high = self->n_lanes;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (self->tops[middle + 1] <= y)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
