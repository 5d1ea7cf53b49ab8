/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Writes a chronology of @n events to a temporary file, about 350 bytes each: clustered in time
 * over a thousand days, a third of them spans, in eight categories. Returns its path. */
char *annals_bench_file_write (guint n);
