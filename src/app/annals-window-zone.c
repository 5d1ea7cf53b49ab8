/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which time zone times are shown. */
#include "app/annals-window-private.h"

#include <glib/gi18n-lib.h>

static void
zone_action_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AnnalsWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (annals_view_state_get_document (self->state) == NULL)
    return;
  if (!annals_view_state_set_zone (self->state, g_variant_get_string (value, NULL), &error))
    annals_window_toast (self, error->message);
}

/* ---- The menu ---- */

/* Underscores in a name would be taken for mnemonics. */
static char *
dup_label (const char *label, GTimeZone *zone)
{
  g_autofree char *name = annals_zone_dup_name (zone);
  g_auto (GStrv) parts = g_strsplit (name != NULL ? name : "", "_", -1);
  g_autofree char *shown = g_strjoinv ("__", parts);

  /* Translators: which time zone, and its name: "Local Time (Europe/Paris)". */
  return name != NULL ? g_strdup_printf (C_ ("time zone", "%s (%s)"), label, shown)
                      : g_strdup (label);
}

static void
append_zone (AnnalsWindow *self, const char *label, const char *zone)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.zone", "s", zone);
  g_menu_append_item (self->zone_menu, item);
}

/* Which zones they are is told by name, since nobody knows that of a file. */
static void
update_menu (AnnalsWindow *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  /* Translators: the time zone in which times are shown. */
  g_autofree char *own =
      dup_label (_ ("As in the _Chronology"), annals_document_get_zone (document));
  g_autofree char *local = dup_label (_ ("_Local Time"), here);

  g_menu_remove_all (self->zone_menu);
  append_zone (self, own, ANNALS_CLOCK_DOCUMENT);
  append_zone (self, C_ ("time zone", "_UTC"), ANNALS_CLOCK_UTC);
  append_zone (self, local, ANNALS_CLOCK_LOCAL);
}

static void
clock_changed_cb (AnnalsWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "zone");
  AnnalsClock *clock = annals_view_state_get_clock (self->state);

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (annals_clock_get_name (clock)));
}

/* Where nothing has a time of day there is nothing to choose. */
static void
document_changed_cb (AnnalsWindow *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "zone");

  clock_changed_cb (self);
  update_menu (self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), annals_document_has_times (document));
}

/**
 * annals_window_init_zone:
 *
 * Makes `win.zone`: "document", "utc", "local" or the name of a zone.
 */
void
annals_window_init_zone (AnnalsWindow *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      "zone", G_VARIANT_TYPE_STRING, g_variant_new_string (ANNALS_CLOCK_DOCUMENT));

  g_signal_connect_object (action, "change-state", G_CALLBACK (zone_action_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  g_signal_connect_object (self->state, "clock-changed", G_CALLBACK (clock_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "document-changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
