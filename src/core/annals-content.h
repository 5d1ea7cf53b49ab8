/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsContentError:
 * @ANNALS_CONTENT_ERROR_CHANGED: the file is no longer what was read
 * @ANNALS_CONTENT_ERROR_READ: the system does not give it
 */
typedef enum
{
  ANNALS_CONTENT_ERROR_CHANGED,
  ANNALS_CONTENT_ERROR_READ,
} AnnalsContentError;
#define ANNALS_CONTENT_ERROR (annals_content_error_quark ())
GQuark annals_content_error_quark (void);

/**
 * AnnalsContent:
 *
 * The bytes that a document was read from. Those of a small file, a pipe or an archive are held in
 * memory; a large file is kept open instead, and read where something is asked for. Immutable;
 * threads share it.
 */
typedef struct _AnnalsContent AnnalsContent;

AnnalsContent *annals_content_new (GBytes *bytes);
AnnalsContent *annals_content_new_for_file (int fd);
AnnalsContent *annals_content_ref (AnnalsContent *self);
void annals_content_unref (AnnalsContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsContent, annals_content_unref)

gsize annals_content_get_size (AnnalsContent *self);
gboolean annals_content_is_held (AnnalsContent *self);
gboolean annals_content_check (AnnalsContent *self, GError **error);
gboolean annals_content_is_same (AnnalsContent *self, AnnalsContent *other);
GBytes *annals_content_dup_bytes (AnnalsContent *self, GError **error);

/**
 * AnnalsContentReader:
 *
 * Goes through a content piece by piece: one thread's own, and needs no memory but for a piece.
 */
typedef struct
{
  AnnalsContent *content;
  char *room;
  gsize size;          /* of @room */
  gsize start, length; /* of the bytes that are in it */
} AnnalsContentReader;

void annals_content_reader_init (AnnalsContentReader *self, AnnalsContent *content);
void annals_content_reader_clear (AnnalsContentReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnalsContentReader, annals_content_reader_clear)
const char *annals_content_reader_get (AnnalsContentReader *self, gsize offset, gsize length);

G_END_DECLS
