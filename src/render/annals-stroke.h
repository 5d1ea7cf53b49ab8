/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "layout/annals-scene.h"

G_BEGIN_DECLS

/* A curve, or where it has an even shape, that: lines between points, filled. */
typedef struct
{
  const AnnalsPoint *points;
  guint n_points; /* 4 of a cubic curve; of a filled shape at least 3 */
  gboolean filled;
  double width;       /* of the line */
  const double *dash; /* lengths of dashes and gaps */
  guint n_dashes;     /* 0: an even line */
} AnnalsStroke;

/* Begins the name of a node that was made here; the rest is the attributes of an SVG <path>. */
#define ANNALS_STROKE_MARK "annals-path"

/* This toolkit has no nodes for curves: cairo draws them, and the node's name tells writers what it
 * is. */
void annals_stroke_append (GtkSnapshot *snapshot, const AnnalsStroke *stroke, const GdkRGBA *color);

G_END_DECLS
