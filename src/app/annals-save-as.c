/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Save As: the chronology in a format of one's choice, off the main thread. */
#include "app/annals-save-as.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/annals-alert.h"
#include "app/annals-file-chooser.h"

typedef struct
{
  AnnalsDocument *document;
  const AnnalsTarget *target;
  GFile *file;
} Save;

static void
save_free (Save *self)
{
  g_object_unref (self->document);
  g_object_unref (self->file);
  g_free (self);
}

/* ---- Names ---- */

static char *
dup_case_folded (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_utf8_casefold (name, -1);
}

/* "visit.vis.json" is vis-timeline's; any other name is ours. */
static const AnnalsTarget *
find_by_name (GFile *file)
{
  const AnnalsTarget *const *targets = annals_target_list ();
  g_autofree char *name = dup_case_folded (file);

  for (const AnnalsTarget *const *target = targets; *target != NULL; target++)
    if (g_str_has_suffix (name, annals_target_get_suffix (*target)))
      return *target;
  return targets[0];
}

static void
cut_suffix (char *name, const char *suffix)
{
  if (g_str_has_suffix (name, suffix) && strlen (name) > strlen (suffix))
    name[strlen (name) - strlen (suffix)] = '\0';
}

char *
annals_save_as_suggest (AnnalsDocument *document)
{
  const AnnalsTarget *const *targets = annals_target_list ();
  GFile *file = annals_document_get_file (document);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup (_ ("timeline"));
  g_autofree char *shown = g_filename_display_name (name);

  cut_suffix (shown, ".gz");
  for (const AnnalsTarget *const *target = targets; *target != NULL; target++)
    cut_suffix (shown, annals_target_get_suffix (*target));
  cut_suffix (shown, ".json");
  cut_suffix (shown, ".jsonl");
  return g_strconcat (shown, annals_target_get_suffix (targets[0]), NULL);
}

/* ---- Writing ---- */

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Save *self = data;
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (GError) error = NULL;
  GStrv losses = NULL;

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _ ("Only local files can be written."));
  else if (annals_writer_save (self->document, self->target, path, &losses, &error))
    g_task_return_pointer (task, losses, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
tell_saved (AnnalsWindow *window, GFile *file, GStrv losses)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: a file's name. */
  g_autofree char *message = g_strdup_printf (_ ("Saved as “%s”"), shown);

  annals_window_toast (window, message);
  if (g_strv_length (losses) == 0)
    return;
  g_autofree char *lines = g_strjoinv ("\n", losses);
  annals_alert_inform (GTK_WINDOW (window), _ ("Not All Could Be Kept"), lines);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnnalsWindow *window = ANNALS_WINDOW (source);
  const Save *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) losses = g_task_propagate_pointer (G_TASK (result), &error);

  if (!gtk_widget_get_realized (GTK_WIDGET (window)))
    return; /* closed in the meantime */
  if (error == NULL)
    tell_saved (window, self->file, losses);
  else
    annals_alert_present (GTK_WINDOW (window), _ ("Could Not Save"), error->message);
}

void
annals_save_as_write (AnnalsWindow *window, GFile *file, const AnnalsTarget *target)
{
  AnnalsDocument *document = annals_view_state_get_document (annals_window_get_state (window));

  g_return_if_fail (document != NULL);

  Save *save = g_new (Save, 1);
  *save = (Save){ g_object_ref (document), target != NULL ? target : find_by_name (file),
                  g_object_ref (file) };
  g_autoptr (GTask) task = g_task_new (window, NULL, saved_cb, NULL);
  g_task_set_source_tag (task, annals_save_as_write);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, save_thread);
}

/* ---- Asking ---- */

/* The first choice is the name. */
static void
chosen_cb (GFile *file, guint choice, gpointer data)
{
  annals_save_as_write (data, file, choice > 0 ? annals_target_list ()[choice - 1] : NULL);
}

void
annals_save_as_present (AnnalsWindow *window)
{
  AnnalsDocument *document = annals_view_state_get_document (annals_window_get_state (window));
  g_autoptr (GPtrArray) formats = g_ptr_array_new ();

  if (document == NULL)
    return;
  /* Translators: a choice of formats for a file: the one that its name says. */
  g_ptr_array_add (formats, _ ("By the Name"));
  for (const AnnalsTarget *const *target = annals_target_list (); *target != NULL; target++)
    g_ptr_array_add (formats, (gpointer) annals_target_get_title (*target));
  g_ptr_array_add (formats, NULL);
  g_autofree char *name = annals_save_as_suggest (document);
  annals_file_chooser_save_as (GTK_WINDOW (window), name, (const char *const *) formats->pdata,
                               chosen_cb, window);
}
