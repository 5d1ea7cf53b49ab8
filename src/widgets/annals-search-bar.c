/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-search-bar.h"

#include <glib/gi18n-lib.h>

#include "widgets/annals-event-popover.h"

#define TYPING_DELAY 30 /* milliseconds; a search that the next letter makes idle is cancelled */

/**
 * AnnalsSearchBar:
 *
 * Where a person types what to look for; tells how much is found, lists it, steps through it.
 */
struct _AnnalsSearchBar
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkSearchBar *bar;
  GtkWidget *rows; /* one beside the other, or below it */
  GtkSearchEntry *entry;
  GtkSpinner *spinner;
  GtkMenuButton *count;
  GtkLabel *count_label;
  GtkWidget *previous;
  GtkWidget *next;
  GtkToggleButton *hides;

  AnnalsViewState *state;
  GSignalGroup *state_signals;
  gboolean reveals; /* the first hit, once there is one */
};

G_DEFINE_FINAL_TYPE (AnnalsSearchBar, annals_search_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AnnalsEventSet *
get_found (AnnalsSearchBar *self)
{
  AnnalsHits *hits = annals_view_state_get_hits (self->state);

  return hits != NULL ? annals_hits_get_events (hits) : NULL;
}

/* ---- What is found ---- */

static char *
dup_count_text (AnnalsSearchBar *self, AnnalsEventSet *found)
{
  guint n = annals_event_set_get_n (found);
  guint selected = annals_view_state_get_selected (self->state);

  if (n == 0)
    return g_strdup (annals_view_state_is_searching (self->state) ? "…" : _ ("Nothing found"));
  if (annals_event_set_contains (found, selected))
    /* Translators: the place of a match among all matches, "3 of 42". */
    return g_strdup_printf (_ ("%u of %u"), annals_event_set_rank (found, selected) + 1, n);
  return g_strdup_printf (ngettext ("%u found", "%u found", n), n);
}

static void
update (AnnalsSearchBar *self)
{
  AnnalsEventSet *found = get_found (self);
  gboolean searching = annals_view_state_is_searching (self->state);
  gboolean any = found != NULL && annals_event_set_get_n (found) > 0;
  g_autofree char *text = found != NULL ? dup_count_text (self, found) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->count), found != NULL);
  if (text != NULL)
    gtk_label_set_text (self->count_label, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->count), any);
  gtk_widget_set_sensitive (self->previous, any);
  gtk_widget_set_sensitive (self->next, any);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), searching);
  gtk_spinner_set_spinning (self->spinner, searching);
}

/* A search whose hits are all out of sight would look as if it had none. While it goes on, one that
 * is in sight may still come. */
static void
reveal_first (AnnalsSearchBar *self)
{
  gboolean in_sight;
  guint first = annals_view_state_find_hit (self->state, 1, &in_sight);

  if (first == ANNALS_NONE || (!in_sight && annals_view_state_is_searching (self->state)))
    return;
  self->reveals = FALSE;
  if (!in_sight)
    annals_view_state_reveal (self->state, first);
}

static void
hits_changed_cb (AnnalsSearchBar *self)
{
  if (self->reveals)
    reveal_first (self);
  update (self);
}

static void
fill_list_cb (GtkMenuButton *button, gpointer data)
{
  AnnalsSearchBar *self = data;
  AnnalsEventSet *found = get_found (self);

  if (found == NULL)
    return;
  guint n = annals_event_set_get_n (found);
  g_autoptr (GArray) events = annals_event_set_dup_events (found);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u found", "%u found", n), n);
  gtk_menu_button_set_popover (button, annals_event_popover_new (self->state, events, heading));
}

/* ---- What is asked for ---- */

static void
search_changed_cb (GtkSearchEntry *entry, AnnalsSearchBar *self)
{
  g_autoptr (GError) error = NULL;

  self->reveals = TRUE;
  gboolean good = annals_view_state_set_search (
      self->state, gtk_editable_get_text (GTK_EDITABLE (entry)), &error);
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), good ? NULL : error->message);
  if (!good)
    gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    error->message, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  update (self);
}

static void
next_cb (AnnalsSearchBar *self)
{
  annals_view_state_step_hit (self->state, 1);
}

static void
previous_cb (AnnalsSearchBar *self)
{
  annals_view_state_step_hit (self->state, -1);
}

static void
hides_toggled_cb (AnnalsSearchBar *self)
{
  annals_view_state_set_search_hides (self->state, gtk_toggle_button_get_active (self->hides));
}

/* Something else has taken the search away: a click on "Clear", another document. */
static void
filter_changed_cb (AnnalsSearchBar *self)
{
  if (annals_view_state_get_search (self->state) == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_toggle_button_set_active (self->hides, annals_view_state_get_search_hides (self->state));
}

static gboolean
has_focus (AnnalsSearchBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
mode_changed_cb (AnnalsSearchBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    return;
  annals_view_state_set_search (self->state, NULL, NULL);
  if (has_focus (self))
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* ---- Widget ---- */

static void
annals_search_bar_dispose (GObject *object)
{
  AnnalsSearchBar *self = ANNALS_SEARCH_BAR (object);

  g_clear_object (&self->state_signals);
  if (self->bar != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->bar)));
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_search_bar_parent_class)->dispose (object);
}

static void
annals_search_bar_class_init (AnnalsSearchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_search_bar_dispose;
  /* It closes, and had the focus. */
  signals[SIGNAL_LEFT] = g_signal_new ("left", ANNALS_TYPE_SEARCH_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annals/Annals/ui/annals-search-bar.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AnnalsSearchBar, name)
  BIND (bar);
  BIND (rows);
  BIND (entry);
  BIND (spinner);
  BIND (count);
  BIND (count_label);
  BIND (previous);
  BIND (next);
  BIND (hides);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, hides_toggled_cb);
}

static void
annals_search_bar_init (AnnalsSearchBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_search_delay (self->entry, TYPING_DELAY);
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  g_signal_connect_swapped (self->bar, "notify::search-mode-enabled", G_CALLBACK (mode_changed_cb),
                            self);
  gtk_menu_button_set_create_popup_func (self->count, fill_list_cb, self, NULL);
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "hits-changed", G_CALLBACK (hits_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->state_signals, "selected-changed", G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->state_signals, "filter-changed",
                                  G_CALLBACK (filter_changed_cb), self);
}

void
annals_search_bar_set_state (AnnalsSearchBar *self, AnnalsViewState *state)
{
  g_return_if_fail (ANNALS_IS_SEARCH_BAR (self));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->state_signals, state);
  filter_changed_cb (self);
  update (self);
}

void
annals_search_bar_toggle (AnnalsSearchBar *self)
{
  g_return_if_fail (ANNALS_IS_SEARCH_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, !gtk_search_bar_get_search_mode (self->bar));
}

void
annals_search_bar_set_narrow (AnnalsSearchBar *self, gboolean narrow)
{
  g_return_if_fail (ANNALS_IS_SEARCH_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->rows),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
