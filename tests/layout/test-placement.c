/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sweeps against a twin that knows no windows, no skips and no pruning: it tries each waiting
 * event against each label of each row. */
#include <math.h>

#include "annals-test-support.h"
#include "layout/annals-placement.h"

#define MOST_EVENTS 120
#define N_LEVELS 60
#define COARSEST 1e6

typedef struct
{
  AnnalsEvent events[MOST_EVENTS];
  guint32 members[MOST_EVENTS];
  guint8 sides[MOST_EVENTS];
  AnnalsSlot slots[MOST_EVENTS], twin[MOST_EVENTS];
  guint parts[MOST_EVENTS];
  AnnalsPlacement placement;
} Case;

typedef enum
{
  CASE_SPREAD,
  CASE_INSTANT, /* all at one moment */
  CASE_NESTED,  /* each within the one before */
  CASE_STEADY,  /* one a second */
  CASE_DEEP,    /* by powers, far back */
  CASE_SPANS,   /* of all lengths, on a few days */
  N_CASES,
} CaseKind;

static AnnalsSpan
random_span (GRand *rand, CaseKind kind, guint i, guint n)
{
  double start;

  switch (kind)
    {
    case CASE_INSTANT:
      return (AnnalsSpan){ 1e9, 1e9 };
    case CASE_NESTED:
      return (AnnalsSpan){ i * 100.0, (2.0 * n - i) * 100.0 };
    case CASE_STEADY:
      return (AnnalsSpan){ i, i + 1.0 };
    case CASE_DEEP:
      start = -4e17 * pow (10, g_rand_double_range (rand, -10, 0));
      return (AnnalsSpan){ start, start * 0.999 };
    case CASE_SPANS:
      start = 86400.0 * g_rand_int_range (rand, 0, 40);
      return (AnnalsSpan){ start, start + pow (10, g_rand_double_range (rand, 0, 7)) };
    case CASE_SPREAD:
    case N_CASES:
    default:
      start = g_rand_double_range (rand, 0, 1e7);
      return (AnnalsSpan){ start, start + 1 };
    }
}

static int
compare_starts (const void *a, const void *b)
{
  double i = ((const AnnalsEvent *) a)->start, j = ((const AnnalsEvent *) b)->start;

  return (i > j) - (i < j);
}

/* Of each importance every n-th goes into a part. */
static void
tell_out (Case *self)
{
  guint seen[6] = { 0 };

  for (guint i = 0; i < self->placement.n; i++)
    self->parts[i] = seen[self->events[i].importance]++ % MAX (self->placement.n_parts, 1);
}

static void
make_case (Case *self, GRand *rand, CaseKind kind)
{
  guint n = (guint) g_rand_int_range (rand, 1, MOST_EVENTS + 1);
  gboolean equal = g_rand_boolean (rand);

  for (guint i = 0; i < n; i++)
    {
      AnnalsSpan span = random_span (rand, kind, i, n);
      self->events[i] = (AnnalsEvent){ .start = span.start, .end = span.end, .importance = 3 };
      if (!equal)
        self->events[i].importance = (guint8) g_rand_int_range (rand, 1, 6);
    }
  qsort (self->events, n, sizeof *self->events, compare_starts);
  for (guint32 i = 0; i < n; i++)
    {
      double width = floor (g_rand_double_range (rand, 20, 400));
      self->members[i] = i;
      self->sides[i] = (guint8) g_rand_int_range (rand, 1, 4);
      self->slots[i] = self->twin[i] =
          (AnnalsSlot){ (guint32) width, ANNALS_ROW_NONE, ANNALS_LEVEL_NONE, 0 };
    }
  self->placement = (AnnalsPlacement){
    .events = self->events,
    .members = self->members,
    .n = n,
    .rows = (guint) g_rand_int_range (rand, 1, 7),
    .sides = self->sides,
    .slots = self->slots,
    .coarsest = kind == CASE_DEEP ? 1e17 : COARSEST,
    .n_levels = N_LEVELS,
    .n_parts = (guint) g_rand_int_range (rand, 0, 4),
  };
  tell_out (self);
}

/* ---- The twin ---- */

static gboolean
are_apart (const Case *self, guint i, AnnalsSlot a, guint j, AnnalsSlot b, double scale)
{
  const AnnalsEvent *e = &self->events[i], *f = &self->events[j];
  double end = MAX (e->start + annals_slot_after ((double) a.width, a.left) * scale, e->end);
  double before = annals_slot_before ((double) b.width, b.left) + ANNALS_LABEL_MARGIN;

  return f->start - before * scale >= end;
}

static gboolean
row_takes (const Case *self, guint i, AnnalsSlot slot, double scale)
{
  for (guint j = 0; j < self->placement.n; j++)
    {
      AnnalsSlot other = self->twin[j];
      if (other.row != slot.row || j == i)
        continue;
      if (j < i ? !are_apart (self, j, other, i, slot, scale)
                : !are_apart (self, i, slot, j, other, scale))
        return FALSE;
    }
  return TRUE;
}

/* On the side and in the row that take it first; only in @only, where that is a row. */
static gboolean
find_slot (const Case *self, guint i, guint only, double scale, AnnalsSlot *found)
{
  for (guint left = 0; left < 2; left++)
    for (guint row = 0; row < self->placement.rows; row++)
      {
        AnnalsSlot slot = self->twin[i];
        slot.left = (guint8) left;
        slot.row = (guint8) row;
        if (row % MAX (self->placement.n_parts, 1) != self->parts[i]
            || !(self->sides[i] & (left ? ANNALS_SIDE_BEFORE : ANNALS_SIDE_AFTER))
            || (only != ANNALS_ROW_NONE && only != row) || !row_takes (self, i, slot, scale))
          continue;
        *found = slot;
        return TRUE;
      }
  return FALSE;
}

static double
end_of (const Case *self, guint i, AnnalsSlot slot, double scale)
{
  const AnnalsEvent *event = &self->events[i];

  return MAX (event->start + annals_slot_after ((double) slot.width, slot.left) * scale,
              event->end);
}

static int
length_power (const AnnalsEvent *event)
{
  return event->end - event->start > 1 ? ilogb (event->end - event->start) : 0;
}

static gboolean
waits (const Case *self, guint i, guint part, int importance, int power)
{
  return self->twin[i].level == ANNALS_LEVEL_NONE && self->events[i].importance == importance
         && (part == ANNALS_NONE || self->parts[i] == part)
         && length_power (&self->events[i]) == power;
}

/* Gives the room that the @i-th found to the one of its class, of the next few, that ends first. */
static void
place_twin (Case *self, guint i, guint level, double scale)
{
  int importance = self->events[i].importance, power = length_power (&self->events[i]);
  AnnalsSlot slot, rival;

  while (waits (self, i, self->parts[i], importance, power)
         && find_slot (self, i, ANNALS_ROW_NONE, scale, &slot))
    {
      guint best = i, rivals = 0;
      double end = end_of (self, i, slot, scale);
      for (guint j = i + 1; j < self->placement.n && rivals < ANNALS_PLACEMENT_RIVALS; j++)
        {
          if (self->events[j].start >= end)
            break;
          if (!waits (self, j, self->parts[i], importance, power))
            continue;
          rivals++;
          if (!find_slot (self, j, slot.row, scale, &rival)
              || end_of (self, j, rival, scale) >= end)
            continue;
          best = j;
          slot = rival;
          end = end_of (self, j, rival, scale);
        }
      slot.level = (guint8) level;
      self->twin[best] = slot;
    }
}

static void
run_twin (Case *self)
{
  for (guint level = 0; level < N_LEVELS; level++)
    for (int importance = 5; importance > 0; importance--)
      for (int power = 63; power >= 0; power--)
        for (guint i = 0; i < self->placement.n; i++)
          if (waits (self, i, ANNALS_NONE, importance, power))
            place_twin (self, i, level, self->placement.coarsest * pow (M_SQRT1_2, level));
}

static void
test_twin (gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autofree Case *self = g_new (Case, 1);
  guint placed = 0;

  for (guint round = 0; round < 60; round++)
    {
      make_case (self, rand, (CaseKind) GPOINTER_TO_INT (data));
      for (guint part = 0; part < MAX (self->placement.n_parts, 1); part++)
        {
          self->placement.part = part;
          annals_placement_run (&self->placement, NULL);
        }
      run_twin (self);
      for (guint i = 0; i < self->placement.n; i++)
        {
          g_assert_cmpuint (self->slots[i].level, ==, self->twin[i].level);
          g_assert_cmpuint (self->slots[i].row, ==, self->twin[i].row);
          if (self->slots[i].level == ANNALS_LEVEL_NONE)
            continue;
          g_assert_cmpuint (self->slots[i].left, ==, self->twin[i].left);
          placed++;
        }
    }
  g_assert_cmpuint (placed, >, 25);
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "spread", "instant", "nested", "steady", "deep", "spans" };

  g_test_init (&argc, &argv, NULL);
  for (gint i = 0; i < N_CASES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/placement/twin/%s", names[i]);
      g_test_add_data_func (path, GINT_TO_POINTER (i), test_twin);
    }
  return g_test_run ();
}
