/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-text-metrics.h"

#include <math.h>
#include <pango/pangocairo.h>

#define LABEL_EMS 24
#define RESOLUTION 96.0
#define FONT "Sans 10"
#define ROOM 1.0 /* pixels, for rounding and kerning */

struct _AnnalsTextMetrics
{
  AnnalsMetrics base; /* first, so that one is the other */
  gatomicrefcount ref_count;
  PangoContext *context;
  GMutex lock;
  float ascii[128];     /* advances; below 0: not measured yet */
  GHashTable *advances; /* of all other characters: float bits by code point */
};

static float
measure_character (AnnalsTextMetrics *self, gunichar c)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  char utf8[8] = { 0 };
  PangoRectangle logical;

  if (g_unichar_ismark (c) || g_unichar_iszerowidth (c))
    return 0;
  g_unichar_to_utf8 (c, utf8);
  pango_layout_set_text (layout, utf8, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  return (float) logical.width / PANGO_SCALE;
}

static float
get_advance (AnnalsTextMetrics *self, gunichar c)
{
  gpointer value;

  if (c < 128)
    {
      if (self->ascii[c] < 0)
        self->ascii[c] = measure_character (self, c);
      return self->ascii[c];
    }
  /* In 1/1024 pixels, to fit a pointer. */
  if (!g_hash_table_lookup_extended (self->advances, GUINT_TO_POINTER (c), NULL, &value))
    {
      value = GINT_TO_POINTER ((int) lroundf (measure_character (self, c) * 1024));
      g_hash_table_insert (self->advances, GUINT_TO_POINTER (c), value);
    }
  return (float) GPOINTER_TO_INT (value) / 1024;
}

/* A sum of advances: close enough to reserve room, which the painter ellipsises to. Stops once it
 * is too long. */
static double
text_width (const AnnalsMetrics *metrics, const char *text, gsize length)
{
  AnnalsTextMetrics *self = (AnnalsTextMetrics *) metrics;
  const char *end = text + length;
  double width = ROOM;

  g_mutex_lock (&self->lock);
  for (const char *c = text; c < end && width <= self->base.max_label * 2; c = g_utf8_next_char (c))
    width += (double) get_advance (self, g_utf8_get_char (c));
  g_mutex_unlock (&self->lock);
  return width;
}

static void
measure_font (AnnalsTextMetrics *self)
{
  const PangoFontDescription *font = pango_context_get_font_description (self->context);
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, font, NULL);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (self->context);

  if (resolution <= 0)
    resolution = RESOLUTION;
  self->base.em =
      pango_font_description_get_size_is_absolute (font) ? size : size * resolution / 72;
  self->base.line_height = ceil (
      (double) (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics))
      / PANGO_SCALE);
  self->base.max_label = LABEL_EMS * self->base.em;
  pango_font_metrics_unref (metrics);
}

/**
 * annals_text_metrics_new:
 * @context: fonts and resolution; copied, so that it may change afterwards
 *
 * Measures text by a table of advances that fills as characters come up.
 */
AnnalsTextMetrics *
annals_text_metrics_new (PangoContext *context)
{
  AnnalsTextMetrics *self = g_new0 (AnnalsTextMetrics, 1);

  self->base.text_width = text_width;
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->context = pango_font_map_create_context (pango_context_get_font_map (context));
  pango_context_set_font_description (self->context, pango_context_get_font_description (context));
  pango_context_set_language (self->context, pango_context_get_language (context));
  pango_cairo_context_set_resolution (self->context, pango_cairo_context_get_resolution (context));
  pango_context_set_round_glyph_positions (self->context,
                                           pango_context_get_round_glyph_positions (context));
  self->advances = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->ascii); i++)
    self->ascii[i] = -1;
  measure_font (self);
  return self;
}

AnnalsTextMetrics *
annals_text_metrics_ref (AnnalsTextMetrics *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_text_metrics_unref (AnnalsTextMetrics *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->context);
  g_hash_table_unref (self->advances);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const AnnalsMetrics *
annals_text_metrics_get (AnnalsTextMetrics *self)
{
  return &self->base;
}

/**
 * annals_text_context_new:
 *
 * A context for paper: it needs no display, and is the same on every screen.
 *
 * Returns: (transfer full): the context
 */
PangoContext *
annals_text_context_new (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_get_default ());
  pango_cairo_context_set_resolution (context, RESOLUTION);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}
