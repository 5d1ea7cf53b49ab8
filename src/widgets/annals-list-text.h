/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-clock.h"
#include "core/annals-document.h"

G_BEGIN_DECLS

/* How events are written to be pasted elsewhere. */
typedef enum
{
  ANNALS_LIST_TEXT, /* to be read: what an event's own menu copies, a blank line between */
  ANNALS_LIST_TSV,  /* for spreadsheets: a line each, under the names of the columns */
  ANNALS_LIST_JSON, /* for programs: an array of the events as their file has them */
} AnnalsListFormat;

/* Appends events of a list from @first until @out has some @most bytes, with what begins and ends
 * the whole. Texts tell times by @clock, values in UTC. Returns the first that is not yet written:
 * the list's length at the end. */
guint annals_list_text_append (GString *out,
                               AnnalsDocument *document,
                               AnnalsClock *clock,
                               const GArray *events,
                               AnnalsListFormat format,
                               guint first,
                               gsize most);

G_END_DECLS
