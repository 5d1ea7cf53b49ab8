/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-file-watch.h"

#include <stdlib.h>

#define SILENCE 100 /* milliseconds without a change, after which a burst is over */
#define LONGEST 300 /* milliseconds that a burst holds back the first of its changes */

struct _AnnalsFileWatch
{
  GFile *file;
  char *target;                 /* where symbolic links lead; NULL: nowhere */
  GFileMonitor *monitor;        /* of the name; NULL where the file system has none */
  GFileMonitor *target_monitor; /* of what the name leads to */
  AnnalsFileWatchFunc changed;
  gpointer data;
  gint64 burst; /* when it began, in milliseconds */
  guint source;
};

static void monitor_cb (AnnalsFileWatch *self);

static GFileMonitor *
new_monitor (AnnalsFileWatch *self, GFile *file)
{
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    return NULL;
  g_file_monitor_set_rate_limit (monitor, SILENCE / 2);
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (monitor_cb), self);
  return monitor;
}

static void
clear_monitor (AnnalsFileWatch *self, GFileMonitor **monitor)
{
  if (*monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*monitor, self);
  g_file_monitor_cancel (*monitor);
  g_clear_object (monitor);
}

/* A monitor sees what happens in its own folder only, so a link's target needs one of its own. */
static void
follow_links (AnnalsFileWatch *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  char *target = path != NULL ? realpath (path, NULL) : NULL;

  if (target == NULL || g_strcmp0 (target, self->target) == 0)
    {
      free (target);
      return;
    }
  clear_monitor (self, &self->target_monitor);
  g_free (self->target);
  self->target = g_strdup (target);
  free (target);
  if (g_str_equal (self->target, path))
    return;
  g_autoptr (GFile) file = g_file_new_for_path (self->target);
  self->target_monitor = new_monitor (self, file);
}

static gboolean
settled_cb (gpointer data)
{
  AnnalsFileWatch *self = data;

  self->source = 0;
  follow_links (self);
  self->changed (self->data);
  return G_SOURCE_REMOVE;
}

static void
monitor_cb (AnnalsFileWatch *self)
{
  gint64 now = g_get_monotonic_time () / 1000;

  if (self->source == 0)
    self->burst = now;
  g_clear_handle_id (&self->source, g_source_remove);
  guint wait = (guint) CLAMP (self->burst + LONGEST - now, 0, SILENCE);
  self->source = g_timeout_add (wait, settled_cb, self);
}

/**
 * annals_file_watch_new:
 * @changed: called from the main loop, and not before this returns; it may free the watch
 *
 * Watches a file, which need not exist. Where it cannot be watched nothing is ever told.
 */
AnnalsFileWatch *
annals_file_watch_new (GFile *file, AnnalsFileWatchFunc changed, gpointer data)
{
  AnnalsFileWatch *self = g_new0 (AnnalsFileWatch, 1);

  self->file = g_object_ref (file);
  self->changed = changed;
  self->data = data;
  self->monitor = new_monitor (self, file);
  follow_links (self);
  return self;
}

void
annals_file_watch_free (AnnalsFileWatch *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  clear_monitor (self, &self->monitor);
  clear_monitor (self, &self->target_monitor);
  g_object_unref (self->file);
  g_free (self->target);
  g_free (self);
}
