/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "annals-measurement.h"

G_BEGIN_DECLS

/**
 * AnnalsMeasureCard:
 *
 * Tells what is measured, and offers what can be done with it: its buttons are actions of the
 * window. It is there as long as anything is measured.
 */
#define ANNALS_TYPE_MEASURE_CARD (annals_measure_card_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsMeasureCard, annals_measure_card, ANNALS, MEASURE_CARD, GtkWidget)

void annals_measure_card_set_measurement (AnnalsMeasureCard *self, AnnalsMeasurement *measurement);
void annals_measure_card_set_away (AnnalsMeasureCard *self, gboolean away);

G_END_DECLS
