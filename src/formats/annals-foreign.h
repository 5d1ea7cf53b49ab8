/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-dialect.h"

G_BEGIN_DECLS

/**
 * AnnalsForeignEvent: what an element of a foreign timeline says, in our own terms
 *
 * Texts are owned; dates are EDTF. What a dialect does not know stays NULL.
 */
typedef struct
{
  char *id, *title, *start, *end;
  char *latest_start, *earliest_end; /* uncertain ends */
  char *summary, *category, *place, *color;
  char *url, *link_title, *credit, *date_note; /* a note on how the date was read */
  gboolean is_era;
} AnnalsForeignEvent;

/* Fills an event from an element; FALSE: it is no event, and @reason (static) says why. */
typedef gboolean (*AnnalsForeignFunc) (const AnnalsJsonValue *element,
                                       AnnalsForeignEvent *event,
                                       const char **reason);

void annals_foreign_event_clear (AnnalsForeignEvent *event);

/* Reads all elements of @array into the builder, as $.@name[i]. */
gboolean annals_foreign_read_array (const AnnalsJsonValue *array,
                                    const char *name,
                                    AnnalsForeignFunc fill,
                                    AnnalsDocumentBuilder *builder,
                                    GCancellable *cancellable,
                                    GError **error);
AnnalsDetail *
annals_foreign_dup_detail (GBytes *bytes, const AnnalsEvent *event, AnnalsForeignFunc fill);

/* ---- For the dialects ---- */

/* The first of the named members, "a.b" for one within, as text; HTML resolved; NULL where absent
 * or empty. */
char *annals_foreign_dup_text (const AnnalsJsonValue *object, const char *const *names);
/* The same, as it stands: numbers in digits, no HTML resolved. */
char *annals_foreign_dup_raw (const AnnalsJsonValue *object, const char *const *names);
gboolean annals_foreign_has (const AnnalsJsonValue *object, const char *const *names);
/* A date of the web to EDTF: ISO, milliseconds since 1970, "/Date(…)/", "May 28 2006 09:00:00 GMT".
 */
char *annals_foreign_dup_date (const AnnalsJsonValue *object, const char *const *names);
/* From parts that may each be NULL or empty; @year is astronomical. */
char *
annals_foreign_format_date (gint64 year, int month, int day, int hour, int minute, int second);
/* The first object of an array; kind ABSENT where there is none. */
AnnalsJsonValue annals_foreign_first_object (const AnnalsJsonValue *array);

extern const AnnalsDialect annals_timelinejs_dialect;
extern const AnnalsDialect annals_timelinejs1_dialect;
extern const AnnalsDialect annals_simile_dialect;
extern const AnnalsDialect annals_vis_dialect;
extern const AnnalsDialect annals_rows_dialect;

G_END_DECLS
