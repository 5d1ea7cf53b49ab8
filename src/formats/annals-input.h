/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/annals-content.h"

G_BEGIN_DECLS

/* A file of so many bytes is left where it is once it has been read: as long as it is open, it can
 * be replaced or taken away. A smaller one is held, so that nothing can happen to it. */
#define ANNALS_LEFT_IN_FILE (64 * 1024 * 1024)

/* What is read from a pipe or unpacked is held in memory before its size is known. */
#define ANNALS_MAX_UNPACKED (G_GUINT64_CONSTANT (1) << 30)

/* Looks at a file's beginning, before @size bytes of it are read; FALSE: they need not be. */
typedef gboolean (*AnnalsInputCheck) (
    const char *data, gsize length, gsize size, gpointer user_data, GError **error);

GBytes *annals_input_read_path (const char *path,
                                const char *name,
                                AnnalsInputCheck check,
                                gpointer user_data,
                                AnnalsContent **content,
                                GCancellable *cancellable,
                                GError **error);
GBytes *annals_input_read_stream (GInputStream *stream,
                                  const char *name,
                                  guint64 limit,
                                  GCancellable *cancellable,
                                  GError **error);
GBytes *
annals_input_unpack (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
