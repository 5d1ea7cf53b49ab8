/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-date.h"

G_BEGIN_DECLS

/**
 * AnnalsEdtf: a calendar date of EDTF, levels 0 to 2
 * @first: the first day that it can mean
 * @past: the first day past all that it can mean
 * @is_day: one day with nothing left open, so that a time of day may follow
 */
typedef struct
{
  AnnalsCivil first;
  AnnalsCivil past;
  AnnalsPrecision precision;
  AnnalsDateFlags flags;
  gboolean is_day;
} AnnalsEdtf;

/* Reads a calendar date at @at and steps past it. On FALSE @error has a code and a reason, without
 * the text itself. */
gboolean annals_edtf_read (const char **at, const char *end, AnnalsEdtf *date, GError **error);
/* Reads a qualifier, "?", "~" or "%", if one is there. */
AnnalsDateFlags annals_edtf_read_qualifier (const char **at, const char *end);

G_END_DECLS
