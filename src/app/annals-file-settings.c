/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-file-settings.h"

#include <errno.h>
#include <glib/gstdio.h>

#define GROUP "chronology"
#define DELAY 2 /* seconds after a change till it is written; moving about makes many */

struct _AnnalsFileSettings
{
  GKeyFile *values;
  char *path;
  guint source;
};

/* The name tells nothing of the file to whoever sees the folder, and has no character that a file
 * system refuses. */
static char *
make_path (GFile *file)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup ("bundled");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *name = g_strconcat (digest, ".ini", NULL);

  return g_build_filename (g_get_user_state_dir (), "annals", "files", name, NULL);
}

AnnalsFileSettings *
annals_file_settings_new (GFile *file)
{
  AnnalsFileSettings *self = g_new0 (AnnalsFileSettings, 1);
  g_autoptr (GError) error = NULL;

  self->path = make_path (file);
  self->values = g_key_file_new ();
  if (!g_key_file_load_from_file (self->values, self->path, G_KEY_FILE_NONE, &error)
      && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_debug ("What was chosen for a file cannot be read: %s", error->message);
  return self;
}

static void
write_now (AnnalsFileSettings *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_debug ("What was chosen for a file cannot be kept: %s", g_strerror (errno));
  else if (!g_key_file_save_to_file (self->values, self->path, &error))
    g_debug ("What was chosen for a file cannot be kept: %s", error->message);
}

static gboolean
write_cb (gpointer data)
{
  AnnalsFileSettings *self = data;

  self->source = 0;
  write_now (self);
  return G_SOURCE_REMOVE;
}

void
annals_file_settings_free (AnnalsFileSettings *self)
{
  if (self->source != 0)
    write_now (self);
  g_key_file_unref (self->values);
  g_free (self->path);
  g_free (self);
}

/**
 * annals_file_settings_get:
 * @name: of the value
 * @type: what it must be
 *
 * Returns: (transfer full) (nullable): the value; %NULL where there is none of that type
 */
GVariant *
annals_file_settings_get (AnnalsFileSettings *self, const char *name, const GVariantType *type)
{
  g_autofree char *text = g_key_file_get_string (self->values, GROUP, name, NULL);

  return text != NULL ? g_variant_parse (type, text, NULL, NULL, NULL) : NULL;
}

/**
 * annals_file_settings_set:
 * @name: of the value
 * @value: (nullable): what it is from now on; %NULL forgets it
 */
void
annals_file_settings_set (AnnalsFileSettings *self, const char *name, GVariant *value)
{
  g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_autofree char *text = sunk != NULL ? g_variant_print (sunk, FALSE) : NULL;
  g_autofree char *before = g_key_file_get_string (self->values, GROUP, name, NULL);

  if (g_strcmp0 (text, before) == 0)
    return;
  if (text != NULL)
    g_key_file_set_string (self->values, GROUP, name, text);
  else
    g_key_file_remove_key (self->values, GROUP, name, NULL);
  if (self->source == 0)
    self->source = g_timeout_add_seconds (DELAY, write_cb, self);
}
