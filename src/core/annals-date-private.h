/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-date.h"

G_BEGIN_DECLS

/* What the readers of one date, of sets and of intervals share. */

/* Says that @text is no date, and why. Returns FALSE. */
gboolean annals_date_fail (
    const char *text, gsize length, GError **error, AnnalsDateError code, const char *reason);

/* One of several dates, or all of them: "[a,b]", "{a..b}". */
gboolean annals_date_begins_set (const char *text, gsize length);
gboolean annals_date_parse_set (
    const char *text, gsize length, GTimeZone *zone, AnnalsDate *date, GError **error);

G_END_DECLS
