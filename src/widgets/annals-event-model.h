/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_EVENT_ROW (annals_event_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsEventRow, annals_event_row, ANNALS, EVENT_ROW, GObject)

AnnalsEventRow *annals_event_row_new (AnnalsDocument *document, guint event);
AnnalsDocument *annals_event_row_get_document (AnnalsEventRow *self);
guint annals_event_row_get_event (AnnalsEventRow *self);

/**
 * AnnalsEventModel:
 *
 * A list of events, of twenty or of a million: it holds their indices only, and makes an
 * #AnnalsEventRow when a widget asks for one.
 */
#define ANNALS_TYPE_EVENT_MODEL (annals_event_model_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsEventModel, annals_event_model, ANNALS, EVENT_MODEL, GObject)

/* @events: guint32, in the order of the list; not to be changed from now on */
AnnalsEventModel *annals_event_model_new (AnnalsDocument *document, GArray *events);
/* Shows another list in its place. */
void annals_event_model_set (AnnalsEventModel *self, AnnalsDocument *document, GArray *events);
guint annals_event_model_get_event (AnnalsEventModel *self, guint position);

G_END_DECLS
