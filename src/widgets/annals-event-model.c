/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-event-model.h"

/* ---- A row ---- */

struct _AnnalsEventRow
{
  GObject parent_instance;

  AnnalsDocument *document; /* owned: an event's number means nothing without it */
  guint event;
};

G_DEFINE_FINAL_TYPE (AnnalsEventRow, annals_event_row, G_TYPE_OBJECT)

static void
annals_event_row_finalize (GObject *object)
{
  g_clear_object (&ANNALS_EVENT_ROW (object)->document);
  G_OBJECT_CLASS (annals_event_row_parent_class)->finalize (object);
}

static void
annals_event_row_class_init (AnnalsEventRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_event_row_finalize;
}

static void
annals_event_row_init (AnnalsEventRow *self)
{
}

AnnalsEventRow *
annals_event_row_new (AnnalsDocument *document, guint event)
{
  AnnalsEventRow *self = g_object_new (ANNALS_TYPE_EVENT_ROW, NULL);

  self->document = g_object_ref (document);
  self->event = event;
  return self;
}

AnnalsDocument *
annals_event_row_get_document (AnnalsEventRow *self)
{
  return self->document;
}

guint
annals_event_row_get_event (AnnalsEventRow *self)
{
  return self->event;
}

/* ---- The list ---- */

struct _AnnalsEventModel
{
  GObject parent_instance;

  AnnalsDocument *document;
  GArray *events; /* of guint32 */
};

static GType
get_item_type (GListModel *model)
{
  return ANNALS_TYPE_EVENT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return ANNALS_EVENT_MODEL (model)->events->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AnnalsEventModel *self = ANNALS_EVENT_MODEL (model);

  if (position >= self->events->len)
    return NULL;
  return annals_event_row_new (self->document, g_array_index (self->events, guint32, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnalsEventModel,
                               annals_event_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
annals_event_model_finalize (GObject *object)
{
  AnnalsEventModel *self = ANNALS_EVENT_MODEL (object);

  g_clear_object (&self->document);
  g_array_unref (self->events);

  G_OBJECT_CLASS (annals_event_model_parent_class)->finalize (object);
}

static void
annals_event_model_class_init (AnnalsEventModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_event_model_finalize;
}

static void
annals_event_model_init (AnnalsEventModel *self)
{
  self->events = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * annals_event_model_new:
 * @document: whose events they are
 * @events: (element-type guint32): indices, in the order of the list; shared, so not to be changed
 */
AnnalsEventModel *
annals_event_model_new (AnnalsDocument *document, GArray *events)
{
  AnnalsEventModel *self = g_object_new (ANNALS_TYPE_EVENT_MODEL, NULL);

  annals_event_model_set (self, document, events);
  return self;
}

void
annals_event_model_set (AnnalsEventModel *self, AnnalsDocument *document, GArray *events)
{
  g_return_if_fail (ANNALS_IS_EVENT_MODEL (self) && events != NULL);

  guint n_before = self->events->len;
  g_set_object (&self->document, document);
  g_array_ref (events);
  g_array_unref (self->events);
  self->events = events;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, events->len);
}

guint
annals_event_model_get_event (AnnalsEventModel *self, guint position)
{
  return position < self->events->len ? g_array_index (self->events, guint32, position)
                                      : ANNALS_NONE;
}
