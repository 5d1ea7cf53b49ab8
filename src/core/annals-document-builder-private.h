/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document-private.h"

G_BEGIN_DECLS

/* A relation whose other end may still come. */
typedef struct
{
  guint32 from; /* in file order */
  AnnalsRelationKind kind;
  guint64 offset;
  const char *to;
  const char *path;
} AnnalsPendingRelation;

/* What only closing needs to know of each event, in file order. */
typedef struct
{
  guint32 id_hash;
  guint32 id_offset; /* of its id where that stands in the file as it is, else of its element */
  guint32 element;   /* its place in the file's array */
} AnnalsEventOrigin;

struct _AnnalsDocumentBuilder
{
  const AnnalsDocumentBuilder *whole; /* of which this is a part; NULL: it is none */
  GBytes *bytes;                      /* of the file, for as long as it is read */
  AnnalsDocument *document;
  AnnalsEvent *window; /* of a part: its room among the whole's events */
  guint n_events;
  GStringChunk *pool;  /* the document's */
  GStringChunk *texts; /* likewise, for texts of events; NULL: not yet needed */
  GHashTable *entity_ids[ANNALS_N_ENTITY_KINDS];
  guint n_entities_of_whole[ANNALS_N_ENTITY_KINDS];
  GArray *pending; /* of AnnalsPendingRelation */
  GArray *origins; /* of AnnalsEventOrigin */
  guint32 element; /* of which the next event comes */
  const char *array_path;
  AnnalsSeverity twice_severity;
  AnnalsDate home_start, home_end;
};

/* An open end says nothing of the range. */
static inline void
annals_span_add_known (AnnalsSpan *range, AnnalsTime start, AnnalsTime end, guint flags)
{
  if (!(flags & ANNALS_EVENT_OPEN_START))
    *range = (AnnalsSpan){ MIN (range->start, start), MAX (range->end, start) };
  if (!(flags & ANNALS_EVENT_OPEN_END))
    *range = (AnnalsSpan){ MIN (range->start, end), MAX (range->end, end) };
}

AnnalsDocumentBuilder *annals_document_builder_new_for (GBytes *bytes,
                                                        AnnalsContent *content,
                                                        GFile *file,
                                                        AnnalsDetailFunc detail_func);
void annals_document_close (AnnalsDocument *document, const AnnalsDocumentBuilder *builder);

G_END_DECLS
