/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a list that is wider than its window begins. */
#include "widgets/annals-list-view-private.h"

/* Where text runs right to left, later versions of the toolkit count from the table's right end as
 * reading does, and earlier ones from its left. Told by what is in sight before anything is moved.
 */
static void
find_origin (AnnalsListView *self, GtkAdjustment *adjustment)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->table));
  GtkWidget *first = gtk_widget_get_first_child (header);
  graphene_rect_t bounds;

  if (self->scroll_origin != ANNALS_ORIGIN_UNKNOWN || gtk_adjustment_get_value (adjustment) > 0
      || first == NULL || !gtk_widget_compute_bounds (first, GTK_WIDGET (self->scroller), &bounds))
    return;
  gboolean is_seen = graphene_rect_get_x (&bounds) + graphene_rect_get_width (&bounds)
                     <= (float) gtk_widget_get_width (GTK_WIDGET (self->scroller)) + 1;
  self->scroll_origin = is_seen ? ANNALS_ORIGIN_START : ANNALS_ORIGIN_LEFT;
}

/* A table that is wider than its window begins where reading does. */
static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnnalsListView *self = ANNALS_LIST_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  double room = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  self->scroll_tick = 0;
  if (room <= 0)
    return G_SOURCE_REMOVE;
  find_origin (self, adjustment);
  if (self->scroll_origin == ANNALS_ORIGIN_LEFT)
    gtk_adjustment_set_value (adjustment, room - self->scrolled_over);
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
