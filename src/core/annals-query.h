/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-document.h"

G_BEGIN_DECLS

/**
 * AnnalsQuery:
 *
 * What a person asked to see: words (all must be found, in titles, ids, tags, actors, places; case
 * and accents folded) and fields: category: actor: place: tag: before: after: certain:yes|no
 * sources:yes|no.
 */
typedef struct _AnnalsQuery AnnalsQuery;

#define ANNALS_QUERY_ERROR (annals_query_error_quark ())
GQuark annals_query_error_quark (void);
typedef enum
{
  ANNALS_QUERY_ERROR_FIELD,
  ANNALS_QUERY_ERROR_VALUE,
} AnnalsQueryError;

AnnalsQuery *annals_query_new (const char *text, GError **error);
AnnalsQuery *annals_query_ref (AnnalsQuery *self);
void annals_query_unref (AnnalsQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsQuery, annals_query_unref)
/* The events that match, as indices in the document's order (guint32); undated ones included. */
GArray *annals_query_run (AnnalsQuery *self, AnnalsDocument *document, GCancellable *cancellable);

G_END_DECLS
