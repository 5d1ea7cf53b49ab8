/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with an event or a count of the timeline. */
#include <glib/gi18n-lib.h>

#include "widgets/annals-event-text.h"
#include "widgets/annals-timeline-view-private.h"

#define ROOM_ABOUT 2 /* of an event's length, on either side of it */

static void
details_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnalsTimelineView *self = data;

  annals_timeline_view_choose (self, &self->popover_stop);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-details", NULL);
}

static void
list_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnalsTimelineView *self = data;

  annals_timeline_view_choose (self, &self->popover_stop);
}

static void
zoom_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnalsTimelineView *self = data;
  AnnalsSpan span = self->popover_stop.span;

  if (self->popover_stop.event != ANNALS_NONE)
    {
      double room = annals_span_length (span) * ROOM_ABOUT;
      span = (AnnalsSpan){ span.start - room, span.end + room };
    }
  annals_timeline_view_fit (self, span);
}

static void
measure_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnalsTimelineView *self = data;

  annals_timeline_view_measure_to (self, self->popover_stop.event);
}

static void
copy_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnalsTimelineView *self = data;
  g_autofree char *text =
      annals_event_text (annals_timeline_view_get_document (self), self->popover_stop.event,
                         annals_view_state_get_clock (self->state));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
open_source_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnalsTimelineView *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *url = annals_event_dup_first_link (annals_timeline_view_get_document (self),
                                                      self->popover_stop.event);

  if (url != NULL)
    gtk_show_uri (GTK_WINDOW (root), url, GDK_CURRENT_TIME);
}

static GSimpleActionGroup *
make_actions (AnnalsTimelineView *self)
{
  static const GActionEntry entries[] = {
    { .name = "details", .activate = details_action },
    { .name = "list", .activate = list_action },
    { .name = "zoom", .activate = zoom_action },
    { .name = "measure", .activate = measure_action },
    { .name = "copy", .activate = copy_action },
    { .name = "open-source", .activate = open_source_action },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();
  g_autofree char *url = self->popover_stop.event != ANNALS_NONE ? annals_event_dup_first_link (
                             annals_timeline_view_get_document (self), self->popover_stop.event)
                                                                 : NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), "open-source")),
      url != NULL);
  guint selected = annals_view_state_get_selected (self->state);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), "measure")),
      self->measurement != NULL && selected != ANNALS_NONE && selected != self->popover_stop.event);
  return group;
}

static void
append_event_items (GMenu *menu)
{
  g_menu_append (menu, _ ("_Details"), "stop.details");
  g_menu_append (menu, _ ("_Zoom to It"), "stop.zoom");
  g_menu_append (menu, _ ("_Time From the Selected Event"), "stop.measure");
  g_menu_append (menu, _ ("_Copy as Text"), "stop.copy");
  g_menu_append (menu, _ ("_Open First Source"), "stop.open-source");
}

static void
append_count_items (GMenu *menu)
{
  g_menu_append (menu, _ ("_List Events"), "stop.list");
  g_menu_append (menu, _ ("_Zoom Here"), "stop.zoom");
}

static GMenuModel *
make_model (gboolean is_event)
{
  GMenu *menu = g_menu_new ();

  if (is_event)
    append_event_items (menu);
  else
    append_count_items (menu);
  return G_MENU_MODEL (menu);
}

/* Made once: a menu that goes with its closing would go before what was chosen is done. */
static GtkWidget *
ensure_menu (AnnalsTimelineView *self)
{
  if (self->menu != NULL)
    return self->menu;
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  return self->menu;
}

void
annals_timeline_view_show_menu (AnnalsTimelineView *self,
                                GMenuModel *model,
                                const char *name,
                                GActionGroup *actions,
                                const GdkRectangle *at)
{
  GtkWidget *menu = ensure_menu (self);

  g_clear_pointer (&self->menu_lane, g_free);
  gtk_widget_insert_action_group (menu, name, actions);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), at);
  annals_timeline_view_popup (self, menu, &self->popover_stop);
}

/**
 * annals_timeline_view_popup_menu:
 * @stop: an event or a count
 * @at: what the menu belongs to, in the timeline's pixels
 *
 * Opens the menu of what is on the timeline.
 */
void
annals_timeline_view_popup_menu (AnnalsTimelineView *self,
                                 const AnnalsStop *stop,
                                 const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = make_model (stop->event != ANNALS_NONE);

  self->popover_stop = *stop; /* what the actions are for */
  g_autoptr (GSimpleActionGroup) actions = make_actions (self);
  annals_timeline_view_show_menu (self, model, "stop", G_ACTION_GROUP (actions), at);
}

void
annals_timeline_view_popup_menu_here (AnnalsTimelineView *self)
{
  const AnnalsStop *focused = annals_timeline_view_get_focused_stop (self);
  guint selected = annals_view_state_get_selected (self->state);
  guint32 lane = annals_timeline_view_lane_of (self, selected);
  AnnalsStop stop;

  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL
      || !(focused != NULL ? annals_scene_find_stop (self->scene, focused, &stop)
                           : lane != ANNALS_NONE
                                 && annals_scene_find_event (self->scene, lane, selected, &stop)))
    return;
  AnnalsBox box = annals_scene_stop_box (self->scene, &stop);
  annals_timeline_view_popup_menu (
      self, &stop, &(GdkRectangle){ (int) box.x, (int) box.y, (int) box.width, (int) box.height });
}
