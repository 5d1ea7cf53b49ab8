/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-words.h"

G_BEGIN_DECLS

/* What dates and events share in saying when. */
AnnalsCivil annals_words_civil_at (AnnalsTime time, AnnalsPrecision precision, GTimeZone *zone);
char *annals_words_civil (const AnnalsCivil *civil, AnnalsPrecision precision);
/* A season, or a third, a quarter or half of a year, by the first day and the length. */
char *annals_words_season (const AnnalsCivil *civil, double days);
char *annals_words_years (gint64 first, gint64 last);
gboolean annals_words_is_age (gint64 year);

G_END_DECLS
