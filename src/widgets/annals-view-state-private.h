/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the view state's files share. */
#pragma once

#include "widgets/annals-latest.h"
#include "widgets/annals-view-state.h"

G_BEGIN_DECLS

struct _AnnalsViewState
{
  GObject parent_instance;

  /* Owned */
  AnnalsArrangementKey wanted;
  AnnalsArrangement *shown; /* NULL: no document */
  AnnalsLatest *arranger;
  AnnalsLatest *searcher;
  char *search;
  AnnalsClock *clock; /* NULL: no document */
  AnnalsLanes *sight; /* of which some are in sight; NULL: not known */
  guint sight_first, sight_past;

  AnnalsSpan span;
  guint selected;
  gboolean shapes;
  gboolean is_new; /* what is wanted is not another state of the file that is shown */
};

/* In annals-view-state.c */
void annals_view_state_arrange (AnnalsViewState *self);
void annals_view_state_hits_changed (AnnalsViewState *self);

/* In annals-view-state-clock.c */
void annals_view_state_add_clock_signal (AnnalsViewStateClass *klass);
void annals_view_state_update_clock (AnnalsViewState *self, gboolean is_new);

/* In annals-view-state-search.c */
void annals_view_state_init_search (AnnalsViewState *self);
void annals_view_state_forget_search (AnnalsViewState *self);

G_END_DECLS
