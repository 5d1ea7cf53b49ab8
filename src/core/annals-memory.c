/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that knows the C library's allocator. */
#include "core/annals-memory.h"

#include "annals-config.h"

#ifdef HAVE_MALLOPT
#include <malloc.h>
#endif

#define LARGE (256 * 1024) /* bytes */

/**
 * annals_memory_init:
 *
 * Lets large blocks be mappings of their own, which are given back when they are freed. Left to
 * itself glibc takes each large block that is freed for a sign to keep the next ones. To be called
 * before there are threads.
 */
void
annals_memory_init (void)
{
#ifdef HAVE_MALLOPT
  mallopt (M_MMAP_THRESHOLD, LARGE);
#endif
}

/**
 * annals_memory_trim:
 *
 * Gives back what work that is done has left free. It takes milliseconds, so not for each frame.
 */
void
annals_memory_trim (void)
{
#ifdef HAVE_MALLOC_TRIM
  malloc_trim (0);
#endif
}
