/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-filters-pane.h"

#include <glib/gi18n-lib.h>

#include "widgets/annals-button-names.h"
#include "widgets/annals-filter-titles.h"
#include "widgets/annals-filters-dates.h"
#include "widgets/annals-filters-row.h"
#include "widgets/annals-filters-section.h"

#define N_SOURCED 2

/**
 * AnnalsFiltersPane:
 *
 * All that narrows what is shown: categories, actors, places, tags, from when, how sure a date is,
 * and whether there are sources. Each choice tells how many events it would leave.
 */
struct _AnnalsFiltersPane
{
  GtkWidget parent_instance;

  AnnalsViewState *state;
  GSignalGroup *state_signals;
  GtkWidget *scroller;
  GtkBox *content;
  GtkMenuButton *menu_button;

  /* Children of content; NULL: no document */
  AnnalsFiltersSection *sections[ANNALS_N_ENTITY_KINDS];
  AnnalsFiltersDates *dates;
  AnnalsFiltersRow *certainties[ANNALS_N_CERTAINTIES];
  AnnalsFiltersRow *sourced[N_SOURCED];
};

G_DEFINE_FINAL_TYPE (AnnalsFiltersPane, annals_filters_pane, GTK_TYPE_WIDGET)

/* ---- Choosing ---- */

static void
certainty_ticked_cb (AnnalsFiltersPane *self, gboolean ticked, AnnalsFiltersRow *row)
{
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (annals_view_state_get_filter (self->state));
  guint which = annals_filters_row_get_which (row);
  AnnalsCertainty certainty = annals_filter_get_certainty (filter);

  annals_filter_set_certainty (filter, ticked ? certainty | which : certainty & ~which);
  annals_view_state_set_filter (self->state, filter);
}

static void
sourced_ticked_cb (AnnalsFiltersPane *self, gboolean ticked, AnnalsFiltersRow *row)
{
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (annals_view_state_get_filter (self->state));

  annals_filter_set_sourced (filter,
                             ticked ? annals_filters_row_get_which (row) : ANNALS_SOURCED_ANY);
  annals_view_state_set_filter (self->state, filter);
}

/* ---- What is so ---- */

/* Another filter is asked for. */
static void
sync_cb (AnnalsFiltersPane *self)
{
  AnnalsFilter *filter = annals_view_state_get_filter (self->state);

  if (self->dates == NULL)
    return;
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    annals_filters_section_sync (self->sections[kind]);
  annals_filters_dates_sync (self->dates);
  for (guint i = 0; i < ANNALS_N_CERTAINTIES; i++)
    annals_filters_row_set_tick (
        self->certainties[i],
        annals_filter_get_certainty (filter) & (1u << i) ? ANNALS_TICKED_ON : ANNALS_TICKED_OFF);
  for (guint i = 0; i < N_SOURCED; i++)
    annals_filters_row_set_tick (self->sourced[i],
                                 annals_filter_get_sourced (filter)
                                         == annals_filters_row_get_which (self->sourced[i])
                                     ? ANNALS_TICKED_ON
                                     : ANNALS_TICKED_OFF);
}

/* Another filter is applied. */
static void
count_cb (AnnalsFiltersPane *self)
{
  AnnalsArrangement *arrangement = annals_view_state_get_arrangement (self->state);

  if (self->dates == NULL || arrangement == NULL)
    return;
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    annals_filters_section_count (self->sections[kind]);
  for (guint i = 0; i < ANNALS_N_CERTAINTIES; i++)
    annals_filters_row_set_count (self->certainties[i], arrangement->filtered->certainties[i]);
  for (guint i = 0; i < N_SOURCED; i++)
    annals_filters_row_set_count (self->sourced[i], arrangement->filtered->sourced[i]);
}

/* ---- Making ---- */

static void
add_heading (AnnalsFiltersPane *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "annals-filters-heading");
  gtk_box_append (self->content, label);
}

static AnnalsFiltersRow *
add_row (AnnalsFiltersPane *self, const char *title, guint which, GCallback ticked_cb)
{
  GtkWidget *row = annals_filters_row_new (title, NULL, which, FALSE);

  g_signal_connect_swapped (row, "ticked", ticked_cb, self);
  gtk_box_append (self->content, row);
  return ANNALS_FILTERS_ROW (row);
}

static void
add_section (AnnalsFiltersPane *self, AnnalsEntityKind kind)
{
  GtkWidget *section = annals_filters_section_new (self->state, kind);

  gtk_box_append (self->content, section);
  self->sections[kind] = ANNALS_FILTERS_SECTION (section);
}

static void
add_all (AnnalsFiltersPane *self)
{
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    add_section (self, kind);
  add_heading (self, _ ("Dates"));
  self->dates = ANNALS_FILTERS_DATES (annals_filters_dates_new (self->state));
  gtk_box_append (self->content, GTK_WIDGET (self->dates));
  add_heading (self, _ ("Certainty"));
  for (guint i = 0; i < ANNALS_N_CERTAINTIES; i++)
    self->certainties[i] = add_row (self, annals_filter_certainty_title (1u << i), 1u << i,
                                    G_CALLBACK (certainty_ticked_cb));
  add_heading (self, _ ("Sources"));
  self->sourced[0] = add_row (self, annals_filter_sourced_title (ANNALS_SOURCED_YES),
                              ANNALS_SOURCED_YES, G_CALLBACK (sourced_ticked_cb));
  self->sourced[1] = add_row (self, annals_filter_sourced_title (ANNALS_SOURCED_NO),
                              ANNALS_SOURCED_NO, G_CALLBACK (sourced_ticked_cb));
}

static void
rebuild (AnnalsFiltersPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  self->dates = NULL;
  if (self->state == NULL || annals_view_state_get_document (self->state) == NULL)
    return;
  add_all (self);
  sync_cb (self);
  count_cb (self);
}

/* ---- Object ---- */

static void
annals_filters_pane_dispose (GObject *object)
{
  AnnalsFiltersPane *self = ANNALS_FILTERS_PANE (object);
  GtkWidget *child;

  g_clear_object (&self->state_signals);
  self->dates = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_filters_pane_parent_class)->dispose (object);
}

static void
annals_filters_pane_class_init (AnnalsFiltersPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_filters_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "filterspane");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_header (AnnalsFiltersPane *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Filters"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  self->menu_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu_button, "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), _ ("Kept Filters"));
  annals_button_names_give (GTK_WIDGET (self->menu_button));
  gtk_widget_add_css_class (GTK_WIDGET (self->menu_button), "flat");
  gtk_widget_add_css_class (header, "annals-filters-header");
  gtk_box_append (GTK_BOX (header), title);
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->menu_button));
  return header;
}

static void
annals_filters_pane_init (AnnalsFiltersPane *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (make_header (self), GTK_WIDGET (self));
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->content), "annals-filters");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->content));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "document-changed", G_CALLBACK (rebuild),
                                  self);
  g_signal_group_connect_swapped (self->state_signals, "filter-changed", G_CALLBACK (sync_cb),
                                  self);
  g_signal_group_connect_swapped (self->state_signals, "lanes-changed", G_CALLBACK (count_cb),
                                  self);
  g_signal_group_connect_swapped (self->state_signals, "shapes-changed", G_CALLBACK (rebuild),
                                  self);
}

void
annals_filters_pane_set_state (AnnalsFiltersPane *self, AnnalsViewState *state)
{
  g_return_if_fail (ANNALS_IS_FILTERS_PANE (self));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->state_signals, state);
  rebuild (self);
}

void
annals_filters_pane_set_menu (AnnalsFiltersPane *self, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}
