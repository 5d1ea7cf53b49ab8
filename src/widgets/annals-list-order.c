/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the list has its rows. */
#include "widgets/annals-list-view-private.h"

/* What is asked of the thread, and then what it has made. */
typedef struct
{
  AnnalsDocument *document;
  AnnalsEventSet *set;
  AnnalsRanks *ranks; /* NULL: they are to be found */
  GArray *order;      /* NULL: to be made */
  AnnalsSort sort;
  gboolean descending;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_object_unref (self->document);
  annals_event_set_unref (self->set);
  g_clear_pointer (&self->ranks, annals_ranks_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_free (self);
}

static Order *
order_new (AnnalsListView *self, AnnalsDocument *document)
{
  Order *order = g_new0 (Order, 1);

  order->document = g_object_ref (document);
  order->set = annals_event_set_ref (self->shown);
  order->sort = self->sort;
  order->descending = self->descending;
  if (self->ranks != NULL && self->ranked == document && self->ranked_by == self->sort)
    order->ranks = annals_ranks_ref (self->ranks);
  return order;
}

static Order *
order_copy (const Order *self)
{
  Order *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->document);
  annals_event_set_ref (copy->set);
  if (copy->ranks != NULL)
    annals_ranks_ref (copy->ranks);
  return copy;
}

static gpointer
order_work (gpointer request, AnnalsLatestJob *job, GCancellable *cancellable)
{
  const Order *wanted = request;
  g_autoptr (AnnalsRanks) ranks =
      wanted->ranks != NULL ? annals_ranks_ref (wanted->ranks)
                            : annals_ranks_new (wanted->document, wanted->sort, cancellable);

  if (ranks == NULL)
    return NULL;
  Order *order = order_copy (wanted);
  g_clear_pointer (&order->ranks, annals_ranks_unref);
  order->ranks = g_steal_pointer (&ranks);
  order->order = annals_ranks_sort (order->ranks, order->set, order->descending);
  return order;
}

/* ---- Keeping one's place ---- */

static double
get_row_height (AnnalsListView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  return n > 0 ? gtk_adjustment_get_upper (adjustment) / n : 0;
}

static gboolean
is_in_sight (AnnalsListView *self, guint position)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double height = get_row_height (self), top = gtk_adjustment_get_value (adjustment);

  return height > 0 && (position + 1) * height > top
         && position * height < top + gtk_adjustment_get_page_size (adjustment);
}

/* The row to bring into sight once others are shown: the selected, or the first that one sees and
 * that is still there. */
static guint
find_kept_event (AnnalsListView *self, AnnalsEventSet *set)
{
  guint current = annals_list_model_get_current (self->model);
  double height = get_row_height (self);
  guint position = current != ANNALS_NONE ? annals_list_model_find (self->model, current)
                                          : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION && annals_event_set_contains (set, current)
      && is_in_sight (self, position))
    return current;
  if (height <= 0)
    return ANNALS_NONE;
  double top = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  for (guint i = (guint) (top / height);; i++)
    {
      guint event = annals_list_model_get_event (self->model, i);
      if (event == ANNALS_NONE || annals_event_set_contains (set, event))
        return event;
    }
}

static void
show (AnnalsListView *self, AnnalsDocument *document, GArray *order)
{
  gboolean same = annals_list_model_get_document (self->model) == document;
  guint kept = same ? find_kept_event (self, self->shown) : ANNALS_NONE;
  gboolean had_focus = annals_list_view_has_focus (self);

  if (!same)
    g_hash_table_remove_all (self->sources);
  annals_list_model_set (self->model, document, order);
  if (kept != ANNALS_NONE)
    annals_list_view_scroll_to (self, annals_list_model_find (self->model, kept));
  annals_list_view_select_current (self);
  /* With the rows the focus goes. */
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
take (AnnalsListView *self, const Order *order)
{
  g_clear_pointer (&self->ranks, annals_ranks_unref);
  self->ranks = annals_ranks_ref (order->ranks);
  g_set_object (&self->ranked, order->document);
  self->ranked_by = order->sort;
  gtk_revealer_set_reveal_child (self->sorting, FALSE);
  show (self, order->document, order->order);
}

static void
ready_cb (gpointer result, gboolean whole, gpointer data)
{
  take (data, result);
  order_free (result);
}

static void
show_as_read (AnnalsListView *self, AnnalsDocument *document)
{
  g_autoptr (GArray) order = annals_event_set_dup_events (self->shown);

  show (self, document, order);
}

/**
 * annals_list_view_update_order:
 *
 * Puts what is to be shown in order. By date it is there at once, as the document has it so; other
 * orders of many events come from a thread, and till then what was shown stays.
 */
void
annals_list_view_update_order (AnnalsListView *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);

  annals_latest_cancel (self->sorter);
  gtk_revealer_set_reveal_child (self->sorting, FALSE);
  if (self->sort == ANNALS_SORT_DATE && !self->descending)
    {
      show_as_read (self, document);
      return;
    }
  Order *order = order_new (self, document);
  if (annals_arrangement_is_quick (document))
    {
      Order *made = order_work (order, NULL, NULL);
      order_free (order);
      ready_cb (made, TRUE, self);
      return;
    }
  if (annals_list_model_get_document (self->model) != document)
    show_as_read (self, document);
  gtk_revealer_set_reveal_child (self->sorting, TRUE);
  annals_latest_request (self->sorter, order);
}

void
annals_list_view_init_order (AnnalsListView *self)
{
  self->sorter = annals_latest_new (order_work, order_free, order_free, ready_cb, self);
}

void
annals_list_view_dispose_order (AnnalsListView *self)
{
  g_clear_pointer (&self->sorter, annals_latest_free);
  g_clear_pointer (&self->ranks, annals_ranks_unref);
  g_clear_object (&self->ranked);
  g_clear_pointer (&self->shown, annals_event_set_unref);
}
