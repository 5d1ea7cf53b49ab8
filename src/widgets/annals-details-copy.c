/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the details give to the clipboard: a link to the event, and citations of its sources. */
#include <glib/gi18n-lib.h>

#include "core/annals-citation.h"
#include "core/annals-link.h"
#include "widgets/annals-button-names.h"
#include "widgets/annals-details-private.h"

static void
copy (AnnalsDetailsPane *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  /* Translators: to the clipboard. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Copied"));
}

/* What can be named is of the file that the document was read from. */
static char *
dup_link (AnnalsDetailsPane *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  guint selected = annals_view_state_get_selected (self->state);

  return document != NULL && selected != ANNALS_NONE ? annals_link_new (document, selected) : NULL;
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *link = dup_link (ANNALS_DETAILS_PANE (widget));

  if (link != NULL)
    copy (ANNALS_DETAILS_PANE (widget), link);
}

static AnnalsDetail *
dup_detail (AnnalsDetailsPane *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  guint selected = annals_view_state_get_selected (self->state);

  return document != NULL && selected != ANNALS_NONE
             ? annals_document_dup_detail (document, selected)
             : NULL;
}

static void
copy_citations_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsDetailsPane *self = ANNALS_DETAILS_PANE (widget);
  g_autoptr (AnnalsDetail) detail = dup_detail (self);
  AnnalsCitationStyle style;

  if (detail == NULL
      || !annals_citation_style_from_string (g_variant_get_string (parameter, NULL), &style))
    return;
  g_autofree char *text = annals_citations_new (detail->sources, style);
  copy (self, text);
}

static void
copy_citation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsDetailsPane *self = ANNALS_DETAILS_PANE (widget);
  g_autoptr (AnnalsDetail) detail = dup_detail (self);
  AnnalsCitationStyle style;
  const char *wanted;
  guint32 index;

  g_variant_get (parameter, "(u&s)", &index, &wanted);
  if (detail == NULL || index >= detail->sources->len
      || !annals_citation_style_from_string (wanted, &style))
    return;
  g_autofree char *text = annals_citation_new (detail->sources, index, style);
  copy (self, text);
}

void
annals_details_install_copying (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "details.copy-link", NULL, copy_link_action);
  gtk_widget_class_install_action (widget_class, "details.copy-citations", "s",
                                   copy_citations_action);
  gtk_widget_class_install_action (widget_class, "details.copy-citation", "(us)",
                                   copy_citation_action);
}

/* ---- Menus ---- */

static GtkWidget *
add_menu_button (GtkWidget *box, GMenu *menu, const char *icon, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  annals_button_names_give (button);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* @source: of one; negative: all of the event's. */
static void
add_styles (GMenu *menu, int source)
{
  static const struct
  {
    const char *label, *style;
  } items[] = {
    { N_ ("_Plain Text"), "plain" },
    /* Translators: notes as the Chicago Manual of Style has them. */
    { N_ ("_Chicago Note"), "chicago" },
    { N_ ("_BibTeX"), "bibtex" },
  };
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);
      if (source < 0)
        g_menu_item_set_action_and_target (item, "details.copy-citations", "s", items[i].style);
      else
        g_menu_item_set_action_and_target (item, "details.copy-citation", "(us)", (guint32) source,
                                           items[i].style);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, source < 0 ? _ ("Copy All Citations") : _ ("Copy Citation"),
                         G_MENU_MODEL (section));
}

void
annals_details_add_menu (AnnalsDetailsPane *self, GtkWidget *box, gboolean has_sources)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *link = dup_link (self);

  g_menu_append (menu, _ ("Copy _Link to This Event"), "details.copy-link");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "details.copy-link", link != NULL);
  if (has_sources)
    add_styles (menu, -1);
  add_menu_button (box, menu, "view-more-symbolic", _ ("Copy"));
}

void
annals_details_add_citation_menu (AnnalsDetailsPane *self, GtkWidget *box, guint source)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  add_styles (menu, (int) source);
  add_menu_button (box, menu, "edit-copy-symbolic", _ ("Copy Citation"));
}
