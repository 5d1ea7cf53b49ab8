/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says to whoever does not see it. */
#include <glib/gi18n-lib.h>

#include "app/annals-window-private.h"
#include "layout/annals-words.h"

/* What search and filters leave. */
static void
lanes_changed_cb (AnnalsWindow *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  guint n, shown;

  if (document == NULL)
    return;
  annals_document_get_events (document, &n);
  shown = annals_view_state_get_n_shown (self->state);
  g_autofree char *text = annals_words_shown (shown, n);
  if (g_strcmp0 (text, self->told_count) == 0)
    return;
  g_free (self->told_count);
  self->told_count = g_strdup (text);
  annals_status_say (self->status, text);
}

/* What a search finds of all that is shown, once it has gone through. */
static void
hits_changed_cb (AnnalsWindow *self)
{
  AnnalsHits *hits = annals_view_state_get_hits (self->state);
  AnnalsEventSet *found = hits != NULL ? annals_hits_get_events (hits) : NULL;
  guint n = found != NULL ? annals_event_set_get_n (found) : ANNALS_NONE;

  if (annals_view_state_is_searching (self->state) || n == self->told_found)
    return;
  self->told_found = n;
  if (n == ANNALS_NONE || annals_view_state_get_search_hides (self->state))
    return;
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u found", "%u found", n), n)
                                : g_strdup (_ ("Nothing found"));
  annals_status_say (self->status, text);
}

/* In the timeline and in the list the focus goes to the event, which is spoken then. */
static void
selected_changed_cb (AnnalsWindow *self)
{
  guint selected = annals_view_state_get_selected (self->state);

  /* A story says more of it. */
  if (selected == ANNALS_NONE || annals_window_is_telling (self)
      || annals_window_focus_is_in_view (self))
    return;
  g_autofree char *title = annals_event_dup_title (
      &annals_document_get_events (annals_view_state_get_document (self->state), NULL)[selected]);
  annals_status_say (self->status, title);
}

static void
progress_cb (AnnalsWindow *self)
{
  gboolean reading = annals_loader_get_progress (self->loader) >= 0;

  if (reading && !self->told_reading)
    annals_status_say (self->status, _ ("Reading the file…"));
  self->told_reading = reading;
}

void
annals_window_init_status (AnnalsWindow *self)
{
  self->told_found = ANNALS_NONE;
  g_signal_connect_object (self->state, "hits-changed", G_CALLBACK (hits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "lanes-changed", G_CALLBACK (lanes_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "selected-changed", G_CALLBACK (selected_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "notify::progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
}
