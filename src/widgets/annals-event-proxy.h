/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "layout/annals-scene-walk.h"
#include "widgets/annals-proxy.h"
#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_EVENT_PROXY (annals_event_proxy_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsEventProxy, annals_event_proxy, ANNALS, EVENT_PROXY, AnnalsProxy)

/**
 * AnnalsEventProxy: stands for one of a scene's stops, an event or a count. When it is chosen, the
 * event is to be selected, or what it counts to be listed. Children are recycled from scene to
 * scene, never while they have the focus.
 */
GtkWidget *annals_event_proxy_new (void);
void annals_event_proxy_set_stop (AnnalsEventProxy *self,
                                  AnnalsViewState *state,
                                  const AnnalsScene *scene,
                                  const AnnalsStop *stop);
const AnnalsStop *annals_event_proxy_get_stop (AnnalsEventProxy *self);

G_END_DECLS
