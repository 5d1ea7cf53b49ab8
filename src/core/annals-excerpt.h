/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-content.h"

G_BEGIN_DECLS

typedef struct
{
  guint number; /* the line's, from 1 */
  char *text;   /* printable; "…" at an end where the line goes on */
  gsize mark;   /* the bytes of @text from here to @mark_end are meant */
  gsize mark_end;
} AnnalsExcerptLine;

/* The line of @content that holds @offset, which is the @number-th, and the nearest before and
 * after it; (element-type AnnalsExcerptLine). */
GArray *annals_excerpt_new (AnnalsContent *content, guint64 offset, guint number);

G_END_DECLS
