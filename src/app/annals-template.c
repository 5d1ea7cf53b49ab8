/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New From Template: the beginning of one's own chronology. */
#include "app/annals-template.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "app/annals-alert.h"
#include "app/annals-file-chooser.h"
#include "core/annals-file.h"
#include "data/annals-data-resources.h"

#define TEMPLATE "/io/github/annals/Annals/template.json"

/* What stands between two @ in the template. The texts explain themselves in the timeline. */
static const struct
{
  const char *name, *text;
} texts[] = {
  { "title", N_ ("My chronology") },
  { "description",
    N_ ("An example of everything. Open this file in a text editor, write over it and "
        "save: the timeline follows.") },
  { "public", N_ ("In public") },
  { "private", N_ ("In private") },
  { "actor", N_ ("Somebody") },
  { "place", N_ ("A town") },
  { "era", N_ ("An era") },
  { "day", N_ ("Something happened on a day") },
  { "summary", N_ ("A few words about it, as plain text.") },
  { "source", N_ ("Where this is written") },
  { "lasting", N_ ("Something lasted for weeks") },
  { "month", N_ ("Some day in April: only the month is known") },
  { "uncertain", N_ ("Perhaps on this day") },
  { "ongoing", N_ ("Still going on") },
};

/* A string of JSON, quotes included. */
static char *
dup_quoted (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

char *
annals_template_dup_text (void)
{
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (annals_data_get_resource (), TEMPLATE, 0, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GString) text = g_string_new_len (data, (gssize) length);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *mark = g_strdup_printf ("\"@%s@\"", texts[i].name);
      g_autofree char *quoted = dup_quoted (_ (texts[i].text));
      g_string_replace (text, mark, quoted, 0);
    }
  return g_strdup (text->str);
}

static gboolean
save (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *text = annals_template_dup_text ();

  if (path != NULL)
    return annals_file_save (path, text, strlen (text), error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("Only local files can be written."));
  return FALSE;
}

void
annals_template_write (AnnalsWindow *window, GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (!save (file, &error))
    {
      annals_alert_present (GTK_WINDOW (window), _ ("Could Not Save"), error->message);
      return;
    }
  annals_window_open (window, file);
  annals_window_toast_action (window, _ ("Edit the file and save: the timeline follows"),
                              _ ("_Edit"), "win.edit");
}

static void
chosen_cb (GFile *file, gpointer data)
{
  annals_template_write (data, file);
}

void
annals_template_present (AnnalsWindow *window)
{
  annals_file_chooser_save (GTK_WINDOW (window), _ ("New From Template"),
                            /* Translators: the name of a file; keep its end. */
                            _ ("chronology.annals.json"), chosen_cb, window);
}
