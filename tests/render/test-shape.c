/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes as they are seen: each within its box, as heavy as the others, and unlike them. */
#include "render/annals-shape.h"

#define SIDE 24
#define ROOM 4

/* How much of each pixel is covered, 0 to 255. */
static guint8 *
draw (AnnalsShape shape)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  AnnalsBox box = { ROOM, ROOM, SIDE - 2 * ROOM, SIDE - 2 * ROOM };

  annals_shape_append (snapshot, shape, &box, &(GdkRGBA){ 0, 0, 0, 1 });
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  guint8 *covered = g_new (guint8, SIDE * SIDE);
  const guint8 *data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      covered[y * SIDE + x] =
          (guint8) (*(const guint32 *) (const void
                                            *) (data + y * cairo_image_surface_get_stride (surface)
                                                + x * 4)
                    >> 24);
  cairo_surface_destroy (surface);
  return covered;
}

static double
sum (const guint8 *covered)
{
  double all = 0;

  for (int i = 0; i < SIDE * SIDE; i++)
    all += covered[i] / 255.0;
  return all;
}

static void
test_weight (void)
{
  double whole = (SIDE - 2 * ROOM) * (SIDE - 2 * ROOM);

  for (guint shape = 0; shape < ANNALS_N_SHAPES; shape++)
    {
      g_autofree guint8 *covered = draw (shape);
      g_assert_cmpfloat (sum (covered), >, whole * 0.4);
      g_assert_cmpfloat (sum (covered), <, whole);
      for (int i = 0; i < SIDE; i++)
        {
          g_assert_cmpuint (covered[i], ==, 0);
          g_assert_cmpuint (covered[i * SIDE], ==, 0);
        }
    }
}

static void
test_unlike (void)
{
  for (guint one = 0; one < ANNALS_N_SHAPES; one++)
    for (guint other = one + 1; other < ANNALS_N_SHAPES; other++)
      {
        g_autofree guint8 *first = draw (one);
        g_autofree guint8 *second = draw (other);
        double differs = 0;
        for (int i = 0; i < SIDE * SIDE; i++)
          differs += ABS (first[i] - second[i]) / 255.0;
        g_assert_cmpfloat (differs, >, 16);
      }
}

static void
test_categories (void)
{
  g_assert_cmpint (annals_shape_of_category (ANNALS_NONE), ==, ANNALS_SHAPE_DISC);
  g_assert_cmpint (annals_shape_of_category (1), ==, ANNALS_SHAPE_SQUARE);
  g_assert_cmpint (annals_shape_of_category (ANNALS_N_SHAPES + 1), ==, ANNALS_SHAPE_SQUARE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/shape/weight", test_weight);
  g_test_add_func ("/shape/unlike", test_unlike);
  g_test_add_func ("/shape/categories", test_categories);
  return g_test_run ();
}
