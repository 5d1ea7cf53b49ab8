/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "layout/annals-scene.h"
#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_EVENT_PROXY (annals_event_proxy_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsEventProxy, annals_event_proxy, ANNALS, EVENT_PROXY, GtkWidget)

/* A child that draws nothing and stands for one item of the scene on the accessibility bus. */
GtkWidget *annals_event_proxy_new (void);
void annals_event_proxy_set_event (AnnalsEventProxy *self,
                                   AnnalsDocument *document,
                                   const AnnalsItem *item);
void annals_event_proxy_allocate (AnnalsEventProxy *self);

/* Lists events to choose from. @events: guint32. */
GtkWidget *annals_event_list_popover_new (AnnalsViewState *state, GArray *events);

G_END_DECLS
