/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-problems-undated.h"

#include <glib/gi18n-lib.h>

#include "core/annals-diagnostics.h"

/* ---- The model: an object for each row that is on screen ---- */

#define ANNALS_TYPE_UNDATED_EVENT (annals_undated_event_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsUndatedEvent, annals_undated_event, ANNALS, UNDATED_EVENT, GObject)

struct _AnnalsUndatedEvent
{
  GObject parent_instance;

  guint event;
};

G_DEFINE_FINAL_TYPE (AnnalsUndatedEvent, annals_undated_event, G_TYPE_OBJECT)

static void
annals_undated_event_class_init (AnnalsUndatedEventClass *klass)
{
}

static void
annals_undated_event_init (AnnalsUndatedEvent *self)
{
}

#define ANNALS_TYPE_UNDATED_LIST (annals_undated_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsUndatedList, annals_undated_list, ANNALS, UNDATED_LIST, GObject)

struct _AnnalsUndatedList
{
  GObject parent_instance;

  AnnalsDocument *document;
};

static GType
get_item_type (GListModel *model)
{
  return ANNALS_TYPE_UNDATED_EVENT;
}

static guint
get_n_items (GListModel *model)
{
  AnnalsUndatedList *self = ANNALS_UNDATED_LIST (model);
  guint n;

  annals_document_get_events (self->document, &n);
  return n - annals_document_get_n_dated (self->document);
}

static gpointer
get_item (GListModel *model, guint position)
{
  AnnalsUndatedList *self = ANNALS_UNDATED_LIST (model);

  if (position >= get_n_items (model))
    return NULL;
  AnnalsUndatedEvent *item = g_object_new (ANNALS_TYPE_UNDATED_EVENT, NULL);
  item->event = annals_document_get_n_dated (self->document) + position;
  return item;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnalsUndatedList,
                               annals_undated_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
annals_undated_list_finalize (GObject *object)
{
  g_object_unref (ANNALS_UNDATED_LIST (object)->document);
  G_OBJECT_CLASS (annals_undated_list_parent_class)->finalize (object);
}

static void
annals_undated_list_class_init (AnnalsUndatedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_undated_list_finalize;
}

static void
annals_undated_list_init (AnnalsUndatedList *self)
{
}

/* ---- The rows ---- */

static GtkWidget *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  add_label (box);
  GtkWidget *written = add_label (box);
  gtk_widget_add_css_class (written, "dim-label");
  gtk_widget_add_css_class (written, "caption");
  gtk_widget_add_css_class (box, "annals-problem");
  gtk_widget_set_margin_start (box, 6);
  gtk_list_item_set_child (item, box);
}

static char *
dup_written (AnnalsDocument *document, guint event)
{
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, event);

  if (detail == NULL || detail->start_text == NULL)
    return g_strdup (_ ("No date in the file"));
  g_autofree char *text = annals_text_make_printable (detail->start_text, -1);
  /* Translators: what a file says where a date should be. */
  return g_strdup_printf (_ ("“%s” in the file"), text);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AnnalsDocument *document)
{
  AnnalsUndatedEvent *undated = gtk_list_item_get_item (item);
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[undated->event];
  g_autofree char *title = annals_text_make_printable (event->title.data, event->title.length);
  g_autofree char *written = dup_written (document, undated->event);
  GtkWidget *box = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), written);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, written, -1);
}

static GtkListItemFactory *
new_factory (AnnalsDocument *document)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), document, 0);
  return factory;
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, AnnalsViewState *state)
{
  AnnalsUndatedEvent *item = gtk_single_selection_get_selected_item (selection);
  AnnalsUndatedList *list = ANNALS_UNDATED_LIST (gtk_single_selection_get_model (selection));

  if (item != NULL && annals_view_state_get_document (state) == list->document)
    annals_view_state_set_selected (state, item->event);
}

static void
activate_cb (GtkWidget *view)
{
  gtk_widget_activate_action (view, "problems.show-event", NULL);
}

GtkWidget *
annals_problems_undated_new (AnnalsViewState *state, AnnalsDocument *document)
{
  AnnalsUndatedList *list = g_object_new (ANNALS_TYPE_UNDATED_LIST, NULL);
  GtkSingleSelection *selection = gtk_single_selection_new (NULL);

  list->document = g_object_ref (document);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (list));
  g_object_unref (list);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (selected_cb), state, 0);
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), new_factory (document));
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Events without a date"), -1);
  return view;
}
