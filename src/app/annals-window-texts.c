/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which of its languages a chronology is read, and which way time runs. */
#include "app/annals-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/annals-languages.h"

/* The action's state where nothing is chosen. */
#define AUTOMATIC ""

/* ---- The language ---- */

static void
language_action_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AnnalsWindow *self = data;
  const char *language = g_variant_get_string (value, NULL);

  annals_loader_set_language (self->loader, *language != '\0' ? language : NULL);
}

/* It may also be given up because a file has no such texts. */
static void
language_changed_cb (AnnalsWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "text-language");
  const char *language = annals_loader_get_language (self->loader);

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (language != NULL ? language : AUTOMATIC));
}

static void
append_language (GMenu *menu, const char *label, const char *language)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.text-language", "s", language);
  g_menu_append_item (menu, item);
}

/* Underscores in a name would be taken for mnemonics. */
static void
append_named_language (GMenu *menu, const char *tag)
{
  g_autofree char *name = annals_language_dup_name (tag);
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);

  append_language (menu, label, tag);
}

#define OTHER_MENUS 2 /* of the section: the time zone's and the direction's */

static gboolean
has_language_menu (AnnalsWindow *self)
{
  return g_menu_model_get_n_items (G_MENU_MODEL (self->texts_menu)) > OTHER_MENUS;
}

static void
insert_language_menu (AnnalsWindow *self, GMenuModel *menu)
{
  g_menu_insert_submenu (self->texts_menu, 0, _ ("_Language of the Texts"), menu);
}

/**
 * annals_window_update_languages:
 *
 * Lists the languages of what is shown in the menu, where there is a choice.
 */
void
annals_window_update_languages (AnnalsWindow *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  const char *const *languages = document != NULL ? annals_document_get_languages (document) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (has_language_menu (self))
    g_menu_remove (self->texts_menu, 0);
  if (languages == NULL || languages[0] == NULL || languages[1] == NULL)
    return;
  /* Translators: the language of the texts that a chronology has in several. */
  append_language (menu, C_ ("language", "_Automatic"), AUTOMATIC);
  for (; *languages != NULL; languages++)
    append_named_language (menu, *languages);
  insert_language_menu (self, G_MENU_MODEL (menu));
}

/**
 * annals_window_init_texts:
 *
 * Makes `win.text-language`: the tag of a language, empty for that of the locale.
 */
void
annals_window_init_texts (AnnalsWindow *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      "text-language", G_VARIANT_TYPE_STRING, g_variant_new_string (AUTOMATIC));

  g_signal_connect_object (action, "change-state", G_CALLBACK (language_action_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  g_signal_connect_object (self->loader, "notify::language", G_CALLBACK (language_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- The direction of time ---- */

AnnalsDirection
annals_window_get_direction (AnnalsWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "direction");
  g_autoptr (GVariant) state = g_action_get_state (action);
  AnnalsDirection direction = ANNALS_DIRECTION_AUTO;

  annals_direction_from_string (g_variant_get_string (state, NULL), &direction);
  return direction;
}

static GtkTextDirection
to_text_direction (AnnalsDirection direction)
{
  switch (direction)
    {
    case ANNALS_DIRECTION_LTR:
      return GTK_TEXT_DIR_LTR;
    case ANNALS_DIRECTION_RTL:
      return GTK_TEXT_DIR_RTL;
    case ANNALS_DIRECTION_AUTO:
    default:
      return GTK_TEXT_DIR_NONE; /* the default one */
    }
}

static void
direction_changed_cb (AnnalsWindow *self)
{
  GtkTextDirection direction = to_text_direction (annals_window_get_direction (self));

  gtk_widget_set_direction (GTK_WIDGET (self->timeline), direction);
  gtk_widget_set_direction (GTK_WIDGET (self->overview), direction);
}

/**
 * annals_window_bind_direction:
 *
 * Makes `win.direction`, of the setting of that name: "auto", "ltr" or "rtl".
 */
void
annals_window_bind_direction (AnnalsWindow *self)
{
  g_autoptr (GAction) action = g_settings_create_action (self->settings, "direction");

  g_action_map_add_action (G_ACTION_MAP (self), action);
  g_signal_connect_object (action, "notify::state", G_CALLBACK (direction_changed_cb), self,
                           G_CONNECT_SWAPPED);
  direction_changed_cb (self);
}
