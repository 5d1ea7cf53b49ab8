/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file's bytes: read in blocks on all processors, never mapped, since a mapped file that shrinks
 * kills who reads it. */
#include "formats/annals-input.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/annals-parallel.h"
#include "core/annals-progress.h"
#include "formats/annals-reader.h"

#define BLOCK (1024 * 1024)
#define PAGE (2 * 1024 * 1024) /* of the kernel's large ones */
#define BEGINNING (2 * 1024 * 1024)
#define TRIES 3 /* to read a file that is being written */

static GBytes *
fail (GError **error, AnnalsFormatError code, const char *name, const char *message)
{
  g_set_error (error, ANNALS_FORMAT_ERROR, code, "%s: %s", name, message);
  return NULL;
}

static GBytes *
fail_size (GError **error, const char *name)
{
  return fail (error, ANNALS_FORMAT_ERROR_LIMIT, name,
               _ ("The file is larger than this program reads"));
}

static GBytes *
fail_memory (GError **error, const char *name)
{
  return fail (error, ANNALS_FORMAT_ERROR_LIMIT, name,
               _ ("There is not enough memory for this file"));
}

/* ---- Files ---- */

typedef struct
{
  int fd;
  guint8 *data;
  gsize size;
  gint error_number; /* the first fault of any block; atomic, as is the next */
  gint is_short;
  GCancellable *cancellable;
} Blocks;

static void
read_block (guint job, gpointer data)
{
  Blocks *self = data;
  gsize at = (gsize) job * BLOCK, end = MIN (at + BLOCK, self->size);

  while (at < end && !g_cancellable_is_cancelled (self->cancellable))
    {
      gssize n = pread (self->fd, self->data + at, end - at, (off_t) at);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        g_atomic_int_compare_and_exchange (&self->error_number, 0, errno);
      else if (n == 0)
        g_atomic_int_set (&self->is_short, TRUE);
      if (n <= 0)
        return;
      at += (gsize) n;
      annals_progress_add (self->cancellable, (guint64) n);
    }
}

/* Fresh memory costs more than reading into it; large pages make it cheap. NULL: there is none. */
static guint8 *
alloc_bytes (gsize size)
{
  void *data = NULL;

  if (posix_memalign (&data, PAGE, MAX (size, 1)) != 0)
    return NULL;
#ifdef MADV_HUGEPAGE
  if (size >= PAGE)
    madvise (data, size, MADV_HUGEPAGE);
#endif
  return data;
}

static gboolean
is_unchanged (int fd, const struct stat *before)
{
  struct stat now;

  return fstat (fd, &now) == 0 && now.st_size == before->st_size
         && now.st_mtim.tv_sec == before->st_mtim.tv_sec
         && now.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

static GBytes *
read_blocks (
    int fd, const char *name, gboolean *is_whole, GCancellable *cancellable, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return fail (error, ANNALS_FORMAT_ERROR_READ, name, g_strerror (errno));
  if ((guint64) status.st_size > ANNALS_MAX_BYTES)
    return fail_size (error, name);
  Blocks blocks = { .fd = fd, .size = (gsize) status.st_size, .cancellable = cancellable };
  blocks.data = alloc_bytes (blocks.size);
  if (blocks.data == NULL)
    return fail_memory (error, name);
  annals_progress_set_total (cancellable, blocks.size * ANNALS_READER_PASSES);
  annals_parallel_run ((guint) ((blocks.size + BLOCK - 1) / BLOCK), read_block, &blocks);
  g_autoptr (GBytes) bytes =
      g_bytes_new_with_free_func (blocks.data, blocks.size, free, blocks.data);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (blocks.error_number != 0)
    return fail (error, ANNALS_FORMAT_ERROR_READ, name, g_strerror (blocks.error_number));
  *is_whole = !blocks.is_short && is_unchanged (fd, &status);
  return g_steal_pointer (&bytes);
}

/* A pipe or a device could keep us waiting for ever, so only a plain file is opened by its name. */
static gboolean
check_is_file (int fd, const char *name, gsize *size, GError **error)
{
  struct stat status;
  const char *message = NULL;

  if (fstat (fd, &status) != 0)
    message = g_strerror (errno);
  else if (S_ISDIR (status.st_mode))
    message = _ ("This is a folder, not a file");
  else if (!S_ISREG (status.st_mode))
    message = _ ("This is no plain file; to read what another program writes, use “-”");
  *size = message == NULL ? (gsize) status.st_size : 0;
  return message == NULL || fail (error, ANNALS_FORMAT_ERROR_READ, name, message) != NULL;
}

/* Some files of the kernel tell no size. */
static GBytes *
read_sizeless (int fd, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (fd, FALSE);

  return annals_input_read_stream (stream, name, ANNALS_MAX_UNPACKED, cancellable, error);
}

/* A file of gigabytes that is something else is not worth the wait. */
static gboolean
check_beginning (int fd, gsize size, AnnalsInputCheck check, gpointer user_data, GError **error)
{
  gsize length = CLAMP (size, 1, BEGINNING);
  g_autofree char *data = g_malloc (length);
  gssize n = pread (fd, data, length, 0);

  return n <= 0 || check (data, (gsize) n, size, user_data, error);
}

static GBytes *
read_file (int fd, const char *name, gsize size, GCancellable *cancellable, GError **error)
{
  if (size == 0)
    return read_sizeless (fd, name, cancellable, error);
  for (guint i = 0; i < TRIES; i++)
    {
      gboolean is_whole = FALSE;
      g_autoptr (GBytes) bytes = read_blocks (fd, name, &is_whole, cancellable, error);
      if (bytes == NULL || is_whole)
        return g_steal_pointer (&bytes);
    }
  return fail (error, ANNALS_FORMAT_ERROR_READ, name,
               _ ("The file is being written just now; try again when it is complete"));
}

/**
 * annals_input_read_path:
 * @name: what messages call the file
 * @check: (scope call): looks at its beginning first
 * @content: (out): where the bytes can be had again; %NULL: they are to be held
 *
 * Reads a plain file. One that changes meanwhile is read again.
 *
 * Returns: (transfer full): its bytes, or %NULL with an #AnnalsFormatError, or cancelled
 */
GBytes *
annals_input_read_path (const char *path,
                        const char *name,
                        AnnalsInputCheck check,
                        gpointer user_data,
                        AnnalsContent **content,
                        GCancellable *cancellable,
                        GError **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

  *content = NULL;
  if (fd < 0)
    return fail (error, ANNALS_FORMAT_ERROR_READ, name, g_strerror (errno));
  g_autoptr (AnnalsContent) left = annals_content_new_for_file (fd);
  gsize size;
  GBytes *bytes =
      check_is_file (fd, name, &size, error) && check_beginning (fd, size, check, user_data, error)
          ? read_file (fd, name, size, cancellable, error)
          : NULL;
  /* One that changed before it was read whole is no longer what was opened; of one that tells no
   * size nothing could be found again. */
  if (bytes != NULL && g_bytes_get_size (bytes) >= ANNALS_LEFT_IN_FILE && left != NULL
      && annals_content_get_size (left) == g_bytes_get_size (bytes)
      && annals_content_check (left, NULL))
    *content = g_steal_pointer (&left);
  close (fd);
  return bytes;
}

/* ---- Streams ---- */

/**
 * annals_input_read_stream:
 * @limit: the most bytes that are taken
 *
 * Reads a stream to its end.
 *
 * Returns: (transfer full): its bytes, or %NULL with an error
 */
GBytes *
annals_input_read_stream (GInputStream *stream,
                          const char *name,
                          guint64 limit,
                          GCancellable *cancellable,
                          GError **error)
{
  gsize size = 0, room = BLOCK;
  g_autofree guint8 *data = g_malloc (room);

  for (;;)
    {
      gssize n = g_input_stream_read (stream, data + size, room - size, cancellable, error);
      if (n < 0)
        {
          g_prefix_error (error, "%s: ", name);
          return NULL;
        }
      if (n == 0)
        break;
      size += (gsize) n;
      if (size > limit)
        return fail_size (error, name);
      if (size < room)
        continue;
      guint8 *grown = g_try_realloc (data, room = (gsize) MIN (room * 2, limit + 1));
      if (grown == NULL)
        return fail_memory (error, name);
      data = grown;
    }
  data = g_realloc (data, MAX (size, 1));
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/**
 * annals_input_unpack:
 *
 * Unpacks what gzip has packed. What unpacks to more than %ANNALS_MAX_UNPACKED is refused.
 *
 * Returns: (transfer full): the bytes, or %NULL with an error
 */
GBytes *
annals_input_unpack (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, G_CONVERTER (unpacker));

  g_autoptr (GError) fault = NULL;
  GBytes *unpacked =
      annals_input_read_stream (stream, name, ANNALS_MAX_UNPACKED, cancellable, &fault);

  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
      || g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return fail (error, ANNALS_FORMAT_ERROR_NOT_JSON, name,
                 _ ("The file is packed by gzip, but it is damaged or cut short"));
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return unpacked;
}
