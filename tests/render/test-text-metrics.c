/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-text-metrics.h"

#include <string.h>

#define N_THREADS 4

static AnnalsTextMetrics *
new_metrics (void)
{
  PangoContext *context = annals_text_context_new ();
  AnnalsTextMetrics *metrics = annals_text_metrics_new (context);

  g_object_unref (context);
  return metrics;
}

static double
width_of (const AnnalsMetrics *metrics, const char *text)
{
  return metrics->text_width (metrics, text, strlen (text));
}

static void
test_font (void)
{
  g_autoptr (AnnalsTextMetrics) metrics = new_metrics ();
  const AnnalsMetrics *base = annals_text_metrics_get (metrics);

  /* 10 points at 96 dots an inch. */
  g_assert_cmpfloat_with_epsilon (base->em, 13.333, 0.01);
  g_assert_cmpfloat (base->line_height, >=, base->em);
  g_assert_cmpfloat (base->line_height, <=, base->em * 2);
  g_assert_cmpfloat_with_epsilon (base->max_label, base->em * 24, 0.01);
}

/* A reservation must hold what Pango will draw. */
static void
test_close_to_layout (void)
{
  static const char *const texts[] = {
    "i", "Wide words and narrow ill", "AVAVAV To Ta", "שלום עולם", "Հայաստան", "São Tomé"
  };
  PangoContext *context = annals_text_context_new ();
  g_autoptr (AnnalsTextMetrics) metrics = annals_text_metrics_new (context);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      int width;
      pango_layout_set_text (layout, texts[i], -1);
      pango_layout_get_size (layout, &width, NULL);
      double real = (double) width / PANGO_SCALE;
      double reserved = width_of (annals_text_metrics_get (metrics), texts[i]);
      g_assert_cmpfloat (reserved, >=, real);
      g_assert_cmpfloat (reserved, <=, real * 1.15 + 2);
    }
  g_object_unref (context);
}

static void
test_marks_are_free (void)
{
  g_autoptr (AnnalsTextMetrics) metrics = new_metrics ();
  const AnnalsMetrics *base = annals_text_metrics_get (metrics);

  g_assert_cmpfloat (width_of (base, "e\u0301"), ==, width_of (base, "e"));
  g_assert_cmpfloat (base->text_width (base, "abc", 1), ==, width_of (base, "a"));
  g_assert_cmpfloat (base->text_width (base, "abc", 0), >=, 0);
}

static void
test_outlives_context (void)
{
  PangoContext *context = annals_text_context_new ();
  g_autoptr (AnnalsTextMetrics) metrics = annals_text_metrics_new (context);
  double before = width_of (annals_text_metrics_get (metrics), "abc");
  g_autoptr (AnnalsTextMetrics) other = annals_text_metrics_ref (metrics);

  g_object_unref (context);
  g_assert_cmpfloat (width_of (annals_text_metrics_get (other), "abc"), ==, before);
  g_assert_cmpfloat (width_of (annals_text_metrics_get (other), "xyz"), >, 0);
}

static gpointer
measure_thread (gpointer data)
{
  double *width = g_new (double, 1);

  *width = width_of (data, "The same text, measured by several threads at once: ԱԲԳ אבג");
  return width;
}

static void
test_threads (void)
{
  g_autoptr (AnnalsTextMetrics) metrics = new_metrics ();
  const AnnalsMetrics *base = annals_text_metrics_get (metrics);
  GThread *threads[N_THREADS];
  g_autofree double *first = NULL;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("measure", measure_thread, (gpointer) base);
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autofree double *width = g_thread_join (threads[i]);
      if (first == NULL)
        first = g_memdup2 (width, sizeof *width);
      g_assert_cmpfloat (*width, ==, *first);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-metrics/font", test_font);
  g_test_add_func ("/text-metrics/close-to-layout", test_close_to_layout);
  g_test_add_func ("/text-metrics/marks-are-free", test_marks_are_free);
  g_test_add_func ("/text-metrics/outlives-context", test_outlives_context);
  g_test_add_func ("/text-metrics/threads", test_threads);
  return g_test_run ();
}
