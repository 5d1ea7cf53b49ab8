/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-content.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define AHEAD (128 * 1024) /* bytes that are read at once by who goes straight on */
#define NEAR (16 * 1024)   /* bytes that may be left out for it to be straight on */

/* clang-format off */
G_DEFINE_QUARK (annals-content-error-quark, annals_content_error)
/* clang-format on */

struct _AnnalsContent
{
  gatomicrefcount ref_count;
  GBytes *bytes;      /* NULL: they are left in the file */
  int fd;             /* of that file */
  struct stat status; /* when it was read */
};

/**
 * annals_content_new:
 *
 * Returns: (transfer full): a content that is held in memory
 */
AnnalsContent *
annals_content_new (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  AnnalsContent *self = g_new0 (AnnalsContent, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = g_bytes_ref (bytes);
  self->fd = -1;
  return self;
}

/**
 * annals_content_new_for_file:
 * @fd: an open plain file; a copy of it is kept
 *
 * Returns: (transfer full) (nullable): a content that is left in its file; %NULL where it cannot be
 * kept open
 */
AnnalsContent *
annals_content_new_for_file (int fd)
{
  g_autofree AnnalsContent *self = g_new0 (AnnalsContent, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fd = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  if (self->fd < 0)
    return NULL;
  if (fstat (self->fd, &self->status) == 0)
    return g_steal_pointer (&self);
  close (self->fd);
  return NULL;
}

AnnalsContent *
annals_content_ref (AnnalsContent *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_content_unref (AnnalsContent *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

gsize
annals_content_get_size (AnnalsContent *self)
{
  return self->bytes != NULL ? g_bytes_get_size (self->bytes) : (gsize) self->status.st_size;
}

/**
 * annals_content_is_held:
 *
 * Returns: whether all of it is in memory
 */
gboolean
annals_content_is_held (AnnalsContent *self)
{
  return self->bytes != NULL;
}

/* Whether a file is as it was then. */
static gboolean
is_same_file (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size
         && a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/**
 * annals_content_check:
 *
 * Tells whether it still is what it was. A file that has been replaced is, since the old one is
 * kept open; one that was written into is not, and nothing of it is given out any more.
 *
 * Returns: %FALSE with an #AnnalsContentError
 */
gboolean
annals_content_check (AnnalsContent *self, GError **error)
{
  struct stat now;

  if (self->bytes != NULL)
    return TRUE;
  if (fstat (self->fd, &now) != 0)
    {
      g_set_error_literal (error, ANNALS_CONTENT_ERROR, ANNALS_CONTENT_ERROR_READ,
                           g_strerror (errno));
      return FALSE;
    }
  if (is_same_file (&now, &self->status))
    return TRUE;
  g_set_error_literal (error, ANNALS_CONTENT_ERROR, ANNALS_CONTENT_ERROR_CHANGED,
                       _ ("The file has changed since it was read; open it again"));
  return FALSE;
}

/* Fewer than @length where the file ends, or cannot be read. */
static gsize
read_range (AnnalsContent *self, char *data, gsize offset, gsize length)
{
  gsize n = 0;

  while (n < length)
    {
      gssize more = pread (self->fd, data + n, length - n, (off_t) (offset + n));
      if (more < 0 && errno == EINTR)
        continue;
      if (more <= 0)
        break;
      n += (gsize) more;
    }
  return n;
}

/**
 * annals_content_dup_bytes:
 *
 * Reads all of it into memory.
 *
 * Returns: (transfer full): the bytes, or %NULL with an #AnnalsContentError
 */
GBytes *
annals_content_dup_bytes (AnnalsContent *self, GError **error)
{
  if (self->bytes != NULL)
    return g_bytes_ref (self->bytes);
  gsize size = annals_content_get_size (self);
  g_autofree char *data = g_try_malloc (MAX (size, 1));
  if (data == NULL || read_range (self, data, 0, size) < size)
    {
      if (annals_content_check (self, error))
        g_set_error_literal (error, ANNALS_CONTENT_ERROR, ANNALS_CONTENT_ERROR_READ,
                             g_strerror (errno));
      return NULL;
    }
  return annals_content_check (self, error) ? g_bytes_new_take (g_steal_pointer (&data), size)
                                            : NULL;
}

/**
 * annals_content_is_same:
 *
 * Does not read files, which would take long: of what is left in one, only the same state of the
 * same file is known to be the same.
 *
 * Returns: whether both are known to be the same bytes
 */
gboolean
annals_content_is_same (AnnalsContent *self, AnnalsContent *other)
{
  if (self->bytes != NULL && other->bytes != NULL)
    return g_bytes_equal (self->bytes, other->bytes);
  return self->bytes == NULL && other->bytes == NULL
         && is_same_file (&self->status, &other->status);
}

/* ---- Piece by piece ---- */

/**
 * annals_content_reader_init:
 * @content: (transfer none): lives as long as the reader
 */
void
annals_content_reader_init (AnnalsContentReader *self, AnnalsContent *content)
{
  *self = (AnnalsContentReader){ .content = content };
}

void
annals_content_reader_clear (AnnalsContentReader *self)
{
  g_clear_pointer (&self->room, g_free);
}

/* Who takes what comes next will take more; who jumps will jump again. */
static gboolean
fill (AnnalsContentReader *self, gsize offset, gsize length)
{
  gsize end = self->start + self->length, size = annals_content_get_size (self->content);
  gboolean goes_on = self->room != NULL && offset >= self->start && offset <= end + NEAR;
  gsize wanted = MIN (goes_on ? MAX (length, AHEAD) : length, size - offset);

  if (wanted > self->size)
    {
      g_free (self->room);
      self->room = g_malloc (self->size = wanted);
    }
  self->start = offset;
  self->length = read_range (self->content, self->room, offset, wanted);
  if (self->length < wanted || !annals_content_check (self->content, NULL))
    self->length = 0;
  return self->length >= length;
}

/**
 * annals_content_reader_get:
 * @offset: in bytes
 * @length: in bytes
 *
 * Returns: (transfer none) (nullable): the bytes, until more are asked for; %NULL: there are not so
 * many, or they can no longer be read
 */
const char *
annals_content_reader_get (AnnalsContentReader *self, gsize offset, gsize length)
{
  AnnalsContent *content = self->content;
  gsize size = annals_content_get_size (content);

  if (offset > size || length > size - offset)
    return NULL;
  if (length == 0)
    return "";
  if (content->bytes != NULL)
    return (const char *) g_bytes_get_data (content->bytes, NULL) + offset;
  gboolean is_there = offset >= self->start && offset + length <= self->start + self->length;
  if (!is_there && !fill (self, offset, length))
    return NULL;
  return self->room + (offset - self->start);
}
