/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-list-view-private.h"

#include <glib/gi18n-lib.h>

#define FOCUS_TRIES 10 /* frames */

G_DEFINE_FINAL_TYPE (AnnalsListView, annals_list_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SORT = 1,
  PROP_DESCENDING,
  PROP_WIDTHS,
} AnnalsListViewProperty;
static GParamSpec *props[PROP_WIDTHS + 1];

const char *const annals_list_sort_names[ANNALS_N_SORTS] = {
  [ANNALS_SORT_DATE] = "date",         [ANNALS_SORT_TITLE] = "title",
  [ANNALS_SORT_CATEGORY] = "category", [ANNALS_SORT_ACTORS] = "actors",
  [ANNALS_SORT_PLACE] = "place",       [ANNALS_SORT_SOURCES] = "sources",
};

/* ---- The table ---- */

GtkWidget *
annals_list_view_get_rows (AnnalsListView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

void
annals_list_view_scroll_to (AnnalsListView *self, guint position)
{
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (annals_list_view_get_rows (self), "list.scroll-to-item", "u",
                                position);
}

/* The row is one of few that are there, as it was scrolled to. */
static GtkWidget *
find_row (AnnalsListView *self, guint event)
{
  GtkWidget *row = gtk_widget_get_first_child (annals_list_view_get_rows (self));

  while (row != NULL && annals_list_view_event_at (self, row, NULL) != event)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* The current row, else the first in sight. */
static GtkWidget *
find_focus_row (AnnalsListView *self)
{
  guint current = annals_list_model_get_current (self->model);
  GtkWidget *row = current != ANNALS_NONE ? find_row (self, current) : NULL;
  graphene_rect_t box;

  if (row != NULL)
    return row;
  row = gtk_widget_get_first_child (annals_list_view_get_rows (self));
  while (row != NULL
         && !(gtk_widget_get_mapped (row)
              && gtk_widget_compute_bounds (row, GTK_WIDGET (self->table), &box)
              && box.origin.y >= 0))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static gboolean
focus_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (widget);
  GtkWidget *row = find_focus_row (self);

  if ((row == NULL || !gtk_widget_grab_focus (row)) && --self->focus_tries > 0)
    return G_SOURCE_CONTINUE;
  self->focus_tick = 0;
  return G_SOURCE_REMOVE;
}

/* A list that comes into sight has no rows before its first frame. */
static gboolean
annals_list_view_grab_focus (GtkWidget *widget)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (widget);
  GtkWidget *row = find_focus_row (self);

  if (row != NULL && gtk_widget_grab_focus (row))
    return TRUE;
  self->focus_tries = FOCUS_TRIES;
  if (self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (widget, focus_tick_cb, NULL, NULL);
  return FALSE;
}

gboolean
annals_list_view_has_focus (AnnalsListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Selects the row of the event that is selected elsewhere, and brings it into sight. */
void
annals_list_view_select_current (AnnalsListView *self)
{
  guint event = annals_view_state_get_selected (self->state);
  guint position = event != ANNALS_NONE ? annals_list_model_find (self->model, event)
                                        : GTK_INVALID_LIST_POSITION;

  if (event == annals_list_model_get_current (self->model))
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    {
      /* A filter may hide it, and it stays selected all the same. */
      self->following = TRUE;
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->model));
      self->following = FALSE;
      return;
    }
  /* Not through the model, as a range that is selected later begins where the table was told. */
  gtk_widget_activate_action (annals_list_view_get_rows (self), "list.select-item", "(ubb)",
                              position, FALSE, FALSE);
  annals_list_view_scroll_to (self, position);
  GtkWidget *row = annals_list_view_has_focus (self) ? find_row (self, event) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* ---- What is shown ---- */

/* What is out of sight needs nothing but to let go of a document that nobody shows. */
static void
forget_rows (AnnalsListView *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (self->shown == NULL || document == annals_list_model_get_document (self->model))
    return;
  g_clear_pointer (&self->shown, annals_event_set_unref);
  annals_list_model_set (self->model, document, none);
}

static void
update_rows (AnnalsListView *self)
{
  AnnalsArrangement *arrangement =
      self->state != NULL ? annals_view_state_get_arrangement (self->state) : NULL;

  if (arrangement == NULL)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      forget_rows (self);
      return;
    }
  if (arrangement->filtered->events == self->shown
      && arrangement->document == annals_list_model_get_document (self->model))
    return;
  g_clear_pointer (&self->shown, annals_event_set_unref);
  self->shown = annals_event_set_ref (arrangement->filtered->events);
  annals_list_view_update_order (self);
}

static void
hits_changed_cb (AnnalsListView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  annals_list_view_mark_rows (self);
  annals_list_view_select_current (self);
}

static void
selected_changed_cb (AnnalsListView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    annals_list_view_select_current (self);
}

static void
reveal_cb (AnnalsListView *self, guint event)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    annals_list_view_scroll_to (self, annals_list_model_find (self->model, event));
}

/* Rows can be scrolled to when they have a height and are there. */
static gboolean
show_current_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (widget);
  guint event = annals_view_state_get_selected (self->state);

  if (event == ANNALS_NONE || !gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (annals_list_view_get_rows (self)) == 0
      || g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return G_SOURCE_CONTINUE;
  annals_list_view_scroll_to (self, annals_list_model_find (self->model, event));
  return G_SOURCE_REMOVE;
}

static void
annals_list_view_map (GtkWidget *widget)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (widget);

  GTK_WIDGET_CLASS (annals_list_view_parent_class)->map (widget);
  update_rows (self);
  if (self->state == NULL)
    return;
  hits_changed_cb (self);
  gtk_widget_add_tick_callback (widget, show_current_cb, NULL, NULL);
}

/* ---- What a person does ---- */

static void
selection_changed_cb (AnnalsListView *self)
{
  guint current = annals_list_model_get_current (self->model);

  if (self->following || current == annals_view_state_get_selected (self->state))
    return;
  annals_view_state_set_selected (self->state, current);
  if (current != ANNALS_NONE)
    annals_view_state_reveal (self->state, current);
}

static void
activate_cb (AnnalsListView *self, guint position)
{
  annals_view_state_set_selected (self->state, annals_list_model_get_event (self->model, position));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-details", NULL);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (ANNALS_LIST_VIEW (widget)->model));
}

/* Any two objects will do. */
static void
read_sorter (AnnalsListView *self, AnnalsSort *sort, gboolean *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  self->asked = ANNALS_N_SORTS;
  *descending = gtk_sorter_compare (sorter, self->columns[0].column, self->columns[1].column)
                == GTK_ORDERING_LARGER;
  *sort = self->asked == ANNALS_N_SORTS ? ANNALS_SORT_DATE : self->asked;
}

static void
sorter_changed_cb (AnnalsListView *self)
{
  AnnalsSort sort;
  gboolean descending;

  /* It changes once more when its columns go. */
  if (self->table == NULL || self->between_sorts)
    return;
  read_sorter (self, &sort, &descending);
  if (sort == self->sort && descending == self->descending)
    return;
  self->sort = sort;
  self->descending = descending;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SORT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DESCENDING]);
  if (self->shown != NULL)
    annals_list_view_update_order (self);
}

/* The toolkit leaves the arrow of the column before, unless it is told to sort by none. */
static void
sort_by (AnnalsListView *self, AnnalsSort sort, gboolean descending)
{
  self->between_sorts = TRUE;
  gtk_column_view_sort_by_column (self->table, NULL, GTK_SORT_ASCENDING);
  self->between_sorts = FALSE;
  gtk_column_view_sort_by_column (self->table, self->columns[sort].column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static gboolean
query_tooltip_cb (AnnalsListView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->table), x, y, GTK_PICK_NON_TARGETABLE);
  int width;

  if (keyboard || !GTK_IS_INSCRIPTION (at))
    return FALSE;
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (at));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (at, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_tooltip_set_text (tooltip, text);
  return width > gtk_widget_get_width (at);
}

/* ---- Object ---- */

static void
annals_list_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (object);

  switch ((AnnalsListViewProperty) id)
    {
    case PROP_SORT:
      g_value_set_string (value, annals_list_sort_names[self->sort]);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    case PROP_WIDTHS:
      g_value_set_variant (value, annals_list_view_new_widths (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
annals_list_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (object);

  switch ((AnnalsListViewProperty) id)
    {
    case PROP_SORT:
      for (guint i = 0; i < ANNALS_N_SORTS; i++)
        if (g_strcmp0 (g_value_get_string (value), annals_list_sort_names[i]) == 0)
          sort_by (self, i, self->descending);
      break;
    case PROP_DESCENDING:
      sort_by (self, self->sort, g_value_get_boolean (value));
      break;
    case PROP_WIDTHS:
      annals_list_view_set_widths (self, g_value_get_variant (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
annals_list_view_dispose (GObject *object)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->widths_source, g_source_remove);
  annals_list_view_dispose_order (self);
  g_clear_object (&self->state_signals);
  if (self->table != NULL)
    gtk_column_view_set_model (self->table, NULL);
  self->table = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_list_view_parent_class)->dispose (object);
}

static void
annals_list_view_finalize (GObject *object)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (object);

  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->dates);
  g_hash_table_unref (self->sources);

  G_OBJECT_CLASS (annals_list_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annals/Annals/ui/annals-list-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsListView, table);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListView, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListView, sorting);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListView, menu);
  for (guint i = 0; i < ANNALS_N_SORTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, annals_list_sort_names[i], FALSE,
                                               G_STRUCT_OFFSET (AnnalsListView, columns)
                                                   + (gssize) (i * sizeof (AnnalsListColumn))
                                                   + G_STRUCT_OFFSET (AnnalsListColumn, column));
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
annals_list_view_class_init (AnnalsListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = annals_list_view_get_property;
  object_class->set_property = annals_list_view_set_property;
  object_class->dispose = annals_list_view_dispose;
  object_class->finalize = annals_list_view_finalize;
  widget_class->map = annals_list_view_map;
  widget_class->grab_focus = annals_list_view_grab_focus;
  props[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "date", flags);
  props[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  props[PROP_WIDTHS] =
      g_param_spec_variant ("widths", NULL, NULL, G_VARIANT_TYPE ("a{si}"), NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  gtk_widget_class_set_css_name (widget_class, "eventlist");
  bind_template (widget_class);
  annals_list_view_install_menu (widget_class);
  gtk_widget_class_install_property_action (widget_class, "rows.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "rows.descending", "descending");
  gtk_widget_class_install_action (widget_class, "rows.clear", NULL, clear_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "rows.clear", NULL);
}

static void
annals_list_view_init (AnnalsListView *self)
{
  self->sources = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->model = annals_list_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  annals_list_view_init_order (self);
  annals_list_view_init_columns (self);
  annals_list_view_init_widths (self);
  annals_list_view_init_menu (self);
  annals_list_view_init_scrolling (self);
  g_signal_connect_swapped (self->model, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->model));
  sort_by (self, ANNALS_SORT_DATE, FALSE);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "lanes-changed", G_CALLBACK (update_rows),
                                  self);
  g_signal_group_connect_swapped (self->state_signals, "hits-changed", G_CALLBACK (hits_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->state_signals, "selected-changed",
                                  G_CALLBACK (selected_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "reveal", G_CALLBACK (reveal_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "clock-changed",
                                  G_CALLBACK (annals_list_view_update_dates), self);
}

/**
 * annals_list_view_set_state:
 * @state: whose events are listed; given once
 */
void
annals_list_view_set_state (AnnalsListView *self, AnnalsViewState *state)
{
  g_return_if_fail (ANNALS_IS_LIST_VIEW (self) && ANNALS_IS_VIEW_STATE (state));

  if (g_set_object (&self->state, state))
    g_signal_group_set_target (self->state_signals, state);
  update_rows (self);
}
