/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-story-timer.h"

#include <math.h>

#define TICK 100           /* milliseconds */
#define READ_A_SECOND 14.0 /* characters, at ease */
#define ARRIVING 3.0       /* seconds until the timeline has come there and reading begins */
#define READ_LEAST 5.0
#define READ_MOST 90.0

struct _AnnalsStoryTimer
{
  AnnalsStoryTimerFunc func;
  gpointer user_data;
  gint64 began;
  double seconds;
  guint source;
};

AnnalsStoryTimer *
annals_story_timer_new (AnnalsStoryTimerFunc func, gpointer user_data)
{
  AnnalsStoryTimer *self = g_new0 (AnnalsStoryTimer, 1);

  self->func = func;
  self->user_data = user_data;
  return self;
}

void
annals_story_timer_free (AnnalsStoryTimer *self)
{
  annals_story_timer_stop (self);
  g_free (self);
}

static gboolean
tick_cb (gpointer data)
{
  AnnalsStoryTimer *self = data;
  double gone = (double) (g_get_monotonic_time () - self->began) / G_USEC_PER_SEC;
  gboolean over = gone >= self->seconds;

  /* The next event starts it anew, so it has ended before. */
  if (over)
    self->source = 0;
  self->func (over ? 1 : gone / self->seconds, over ? 0 : (guint) ceil (self->seconds - gone),
              self->user_data);
  return over ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
annals_story_timer_start (AnnalsStoryTimer *self, double seconds)
{
  annals_story_timer_stop (self);
  self->seconds = seconds;
  self->began = g_get_monotonic_time ();
  self->func (0, (guint) ceil (seconds), self->user_data);
  self->source = g_timeout_add (TICK, tick_cb, self);
}

void
annals_story_timer_stop (AnnalsStoryTimer *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}

double
annals_story_timer_seconds (guint pace, guint characters)
{
  return pace > 0 ? pace : CLAMP (ARRIVING + characters / READ_A_SECOND, READ_LEAST, READ_MOST);
}
