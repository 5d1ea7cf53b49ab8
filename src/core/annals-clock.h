/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-document.h"

G_BEGIN_DECLS

/**
 * AnnalsClock: whose clock times of day are told by
 *
 * That of the zone which a document names, as its reader expects, or another, which then is told
 * with each time. It says nothing of what a date in a file means: that is the document's to say.
 * Immutable. Wherever one is taken, %NULL is that of UTC as a document's own.
 */
typedef struct _AnnalsClock AnnalsClock;

/* Names that are no zone's; any other is one of the IANA's, such as Asia/Baku. */
#define ANNALS_CLOCK_DOCUMENT "document"
#define ANNALS_CLOCK_UTC "utc"
#define ANNALS_CLOCK_LOCAL "local" /* this computer's */

/* @own: the document's zone, NULL for UTC. NULL with an error where @name is not known here. */
AnnalsClock *annals_clock_new (const char *name, GTimeZone *own, GError **error);
AnnalsClock *annals_clock_new_own (GTimeZone *own);
/* For what is in @document. */
AnnalsClock *annals_clock_new_for (AnnalsDocument *document, const char *name, GError **error);
AnnalsClock *annals_clock_ref (AnnalsClock *self);
void annals_clock_unref (AnnalsClock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsClock, annals_clock_unref)

/* That of the ruler, borrowed: NULL where nothing in the document has a time of day. Then its days
 * are those of the dates. */
AnnalsClock *annals_clock_get_ruler (AnnalsClock *self);
const char *annals_clock_get_name (AnnalsClock *self);
GTimeZone *annals_clock_get_zone (AnnalsClock *self); /* NULL: UTC */
gboolean annals_clock_is_told (AnnalsClock *self);    /* with each time */
/* "UTC+4"; NULL where it goes without saying. */
char *annals_clock_dup_mark (AnnalsClock *self, AnnalsTime time);
/* The same of all of @span: "UTC+1/+2" where the clock is changed within it. */
char *annals_clock_dup_mark_over (AnnalsClock *self, AnnalsSpan span);
/* The zone's name for people, without its place in a list: "Asia/Baku"; NULL: it has none. */
char *annals_zone_dup_name (GTimeZone *zone);

G_END_DECLS
