/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-painter-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PILL_RADIUS 7.0
#define BAR_ROOM 0.72     /* of the row's height */
#define TEXT_CONTRAST 4.5 /* WCAG 2.2, AA */
#define SIGN_PAD 2.0
#define EDGE 3.0 /* of a bar's certain start */

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

/**
 * annals_painter_set_text_func:
 * @func: (nullable): takes each text instead of the snapshot
 *
 * For paper, whose text must stay text.
 */
void
annals_painter_set_text_func (AnnalsPainter *self, AnnalsTextFunc func, gpointer user_data)
{
  self->text_func = func;
  self->text_data = user_data;
}

/* ---- Text ---- */

static const AnnalsLaidText *
get_label (AnnalsPainter *self, const AnnalsItem *item)
{
  return annals_text_cache_get_label (self->texts, self->document, item->event, item->label.width,
                                      (item->flags & ANNALS_ITEM_SELECTED) != 0);
}

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

static graphene_rect_t
to_rect (const AnnalsBox *box)
{
  return GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width,
                             (float) box->height);
}

static void
fill (AnnalsPainter *self, AnnalsBox box, const GdkRGBA *color)
{
  graphene_rect_t rect = to_rect (&box);

  gtk_snapshot_append_color (self->snapshot, color, &rect);
}

static void
push_round (AnnalsPainter *self, const AnnalsBox *box, double radius)
{
  GskRoundedRect round_rect;
  graphene_rect_t rect = to_rect (box);

  gsk_rounded_rect_init_from_rect (&round_rect, &rect, (float) radius);
  gtk_snapshot_push_rounded_clip (self->snapshot, &round_rect);
}

void
annals_painter_fill_round (AnnalsPainter *self, AnnalsBox box, double radius, const GdkRGBA *color)
{
  push_round (self, &box, MIN (radius, MIN (box.width, box.height) / 2));
  fill (self, box, color);
  gtk_snapshot_pop (self->snapshot);
}

void
annals_painter_stroke_round (
    AnnalsPainter *self, AnnalsBox box, double radius, double line, const GdkRGBA *color)
{
  GskRoundedRect round_rect;
  graphene_rect_t rect = to_rect (&box);
  const float widths[4] = { (float) line, (float) line, (float) line, (float) line };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&round_rect, &rect,
                                   (float) MIN (radius, MIN (box.width, box.height) / 2));
  gtk_snapshot_append_border (self->snapshot, &round_rect, widths, colors);
}

static GdkRGBA
with_alpha (const GdkRGBA *color, double alpha)
{
  GdkRGBA out = *color;

  out.alpha = (float) alpha;
  return out;
}

static void
fill_gradient (AnnalsPainter *self, AnnalsBox box, const GdkRGBA *color, double from, double to)
{
  graphene_rect_t rect = to_rect (&box);
  const GskColorStop stops[] = { { 0, with_alpha (color, from) }, { 1, with_alpha (color, to) } };

  gtk_snapshot_append_linear_gradient (
      self->snapshot, &rect, &GRAPHENE_POINT_INIT ((float) box.x, 0),
      &GRAPHENE_POINT_INIT ((float) (box.x + box.width), 0), stops, 2);
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

static const GdkRGBA *
event_color (AnnalsPainter *self, guint32 event)
{
  const AnnalsEvent *events = annals_document_get_events (self->document, NULL);
  guint32 category = events[event].category;

  if (events[event].color != 0)
    return own_color (self, events[event].color);
  return category < self->colors->len ? &g_array_index (self->colors, GdkRGBA, category)
                                      : &self->palette->neutral;
}

static GdkRGBA
lane_color (AnnalsPainter *self, guint32 lane)
{
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (self->scene->plan), NULL);

  return lanes[lane].color != NULL ? annals_palette_adjust (self->palette, lanes[lane].color)
                                   : self->palette->neutral;
}

/* ---- Behind the lanes ---- */

static void
draw_ground (AnnalsPainter *self)
{
  const AnnalsScene *scene = self->scene;

  fill (self, (AnnalsBox){ 0, 0, scene->width, scene->height }, &self->palette->view);
  fill (self, (AnnalsBox){ 0, 0, scene->width, scene->ruler.height }, &self->palette->ruler);
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
      GdkRGBA tint = with_alpha (&color, self->palette->era_alpha);
      fill (self, era->box, &tint);
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
      fill (self, (AnnalsBox){ x, top, 1, scene->height - top },
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

/* ---- Lanes ---- */

static void
draw_lane_lines (AnnalsPainter *self)
{
  for (guint i = 0; i < self->scene->lanes->len; i++)
    {
      const AnnalsSceneLane *lane = &g_array_index (self->scene->lanes, AnnalsSceneLane, i);
      double y = floor (lane->box.y + lane->box.height) - 1;
      fill (self, (AnnalsBox){ 0, y, self->scene->width, 1 }, &self->palette->line);
    }
}

/* In its category's colour, as dark or light as text must be. */
static GdkRGBA
heading_color (AnnalsPainter *self, guint32 lane)
{
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (self->scene->plan), NULL);
  AnnalsPalette legible = *self->palette;

  legible.contrast = MAX (legible.contrast, TEXT_CONTRAST);
  return lanes[lane].color != NULL ? annals_palette_adjust (&legible, lanes[lane].color)
                                   : self->palette->text;
}

static void
draw_heading (AnnalsPainter *self, const AnnalsSceneLane *lane)
{
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (self->scene->plan), NULL);
  GdkRGBA color = heading_color (self, lane->lane);
  double pad = 12, width = lane->heading.width - 1.5 * pad;
  /* Translators: how many of a lane's events are in view. */
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u in view", "%u in view", lane->in_view), lane->in_view);
  const AnnalsLaidText *title =
      annals_text_cache_get (self->texts, lanes[lane->lane].title, ANNALS_TEXT_BOLD, width);
  const AnnalsLaidText *below =
      annals_text_cache_get (self->texts, count, ANNALS_TEXT_SMALL, width);
  double x = lane->heading.x + (self->scene->mirrored ? pad / 2 : pad);
  AnnalsBox box = { x, lane->heading.y + 6, width, title->logical.height };

  annals_painter_draw_text (self, title, &box, self->scene->mirrored, &color, ANNALS_NONE);
  box.y += title->logical.height;
  box.height = below->logical.height;
  annals_painter_draw_text (self, below, &box, self->scene->mirrored, &self->palette->dim_text,
                            ANNALS_NONE);
}

/* Of a bin that counts several. */
static GdkRGBA
strip_color (AnnalsPainter *self, guint32 lane)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (self->scene->plan);

  return annals_lanes_get_grouping (lanes) == ANNALS_GROUPING_CATEGORY ? lane_color (self, lane)
                                                                       : self->palette->neutral;
}

#define FULL_BIN 4096.0 /* events that fill a bin's height; each doubling adds as much */

/* Square: of all that a frame draws, bins are the most, and to clip each costs most of the frame.
 */
static void
draw_bin (AnnalsPainter *self, const AnnalsBin *bin, GdkRGBA color)
{
  double strength = MIN (log2 (bin->count) / log2 (FULL_BIN), 1);
  double height = round (bin->box.height * (0.5 + 0.5 * strength));
  double x = round (bin->box.x), end = round (bin->box.x + bin->box.width);
  AnnalsBox box = { x, round (bin->box.y + bin->box.height) - height, MAX (end - x - 1, 1),
                    height };

  color.alpha = (float) (bin->count == 1 ? 0.6 : 0.7 + 0.3 * strength);
  fill (self, box, &color);
}

static void
draw_bins (AnnalsPainter *self)
{
  const GArray *bins = self->scene->bins;
  AnnalsLanes *lanes = annals_plan_get_lanes (self->scene->plan);
  gboolean by_category = annals_lanes_get_grouping (lanes) == ANNALS_GROUPING_CATEGORY;
  guint32 lane = ANNALS_NONE;
  GdkRGBA color = { 0 };

  for (guint i = 0; i < bins->len; i++)
    {
      const AnnalsBin *bin = &g_array_index (bins, AnnalsBin, i);
      if (bin->lane != lane)
        color = strip_color (self, lane = bin->lane);
      draw_bin (self, bin,
                bin->event != ANNALS_NONE && !by_category ? *event_color (self, bin->event)
                                                          : color);
    }
}

/* ---- Items ---- */

static AnnalsBox
bar_box (const AnnalsItem *item)
{
  double height = round (item->mark.height * BAR_ROOM);

  return (AnnalsBox){ item->mark.x, item->mark.y + (item->mark.height - height) / 2,
                      item->mark.width, height };
}

/* What is certain is even, what is only possible fades out to the outer ends. */
static void
draw_bar (AnnalsPainter *self, const AnnalsItem *item, const GdkRGBA *color)
{
  AnnalsBox box = bar_box (item);
  double alpha = self->palette->bar_alpha;
  double low = MIN (item->solid_start, item->solid_end),
         high = MAX (item->solid_start, item->solid_end);
  gboolean mirrored = self->scene->mirrored;
  gboolean fade_left =
      (item->flags & (mirrored ? ANNALS_ITEM_FADE_END : ANNALS_ITEM_FADE_START)) != 0;
  gboolean fade_right =
      (item->flags & (mirrored ? ANNALS_ITEM_FADE_START : ANNALS_ITEM_FADE_END)) != 0;
  double end = box.x + box.width;

  if (item->flags & ANNALS_ITEM_POSSIBLE)
    low = high = box.x + box.width / 2;
  else if (low - box.x < 1 && fade_left) /* an open start: fade within the bar's own first part */
    low = box.x + MIN (box.width / 3, 48);
  if (!(item->flags & ANNALS_ITEM_POSSIBLE) && end - high < 1 && fade_right)
    high = MAX (end - MIN (box.width / 3, 48), low);
  push_round (self, &box, MIN (6, MIN (box.width, box.height) / 2));
  if (low > box.x)
    fill_gradient (self, (AnnalsBox){ box.x, box.y, low - box.x, box.height }, color,
                   fade_left ? 0.06 : alpha, alpha);
  GdkRGBA even = with_alpha (color, alpha);
  if (high > low)
    fill (self, (AnnalsBox){ low, box.y, high - low, box.height }, &even);
  if (end > high)
    fill_gradient (self, (AnnalsBox){ high, box.y, end - high, box.height }, color, alpha,
                   fade_right ? 0.06 : alpha);
  if (!fade_left && !mirrored)
    fill (self, (AnnalsBox){ box.x, box.y, EDGE, box.height }, color);
  if (!fade_right && mirrored)
    fill (self, (AnnalsBox){ end - EDGE, box.y, EDGE, box.height }, color);
  gtk_snapshot_pop (self->snapshot);
  if (item->flags & ANNALS_ITEM_POSSIBLE)
    {
      GdkRGBA outline = with_alpha (color, alpha);
      annals_painter_stroke_round (self, box, 6, 1, &outline);
    }
}

/* What is not sure is told without colour. */
static void
draw_sign (AnnalsPainter *self, const AnnalsItem *item)
{
  const char *sign = annals_item_sign (item->flags);

  if (sign == NULL)
    return;
  const AnnalsLaidText *text = annals_text_cache_get (self->texts, sign, ANNALS_TEXT_SMALL_BOLD, 0);
  AnnalsBox box = item->flags & ANNALS_ITEM_SPAN
                      ? annals_item_sign_box (item, self->scene->mirrored)
                      : item->mark;
  box.x += (box.width - text->logical.width) / 2;
  annals_painter_draw_text (self, text, &box, FALSE, &self->palette->text, ANNALS_NONE);
}

/* A disc with a sign in it is pale and a little larger. */
static void
draw_signed_disc (AnnalsPainter *self, AnnalsBox box, const GdkRGBA *color)
{
  GdkRGBA pale = with_alpha (color, 0.2);

  box = (AnnalsBox){ box.x - SIGN_PAD, box.y - SIGN_PAD, box.width + 2 * SIGN_PAD,
                     box.height + 2 * SIGN_PAD };
  annals_painter_fill_round (self, box, box.width, &pale);
  annals_painter_stroke_round (self, box, box.width, 1, color);
}

static void
draw_disc (AnnalsPainter *self, const AnnalsItem *item, const GdkRGBA *color)
{
  AnnalsBox box = { item->mark.x, item->mark.y + (item->mark.height - item->mark.width) / 2,
                    item->mark.width, item->mark.width };

  if (annals_item_sign (item->flags) != NULL)
    draw_signed_disc (self, box, color);
  else if (item->flags & ANNALS_ITEM_POSSIBLE)
    annals_painter_stroke_round (self, box, box.width, 2, color);
  else
    annals_painter_fill_round (self, box, box.width, color);
}

static void
draw_pill (AnnalsPainter *self, const AnnalsItem *item, const GdkRGBA *color)
{
  AnnalsBox box = item->whole;
  gboolean selected = (item->flags & ANNALS_ITEM_SELECTED) != 0;
  GdkRGBA tint = with_alpha (color, selected ? 0.22 : 0.10);

  box.x -= 6;
  box.width += 12;
  box.y += 1;
  box.height -= 2;
  if (item->flags & ANNALS_ITEM_OVERLAY)
    annals_painter_fill_round (self, box, PILL_RADIUS, &self->palette->view);
  annals_painter_fill_round (self, box, PILL_RADIUS, &tint);
  if (selected)
    {
      GdkRGBA outline = with_alpha (color, 0.9);
      annals_painter_stroke_round (self, box, PILL_RADIUS, 1, &outline);
    }
}

static void
draw_item (AnnalsPainter *self, const AnnalsItem *item)
{
  const GdkRGBA *color = event_color (self, item->event);
  gboolean before = (item->flags & ANNALS_ITEM_LABEL_BEFORE) != 0;

  if (item->flags & (ANNALS_ITEM_SELECTED | ANNALS_ITEM_HOVERED))
    draw_pill (self, item, color);
  if (item->flags & ANNALS_ITEM_SPAN)
    draw_bar (self, item, color);
  else
    draw_disc (self, item, color);
  draw_sign (self, item);
  GdkRGBA text = self->palette->text;
  text.alpha *= (float) item->opacity;
  if (item->label.width > 0)
    annals_painter_draw_text (self, get_label (self, item), &item->label,
                              before != self->scene->mirrored, &text, item->event);
}

static void
draw_items (AnnalsPainter *self)
{
  const AnnalsScene *scene = self->scene;

  draw_bins (self);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < scene->items->len; i++)
      {
        const AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
        gboolean above = (item->flags & ANNALS_ITEM_OVERLAY) != 0;
        if (above == (pass == 1))
          draw_item (self, item);
      }
}

static void
push_clip (AnnalsPainter *self, const AnnalsBox *box)
{
  graphene_rect_t rect = to_rect (box);

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
  draw_lane_lines (self);
  gtk_snapshot_pop (snapshot);
  push_clip (self, &(AnnalsBox){ scene->plot.x, top, scene->plot.width, height });
  draw_items (self);
  annals_painter_draw_arcs (self);
  gtk_snapshot_pop (snapshot);
  push_clip (self, &scene->ruler);
  draw_tick_labels (self);
  gtk_snapshot_pop (snapshot);
  push_clip (self, &(AnnalsBox){ scene->gutter.x, top, scene->gutter.width, height });
  for (guint i = 0; i < scene->lanes->len && scene->gutter.width > 0; i++)
    draw_heading (self, &g_array_index (scene->lanes, AnnalsSceneLane, i));
  gtk_snapshot_pop (snapshot);
  if (scene->thumb.height > 0)
    {
      GdkRGBA thumb = with_alpha (&self->palette->dim_text, 0.6);
      annals_painter_fill_round (self, scene->thumb, scene->thumb.width, &thumb);
    }
  fill (self, (AnnalsBox){ 0, scene->ruler.height - 1, scene->width, 1 }, &self->palette->line);
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
    fill (self, (AnnalsBox){ floor (x), y, 1, 3 }, &self->palette->accent);
  annals_painter_fill_round (self, pill, PILL_RADIUS, &self->palette->accent);
  annals_painter_draw_text (self, label, &inside, FALSE, &self->palette->accent_text, ANNALS_NONE);
}
