/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-filters-pane.h"

#include <glib/gi18n-lib.h>

/**
 * AnnalsFiltersPane:
 *
 * Check boxes that narrow what is shown: categories, actors, how sure a date is.
 */
struct _AnnalsFiltersPane
{
  GtkWidget parent_instance;

  AnnalsViewState *state;
  GSignalGroup *state_signals;
  GtkWidget *scroller;
  GtkWidget *content;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (AnnalsFiltersPane, annals_filters_pane, GTK_TYPE_WIDGET)

typedef void (*ToggleFunc) (AnnalsViewState *state, guint which, gboolean active);

static void
show_category (AnnalsViewState *state, guint which, gboolean active)
{
  annals_view_state_choose (state, ANNALS_ENTITY_CATEGORY, which,
                            active ? ANNALS_CHOICE_NONE : ANNALS_CHOICE_HIDDEN);
}

static gboolean
is_category_shown (AnnalsViewState *state, guint which)
{
  return annals_view_state_get_choice (state, ANNALS_ENTITY_CATEGORY, which)
         != ANNALS_CHOICE_HIDDEN;
}

static void
want_actor (AnnalsViewState *state, guint which, gboolean active)
{
  annals_view_state_choose (state, ANNALS_ENTITY_ACTOR, which,
                            active ? ANNALS_CHOICE_WANTED : ANNALS_CHOICE_NONE);
}

static gboolean
is_actor_wanted (AnnalsViewState *state, guint which)
{
  return annals_view_state_get_choice (state, ANNALS_ENTITY_ACTOR, which) == ANNALS_CHOICE_WANTED;
}

static AnnalsCertainty
get_certainty (AnnalsViewState *state)
{
  return annals_filter_get_certainty (annals_view_state_get_filter (state));
}

static void
toggle_certainty (AnnalsViewState *state, guint which, gboolean active)
{
  AnnalsCertainty certainty = get_certainty (state);
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (annals_view_state_get_filter (state));

  annals_filter_set_certainty (filter, active ? certainty | which : certainty & ~which);
  annals_view_state_set_filter (state, filter);
}

static void
toggled_cb (GtkCheckButton *check, AnnalsFiltersPane *self)
{
  ToggleFunc func = (ToggleFunc) g_object_get_data (G_OBJECT (check), "func");
  guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "which"));

  if (!self->refreshing)
    func (self->state, which, gtk_check_button_get_active (check));
}

static void
add_heading (AnnalsFiltersPane *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "annals-filters-heading");
  gtk_box_append (GTK_BOX (self->content), label);
}

static void
add_check (AnnalsFiltersPane *self,
           const char *title,
           guint count,
           gboolean active,
           ToggleFunc func,
           guint which)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *badge = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (check, title);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (badge, "dim-label");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), badge);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), row);
  /* Translators: what a screen reader says of a filter: its title, and how many events it has. */
  g_autofree char *name =
      g_strdup_printf (ngettext ("%s, %u event", "%s, %u events", count), title, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (check), "func", (gpointer) func);
  g_object_set_data (G_OBJECT (check), "which", GUINT_TO_POINTER (which));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->content), check);
}

static void
count_entities (AnnalsDocument *document, guint *by_category, guint *by_actor)
{
  guint n;
  const AnnalsEvent *events = annals_document_get_events (document, &n);

  for (guint i = 0; i < n; i++)
    {
      guint n_actors;
      const guint32 *actors = annals_document_get_event_actors (document, i, &n_actors);
      if (events[i].category != ANNALS_NONE)
        by_category[events[i].category]++;
      for (guint a = 0; a < n_actors; a++)
        by_actor[actors[a]]++;
    }
}

#define ACTORS_AT_MOST 40

static int
by_count (gconstpointer a, gconstpointer b, gpointer counts)
{
  const guint *count = counts;
  guint first = count[*(const guint *) a], second = count[*(const guint *) b];

  return first != second ? (first < second) - (first > second)
                         : (*(const guint *) a > *(const guint *) b)
                               - (*(const guint *) a < *(const guint *) b);
}

static void
add_actors (AnnalsFiltersPane *self, AnnalsDocument *document, guint *counts)
{
  guint n;
  const AnnalsEntity *actors = annals_document_get_actors (document, &n);
  g_autofree guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), by_count, counts);
  if (n > 0)
    add_heading (self, _ ("Actors"));
  for (guint i = 0; i < MIN (n, ACTORS_AT_MOST); i++)
    add_check (self, actors[order[i]].title, counts[order[i]],
               is_actor_wanted (self->state, order[i]), want_actor, order[i]);
}

static const struct
{
  AnnalsCertainty certainty;
  const char *title;
} certainties[] = {
  { ANNALS_CERTAINTY_EXACT, N_ ("Exact day or time") },
  { ANNALS_CERTAINTY_COARSE, N_ ("Month or coarser") },
  /* Translators: dates that are approximate or uncertain, and the signs that mark them; keep it
   * short. */
  { ANNALS_CERTAINTY_QUALIFIED, N_ ("Uncertain (≈, ?)") },
  { ANNALS_CERTAINTY_OPEN, N_ ("Open or unknown") },
};

static void
add_certainty (AnnalsFiltersPane *self, AnnalsDocument *document)
{
  guint counts[G_N_ELEMENTS (certainties)] = { 0 };
  guint n;
  const AnnalsEvent *events = annals_document_get_events (document, &n);

  for (guint i = 0; i < n; i++)
    for (guint c = 0; c < G_N_ELEMENTS (certainties); c++)
      counts[c] += (annals_event_get_certainty (&events[i]) & certainties[c].certainty) != 0;
  add_heading (self, _ ("Certainty"));
  for (guint c = 0; c < G_N_ELEMENTS (certainties); c++)
    add_check (self, _ (certainties[c].title), counts[c],
               get_certainty (self->state) & certainties[c].certainty, toggle_certainty,
               certainties[c].certainty);
}

static void
rebuild (AnnalsFiltersPane *self)
{
  AnnalsDocument *document =
      self->state != NULL ? annals_view_state_get_document (self->state) : NULL;
  GtkWidget *child;
  guint n_categories, n_actors;

  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
  if (document == NULL)
    return;
  const AnnalsEntity *categories = annals_document_get_categories (document, &n_categories);
  annals_document_get_actors (document, &n_actors);
  g_autofree guint *by_category = g_new0 (guint, n_categories + 1);
  g_autofree guint *by_actor = g_new0 (guint, n_actors + 1);
  count_entities (document, by_category, by_actor);
  if (n_categories > 0)
    add_heading (self, _ ("Categories"));
  for (guint i = 0; i < n_categories; i++)
    add_check (self, categories[i].title, by_category[i], is_category_shown (self->state, i),
               show_category, i);
  add_actors (self, document, by_actor);
  add_certainty (self, document);
}

/* Another widget changed a filter: set the checks to what is so. */
static void
sync_cb (AnnalsFiltersPane *self)
{
  self->refreshing = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->content); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_CHECK_BUTTON (child))
        continue;
      ToggleFunc func = (ToggleFunc) g_object_get_data (G_OBJECT (child), "func");
      guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "which"));
      gboolean active = func == show_category ? is_category_shown (self->state, which)
                        : func == want_actor  ? is_actor_wanted (self->state, which)
                                              : (get_certainty (self->state) & which) != 0;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), active);
    }
  self->refreshing = FALSE;
}

static void
annals_filters_pane_dispose (GObject *object)
{
  AnnalsFiltersPane *self = ANNALS_FILTERS_PANE (object);

  g_clear_object (&self->state_signals);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_filters_pane_parent_class)->dispose (object);
}

static void
annals_filters_pane_class_init (AnnalsFiltersPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_filters_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "filterspane");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annals_filters_pane_init (AnnalsFiltersPane *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->content, "annals-filters");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->content);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "document-changed", G_CALLBACK (rebuild),
                                  self);
  g_signal_group_connect_swapped (self->state_signals, "filter-changed", G_CALLBACK (sync_cb),
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
