/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_EVENT_POPOVER (annals_event_popover_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsEventPopover, annals_event_popover, ANNALS, EVENT_POPOVER, GtkPopover)

/* Lists events, of which one can be chosen. @events: guint32, in order of time; @heading: above
 * them */
GtkWidget *annals_event_popover_new (AnnalsViewState *state, GArray *events, const char *heading);

G_END_DECLS
