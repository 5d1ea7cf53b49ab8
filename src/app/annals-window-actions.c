/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's buttons, menus and shortcuts do. */
#include "app/annals-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/annals-editor.h"
#include "app/annals-file-chooser.h"
#include "app/annals-save-as.h"
#include "app/annals-shortcuts-window.h"
#include "app/annals-template.h"

static void
chosen_cb (GFile *file, gpointer data)
{
  annals_window_open (data, file);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_file_chooser_open (GTK_WINDOW (widget), chosen_cb, widget);
}

static void
open_bundled_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_window_open (ANNALS_WINDOW (widget), NULL);
}

static void
open_recent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  annals_window_open (ANNALS_WINDOW (widget), file);
}

static void
new_from_template_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_template_present (ANNALS_WINDOW (widget));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  GFile *file = annals_loader_get_file (self->loader);

  if (file != NULL)
    annals_editor_open (self, file);
}

static void
cancel_reading_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_window_cancel_reading (ANNALS_WINDOW (widget));
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_loader_reload (ANNALS_WINDOW (widget)->loader);
}

/* Of a preview there is only the beginning, which nobody wants to take away for the whole. */
gboolean
annals_window_has_whole (AnnalsWindow *self)
{
  if (self->preview != NULL)
    annals_window_toast (self, _ ("The file is still being read"));
  return self->preview == NULL && annals_view_state_get_document (self->state) != NULL;
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (annals_window_has_whole (self))
    annals_save_as_present (self);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_search_bar_toggle (ANNALS_WINDOW (widget)->search_bar);
}

static void
next_match_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_view_state_step_hit (ANNALS_WINDOW (widget)->state, 1);
}

static void
previous_match_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_view_state_step_hit (ANNALS_WINDOW (widget)->state, -1);
}

static void
show_details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  adw_flap_set_reveal_flap (self->details_flap, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

static void
show_related_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  adw_flap_set_reveal_flap (self->details_flap, TRUE);
  annals_details_pane_show_related (self->details);
}

static void
show_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  adw_flap_set_reveal_flap (self->filters_flap, !adw_flap_get_reveal_flap (self->filters_flap));
}

static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_panes_step_focus (ANNALS_WINDOW (widget)->panes, 1);
}

static void
previous_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_panes_step_focus (ANNALS_WINDOW (widget)->panes, -1);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_timeline_view_fit_home (ANNALS_WINDOW (widget)->timeline);
}

static void
fit_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_timeline_view_fit_all (ANNALS_WINDOW (widget)->timeline);
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_timeline_view_zoom (ANNALS_WINDOW (widget)->timeline, 1.5);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_timeline_view_zoom (ANNALS_WINDOW (widget)->timeline, 1 / 1.5);
}

static void
show_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_shortcuts_window_present (GTK_WINDOW (widget));
}

static void
show_problems_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (annals_view_state_get_document (self->state) == NULL)
    return;
  if (self->problems == NULL)
    g_set_weak_pointer (&self->problems,
                        annals_problems_window_new (GTK_WINDOW (self), self->state));
  gtk_window_present (GTK_WINDOW (self->problems));
}

/* For widgets, which know no window. */
static void
toast_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_window_toast (ANNALS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
annals_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.open", open_action },
    { "win.open-bundled", open_bundled_action },
    { "win.new-from-template", new_from_template_action },
    { "win.edit", edit_action },
    { "win.reload", reload_action },
    { "win.cancel-reading", cancel_reading_action },
    { "win.save-as", save_as_action },
    { "win.search", search_action },
    { "win.next-match", next_match_action },
    { "win.previous-match", previous_match_action },
    { "win.show-details", show_details_action },
    { "win.show-related", show_related_action },
    { "win.show-filters", show_filters_action },
    { "win.next-pane", next_pane_action },
    { "win.previous-pane", previous_pane_action },
    { "win.fullscreen", fullscreen_action },
    { "win.fit", fit_action },
    { "win.fit-all", fit_all_action },
    { "win.zoom-in", zoom_in_action },
    { "win.zoom-out", zoom_out_action },
    { "win.show-problems", show_problems_action },
    { "win.show-shortcuts", show_shortcuts_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_action);
}
