/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that knows the C library's allocator. */
#include "core/annals-memory.h"

#include "annals-config.h"

#include <sys/mman.h>
#include <unistd.h>

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

/**
 * annals_memory_discard:
 * @data: within memory of our own
 * @length: in bytes
 *
 * Gives whole pages back to the system before all of their block can be freed. What was in them is
 * gone.
 */
void
annals_memory_discard (gconstpointer data, gsize length)
{
#ifdef MADV_DONTNEED
  guintptr page = (guintptr) sysconf (_SC_PAGESIZE);
  guintptr start = ((guintptr) data + page - 1) & ~(page - 1);
  guintptr end = ((guintptr) data + length) & ~(page - 1);

  if (start < end)
    madvise ((void *) start, end - start, MADV_DONTNEED);
#endif
}
