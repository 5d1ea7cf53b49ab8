/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

#define ANNALS_FORMAT_ERROR (annals_format_error_quark ())
GQuark annals_format_error_quark (void);
typedef enum
{
  ANNALS_FORMAT_ERROR_READ, /* cannot be read at all */
  ANNALS_FORMAT_ERROR_EMPTY,
  ANNALS_FORMAT_ERROR_NOT_JSON, /* HTML, UTF-16, JavaScript, binary */
  ANNALS_FORMAT_ERROR_SYNTAX,   /* JSON up to a place that the message names */
  ANNALS_FORMAT_ERROR_LIMIT,    /* too deep, too long, too many */
  ANNALS_FORMAT_ERROR_DIALECT,  /* JSON, but no timeline */
} AnnalsFormatError;

#define ANNALS_MAX_DEPTH 128
#define ANNALS_MAX_BYTES ((G_GUINT64_CONSTANT (1) << 32) - 1)
#define ANNALS_MAX_EVENTS 50000000u
#define ANNALS_READER_PASSES 3 /* over the bytes: they are read, checked, and made events */
#define ANNALS_BUNDLED "@bundled"
#define ANNALS_STANDARD_INPUT "-"

/* Stands for standard input where a GFile is wanted. */
#define ANNALS_STANDARD_INPUT_PATH "/dev/stdin"

/* Parses bytes already in memory. @name is for messages, "-" for standard input; @file may be NULL.
 */
AnnalsDocument *annals_reader_read_bytes (
    GBytes *bytes, const char *name, GFile *file, GCancellable *cancellable, GError **error);
/* Reads a path, "-" or "@bundled"; the error says NAME:LINE:COLUMN where it can. */
AnnalsDocument *
annals_reader_read_name (const char *name, GCancellable *cancellable, GError **error);
/* Of texts in several languages those in @language, named as the file does; NULL: the locale's. */
AnnalsDocument *annals_reader_read_name_in (const char *name,
                                            const char *language,
                                            GCancellable *cancellable,
                                            GError **error);
/* The same off the main thread; for a GFile, or NULL for the bundled chronology. */
void annals_reader_read_async (GFile *file,
                               const char *language,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* What was read, from its bytes as they are in memory, in another language. */
void annals_reader_read_again_async (AnnalsDocument *document,
                                     const char *language,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
AnnalsDocument *annals_reader_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
