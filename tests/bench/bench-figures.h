/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The numbers of events that the command line asks for; a thousand to a million where none is
 * given. */
GArray *bench_sizes (int argc, char **argv);

/* Takes "--lanes L" off the command line; without it 8, 1 and 5000. */
GArray *bench_lanes (int *argc, char ***argv);

/* @many, or very few where ANNALS_BENCH_QUICK asks only whether everything runs. */
guint bench_runs (guint many);

/* Microseconds of all processors that the process has used. On a busy machine this tells more than
 * the clock. */
gint64 bench_cpu_time (void);
guint64 bench_resident (void); /* bytes of memory that the process has */

/* Times in milliseconds. */
GArray *bench_times_new (void);
void bench_add (GArray *times, gint64 microseconds);
void bench_sort (GArray *times);
/* Of sorted times: 0.5 is the median, 1 the worst. */
double bench_quantile (GArray *times, double quantile);

/* One figure for the table at the end of tests/bench/run, a line of the file that
 * ANNALS_BENCH_RESULTS names: what, @n events, the figure. A @n of 0: there is nothing to count. */
void bench_report (const char *group, const char *measure, const char *unit, guint n, double value);
/* The median, 95th and 99th percentile and the worst, which are printed, too. Sorts @times. */
void bench_report_times (
    const char *group, const char *measure, const char *unit, guint n, GArray *times);

G_END_DECLS
