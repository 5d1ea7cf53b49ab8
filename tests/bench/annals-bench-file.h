/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The path of a chronology of @n events, about 350 bytes each: clustered in time over a thousand
 * days, a third of them spans, in eight categories. It is written to the folder that
 * ANNALS_BENCH_DATA names, once for all, else to a temporary file that goes with its release. */
char *annals_bench_file_get (guint n);
void annals_bench_file_release (char *path);
