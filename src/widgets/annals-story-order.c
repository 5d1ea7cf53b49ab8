/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a story tells, and in which order: made off the main thread where there is much. */
#include <glib/gi18n-lib.h>

#include "widgets/annals-story-private.h"

typedef struct
{
  AnnalsArrangement *shown;
  AnnalsTaleOrder order;
  guint least;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  annals_arrangement_unref (request->shown);
  g_free (request);
}

static gpointer
tell_work (gpointer data, AnnalsLatestJob *job, GCancellable *cancellable)
{
  const Request *request = data;

  return annals_tale_new (request->shown->document, request->shown->filtered->events,
                          request->order, request->least, cancellable);
}

static void
told_cb (gpointer result, gboolean whole, gpointer data)
{
  AnnalsStoryView *self = data;
  guint selected = annals_view_state_get_selected (self->state);

  g_clear_pointer (&self->tale, annals_tale_free);
  self->tale = result;
  self->event = ANNALS_NONE;
  guint n = annals_tale_get_n (self->tale);
  guint position = selected != ANNALS_NONE || n == 0 ? annals_tale_find_near (self->tale, selected)
                   /* What was told is gone from the file. */
                   : self->position != ANNALS_NONE ? MIN (self->position, n - 1)
                                                   : 0;
  if (position != ANNALS_NONE)
    {
      annals_story_view_go (self, position);
      return;
    }
  self->position = ANNALS_NONE;
  annals_story_page_show_nothing (self->page,
                                  _ ("There is nothing to tell: no event is as important."));
  annals_story_view_update_place (self);
  annals_story_view_start_timer (self);
}

void
annals_story_view_retell (AnnalsStoryView *self)
{
  AnnalsArrangement *shown =
      self->state != NULL ? annals_view_state_get_arrangement (self->state) : NULL;

  if (!self->telling || shown == NULL || shown->document != self->document)
    return;
  if (annals_event_set_get_n (shown->filtered->events) == 0)
    {
      annals_story_view_leave (self);
      return;
    }
  Request request = { shown,
                      g_str_equal (self->order, "importance") ? ANNALS_TALE_BY_IMPORTANCE
                                                              : ANNALS_TALE_BY_TIME,
                      (guint) self->least };
  annals_latest_cancel (self->teller);
  if (annals_tale_is_quick (shown->filtered->events, request.order, request.least))
    {
      told_cb (tell_work (&request, NULL, NULL), TRUE, self);
      return;
    }
  annals_arrangement_ref (shown);
  annals_latest_request (self->teller, g_memdup2 (&request, sizeof request));
}

void
annals_story_view_init_teller (AnnalsStoryView *self)
{
  self->teller =
      annals_latest_new (tell_work, request_free, (GDestroyNotify) annals_tale_free, told_cb, self);
}
