/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-document.h"
#include "annals-event-set.h"

G_BEGIN_DECLS

/**
 * AnnalsQuery:
 *
 * What a person asked to see: words (all must be found, in titles, ids, tags, actors, places and
 * then the texts; case and accents folded) and fields: category: actor: place: tag: before: after:
 * certain:yes|no sources:yes|no.
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

/**
 * AnnalsQueryFunc:
 * @found: what has been found up to now; reference it to keep it
 *
 * Called by annals_query_run(), in its thread, as it goes on.
 */
typedef void (*AnnalsQueryFunc) (AnnalsEventSet *found, gpointer data);

AnnalsEventSet *annals_query_run (AnnalsQuery *self,
                                  AnnalsDocument *document,
                                  AnnalsQueryFunc func,
                                  gpointer data,
                                  GCancellable *cancellable);

G_END_DECLS
