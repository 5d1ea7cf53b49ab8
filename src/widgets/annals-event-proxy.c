/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-event-proxy.h"

#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"

struct _AnnalsEventProxy
{
  AnnalsProxy parent_instance;

  AnnalsDocument *document; /* owned: an event's number means nothing without it */
  AnnalsClock *clock;       /* owned */
  AnnalsStop stop;
  guint32 count;
  guint position, n_events; /* among those that the filters leave */
};

G_DEFINE_FINAL_TYPE (AnnalsEventProxy, annals_event_proxy, ANNALS_TYPE_PROXY)

static void
annals_event_proxy_dispose (GObject *object)
{
  g_clear_object (&ANNALS_EVENT_PROXY (object)->document);
  g_clear_pointer (&ANNALS_EVENT_PROXY (object)->clock, annals_clock_unref);
  G_OBJECT_CLASS (annals_event_proxy_parent_class)->dispose (object);
}

static void
annals_event_proxy_class_init (AnnalsEventProxyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_event_proxy_dispose;
  gtk_widget_class_set_css_name (widget_class, "stop");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
annals_event_proxy_init (AnnalsEventProxy *self)
{
  self->stop.event = ANNALS_NONE;
}

GtkWidget *
annals_event_proxy_new (void)
{
  return g_object_new (ANNALS_TYPE_EVENT_PROXY, NULL);
}

/* ---- What it says ---- */

static void
describe_event (AnnalsEventProxy *self, const char *lane)
{
  const AnnalsEvent *event = &annals_document_get_events (self->document, NULL)[self->stop.event];
  g_autofree char *title = annals_event_dup_title (event);
  g_autofree char *when = annals_words_event (event, self->clock);
  /* Translators: an event's place among those shown, as a screen reader tells it: "event 12 of
   * 97". */
  g_autofree char *position =
      g_strdup_printf (_ ("event %u of %u"), self->position + 1, self->n_events);
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", when, lane, position);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, FALSE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) self->position + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                  (int) self->n_events, -1);
}

static void
describe_count (AnnalsEventProxy *self, const char *lane)
{
  g_autofree char *text = annals_words_count (self->count, self->stop.span, self->clock);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, lane,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_SET_SIZE);
}

/* What is told anew reaches the bus each time: only what has changed is. */
static gboolean
take_clock (AnnalsEventProxy *self, AnnalsClock *clock)
{
  if (self->clock == clock)
    return FALSE;
  g_clear_pointer (&self->clock, annals_clock_unref);
  self->clock = annals_clock_ref (clock);
  return TRUE;
}

static gboolean
take (AnnalsEventProxy *self, AnnalsDocument *document, const AnnalsStop *stop, guint32 count)
{
  gboolean changed = g_set_object (&self->document, document) || self->count != count
                     || !annals_stop_is_same (&self->stop, stop);

  self->stop = *stop;
  self->count = count;
  return changed;
}

/**
 * annals_event_proxy_set_stop:
 * @state: tells the position among the events that the filters leave
 * @scene: in which @stop is
 *
 * Makes it stand for a stop.
 */
void
annals_event_proxy_set_stop (AnnalsEventProxy *self,
                             AnnalsViewState *state,
                             const AnnalsScene *scene,
                             const AnnalsStop *stop)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (scene->plan);
  AnnalsBox box = annals_scene_stop_box (scene, stop);
  gboolean is_event = stop->event != ANNALS_NONE;
  guint32 count = is_event ? 1 : g_array_index (scene->bins, AnnalsBin, stop->index).count;
  guint n_events, position = is_event ? annals_view_state_get_position (state, stop->event) : 0;
  gboolean told_otherwise = take_clock (self, annals_view_state_get_clock (state));
  gboolean changed = take (self, annals_lanes_get_document (lanes), stop, count) || told_otherwise;

  n_events = annals_view_state_get_n_shown (state);
  annals_proxy_place (ANNALS_PROXY (self), &box);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                               is_event && stop->event == annals_view_state_get_selected (state),
                               -1);
  if (!changed && self->position == position && self->n_events == n_events)
    return;
  self->position = position;
  self->n_events = n_events;
  const char *lane = annals_lanes_get (lanes, NULL)[stop->lane].title;
  if (is_event)
    describe_event (self, lane);
  else
    describe_count (self, lane);
}

const AnnalsStop *
annals_event_proxy_get_stop (AnnalsEventProxy *self)
{
  return &self->stop;
}
