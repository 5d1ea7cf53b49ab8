/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-guide.h"

#include <glib/gi18n-lib.h>

#include "annals-config.h"

GFile *
annals_guide_dup_file (void)
{
  const char *path = g_getenv ("ANNALS_GUIDE"); /* where Annals runs before it is installed */

  return g_file_new_for_path (path != NULL ? path : ANNALS_GUIDE);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnnalsWindow *window = ANNALS_WINDOW (source);
  g_autoptr (GFile) file = annals_guide_dup_file ();
  g_autofree char *path = g_file_get_path (file);

  if (gtk_show_uri_full_finish (GTK_WINDOW (window), result, NULL))
    return;
  /* Translators: the path of a file. */
  g_autofree char *message = g_strdup_printf (_ ("The guide is in %s"), path);
  annals_window_toast (window, message);
}

void
annals_guide_open (AnnalsWindow *window)
{
  g_autoptr (GFile) file = annals_guide_dup_file ();
  g_autofree char *uri = g_file_get_uri (file);

  if (window != NULL)
    gtk_show_uri_full (GTK_WINDOW (window), uri, GDK_CURRENT_TIME, NULL, shown_cb, NULL);
}
