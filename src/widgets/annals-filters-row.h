/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ANNALS_TICKED_OFF,
  ANNALS_TICKED_ON,
  ANNALS_TICKED_HIDDEN, /* events of this are kept out, where a tick would ask for them */
} AnnalsTicked;

#define ANNALS_TYPE_FILTERS_ROW (annals_filters_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsFiltersRow, annals_filters_row, ANNALS, FILTERS_ROW, GtkWidget)

/* @swatch: (nullable): stands before the title; @which: what its signals tell it by; @has_only: it
 * has "Only" and a menu */
GtkWidget *
annals_filters_row_new (const char *title, GtkWidget *swatch, guint which, gboolean has_only);
guint annals_filters_row_get_which (AnnalsFiltersRow *self);
void annals_filters_row_set_tick (AnnalsFiltersRow *self, AnnalsTicked tick);
void annals_filters_row_set_count (AnnalsFiltersRow *self, guint count);

G_END_DECLS
