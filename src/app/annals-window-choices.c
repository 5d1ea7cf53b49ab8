/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices of one out of several, which each window has for itself, as each has a file of its own. A
 * new window begins with what was chosen last in any. */
#include "app/annals-window-private.h"

static gboolean
is_possible (GSettings *settings, const char *key, GVariant *value)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  g_autoptr (GSettingsSchemaKey) known = g_settings_schema_get_key (schema, key);
  return g_settings_schema_key_range_check (known, value);
}

static void
change_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AnnalsWindow *self = data;
  const char *key = g_action_get_name (G_ACTION (action));

  if (!is_possible (self->settings, key, value))
    return;
  g_settings_set_value (self->settings, key, value);
  g_simple_action_set_state (action, value);
}

/**
 * annals_window_add_choice:
 * @key: of a setting that is a string
 * @func: called now, and whenever another is chosen
 *
 * Makes the action `win.KEY`.
 */
void
annals_window_add_choice (AnnalsWindow *self, const char *key, void (*func) (AnnalsWindow *self))
{
  g_autoptr (GVariant) last = g_settings_get_value (self->settings, key);
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (key, G_VARIANT_TYPE_STRING, last);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  g_signal_connect_object (action, "change-state", G_CALLBACK (change_state_cb), self, 0);
  g_signal_connect_object (action, "notify::state", G_CALLBACK (func), self, G_CONNECT_SWAPPED);
  func (self);
}

/**
 * annals_window_choose:
 * @value: what it may be; anything else changes nothing
 */
void
annals_window_choose (AnnalsWindow *self, const char *key, const char *value)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), key, g_variant_new_string (value));
}

char *
annals_window_dup_choice (AnnalsWindow *self, const char *key)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), key);

  return g_variant_dup_string (state, NULL);
}
