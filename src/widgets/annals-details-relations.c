/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events that an event has to do with. */
#include <glib/gi18n-lib.h>

#include "core/annals-relations.h"
#include "layout/annals-scene-relations.h"
#include "layout/annals-words.h"
#include "widgets/annals-details-private.h"

#define RELATED_SHOWN 12
#define RELATED_MOST 500

static int
compare_time (gconstpointer a, gconstpointer b, gpointer data)
{
  guint event = GPOINTER_TO_UINT (data);
  guint i = annals_relation_get_other (a, event), j = annals_relation_get_other (b, event);

  return i < j ? -1 : i > j;
}

/* The sign is the one that the arcs have, so this is their legend; it is not read out. */
static void
add_related (AnnalsDetailsPane *self, GtkWidget *box, guint index, const AnnalsRelation *relation)
{
  const AnnalsEvent *events =
      annals_document_get_events (annals_view_state_get_document (self->state), NULL);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint other = annals_relation_get_other (relation, index);
  g_autofree char *title = annals_event_dup_title (&events[other]);
  g_autofree char *distance = annals_words_distance (&events[index], &events[other],
                                                     annals_view_state_get_clock (self->state));
  g_autofree char *told = g_strdup_printf (
      "%s · %s", annals_words_relation (relation->kind, relation->from == index), distance);
  g_autofree char *shown =
      g_strdup_printf ("%s  %s", annals_relation_sign (relation->kind, mirrored), told);
  GtkWidget *card = annals_details_add_event_card (self, box, other, title, shown);

  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told,
                                  -1);
}

/* Returns whether that was all. */
static gboolean
fill_related (AnnalsDetailsPane *self, GtkWidget *box, guint most)
{
  guint index = annals_view_state_get_selected (self->state);
  g_autoptr (GArray) relations =
      annals_relations_dup_nearest (annals_view_state_get_document (self->state), index);
  gboolean complete = relations->len <= most;

  g_array_set_size (relations, MIN (relations->len, most));
  g_array_sort_with_data (relations, compare_time, GUINT_TO_POINTER (index));
  for (guint i = 0; i < relations->len; i++)
    add_related (self, box, index, &g_array_index (relations, AnnalsRelation, i));
  return complete;
}

/* ---- The chain ---- */

/* What the upper of two neighbours is to the lower; NULL: they are not related. */
static const char *
words_between (const AnnalsChainLink *upper, const AnnalsChainLink *lower)
{
  if (lower->nearer == upper->event)
    return annals_words_relation (lower->kind, lower->from_nearer);
  if (upper->nearer == lower->event)
    return annals_words_relation (upper->kind, !upper->from_nearer);
  return NULL;
}

/* When it was and, where what it hangs on does not stand next to it, what that is. */
static char *
dup_link_line (AnnalsDetailsPane *self, const AnnalsChainLink *link, gboolean is_next)
{
  const AnnalsEvent *events =
      annals_document_get_events (annals_view_state_get_document (self->state), NULL);
  g_autofree char *when =
      annals_words_event (&events[link->event], annals_view_state_get_clock (self->state));

  if (is_next)
    return g_steal_pointer (&when);
  g_autofree char *title = annals_event_dup_title (&events[link->nearer]);
  return g_strdup_printf ("%s\n%s · %s", when,
                          annals_words_relation (link->kind, !link->from_nearer), title);
}

static void
add_link (AnnalsDetailsPane *self, GtkWidget *box, const GArray *chain, guint i)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  const AnnalsChainLink *link = &g_array_index (chain, AnnalsChainLink, i);
  const AnnalsChainLink *above = i > 0 ? link - 1 : NULL;
  const AnnalsChainLink *below = i + 1 < chain->len ? link + 1 : NULL;
  const char *between = above != NULL ? words_between (above, link) : NULL;
  g_autofree char *title =
      annals_event_dup_title (&annals_document_get_events (document, NULL)[link->event]);

  if (between != NULL)
    {
      g_autofree char *text = g_strdup_printf ("↓ %s", between);
      annals_details_add_label (box, text, "annals-chain-link caption dim-label");
    }
  if (link->nearer == ANNALS_NONE)
    {
      GtkWidget *here = annals_details_add_label (box, title, "annals-chain-here");
      /* Translators: of the one that is shown, in a chain of events. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (here), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _ ("This event"), -1);
      return;
    }
  gboolean is_next = (above != NULL && above->event == link->nearer)
                     || (below != NULL && below->event == link->nearer);
  g_autofree char *line = dup_link_line (self, link, is_next);
  annals_details_add_event_card (self, box, link->event, title, line);
}

static gboolean
fill_chain (AnnalsDetailsPane *self, GtkWidget *box, guint most)
{
  gboolean complete;
  g_autoptr (GArray) chain =
      annals_relations_chain (annals_view_state_get_document (self->state),
                              annals_view_state_get_selected (self->state), most, &complete);

  for (guint i = 0; i < chain->len; i++)
    add_link (self, box, chain, i);
  return complete;
}

/* Whether it goes on beyond what is directly related. */
static gboolean
has_chain (AnnalsDocument *document, guint index)
{
  gboolean complete;
  g_autoptr (GArray) chain = annals_relations_chain (document, index, RELATED_MOST, &complete);

  for (guint i = 0; i < chain->len; i++)
    if (g_array_index (chain, AnnalsChainLink, i).steps > 1)
      return TRUE;
  return FALSE;
}

/* ---- Lists that show a few at first ---- */

typedef gboolean (*FillFunc) (AnnalsDetailsPane *self, GtkWidget *box, guint most);

static void
show_all_cb (GtkButton *button, AnnalsDetailsPane *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button)), *child;
  FillFunc fill = (FillFunc) g_object_get_data (G_OBJECT (button), "fill");

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  if (!fill (self, box, RELATED_MOST))
    annals_details_add_label (box, _ ("Only the nearest are shown."), "dim-label caption");
  gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
add_list (AnnalsDetailsPane *self, FillFunc fill)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (self->content), box);
  if (fill (self, box, RELATED_SHOWN))
    return box;
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show _All"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "fill", (gpointer) fill);
  g_signal_connect (button, "clicked", G_CALLBACK (show_all_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

void
annals_details_add_relations (AnnalsDetailsPane *self, AnnalsDocument *document, guint index)
{
  g_autoptr (GArray) relations = annals_document_dup_relations (document, index);

  if (relations->len == 0)
    return;
  annals_details_add_heading (self->content, _ ("Related"));
  self->related = add_list (self, fill_related);
  if (!has_chain (document, index))
    return;
  /* Translators: what led to an event and what came of it. */
  annals_details_add_heading (self->content, _ ("Chain of Events"));
  add_list (self, fill_chain);
}

/* The heading goes to the top, as far as there is room for that; the focus into the list. */
void
annals_details_pane_show_related (AnnalsDetailsPane *self)
{
  graphene_rect_t heading;

  g_return_if_fail (ANNALS_IS_DETAILS_PANE (self));
  if (self->related == NULL)
    return;
  GtkWidget *last = gtk_widget_get_last_child (self->related);
  if (gtk_widget_compute_bounds (gtk_widget_get_prev_sibling (self->related), self->content,
                                 &heading))
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
        (double) heading.origin.y);
  if (g_object_get_data (G_OBJECT (last), "fill") != NULL)
    show_all_cb (GTK_BUTTON (last), self);
  else
    gtk_widget_child_focus (self->related, GTK_DIR_TAB_FORWARD);
}
