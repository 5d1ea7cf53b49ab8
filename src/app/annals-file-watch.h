/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnnalsFileWatch: tells when a file's contents may have changed
 *
 * An edit in place, a replacement by renaming, a deletion and a return all count. Where changes
 * come in a burst it waits for a short silence, though not for long.
 */
typedef struct _AnnalsFileWatch AnnalsFileWatch;

typedef void (*AnnalsFileWatchFunc) (gpointer data);

AnnalsFileWatch *annals_file_watch_new (GFile *file, AnnalsFileWatchFunc changed, gpointer data);
void annals_file_watch_free (AnnalsFileWatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsFileWatch, annals_file_watch_free)

G_END_DECLS
