/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-view-state.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_MEASURES_NOTHING,
  ANNALS_MEASURES_SPAN,
  ANNALS_MEASURES_EVENTS, /* from one to another */
} AnnalsMeasures;

/**
 * AnnalsMeasurement:
 *
 * What is measured of what a view state shows: a span of time, or the time between two events. The
 * timeline draws it, a card tells it.
 */
#define ANNALS_TYPE_MEASUREMENT (annals_measurement_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsMeasurement, annals_measurement, ANNALS, MEASUREMENT, GObject)

AnnalsMeasurement *annals_measurement_new (AnnalsViewState *state);
AnnalsMeasures annals_measurement_get_kind (AnnalsMeasurement *self);
AnnalsDocument *annals_measurement_get_document (AnnalsMeasurement *self); /* NULL: none */
void annals_measurement_clear (AnnalsMeasurement *self);

/* As it is drawn; of two events from the one to the other, in order of time. */
AnnalsSpan annals_measurement_get_span (AnnalsMeasurement *self);
/* As dates have it: see annals_measure_civil(). */
AnnalsSpan annals_measurement_get_civil_span (AnnalsMeasurement *self);
/* Its ends may come in any order. */
void annals_measurement_set_span (AnnalsMeasurement *self, AnnalsTime one, AnnalsTime other);
void annals_measurement_get_events (AnnalsMeasurement *self, guint *from, guint *to);
void annals_measurement_set_events (AnnalsMeasurement *self, guint from, guint to);

/* Those shown by category, of which each is in one lane; NULL: not counted yet. */
AnnalsLanes *annals_measurement_get_tally (AnnalsMeasurement *self);
/* "3 months and 2 days (93 days)", "3 days later" */
char *annals_measurement_dup_length (AnnalsMeasurement *self);
/* All that a card tells, a line each, to be pasted elsewhere. */
char *annals_measurement_dup_text (AnnalsMeasurement *self);
/* "12 events: Diplomacy 7 · Defence 5", "Counting…"; of two events what is between them, or NULL */
char *annals_measurement_dup_contents (AnnalsMeasurement *self);
/* From when to when; of two events a line each. */
char *annals_measurement_dup_ends (AnnalsMeasurement *self);

G_END_DECLS
