/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "layout/annals-lane-heading.h"
#include "layout/annals-words.h"

#define LABEL_ROOM 0.6  /* em between the labels of a tier */
#define MONTHS_VARY 0.9 /* a month is up to a tenth shorter than the mean */
#define SHORTEST_YEAR (365 * ANNALS_SECONDS_PER_DAY)
#define TICK_PIXELS 8    /* ticks never stand closer */
#define UPPER_PIXELS 4.0 /* em: an upper tier whose steps are shorter is of no use */

typedef enum
{
  UNIT_SECOND, /* of civil time, down to fractions, up to hours: steps divide a day */
  UNIT_DAY,    /* counted within the month */
  UNIT_MONTH,
  UNIT_YEAR,
  UNIT_NONE,
} Unit;

typedef struct
{
  Unit unit;
  double n;
} Step;

static const Step steps[] = {
  { UNIT_SECOND, 0.001 }, { UNIT_SECOND, 0.002 }, { UNIT_SECOND, 0.005 }, { UNIT_SECOND, 0.01 },
  { UNIT_SECOND, 0.02 },  { UNIT_SECOND, 0.05 },  { UNIT_SECOND, 0.1 },   { UNIT_SECOND, 0.2 },
  { UNIT_SECOND, 0.5 },   { UNIT_SECOND, 1 },     { UNIT_SECOND, 2 },     { UNIT_SECOND, 5 },
  { UNIT_SECOND, 10 },    { UNIT_SECOND, 15 },    { UNIT_SECOND, 30 },    { UNIT_SECOND, 60 },
  { UNIT_SECOND, 120 },   { UNIT_SECOND, 300 },   { UNIT_SECOND, 600 },   { UNIT_SECOND, 900 },
  { UNIT_SECOND, 1800 },  { UNIT_SECOND, 3600 },  { UNIT_SECOND, 7200 },  { UNIT_SECOND, 10800 },
  { UNIT_SECOND, 21600 }, { UNIT_SECOND, 43200 }, { UNIT_DAY, 1 },        { UNIT_DAY, 2 },
  { UNIT_DAY, 5 },        { UNIT_DAY, 10 },       { UNIT_MONTH, 1 },      { UNIT_MONTH, 3 },
  { UNIT_MONTH, 6 },      { UNIT_YEAR, 1 },       { UNIT_YEAR, 2 },       { UNIT_YEAR, 5 },
  { UNIT_YEAR, 10 },      { UNIT_YEAR, 20 },      { UNIT_YEAR, 50 },      { UNIT_YEAR, 100 },
  { UNIT_YEAR, 200 },     { UNIT_YEAR, 500 },     { UNIT_YEAR, 1e3 },     { UNIT_YEAR, 2e3 },
  { UNIT_YEAR, 5e3 },     { UNIT_YEAR, 1e4 },     { UNIT_YEAR, 2e4 },     { UNIT_YEAR, 5e4 },
  { UNIT_YEAR, 1e5 },     { UNIT_YEAR, 2e5 },     { UNIT_YEAR, 5e5 },     { UNIT_YEAR, 1e6 },
  { UNIT_YEAR, 2e6 },     { UNIT_YEAR, 5e6 },     { UNIT_YEAR, 1e7 },     { UNIT_YEAR, 2e7 },
  { UNIT_YEAR, 5e7 },     { UNIT_YEAR, 1e8 },     { UNIT_YEAR, 2e8 },     { UNIT_YEAR, 5e8 },
  { UNIT_YEAR, 1e9 },     { UNIT_YEAR, 2e9 },     { UNIT_YEAR, 5e9 },     { UNIT_YEAR, 1e10 },
  { UNIT_YEAR, 2e10 },    { UNIT_YEAR, 5e10 },    { UNIT_YEAR, 1e11 },    { UNIT_YEAR, 2e11 },
  { UNIT_YEAR, 5e11 },
};

typedef struct
{
  const AnnalsAxis *axis;
  double width;
  AnnalsClock *clock;
  GTimeZone *zone; /* of the clock */
  const AnnalsMetrics *metrics;
  GArray *ticks;
} Build;

static double
step_seconds (Step step)
{
  switch (step.unit)
    {
    case UNIT_DAY:
      return step.n * ANNALS_SECONDS_PER_DAY;
    case UNIT_MONTH:
      return step.n * ANNALS_SECONDS_PER_YEAR / 12;
    case UNIT_YEAR:
      return step.n * ANNALS_SECONDS_PER_YEAR;
    case UNIT_SECOND:
    case UNIT_NONE:
    default:
      return step.n;
    }
}

/* What stands above: fractions under seconds, minutes under hours or days, days under months, years
 * under centuries. */
static Step
upper_step (Step lower)
{
  switch (lower.unit)
    {
    case UNIT_SECOND:
      if (lower.n < 1)
        return (Step){ UNIT_SECOND, lower.n < 0.1 ? 1 : 10 };
      if (lower.n < 60)
        return (Step){ UNIT_SECOND, 3600 };
      return (Step){ UNIT_DAY, 1 };
    case UNIT_DAY:
      return (Step){ UNIT_MONTH, 1 };
    case UNIT_MONTH:
      return (Step){ UNIT_YEAR, 1 };
    case UNIT_YEAR:
      return lower.n < 10 ? (Step){ UNIT_YEAR, 100 } : (Step){ UNIT_NONE, 0 };
    case UNIT_NONE:
    default:
      return (Step){ UNIT_NONE, 0 };
    }
}

/* ---- Labels ---- */

static char *
lower_label (Step step, const AnnalsCivil *civil)
{
  switch (step.unit)
    {
    case UNIT_DAY:
      return annals_words_format (civil, "%e");
    case UNIT_MONTH:
      return annals_words_format (civil, "%b");
    case UNIT_SECOND:
      if (step.n < 1)
        return g_strdup_printf ("%02d.%03d", (int) civil->second,
                                (int) lround (fmod (civil->second, 1) * 1000) % 1000);
      return annals_words_format (civil, step.n < 60 ? "%H:%M:%S" : "%H:%M");
    case UNIT_YEAR:
    case UNIT_NONE:
    default:
      return annals_words_year (civil->year);
    }
}

static char *
upper_text (Step step, const AnnalsCivil *civil)
{
  switch (step.unit)
    {
    case UNIT_SECOND:
      return annals_words_format (civil,
                                  step.n < 3600 ? _ ("%e %B %Y, %H:%M:%S") : _ ("%e %B %Y, %H:%M"));
    case UNIT_DAY:
      /* Translators: a day above hours, "8 February 2023". */
      return annals_words_format (civil, C_ ("ruler", "%e %B %Y"));
    case UNIT_MONTH:
      return annals_words_format (civil, _ ("%OB %Y"));
    case UNIT_YEAR:
      if (step.n > 1)
        {
          g_autofree char *first = annals_words_year (civil->year);
          g_autofree char *last = annals_words_year (civil->year + (gint64) step.n - 1);
          return g_strdup_printf (_ ("%s–%s"), first, last);
        }
      return annals_words_year (civil->year);
    case UNIT_NONE:
    default:
      return g_strdup ("");
    }
}

/* With the zone that the hours below are of, where it does not go without saying. */
static char *
upper_label (const Build *build, Step step, const AnnalsCivil *civil, AnnalsSpan span)
{
  g_autofree char *text = upper_text (step, civil);
  g_autofree char *zone = step.unit == UNIT_DAY || step.unit == UNIT_SECOND
                              ? annals_clock_dup_mark_over (build->clock, span)
                              : NULL;

  return zone != NULL ? g_strdup_printf (C_ ("time and zone", "%s %s"), text, zone)
                      : g_steal_pointer (&text);
}

static double
text_width (const Build *build, const char *text)
{
  return build->metrics->text_width (build->metrics, text, strlen (text));
}

/* The widest label of a step within the view: of names all, of numbers those at both ends. The
 * upper tier is bold. */
static double
widest_label (const Build *build, Step step, int tier)
{
  AnnalsSpan view = annals_axis_span (build->axis, build->width);
  AnnalsCivil civil;
  double widest = 0;

  for (guint i = 0; i < 12; i++)
    {
      annals_civil_from_time (i % 2 ? CLAMP (view.end, ANNALS_TIME_MIN, ANNALS_TIME_MAX)
                                    : CLAMP (view.start, ANNALS_TIME_MIN, ANNALS_TIME_MAX),
                              &civil);
      civil.month = (int) i + 1;
      civil.day = 28;
      if (step.unit == UNIT_YEAR)
        civil.year = (gint64) ((floor ((double) civil.year / step.n) + (double) i / 2) * step.n);
      g_autofree char *label =
          tier == 0 ? upper_label (build, step, &civil, view) : lower_label (step, &civil);
      widest = MAX (widest, text_width (build, label));
    }
  return tier == 0 ? widest * ANNALS_HEADING_SCALE : widest;
}

/* ---- Where ticks stand: on boundaries of civil time ---- */

static AnnalsCivil
local_civil (const Build *build, AnnalsTime time)
{
  AnnalsCivil civil;

  annals_civil_from_time (time + annals_zone_offset (build->zone, time), &civil);
  return civil;
}

static void
start_of_day (AnnalsCivil *civil)
{
  civil->hour = civil->minute = 0;
  civil->second = 0;
}

/* The last boundary at or before @civil. */
static void
align (Step step, AnnalsCivil *civil)
{
  gint64 n = (gint64) step.n;

  start_of_day (civil);
  if (step.unit == UNIT_DAY)
    {
      civil->day -= (int) ((civil->day - 1) % n);
      return;
    }
  civil->day = 1;
  if (step.unit == UNIT_MONTH)
    {
      civil->month -= (int) ((civil->month - 1) % n);
      return;
    }
  civil->month = 1;
  civil->year = (gint64) (floor ((double) civil->year / step.n) * step.n);
}

static void
next_day (AnnalsCivil *civil, int n)
{
  int days = annals_month_days (civil->year, civil->month);

  civil->day += n;
  /* A step that the month's end cuts short is left out: 29, 31, 1 would crowd. */
  if ((days + 1 - civil->day) < n * MONTHS_VARY)
    {
      civil->day = 1;
      annals_civil_add_months (civil, 1);
    }
}

static void
next (Step step, AnnalsCivil *civil)
{
  if (step.unit == UNIT_DAY)
    next_day (civil, (int) step.n);
  else if (step.unit == UNIT_MONTH)
    annals_civil_add_months (civil, (gint64) step.n);
  else
    civil->year += (gint64) step.n;
}

static void
add_tick (Build *build, Step step, int tier, AnnalsTime time, const AnnalsCivil *civil)
{
  AnnalsTick tick = { .time = time, .x = annals_axis_x (build->axis, time), .tier = tier };
  g_autofree char *label =
      tier == 0 ? upper_label (build, step, civil, (AnnalsSpan){ time, time + step_seconds (step) })
                : lower_label (step, civil);

  g_strlcpy (tick.label, label, sizeof tick.label);
  /* A cut must not leave half a character. */
  if (!g_utf8_validate (tick.label, -1, NULL))
    *(char *) g_utf8_find_prev_char (tick.label, tick.label + strlen (tick.label)) = '\0';
  g_array_append_val (build->ticks, tick);
}

static gboolean
is_in_sight (const Build *build, AnnalsTime time, int tier)
{
  double x = annals_axis_x (build->axis, time);

  return x <= build->width && (tier == 0 || x >= 0);
}

static void
add_clock_ticks (Build *build, Step step, int tier)
{
  AnnalsTime from = build->axis->origin;
  double local = from + annals_zone_offset (build->zone, from);
  double number = floor (local / step.n);
  AnnalsTime last = -G_MAXDOUBLE;

  for (guint i = 0; i <= build->width / TICK_PIXELS + 4; i++)
    {
      double at = (number + i) * step.n;
      AnnalsTime time = annals_zone_to_time (build->zone, at);
      AnnalsCivil civil;
      if (annals_axis_x (build->axis, time) > build->width)
        return;
      /* Where the clock goes back an hour comes twice, and where it leaps one is missing. */
      if (time <= last || !is_in_sight (build, time, tier))
        continue;
      last = time;
      civil = local_civil (build, time);
      add_tick (build, step, tier, time, &civil);
    }
}

static void
add_calendar_ticks (Build *build, Step step, int tier)
{
  AnnalsCivil civil =
      local_civil (build, CLAMP (build->axis->origin, ANNALS_TIME_MIN * 2, ANNALS_TIME_MAX * 2));

  align (step, &civil);
  for (guint i = 0; i <= build->width / TICK_PIXELS + 4; i++, next (step, &civil))
    {
      AnnalsTime time = annals_zone_to_time (build->zone, annals_civil_to_time (&civil));
      if (annals_axis_x (build->axis, time) > build->width)
        return;
      if (is_in_sight (build, time, tier))
        add_tick (build, step, tier, time, &civil);
    }
}

static void
add_ticks (Build *build, Step step, int tier)
{
  if (step.unit == UNIT_SECOND)
    add_clock_ticks (build, step, tier);
  else if (step.unit != UNIT_NONE)
    add_calendar_ticks (build, step, tier);
}

static gboolean
has_room (const Build *build, Step step, int tier)
{
  double pixels = step_seconds (step) / build->axis->scale;

  return pixels >= TICK_PIXELS * 2
         && pixels * MONTHS_VARY
                >= widest_label (build, step, tier) + LABEL_ROOM * build->metrics->em;
}

/* Of the months above days, those with long names would have none, and stay away among the others;
 * and hours of which nobody sees the day say nothing. */
static gboolean
has_room_above (const Build *build, Step lower)
{
  Step upper = upper_step (lower);

  return (upper.unit != UNIT_MONTH && upper.unit != UNIT_DAY) || has_room (build, upper, 0);
}

static Step
choose_step (const Build *build)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (has_room (build, steps[i], 1) && has_room_above (build, steps[i]))
      return steps[i];
  return steps[G_N_ELEMENTS (steps) - 1];
}

/**
 * annals_ticks_layout:
 * @axis: what is shown
 * @width: of the plot, in pixels
 * @clock: (nullable): whose days and hours; %NULL: those of UTC
 * @metrics: for the labels' widths
 *
 * Two tiers of ticks on civil boundaries, the lower as fine as its labels keep apart.
 *
 * Returns: (transfer full) (element-type AnnalsTick): the upper tier, then the lower, each in order
 * of time
 */
GArray *
annals_ticks_layout (const AnnalsAxis *axis,
                     double width,
                     AnnalsClock *clock,
                     const AnnalsMetrics *metrics)
{
  Build build = { .axis = axis,
                  .width = width,
                  .clock = clock,
                  .zone = annals_clock_get_zone (clock),
                  .metrics = metrics,
                  .ticks = g_array_new (FALSE, FALSE, sizeof (AnnalsTick)) };
  Step lower = choose_step (&build);
  Step upper = upper_step (lower);

  if (upper.unit != UNIT_NONE && step_seconds (upper) / axis->scale >= UPPER_PIXELS * metrics->em)
    add_ticks (&build, upper, 0);
  add_ticks (&build, lower, 1);
  return build.ticks;
}

/**
 * annals_ticks_plain_tier:
 * @ticks: (element-type AnnalsTick): of both tiers
 *
 * For what has room for one tier alone: the lower one where it is of years, which need nothing
 * above them, or where it is alone, else the upper.
 *
 * Returns: 0 or 1
 */
int
annals_ticks_plain_tier (const GArray *ticks)
{
  guint n = ticks->len;

  if (n < 2 || g_array_index (ticks, AnnalsTick, 0).tier == 1)
    return n > 0 ? g_array_index (ticks, AnnalsTick, 0).tier : 0;
  const AnnalsTick *last = &g_array_index (ticks, AnnalsTick, n - 1);
  const AnnalsTick *before = &g_array_index (ticks, AnnalsTick, n - 2);
  return before->tier == 1 && last->time - before->time >= SHORTEST_YEAR ? 1 : 0;
}
