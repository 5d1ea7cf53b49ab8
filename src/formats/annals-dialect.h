/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-json-cursor.h"

G_BEGIN_DECLS

/**
 * AnnalsDialect: one way to write a chronology in JSON
 * @recognises: whether a file's root looks like it, by its shape
 * @read: hands all that the file holds to the builder; %FALSE where the whole cannot be read, or
 * was cancelled
 * @dup_detail: reads one event's details
 * @take_texts: (nullable): reads the texts alone, faster than by details
 *
 * The seam for formats: each is one file that fills one of these.
 */
typedef struct
{
  const char *name;
  gboolean (*recognises) (const AnnalsJsonValue *root);
  gboolean (*read) (const AnnalsJsonValue *root,
                    AnnalsDocumentBuilder *builder,
                    GCancellable *cancellable,
                    GError **error);
  AnnalsDetailFunc dup_detail;
  AnnalsTextsFunc take_texts;
} AnnalsDialect;

G_END_DECLS
