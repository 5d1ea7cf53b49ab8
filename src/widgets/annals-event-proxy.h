/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "layout/annals-scene-walk.h"
#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_EVENT_PROXY (annals_event_proxy_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsEventProxy, annals_event_proxy, ANNALS, EVENT_PROXY, GtkWidget)

/**
 * AnnalsEventProxy: a child of the timeline that stands for one of a scene's stops, an event or a
 * count, where there is no pointer: on the accessibility bus and for the keyboard. It draws nothing
 * but a ring where it has the focus. Children are recycled from scene to scene, never while they
 * have the focus.
 */
GtkWidget *annals_event_proxy_new (void);
void annals_event_proxy_set_stop (AnnalsEventProxy *self,
                                  AnnalsViewState *state,
                                  const AnnalsScene *scene,
                                  const AnnalsStop *stop);
const AnnalsStop *annals_event_proxy_get_stop (AnnalsEventProxy *self);
/* Where it stands; NULL: out of sight, where it keeps the focus and shows no ring. */
void annals_event_proxy_place (AnnalsEventProxy *self, const AnnalsBox *box);
gboolean annals_event_proxy_is_in_sight (AnnalsEventProxy *self);
void annals_event_proxy_allocate (AnnalsEventProxy *self);

G_END_DECLS
