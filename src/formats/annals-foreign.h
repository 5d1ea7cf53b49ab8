/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-dialect.h"

G_BEGIN_DECLS

/**
 * AnnalsForeignEvent: what an element of a foreign timeline says, in our own terms
 * @detail: (nullable): what only the details pane needs; %NULL while just the timeline is read
 * @text: (nullable): the text that stands for a missing title
 * @latest_start: (nullable): where the start is uncertain, its last
 * @earliest_end: (nullable): where the end is uncertain, its first
 * @date_at: where the date stands, for messages
 * @note: (nullable): what was guessed
 *
 * Texts are owned; dates are EDTF. What a dialect does not know stays %NULL.
 */
typedef struct
{
  AnnalsDetail *detail;
  char *id, *title, *text;
  char *start, *end, *latest_start, *earliest_end;
  char *bad_date; /* as written, where it is no date */
  char *category, *place, *note;
  GPtrArray *actors, *tags; /* of char *; NULL: none */
  AnnalsJsonValue date_at;
  double latitude, longitude;
  gboolean has_position;
  gboolean has_sources;
  gboolean is_era;
  guint32 color;
  guint importance; /* 0: not said */
  guint n_fields;   /* of other columns, told in the body */
} AnnalsForeignEvent;

/* Fills an event from an element; FALSE: it is no event, and @reason (static) says why. */
typedef gboolean (*AnnalsForeignFunc) (const AnnalsJsonValue *element,
                                       AnnalsForeignEvent *event,
                                       const char **reason);

/**
 * AnnalsForeignShape: how to read the elements of one array
 * @fill: reads one element
 * @known: (nullable): the members that @fill reads, or that say only how to draw; all others get a
 * note. %NULL: it reads any member
 */
typedef struct
{
  AnnalsForeignFunc fill;
  const char *const *known;
} AnnalsForeignShape;

/* Reads all elements of @array into the builder, as $.@name[i]. */
gboolean annals_foreign_read_array (const AnnalsJsonValue *array,
                                    const char *name,
                                    const AnnalsForeignShape *shape,
                                    AnnalsDocumentBuilder *builder,
                                    GCancellable *cancellable,
                                    GError **error);
AnnalsDetail *
annals_foreign_dup_detail (GBytes *bytes, const AnnalsEvent *event, AnnalsForeignFunc fill);

/* ---- For the dialects: members ---- */

#define ANNALS_NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* The first of the named members that is there; "a.b" is one within. */
AnnalsJsonValue annals_foreign_find (const AnnalsJsonValue *object, const char *const *names);
/* Its text, with HTML resolved; NULL where absent or empty. */
char *annals_foreign_dup_text (const AnnalsJsonValue *object, const char *const *names);
/* The same, as it stands: numbers in digits, no HTML resolved. */
char *annals_foreign_dup_raw (const AnnalsJsonValue *object, const char *const *names);
gboolean annals_foreign_has (const AnnalsJsonValue *object, const char *const *names);
gboolean
annals_foreign_get_number (const AnnalsJsonValue *object, const char *const *names, double *number);
/* A colour as CSS writes it, also within "background-color: …;"; 0 where there is none. */
guint32 annals_foreign_get_color (const AnnalsJsonValue *object, const char *const *names);
/* The first object of an array; kind ABSENT where there is none. */
AnnalsJsonValue annals_foreign_first_object (const AnnalsJsonValue *array);

/* ---- For the dialects: filling an event ---- */

/* The date that a member holds, in words or numbers. */
void annals_foreign_take_start (AnnalsForeignEvent *event,
                                const AnnalsJsonValue *element,
                                const char *const *names);
void annals_foreign_take_end (AnnalsForeignEvent *event,
                              const AnnalsJsonValue *element,
                              const char *const *names);
char *annals_foreign_dup_date (const AnnalsJsonValue *object, const char *const *names);
/* HTML or plain text that describes the event: a summary, or a body where it has links or lists. */
void annals_foreign_take_description (AnnalsForeignEvent *event,
                                      const AnnalsJsonValue *element,
                                      const char *const *names);
/* A link to read on; @title may be NULL. */
void annals_foreign_take_link (AnnalsForeignEvent *event, const char *url, const char *title);
/* A picture, a film, a page: @url beside the file or elsewhere; the rest may be NULL. */
void annals_foreign_take_media (AnnalsForeignEvent *event,
                                const char *url,
                                const char *caption,
                                const char *credit,
                                const char *alt);
/* Texts of an array, or of one text with commas between. */
void annals_foreign_take_texts (GPtrArray **texts,
                                const AnnalsJsonValue *element,
                                const char *const *names);
/* A column that has no place of its own: told by name in the body. */
void annals_foreign_take_field (AnnalsForeignEvent *event, const char *name, const char *value);
/* Says what was guessed; the first guess counts. */
void annals_foreign_take_note (AnnalsForeignEvent *event, const char *note);

extern const AnnalsDialect annals_timelinejs_dialect;
extern const AnnalsDialect annals_timelinejs1_dialect;
extern const AnnalsDialect annals_simile_dialect;
extern const AnnalsDialect annals_vis_dialect;
extern const AnnalsDialect annals_wikidata_dialect;
extern const AnnalsDialect annals_rows_dialect;

G_END_DECLS
