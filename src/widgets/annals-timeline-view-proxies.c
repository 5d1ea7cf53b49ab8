/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children that stand for what the scene shows, where there is no pointer. */
#include "layout/annals-words.h"
#include "widgets/annals-event-proxy.h"
#include "widgets/annals-timeline-view-private.h"

/* Milliseconds without a change until assistive technology sees what is on screen. */
#define PROXIES_DELAY 60
/* To make a child takes far longer than to use it again, so no frame waits for many of them; and
 * beyond a crowd's size they are of no use: the keyboard reaches what has none. */
#define MADE_AT_ONCE 48
#define MAKING_DELAY 10 /* milliseconds between two lots */
#define PROXIES_MOST 1024

/* That of the window, which need not be the active one. */
static GtkWidget *
get_focus (AnnalsTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
has_focus_within (AnnalsTimelineView *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL
         && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static AnnalsEventProxy *
get_focused (AnnalsTimelineView *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && ANNALS_IS_EVENT_PROXY (focus)
                 && gtk_widget_get_parent (focus) == GTK_WIDGET (self)
             ? ANNALS_EVENT_PROXY (focus)
             : NULL;
}

static void
chosen_cb (AnnalsTimelineView *self, AnnalsEventProxy *proxy)
{
  annals_timeline_view_choose (self, annals_event_proxy_get_stop (proxy));
}

static void
add_proxy (AnnalsTimelineView *self)
{
  GtkWidget *proxy = annals_event_proxy_new ();

  g_signal_connect_swapped (proxy, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_widget_set_parent (proxy, GTK_WIDGET (self));
  g_ptr_array_add (self->proxies, proxy);
}

/* ---- Mirroring the scene ---- */

typedef struct
{
  AnnalsTimelineView *view;
  AnnalsEventProxy *focused;
  guint used, made;
  gboolean lacking; /* there are more stops, for which children are still to be made */
} Mirror;

/* NULL: none is left for now. */
static AnnalsEventProxy *
take_proxy (Mirror *self)
{
  GPtrArray *all = self->view->proxies;

  if (self->used < all->len && g_ptr_array_index (all, self->used) == self->focused)
    self->used++;
  if (self->used == all->len)
    {
      self->lacking = all->len < PROXIES_MOST;
      if (!self->lacking || self->made == MADE_AT_ONCE)
        return NULL;
      add_proxy (self->view);
      self->made++;
    }
  return g_ptr_array_index (all, self->used++);
}

static void
mirror_lane (Mirror *self, guint32 lane)
{
  AnnalsTimelineView *view = self->view;
  g_autoptr (GArray) stops = annals_scene_dup_stops (view->scene, lane);

  for (guint i = 0; i < stops->len; i++)
    {
      const AnnalsStop *stop = &g_array_index (stops, AnnalsStop, i);
      gboolean own = self->focused != NULL
                     && annals_stop_is_same (annals_event_proxy_get_stop (self->focused), stop);
      AnnalsEventProxy *proxy = own ? self->focused : take_proxy (self);
      if (proxy == NULL)
        return;
      annals_event_proxy_set_stop (proxy, view->state, view->scene, stop);
    }
}

static void
hide_unused (Mirror *self)
{
  GPtrArray *all = self->view->proxies;

  for (guint i = self->used; i < all->len; i++)
    if (g_ptr_array_index (all, i) != self->focused)
      gtk_widget_set_visible (g_ptr_array_index (all, i), FALSE);
}

static void
tell_size (AnnalsTimelineView *self)
{
  guint n, shown;

  annals_document_get_events (annals_timeline_view_get_document (self), &n);
  shown = annals_view_state_get_n_shown (self->state);
  g_autofree char *text = annals_words_shown (shown, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/* ---- Focus ---- */

static AnnalsEventProxy *
find_proxy (AnnalsTimelineView *self, const AnnalsStop *stop)
{
  for (guint i = 0; i < self->proxies->len; i++)
    {
      AnnalsEventProxy *proxy = g_ptr_array_index (self->proxies, i);
      if (gtk_widget_get_visible (GTK_WIDGET (proxy))
          && annals_proxy_is_in_sight (ANNALS_PROXY (proxy))
          && annals_stop_is_same (annals_event_proxy_get_stop (proxy), stop))
        return proxy;
    }
  return NULL;
}

/* Of more than there are children for, the last of them stands for what is gone to. */
static gboolean
focus_proxy_of (AnnalsTimelineView *self, const AnnalsStop *stop)
{
  AnnalsEventProxy *proxy = find_proxy (self, stop);

  for (guint i = self->proxies->len; proxy == NULL && i-- > 0;)
    if (g_ptr_array_index (self->proxies, i) != get_focused (self))
      {
        proxy = g_ptr_array_index (self->proxies, i);
        annals_event_proxy_set_stop (proxy, self->state, self->scene, stop);
      }
  return proxy != NULL && gtk_widget_grab_focus (GTK_WIDGET (proxy));
}

/* In the lane where one is, if the event is there too, else in its first. */
static gboolean
find_selected (AnnalsTimelineView *self, AnnalsStop *found)
{
  guint selected = annals_view_state_get_selected (self->state);
  guint32 lane = annals_timeline_view_lane_of (self, selected);

  return lane != ANNALS_NONE && annals_scene_find_event (self->scene, lane, selected, found)
         && found->event == selected;
}

/* Where to go when what has the focus is no more: a count that a zoom has parted. */
static gboolean
find_successor (AnnalsTimelineView *self, AnnalsStop *found)
{
  AnnalsEventProxy *focused = get_focused (self);

  if (focused == NULL || annals_proxy_is_in_sight (ANNALS_PROXY (focused)))
    return FALSE;
  const AnnalsStop *stop = annals_event_proxy_get_stop (focused);
  AnnalsSpan view = annals_view_state_get_span (self->state);
  return stop->event == ANNALS_NONE && annals_span_overlaps (stop->span, view)
         && annals_scene_nearest_stop (self->scene, stop->lane, stop->span.start, found);
}

static void
move_focus (AnnalsTimelineView *self)
{
  AnnalsEventProxy *before = get_focused (self);
  AnnalsStop stop;
  gboolean wanted = self->focus_selected && has_focus_within (self);

  gboolean found = wanted && find_selected (self, &stop);
  self->focus_selected = FALSE;
  self->focus_lane = ANNALS_NONE;
  if (found || find_successor (self, &stop))
    focus_proxy_of (self, &stop);
  if (before != NULL && get_focused (self) != before
      && !annals_proxy_is_in_sight (ANNALS_PROXY (before)))
    gtk_widget_set_visible (GTK_WIDGET (before), FALSE);
}

/* While what has the focus moves, its ring moves with it. */
void
annals_timeline_view_place_focused (AnnalsTimelineView *self)
{
  AnnalsEventProxy *focused = get_focused (self);
  AnnalsStop found;

  if (focused == NULL || self->scene == NULL)
    return;
  gboolean there =
      annals_scene_find_stop (self->scene, annals_event_proxy_get_stop (focused), &found);
  AnnalsBox box = there ? annals_scene_stop_box (self->scene, &found) : (AnnalsBox){ 0 };
  annals_proxy_place (ANNALS_PROXY (focused), there ? &box : NULL);
}

static void mirror_after (AnnalsTimelineView *self, guint delay);

/* Makes the children stand for what is on screen now. */
static void
mirror (AnnalsTimelineView *self)
{
  Mirror m = { .view = self, .focused = get_focused (self) };

  g_clear_handle_id (&self->proxies_source, g_source_remove);
  annals_timeline_view_ensure_scene (self);
  if (self->scene == NULL)
    return;
  g_clear_handle_id (&self->proxies_source, g_source_remove);
  annals_timeline_view_place_focused (self);
  for (guint i = 0; i < self->scene->lanes->len; i++)
    mirror_lane (&m, g_array_index (self->scene->lanes, AnnalsSceneLane, i).lane);
  hide_unused (&m);
  annals_timeline_view_mirror_headings (self);
  tell_size (self);
  move_focus (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (m.lacking)
    mirror_after (self, MAKING_DELAY);
}

static gboolean
mirror_cb (gpointer data)
{
  AnnalsTimelineView *self = data;

  self->proxies_source = 0;
  mirror (self);
  return G_SOURCE_REMOVE;
}

static void
mirror_after (AnnalsTimelineView *self, guint delay)
{
  g_clear_handle_id (&self->proxies_source, g_source_remove);
  self->proxies_source = g_timeout_add (delay, mirror_cb, self);
}

/* Not while allocating, when no child may come; and not for each frame of a motion. */
void
annals_timeline_view_schedule_mirror (AnnalsTimelineView *self)
{
  mirror_after (self, PROXIES_DELAY);
}

const AnnalsStop *
annals_timeline_view_get_focused_stop (AnnalsTimelineView *self)
{
  AnnalsEventProxy *focused = get_focused (self);

  return focused != NULL ? annals_event_proxy_get_stop (focused) : NULL;
}

void
annals_timeline_view_focus_stop (AnnalsTimelineView *self, const AnnalsStop *stop)
{
  AnnalsStop found;

  mirror (self);
  if (self->scene == NULL || !annals_scene_find_stop (self->scene, stop, &found)
      || !focus_proxy_of (self, &found))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The focus goes where the selection is, so that it is spoken. */
void
annals_timeline_view_selected_changed_cb (AnnalsTimelineView *self)
{
  self->focus_selected = has_focus_within (self);
  annals_timeline_view_invalidate (self);
}

/* The children stand for events of a document that is gone. */
void
annals_timeline_view_leave_proxies (AnnalsTimelineView *self)
{
  if (get_focused (self) == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->focus_selected = TRUE;
}

static GtkWidget *
get_focused_popover (AnnalsTimelineView *self)
{
  GtkWidget *focus = get_focus (self);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
       focus != NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_is_ancestor (focus, child))
      return child;
  return NULL;
}

static gboolean
restore_focus_cb (gpointer data)
{
  AnnalsTimelineView *self = data;
  GtkWidget *focus = get_focus (self);
  GtkWidget *popover = get_focused_popover (self);

  self->restore_source = 0;
  if (popover != NULL ? gtk_widget_get_mapped (popover)
                      : focus != NULL && focus != GTK_WIDGET (self))
    return G_SOURCE_REMOVE;
  if (self->menu_lane != NULL && annals_timeline_view_focus_lane_of_id (self, self->menu_lane))
    return G_SOURCE_REMOVE;
  if (!self->focus_selected)
    annals_timeline_view_focus_stop (self, &self->popover_stop);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* The focus is nowhere once a popover has closed, or on the timeline as a whole, as newer toolkits
 * have it; but where what was chosen has put it. Where, is known when the toolkit is done. */
static void
popover_closed_cb (GtkWidget *popover, AnnalsTimelineView *self)
{
  GtkWidget *focus = get_focus (self);

  if ((focus == NULL || focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, popover))
      && self->restore_source == 0)
    self->restore_source = g_idle_add_full (G_PRIORITY_DEFAULT, restore_focus_cb, self, NULL);
}

/**
 * annals_timeline_view_popup:
 * @popover: a child of the timeline
 * @stop: what it belongs to, which gets the focus back
 *
 * Opens a popover at a stop.
 */
void
annals_timeline_view_popup (AnnalsTimelineView *self, GtkWidget *popover, const AnnalsStop *stop)
{
  self->popover_stop = *stop;
  g_signal_handlers_disconnect_by_func (popover, popover_closed_cb, self);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* The timeline is one stop of the Tab key. */
gboolean
annals_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);
  AnnalsStop stop;

  GtkWidget *popover = get_focused_popover (self);

  if (popover != NULL)
    return gtk_widget_child_focus (popover, direction);
  if (has_focus_within (self))
    return FALSE;
  return (self->scene != NULL && find_selected (self, &stop) && focus_proxy_of (self, &stop))
         || gtk_widget_grab_focus (widget);
}

void
annals_timeline_view_snapshot_focus (AnnalsTimelineView *self, GtkSnapshot *snapshot)
{
  AnnalsEventProxy *focused = get_focused (self);
  const AnnalsBox *plot = &self->scene->plot;

  if (focused == NULL || !annals_proxy_is_in_sight (ANNALS_PROXY (focused)))
    return;
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) plot->x, (float) plot->y,
                                               (float) plot->width, (float) plot->height));
  gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (focused), snapshot);
  gtk_snapshot_pop (snapshot);
}
