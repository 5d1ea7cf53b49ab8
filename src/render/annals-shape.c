/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-shape.h"

#include <math.h>

#include "render/annals-stroke.h"

#define POINTS_MOST 12
#define CROSS 0.32 /* of the box, where the arms of a cross begin */

AnnalsShape
annals_shape_of_category (guint category)
{
  return category != ANNALS_NONE ? (AnnalsShape) (category % ANNALS_N_SHAPES) : ANNALS_SHAPE_DISC;
}

/* Corners on a circle about the middle of a box of the side 1, clockwise from @first, in turns. */
static guint
make_corners (AnnalsPoint *points, guint n, double first, double radius, double inner)
{
  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * (first + (double) i / n);
      double r = i % 2 == 1 && inner > 0 ? inner : radius;
      points[i] = (AnnalsPoint){ 0.5 + r * sin (angle), 0.5 - r * cos (angle) };
    }
  return n;
}

static guint
make_cross (AnnalsPoint *points)
{
  static const double at[POINTS_MOST][2] = {
    { CROSS, 0 },         { 1 - CROSS, 0 },         { 1 - CROSS, CROSS }, { 1, CROSS },
    { 1, 1 - CROSS },     { 1 - CROSS, 1 - CROSS }, { 1 - CROSS, 1 },     { CROSS, 1 },
    { CROSS, 1 - CROSS }, { 0, 1 - CROSS },         { 0, CROSS },         { CROSS, CROSS },
  };

  for (guint i = 0; i < POINTS_MOST; i++)
    points[i] = (AnnalsPoint){ at[i][0], at[i][1] };
  return POINTS_MOST;
}

static guint
make_points (AnnalsShape shape, AnnalsPoint *points)
{
  switch (shape)
    {
    case ANNALS_SHAPE_SQUARE:
      return make_corners (points, 4, 0.125, 0.64, 0);
    case ANNALS_SHAPE_TRIANGLE:
      return make_corners (points, 3, 0, 0.62, 0);
    case ANNALS_SHAPE_DIAMOND:
      return make_corners (points, 4, 0, 0.62, 0);
    case ANNALS_SHAPE_TRIANGLE_DOWN:
      return make_corners (points, 3, 0.5, 0.62, 0);
    case ANNALS_SHAPE_STAR:
      return make_corners (points, 10, 0, 0.64, 0.28);
    case ANNALS_SHAPE_PENTAGON:
      return make_corners (points, 5, 0, 0.56, 0);
    case ANNALS_SHAPE_CROSS:
      return make_cross (points);
    case ANNALS_SHAPE_DISC:
    default:
      return 0;
    }
}

static void
append_disc (GtkSnapshot *snapshot, const AnnalsBox *box, const GdkRGBA *color)
{
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &bounds, (float) box->width / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

void
annals_shape_append (GtkSnapshot *snapshot,
                     AnnalsShape shape,
                     const AnnalsBox *box,
                     const GdkRGBA *color)
{
  AnnalsPoint points[POINTS_MOST];
  guint n = make_points (shape, points);

  if (n == 0)
    {
      append_disc (snapshot, box, color);
      return;
    }
  for (guint i = 0; i < n; i++)
    points[i] =
        (AnnalsPoint){ box->x + points[i].x * box->width, box->y + points[i].y * box->height };
  annals_stroke_append (snapshot,
                        &(AnnalsStroke){ .points = points, .n_points = n, .filled = TRUE }, color);
}
