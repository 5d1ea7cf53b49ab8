/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-lane-item.h"

#include <glib/gi18n-lib.h>

#include "layout/annals-digits.h"
#include "widgets/annals-lane-commands.h"

#define INDENT 18 /* pixels, for each lane that a lane is part of */
#define DEEPEST 6

/**
 * AnnalsLaneItem:
 *
 * A lane in the list of them: its title and its count, and what collapses it and shows it.
 */
struct _AnnalsLaneItem
{
  GtkWidget parent_instance;

  AnnalsViewState *state;
  AnnalsLaneRow *row;
  gulong changed;
  GtkWidget *box, *collapse, *title, *count, *show;
};

G_DEFINE_FINAL_TYPE (AnnalsLaneItem, annals_lane_item, GTK_TYPE_WIDGET)

static void
set_button (GtkWidget *button, const char *icon, const char *text, const char *title)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
}

/* The list's own row, which gets the focus, has no name from what is in it. */
static void
describe (AnnalsLaneItem *self, const AnnalsLaneEntry *entry, const char *count)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = entry->shown && !entry->collapsed ? g_strdup (count)
                          /* Translators: of a lane, after the number of its events. */
                          : entry->shown ? g_strdup_printf (_ ("%s, collapsed"), count)
                                         : g_strdup_printf (_ ("%s, hidden"), count);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    entry->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update (AnnalsLaneItem *self)
{
  const AnnalsLaneEntry *entry = annals_lane_row_get_entry (self->row);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *number = g_strdup_printf ("%" ANNALS_DIGITS "u", entry->n_events);
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u event", "%u events", entry->n_events), entry->n_events);

  gtk_widget_set_margin_start (self->box, (int) MIN (entry->depth, DEEPEST) * INDENT);
  gtk_label_set_text (GTK_LABEL (self->title), entry->title);
  gtk_label_set_text (GTK_LABEL (self->count), number);
  if (entry->shown)
    gtk_widget_remove_css_class (self->title, "dim-label");
  else
    gtk_widget_add_css_class (self->title, "dim-label");
  gtk_widget_set_sensitive (self->collapse, entry->shown);
  set_button (self->collapse,
              !entry->collapsed ? "pan-down-symbolic"
              : mirrored        ? "pan-start-symbolic"
                                : "pan-end-symbolic",
              entry->collapsed ? _ ("Expand") : _ ("Collapse"), entry->title);
  set_button (self->show, entry->shown ? "view-reveal-symbolic" : "view-conceal-symbolic",
              entry->shown ? _ ("Hide") : _ ("Show"), entry->title);
  describe (self, entry, count);
}

static void
collapse_cb (AnnalsLaneItem *self)
{
  annals_lane_commands_collapse (self->state, annals_lane_row_get_id (self->row),
                                 !annals_lane_row_get_entry (self->row)->collapsed);
}

/* The window hides, as that can be undone. */
static void
show_cb (AnnalsLaneItem *self)
{
  const char *id = annals_lane_row_get_id (self->row);

  if (annals_lane_row_get_entry (self->row)->shown)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.hide-lane", "s", id);
  else
    annals_lane_commands_show (self->state, id);
}

static void
annals_lane_item_dispose (GObject *object)
{
  AnnalsLaneItem *self = ANNALS_LANE_ITEM (object);

  annals_lane_item_set_row (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_lane_item_parent_class)->dispose (object);
}

static void
annals_lane_item_class_init (AnnalsLaneItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_lane_item_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (AnnalsLaneItem *self, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
annals_lane_item_init (AnnalsLaneItem *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->collapse = add_button (self, G_CALLBACK (collapse_cb));
  self->title = gtk_label_new (NULL);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->title), 16);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->count);
  self->show = add_button (self, G_CALLBACK (show_cb));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
annals_lane_item_new (AnnalsViewState *state)
{
  AnnalsLaneItem *self = g_object_new (ANNALS_TYPE_LANE_ITEM, NULL);

  self->state = g_object_ref (state);
  return GTK_WIDGET (self);
}

void
annals_lane_item_set_row (AnnalsLaneItem *self, AnnalsLaneRow *row)
{
  if (self->row != NULL)
    g_clear_signal_handler (&self->changed, self->row);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  self->changed = g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  update (self);
}
