/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's buttons, menus and shortcuts do. */
#include "app/annals-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/annals-export-dialog.h"
#include "app/annals-file-chooser.h"

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
cancel_reading_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_window_cancel_reading (ANNALS_WINDOW (widget));
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  annals_loader_reload (ANNALS_WINDOW (widget)->loader);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (annals_view_state_get_document (self->state) != NULL)
    annals_export_dialog_present (self);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  gtk_search_bar_set_search_mode (self->search_bar,
                                  !gtk_search_bar_get_search_mode (self->search_bar));
}

static void
show_details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  adw_flap_set_reveal_flap (self->details_flap, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

static void
show_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  adw_flap_set_reveal_flap (self->filters_flap, !adw_flap_get_reveal_flap (self->filters_flap));
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  annals_view_state_clear_filters (self->state);
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

/* ---- The problems list ---- */

static const char *
severity_title (AnnalsSeverity severity)
{
  return severity == ANNALS_SEVERITY_ERROR     ? _ ("Error")
         : severity == ANNALS_SEVERITY_WARNING ? _ ("Warning")
                                               : _ ("Note");
}

#define PROBLEMS_LISTED 500

static void
show_problems_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  guint n;

  if (document == NULL)
    return;
  const AnnalsDiagnostic *all = annals_document_get_diagnostics (document, &n);
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < MIN (n, PROBLEMS_LISTED); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *where =
          g_strdup_printf (_ ("%s, line %u, column %u, %s"), severity_title (all[i].severity),
                           all[i].line, all[i].column, all[i].path != NULL ? all[i].path : "");
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), all[i].message);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), where);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Problems in This File"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 640, 480);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
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
    { "win.reload", reload_action },
    { "win.cancel-reading", cancel_reading_action },
    { "win.export", export_action },
    { "win.search", search_action },
    { "win.show-details", show_details_action },
    { "win.show-filters", show_filters_action },
    { "win.clear-filters", clear_filters_action },
    { "win.fullscreen", fullscreen_action },
    { "win.fit", fit_action },
    { "win.fit-all", fit_all_action },
    { "win.zoom-in", zoom_in_action },
    { "win.zoom-out", zoom_out_action },
    { "win.show-problems", show_problems_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
}
