/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-json-cursor.h"

G_BEGIN_DECLS

/**
 * AnnalsElements: some of the elements of an array, one after another
 * @builder: what takes them
 * @index: of the one in hand, in the whole array
 */
typedef struct
{
  AnnalsDocumentBuilder *builder;
  gint64 index;
  gint64 past; /* the first that is not of them */
  const guint32 *offsets;
  AnnalsJsonIter iter;
} AnnalsElements;

/* Reads all that @elements has; called from several threads at a time, each with a builder of its
 * own. */
typedef void (*AnnalsElementsFunc) (AnnalsElements *elements, gpointer data);

gboolean annals_elements_next (AnnalsElements *self, AnnalsJsonValue *element);
gboolean annals_elements_read (const AnnalsJsonValue *array,
                               AnnalsDocumentBuilder *builder,
                               AnnalsElementsFunc func,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
