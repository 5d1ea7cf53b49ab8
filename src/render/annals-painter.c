/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-painter-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * annals_painter_new:
 * @context: fonts and language; needs no display
 *
 * Makes a painter in the light theme.
 */
AnnalsPainter *
annals_painter_new (PangoContext *context)
{
  AnnalsPainter *self = g_new0 (AnnalsPainter, 1);

  self->texts = annals_text_cache_new (context);
  self->palette = annals_palette_get (ANNALS_THEME_LIGHT);
  self->colors = g_array_new (FALSE, FALSE, sizeof (GdkRGBA));
  self->own_colors = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
annals_painter_free (AnnalsPainter *self)
{
  annals_text_cache_free (self->texts);
  g_array_unref (self->colors);
  g_hash_table_unref (self->own_colors);
  g_free (self);
}

void
annals_painter_set_theme (AnnalsPainter *self, AnnalsTheme theme)
{
  self->palette = annals_palette_get (theme);
  self->document = NULL; /* colours are made anew */
}

void
annals_painter_set_shapes (AnnalsPainter *self, gboolean shapes)
{
  self->shapes = shapes;
}

/**
 * annals_painter_set_text_func:
 * @func: (nullable): takes each text instead of the snapshot
 *
 * For paper, whose text must stay text.
 */
void
annals_painter_set_text_func (AnnalsPainter *self, AnnalsTextFunc func, gpointer user_data)
{
  annals_text_cache_set_plain (self->texts, func != NULL);
  self->text_func = func;
  self->text_data = user_data;
}

/* ---- Text ---- */

void
annals_painter_draw_text (AnnalsPainter *self,
                          const AnnalsLaidText *text,
                          const AnnalsBox *box,
                          gboolean right,
                          const GdkRGBA *color,
                          guint32 event)
{
  double x = box->x - text->logical.x + (right ? box->width - text->logical.width : 0);
  double y = round (box->y + (box->height - text->logical.height) / 2);

  if (self->text_func != NULL)
    {
      self->text_func (text->layout, x, y, color, event, &self->clip, self->text_data);
      return;
    }
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (self->snapshot, text->layout, color);
  gtk_snapshot_restore (self->snapshot);
}

/* ---- Shapes ---- */

graphene_rect_t
annals_box_to_rect (const AnnalsBox *box)
{
  return GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width,
                             (float) box->height);
}

void
annals_painter_fill (AnnalsPainter *self, AnnalsBox box, const GdkRGBA *color)
{
  graphene_rect_t rect = annals_box_to_rect (&box);

  gtk_snapshot_append_color (self->snapshot, color, &rect);
}

void
annals_painter_push_round (AnnalsPainter *self, const AnnalsBox *box, double radius)
{
  GskRoundedRect round_rect;
  graphene_rect_t rect = annals_box_to_rect (box);

  gsk_rounded_rect_init_from_rect (&round_rect, &rect, (float) radius);
  gtk_snapshot_push_rounded_clip (self->snapshot, &round_rect);
}

void
annals_painter_fill_round (AnnalsPainter *self, AnnalsBox box, double radius, const GdkRGBA *color)
{
  annals_painter_push_round (self, &box, MIN (radius, MIN (box.width, box.height) / 2));
  annals_painter_fill (self, box, color);
  gtk_snapshot_pop (self->snapshot);
}

void
annals_painter_stroke_round (
    AnnalsPainter *self, AnnalsBox box, double radius, double line, const GdkRGBA *color)
{
  GskRoundedRect round_rect;
  graphene_rect_t rect = annals_box_to_rect (&box);
  const float widths[4] = { (float) line, (float) line, (float) line, (float) line };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&round_rect, &rect,
                                   (float) MIN (radius, MIN (box.width, box.height) / 2));
  gtk_snapshot_append_border (self->snapshot, &round_rect, widths, colors);
}

/* ---- Colours ---- */

static void
set_document (AnnalsPainter *self, AnnalsDocument *document)
{
  guint n;

  if (self->document == document)
    return;
  annals_document_get_categories (document, &n);
  self->document = document;
  g_hash_table_remove_all (self->own_colors);
  annals_text_cache_forget_labels (self->texts);
  g_array_set_size (self->colors, n);
  for (guint i = 0; i < n; i++)
    g_array_index (self->colors, GdkRGBA, i) =
        annals_palette_adjust (self->palette, annals_document_get_category_color (document, i));
}

/* An event's own colour, adjusted once for the palette. */
static const GdkRGBA *
own_color (AnnalsPainter *self, guint32 color)
{
  GdkRGBA *known = g_hash_table_lookup (self->own_colors, GUINT_TO_POINTER (color));

  if (known != NULL)
    return known;
  g_autofree char *text = g_strdup_printf ("#%06x", color & 0xffffff);
  GdkRGBA adjusted = annals_palette_adjust (self->palette, text);
  known = g_memdup2 (&adjusted, sizeof adjusted);
  g_hash_table_insert (self->own_colors, GUINT_TO_POINTER (color), known);
  return known;
}

const GdkRGBA *
annals_painter_event_color (AnnalsPainter *self, guint32 event)
{
  const AnnalsEvent *events = annals_document_get_events (self->document, NULL);
  guint32 category = events[event].category;

  if (events[event].color != 0)
    return own_color (self, events[event].color);
  return category < self->colors->len ? &g_array_index (self->colors, GdkRGBA, category)
                                      : &self->palette->neutral;
}

/* ---- Behind the lanes ---- */

static void
draw_ground (AnnalsPainter *self)
{
  const AnnalsScene *scene = self->scene;

  annals_painter_fill (self, (AnnalsBox){ 0, 0, scene->width, scene->height },
                       &self->palette->view);
  annals_painter_fill (self, (AnnalsBox){ 0, 0, scene->width, scene->ruler.height },
                       &self->palette->ruler);
}

static void
draw_eras (AnnalsPainter *self)
{
  guint n;
  const AnnalsEra *eras = annals_document_get_eras (self->document, &n);

  for (guint i = 0; i < self->scene->eras->len; i++)
    {
      const AnnalsSceneEra *era = &g_array_index (self->scene->eras, AnnalsSceneEra, i);
      GdkRGBA color = eras[era->era].color != NULL
                          ? annals_palette_adjust (self->palette, eras[era->era].color)
                          : self->palette->era;
      GdkRGBA tint = annals_color_with_alpha (&color, self->palette->era_alpha);
      annals_painter_fill (self, era->box, &tint);
    }
}

static void
draw_era_labels (AnnalsPainter *self)
{
  guint n;
  const AnnalsEra *eras = annals_document_get_eras (self->document, &n);

  for (guint i = 0; i < self->scene->eras->len; i++)
    {
      const AnnalsSceneEra *era = &g_array_index (self->scene->eras, AnnalsSceneEra, i);
      if (era->label.width <= 0)
        continue;
      annals_painter_draw_text (self,
                                annals_text_cache_get (self->texts, eras[era->era].title,
                                                       ANNALS_TEXT_SMALL_BOLD, era->label.width),
                                &era->label, self->scene->mirrored, &self->palette->dim_text,
                                ANNALS_NONE);
    }
}

static void
draw_tick_lines (AnnalsPainter *self)
{
  const AnnalsScene *scene = self->scene;

  for (guint i = 0; i < scene->ticks->len; i++)
    {
      const AnnalsSceneTick *tick = &g_array_index (scene->ticks, AnnalsSceneTick, i);
      double top = tick->tier == 0 ? 0 : scene->ruler.height / 2;
      double x = floor (tick->x);
      if (x < scene->plot.x || x >= scene->plot.x + scene->plot.width)
        continue;
      annals_painter_fill (self, (AnnalsBox){ x, top, 1, scene->height - top },
                           tick->tier == 0 ? &self->palette->strong_line : &self->palette->line);
    }
}

static void
draw_tick_labels (AnnalsPainter *self)
{
  for (guint i = 0; i < self->scene->ticks->len; i++)
    {
      const AnnalsSceneTick *tick = &g_array_index (self->scene->ticks, AnnalsSceneTick, i);
      if (*tick->text == '\0')
        continue;
      annals_painter_draw_text (
          self,
          annals_text_cache_get (self->texts, tick->text,
                                 tick->tier == 0 ? ANNALS_TEXT_BOLD : ANNALS_TEXT_NORMAL, 0),
          &tick->label, self->scene->mirrored,
          tick->tier == 0 ? &self->palette->text : &self->palette->dim_text, ANNALS_NONE);
    }
}

static void
push_clip (AnnalsPainter *self, const AnnalsBox *box)
{
  graphene_rect_t rect = annals_box_to_rect (box);

  self->clip = *box;
  gtk_snapshot_push_clip (self->snapshot, &rect);
}

/**
 * annals_painter_draw:
 * @snapshot: what is drawn to
 * @scene: what to draw
 *
 * Draws a scene, ruler and headings included.
 */
void
annals_painter_draw (AnnalsPainter *self, GtkSnapshot *snapshot, const AnnalsScene *scene)
{
  self->snapshot = snapshot;
  self->scene = scene;
  set_document (self, annals_lanes_get_document (annals_plan_get_lanes (scene->plan)));
  draw_ground (self);
  push_clip (self, &scene->plot);
  draw_eras (self);
  gtk_snapshot_pop (snapshot);
  draw_tick_lines (self);
  push_clip (self, &scene->plot);
  draw_era_labels (self);
  gtk_snapshot_pop (snapshot);
  double top = scene->plot.y + scene->band, height = MAX (scene->plot.height - scene->band, 0);
  push_clip (self, &(AnnalsBox){ 0, top, scene->width, height });
  annals_painter_draw_lane_lines (self);
  gtk_snapshot_pop (snapshot);
  push_clip (self, &(AnnalsBox){ scene->plot.x, top, scene->plot.width, height });
  annals_painter_draw_items (self);
  annals_painter_draw_arcs (self);
  gtk_snapshot_pop (snapshot);
  push_clip (self, &scene->ruler);
  draw_tick_labels (self);
  gtk_snapshot_pop (snapshot);
  push_clip (self, &(AnnalsBox){ scene->gutter.x, top, scene->gutter.width, height });
  for (guint i = 0; i < scene->lanes->len && scene->gutter.width > 0; i++)
    annals_painter_draw_heading (self, &g_array_index (scene->lanes, AnnalsSceneLane, i));
  gtk_snapshot_pop (snapshot);
  if (scene->thumb.height > 0)
    {
      GdkRGBA thumb = annals_color_with_alpha (&self->palette->dim_text, 0.6);
      annals_painter_fill_round (self, scene->thumb, scene->thumb.width, &thumb);
    }
  annals_painter_fill (self, (AnnalsBox){ 0, scene->ruler.height - 1, scene->width, 1 },
                       &self->palette->line);
}

/**
 * annals_painter_draw_bin_hover:
 * @bin: index among the scene's bins
 *
 * Draws a frame about the bin under the pointer, which tells what a click takes.
 */
void
annals_painter_draw_bin_hover (AnnalsPainter *self,
                               GtkSnapshot *snapshot,
                               const AnnalsScene *scene,
                               guint bin)
{
  AnnalsBox box = g_array_index (scene->bins, AnnalsBin, bin).box;

  self->snapshot = snapshot;
  self->scene = scene;
  box = (AnnalsBox){ round (box.x) - 2, round (box.y) - 2, round (box.width) + 3,
                     round (box.height) + 4 };
  annals_painter_stroke_round (self, box, 3, 2, &self->palette->text);
}

/**
 * annals_painter_draw_hover:
 * @x: where the pointer is, in the scene's pixels
 * @text: the time there
 *
 * Draws the dashed line under the pointer and, in the ruler, its date.
 */
void
annals_painter_draw_hover (AnnalsPainter *self,
                           GtkSnapshot *snapshot,
                           const AnnalsScene *scene,
                           double x,
                           const char *text)
{
  const AnnalsLaidText *label = annals_text_cache_get (self->texts, text, ANNALS_TEXT_BOLD, 0);
  double width = label->logical.width + 22, height = label->logical.height + 3;
  double left = CLAMP (x - width / 2, scene->plot.x,
                       MAX (scene->plot.x + scene->plot.width - width, scene->plot.x));
  AnnalsBox pill = { round (left), scene->ruler.height - height - 3, width, height };
  AnnalsBox inside = { pill.x + 11, pill.y, label->logical.width, pill.height };

  self->snapshot = snapshot;
  self->scene = scene;
  for (double y = scene->plot.y; y < scene->height; y += 6)
    annals_painter_fill (self, (AnnalsBox){ floor (x), y, 1, 3 }, &self->palette->accent);
  annals_painter_fill_round (self, pill, ANNALS_PILL_RADIUS, &self->palette->accent);
  annals_painter_draw_text (self, label, &inside, FALSE, &self->palette->accent_text, ANNALS_NONE);
}
