/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-problems-window.h"

#include <glib/gi18n-lib.h>

#include "widgets/annals-problems-place.h"
#include "widgets/annals-problems-row.h"
#include "widgets/annals-problems-undated.h"
#include "widgets/annals-text-button.h"

/**
 * AnnalsProblemsWindow:
 *
 * What was refused, guessed or not understood of a file, in groups, with the place of each in the
 * file and the event that came of it; and the events that have no date.
 */
struct _AnnalsProblemsWindow
{
  AdwWindow parent_instance;

  AnnalsViewState *state; /* owned */

  /* Children */
  GtkWidget *toasts, *title, *stack, *problems, *place, *undated;
  AdwViewStackPage *undated_page;
  GtkSingleSelection *selection; /* borrowed from the list */
};

G_DEFINE_FINAL_TYPE (AnnalsProblemsWindow, annals_problems_window, ADW_TYPE_WINDOW)

static AnnalsDocument *
get_document (AnnalsProblemsWindow *self)
{
  return annals_view_state_get_document (self->state);
}

/* The problem that is selected, with its row; NULL: none. */
static AnnalsProblem *
dup_selected (AnnalsProblemsWindow *self)
{
  gpointer row =
      self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

/* ---- Actions ---- */

static void
copy (AnnalsProblemsWindow *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (_ ("Copied")));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsProblemsWindow *self = ANNALS_PROBLEMS_WINDOW (widget);
  g_autoptr (AnnalsProblem) problem = dup_selected (self);

  if (problem == NULL)
    return;
  g_autofree char *text = annals_problem_to_string (problem);
  copy (self, text);
}

static void
copy_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsProblemsWindow *self = ANNALS_PROBLEMS_WINDOW (widget);
  g_autofree char *text = annals_problems_to_string (get_document (self));

  copy (self, text);
}

/* It is selected already: the timeline comes to the front with it. */
static void
show_event_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsProblemsWindow *self = ANNALS_PROBLEMS_WINDOW (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  guint event = annals_view_state_get_selected (self->state);

  if (parent == NULL || event == ANNALS_NONE)
    return;
  annals_view_state_reveal (self->state, event);
  gtk_window_present (parent);
}

/* ---- The list ---- */

static void
selected_cb (AnnalsProblemsWindow *self)
{
  g_autoptr (AnnalsProblem) problem = dup_selected (self);
  guint event = ANNALS_NONE;

  /* In the moment of a reload the rows are still of the old document. */
  if (problem != NULL && annals_problem_get_document (problem) == get_document (self))
    event = annals_document_find_at (get_document (self),
                                     annals_problem_get_diagnostic (problem)->offset);
  annals_problems_place_set_problem (ANNALS_PROBLEMS_PLACE (self->place), problem, event);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "problems.copy", problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "problems.show-event",
                                 problem == NULL || event != ANNALS_NONE);
  if (event == ANNALS_NONE)
    return;
  annals_view_state_set_selected (self->state, event);
  annals_view_state_reveal (self->state, event);
}

static void
activate_cb (AnnalsProblemsWindow *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "problems.show-event", NULL);
}

static void
fold (AnnalsProblemsWindow *self, GtkTreeListRow *row, guint key)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_tree_list_row_set_expanded (row, (key == GDK_KEY_Right) != mirrored);
}

/* The first arrow key selects the first row. Left and right fold and unfold, as in every tree. */
static gboolean
key_cb (AnnalsProblemsWindow *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  gboolean sideways = key == GDK_KEY_Left || key == GDK_KEY_Right;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0
      || (!sideways && key != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  if (row == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  else if (sideways && gtk_tree_list_row_is_expandable (row))
    fold (self, row, key);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GListModel *
create_members_cb (gpointer item, gpointer data)
{
  return annals_problem_dup_members (item);
}

static GtkSingleSelection *
new_selection (AnnalsProblemsWindow *self, GListModel *groups)
{
  GtkTreeListModel *tree =
      gtk_tree_list_model_new (g_object_ref (groups), FALSE, FALSE, create_members_cb, NULL, NULL);
  GtkSingleSelection *selection = gtk_single_selection_new (NULL);

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (tree));
  g_object_unref (tree);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  return selection;
}

static GtkWidget *
new_list (AnnalsProblemsWindow *self, GListModel *groups)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->selection = new_selection (self, groups);
  GtkWidget *view =
      gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), annals_problems_row_factory_new ());
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Problems"), -1);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (view, keys);
  return view;
}

static GtkWidget *
new_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
new_good_page (const char *title)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

/* ---- The document ---- */

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill_problems (AnnalsProblemsWindow *self, GListModel *groups)
{
  self->selection = NULL;
  self->place = NULL;
  empty (self->problems);
  if (g_list_model_get_n_items (groups) == 0)
    {
      gtk_box_append (GTK_BOX (self->problems), new_good_page (_ ("No Problems")));
      return;
    }
  GtkWidget *list = new_scroller (new_list (self, groups));
  self->place = annals_problems_place_new ();
  gtk_box_append (GTK_BOX (self->problems), list);
  gtk_box_append (GTK_BOX (self->problems), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->problems), self->place);
  selected_cb (self);
}

static void
fill_undated (AnnalsProblemsWindow *self, guint n_undated)
{
  empty (self->undated);
  gtk_box_append (
      GTK_BOX (self->undated),
      n_undated > 0 ? new_scroller (annals_problems_undated_new (self->state, get_document (self)))
                    : new_good_page (_ ("Every Event Has a Date")));
}

static void
show_document (AnnalsProblemsWindow *self)
{
  AnnalsDocument *document = get_document (self);
  guint n_events;

  if (document == NULL)
    return;
  annals_document_get_events (document, &n_events);
  guint n_undated = n_events - annals_document_get_n_dated (document);
  guint n = annals_document_get_n_problems (document);
  g_autoptr (GListModel) groups = annals_problems_list_new (document);
  g_autofree char *count = g_strdup_printf (ngettext ("%u problem", "%u problems", n), n);
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->title),
                                     _ ("Problems in This File"));
  adw_view_switcher_title_set_subtitle (ADW_VIEW_SWITCHER_TITLE (self->title), count);
  adw_view_switcher_title_set_view_switcher_enabled (ADW_VIEW_SWITCHER_TITLE (self->title),
                                                     n_undated > 0);
  /* Translators: the name of a list, and how many events are in it. */
  g_autofree char *undated = g_strdup_printf (_ ("Without a Date (%u)"), n_undated);
  adw_view_stack_page_set_title (self->undated_page, undated);
  fill_problems (self, groups);
  fill_undated (self, n_undated);
  adw_view_stack_set_visible_child_name (
      ADW_VIEW_STACK (self->stack),
      g_list_model_get_n_items (groups) == 0 && n_undated > 0 ? "undated" : "problems");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "problems.copy-all",
                                 g_list_model_get_n_items (groups) > 0);
}

/* ---- The window ---- */

static void
annals_problems_window_dispose (GObject *object)
{
  g_clear_object (&ANNALS_PROBLEMS_WINDOW (object)->state);
  G_OBJECT_CLASS (annals_problems_window_parent_class)->dispose (object);
}

/* So that the arrow keys go through the list at once. */
static void
annals_problems_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (annals_problems_window_parent_class)->map (widget);
  gtk_widget_child_focus (ANNALS_PROBLEMS_WINDOW (widget)->stack, GTK_DIR_TAB_FORWARD);
}

static void
annals_problems_window_class_init (AnnalsProblemsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_problems_window_dispose;
  widget_class->map = annals_problems_window_map;
  gtk_widget_class_install_action (widget_class, "problems.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "problems.copy-all", NULL, copy_all_action);
  gtk_widget_class_install_action (widget_class, "problems.show-event", NULL, show_event_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "problems.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "problems.copy-all", NULL);
}

static GtkWidget *
new_header (AnnalsProblemsWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *all = annals_text_button_new (_ ("Copy _All"));

  self->title = adw_view_switcher_title_new ();
  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (self->title),
                                     ADW_VIEW_STACK (self->stack));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "problems.copy-all");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), all);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  return header;
}

/* The bar at the foot is for where the header bar has no room. */
static gboolean
show_bar_cb (GtkWidget *bar, GdkFrameClock *clock, gpointer title)
{
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (bar),
                                    adw_view_switcher_title_get_view_switcher_enabled (title)
                                        && adw_view_switcher_title_get_title_visible (title));
  return G_SOURCE_REMOVE;
}

/* The title finds out while it is being allocated, when nothing else may come or go. */
static void
title_visible_cb (GtkWidget *bar, GParamSpec *pspec, GtkWidget *title)
{
  gtk_widget_add_tick_callback (bar, show_bar_cb, g_object_ref (title), g_object_unref);
}

static AdwViewStackPage *
add_page (AnnalsProblemsWindow *self,
          GtkWidget *page,
          const char *name,
          const char *title,
          const char *icon)
{
  return adw_view_stack_add_titled_with_icon (ADW_VIEW_STACK (self->stack), page, name, title,
                                              icon);
}

static void
annals_problems_window_init (AnnalsProblemsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_view_switcher_bar_new ();

  self->stack = adw_view_stack_new ();
  self->problems = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->undated = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_page (self, self->problems, "problems", _ ("Problems"), "dialog-warning-symbolic");
  self->undated_page = add_page (self, self->undated, "undated", "", "x-office-calendar-symbolic");
  self->toasts = adw_toast_overlay_new ();
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), bar);
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (bar), ADW_VIEW_STACK (self->stack));
  g_signal_connect_object (self->title, "notify::title-visible", G_CALLBACK (title_visible_cb), bar,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "notify::view-switcher-enabled",
                           G_CALLBACK (title_visible_cb), bar, G_CONNECT_SWAPPED);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), box);
  adw_window_set_content (ADW_WINDOW (self), self->toasts);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Problems in This File"));
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 560);
}

AnnalsProblemsWindow *
annals_problems_window_new (GtkWindow *parent, AnnalsViewState *state)
{
  AnnalsProblemsWindow *self = g_object_new (ANNALS_TYPE_PROBLEMS_WINDOW, "transient-for", parent,
                                             "destroy-with-parent", TRUE, NULL);

  self->state = g_object_ref (state);
  g_signal_connect_object (state, "document-changed", G_CALLBACK (show_document), self,
                           G_CONNECT_SWAPPED);
  show_document (self);
  return self;
}
