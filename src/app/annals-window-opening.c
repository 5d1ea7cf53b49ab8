/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file, from when it is asked for to when it is shown. */
#include <glib/gi18n-lib.h>

#include "app/annals-alert.h"
#include "app/annals-open-menu.h"
#include "app/annals-portal-file.h"
#include "app/annals-window-private.h"

static void
remember_file (AnnalsWindow *self, GFile *file)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup ("");

  g_settings_set_string (self->settings, "last-file", uri);
}

static void
update_progress (AnnalsWindow *self)
{
  double progress = annals_loader_get_progress (self->loader);

  gtk_revealer_set_reveal_child (self->progress, progress >= 0);
  gtk_progress_bar_set_fraction (self->progress_bar, MAX (progress, 0));
}

static void
previewed_cb (AnnalsWindow *self, AnnalsDocument *document)
{
  g_set_object (&self->preview, document);
  annals_view_state_set_document (self->state, document);
}

/* A large document is shown a moment after it was given to the view state. */
static void
document_changed_cb (AnnalsWindow *self)
{
  if (annals_view_state_get_document (self->state) == self->preview)
    self->preview_span = annals_view_state_get_span (self->state);
  annals_window_update_banner (self);
  annals_window_update_page (self);
  annals_window_update_languages (self);
  annals_window_show_wanted (self);
}

/* Who has begun to look around in the preview is not torn away. */
static gboolean
is_looked_around (AnnalsWindow *self)
{
  AnnalsSpan span = annals_view_state_get_span (self->state);

  return self->preview != NULL && annals_view_state_get_document (self->state) == self->preview
         && (span.start != self->preview_span.start || span.end != self->preview_span.end
             || annals_view_state_get_selected (self->state) != ANNALS_NONE
             || annals_view_state_get_search (self->state) != NULL);
}

static void
opened_cb (AnnalsWindow *self, AnnalsDocument *document)
{
  if (is_looked_around (self))
    annals_view_state_reload_document (self->state, document);
  else
    annals_view_state_set_document (self->state, document);
  g_clear_object (&self->preview);
  remember_file (self, annals_document_get_file (document));
  annals_open_menu_remember (document);
  annals_window_update_banner (self);
  annals_window_focus_view (self);
}

static void
reloaded_cb (AnnalsWindow *self, AnnalsDocument *document)
{
  annals_view_state_reload_document (self->state, document);
  annals_window_update_banner (self);
}

/* What was open before a preview comes back. */
void
annals_window_cancel_reading (AnnalsWindow *self)
{
  AnnalsDocument *before = annals_loader_get_document (self->loader);

  annals_loader_cancel (self->loader);
  if (self->preview != NULL && before != NULL)
    annals_view_state_set_document (self->state, before);
  else if (self->preview == NULL && before == NULL)
    annals_window_open (self, NULL);
  g_clear_object (&self->preview);
}

static void
failed_cb (AnnalsWindow *self, const char *message)
{
  if (self->preview != NULL)
    annals_window_cancel_reading (self);
  if (annals_view_state_get_document (self->state) != NULL)
    {
      annals_alert_present (GTK_WINDOW (self), _ ("Could Not Open the File"), message);
      return;
    }
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

void
annals_window_open (AnnalsWindow *self, GFile *file)
{
  g_return_if_fail (ANNALS_IS_WINDOW (self));

  g_autoptr (GFile) own = file != NULL ? annals_portal_file_dup_own (file) : NULL;

  g_clear_pointer (&self->wanted, g_free);
  annals_loader_open (self->loader, own);
}

static gboolean
drop_cb (AnnalsWindow *self, const GValue *value)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL)
    return FALSE;
  annals_window_open (self, file);
  return TRUE;
}

gboolean
annals_window_shows (AnnalsWindow *self, GFile *file)
{
  g_return_val_if_fail (ANNALS_IS_WINDOW (self), FALSE);

  GFile *own = annals_loader_get_file (self->loader);

  if (own == NULL || file == NULL)
    return own == file && annals_loader_get_document (self->loader) != NULL;
  return g_file_equal (own, file);
}

static void
connect_loader (AnnalsWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "previewed", G_CALLBACK (previewed_cb) },
    { "opened", G_CALLBACK (opened_cb) },
    { "reloaded", G_CALLBACK (reloaded_cb) },
    { "failed", G_CALLBACK (failed_cb) },
    { "notify::trouble", G_CALLBACK (annals_window_update_banner) },
    { "notify::progress", G_CALLBACK (update_progress) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->loader, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

/* After the file's memory: what it brings back is there when the page is made. */
void
annals_window_init_opening (AnnalsWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  connect_loader (self);
  g_signal_connect_object (self->state, "document-changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
