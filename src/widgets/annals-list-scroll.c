/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a list that is wider than its window begins. */
#include "widgets/annals-list-view-private.h"

/* Where text runs right to left a table that is wider than its window begins at its other end. */
static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->scroll_tick = 0;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment)
                                            - gtk_adjustment_get_page_size (adjustment)
                                            - self->scrolled_over);
  return G_SOURCE_REMOVE;
}

/* It comes while the table is being allocated, which would not see another value. */
static void
width_changed_cb (GtkAdjustment *adjustment, AnnalsListView *self)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL && self->scroll_tick == 0)
    self->scroll_tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_tick_cb, NULL, NULL);
}

static void
scrolled_over_cb (GtkAdjustment *adjustment, AnnalsListView *self)
{
  self->scrolled_over = gtk_adjustment_get_upper (adjustment)
                        - gtk_adjustment_get_page_size (adjustment)
                        - gtk_adjustment_get_value (adjustment);
}

void
annals_list_view_init_scrolling (AnnalsListView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (width_changed_cb), self, 0);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_over_cb), self, 0);
}
