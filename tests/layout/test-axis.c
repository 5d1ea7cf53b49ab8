/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-axis.h"

#include <math.h>

static void
test_fit (void)
{
  AnnalsAxis axis = annals_axis_fit ((AnnalsSpan){ 100, 300 }, 400);
  AnnalsSpan span = annals_axis_span (&axis, 400);

  g_assert_cmpfloat (annals_axis_x (&axis, 200), ==, 200);
  g_assert_cmpfloat (annals_axis_time (&axis, 400), ==, 300);
  g_assert_cmpfloat (span.start, ==, 100);
  g_assert_cmpfloat (span.end, ==, 300);
  /* An instant still has a width. */
  axis = annals_axis_fit ((AnnalsSpan){ 1e9, 1e9 }, 400);
  g_assert_cmpfloat (axis.scale, >, 0);
  g_assert_cmpfloat (annals_axis_time (&axis, 1), >, 1e9);
}

/* The time under the pointer stays there, from gigayears to microseconds and back, to a pixel. */
static void
test_zoom (void)
{
  GRand *rand = g_rand_new_with_seed (1);
  AnnalsAxis axis = annals_axis_fit ((AnnalsSpan){ -13.8e9 * ANNALS_SECONDS_PER_YEAR, 1e9 }, 1000);

  for (guint i = 0; i < 1000000; i++)
    {
      double x = g_rand_double_range (rand, 0, 1000);
      AnnalsTime time = annals_axis_time (&axis, x);
      annals_axis_zoom (&axis, x, pow (2, g_rand_double_range (rand, -1, 1)));
      g_assert_cmpfloat (fabs (annals_axis_x (&axis, time) - x), <, 1);
      annals_axis_pan (&axis, g_rand_double_range (rand, -50, 50));
      annals_axis_clamp (&axis, (AnnalsSpan){ -13.8e9 * ANNALS_SECONDS_PER_YEAR, 1e9 }, 1000);
      g_assert_true (isfinite (axis.origin) && isfinite (axis.scale) && axis.scale > 0);
      /* Neighbouring pixels are different times. */
      g_assert_cmpfloat (annals_axis_time (&axis, 500), <, annals_axis_time (&axis, 501));
    }
  g_rand_free (rand);
}

/* What is held under the pointer through a million zooms, from years to milliseconds, is still
 * there to a pixel: no rounding adds up to a drift that one could see. */
static void
test_held (void)
{
  GRand *rand = g_rand_new_with_seed (2);
  AnnalsTime time = 1.6e9 + 0.123;
  AnnalsAxis axis = { time - 500 * 86400.0, 86400 };

  for (guint i = 0; i < 1000000; i++)
    {
      double octaves = g_rand_double_range (rand, -1, 1);
      double scale = axis.scale / pow (2, octaves);
      if (scale > 1e-3 && scale < 1e8)
        annals_axis_zoom (&axis, 500, pow (2, octaves));
    }
  g_assert_cmpfloat (fabs (annals_axis_x (&axis, time) - 500), <, 1);
  g_rand_free (rand);
}

/* A million zooms and pans, from a millisecond to a day a pixel, come to where exact arithmetic
 * comes: no drift adds up to a pixel. */
static void
test_drift (void)
{
  GRand *rand = g_rand_new_with_seed (3);
  AnnalsAxis axis = { 1.6e9, 60 };
  long double origin = axis.origin, scale = axis.scale;

  for (guint i = 0; i < 1000000; i++)
    {
      double x = g_rand_double_range (rand, 0, 1000);
      double factor = pow (2, g_rand_double_range (rand, -1, 1));
      double dx = g_rand_double_range (rand, -300, 300);
      if (axis.scale / factor < 1e-3 || axis.scale / factor > 86400)
        factor = 1 / factor;
      annals_axis_zoom (&axis, x, factor);
      origin += x * (scale - scale / factor);
      scale /= factor;
      annals_axis_pan (&axis, dx);
      origin -= dx * scale;
      double error = (double) ((axis.origin - origin) / scale);
      g_assert_cmpfloat (fabs (error), <, 1);
      g_assert_cmpfloat (fabs (axis.scale / (double) scale - 1), <, 1e-6);
    }
  g_rand_free (rand);
}

static void
test_clamp (void)
{
  AnnalsSpan range = { 0, 1000 };
  AnnalsAxis axis = { 1e6, 1 };

  annals_axis_clamp (&axis, range, 100);
  g_assert_cmpfloat (axis.origin, <, 1000);
  axis = (AnnalsAxis){ -1e6, 1 };
  annals_axis_clamp (&axis, range, 100);
  g_assert_cmpfloat (annals_axis_time (&axis, 100), >, 0);
  axis = (AnnalsAxis){ 0, 1e9 };
  annals_axis_clamp (&axis, range, 100);
  g_assert_cmpfloat (axis.scale * 100, <=, 20000.0001);
  annals_axis_zoom (&axis, 50, 0); /* nonsense changes nothing */
  g_assert_cmpfloat (axis.scale * 100, <=, 20000.0001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/fit", test_fit);
  g_test_add_func ("/axis/zoom", test_zoom);
  g_test_add_func ("/axis/held", test_held);
  g_test_add_func ("/axis/drift", test_drift);
  g_test_add_func ("/axis/clamp", test_clamp);
  return g_test_run ();
}
