/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-file.h"

#include <errno.h>
#include <stdio.h>

/* A device or a pipe is written to; to replace it would take it from all who use it. */
static gboolean
write_through (const char *path, const char *data, gsize length, GError **error)
{
  FILE *file = fopen (path, "w");
  gboolean good = file != NULL && fwrite (data, 1, length, file) == length;

  if (file != NULL)
    good = fclose (file) == 0 && good;
  if (!good)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path,
                 g_strerror (errno));
  return good;
}

static gboolean
is_special (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS)
         && !g_file_test (path, G_FILE_TEST_IS_REGULAR | G_FILE_TEST_IS_DIR);
}

/**
 * annals_file_save:
 * @path: a file is replaced atomically: where that fails, what was there stays
 *
 * Writes a whole file.
 *
 * Returns: %FALSE with a #GFileError
 */
gboolean
annals_file_save (const char *path, const char *data, gsize length, GError **error)
{
  if (is_special (path))
    return write_through (path, data, length, error);
  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0666, error);
}
