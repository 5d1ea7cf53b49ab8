/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place in a text as editors tell it: line and column from 1, the column in characters. */
typedef struct
{
  gsize offset; /* in bytes */
  guint line, column;
} AnnalsPlace;

#define ANNALS_PLACE_START ((AnnalsPlace){ 0, 1, 1 })

void annals_place_advance (AnnalsPlace *self, const char *data, gsize length);

G_END_DECLS
