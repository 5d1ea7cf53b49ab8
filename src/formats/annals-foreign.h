/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-dialect.h"
#include "formats/annals-found.h"

G_BEGIN_DECLS

/* What a reader of the file should know of one place in it. */
typedef struct
{
  AnnalsSeverity severity;
  AnnalsJsonValue at;
  char *message;
} AnnalsForeignRemark;

/**
 * AnnalsForeignEvent: what an element of a foreign timeline says, in our own terms
 * @detail: (nullable): what only the details pane needs; %NULL while just the timeline is read
 * @text: (nullable): the text that stands for a missing title
 * @latest_start: (nullable): where the start is uncertain, its last
 * @earliest_end: (nullable): where the end is uncertain, its first
 * @date_at: where the date stands, for messages
 * @remarks: (nullable) (element-type AnnalsForeignRemark): what was guessed or left out
 *
 * Texts are owned; dates are EDTF. What a dialect does not know stays %NULL.
 */
typedef struct
{
  AnnalsDetail *detail;
  char *id, *title, *text;
  char *start, *end, *latest_start, *earliest_end;
  char *bad_date; /* as written, where it is no date */
  char *category, *place;
  GPtrArray *remarks;
  GPtrArray *actors, *tags; /* of char *; NULL: none */
  AnnalsJsonValue date_at;
  double latitude, longitude;
  gboolean has_position;
  gboolean has_sources;
  gboolean is_era;
  gboolean is_head; /* it is the timeline's title, which the dialect has read already */
  guint32 color;
  guint importance; /* 0: not said */
  GString *fields;  /* other columns, told at the body's end; NULL: none */
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

/* Reads all elements of @array, or members of an object, into the builder, as $.@name[i]. */
gboolean annals_foreign_read_array (const AnnalsJsonValue *array,
                                    const char *name,
                                    const AnnalsForeignShape *shape,
                                    AnnalsDocumentBuilder *builder,
                                    GCancellable *cancellable,
                                    GError **error);
/* Whether a value says nothing: null, "", {} or []. */
gboolean annals_foreign_is_empty (const AnnalsJsonValue *value);
/* Notes the members of @object, at $.@name, that no dialect shows. */
void annals_foreign_note_members (const AnnalsJsonValue *object,
                                  const char *name,
                                  const char *const *known,
                                  AnnalsDocumentBuilder *builder);
AnnalsDetail *
annals_foreign_dup_detail (const char *element, const AnnalsEvent *event, AnnalsForeignFunc fill);

/* ---- For the dialects: members ---- */

#define ANNALS_NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* The first of the named members that is there; "a.b" is one within. */
AnnalsJsonValue annals_foreign_find (const AnnalsJsonValue *object, const char *const *names);
/* A value as text: a string, a number, the first of an array, or the text within an object. */
char *annals_foreign_dup_value (const AnnalsJsonValue *value);
/* A value that tells a date: as before, or an object of parts or of one date. */
char *annals_foreign_dup_date_text (const AnnalsJsonValue *value);
/* A web address, which may be within an object. */
char *annals_foreign_dup_address (const AnnalsJsonValue *value);
/* A text, or any other value as it stands; cut after @most bytes. */
char *annals_foreign_dup_plain_json (const AnnalsJsonValue *value, gsize most);
/* HTML as plain text, NULL where that is empty; and the same in one line. */
char *annals_foreign_dup_plain (const char *html);
char *annals_foreign_dup_line (const char *html);
/* Its text in one line, with HTML resolved; NULL where absent or empty. */
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
void annals_foreign_take_start (AnnalsForeignEvent *event, const AnnalsJsonValue *value);
void annals_foreign_take_end (AnnalsForeignEvent *event, const AnnalsJsonValue *value);
/* One date of a member, told in EDTF; what cannot be read gets a warning. */
char *annals_foreign_dup_date (AnnalsForeignEvent *event,
                               const AnnalsJsonValue *object,
                               const char *const *names);
/* HTML or plain text that describes the event: a summary, or a body where it has links or lists. */
void annals_foreign_take_description (AnnalsForeignEvent *event, const char *html);
/* A link to read on; @title may be NULL. */
void annals_foreign_take_link (AnnalsForeignEvent *event, const char *url, const char *title);
/* Whether an address is a picture's. */
gboolean annals_foreign_is_picture (const char *text);
/* A picture, a film, a page: @url beside the file or elsewhere; the rest may be NULL. */
void annals_foreign_take_media (AnnalsForeignEvent *event,
                                const char *url,
                                const char *caption,
                                const char *credit,
                                const char *alt);
/* Texts of an array, or of one text with commas between. */
void annals_foreign_take_texts (GPtrArray **texts, const AnnalsJsonValue *value);
/* The links of an HTML text that is shown as plain text. */
void annals_foreign_take_links (AnnalsForeignEvent *event, const char *html);
/* A column that has no place of its own: told by name in the body. */
void annals_foreign_take_field (AnnalsForeignEvent *event, const char *name, const char *value);
/* Puts the columns taken at the body's end. */
void annals_foreign_tell_fields (AnnalsForeignEvent *event);
/* Says what was guessed, or, as a warning, what was left out; @at may be absent, @message NULL. */
void annals_foreign_take_remark (AnnalsForeignEvent *event,
                                 AnnalsSeverity severity,
                                 const AnnalsJsonValue *at,
                                 const char *message);
/* How the file itself tells the date. */
void annals_foreign_take_display_date (AnnalsForeignEvent *event, const char *shown);

extern const AnnalsDialect annals_timelinejs_dialect;
extern const AnnalsDialect annals_timelinejs1_dialect;
extern const AnnalsDialect annals_simile_dialect;
extern const AnnalsDialect annals_vis_dialect;
extern const AnnalsDialect annals_wikidata_dialect;
extern const AnnalsDialect annals_rows_dialect;

G_END_DECLS
