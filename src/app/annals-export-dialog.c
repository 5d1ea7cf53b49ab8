/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/annals-alert.h"
#include "app/annals-file-chooser.h"
#include "render/annals-paper.h"

typedef struct
{
  AnnalsWindow *parent; /* borrowed: the dialog is transient for it */
  GtkWidget *dialog;
  GtkWidget *format, *range, *which_lanes, *theme, *width, *height, *scale, *title, *legend;
  GtkWidget *preview;
  AnnalsLanes *shown; /* what was shown when the dialog opened */
  AnnalsLanes *lanes; /* those of them that were chosen */
} Export;

static const char *const extensions[] = { "png", "svg", "pdf" };

enum
{
  RANGE_HOME,
  RANGE_VISIBLE,
  RANGE_ALL,
};

static void
export_free (Export *self)
{
  g_clear_pointer (&self->shown, annals_lanes_unref);
  g_clear_pointer (&self->lanes, annals_lanes_unref);
  g_free (self);
}

static AnnalsSpan
chosen_span (Export *self)
{
  AnnalsViewState *state = annals_window_get_state (self->parent);
  AnnalsDocument *document = annals_lanes_get_document (self->lanes);
  guint range = adw_combo_row_get_selected (ADW_COMBO_ROW (self->range));

  return range == RANGE_ALL       ? annals_document_get_range (document)
         : range == RANGE_VISIBLE ? annals_view_state_get_span (state)
                                  : annals_document_get_home (document);
}

static AnnalsPaperRequest
get_request (Export *self)
{
  static const AnnalsTheme themes[] = { ANNALS_THEME_LIGHT, ANNALS_THEME_DARK, ANNALS_THEME_PRINT };

  return (AnnalsPaperRequest){
    .format = (AnnalsPaperFormat) adw_combo_row_get_selected (ADW_COMBO_ROW (self->format)),
    .width = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->width)),
    .height = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->height)),
    .scale = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->scale)),
    .theme = themes[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->theme)), 2)],
    .mirrored = gtk_widget_get_direction (self->dialog) == GTK_TEXT_DIR_RTL,
    .title = gtk_switch_get_active (GTK_SWITCH (self->title)),
    .legend = gtk_switch_get_active (GTK_SWITCH (self->legend)),
    .span = chosen_span (self),
    .lanes = self->lanes,
    .selected = annals_view_state_get_selected (annals_window_get_state (self->parent)),
  };
}

/* All lanes, or one of them: the first choice is all. The events of one actor or tag, which share
 * lanes with others, are told out by category. */
static void
choose_lanes (Export *self)
{
  AnnalsGrouping grouping = annals_lanes_get_grouping (self->shown);
  gboolean shares = grouping == ANNALS_GROUPING_ACTOR || grouping == ANNALS_GROUPING_TAG;
  guint n, chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->which_lanes));
  const AnnalsLane *all = annals_lanes_get (self->shown, &n);

  g_clear_pointer (&self->lanes, annals_lanes_unref);
  if (chosen == 0 || chosen > n)
    self->lanes = annals_lanes_ref (self->shown);
  else
    self->lanes = annals_lanes_new (annals_lanes_get_document (self->shown),
                                    annals_index_get_members (all[chosen - 1].index),
                                    annals_index_get_n_members (all[chosen - 1].index),
                                    shares ? ANNALS_GROUPING_CATEGORY : grouping);
}

static void
preview_cb (Export *self)
{
  choose_lanes (self);
  AnnalsPaperRequest request = get_request (self);
  g_autoptr (GdkPaintable) paintable = annals_paper_preview (&request);

  gtk_widget_set_sensitive (self->scale, request.format == ANNALS_PAPER_PNG);
  gtk_picture_set_paintable (GTK_PICTURE (self->preview), paintable);
}

static void
save_cb (GFile *file, gpointer data)
{
  Export *self = data;
  AnnalsPaperRequest request = get_request (self);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;

  if (path != NULL && annals_paper_save (&request, path, &error))
    {
      /* Translators: a file's name. */
      g_autofree char *message = g_strdup_printf (_ ("Exported to “%s”"), name);
      annals_window_toast (self->parent, message);
      gtk_window_close (GTK_WINDOW (self->dialog));
      return;
    }
  annals_alert_present (GTK_WINDOW (self->dialog), _ ("Could Not Export"),
                        error != NULL ? error->message : _ ("Only local files can be written."));
}

static void
export_cb (Export *self)
{
  const char *extension =
      extensions[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->format)), 2)];
  g_autofree char *name = g_strdup_printf ("%s.%s", _ ("timeline"), extension);

  annals_file_chooser_save (GTK_WINDOW (self->dialog), _ ("Export Picture"), name, save_cb, self);
}

static GtkWidget *
add_combo (Export *self, GtkWidget *group, const char *title, const char *const *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (preview_cb), self);
  return row;
}

static GtkWidget *
add_lanes (Export *self, GtkWidget *group)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  guint n;
  const AnnalsLane *all = annals_lanes_get (self->shown, &n);

  g_ptr_array_add (titles, _ ("All lanes"));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (titles, (gpointer) all[i].title);
  g_ptr_array_add (titles, NULL);
  return add_combo (self, group, _ ("Lanes"), (const char *const *) titles->pdata);
}

static GtkWidget *
add_number (
    Export *self, GtkWidget *group, const char *title, double least, double most, double value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, most > 100 ? 100 : 0.5);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), most > 100 ? 0 : 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (preview_cb), self);
  return spin;
}

static GtkWidget *
add_switch (Export *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (button, "notify::active", G_CALLBACK (preview_cb), self);
  return button;
}

static GtkWidget *
build_form (Export *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *preview_group = adw_preferences_group_new ();
  const char *formats[] = { _ ("PNG image"), _ ("SVG drawing"), _ ("PDF document"), NULL };
  const char *ranges[] = { _ ("Main range"), _ ("Visible"), _ ("Everything"), NULL };
  const char *themes[] = { _ ("Light"), _ ("Dark"), _ ("Print"), NULL };

  self->preview = gtk_picture_new ();
  gtk_widget_set_size_request (self->preview, -1, 220);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (preview_group), self->preview);
  self->format = add_combo (self, group, _ ("Format"), formats);
  self->range = add_combo (self, group, _ ("Range"), ranges);
  self->which_lanes = add_lanes (self, group);
  self->theme = add_combo (self, group, _ ("Theme"), themes);
  self->width = add_number (self, group, _ ("Width in pixels"), 200, 16000, 1600);
  self->height = add_number (self, group, _ ("Height in pixels"), 200, 16000, 900);
  self->scale = add_number (self, group, _ ("Scale"), 1, 4, 1);
  self->title = add_switch (self, group, _ ("Title"));
  self->legend = add_switch (self, group, _ ("Legend"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (preview_group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static GtkWidget *
build_header (Export *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Export…"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->dialog);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (export_cb), self);
  return header;
}

void
annals_export_dialog_present (AnnalsWindow *parent)
{
  Export *self = g_new0 (Export, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->parent = parent;
  self->shown = annals_lanes_ref (annals_view_state_get_lanes (annals_window_get_state (parent)));
  self->dialog = adw_window_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "export", self, (GDestroyNotify) export_free);
  GtkWidget *form = build_form (self);
  gtk_widget_set_vexpand (form, TRUE);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), form);
  adw_window_set_content (ADW_WINDOW (self->dialog), box);
  gtk_window_set_title (GTK_WINDOW (self->dialog), _ ("Export Picture"));
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 560, 720);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (parent));
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  preview_cb (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
