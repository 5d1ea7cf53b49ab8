/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from beside a chronology. Its file is not trusted: it may name any path, and any size.
 */
#include "widgets/annals-picture.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

G_DEFINE_QUARK (annals - picture - error - quark, annals_picture_error)

static void
set_error (GError **error, AnnalsPictureError code)
{
  static const char *const words[] = {
    [ANNALS_PICTURE_ERROR_MISSING] = N_ ("The picture is not there"),
    [ANNALS_PICTURE_ERROR_OUTSIDE] = N_ ("The picture is not in the chronology’s folder"),
    [ANNALS_PICTURE_ERROR_TOO_LARGE] = N_ ("The picture is too large"),
    [ANNALS_PICTURE_ERROR_FORMAT] = N_ ("The picture cannot be read"),
  };

  g_set_error_literal (error, ANNALS_PICTURE_ERROR, (gint) code, _ (words[code]));
}

/* Without links and "..": what the system would open. */
static char *
dup_real_path (GFile *file)
{
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  char *real = path != NULL ? realpath (path, NULL) : NULL;
  char *copy = g_strdup (real);

  free (real);
  return copy;
}

static char *
dup_checked_path (GFile *chronology, const char *file, GError **error)
{
  g_autoptr (GFile) folder = chronology != NULL ? g_file_get_parent (chronology) : NULL;
  g_autoptr (GFile) wanted = folder != NULL ? g_file_resolve_relative_path (folder, file) : NULL;
  g_autofree char *real_folder = dup_real_path (folder);
  g_autofree char *real = dup_real_path (wanted);

  if (g_path_is_absolute (file))
    set_error (error, ANNALS_PICTURE_ERROR_OUTSIDE);
  else if (real_folder == NULL || real == NULL)
    set_error (error, ANNALS_PICTURE_ERROR_MISSING);
  else if (!g_str_has_prefix (real, real_folder)
           || (real[strlen (real_folder)] != '/' && !g_str_equal (real_folder, "/")))
    set_error (error, ANNALS_PICTURE_ERROR_OUTSIDE);
  else
    return g_steal_pointer (&real);
  return NULL;
}

/* Before it is opened: to open a pipe may block for ever. */
static gboolean
check_file (const char *path, GError **error)
{
  struct stat info;

  if (stat (path, &info) != 0)
    set_error (error, ANNALS_PICTURE_ERROR_MISSING);
  else if (!S_ISREG (info.st_mode))
    set_error (error, ANNALS_PICTURE_ERROR_FORMAT);
  else if (info.st_size > ANNALS_PICTURE_MAX_BYTES)
    set_error (error, ANNALS_PICTURE_ERROR_TOO_LARGE);
  else
    return TRUE;
  return FALSE;
}

static GdkPixbuf *
read_picture (const char *path, GError **error)
{
  int width, height;
  GdkPixbufFormat *format = gdk_pixbuf_get_file_info (path, &width, &height);
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (format == NULL)
    {
      set_error (error, ANNALS_PICTURE_ERROR_FORMAT);
      return NULL;
    }
  if ((gint64) width * height > ANNALS_PICTURE_MAX_PIXELS)
    {
      set_error (error, ANNALS_PICTURE_ERROR_TOO_LARGE);
      return NULL;
    }
  if (MAX (width, height) > ANNALS_PICTURE_SIDE || gdk_pixbuf_format_is_scalable (format))
    pixbuf = gdk_pixbuf_new_from_file_at_scale (path, ANNALS_PICTURE_SIDE, ANNALS_PICTURE_SIDE,
                                                TRUE, NULL);
  else
    pixbuf = gdk_pixbuf_new_from_file (path, NULL);
  if (pixbuf == NULL)
    {
      set_error (error, ANNALS_PICTURE_ERROR_FORMAT);
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

/**
 * annals_picture_load:
 * @chronology: (nullable): where the chronology is
 * @file: path of the picture, relative to the chronology's folder
 *
 * Reads a picture, made smaller where it is large. Its file must be in the folder, also once all
 * symbolic links are followed.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkPixbuf *
annals_picture_load (GFile *chronology, const char *file, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_autofree char *path = dup_checked_path (chronology, file, error);
  if (path == NULL || !check_file (path, error))
    return NULL;
  return read_picture (path, error);
}
