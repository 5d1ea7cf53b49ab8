/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-words.h"

G_BEGIN_DECLS

/* What dates and events share in saying when. */
AnnalsCivil annals_words_civil_at (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock);
/* The same as annals_words_time(), and the zone that is to be told with it; NULL: none is. */
char *annals_words_time_unmarked (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock);
char *
annals_words_time_short_unmarked (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock);
char *annals_words_dup_mark (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock);
char *annals_words_civil (const AnnalsCivil *civil, AnnalsPrecision precision);
/* A season, or a third, a quarter or half of a year, by the first day and the length. */
char *annals_words_season (const AnnalsCivil *civil, double days);
/* The last moment that an end means. */
AnnalsTime annals_words_last_moment (const AnnalsEvent *event);
char *annals_words_years (gint64 first, gint64 last);
gboolean annals_words_is_age (gint64 year);
char *annals_words_fraction (double number, int digits, double *shown);

/* What is said of one date. */
typedef enum
{
  ANNALS_PHRASE_SINCE,
  ANNALS_PHRASE_UNTIL,
  ANNALS_PHRASE_FROM, /* to an unknown one */
  ANNALS_PHRASE_TO,   /* from an unknown one */
  ANNALS_PHRASE_CIRCA,
} AnnalsPhrase;
#define ANNALS_N_PHRASES 5

char *annals_words_phrase (AnnalsPhrase phrase,
                           AnnalsTime time,
                           AnnalsPrecision precision,
                           AnnalsClock *clock,
                           const char *when);

G_END_DECLS
