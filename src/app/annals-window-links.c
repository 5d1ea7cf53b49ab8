/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links that lead to one event of a file. */
#include "app/annals-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/annals-diagnostics.h"
#include "core/annals-link.h"

static void
show_event (AnnalsWindow *self, AnnalsDocument *document, const char *id)
{
  guint event = annals_link_find (document, id);

  if (event != ANNALS_NONE)
    {
      annals_view_state_set_selected (self->state, event);
      annals_view_state_reveal (self->state, event);
      return;
    }
  g_autofree char *shown = annals_text_shorten (id, ANNALS_TEXT_SHOWN);
  g_autofree char *valid = g_utf8_make_valid (shown, -1);
  g_autofree char *message = g_strdup_printf (_ ("There is no event with the id “%s”"), valid);
  annals_window_toast (self, message);
}

/* Not in a preview, in which the event may not be yet. */
void
annals_window_show_wanted (AnnalsWindow *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);

  if (self->wanted == NULL || document == NULL
      || document != annals_loader_get_document (self->loader))
    return;
  g_autofree char *id = g_steal_pointer (&self->wanted);
  show_event (self, document, id);
}

/**
 * annals_window_open_at:
 * @file: (nullable): %NULL: the bundled chronology
 * @id: (nullable): of the event to show, as a link has it
 *
 * Opens a file and, as soon as it is read, shows an event of it. What the window shows already is
 * not read again.
 */
void
annals_window_open_at (AnnalsWindow *self, GFile *file, const char *id)
{
  g_return_if_fail (ANNALS_IS_WINDOW (self));

  gboolean is_there = annals_window_shows (self, file);
  if (!is_there)
    annals_window_open (self, file);
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  if (is_there)
    annals_window_show_wanted (self);
}
