/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-list-model.h"

#include <string.h>

#include "widgets/annals-event-model.h"

struct _AnnalsListModel
{
  GObject parent_instance;

  AnnalsDocument *document;
  GArray *events;    /* of guint32, as the list shows them */
  guint64 *selected; /* a bit for each event of the document */
  guint n_words;
  guint current;
  guint origin; /* from which a range is selected */
};

/* ---- The rows ---- */

static GType
get_item_type (GListModel *model)
{
  return ANNALS_TYPE_EVENT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return ANNALS_LIST_MODEL (model)->events->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (model);
  guint event = annals_list_model_get_event (self, position);

  return event != ANNALS_NONE ? annals_event_row_new (self->document, event) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- The selection ---- */

static gboolean
has_bit (AnnalsListModel *self, guint event)
{
  return (self->selected[event / 64] >> event % 64 & 1) != 0;
}

static void
set_bit (AnnalsListModel *self, guint event, gboolean selected)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << event % 64;

  if (selected)
    self->selected[event / 64] |= bit;
  else
    self->selected[event / 64] &= ~bit;
}

static void
clear (AnnalsListModel *self)
{
  memset (self->selected, 0, self->n_words * sizeof (guint64));
}

static void
set_range (AnnalsListModel *self, guint position, guint n, gboolean selected)
{
  guint past = position + MIN (n, self->events->len - position);

  for (guint i = position; i < past; i++)
    set_bit (self, g_array_index (self->events, guint32, i), selected);
}

static void
tell_all (AnnalsListModel *self)
{
  if (self->events->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->events->len);
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (model);
  guint event = annals_list_model_get_event (self, position);

  return event != ANNALS_NONE && has_bit (self, event);
}

static void
forget_unselected (AnnalsListModel *self)
{
  if (self->current != ANNALS_NONE && !has_bit (self, self->current))
    self->current = ANNALS_NONE;
}

/* A range reaches from the row that was selected before it to where a person has gone. */
static guint
find_far_end (AnnalsListModel *self, guint position, guint n)
{
  guint last = position + MIN (n, self->events->len - position) - 1;

  return annals_list_model_get_event (self, position) == self->origin ? last : position;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n, gboolean unselect_rest)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (model);

  if (position >= self->events->len || n == 0)
    return FALSE;
  if (unselect_rest)
    clear (self);
  set_range (self, position, n, TRUE);
  self->current = annals_list_model_get_event (self, find_far_end (self, position, n));
  if (unselect_rest)
    tell_all (self);
  else
    gtk_selection_model_selection_changed (model, position, MIN (n, self->events->len - position));
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (model);

  self->origin = annals_list_model_get_event (self, position);
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (model);

  if (position >= self->events->len || n == 0)
    return FALSE;
  set_range (self, position, n, FALSE);
  forget_unselected (self);
  gtk_selection_model_selection_changed (model, position, MIN (n, self->events->len - position));
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  return unselect_range (model, position, 1);
}

/* Whose details are shown stays. */
static gboolean
select_all (GtkSelectionModel *model)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (model);

  set_range (self, 0, self->events->len, TRUE);
  tell_all (self);
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (model);

  clear (self);
  self->current = ANNALS_NONE;
  tell_all (self);
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (model);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position);
       more && position < self->events->len; more = gtk_bitset_iter_next (&iter, &position))
    set_bit (self, g_array_index (self->events, guint32, position),
             gtk_bitset_contains (selected, position));
  forget_unselected (self);
  tell_all (self);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnalsListModel,
                               annals_list_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

/* ---- Object ---- */

static void
annals_list_model_finalize (GObject *object)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (object);

  g_clear_object (&self->document);
  g_array_unref (self->events);
  g_free (self->selected);

  G_OBJECT_CLASS (annals_list_model_parent_class)->finalize (object);
}

static void
annals_list_model_class_init (AnnalsListModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_list_model_finalize;
}

static void
annals_list_model_init (AnnalsListModel *self)
{
  self->events = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->current = ANNALS_NONE;
  self->origin = ANNALS_NONE;
}

AnnalsListModel *
annals_list_model_new (void)
{
  return g_object_new (ANNALS_TYPE_LIST_MODEL, NULL);
}

static void
set_document (AnnalsListModel *self, AnnalsDocument *document)
{
  guint n;

  if (!g_set_object (&self->document, document))
    return;
  annals_document_get_events (document, &n);
  g_free (self->selected);
  self->n_words = n / 64 + 1;
  self->selected = g_new0 (guint64, self->n_words);
  self->current = ANNALS_NONE;
  self->origin = ANNALS_NONE;
}

void
annals_list_model_set (AnnalsListModel *self, AnnalsDocument *document, GArray *events)
{
  g_return_if_fail (ANNALS_IS_LIST_MODEL (self) && ANNALS_IS_DOCUMENT (document));

  guint n_before = self->events->len;
  set_document (self, document);
  g_array_ref (events);
  g_array_unref (self->events);
  self->events = events;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, events->len);
}

AnnalsDocument *
annals_list_model_get_document (AnnalsListModel *self)
{
  return self->document;
}

guint
annals_list_model_get_event (AnnalsListModel *self, guint position)
{
  return position < self->events->len ? g_array_index (self->events, guint32, position)
                                      : ANNALS_NONE;
}

guint
annals_list_model_find (AnnalsListModel *self, guint event)
{
  for (guint i = 0; i < self->events->len; i++)
    if (g_array_index (self->events, guint32, i) == event)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

guint
annals_list_model_get_current (AnnalsListModel *self)
{
  return self->current;
}

GArray *
annals_list_model_dup_selected (AnnalsListModel *self)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->events->len; i++)
    {
      guint32 event = g_array_index (self->events, guint32, i);
      if (has_bit (self, event))
        g_array_append_val (selected, event);
    }
  return selected;
}
