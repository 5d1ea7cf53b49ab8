/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "layout/annals-scene.h"

G_BEGIN_DECLS

/* Signs that tell categories apart without colour; of more categories than these some share one. */
typedef enum
{
  ANNALS_SHAPE_DISC,
  ANNALS_SHAPE_SQUARE,
  ANNALS_SHAPE_TRIANGLE,
  ANNALS_SHAPE_DIAMOND,
  ANNALS_SHAPE_TRIANGLE_DOWN,
  ANNALS_SHAPE_STAR,
  ANNALS_SHAPE_PENTAGON,
  ANNALS_SHAPE_CROSS,
} AnnalsShape;
#define ANNALS_N_SHAPES 8

/* Of a category, by its place in the file; of none: a disc. */
AnnalsShape annals_shape_of_category (guint category);
/* Fills a square @box in pixels with a shape. */
void annals_shape_append (GtkSnapshot *snapshot,
                          AnnalsShape shape,
                          const AnnalsBox *box,
                          const GdkRGBA *color);

G_END_DECLS
