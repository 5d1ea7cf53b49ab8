/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-form.h"

/* ---- Choices ---- */

/* As the toolkit's own list of a combo row, but with names for who does not see it. */
static void
set_up_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
mark_chosen (GtkListItem *item, GParamSpec *pspec, AdwComboRow *row)
{
  GtkWidget *mark = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (
      mark, adw_combo_row_get_selected (row) == gtk_list_item_get_position (item) ? 1 : 0);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (mark_chosen), item,
                           G_CONNECT_SWAPPED);
  mark_chosen (item, NULL, row);
}

static void
unbind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  g_signal_handlers_disconnect_by_func (row, mark_chosen, item);
}

static void
set_list (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_choice_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_choice_cb), row, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_choice_cb), row, 0);
  adw_combo_row_set_list_factory (row, factory);
}

/* What is chosen is seen in the row, but no part of its name. */
static void
describe_choice (AdwComboRow *row)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);

  if (chosen != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_string_object_get_string (chosen), -1);
}

GtkWidget *
annals_form_add_combo (AdwPreferencesGroup *group, const char *title, const char *const *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  set_list (ADW_COMBO_ROW (row));
  /* In later versions its subtitle, which is empty. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (describe_choice), NULL);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_row (AdwPreferencesGroup *group, const char *title, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  adw_preferences_group_add (group, row);
}

GtkWidget *
annals_form_add_number (
    AdwPreferencesGroup *group, const char *title, double least, double most, double step)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), step < 1 ? 1 : 0);
  add_row (group, title, spin);
  return spin;
}

GtkWidget *
annals_form_add_switch (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *button = gtk_switch_new ();

  add_row (group, title, button);
  return button;
}

GtkWidget *
annals_form_get_row (GtkWidget *control)
{
  return gtk_widget_get_ancestor (control, ADW_TYPE_PREFERENCES_ROW);
}
