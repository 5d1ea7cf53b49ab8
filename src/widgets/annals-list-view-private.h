/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the list share. */
#pragma once

#include "core/annals-ranks.h"
#include "widgets/annals-latest.h"
#include "widgets/annals-list-content.h"
#include "widgets/annals-list-model.h"
#include "widgets/annals-list-view.h"

G_BEGIN_DECLS

typedef struct
{
  AnnalsListView *list;
  AnnalsSort sort;
  GtkColumnViewColumn *column; /* of the template */
} AnnalsListColumn;

/* From where the toolkit counts what a table is scrolled by, where text runs right to left. */
typedef enum
{
  ANNALS_ORIGIN_UNKNOWN,
  ANNALS_ORIGIN_LEFT,
  ANNALS_ORIGIN_START,
} AnnalsScrollOrigin;

struct _AnnalsListView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkColumnView *table;
  GtkScrolledWindow *scroller;
  GtkRevealer *sorting;
  GtkPopoverMenu *menu;
  AnnalsListColumn columns[ANNALS_N_SORTS];

  /* Owned */
  AnnalsViewState *state;
  GSignalGroup *state_signals;
  AnnalsListModel *model;
  AnnalsLatest *sorter;
  AnnalsRanks *ranks; /* of @ranked, by the sort that was asked for last; NULL: none needed yet */
  AnnalsDocument *ranked;
  AnnalsEventSet *shown; /* what the rows are, or will be once they are sorted */
  GHashTable *rows;      /* the titles' list items that stand for events */
  GHashTable *dates;     /* and the dates' */
  GHashTable *sources;   /* what the cells of events say, for those seen last */

  AnnalsSort ranked_by;
  AnnalsSort sort;
  gboolean descending;
  gboolean between_sorts; /* the table is told of the next */
  double scrolled_over;   /* pixels of the table beyond the window's end */
  AnnalsScrollOrigin scroll_origin;
  guint scroll_tick;
  gboolean following; /* what is selected elsewhere */
  guint widths_source;
  guint focus_tick;
  guint focus_tries;
  AnnalsSort asked; /* by the sorter that was asked first, while the table's is read */
};

/* In annals-list-columns.c */
void annals_list_view_init_columns (AnnalsListView *self);
/* Marks again what a search has found. */
void annals_list_view_mark_rows (AnnalsListView *self);
/* Dates are told by another clock. */
void annals_list_view_update_dates (AnnalsListView *self);
/* What a cell says; in one line. */
char *annals_list_view_dup_cell (AnnalsListView *self, guint event, AnnalsSort column);
/* The event of the row that holds @widget; ANNALS_NONE: none does. */
guint annals_list_view_event_at (AnnalsListView *self, GtkWidget *widget, GtkWidget **row);

/* In annals-list-order.c */
void annals_list_view_init_order (AnnalsListView *self);
void annals_list_view_update_order (AnnalsListView *self);
void annals_list_view_dispose_order (AnnalsListView *self);

/* In annals-list-menu.c */
void annals_list_view_install_menu (GtkWidgetClass *widget_class);
void annals_list_view_init_menu (AnnalsListView *self);

/* In annals-list-scroll.c */
void annals_list_view_init_scrolling (AnnalsListView *self);

/* In annals-list-widths.c */
void annals_list_view_init_widths (AnnalsListView *self);
GVariant *annals_list_view_new_widths (AnnalsListView *self);
void annals_list_view_set_widths (AnnalsListView *self, GVariant *widths);

/* In annals-list-view.c */
extern const char *const annals_list_sort_names[ANNALS_N_SORTS];
/* The table's own list, which it does not tell of. */
GtkWidget *annals_list_view_get_rows (AnnalsListView *self);
gboolean annals_list_view_has_focus (AnnalsListView *self);
void annals_list_view_scroll_to (AnnalsListView *self, guint position);
void annals_list_view_select_current (AnnalsListView *self);

G_END_DECLS
