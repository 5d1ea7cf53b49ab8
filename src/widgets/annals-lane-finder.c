/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-lane-finder.h"

#include <glib/gi18n-lib.h>

#include "core/annals-fold.h"
#include "widgets/annals-lane-commands.h"
#include "widgets/annals-lane-item.h"

struct _AnnalsLaneFinder
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *hidden_box;
  GtkLabel *hidden_label;

  /* Owned */
  AnnalsViewState *state;
  GSignalGroup *state_signals;
  GListStore *rows;
  GtkFilter *filter;
  GtkSelectionModel *shown;
  char **words; /* what is looked for, folded */
};

G_DEFINE_FINAL_TYPE (AnnalsLaneFinder, annals_lane_finder, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* ---- What is listed ---- */

/* Where the same lanes stand in the same order, the rows only learn what has changed of them, and
 * the focus stays where it is. FALSE: there are others. */
static gboolean
update_rows (AnnalsLaneFinder *self, AnnalsLanes *lanes, guint n)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnalsLaneRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      if (!annals_lane_row_update (row, lanes, i))
        return FALSE;
    }
  return TRUE;
}

static void
fill (AnnalsLaneFinder *self)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;

  if (lanes != NULL)
    annals_lanes_get_entries (lanes, &n);
  if (update_rows (self, lanes, n))
    return;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, annals_lane_row_new (lanes, i));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

static void
show_page (AnnalsLaneFinder *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
}

/* Nobody looks at a list that is closed. */
static void
lanes_changed_cb (AnnalsLaneFinder *self)
{
  AnnalsLanes *lanes = annals_view_state_get_lanes (self->state);
  guint n = lanes != NULL ? annals_lanes_get_n_hidden (lanes) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u lane hidden", "%u lanes hidden", n), n);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  fill (self);
  show_page (self);
  gtk_label_set_text (self->hidden_label, text);
  gtk_widget_set_visible (self->hidden_box, n > 0);
}

static gboolean
matches (gpointer item, gpointer data)
{
  const AnnalsLaneFinder *self = data;

  return annals_lane_row_matches (item, (const char *const *) self->words);
}

static void
search_changed_cb (AnnalsLaneFinder *self)
{
  g_autofree char *folded =
      annals_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);

  g_strfreev (self->words);
  self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->shown), 0);
  show_page (self);
}

/* ---- What is done ---- */

static void
activate_cb (AnnalsLaneFinder *self, guint position)
{
  g_autoptr (AnnalsLaneRow) row = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (row == NULL)
    return;
  g_autofree char *id = g_strdup (annals_lane_row_get_id (row));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
}

static void
entry_activate_cb (AnnalsLaneFinder *self)
{
  activate_cb (self, gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (self->shown)));
}

static void
show_all_cb (AnnalsLaneFinder *self)
{
  annals_lane_commands_show_all (self->state);
}

static gboolean
key_cb (AnnalsLaneFinder *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* ---- Rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnalsLaneFinder *self)
{
  gtk_list_item_set_child (item, annals_lane_item_new (self->state));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  annals_lane_item_set_row (ANNALS_LANE_ITEM (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  annals_lane_item_set_row (ANNALS_LANE_ITEM (gtk_list_item_get_child (item)), NULL);
}

/* ---- Object ---- */

static void
annals_lane_finder_show (GtkWidget *widget)
{
  AnnalsLaneFinder *self = ANNALS_LANE_FINDER (widget);

  GTK_WIDGET_CLASS (annals_lane_finder_parent_class)->show (widget);
  lanes_changed_cb (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
annals_lane_finder_dispose (GObject *object)
{
  AnnalsLaneFinder *self = ANNALS_LANE_FINDER (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  g_clear_object (&self->state_signals);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_object (&self->state);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (annals_lane_finder_parent_class)->dispose (object);
}

static void
annals_lane_finder_class_init (AnnalsLaneFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_lane_finder_dispose;
  widget_class->show = annals_lane_finder_show;
  /**
   * AnnalsLaneFinder::chosen:
   * @id: of a lane, to which one wants to go
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annals/Annals/ui/annals-lane-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsLaneFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, AnnalsLaneFinder, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnalsLaneFinder, list);
  gtk_widget_class_bind_template_child (widget_class, AnnalsLaneFinder, hidden_box);
  gtk_widget_class_bind_template_child (widget_class, AnnalsLaneFinder, hidden_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
annals_lane_finder_init (AnnalsLaneFinder *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->words = g_new0 (char *, 1);
  self->rows = g_list_store_new (ANNALS_TYPE_LANE_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  GtkFilterListModel *filtered = gtk_filter_list_model_new (
      G_LIST_MODEL (g_object_ref (self->rows)), g_object_ref (self->filter));
  self->shown = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (filtered)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_model (self->list, self->shown);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), key);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->list));

  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "lanes-changed",
                                  G_CALLBACK (lanes_changed_cb), self);
}

/**
 * annals_lane_finder_new:
 * @state: whose lanes are listed
 */
GtkWidget *
annals_lane_finder_new (AnnalsViewState *state)
{
  AnnalsLaneFinder *self = g_object_new (ANNALS_TYPE_LANE_FINDER, NULL);

  self->state = g_object_ref (state);
  g_signal_group_set_target (self->state_signals, state);
  return GTK_WIDGET (self);
}
