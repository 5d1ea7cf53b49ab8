/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an event was, where, and who took part. */
#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"
#include "widgets/annals-button-names.h"
#include "widgets/annals-details-private.h"

/* ---- When and where ---- */

static void
add_when (AnnalsDetailsPane *self, AnnalsDocument *document, const AnnalsEvent *event)
{
  g_autofree char *when = annals_words_event (event, annals_view_state_get_clock (self->state));
  g_autofree char *duration = annals_words_duration (event);

  annals_details_add_label (self->content, when, "heading");
  if (duration != NULL && *duration != '\0')
    annals_details_add_label (self->content, duration, "dim-label");
}

/* Of sources that disagree nobody is right because he was asked first. */
static void
add_differences (AnnalsDetailsPane *self,
                 AnnalsDocument *document,
                 const AnnalsEvent *event,
                 const AnnalsDetail *detail)
{
  g_autofree char *lines =
      annals_words_differences (event, detail->sources, annals_document_get_zone (document),
                                annals_view_state_get_clock (self->state));

  if (lines == NULL)
    return;
  annals_details_add_label (self->content, _ ("Sources differ:"), "annals-differ caption-heading");
  annals_details_add_label (self->content, lines, "annals-differ caption");
}

static void
add_place (AnnalsDetailsPane *self, AnnalsDocument *document, const AnnalsEvent *event)
{
  const AnnalsEntity *places = annals_document_get_places (document, NULL);

  if (event->place == ANNALS_NONE)
    return;
  const AnnalsEntity *place = &places[event->place];
  g_autofree char *text = place->approximate
                              ? g_strdup_printf (_ ("%s · approximate place"), place->title)
                              : g_strdup (place->title);
  if (!place->has_position)
    {
      annals_details_add_label (self->content, text, "dim-label");
      return;
    }
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *uri = g_strdup_printf (
      "geo:%s,%s", g_ascii_formatd (latitude, sizeof latitude, "%.6f", place->latitude),
      g_ascii_formatd (longitude, sizeof longitude, "%.6f", place->longitude));
  GtkWidget *link = gtk_link_button_new_with_label (uri, text);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (link)));
  gtk_label_set_wrap (label, TRUE); /* else a long name widens the pane */
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, _ ("Show on a map"));
  gtk_widget_add_css_class (link, "annals-place");
  gtk_box_append (GTK_BOX (self->content), link);
}

/* ---- Actors ---- */

#define CHIP_CHARS 32
#define CHIP_GAP 6

static gboolean
is_wanted (GtkToggleButton *chip, AnnalsViewState *state)
{
  guint actor = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "actor"));

  return annals_view_state_get_choice (state, ANNALS_ENTITY_ACTOR, actor) == ANNALS_CHOICE_WANTED;
}

static void
actor_cb (GtkToggleButton *chip, AnnalsDetailsPane *self)
{
  guint actor = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "actor"));
  gboolean active = gtk_toggle_button_get_active (chip);

  if (active != is_wanted (chip, self->state))
    annals_view_state_choose (self->state, ANNALS_ENTITY_ACTOR, actor,
                              active ? ANNALS_CHOICE_WANTED : ANNALS_CHOICE_NONE);
}

/* The same actor may be chosen elsewhere. */
static void
filter_changed_cb (GtkToggleButton *chip, AnnalsViewState *state)
{
  if (gtk_widget_get_root (GTK_WIDGET (chip)) != NULL)
    gtk_toggle_button_set_active (chip, is_wanted (chip, state));
}

static GtkWidget *
new_chip (AnnalsDetailsPane *self, const AnnalsEntity *entity, guint actor)
{
  GtkWidget *label = gtk_label_new (entity->title);
  GtkWidget *chip = gtk_toggle_button_new ();
  g_autofree char *tip =
      g_strdup_printf ("%s\n%s", entity->title, _ ("Show only events with this actor"));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHIP_CHARS);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_add_css_class (chip, "annals-chip");
  g_object_set_data (G_OBJECT (chip), "actor", GUINT_TO_POINTER (actor));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                is_wanted (GTK_TOGGLE_BUTTON (chip), self->state));
  gtk_widget_set_tooltip_text (chip, tip);
  annals_button_names_give (chip);
  g_signal_connect (chip, "toggled", G_CALLBACK (actor_cb), self);
  g_signal_connect_object (self->state, "filter-changed", G_CALLBACK (filter_changed_cb), chip,
                           G_CONNECT_SWAPPED);
  return chip;
}

/* Chips fill one line after another, each as wide as its name. */
static void
add_actors (AnnalsDetailsPane *self, AnnalsDocument *document, guint index)
{
  guint n;
  const guint32 *actors = annals_document_get_event_actors (document, index, &n);
  const AnnalsEntity *all = annals_document_get_actors (document, NULL);
  GtkWidget *line = NULL;
  int room = 0;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *chip = new_chip (self, &all[actors[i]], actors[i]);
      int width;
      g_object_ref_sink (chip);
      gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      if (line == NULL || width > room)
        {
          line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CHIP_GAP);
          gtk_box_append (GTK_BOX (self->content), line);
          room = ANNALS_DETAILS_LINE;
        }
      gtk_box_append (GTK_BOX (line), chip);
      g_object_unref (chip);
      room -= width + CHIP_GAP;
    }
}

void
annals_details_add_facts (AnnalsDetailsPane *self,
                          AnnalsDocument *document,
                          guint index,
                          const AnnalsDetail *detail)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];

  add_when (self, document, event);
  if (detail != NULL)
    add_differences (self, document, event, detail);
  add_place (self, document, event);
  add_actors (self, document, index);
}
