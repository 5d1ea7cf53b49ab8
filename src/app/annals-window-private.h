/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's files share. */
#pragma once

#include "app/annals-file-settings.h"
#include "app/annals-loader.h"
#include "app/annals-panes.h"
#include "app/annals-window.h"
#include "widgets/annals-details-pane.h"
#include "widgets/annals-filter-chips.h"
#include "widgets/annals-filters-pane.h"
#include "widgets/annals-history.h"
#include "widgets/annals-list-view.h"
#include "widgets/annals-measure-card.h"
#include "widgets/annals-overview.h"
#include "widgets/annals-problems-window.h"
#include "widgets/annals-status.h"
#include "widgets/annals-search-bar.h"
#include "widgets/annals-story-view.h"
#include "widgets/annals-timeline-view.h"

G_BEGIN_DECLS

/* Where one was before a story, see annals-window-story.c. */
typedef struct _AnnalsWindowPlace AnnalsWindowPlace;

/* Steps back and forward, see annals-window-undo.c. */
typedef struct _AnnalsWindowUndo AnnalsWindowUndo;

struct _AnnalsWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwHeaderBar *header_bar;
  AdwWindowTitle *window_title;
  AdwSplitButton *open_button;
  GtkBox *start_place;
  GtkWidget *start_tools;
  GtkBox *end_place;
  GtkWidget *end_tools;
  GtkRevealer *bottom_bar;
  GtkBox *bottom_start;
  GtkBox *bottom_end;
  AdwToastOverlay *toasts;
  AdwFlap *filters_flap;
  AdwFlap *details_flap;
  GtkStack *stack;
  AnnalsSearchBar *search_bar;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GtkButton *banner_button;
  GtkRevealer *progress;
  GtkProgressBar *progress_bar;
  GtkLabel *lanes_label;
  GtkRevealer *hidden_bar;
  GtkLabel *hidden_label;
  AdwStatusPage *error_page;
  GtkGrid *stage;
  AnnalsStoryView *story;
  AnnalsMeasureCard *measure_card;
  AnnalsTimelineView *timeline;
  AnnalsOverview *overview;
  GtkPaned *views;
  AnnalsListView *list;
  GtkWidget *both_button;
  GtkWidget *timeline_button;
  AnnalsDetailsPane *details;
  AnnalsFiltersPane *filters;
  AnnalsFilterChips *chips;
  AnnalsStatus *status;
  GMenu *texts_menu;
  GMenu *zone_menu;

  /* Owned */
  AnnalsViewState *state;
  GSettings *settings;
  AnnalsLoader *loader;
  AnnalsPanes *panes;
  AnnalsHistory *history;
  AnnalsMeasurement *measurement;
  AdwToast *hidden_toast;   /* weak; NULL: none is shown */
  AnnalsWindowPlace *place; /* NULL: no story is told */
  char *wanted;             /* the id of the event to show once the file is read; else NULL */
  AnnalsDocument *preview;  /* the beginning of what is being read; else NULL */
  AnnalsFileSettings *file_settings; /* of what is shown; NULL: it is not whole */
  AnnalsDocument *remembered;        /* whose they are: another may be shown a moment earlier */
  AnnalsWindowUndo *undo;

  char *told_count; /* what was said last of how many events there are */
  guint told_found; /* likewise of how many a search finds; ANNALS_NONE: there is no search */

  AnnalsSpan preview_span;
  gboolean told_reading;
  gboolean narrow;                /* one column */
  double timeline_part;           /* of the height, where there is a list too */
  int shared_room;                /* pixels that are parted; 0: nothing is */
  gboolean shared;                /* timeline and list have been given their parts of it */
  gboolean sharing;               /* or will be in the next frame */
  AnnalsProblemsWindow *problems; /* weak; NULL: not open */
};

/* In annals-window.c */
void annals_window_update_banner (AnnalsWindow *self);
void annals_window_update_page (AnnalsWindow *self);

/* In annals-window-opening.c */
void annals_window_init_opening (AnnalsWindow *self);
void annals_window_cancel_reading (AnnalsWindow *self);

/* In annals-window-actions.c */
void annals_window_install_actions (GtkWidgetClass *widget_class);
gboolean annals_window_has_whole (AnnalsWindow *self); /* and tells where it has not */

/* In annals-window-paper.c */
void annals_window_install_paper_actions (GtkWidgetClass *widget_class);

/* In annals-window-links.c */
void annals_window_show_wanted (AnnalsWindow *self);

/* In annals-window-texts.c */
void annals_window_init_texts (AnnalsWindow *self);
void annals_window_bind_direction (AnnalsWindow *self);
void annals_window_update_languages (AnnalsWindow *self);

/* In annals-window-zone.c */
void annals_window_init_zone (AnnalsWindow *self);

/* In annals-window-status.c */
void annals_window_init_status (AnnalsWindow *self);

/* In annals-window-undo.c */
void annals_window_install_undo_actions (GtkWidgetClass *widget_class);
void annals_window_init_undo (AnnalsWindow *self);
void annals_window_dispose_undo (AnnalsWindow *self);
void annals_window_note (AnnalsWindow *self);
void annals_window_note_search (AnnalsWindow *self);
void annals_window_note_and_tell (AnnalsWindow *self, const char *message);
void annals_window_update_undo (AnnalsWindow *self);

/* In annals-window-filters.c */
void annals_window_install_filters_actions (GtkWidgetClass *widget_class);
void annals_window_init_filters (AnnalsWindow *self);
void annals_window_update_filters_menu (AnnalsWindow *self);
/* Those that have a name. */
GVariant *annals_window_get_kept_filters (AnnalsWindow *self);
void annals_window_set_kept_filters (AnnalsWindow *self, GVariant *kept);

/* In annals-window-look.c */
void annals_window_bind_look (AnnalsWindow *self);

/* In annals-window-choices.c */
void
annals_window_add_choice (AnnalsWindow *self, const char *key, void (*func) (AnnalsWindow *self));
void annals_window_choose (AnnalsWindow *self, const char *key, const char *value);
char *annals_window_dup_choice (AnnalsWindow *self, const char *key);

/* In annals-window-split.c */
void annals_window_init_split (AnnalsWindow *self);
void annals_window_share_height (AnnalsWindow *self);
void annals_window_set_timeline_part (AnnalsWindow *self, double part);

/* In annals-window-memory.c */
void annals_window_keep_panes_cb (gpointer window);
void annals_window_keep_view (AnnalsWindow *self);
void annals_window_keep_split (AnnalsWindow *self);
void annals_window_init_memory (AnnalsWindow *self);
void annals_window_forget_memory (AnnalsWindow *self);

/* In annals-window-narrow.c */
void annals_window_narrow_cb (gboolean crowded, gboolean narrow, gpointer window);

/* In annals-window-lanes.c */
void annals_window_init_lanes (AnnalsWindow *self);
void annals_window_install_lane_actions (GtkWidgetClass *widget_class);
/* In annals-window-list.c */
void annals_window_install_list_actions (GtkWidgetClass *widget_class);
void annals_window_init_list (AnnalsWindow *self);                   /* once there are settings */
void annals_window_allow_views (AnnalsWindow *self, gboolean allow); /* to be switched */
void annals_window_update_view (AnnalsWindow *self);
void annals_window_focus_view (AnnalsWindow *self);
gboolean annals_window_focus_is_in_view (AnnalsWindow *self);

/* In annals-window-history.c */
void annals_window_init_history (AnnalsWindow *self);
void annals_window_install_history_actions (GtkWidgetClass *widget_class);

/* In annals-window-measure.c */
void annals_window_install_measure_actions (GtkWidgetClass *widget_class);
void annals_window_init_measure (AnnalsWindow *self);

/* In annals-window-story.c */
void annals_window_install_story_actions (GtkWidgetClass *widget_class);
void annals_window_init_story (AnnalsWindow *self);
void annals_window_bind_story (AnnalsWindow *self); /* to the settings */
void annals_window_dispose_story (AnnalsWindow *self);
gboolean annals_window_is_telling (AnnalsWindow *self);

G_END_DECLS
