/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNALS_PICTURE_MAX_BYTES (32 * 1024 * 1024)
#define ANNALS_PICTURE_MAX_PIXELS (40 * 1000 * 1000)
#define ANNALS_PICTURE_SIDE 1024 /* pixels to which a larger one is made smaller */

#define ANNALS_PICTURE_ERROR (annals_picture_error_quark ())
GQuark annals_picture_error_quark (void);

typedef enum
{
  ANNALS_PICTURE_ERROR_MISSING,
  ANNALS_PICTURE_ERROR_OUTSIDE, /* it is not beside the chronology, whatever its path says */
  ANNALS_PICTURE_ERROR_TOO_LARGE,
  ANNALS_PICTURE_ERROR_FORMAT, /* no picture that can be read */
} AnnalsPictureError;

/* A picture that a chronology names; may block, safe from any thread. */
GdkPixbuf *annals_picture_load (GFile *chronology,
                                const char *file,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
