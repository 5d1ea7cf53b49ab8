/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that placement sweeps over. */
#pragma once

#include "annals-placement.h"

G_BEGIN_DECLS

/* A label that stands. */
typedef struct
{
  AnnalsTime start, end;
  float before, after;
} AnnalsRowLabel;

typedef struct
{
  GArray *labels; /* of AnnalsRowLabel, in order of time */
  GArray *fresh;  /* of AnnalsRowLabel, in order of time: what this sweep has placed and passed */
  GArray *ahead;  /* of AnnalsRowLabel, the nearest last: what it has placed and not passed */
  /* In a sweep: */
  guint next;      /* the label after the window */
  double from, to; /* the window, free of labels */
  double wake;     /* when the row sleeps: nothing before may fit into the window */
} AnnalsRow;

/* A sweep over a lane's rows in order of time. A row is ready while its window, which is free of
 * labels, lasts; until then it sleeps, and is not looked at. */
typedef struct
{
  AnnalsRow *rows;
  double scale;
  double least;                   /* that any label takes, in time */
  guint64 ready;                  /* rows */
  guint8 asleep[ANNALS_MAX_ROWS]; /* rows, the last to wake first */
  guint n_asleep;
} AnnalsSweep;

/* Pixels from an event to its label's end, a little less than there are at the least. */
#define ANNALS_LEAST_AFTER (ANNALS_MARK_SIZE / 2 - 1)

void annals_row_init (AnnalsRow *self);
void annals_row_clear (AnnalsRow *self);
/* When a sweep is over: what it has placed stands. */
void annals_row_merge (AnnalsRow *self);

/* @least: pixels that any label takes. */
AnnalsSweep annals_sweep_begin (AnnalsRow *rows, guint n_rows, double least, double scale);
void annals_sweep_wake (AnnalsSweep *self, AnnalsTime time);
/* The row's window is over or has changed: it is ready for its next, or sleeps until then. */
void annals_sweep_turn (AnnalsSweep *self, guint row, AnnalsTime time);
/* @waits: the sweep has not come to the label yet, and others may stand before it. */
void annals_sweep_stand (AnnalsSweep *self, guint row, const AnnalsRowLabel *label, gboolean waits);
/* When the first of the sleeping rows wakes. */
double annals_sweep_next (const AnnalsSweep *self);

G_END_DECLS
