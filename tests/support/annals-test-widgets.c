/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annals-test-widgets.h"

GtkWidget *
annals_test_find (GtkWidget *root, AnnalsTestFits fits, gconstpointer data)
{
  GtkWidget *found = fits (root, data) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = annals_test_find (child, fits, data);
  return found;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

GtkWidget *
annals_test_find_type (GtkWidget *root, GType type)
{
  return annals_test_find (root, is_of_type, &type);
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

GtkWidget *
annals_test_find_text (GtkWidget *root, const char *text)
{
  return annals_test_find (root, says, text);
}

gpointer
annals_test_find_controller (GtkWidget *widget, GType type, guint button)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (all, i);
      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type)
          && (button == 0
              || gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button))
        return controller;
    }
  g_assert_not_reached ();
}
