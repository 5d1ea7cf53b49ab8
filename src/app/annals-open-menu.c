/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-open-menu.h"

#include <glib/gi18n-lib.h>

#include "core/annals-diagnostics.h"

#define MOST_RECENT 8
#define MOST_BYTES 60 /* of a title */

static const char *const types[] = { "application/vnd.annals+json", "application/json", NULL };

/* ---- Which ones ---- */

/* Other programs' JSON is none of ours. */
static gboolean
is_ours (GtkRecentInfo *info)
{
  return g_strcmp0 (gtk_recent_info_get_mime_type (info), types[0]) == 0
         || gtk_recent_info_has_application (info, g_get_application_name ());
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  GDateTime *first = gtk_recent_info_get_visited ((GtkRecentInfo *) a);
  GDateTime *second = gtk_recent_info_get_visited ((GtkRecentInfo *) b);

  return g_date_time_compare (second, first);
}

/* ---- What they are called ---- */

/* A title that another file has too is told by its file's name. */
static char *
dup_label (GtkRecentInfo *info, GHashTable *taken)
{
  const char *title = gtk_recent_info_get_display_name (info);
  g_autofree char *name = gtk_recent_info_get_short_name (info);
  g_autofree char *label = g_hash_table_add (taken, g_strdup (title))
                               ? g_strdup (title)
                               : g_strdup_printf ("%s – %s", name, title);
  g_autofree char *shown = annals_text_shorten (label, MOST_BYTES);
  g_auto (GStrv) parts = g_strsplit (shown, "_", -1); /* which would underline a letter */

  return g_strjoinv ("__", parts);
}

static void
fill (GMenu *recent)
{
  g_autolist (GtkRecentInfo) infos = g_list_sort (
      gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visited);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  g_menu_remove_all (recent);
  for (GList *l = infos; l != NULL && n < MOST_RECENT; l = l->next)
    {
      if (!is_ours (l->data) || !gtk_recent_info_is_local (l->data)
          || !gtk_recent_info_exists (l->data))
        continue;
      g_autofree char *label = dup_label (l->data, taken);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.open-recent", "s",
                                         gtk_recent_info_get_uri (l->data));
      g_menu_append_item (recent, item);
      n++;
    }
}

void
annals_open_menu_attach (AdwSplitButton *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) recent = g_menu_new ();

  g_menu_append (first, _ ("_Open…"), "win.open");
  g_menu_append (first, _ ("New From _Template…"), "win.new-from-template");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, _ ("Recent"), G_MENU_MODEL (recent));
  adw_split_button_set_menu_model (button, G_MENU_MODEL (menu));
  fill (recent);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (fill), recent,
                           G_CONNECT_SWAPPED);
}

void
annals_open_menu_remember (AnnalsDocument *document)
{
  GFile *file = annals_document_get_file (document);
  const char *title = annals_document_get_title (document);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (file == NULL)
    return;
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *shown = g_filename_display_name (name);
  GtkRecentData data = {
    .display_name = title != NULL && *title != '\0' ? (char *) title : shown,
    .mime_type = (char *) types[g_str_has_suffix (lower, ".annals.json") ? 0 : 1],
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "annals %u",
  };
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
