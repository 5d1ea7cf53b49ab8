/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-text-metrics.h"

#include <math.h>
#include <pango/pangocairo.h>

#define LABEL_EMS 24
#define RESOLUTION 96.0
#define FONT "Sans 10"
#define ROOM 1.0 /* pixels, for rounding and kerning */
#define PAGE 256
#define N_PAGES (0x110000 / PAGE)
#define FRACTION 1024 /* advances are kept in this part of a pixel */

struct _AnnalsTextMetrics
{
  AnnalsMetrics base; /* first, so that one is the other */
  gatomicrefcount ref_count;
  PangoContext *context; /* on a font map of its own; behind the lock */
  GMutex lock;
  gint *pages[N_PAGES]; /* of PAGE characters each: 1 + the advance; 0: not measured yet */
};

static int
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
  return (int) ((gint64) logical.width * FRACTION / PANGO_SCALE);
}

/* Several threads may come for the same character; one measures it. */
static int
measure_once (AnnalsTextMetrics *self, gunichar c)
{
  g_mutex_lock (&self->lock);
  gint *page = self->pages[c / PAGE];
  if (page == NULL)
    g_atomic_pointer_set (&self->pages[c / PAGE], page = g_new0 (gint, PAGE));
  if (page[c % PAGE] == 0)
    g_atomic_int_set (&page[c % PAGE], measure_character (self, c) + 1);
  int advance = page[c % PAGE] - 1;
  g_mutex_unlock (&self->lock);
  return advance;
}

/* What is known is read without the lock. */
static inline int
get_advance (AnnalsTextMetrics *self, gunichar c)
{
  gint *page = c / PAGE < N_PAGES ? g_atomic_pointer_get (&self->pages[c / PAGE]) : NULL;
  gint known = page != NULL ? g_atomic_int_get (&page[c % PAGE]) : 0;

  if (G_LIKELY (known != 0))
    return known - 1;
  return c / PAGE < N_PAGES ? measure_once (self, c) : 0;
}

/* A sum of advances: close enough to reserve room, which the painter ellipsises to. Stops once it
 * is too long. */
static double
text_width (const AnnalsMetrics *metrics, const char *text, gsize length)
{
  AnnalsTextMetrics *self = (AnnalsTextMetrics *) metrics;
  const char *c = text, *end = text + length;
  gint64 width = 0, most = (gint64) (self->base.max_label * 2 * FRACTION);

  while (c < end && width <= most)
    if ((guchar) *c < 0x80)
      width += get_advance (self, (guchar) *c++);
    else
      {
        width += get_advance (self, g_utf8_get_char (c));
        c = g_utf8_next_char (c);
      }
  return ROOM + (double) width / FRACTION;
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
 * Measures text by a table of advances that fills as characters come up. Any thread may measure.
 */
AnnalsTextMetrics *
annals_text_metrics_new (PangoContext *context)
{
  AnnalsTextMetrics *self = g_new0 (AnnalsTextMetrics, 1);

  self->base.text_width = text_width;
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  /* The toolkit's font map is the main thread's. */
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (fonts);
  pango_context_set_font_description (self->context, pango_context_get_font_description (context));
  pango_context_set_language (self->context, pango_context_get_language (context));
  pango_cairo_context_set_resolution (self->context, pango_cairo_context_get_resolution (context));
  pango_context_set_round_glyph_positions (self->context,
                                           pango_context_get_round_glyph_positions (context));
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
  for (guint i = 0; i < N_PAGES; i++)
    g_free (self->pages[i]);
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
 * A context for paper: it needs no display, is the same on every screen, and, as it has fonts of
 * its own, may go from one thread to another.
 *
 * Returns: (transfer full): the context
 */
PangoContext *
annals_text_context_new (void)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_get_default ());
  pango_cairo_context_set_resolution (context, RESOLUTION);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}
