/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-button-names.h"

#include <adwaita.h>

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = GTK_IS_POPOVER (child) ? NULL : find_label (child);
  return label;
}

/* One is part of another, which has the tooltip. */
static const char *
find_tooltip (GtkWidget *button)
{
  GtkWidget *parent = gtk_widget_get_parent (button);
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  if (tooltip == NULL && ADW_IS_SPLIT_BUTTON (parent))
    tooltip = gtk_widget_get_tooltip_text (parent);
  return tooltip;
}

/* Newer GTK tells of a new picture before it has forgotten the label, and asks that for its words.
 */
static gboolean
has_label (GtkWidget *button)
{
  g_autoptr (GList) mnemonics = gtk_widget_list_mnemonic_labels (button);

  return mnemonics != NULL
         || (GTK_IS_BUTTON (button) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (button)))
             && gtk_button_get_label (GTK_BUTTON (button)) != NULL);
}

/* A button with a label of its own is called by that, and by both where it has another name. */
static void
give_name (GtkWidget *button)
{
  if (has_label (button))
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
      return;
    }
  GtkLabel *label = find_label (button);
  const char *words = label != NULL ? gtk_label_get_text (label) : "";
  const char *name = *words != '\0' ? words : find_tooltip (button);

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
follow (GtkWidget *button)
{
  if (g_signal_handler_find (button, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, give_name, NULL) != 0)
    return;
  give_name (button);
  g_signal_connect (button, "notify::tooltip-text", G_CALLBACK (give_name), NULL);
  if (GTK_IS_BUTTON (button))
    g_signal_connect (button, "notify::label", G_CALLBACK (give_name), NULL);
  GtkLabel *label = find_label (button);
  if (label != NULL)
    g_signal_connect_object (label, "notify::label", G_CALLBACK (give_name), button,
                             G_CONNECT_SWAPPED);
}

void
annals_button_names_give (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root))
    return;
  /* The button in a menu's button is called as that is. */
  if (GTK_IS_BUTTON (root) || GTK_IS_MENU_BUTTON (root))
    {
      follow (root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    annals_button_names_give (child);
}
