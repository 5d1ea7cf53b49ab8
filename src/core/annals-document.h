/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "annals-content.h"
#include "annals-date.h"

G_BEGIN_DECLS

#define ANNALS_NONE G_MAXUINT32

/* An opaque colour in 32 bits; 0 stands for none. */
#define ANNALS_COLOR(red, green, blue)                                                             \
  (0xff000000u | (guint32) (red) << 16 | (guint32) (green) << 8 | (guint32) (blue))

/* A piece of UTF-8 text, not terminated; it lives as long as the document. Of two in each of a
 * million events the padding would be 8 MB. */
typedef struct __attribute__ ((packed, aligned (4)))
{
  const char *data;
  guint32 length;
} AnnalsText;

/* How sure an event's date is; more than one may hold. */
typedef enum
{
  ANNALS_CERTAINTY_EXACT = 1 << 0,     /* a day or finer, and none of the others */
  ANNALS_CERTAINTY_COARSE = 1 << 1,    /* a month or more */
  ANNALS_CERTAINTY_QUALIFIED = 1 << 2, /* approximate, uncertain, one of several, or no date */
  ANNALS_CERTAINTY_OPEN = 1 << 3,      /* an end is open or unknown */
} AnnalsCertainty;

typedef enum
{
  ANNALS_EVENT_NONE = 0,
  ANNALS_EVENT_UNCERTAIN = 1 << 0,
  ANNALS_EVENT_APPROXIMATE = 1 << 1,
  ANNALS_EVENT_OPEN_START = 1 << 2,
  ANNALS_EVENT_OPEN_END = 1 << 3,
  ANNALS_EVENT_TIMED = 1 << 4,
  ANNALS_EVENT_HAS_SOURCES = 1 << 5,
  ANNALS_EVENT_UNDATED = 1 << 6,
  ANNALS_EVENT_IS_SPAN = 1 << 7,       /* had an end of its own */
  ANNALS_EVENT_UNKNOWN_START = 1 << 8, /* nobody knows when it began */
  ANNALS_EVENT_UNKNOWN_END = 1 << 9,
  ANNALS_EVENT_ONE_OF = 1 << 10,      /* on one of several dates */
  ANNALS_EVENT_ALL_OF = 1 << 11,      /* on each of several dates */
  ANNALS_EVENT_UNSPECIFIED = 1 << 12, /* digits of its date are not said */
  ANNALS_EVENT_SOUTHERN = 1 << 13,    /* in a season of the southern hemisphere */
} AnnalsEventFlags;

/**
 * AnnalsEvent:
 * @start: earliest second that it can begin, or of the document's range where open
 * @end: first second past the last that it can end
 * @latest_start, @earliest_end: between them it is certain (a day counts as certain, a month does
 * not)
 */
typedef struct
{
  AnnalsTime start;
  AnnalsTime end;
  AnnalsTime latest_start;
  AnnalsTime earliest_end;
  AnnalsText title;
  AnnalsText id;  /* of no length where it has none */
  guint32 offset; /* bytes of the element in the file */
  guint32 length;
  guint32 category; /* ANNALS_NONE where it has none; so for place */
  guint32 place;
  guint32 first_reference; /* of the document's: its actors, then its tags */
  guint32 color;           /* its own, see ANNALS_COLOR(); 0: its category's */
  guint16 n_actors;
  guint16 n_tags;
  guint16 flags;
  guint8 start_precision : 4;
  guint8 end_precision : 4;
  guint8 importance; /* 1 to 5 */
} AnnalsEvent;       /* there may be a million */

typedef enum
{
  ANNALS_ENTITY_CATEGORY,
  ANNALS_ENTITY_ACTOR,
  ANNALS_ENTITY_PLACE,
  ANNALS_ENTITY_TAG,
} AnnalsEntityKind;
#define ANNALS_N_ENTITY_KINDS 4

typedef struct
{
  const char *id;
  const char *title;
  const char *color; /* "#rrggbb" or NULL */
  double latitude, longitude;
  gboolean has_position;
  gboolean approximate;
  gboolean collapsed; /* its parts are not shown apart, at first */
  guint parent;       /* 1 + the index of the entity that it is part of; 0: none */
} AnnalsEntity;       /* a category, an actor, a place or a tag */

typedef struct
{
  const char *title;
  const char *color;
  AnnalsTime start, end;
  guint16 flags; /* AnnalsEventFlags */
} AnnalsEra;

typedef enum
{
  ANNALS_RELATION_FOLLOWS,
  ANNALS_RELATION_RESPONDS_TO,
  ANNALS_RELATION_PART_OF,
  ANNALS_RELATION_CAUSES,
  ANNALS_RELATION_CONTRADICTS,
} AnnalsRelationKind;

typedef struct
{
  guint32 from; /* events, by index */
  guint32 to;
  AnnalsRelationKind kind;
} AnnalsRelation;

typedef enum
{
  ANNALS_SEVERITY_NOTE,
  ANNALS_SEVERITY_WARNING,
  ANNALS_SEVERITY_ERROR, /* an element that became no event */
} AnnalsSeverity;

typedef struct
{
  AnnalsSeverity severity;
  guint64 offset; /* in bytes */
  guint line;     /* from 1 */
  guint column;   /* from 1, in characters */
  char *path;     /* JSON path, "$.events[3].start" */
  char *message;  /* translated */
} AnnalsDiagnostic;

typedef struct
{
  char *title, *publisher, *date, *url; /* each may be NULL */
  char *dates; /* when it says that the event was, as written; NULL: nothing else */
} AnnalsSource;

typedef struct
{
  char *file; /* beside the chronology; or */
  char *url;  /* elsewhere: never fetched, only linked to */
  char *alt, *caption, *credit;
} AnnalsMedia;

/* What only the details pane needs; parsed from the file's bytes on demand. */
typedef struct
{
  char *summary, *body, *note; /* each may be NULL */
  char *start_text, *end_text; /* as written */
  GPtrArray *sources;          /* of AnnalsSource */
  GPtrArray *media;            /* of AnnalsMedia */
} AnnalsDetail;

AnnalsDetail *annals_detail_new (void);
void annals_detail_free (AnnalsDetail *detail);
AnnalsSource *annals_detail_add_source (AnnalsDetail *detail); /* borrowed */
AnnalsMedia *annals_detail_add_media (AnnalsDetail *detail);   /* borrowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsDetail, annals_detail_free)

/* Reads one event's details from its element's bytes. Given by the dialect that read the document.
 * @languages: those wanted, the most wanted first; NULL: the dialect has one only. */
typedef AnnalsDetail *(*AnnalsDetailFunc) (const char *element,
                                           const AnnalsEvent *event,
                                           const char *const *languages);

/* Takes one of an event's texts; not terminated. */
typedef void (*AnnalsTextTake) (const char *text, gsize length, gpointer data);
/* Hands over the texts among an event's details, all that a search looks into, without making
 * details of them. */
typedef void (*AnnalsTextsFunc) (const char *element,
                                 const AnnalsEvent *event,
                                 const char *const *languages,
                                 AnnalsTextTake take,
                                 gpointer data);

#define ANNALS_TYPE_DOCUMENT (annals_document_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsDocument, annals_document, ANNALS, DOCUMENT, GObject)

/* An immutable snapshot; thread-safe to read. Events stand in order of start, undated ones last. */
const char *annals_document_get_title (AnnalsDocument *self);
const char *annals_document_get_description (AnnalsDocument *self);
const char *annals_document_get_language (AnnalsDocument *self);
/* Those in which it has texts, its own first; ends with NULL. */
const char *const *annals_document_get_languages (AnnalsDocument *self);
gboolean annals_document_has_language (AnnalsDocument *self, const char *language);
const char *annals_document_get_chosen_language (AnnalsDocument *self); /* NULL: the locale's */
GTimeZone *annals_document_get_zone (AnnalsDocument *self);             /* NULL: none named */
GFile *annals_document_get_file (AnnalsDocument *self); /* NULL: bundled or standard input */
AnnalsContent *annals_document_get_content (AnnalsDocument *self);
const AnnalsEvent *annals_document_get_events (AnnalsDocument *self, guint *n_events);
guint annals_document_get_n_dated (AnnalsDocument *self);  /* the dated stand first */
gboolean annals_document_has_times (AnnalsDocument *self); /* of day; else no zone matters */
const AnnalsEntity *
annals_document_get_entities (AnnalsDocument *self, AnnalsEntityKind kind, guint *n);
const AnnalsEntity *annals_document_get_categories (AnnalsDocument *self, guint *n);
const char *annals_document_get_category_color (AnnalsDocument *self, guint category);
const AnnalsEntity *annals_document_get_actors (AnnalsDocument *self, guint *n);
const AnnalsEntity *annals_document_get_places (AnnalsDocument *self, guint *n);
const AnnalsEntity *annals_document_get_tags (AnnalsDocument *self, guint *n);
const AnnalsEra *annals_document_get_eras (AnnalsDocument *self, guint *n);
const AnnalsDiagnostic *annals_document_get_diagnostics (AnnalsDocument *self, guint *n);
guint annals_document_get_n_problems (AnnalsDocument *self); /* errors and warnings */
const guint32 *annals_document_get_event_entities (AnnalsDocument *self,
                                                   guint event,
                                                   AnnalsEntityKind kind,
                                                   guint *n);
const guint32 *annals_document_get_event_actors (AnnalsDocument *self, guint event, guint *n);
const guint32 *annals_document_get_event_tags (AnnalsDocument *self, guint event, guint *n);
/* All relations that touch @event, from either side; free with g_array_unref. */
GArray *annals_document_dup_relations (AnnalsDocument *self, guint event);
guint annals_document_find (AnnalsDocument *self, const char *id); /* ANNALS_NONE: no such */
/* The same event in another state of its file; ANNALS_NONE: it is gone. */
guint annals_document_find_again (AnnalsDocument *self, AnnalsDocument *before, guint event);
/* The event whose element holds a byte of the file; ANNALS_NONE: no event came of it. */
guint annals_document_find_at (AnnalsDocument *self, guint64 offset);
AnnalsSpan annals_document_get_range (AnnalsDocument *self); /* of all dated events */
AnnalsSpan annals_document_get_home (AnnalsDocument *self);  /* the "view" member, else the range */
AnnalsDetail *annals_document_dup_detail (AnnalsDocument *self, guint event);
AnnalsDetail *annals_document_read_detail (AnnalsDocument *self, guint event, const char *element);
AnnalsDetailFunc annals_document_get_detail_func (AnnalsDocument *self);
void annals_document_take_texts (
    AnnalsDocument *self, guint event, const char *element, AnnalsTextTake take, gpointer data);
char *annals_event_dup_title (const AnnalsEvent *event);
AnnalsCertainty annals_event_get_certainty (const AnnalsEvent *event);
char *annals_event_dup_id (const AnnalsEvent *event);

/* ---- Building: only the readers in formats use this. ---- */

typedef struct _AnnalsDocumentBuilder AnnalsDocumentBuilder;

AnnalsDocumentBuilder *
annals_document_builder_new (GBytes *bytes, GFile *file, AnnalsDetailFunc detail_func);
void annals_document_builder_set_texts_func (AnnalsDocumentBuilder *self, AnnalsTextsFunc func);
void annals_document_builder_set_content (AnnalsDocumentBuilder *self, AnnalsContent *content);
void annals_document_builder_let_go (AnnalsDocumentBuilder *self, gsize start, gsize end);
void annals_document_builder_free (AnnalsDocumentBuilder *self);
void annals_document_builder_set_head (AnnalsDocumentBuilder *self,
                                       const char *title,
                                       const char *description,
                                       const char *language,
                                       GTimeZone *zone);
/* Before the dialect reads; NULL: the locale's. */
void annals_document_builder_choose_language (AnnalsDocumentBuilder *self, const char *language);
/* Settles the languages that are tried for each text; @own: the file's; may be NULL. */
const char *const *annals_document_builder_want_languages (AnnalsDocumentBuilder *self,
                                                           const char *own);
/* Notes that there is a text in what may be a language. */
void
annals_document_builder_add_language (AnnalsDocumentBuilder *self, const char *tag, gsize length);
void annals_document_builder_set_home (AnnalsDocumentBuilder *self,
                                       const AnnalsDate *start,
                                       const AnnalsDate *end); /* either may be NULL or open */
/* Copies @length bytes into the document's pool, terminated. */
const char *
annals_document_builder_intern (AnnalsDocumentBuilder *self, const char *text, gssize length);
AnnalsText annals_document_builder_intern_text (AnnalsDocumentBuilder *self, const char *text);
/* Returns the index; strings are copied. A known id is updated, not added twice (returns
 * ANNALS_NONE). */
guint annals_document_builder_add_entity (AnnalsDocumentBuilder *self,
                                          AnnalsEntityKind kind,
                                          const AnnalsEntity *entity);
/* Finds by id; ANNALS_NONE where unknown. */
guint annals_document_builder_find_entity (AnnalsDocumentBuilder *self,
                                           AnnalsEntityKind kind,
                                           const char *id);
void annals_document_builder_add_era (AnnalsDocumentBuilder *self, const AnnalsEra *era);
/* @event's text members must be interned or point into the bytes. The reference arrays are copied.
 * Returns the event's number in file order, or ANNALS_NONE where its id is taken. */
guint annals_document_builder_add_event (AnnalsDocumentBuilder *self,
                                         const AnnalsEvent *event,
                                         const guint32 *actors,
                                         guint n_actors,
                                         const guint32 *tags,
                                         guint n_tags);
/* Relation to an id that may come later; unknown ones become a diagnostic at @offset in finish().
 */
void annals_document_builder_add_relation (AnnalsDocumentBuilder *self,
                                           guint from,
                                           const char *to_id,
                                           AnnalsRelationKind kind,
                                           guint64 offset,
                                           const char *path);
/* Line and column are found from @offset in finish(). @message is copied, as is @path (may be
 * NULL). */
void annals_document_builder_add_diagnostic (AnnalsDocumentBuilder *self,
                                             AnnalsSeverity severity,
                                             guint64 offset,
                                             const char *path,
                                             const char *message);
void annals_document_builder_set_array (AnnalsDocumentBuilder *self,
                                        const char *path,
                                        AnnalsSeverity twice);
void annals_document_builder_set_element (AnnalsDocumentBuilder *self, guint32 element);
AnnalsDocumentBuilder *annals_document_builder_new_part (const AnnalsDocumentBuilder *whole,
                                                         guint first);
void annals_document_builder_reserve (AnnalsDocumentBuilder *self, guint n_events);
void annals_document_builder_take_part (AnnalsDocumentBuilder *self,
                                        AnnalsDocumentBuilder *part);         /* transfer full */
AnnalsDocument *annals_document_builder_finish (AnnalsDocumentBuilder *self); /* transfer full */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsDocumentBuilder, annals_document_builder_free)

/* Sets an event's bounds, precision and flags from its two dates (@end may be NULL: the same as
 * start). FALSE where the range is swapped; the bounds are then exchanged. */
gboolean
annals_event_set_dates (AnnalsEvent *event, const AnnalsDate *start, const AnnalsDate *end);

G_END_DECLS
