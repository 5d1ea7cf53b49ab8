/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Timeline, list, or both. */
#include "app/annals-window-private.h"

#include "widgets/annals-story-view.h"

static gboolean
is_view (AnnalsWindow *self, const char *name)
{
  g_autofree char *view = annals_window_dup_choice (self, "view");

  return g_str_equal (view, name);
}

/* A story needs the timeline. Where there is no room for both there is one of them. */
static gboolean
shows_timeline (AnnalsWindow *self)
{
  return !is_view (self, "list") || gtk_widget_get_visible (GTK_WIDGET (self->story));
}

static gboolean
shows_list (AnnalsWindow *self)
{
  return (is_view (self, "list") || (is_view (self, "both") && !self->narrow))
         && !gtk_widget_get_visible (GTK_WIDGET (self->story));
}

gboolean
annals_window_focus_is_in_view (AnnalsWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_get_mapped (focus)
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views));
}

void
annals_window_focus_view (AnnalsWindow *self)
{
  gtk_widget_grab_focus (shows_timeline (self) ? GTK_WIDGET (self->timeline)
                                               : GTK_WIDGET (self->list));
}

/* Who was in what goes is not left nowhere. */
void
annals_window_update_view (AnnalsWindow *self)
{
  gboolean timeline = shows_timeline (self), list = shows_list (self);
  gboolean had_focus = annals_window_focus_is_in_view (self);

  gtk_widget_set_visible (self->both_button, !self->narrow);
  /* Its button is down whenever there is the timeline alone. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->timeline_button), "s",
                                    self->narrow && is_view (self, "both") ? "both" : "timeline");
  if (timeline && list)
    annals_window_share_height (self);
  gtk_widget_set_visible (GTK_WIDGET (self->stage), timeline);
  gtk_widget_set_visible (GTK_WIDGET (self->list), list);
  if (had_focus && !annals_window_focus_is_in_view (self))
    annals_window_focus_view (self);
}

static void
show_on_timeline_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  guint selected = annals_view_state_get_selected (self->state);

  if (selected == ANNALS_NONE)
    return;
  if (!shows_timeline (self))
    annals_window_choose (self, "view", self->narrow ? "timeline" : "both");
  annals_view_state_reveal (self->state, selected);
  gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
}

static void
selected_changed_cb (AnnalsWindow *self)
{
  guint selected = annals_view_state_get_selected (self->state);
  AnnalsDocument *document = annals_view_state_get_document (self->state);

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "win.show-on-timeline",
      selected != ANNALS_NONE
          && !(annals_document_get_events (document, NULL)[selected].flags & ANNALS_EVENT_UNDATED));
}

void
annals_window_install_list_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-on-timeline", NULL,
                                   show_on_timeline_action);
}

static gboolean
get_widths (GValue *value, GVariant *setting, gpointer data)
{
  g_value_set_variant (value, setting);
  return TRUE;
}

static GVariant *
set_widths (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_value_dup_variant (value);
}

void
annals_window_allow_views (AnnalsWindow *self, gboolean allow)
{
  GAction *view = g_action_map_lookup_action (G_ACTION_MAP (self), "view");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (view), allow);
}

static void
view_chosen_cb (AnnalsWindow *self)
{
  annals_window_update_view (self);
  annals_window_keep_view (self);
}

void
annals_window_init_list (AnnalsWindow *self)
{
  annals_window_init_split (self);
  g_settings_bind_with_mapping (self->settings, "list-widths", self->list, "widths",
                                G_SETTINGS_BIND_DEFAULT, get_widths, set_widths, NULL, NULL);
  g_signal_connect_object (self->state, "selected-changed", G_CALLBACK (selected_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selected_changed_cb (self);
  annals_window_add_choice (self, "view", view_chosen_cb);
}
