/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links to one event of a file. */
#include "core/annals-link.h"

#include <string.h>

#define BUNDLED "@bundled" /* as the command line has it */

/**
 * annals_link_new:
 * @event: an event's index
 *
 * Returns: (transfer full) (nullable): a link to the event; %NULL where it has no id, or where its
 * document is not in a file
 */
char *
annals_link_new (AnnalsDocument *document, guint event)
{
  GFile *file = annals_document_get_file (document);
  g_autofree char *id = annals_event_dup_id (&annals_document_get_events (document, NULL)[event]);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup (BUNDLED);

  if (id == NULL || *id == '\0' || (file != NULL && !g_file_query_exists (file, NULL)))
    return NULL;
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  return g_strconcat (uri, "#", escaped, NULL);
}

/**
 * annals_link_resolve:
 * @file: as it was named
 * @id: (out): the part after the "#"; %NULL: there is none
 *
 * A file whose own name holds a "#" is meant whole.
 *
 * Returns: (transfer full): the file without the event
 */
GFile *
annals_link_resolve (GFile *file, char **id)
{
  g_autofree char *name = g_file_get_basename (file);
  char *mark = name != NULL ? strrchr (name, '#') : NULL;

  *id = NULL;
  if (mark == NULL || mark == name || mark[1] == '\0' || g_file_query_exists (file, NULL))
    return g_object_ref (file);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  *id = g_strdup (mark + 1);
  *mark = '\0';
  return parent != NULL ? g_file_get_child (parent, name) : g_file_new_for_path (name);
}

/**
 * annals_link_find:
 * @id: the part of a link after its "#"; whoever writes one by hand need not escape what a link has
 *   escaped
 *
 * Returns: the event's index, or %ANNALS_NONE
 */
guint
annals_link_find (AnnalsDocument *document, const char *id)
{
  g_autofree char *plain = g_uri_unescape_string (id, NULL);
  guint event = plain != NULL ? annals_document_find (document, plain) : ANNALS_NONE;

  return event != ANNALS_NONE ? event : annals_document_find (document, id);
}
