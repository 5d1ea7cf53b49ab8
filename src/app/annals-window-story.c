/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window while a story is told: nothing but the story and the timeline, and afterwards all as
 * it was. */
#include "app/annals-window-private.h"

#include "widgets/annals-story-view.h"

#define N_CHROME 6

/* What one comes back to. */
struct _AnnalsWindowPlace
{
  AnnalsDocument *document;
  guint selected;
  AnnalsTimelinePlace timeline;
  gboolean fullscreen;
  gboolean chrome[N_CHROME]; /* what was visible of it */
  GtkWidget *focus;          /* weak */
};

/* What leads away from a story, and would open what is hidden meanwhile. */
static const char *const others[] = { "win.search",       "win.show-filters", "win.show-details",
                                      "win.show-related", "win.next-pane",    "win.previous-pane",
                                      "win.find-lane" };

gboolean
annals_window_is_telling (AnnalsWindow *self)
{
  return self->place != NULL;
}

static void
get_chrome (AnnalsWindow *self, GtkWidget *chrome[N_CHROME])
{
  chrome[0] = GTK_WIDGET (self->header_bar);
  chrome[1] = GTK_WIDGET (self->search_bar);
  chrome[2] = GTK_WIDGET (self->banner);
  chrome[3] = GTK_WIDGET (self->bottom_bar);
  chrome[4] = GTK_WIDGET (self->overview);
  chrome[5] = GTK_WIDGET (self->chips);
}

static void
set_stage (AnnalsWindow *self, gboolean telling)
{
  GtkWidget *chrome[N_CHROME];

  get_chrome (self, chrome);
  for (guint i = 0; i < N_CHROME; i++)
    {
      if (telling)
        self->place->chrome[i] = gtk_widget_get_visible (chrome[i]);
      gtk_widget_set_visible (chrome[i], !telling && self->place->chrome[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), others[i], !telling);
  annals_window_allow_views (self, !telling);
  annals_panes_set_away (self->panes, telling);
  annals_measure_card_set_away (self->measure_card, telling);
  annals_history_set_paused (self->history, telling);
  /* Of each five parts of the height the story has three. */
  gtk_grid_set_row_homogeneous (self->stage, telling);
  gtk_widget_set_visible (GTK_WIDGET (self->story), telling);
  annals_window_update_view (self);
  annals_window_update_undo (self);
  /* Keys stay with the story, also where a click was on the timeline or on what is beside it. */
  GtkWidget *const beside[] = { GTK_WIDGET (self->timeline), GTK_WIDGET (self->hidden_bar) };
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    gtk_widget_set_can_focus (beside[i], !telling);
}

static void
place_free (AnnalsWindowPlace *place)
{
  g_clear_weak_pointer (&place->focus);
  g_clear_object (&place->document);
  g_free (place);
}

static void
begin (AnnalsWindow *self)
{
  AnnalsWindowPlace *place = g_new0 (AnnalsWindowPlace, 1);

  if (annals_view_state_get_n_shown (self->state) == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      g_free (place);
      return;
    }
  self->place = place;
  g_set_object (&place->document, annals_view_state_get_document (self->state));
  g_set_weak_pointer (&place->focus, gtk_root_get_focus (GTK_ROOT (self)));
  place->selected = annals_view_state_get_selected (self->state);
  place->timeline = annals_timeline_view_get_place (self->timeline);
  place->fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
  set_stage (self, TRUE);
  if (g_settings_get_boolean (self->settings, "story-fullscreen"))
    gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->story));
  annals_story_view_begin (self->story);
}

/* The selection, which may be of an older state of the file by now. */
static void
restore_selected (AnnalsWindow *self, AnnalsDocument *document)
{
  guint selected = self->place->selected;

  if (selected != ANNALS_NONE && document != self->place->document)
    selected = annals_document_find_again (document, self->place->document, selected);
  annals_view_state_set_selected (self->state, selected);
}

static void
restore_focus (AnnalsWindow *self)
{
  GtkWidget *focus = self->place->focus, *timeline = GTK_WIDGET (self->timeline);
  gboolean elsewhere =
      focus != NULL && gtk_widget_get_mapped (focus) && !gtk_widget_is_ancestor (focus, timeline);

  if (!elsewhere || !gtk_widget_grab_focus (focus))
    annals_window_focus_view (self);
}

/* @another: the story was of a file that is not open any more. */
static void
end (AnnalsWindow *self, gboolean another)
{
  GtkWindow *window = GTK_WINDOW (self);

  annals_story_view_end (self->story);
  if (!another)
    {
      restore_selected (self, annals_view_state_get_document (self->state));
      annals_timeline_view_set_place (self->timeline, self->place->timeline);
    }
  set_stage (self, FALSE);
  g_settings_set_boolean (self->settings, "story-fullscreen", gtk_window_is_fullscreen (window));
  if (!self->place->fullscreen)
    gtk_window_unfullscreen (window);
  restore_focus (self);
  g_clear_pointer (&self->place, place_free);
}

static void
tell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (annals_view_state_get_document (self->state) == NULL)
    return;
  if (annals_window_is_telling (self))
    end (self, FALSE);
  else
    begin (self);
}

static void
left_cb (AnnalsWindow *self, gboolean another)
{
  if (annals_window_is_telling (self))
    end (self, another);
}

static void
blank_cb (AnnalsWindow *self)
{
  gboolean blank = annals_story_view_get_blank (self->story);

  if (blank)
    gtk_widget_add_css_class (GTK_WIDGET (self), "annals-blank");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "annals-blank");
  gtk_widget_set_opacity (GTK_WIDGET (self->toasts), blank ? 0 : 1);
}

void
annals_window_install_story_actions (GtkWidgetClass *widget_class)
{
  g_type_ensure (ANNALS_TYPE_STORY_VIEW);
  gtk_widget_class_install_action (widget_class, "win.tell", NULL, tell_action);
}

void
annals_window_init_story (AnnalsWindow *self)
{
  annals_story_view_set_state (self->story, self->state, self->timeline);
  g_signal_connect_object (self->story, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->story, "notify::blank", G_CALLBACK (blank_cb), self,
                           G_CONNECT_SWAPPED);
}

void
annals_window_bind_story (AnnalsWindow *self)
{
  const char *const names[] = { "order", "least", "pace" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = g_strconcat ("story-", names[i], NULL);
      g_settings_bind (self->settings, key, self->story, names[i], G_SETTINGS_BIND_DEFAULT);
    }
}

void
annals_window_dispose_story (AnnalsWindow *self)
{
  g_clear_pointer (&self->place, place_free);
}
