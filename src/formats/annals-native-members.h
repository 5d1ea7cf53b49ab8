/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the annals/1 reader share: where it is, what it tells, and how it takes members
 * and dates. */
#pragma once

#include "formats/annals-found.h"
#include "formats/annals-native-texts.h"

G_BEGIN_DECLS

/* Where the reader is, for messages: $.array[index].member[item].part; what is unset is left out.
 */
typedef struct
{
  const char *array;
  gint64 index;
  const char *member;
  gint64 item;
  const char *part;
} AnnalsNativePlace;

/* The entity that was used last of a kind, as the file writes its id. */
typedef struct
{
  const char *data;
  gsize length;
  guint entity;
} AnnalsNativeUse;

typedef struct
{
  AnnalsDocumentBuilder *builder;
  const char *const *languages; /* those wanted of texts in several */
  GTimeZone *zone;
  AnnalsNativePlace place;
  gboolean declared[ANNALS_N_ENTITY_KINDS]; /* the file lists its categories, actors, places */
  AnnalsNativeUse last_use[ANNALS_N_ENTITY_KINDS];
  GArray *actors, *tags; /* guint32: of the event in hand */
} AnnalsNativeReader;

#define ANNALS_NATIVE_NOWHERE ((AnnalsNativePlace){ .index = -1, .item = -1 })

/* A member that the format knows: which kinds of value it may have, and where to keep it. */
typedef struct
{
  const char *name;
  guint kinds;
  gsize at; /* of an AnnalsJsonValue in a struct */
} AnnalsNativeMember;

#define ANNALS_NATIVE_TEXT (ANNALS_JSON_STRING | ANNALS_JSON_OBJECT)
#define ANNALS_NATIVE_DATE (ANNALS_JSON_STRING | ANNALS_JSON_NUMBER)

char *annals_native_place_to_path (const AnnalsNativePlace *place);
void annals_native_report (AnnalsNativeReader *self,
                           AnnalsSeverity severity,
                           const AnnalsJsonValue *at,
                           const char *message);
void annals_native_report_format (AnnalsNativeReader *self,
                                  AnnalsSeverity severity,
                                  const AnnalsJsonValue *at,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (4, 5);
/* Sorts an object's members into a struct of values; tells of wrong kinds and of unknown names.
 * @name_at points into the place at what changes with the member. */
void annals_native_read_members (AnnalsNativeReader *self,
                                 const AnnalsJsonValue *object,
                                 const AnnalsNativeMember *members,
                                 const char **name_at,
                                 gpointer kept);
/* Into the bytes where the text stands there as it is, else into the pool. */
AnnalsText annals_native_get_text (AnnalsNativeReader *self, const AnnalsJsonValue *value);
gboolean
annals_native_read_date (AnnalsNativeReader *self, const AnnalsJsonValue *value, AnnalsDate *date);
/* Tells where there is one that cannot be read. */
void annals_native_check_interval (AnnalsNativeReader *self, const AnnalsJsonValue *value);
/* From "date", or from "start" and "end". FALSE: there is none that can be read. */
gboolean annals_native_read_when (AnnalsNativeReader *self,
                                  const AnnalsJsonValue *date,
                                  const AnnalsJsonValue *start,
                                  const AnnalsJsonValue *end,
                                  AnnalsEvent *event);
/* A colour as written; NULL where there is none, or none that can be read. */
char *annals_native_dup_color (AnnalsNativeReader *self, const AnnalsJsonValue *value);
/* An id that the file uses. Where the file lists none of the kind, using it is enough. */
guint annals_native_use_entity (AnnalsNativeReader *self,
                                AnnalsEntityKind kind,
                                const AnnalsJsonValue *value);
gboolean annals_native_is_event (const AnnalsJsonValue *object);
/* @name: the array's, for messages; NULL: it is the root. */
gboolean annals_native_read_events (AnnalsNativeReader *self,
                                    const AnnalsJsonValue *array,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
