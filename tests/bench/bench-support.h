/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

/* @n events of a century and a quarter in eight categories: days, weeks and years, with titles of
 * three to ten words in three scripts. Equal for equal @n. */
AnnalsDocument *bench_document_new (guint n);

/* Microseconds of all processors that the process has used. On a busy machine this tells more than
 * the clock. */
gint64 bench_cpu_time (void);
/* Times in milliseconds. */
GArray *bench_times_new (void);
void bench_add (GArray *times, gint64 microseconds);
void bench_sort (GArray *times);
/* Of sorted times: 0.5 is the median, 1 the worst. */
double bench_quantile (GArray *times, double quantile);

guint64 bench_resident (void); /* bytes of memory that the process has */

G_END_DECLS
