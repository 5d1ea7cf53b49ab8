/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-filter-chips.h"

#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"
#include "widgets/annals-filter-titles.h"

#define LEAST_CHARS 12
#define MOST_CHARS 28
#define MANY 5 /* choices of a kind, above which one chip stands for all of them */

/**
 * AnnalsFilterChips:
 *
 * What the timeline is filtered by, in a line above it: a button for each choice, which takes it
 * back. Nothing is there while nothing is filtered.
 */
struct _AnnalsFilterChips
{
  GtkWidget parent_instance;

  AnnalsViewState *state;
  GSignalGroup *state_signals;
  GtkWidget *revealer;
  GtkBox *chips;
};

G_DEFINE_FINAL_TYPE (AnnalsFilterChips, annals_filter_chips, GTK_TYPE_WIDGET)

/* Takes one choice out of @filter. */
typedef void (*TakeBackFunc) (AnnalsFilter *filter, guint kind, guint which);

static void
take_back_choice (AnnalsFilter *filter, guint kind, guint which)
{
  annals_filter_set_choice (filter, kind, which, ANNALS_CHOICE_NONE);
}

static void
take_back_kind (AnnalsFilter *filter, guint kind, guint which)
{
  annals_filter_clear_kind (filter, kind);
}

static void
take_back_certainty (AnnalsFilter *filter, guint kind, guint which)
{
  annals_filter_set_certainty (filter, annals_filter_get_certainty (filter) & ~which);
}

static void
take_back_sourced (AnnalsFilter *filter, guint kind, guint which)
{
  annals_filter_set_sourced (filter, ANNALS_SOURCED_ANY);
}

static void
take_back_span (AnnalsFilter *filter, guint kind, guint which)
{
  annals_filter_set_span (filter, NULL);
}

typedef struct
{
  TakeBackFunc func;
  guint kind;
  guint which;
} Chip;

static void
clicked_cb (AnnalsFilterChips *self, GtkWidget *button)
{
  const Chip *chip = g_object_get_data (G_OBJECT (button), "chip");
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (annals_view_state_get_filter (self->state));

  chip->func (filter, chip->kind, chip->which);
  annals_view_state_set_filter (self->state, filter);
}

static void
append_chip (AnnalsFilterChips *self, const char *title, TakeBackFunc func, guint kind, guint which)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  Chip *chip = g_new (Chip, 1);
  /* Translators: what a click on a chip above the timeline does; "%s" is a filter. */
  g_autofree char *name = g_strdup_printf (_ ("Remove Filter: %s"), title);

  *chip = (Chip){ func, kind, which };
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  /* What the line has no room for is scrolled to. */
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (title, -1), LEAST_CHARS));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "annals-chip");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "chip", chip, g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (self->chips, button);
}

/* ---- What is asked for ---- */

static char *
dup_many_title (AnnalsEntityKind kind, guint n)
{
  switch (kind)
    {
    case ANNALS_ENTITY_CATEGORY:
      return g_strdup_printf (ngettext ("%u category", "%u categories", n), n);
    case ANNALS_ENTITY_ACTOR:
      return g_strdup_printf (ngettext ("%u actor", "%u actors", n), n);
    case ANNALS_ENTITY_PLACE:
      return g_strdup_printf (ngettext ("%u place", "%u places", n), n);
    case ANNALS_ENTITY_TAG:
    default:
      return g_strdup_printf (ngettext ("%u tag", "%u tags", n), n);
    }
}

static const char *
get_title (AnnalsFilterChips *self, AnnalsEntityKind kind, guint entity)
{
  guint n;
  const AnnalsEntity *entities =
      annals_document_get_entities (annals_view_state_get_document (self->state), kind, &n);

  return entity < n ? entities[entity].title : annals_filter_none_title (kind);
}

static char *
dup_choice_title (const char *title, AnnalsChoice choice)
{
  return choice == ANNALS_CHOICE_WANTED ? g_strdup (title)
                                        /* Translators: a filter that keeps "%s" out. */
                                        : g_strdup_printf (_ ("Not %s"), title);
}

static void
append_kind (AnnalsFilterChips *self, AnnalsEntityKind kind, AnnalsChoice choice)
{
  g_autoptr (GArray) chosen =
      annals_filter_dup_chosen (annals_view_state_get_filter (self->state), kind, choice);

  if (chosen->len > MANY)
    {
      g_autofree char *many = dup_many_title (kind, chosen->len);
      g_autofree char *title = dup_choice_title (many, choice);
      append_chip (self, title, take_back_kind, kind, 0);
      return;
    }
  for (guint i = 0; i < chosen->len; i++)
    {
      guint entity = g_array_index (chosen, guint, i);
      g_autofree char *title = dup_choice_title (get_title (self, kind, entity), choice);
      append_chip (self, title, take_back_choice, kind, entity);
    }
}

static char *
dup_span_title (AnnalsSpan span)
{
  AnnalsCivil first, last;
  g_autofree char *from = annals_words_time_short (span.start, ANNALS_PRECISION_DAY, NULL);
  g_autofree char *to = annals_words_time_short (span.end - 1, ANNALS_PRECISION_DAY, NULL);

  annals_civil_from_time (span.start, &first);
  annals_civil_from_time (span.end - 1, &last);
  /* Translators: up to a day, and from a day on, in short: %a %e %b %Y are weekday, day, month and
   * year; with articles, if any. */
  return span.start <= ANNALS_TIME_MIN ? annals_words_format (&last, _ ("Until %a, %e %b %Y"))
         : span.end >= ANNALS_TIME_MAX ? annals_words_format (&first, _ ("From %a, %e %b %Y"))
                                       /* Translators: a span of time: from when, and till when. */
                                       : g_strdup_printf (_ ("%s – %s"), from, to);
}

static void
append_span (AnnalsFilterChips *self)
{
  AnnalsSpan span;

  if (!annals_filter_get_span (annals_view_state_get_filter (self->state), &span))
    return;
  g_autofree char *title = dup_span_title (span);
  append_chip (self, title, take_back_span, 0, 0);
}

static void
append_rest (AnnalsFilterChips *self)
{
  AnnalsFilter *filter = annals_view_state_get_filter (self->state);
  AnnalsSourced sourced = annals_filter_get_sourced (filter);

  append_span (self);
  for (guint bit = 1; bit < 1u << ANNALS_N_CERTAINTIES; bit <<= 1)
    if (annals_filter_get_certainty (filter) & bit)
      append_chip (self, annals_filter_certainty_title (bit), take_back_certainty, 0, bit);
  if (sourced != ANNALS_SOURCED_ANY)
    append_chip (self, annals_filter_sourced_title (sourced), take_back_sourced, 0, 0);
}

static void
append_clear (AnnalsFilterChips *self)
{
  GtkWidget *clear = gtk_button_new_with_mnemonic (_ ("Cl_ear Filters"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "win.clear-filters");
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_add_css_class (clear, "annals-chip");
  gtk_box_append (self->chips, clear);
}

/* Whoever takes back one choice after the other by the keyboard stays among them. */
static guint
get_focused_place (AnnalsFilterChips *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->chips));
  guint place = 0;

  for (GtkWidget *child = focus; child != NULL; child = gtk_widget_get_prev_sibling (child))
    place++;
  return place;
}

static void
rebuild (AnnalsFilterChips *self)
{
  guint place = get_focused_place (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  gboolean any = annals_view_state_get_document (self->state) != NULL
                 && !annals_filter_is_empty (annals_view_state_get_filter (self->state));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), any);
  if (!any)
    return;
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    {
      append_kind (self, kind, ANNALS_CHOICE_WANTED);
      append_kind (self, kind, ANNALS_CHOICE_HIDDEN);
    }
  append_rest (self);
  append_clear (self);
  child = gtk_widget_get_first_child (GTK_WIDGET (self->chips));
  for (guint i = 1; i < place && gtk_widget_get_next_sibling (child) != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  if (place > 0)
    gtk_widget_grab_focus (child);
}

/* ---- Object ---- */

static void
annals_filter_chips_dispose (GObject *object)
{
  AnnalsFilterChips *self = ANNALS_FILTER_CHIPS (object);

  g_clear_object (&self->state_signals);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_filter_chips_parent_class)->dispose (object);
}

static void
annals_filter_chips_class_init (AnnalsFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_filter_chips_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annals_filter_chips_init (AnnalsFilterChips *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->chips = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->chips), "annals-chips");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->chips));
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), scroller);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the line above the timeline that shows what it is
                                   * filtered by. */
                                  _ ("Filters in Force"), -1);
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "filter-changed", G_CALLBACK (rebuild),
                                  self);
}

void
annals_filter_chips_set_state (AnnalsFilterChips *self, AnnalsViewState *state)
{
  g_return_if_fail (ANNALS_IS_FILTER_CHIPS (self));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->state_signals, state);
  rebuild (self);
}
