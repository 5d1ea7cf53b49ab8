/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-form.h"

GtkWidget *
annals_form_add_combo (AdwPreferencesGroup *group, const char *title, const char *const *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
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
