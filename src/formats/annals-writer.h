/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

/* The document as annals/1, indented, with a final newline; unknown members of events are kept. */
char *annals_writer_to_json (AnnalsDocument *document, gsize *length);
/* Replaces @path atomically. */
gboolean annals_writer_save (AnnalsDocument *document, const char *path, GError **error);

G_END_DECLS
