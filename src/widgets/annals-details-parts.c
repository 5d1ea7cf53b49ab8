/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all sections of the details pane are made of. */
#include "widgets/annals-details-private.h"
#include "render/annals-markdown.h"

static GtkWidget *
add_text (GtkWidget *box, const char *text, const char *css, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role", role, NULL);
  g_auto (GStrv) classes = g_strsplit (css, " ", -1);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  for (char **css_class = classes; *css_class != NULL; css_class++)
    if (**css_class != '\0')
      gtk_widget_add_css_class (label, *css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

GtkWidget *
annals_details_add_label (GtkWidget *box, const char *text, const char *css)
{
  return add_text (box, text, css, GTK_ACCESSIBLE_ROLE_LABEL);
}

/* What the pane is about; screen readers go from heading to heading. */
void
annals_details_add_title (GtkWidget *box, const char *text)
{
  add_text (box, text, "title-2", GTK_ACCESSIBLE_ROLE_HEADING);
}

void
annals_details_add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *label = add_text (box, text, "heading dim-label", GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_widget_set_margin_top (label, 12);
}

void
annals_details_go (AnnalsDetailsPane *self, guint event)
{
  annals_view_state_set_selected (self->state, event);
  annals_view_state_reveal (self->state, event);
}

/* ---- Cards ---- */

static GtkWidget *
new_lines (const char *first, const char *second)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  annals_details_add_label (lines, first, "annals-card-title");
  if (second != NULL && *second != '\0')
    annals_details_add_label (lines, second, "dim-label caption");
  return lines;
}

GtkWidget *
annals_details_add_card (GtkWidget *box, const char *first, const char *second)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), new_lines (first, second));
  gtk_widget_add_css_class (button, "annals-card");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
event_cb (GtkButton *card, AnnalsDetailsPane *self)
{
  annals_details_go (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (card), "event")));
}

GtkWidget *
annals_details_add_event_card (
    AnnalsDetailsPane *self, GtkWidget *box, guint event, const char *title, const char *second)
{
  GtkWidget *card = annals_details_add_card (box, title, second);

  g_object_set_data (G_OBJECT (card), "event", GUINT_TO_POINTER (event));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, second != NULL ? second : "",
                                  -1);
  g_signal_connect (card, "clicked", G_CALLBACK (event_cb), self);
  return card;
}

static void
link_cb (GtkButton *button, AnnalsDetailsPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gtk_show_uri (GTK_WINDOW (root), g_object_get_data (G_OBJECT (button), "url"), GDK_CURRENT_TIME);
}

/* What leads nowhere is to be read as well as the others. */
static void
add_plain_card (GtkWidget *box, const char *first, const char *second)
{
  GtkWidget *lines = new_lines (first, second);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_add_css_class (lines, "annals-card");
  gtk_widget_add_css_class (lines, "annals-plain-card");
  gtk_box_append (GTK_BOX (box), lines);
}

void
annals_details_add_link_card (
    AnnalsDetailsPane *self, GtkWidget *box, const char *first, const char *second, const char *url)
{
  if (!annals_link_may_open (url))
    {
      add_plain_card (box, first, second);
      return;
    }
  GtkWidget *card = annals_details_add_card (box, first, second);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_widget_add_css_class (card, "annals-link");
  gtk_widget_set_tooltip_text (card, url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, first,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, second, -1);
  g_object_set_data_full (G_OBJECT (card), "url", g_strdup (url), g_free);
  g_signal_connect (card, "clicked", G_CALLBACK (link_cb), self);
}
