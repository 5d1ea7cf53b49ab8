/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the picture looks, in every window. */
#include "app/annals-window-private.h"

static void
shapes_changed_cb (AnnalsWindow *self)
{
  annals_view_state_set_shapes (self->state,
                                g_settings_get_boolean (self->settings, "category-shapes"));
}

/**
 * annals_window_bind_look:
 *
 * Makes `win.category-shapes`, of the setting of that name.
 */
void
annals_window_bind_look (AnnalsWindow *self)
{
  g_autoptr (GAction) action = g_settings_create_action (self->settings, "category-shapes");

  g_action_map_add_action (G_ACTION_MAP (self), action);
  g_signal_connect_object (self->settings, "changed::category-shapes",
                           G_CALLBACK (shapes_changed_cb), self, G_CONNECT_SWAPPED);
  shapes_changed_cb (self);
}
