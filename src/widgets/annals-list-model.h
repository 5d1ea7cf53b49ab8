/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/annals-document.h"

G_BEGIN_DECLS

/**
 * AnnalsListModel:
 *
 * The rows of the list, and which of them are selected. What is selected is kept by event, a bit
 * for each, so it stays through sorting and filtering; GtkMultiSelection would hold an object for
 * every selected row, of a million if all are.
 *
 * The *current* event is the one that was selected last: whose details are shown.
 */
#define ANNALS_TYPE_LIST_MODEL (annals_list_model_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsListModel, annals_list_model, ANNALS, LIST_MODEL, GObject)

AnnalsListModel *annals_list_model_new (void);
/* @events: guint32, in the order of the list; not to be changed from now on. Of another document
 * nothing is selected. */
void annals_list_model_set (AnnalsListModel *self, AnnalsDocument *document, GArray *events);
AnnalsDocument *annals_list_model_get_document (AnnalsListModel *self); /* NULL: none yet */
guint annals_list_model_get_event (AnnalsListModel *self, guint position);
/* Goes through the rows; GTK_INVALID_LIST_POSITION: it is not among them. */
guint annals_list_model_find (AnnalsListModel *self, guint event);
guint annals_list_model_get_current (AnnalsListModel *self); /* ANNALS_NONE: nothing is selected */
/* The selected rows' events, in the list's order; (element-type guint32), transfer full. */
GArray *annals_list_model_dup_selected (AnnalsListModel *self);

G_END_DECLS
