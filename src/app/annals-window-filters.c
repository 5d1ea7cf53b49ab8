/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters as a whole: cleared, and kept by a name. */
#include <glib/gi18n-lib.h>

#include "app/annals-window-private.h"
#include "core/annals-filter-variant.h"

#define KEPT "filters" /* among the file's settings: a name, and a filter */
#define KEPT_TYPE G_VARIANT_TYPE ("a{sa{sv}}")

/* ---- Clearing ---- */

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if ((!annals_view_state_is_filtered (self->state)
       && annals_view_state_get_search (self->state) == NULL)
      || annals_view_state_is_replacing (self->state))
    return;
  annals_window_note_search (self);
  annals_view_state_clear_filters (self->state);
  annals_window_note_and_tell (self, _ ("Filters cleared"));
}

/* ---- Keeping ---- */

GVariant *
annals_window_get_kept_filters (AnnalsWindow *self)
{
  GVariant *kept = self->file_settings != NULL
                       ? annals_file_settings_get (self->file_settings, KEPT, KEPT_TYPE)
                       : NULL;

  return kept != NULL
             ? kept
             : g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{sa{sv}}"), NULL, 0));
}

void
annals_window_set_kept_filters (AnnalsWindow *self, GVariant *kept)
{
  if (self->file_settings != NULL)
    annals_file_settings_set (self->file_settings, KEPT, kept);
  annals_window_update_filters_menu (self);
}

/* @filter: (nullable): NULL forgets it */
static void
keep (AnnalsWindow *self, const char *name, GVariant *filter)
{
  g_autoptr (GVariant) kept = annals_window_get_kept_filters (self);
  g_autoptr (GVariant) dict = filter != NULL ? g_variant_ref_sink (filter) : NULL;
  GVariantBuilder out;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_variant_builder_init (&out, KEPT_TYPE);
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_loop (&iter, "{&s@a{sv}}", &key, &value))
    if (!g_str_equal (key, name))
      g_variant_builder_add (&out, "{s@a{sv}}", key, value);
  if (dict != NULL)
    g_variant_builder_add (&out, "{s@a{sv}}", name, dict);
  annals_window_set_kept_filters (self, g_variant_builder_end (&out));
}

static void
name_entered_cb (GtkDialog *dialog, int response, AnnalsWindow *self)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  AnnalsDocument *document = annals_view_state_get_document (self->state);

  if (response == GTK_RESPONSE_ACCEPT && *name != '\0' && self->file_settings != NULL)
    {
      keep (self, name,
            annals_filter_to_variant (annals_view_state_get_filter (self->state), document));
      annals_window_note (self);
      annals_window_toast (self, _ ("Filter kept with this file"));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
name_changed_cb (GtkEditable *entry, GtkDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  gtk_dialog_set_response_sensitive (dialog, GTK_RESPONSE_ACCEPT, *name != '\0');
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = gtk_dialog_new_with_buttons (
      _ ("Keep Filter"), GTK_WINDOW (widget),
      GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT | GTK_DIALOG_USE_HEADER_BAR, _ ("_Cancel"),
      GTK_RESPONSE_CANCEL, _ ("_Keep"), GTK_RESPONSE_ACCEPT, NULL);
  GtkWidget *area = gtk_dialog_get_content_area (GTK_DIALOG (dialog));
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Name")), *entry = gtk_entry_new ();

  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_response_sensitive (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT, FALSE);
  gtk_widget_add_css_class (area, "annals-dialog");
  gtk_box_set_spacing (GTK_BOX (area), 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 30);
  gtk_box_append (GTK_BOX (area), label);
  gtk_box_append (GTK_BOX (area), entry);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect (entry, "changed", G_CALLBACK (name_changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (name_entered_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GVariant *
find_kept (AnnalsWindow *self, const char *name)
{
  g_autoptr (GVariant) kept = annals_window_get_kept_filters (self);

  return g_variant_lookup_value (kept, name, G_VARIANT_TYPE_VARDICT);
}

static void
use_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  g_autoptr (GVariant) kept = find_kept (self, g_variant_get_string (parameter, NULL));

  if (kept == NULL)
    return;
  g_autoptr (AnnalsFilter) filter =
      annals_filter_new_from_variant (kept, annals_view_state_get_document (self->state));
  annals_view_state_set_filter (self->state, filter);
}

static void
forget_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (GVariant) kept = find_kept (self, name);

  if (kept == NULL)
    return;
  /* Translators: "%s" is a filter's name. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” forgotten"), name);
  keep (self, name, NULL);
  annals_window_note_and_tell (self, message);
}

/* ---- The menu ---- */

static void
append_named (GMenu *menu, const char *name, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts); /* no mnemonic */

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

static void
append_kept (GMenu *menu, GVariant *kept)
{
  g_autoptr (GMenu) use = g_menu_new ();
  g_autoptr (GMenu) forget = g_menu_new ();
  GVariantIter iter;
  const char *name;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_loop (&iter, "{&s@a{sv}}", &name, NULL))
    {
      append_named (use, name, "win.use-filter");
      append_named (forget, name, "win.forget-filter");
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (use)) == 0)
    return;
  g_menu_append_section (menu, _ ("Kept with This File"), G_MENU_MODEL (use));
  g_menu_append_submenu (menu, _ ("_Forget"), G_MENU_MODEL (forget));
}

/**
 * annals_window_update_filters_menu:
 *
 * Fills the menu of the filters with what is kept for the file that is shown.
 */
void
annals_window_update_filters_menu (AnnalsWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GVariant) kept = annals_window_get_kept_filters (self);

  g_menu_append (menu, _ ("Cl_ear Filters"), "win.clear-filters");
  g_menu_append (menu, _ ("_Keep Filter…"), "win.keep-filter");
  append_kept (menu, kept);
  annals_filters_pane_set_menu (self->filters, G_MENU_MODEL (menu));
}

static void
filter_changed_cb (AnnalsWindow *self)
{
  gboolean any = !annals_filter_is_empty (annals_view_state_get_filter (self->state));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-filter", any);
}

void
annals_window_install_filters_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.clear-filters", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "win.keep-filter", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "win.use-filter", "s", use_action);
  gtk_widget_class_install_action (widget_class, "win.forget-filter", "s", forget_action);
}

void
annals_window_init_filters (AnnalsWindow *self)
{
  annals_filters_pane_set_state (self->filters, self->state);
  annals_filter_chips_set_state (self->chips, self->state);
  g_signal_connect_object (self->state, "filter-changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  filter_changed_cb (self);
  annals_window_update_filters_menu (self);
}
