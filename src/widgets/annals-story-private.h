/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the telling of a story and its input share. */
#pragma once

#include "annals-latest.h"
#include "annals-status.h"
#include "annals-story-page.h"
#include "annals-story-timer.h"
#include "annals-story-view.h"
#include "core/annals-tale.h"

G_BEGIN_DECLS

struct _AnnalsStoryView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  AnnalsStoryPage *page;
  GtkLabel *place;
  GtkProgressBar *timer_bar;
  GtkLabel *timer_label;
  GtkButton *previous;
  GtkButton *next;
  GtkToggleButton *play;
  AnnalsStatus *status;

  /* Owned */
  AnnalsViewState *state;
  GSignalGroup *state_signals;
  AnnalsTimelineView *timeline;
  AnnalsLatest *teller;
  AnnalsDocument *document; /* that is told */
  AnnalsTale *tale;         /* NULL: not made yet */
  AnnalsStoryTimer *timer;

  char *order;      /* "time" or "importance" */
  int least;        /* importance */
  int pace;         /* seconds for each event; 0: as long as it takes to read */
  guint position;   /* in the tale; ANNALS_NONE */
  guint event;      /* that is shown */
  guint characters; /* of it, to read */
  double press_x;
  gboolean telling;
  gboolean playing;
  gboolean blank;
};

void annals_story_view_go (AnnalsStoryView *self, guint position);
void annals_story_view_leave (AnnalsStoryView *self);

void annals_story_view_update_place (AnnalsStoryView *self);
void annals_story_view_start_timer (AnnalsStoryView *self);

/* In annals-story-order.c */
void annals_story_view_init_teller (AnnalsStoryView *self);
void annals_story_view_retell (AnnalsStoryView *self);

/* In annals-story-input.c */
gboolean annals_story_view_focus (GtkWidget *widget, GtkDirectionType direction);
void annals_story_view_init_input (AnnalsStoryView *self);

G_END_DECLS
