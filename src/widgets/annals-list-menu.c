/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with rows of the list. */
#include <glib/gi18n-lib.h>

#include "core/annals-link.h"
#include "widgets/annals-context-menu.h"
#include "widgets/annals-list-view-private.h"

/* ---- Copying ---- */

static void
tell_copied (AnnalsListView *self, guint n)
{
  g_autofree char *text = g_strdup_printf (/* Translators: to the clipboard. */
                                           ngettext ("%u event copied", "%u events copied", n), n);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/* @format: negative: all of them. */
static void
copy (AnnalsListView *self, int format)
{
  AnnalsDocument *document = annals_list_model_get_document (self->model);
  g_autoptr (GArray) selected = annals_list_model_dup_selected (self->model);
  guint n = selected->len;

  if (n == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  AnnalsClock *clock = annals_view_state_get_clock (self->state);
  g_autoptr (GdkContentProvider) content =
      format < 0 ? annals_list_content_new (document, clock, g_steal_pointer (&selected))
                 : annals_list_content_new_as (document, clock, g_steal_pointer (&selected),
                                               (AnnalsListFormat) format);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  tell_copied (self, n);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (ANNALS_LIST_VIEW (widget), -1);
}

static void
copy_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *format = g_variant_get_string (parameter, NULL);

  copy (ANNALS_LIST_VIEW (widget), g_str_equal (format, "json")  ? ANNALS_LIST_JSON
                                   : g_str_equal (format, "tsv") ? ANNALS_LIST_TSV
                                                                 : ANNALS_LIST_TEXT);
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (widget);
  guint current = annals_list_model_get_current (self->model);
  g_autofree char *link =
      current != ANNALS_NONE
          ? annals_link_new (annals_list_model_get_document (self->model), current)
          : NULL;

  if (link == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Copied"));
}

/* ---- The menu ---- */

static void
update_actions (AnnalsListView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AnnalsDocument *document = annals_list_model_get_document (self->model);
  guint current = annals_list_model_get_current (self->model);
  g_autofree char *link = current != ANNALS_NONE ? annals_link_new (document, current) : NULL;

  gtk_widget_action_set_enabled (widget, "rows.copy-link", link != NULL);
}

static void
popup_at (AnnalsListView *self, double x, double y)
{
  update_actions (self);
  annals_context_menu_popup (GTK_WIDGET (self->menu), x, y);
}

/* Of a row that is not selected the menu is its own. */
static gboolean
select_at (AnnalsListView *self, guint event)
{
  guint position = annals_list_model_find (self->model, event);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->model), position))
    gtk_widget_activate_action (annals_list_view_get_rows (self), "list.select-item", "(ubb)",
                                position, FALSE, FALSE);
  return TRUE;
}

static void
popup_cb (GtkWidget *widget, double x, double y)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (widget);
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  if (at != NULL && select_at (self, annals_list_view_event_at (self, at, NULL)))
    popup_at (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (widget);
  GtkWidget *row, *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t box;

  if (focus == NULL || !select_at (self, annals_list_view_event_at (self, focus, &row))
      || !gtk_widget_compute_bounds (row, widget, &box))
    return;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  popup_at (self, mirrored ? gtk_widget_get_width (widget) - 24 : 24,
            (double) (box.origin.y + box.size.height));
}

void
annals_list_view_install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "rows.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "rows.copy-as", "s", copy_as_action);
  gtk_widget_class_install_action (widget_class, "rows.copy-link", NULL, copy_link_action);
  gtk_widget_class_install_action (widget_class, "rows.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "rows.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "rows.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "rows.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "rows.menu",
                                       NULL);
}

void
annals_list_view_init_menu (AnnalsListView *self)
{
  annals_context_menu_add (GTK_WIDGET (self), popup_cb);
}
