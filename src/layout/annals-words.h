/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-clock.h"
#include "core/annals-document.h"

G_BEGIN_DECLS

/* Fills a pattern that translators own: %Y %B (in a date) %OB (alone) %b %A %a %e %H %M %S, as
 * strftime has them. */
char *annals_words_format (const AnnalsCivil *civil, const char *pattern);
/* A year as people say it: "2023", "490 BCE", "12,000", "65 Ma" (million years ago). */
char *annals_words_year (gint64 year);

/* Words take a clock for times of day alone: NULL is that of UTC, which is not told with them. No
 * clock shifts a date without one.
 */

/* A date in words by locale, at its precision: "Tuesday, 30 May 2023", "March 2023", "490 BCE". */
char *annals_words_time (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock);
/* Short form for hover and tips: "Wed, 8 Feb 2023". */
char *annals_words_time_short (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock);
/* When an event was: "30–31 May 2023", "since 12 December 2022", "some day in March 2023". */
char *annals_words_event (const AnnalsEvent *event, AnnalsClock *clock);
/* "3–17 March 2021", as finely as the span's length deserves. */
char *annals_words_span (AnnalsSpan span, AnnalsClock *clock);
/* "97 events", or "12 of 97 events" */
char *annals_words_shown (guint shown, guint all);
/* "14 events · 3–17 March 2021" */
char *annals_words_count (guint count, AnnalsSpan span, AnnalsClock *clock);
/* "2 days", "6 weeks", "1 year, 2 months"; empty for an instant or a single day. */
char *annals_words_duration (const AnnalsEvent *event);
/* "same day", "723 days before", "2 years after". */
char *annals_words_distance (const AnnalsEvent *from, const AnnalsEvent *to, AnnalsClock *clock);
/* "2 years, 3 months and 4 days (825 days)": a stretch of time, as the calendar counts. */
char *annals_words_length (AnnalsSpan span);
/* "3 days later", "between 2 and 5 days earlier": from one event to another, no surer than they. */
char *annals_words_between (const AnnalsEvent *from, const AnnalsEvent *to, AnnalsClock *clock);
/* What is between the end of the earlier and the other, or how long both went on; may be NULL. */
char *annals_words_gap (const AnnalsEvent *one, const AnnalsEvent *other);
/* What each source says of when it was, a line for each; NULL: none says anything else. */
char *annals_words_differences (const AnnalsEvent *event,
                                const GPtrArray *sources,
                                GTimeZone *own,
                                AnnalsClock *clock);
/* How another event stands to this one: "Follows", or from its other end "Followed by". */
const char *annals_words_relation (AnnalsRelationKind kind, gboolean from_here);
/* The day of a time, in UTC: "2023-05-30"; beyond four digits the year alone, "Y-13800000000". */
char *annals_words_iso_date (AnnalsTime time);
/* ISO bounds for the command line, inclusive: "2023-05-30"; ".." where open. A time of day has its
 * offset, which is "Z" where @clock is NULL. */
char *annals_words_iso_start (const AnnalsEvent *event, AnnalsClock *clock);
char *annals_words_iso_end (const AnnalsEvent *event, AnnalsClock *clock);

G_END_DECLS
