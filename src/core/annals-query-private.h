/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query's terms: what the parser writes and the search reads. */
#pragma once

#include "core/annals-query.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_FIELD_WORD,
  ANNALS_FIELD_CATEGORY,
  ANNALS_FIELD_ACTOR,
  ANNALS_FIELD_PLACE,
  ANNALS_FIELD_TAG,
  ANNALS_FIELD_ID,
  ANNALS_FIELD_BEFORE,
  ANNALS_FIELD_AFTER,
  ANNALS_FIELD_CERTAIN,
  ANNALS_FIELD_SOURCES,
} AnnalsField;

typedef struct
{
  AnnalsField field;
  gboolean excluded;
  gboolean yes;    /* of certain: and sources: */
  AnnalsTime time; /* of before: and after: */
  GStrv values;    /* folded; any of them will do */
} AnnalsTerm;

struct _AnnalsQuery
{
  gatomicrefcount ref_count;
  GArray *terms; /* of AnnalsTerm: all must hold */
};

/* Whether @folded holds any of a term's words. */
gboolean annals_term_matches (const AnnalsTerm *self, const char *folded);

/* In annals-query-texts.c: looks into one event after another, in one thread. */
typedef struct
{
  AnnalsContentReader reader;
  GString *plain, *folded; /* room that is used again */
} AnnalsTextSearch;

void annals_text_search_init (AnnalsTextSearch *self, AnnalsDocument *document);
void annals_text_search_clear (AnnalsTextSearch *self);
gboolean annals_text_search_run (AnnalsTextSearch *self,
                                 AnnalsDocument *document,
                                 guint event,
                                 const AnnalsTerm *const *terms,
                                 guint n_terms);

G_END_DECLS
