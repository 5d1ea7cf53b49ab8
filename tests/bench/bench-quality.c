/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how much of the best possible the label plan shows. On small random cases of one row and
 * equal importance the total length of the active ranges is compared with the exact optimum of the
 * one-dimensional simple problem, found by dynamic programming as Been, Nöllenburg, Poon and Wolff
 * do in "Optimizing active ranges for consistent dynamic map labeling" (2010). */
#include <math.h>

#include "layout/annals-placement.h"

#define N_EVENTS 60
#define N_CASES 300
#define RANGE 1e6     /* seconds */
#define COARSEST 2500 /* seconds to a pixel: 400 pixels for all */
#define N_LEVELS 50

typedef struct
{
  AnnalsEvent events[N_EVENTS];
  guint32 members[N_EVENTS];
  guint8 sides[N_EVENTS];
  AnnalsSlot slots[N_EVENTS];
} Case;

/* What an active range from @scale down is worth. */
typedef double (*WorthFunc) (double scale);

static int
level_of (double scale)
{
  return (int) ceil (2 * log2 (COARSEST / scale) - 1e-9);
}

/* Its length, once it is rounded to a level as every plan's ranges are. */
static double
length_of (double scale)
{
  int level = scale > 0 ? MAX (level_of (scale), 0) : N_LEVELS;

  return level < N_LEVELS ? COARSEST * pow (M_SQRT1_2, level) : 0;
}

/* Levels of zoom, which is what one sees of it. */
static double
levels_of (double scale)
{
  return scale > 0 ? MAX (N_LEVELS - MAX (level_of (scale), 0), 0) : 0;
}

static int
compare_starts (const void *a, const void *b)
{
  double i = ((const AnnalsEvent *) a)->start, j = ((const AnnalsEvent *) b)->start;

  return (i > j) - (i < j);
}

static void
make_case (Case *self, GRand *rand, double narrowest, double widest)
{
  for (guint i = 0; i < N_EVENTS; i++)
    {
      double start = g_rand_double_range (rand, 0, RANGE);
      self->events[i] = (AnnalsEvent){ .start = start, .end = start, .importance = 3 };
    }
  qsort (self->events, N_EVENTS, sizeof *self->events, compare_starts);
  for (guint32 i = 0; i < N_EVENTS; i++)
    {
      guint32 width = (guint32) floor (g_rand_double_range (rand, narrowest, widest + 1));
      self->members[i] = i;
      self->sides[i] = ANNALS_SIDE_AFTER;
      self->slots[i] = (AnnalsSlot){ width, ANNALS_ROW_NONE, ANNALS_LEVEL_NONE, 0 };
    }
}

/* The coarsest scale at which two labels are apart; sentinels at the ends are so at any. */
static double
apart_scale (const Case *self, int i, int j)
{
  if (i < 0 || j == N_EVENTS)
    return G_MAXDOUBLE;
  return (self->events[j].start - self->events[i].start)
         / (annals_slot_after ((double) self->slots[i].width, FALSE)
            + annals_slot_before ((double) self->slots[j].width, FALSE) + ANNALS_LABEL_MARGIN);
}

/* The best of what stands between two labels: one of it is seen from the coarsest scale of all,
 * held back only by the two, and parts the rest. */
static double
best_worth (const Case *self, WorthFunc worth)
{
  static double best[N_EVENTS + 2][N_EVENTS + 2];

  for (int length = 2; length <= N_EVENTS + 1; length++)
    for (int i = -1; i + length <= N_EVENTS; i++)
      {
        int j = i + length;
        best[i + 1][j + 1] = 0;
        for (int k = i + 1; k < j; k++)
          {
            double scale = MIN (MIN (apart_scale (self, i, k), apart_scale (self, k, j)), COARSEST);
            double sum = worth (scale) + best[i + 1][k + 1] + best[k + 1][j + 1];
            best[i + 1][j + 1] = MAX (best[i + 1][j + 1], sum);
          }
      }
  return best[0][N_EVENTS + 1];
}

static double
found_worth (const Case *self, WorthFunc worth)
{
  double sum = 0;

  for (guint i = 0; i < N_EVENTS; i++)
    if (self->slots[i].level != ANNALS_LEVEL_NONE)
      sum += worth (COARSEST * pow (M_SQRT1_2, self->slots[i].level));
  return sum;
}

static void
run (const char *name, double narrowest, double widest)
{
  static const WorthFunc worths[] = { length_of, levels_of };
  double mean[2] = { 0 }, least[2] = { 1, 1 };
  GRand *rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_CASES; i++)
    {
      Case self;
      make_case (&self, rand, narrowest, widest);
      AnnalsPlacement placement = { .events = self.events,
                                    .members = self.members,
                                    .n = N_EVENTS,
                                    .rows = 1,
                                    .sides = self.sides,
                                    .slots = self.slots,
                                    .coarsest = COARSEST,
                                    .n_levels = N_LEVELS };
      annals_placement_run (&placement, NULL);
      for (guint j = 0; j < 2; j++)
        {
          double ratio = found_worth (&self, worths[j]) / best_worth (&self, worths[j]);
          mean[j] += ratio / N_CASES;
          least[j] = MIN (least[j], ratio);
        }
    }
  g_print ("%-26s %8.3f %8.3f %12.3f %8.3f\n", name, mean[0], least[0], mean[1], least[1]);
  g_rand_free (rand);
}

int
main (void)
{
  g_print ("active ranges to the optimum    total length          levels of zoom\n"
           "%-26s %8s %8s %12s %8s\n",
           "labels", "mean", "least", "mean", "least");
  run ("equal, 100 px", 100, 100);
  run ("80 to 160 px", 80, 160);
  run ("20 to 400 px", 20, 400);
  return 0;
}
