/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that write chronologies share. */
#pragma once

#include "formats/annals-json-writer.h"
#include "formats/annals-writer.h"

G_BEGIN_DECLS

/* What a chronology may hold and a format may not. The order is that of what is told. */
typedef enum
{
  ANNALS_MEMBER_TITLE,
  ANNALS_MEMBER_DESCRIPTION,
  ANNALS_MEMBER_LANGUAGE,
  ANNALS_MEMBER_TIMEZONE,
  ANNALS_MEMBER_VIEW,
  ANNALS_MEMBER_CATEGORY_TITLE,
  ANNALS_MEMBER_CATEGORY_COLOR,
  ANNALS_MEMBER_CATEGORY_PARENT,
  ANNALS_MEMBER_CATEGORY_COLLAPSED,
  ANNALS_MEMBER_ERAS,
  ANNALS_MEMBER_ERA_COLOR,
  ANNALS_MEMBER_ID, /* from here on, of an event */
  ANNALS_MEMBER_UNCERTAIN,
  ANNALS_MEMBER_OPEN,
  ANNALS_MEMBER_IMPORTANCE,
  ANNALS_MEMBER_CATEGORY,
  ANNALS_MEMBER_COLOR,
  ANNALS_MEMBER_ACTORS,
  ANNALS_MEMBER_PLACE,
  ANNALS_MEMBER_TAGS,
  ANNALS_MEMBER_SUMMARY,
  ANNALS_MEMBER_BODY,
  ANNALS_MEMBER_NOTE,
  ANNALS_MEMBER_MEDIA,
  ANNALS_MEMBER_SOURCES,
  ANNALS_MEMBER_RELATED,
  ANNALS_MEMBER_UNDATED,
  ANNALS_MEMBER_LANGUAGES,
  ANNALS_MEMBER_OTHER,
} AnnalsMember;
#define ANNALS_N_MEMBERS (ANNALS_MEMBER_OTHER + 1)
#define ANNALS_MEMBER_BIT(name) (G_GUINT64_CONSTANT (1) << ANNALS_MEMBER_##name)

/* A point in time as calendars write it, and how finely. */
typedef struct
{
  AnnalsCivil civil;
  AnnalsPrecision precision; /* year, month, day, or finer */
} AnnalsWrittenDate;

/**
 * AnnalsRecord: an event with all that is to be written of it
 * @start_text, @end_text: (nullable): EDTF that means @start and @end
 * @written_start, @written_end: the nearest that calendars have
 */
typedef struct
{
  AnnalsDocument *document;
  const AnnalsEvent *event;
  const char *element; /* its bytes in the file that was read */
  guint index;
  AnnalsDetail *detail;
  char *id, *title;
  char *start_text, *end_text;
  AnnalsDate start, end;
  AnnalsWrittenDate written_start, written_end;
  gboolean has_end, has_written_end;
} AnnalsRecord;

/* Reads details and dates. @bytes: all of the document's content */
void annals_record_init (AnnalsRecord *self, AnnalsDocument *document, GBytes *bytes, guint index);
void annals_record_clear (AnnalsRecord *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnalsRecord, annals_record_clear)
/* ISO 8601, times of day in UTC. */
char *annals_written_date_to_iso (const AnnalsWrittenDate *date);
/* What is first and last of a span without more known of it, such as an era's. */
void annals_written_span (AnnalsSpan span, AnnalsWrittenDate *first, AnnalsWrittenDate *last);
/* Summary and body as HTML. */
char *annals_record_dup_html (const AnnalsRecord *self);
/* The event's category, place: NULL where it has none. */
const AnnalsEntity *annals_record_get_category (const AnnalsRecord *self);
const AnnalsEntity *annals_record_get_place (const AnnalsRecord *self);

typedef struct
{
  AnnalsDocument *document;
  GBytes *bytes; /* of the file that was read */
  const AnnalsTarget *target;
  AnnalsJsonWriter json;
  guint lost[ANNALS_N_MEMBERS];
  guint partly[ANNALS_N_MEMBERS];
} AnnalsWriting;

/**
 * AnnalsTarget:
 * @keeps: bits of the members that it holds; they are told of only where it says so itself
 * @write: the whole file
 *
 * The seam for formats that are written: each is one file that fills one of these.
 */
struct _AnnalsTarget
{
  const char *name, *title, *suffix;
  guint64 keeps;
  void (*write) (AnnalsWriting *self);
};

/* Calls @write for each event, in the file's order, and counts what the format cannot hold. */
void annals_writing_write_events (AnnalsWriting *self,
                                  void (*write) (AnnalsWriting *self, const AnnalsRecord *record));
void annals_writing_count_head (AnnalsWriting *self);
void annals_writing_count_event (AnnalsWriting *self, const AnnalsRecord *record);
GStrv annals_writing_dup_losses (const AnnalsWriting *self);
/* Whether the file that was read is annals/1 itself. */
gboolean annals_writing_is_native (AnnalsDocument *document);

extern const AnnalsTarget annals_native_target;
extern const AnnalsTarget annals_timelinejs_target;
extern const AnnalsTarget annals_simile_target;
extern const AnnalsTarget annals_vis_target;

G_END_DECLS
