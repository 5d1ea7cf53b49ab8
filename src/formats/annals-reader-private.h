/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading at once and reading in a thread share. */
#pragma once

#include "formats/annals-reader.h"

G_BEGIN_DECLS

/* What is read, and in which language of several. */
typedef struct
{
  const char *name;       /* for messages */
  GFile *file;            /* NULL: in none */
  const char *language;   /* NULL: the locale's */
  gboolean previewed;     /* its beginning has been shown */
  const GArray *faults;   /* of AnnalsJsonFault: lines that were left out before; NULL: none */
  AnnalsContent *content; /* where the bytes can be had again; NULL: only in memory */
} AnnalsReaderSource;

/* What is packed is let go of before the text is read, so that only one of them is held.
 * @bytes: transfer full; NULL: they could not be had. */
AnnalsDocument *annals_reader_read_source (GBytes *bytes,
                                           const AnnalsReaderSource *source,
                                           GCancellable *cancellable,
                                           GError **error);

G_END_DECLS
