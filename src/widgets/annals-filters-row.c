/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-filters-row.h"

#include <glib/gi18n-lib.h>

#include "layout/annals-digits.h"
#include "widgets/annals-context-menu.h"

/**
 * AnnalsFiltersRow:
 *
 * A choice among the filters: a check box, a title, and how many events it would leave. Where the
 * pointer is, a button in place of the number asks for this alone; the keyboard has it in a menu.
 */
struct _AnnalsFiltersRow
{
  GtkWidget parent_instance;

  GtkWidget *check;
  GtkLabel *count;
  GtkStack *end; /* the number, or the button */
  GtkWidget *menu;
  char *title;
  guint which;
  gboolean setting; /* the tick is set, not ticked by a person */
};

G_DEFINE_FINAL_TYPE (AnnalsFiltersRow, annals_filters_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_TICKED,
  SIGNAL_ONLY,
  SIGNAL_HIDE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (AnnalsFiltersRow *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_TICKED], 0,
                   gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
only_cb (AnnalsFiltersRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ONLY], 0);
}

static void
only_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ONLY], 0);
}

static void
hide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_HIDE], 0);
}

/* ---- The menu ---- */

static void
popup_menu (GtkWidget *widget, double x, double y)
{
  AnnalsFiltersRow *self = ANNALS_FILTERS_ROW (widget);

  if (self->menu == NULL)
    {
      g_autoptr (GMenu) model = g_menu_new ();
      g_menu_append (model, _ ("_Only This"), "filter.only");
      g_menu_append (model, _ ("_All but This"), "filter.hide");
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, widget);
    }
  annals_context_menu_popup (self->menu, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  popup_menu (widget, 0, gtk_widget_get_height (widget));
}

/* ---- "Only" ---- */

static void
pointer_cb (GtkEventControllerMotion *motion, GParamSpec *pspec, AnnalsFiltersRow *self)
{
  gboolean here = gtk_event_controller_motion_contains_pointer (motion);

  gtk_stack_set_visible_child_name (self->end, here ? "only" : "count");
}

/* It takes no room of its own, so that the numbers stand in a column. */
static void
add_only (AnnalsFiltersRow *self)
{
  /* Translators: a small button beside a filter: show this alone. */
  GtkWidget *only = gtk_button_new_with_label (_ ("Only"));
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_add_css_class (only, "flat");
  gtk_widget_add_css_class (only, "annals-only");
  gtk_widget_set_focusable (only, FALSE);
  g_signal_connect_swapped (only, "clicked", G_CALLBACK (only_cb), self);
  gtk_stack_add_named (self->end, only, "only");
  g_signal_connect (motion, "notify::contains-pointer", G_CALLBACK (pointer_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/* ---- Object ---- */

static void
annals_filters_row_dispose (GObject *object)
{
  AnnalsFiltersRow *self = ANNALS_FILTERS_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->menu = NULL;
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (annals_filters_row_parent_class)->dispose (object);
}

static void
annals_filters_row_class_init (AnnalsFiltersRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_filters_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filtersrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "filter.only", NULL, only_action);
  gtk_widget_class_install_action (widget_class, "filter.hide", NULL, hide_action);
  gtk_widget_class_install_action (widget_class, "filter.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "filter.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "filter.menu",
                                       NULL);

  /* A person has ticked it, or taken the tick away: its argument. */
  signals[SIGNAL_TICKED] = g_signal_new ("ticked", ANNALS_TYPE_FILTERS_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_ONLY] = g_signal_new ("only", ANNALS_TYPE_FILTERS_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_HIDE] = g_signal_new ("hide-this", ANNALS_TYPE_FILTERS_ROW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
annals_filters_row_init (AnnalsFiltersRow *self)
{
  self->check = gtk_check_button_new ();
  gtk_widget_set_hexpand (self->check, TRUE);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  self->end = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->end, GTK_WIDGET (self->count), "count");
  gtk_widget_set_parent (GTK_WIDGET (self->end), GTK_WIDGET (self));
}

static gboolean
query_tooltip_cb (GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

static GtkWidget *
make_title (const char *title, GtkWidget *swatch)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  if (swatch != NULL)
    gtk_box_append (GTK_BOX (box), swatch);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

GtkWidget *
annals_filters_row_new (const char *title, GtkWidget *swatch, guint which, gboolean has_only)
{
  AnnalsFiltersRow *self = g_object_new (ANNALS_TYPE_FILTERS_ROW, NULL);

  self->title = g_strdup (title);
  self->which = which;
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->check), make_title (title, swatch));
  if (has_only)
    {
      add_only (self);
      annals_context_menu_add (GTK_WIDGET (self), popup_menu);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "filter.menu", has_only);
  return GTK_WIDGET (self);
}

guint
annals_filters_row_get_which (AnnalsFiltersRow *self)
{
  return self->which;
}

/**
 * annals_filters_row_set_tick:
 *
 * Shows what is chosen, without telling of it.
 */
void
annals_filters_row_set_tick (AnnalsFiltersRow *self, AnnalsTicked tick)
{
  self->setting = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), tick == ANNALS_TICKED_ON);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->check), tick == ANNALS_TICKED_HIDDEN);
  self->setting = FALSE;
  if (tick == ANNALS_TICKED_HIDDEN)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hidden");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hidden");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  /* Translators: said of a filter whose events are kept out. */
                                  tick == ANNALS_TICKED_HIDDEN ? _ ("hidden") : "", -1);
}

/**
 * annals_filters_row_set_count:
 * @count: how many events would be left with it
 */
void
annals_filters_row_set_count (AnnalsFiltersRow *self, guint count)
{
  g_autofree char *number = g_strdup_printf ("%'" ANNALS_DIGITS "u", count);
  /* Translators: what a screen reader says of a filter: its title, and how many events it has. */
  g_autofree char *name =
      g_strdup_printf (ngettext ("%s, %u event", "%s, %u events", count), self->title, count);

  gtk_label_set_text (self->count, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}
