/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-filters-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/annals-fold.h"
#include "widgets/annals-button-names.h"
#include "widgets/annals-filter-titles.h"
#include "widgets/annals-filters-row.h"
#include "widgets/annals-swatch.h"

#define FEW 8    /* rows that are always there */
#define MOST 100 /* rows that are there at once, when all are asked for */

/**
 * AnnalsFiltersSection:
 *
 * The categories of a document as a list of choices, or its actors, places or tags. Those with most
 * events and those that are chosen come first; of the rest, what a person looks for.
 *
 * Of categories all are shown, and a tick that goes hides one. Of the rest none is asked for, and
 * ticks ask for some: an event has one category, but many actors.
 */
struct _AnnalsFiltersSection
{
  GtkWidget parent_instance;

  AnnalsViewState *state;
  AnnalsEntityKind kind;
  guint *order; /* the document's entities of the kind, those with most events first */
  guint n_entities;
  gboolean has_none; /* there are events that name none of the kind */
  gboolean all;      /* more than a few are shown */

  GtkWidget *heading;
  GtkWidget *menu_button;
  GtkWidget *entry;
  GtkBox *rows;
  GtkWidget *rest; /* a label: how many there are beyond those shown */
  GtkWidget *more; /* a button: shows all, or few */
};

G_DEFINE_FINAL_TYPE (AnnalsFiltersSection, annals_filters_section, GTK_TYPE_WIDGET)

static const AnnalsEntity *
get_entities (AnnalsFiltersSection *self, guint *n)
{
  return annals_document_get_entities (annals_view_state_get_document (self->state), self->kind, n);
}

static guint
get_count (AnnalsFiltersSection *self, guint entity)
{
  AnnalsArrangement *arrangement = annals_view_state_get_arrangement (self->state);
  guint at = entity != ANNALS_NONE ? entity : self->n_entities;

  return arrangement->filtered->entities[self->kind][at];
}

static gboolean
is_exclusive (AnnalsFiltersSection *self)
{
  return self->kind == ANNALS_ENTITY_CATEGORY;
}

/* ---- Choosing ---- */

static gboolean
has_choice (AnnalsFiltersSection *self, AnnalsChoice choice)
{
  g_autoptr (GArray) chosen =
      annals_filter_dup_chosen (annals_view_state_get_filter (self->state), self->kind, choice);

  return chosen->len > 0;
}

static AnnalsTicked
get_tick (AnnalsFiltersSection *self, guint entity, gboolean any_wanted)
{
  AnnalsChoice choice = annals_view_state_get_choice (self->state, self->kind, entity);

  if (choice == ANNALS_CHOICE_WANTED)
    return ANNALS_TICKED_ON;
  if (is_exclusive (self))
    return choice == ANNALS_CHOICE_NONE && !any_wanted ? ANNALS_TICKED_ON : ANNALS_TICKED_OFF;
  return choice == ANNALS_CHOICE_HIDDEN ? ANNALS_TICKED_HIDDEN : ANNALS_TICKED_OFF;
}

static void
ticked_cb (AnnalsFiltersSection *self, gboolean ticked, AnnalsFiltersRow *row)
{
  guint entity = annals_filters_row_get_which (row);
  gboolean asks = !is_exclusive (self) || has_choice (self, ANNALS_CHOICE_WANTED);
  AnnalsChoice before = annals_view_state_get_choice (self->state, self->kind, entity);
  AnnalsChoice choice =
      ticked == asks ? (asks ? ANNALS_CHOICE_WANTED : ANNALS_CHOICE_HIDDEN) : ANNALS_CHOICE_NONE;

  if (before == ANNALS_CHOICE_HIDDEN)
    choice = ANNALS_CHOICE_NONE;
  annals_view_state_choose (self->state, self->kind, entity, choice);
}

/* Asks for one of the kind and nothing else of it. */
static void
choose_alone (AnnalsFiltersSection *self, guint entity, AnnalsChoice choice)
{
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (annals_view_state_get_filter (self->state));

  annals_filter_clear_kind (filter, self->kind);
  annals_filter_set_choice (filter, self->kind, entity, choice);
  annals_view_state_set_filter (self->state, filter);
}

static void
only_cb (AnnalsFiltersSection *self, AnnalsFiltersRow *row)
{
  choose_alone (self, annals_filters_row_get_which (row), ANNALS_CHOICE_WANTED);
}

static void
hide_cb (AnnalsFiltersSection *self, AnnalsFiltersRow *row)
{
  choose_alone (self, annals_filters_row_get_which (row), ANNALS_CHOICE_HIDDEN);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsFiltersSection *self = ANNALS_FILTERS_SECTION (widget);
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (annals_view_state_get_filter (self->state));

  annals_filter_clear_kind (filter, self->kind);
  annals_view_state_set_filter (self->state, filter);
}

static void
invert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsFiltersSection *self = ANNALS_FILTERS_SECTION (widget);
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (annals_view_state_get_filter (self->state));

  annals_filter_invert_kind (filter, self->kind);
  annals_view_state_set_filter (self->state, filter);
}

/* ---- Rows ---- */

/* Only categories have colours, and shapes. */
static GtkWidget *
make_swatch (AnnalsFiltersSection *self, guint entity)
{
  gboolean shapes = annals_view_state_get_shapes (self->state);

  if (entity == ANNALS_NONE || !is_exclusive (self))
    return NULL;
  return annals_swatch_new (get_entities (self, NULL)[entity].color,
                            shapes ? annals_shape_of_category (entity) : ANNALS_SHAPE_DISC);
}

static void
add_row (AnnalsFiltersSection *self, guint entity)
{
  const AnnalsEntity *entities = get_entities (self, NULL);
  const char *title =
      entity != ANNALS_NONE ? entities[entity].title : annals_filter_none_title (self->kind);
  GtkWidget *row = annals_filters_row_new (title, make_swatch (self, entity), entity, TRUE);

  g_signal_connect_swapped (row, "ticked", G_CALLBACK (ticked_cb), self);
  g_signal_connect_swapped (row, "only", G_CALLBACK (only_cb), self);
  g_signal_connect_swapped (row, "hide-this", G_CALLBACK (hide_cb), self);
  gtk_box_append (self->rows, row);
}

/* Those that stand among the first, are chosen, or are looked for. */
static gboolean
is_shown (AnnalsFiltersSection *self, guint at, const char *folded)
{
  if (!self->all)
    return at < FEW
           || annals_view_state_get_choice (self->state, self->kind, self->order[at])
                  != ANNALS_CHOICE_NONE;
  if (*folded == '\0')
    return TRUE;
  g_autofree char *title = annals_text_fold (get_entities (self, NULL)[self->order[at]].title, -1);
  return strstr (title, folded) != NULL;
}

static void
show_rest (AnnalsFiltersSection *self, guint n_rest)
{
  g_autofree char *text =
      /* Translators: under the first of very many actors, say. */
      g_strdup_printf (ngettext ("and %u more", "and %u more", n_rest), n_rest);

  gtk_label_set_text (GTK_LABEL (self->rest), text);
  gtk_widget_set_visible (self->rest, self->all && n_rest > 0);
}

static void
fill (AnnalsFiltersSection *self)
{
  g_autofree char *folded =
      annals_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  GtkWidget *row;
  guint n = 0, n_rest = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < self->n_entities; i++)
    if (!is_shown (self, i, folded))
      continue;
    else if (n < MOST)
      add_row (self, self->order[(n++, i)]);
    else
      n_rest++;
  if (self->has_none && *folded == '\0' && (self->all || n < FEW))
    add_row (self, ANNALS_NONE);
  show_rest (self, n_rest);
  annals_filters_section_sync (self);
  annals_filters_section_count (self);
}

static void
show_more_cb (AnnalsFiltersSection *self)
{
  self->all = !self->all;
  gtk_widget_set_visible (self->entry, self->all);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_button_set_label (GTK_BUTTON (self->more), self->all ? _ ("Show Fewer") : _ ("Show More"));
  fill (self);
  if (self->all)
    gtk_widget_grab_focus (self->entry);
}

/* ---- Which come first ---- */

static int
by_count (gconstpointer a, gconstpointer b, gpointer data)
{
  AnnalsFiltersSection *self = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  guint first = get_count (self, i), second = get_count (self, j);

  return first != second ? (first < second) - (first > second) : (i > j) - (i < j);
}

/* Categories stand as the file has them, as their lanes do. */
static void
put_in_order (AnnalsFiltersSection *self)
{
  self->order = g_new (guint, MAX (self->n_entities, 1));
  for (guint i = 0; i < self->n_entities; i++)
    self->order[i] = i;
  if (!is_exclusive (self))
    g_qsort_with_data (self->order, (int) self->n_entities, sizeof (guint), by_count, self);
  self->has_none = get_count (self, ANNALS_NONE) > 0;
}

/* ---- Object ---- */

static void
annals_filters_section_dispose (GObject *object)
{
  AnnalsFiltersSection *self = ANNALS_FILTERS_SECTION (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->order, g_free);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_filters_section_parent_class)->dispose (object);
}

static void
annals_filters_section_class_init (AnnalsFiltersSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_filters_section_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterssection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "section.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "section.invert", NULL, invert_action);
}

static void
name_menu_button (GtkWidget *button, const char *heading)
{
  /* Translators: "%s" is a heading among the filters: "Actors". */
  g_autofree char *name = g_strdup_printf (_ ("%s: Clear or Invert"), heading);

  gtk_widget_set_tooltip_text (button, name);
  annals_button_names_give (button);
}

static GtkWidget *
make_menu_button (void)
{
  g_autoptr (GMenu) model = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (model, _ ("_Clear"), "section.clear");
  /* Translators: of filters: what was wanted is hidden, and what was hidden is wanted. */
  g_menu_append (model, _ ("_Invert"), "section.invert");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (model));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "annals-small");
  return button;
}

static void
add_heading (AnnalsFiltersSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_set_hexpand (self->heading, TRUE);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_add_css_class (self->heading, "dim-label");
  gtk_widget_add_css_class (box, "annals-filters-heading");
  gtk_box_append (GTK_BOX (box), self->heading);
  self->menu_button = make_menu_button ();
  gtk_box_append (GTK_BOX (box), self->menu_button);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
annals_filters_section_init (AnnalsFiltersSection *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  add_heading (self);
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_visible (self->entry, FALSE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));
  self->rest = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->rest), 0);
  gtk_label_set_wrap (GTK_LABEL (self->rest), TRUE);
  gtk_widget_add_css_class (self->rest, "dim-label");
  gtk_widget_set_visible (self->rest, FALSE);
  gtk_widget_set_parent (self->rest, GTK_WIDGET (self));
  self->more = gtk_button_new_with_label (_ ("Show More"));
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (show_more_cb), self);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

GtkWidget *
annals_filters_section_new (AnnalsViewState *state, AnnalsEntityKind kind)
{
  static const char *titles[ANNALS_N_ENTITY_KINDS] = {
    [ANNALS_ENTITY_CATEGORY] = N_ ("Categories"),
    [ANNALS_ENTITY_ACTOR] = N_ ("Actors"),
    [ANNALS_ENTITY_PLACE] = N_ ("Places"),
    [ANNALS_ENTITY_TAG] = N_ ("Tags"),
  };
  AnnalsFiltersSection *self = g_object_new (ANNALS_TYPE_FILTERS_SECTION, NULL);

  self->state = g_object_ref (state);
  self->kind = kind;
  get_entities (self, &self->n_entities);
  put_in_order (self);
  gtk_label_set_text (GTK_LABEL (self->heading), _ (titles[kind]));
  name_menu_button (self->menu_button, _ (titles[kind]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (titles[kind]), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (titles[kind]), -1);
  gtk_widget_set_visible (self->more, self->n_entities > FEW + 2);
  self->all = self->n_entities <= FEW + 2;
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_entities > 0);
  fill (self);
  return GTK_WIDGET (self);
}

void
annals_filters_section_sync (AnnalsFiltersSection *self)
{
  gboolean any_wanted = has_choice (self, ANNALS_CHOICE_WANTED);
  gboolean any = any_wanted || has_choice (self, ANNALS_CHOICE_HIDDEN);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AnnalsFiltersRow *row = ANNALS_FILTERS_ROW (child);
      annals_filters_row_set_tick (row,
                                   get_tick (self, annals_filters_row_get_which (row), any_wanted));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.clear", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.invert", any);
}

void
annals_filters_section_count (AnnalsFiltersSection *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AnnalsFiltersRow *row = ANNALS_FILTERS_ROW (child);
      annals_filters_row_set_count (row, get_count (self, annals_filters_row_get_which (row)));
    }
}
