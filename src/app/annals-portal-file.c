/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-portal-file.h"

#include <unistd.h>

/* A dialog of a sandbox gives a file in a folder where nothing stands beside it, and which tells of
 * no change. The portal notes in an attribute whose it is, since its version 1.19. */
#define HOST_PATH "xattr::document-portal.host-path"

/* Anybody can write that attribute elsewhere. */
static gboolean
is_of_portal (GFile *file)
{
  g_autoptr (GFile) documents = g_file_new_build_filename (g_get_user_runtime_dir (), "doc", NULL);

  return g_file_has_prefix (file, documents);
}

GFile *
annals_portal_file_dup_own (GFile *file)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GFileInfo) info =
      is_of_portal (file) ? g_file_query_info (file, HOST_PATH, G_FILE_QUERY_INFO_NONE, NULL, NULL)
                          : NULL;
  const char *path = info != NULL ? g_file_info_get_attribute_string (info, HOST_PATH) : NULL;

  if (path == NULL || !g_path_is_absolute (path) || access (path, R_OK) != 0)
    return g_object_ref (file);
  return g_file_new_for_path (path);
}
