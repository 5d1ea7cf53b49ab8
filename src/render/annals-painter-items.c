/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events: bars, discs and their labels. */
#include <math.h>

#include "render/annals-painter-private.h"
#include "render/annals-shape.h"

#define BAR_ROOM 0.72 /* of the row's height */
#define SIGN_PAD 2.0
#define EDGE 3.0 /* of a bar's certain start */

static const AnnalsLaidText *
get_label (AnnalsPainter *self, const AnnalsItem *item)
{
  return annals_text_cache_get_label (self->texts, self->document, item->event, item->label.width,
                                      (item->flags & ANNALS_ITEM_SELECTED) != 0);
}

static void
fill_gradient (AnnalsPainter *self, AnnalsBox box, const GdkRGBA *color, double from, double to)
{
  graphene_rect_t rect = annals_box_to_rect (&box);
  const GskColorStop stops[] = { { 0, annals_color_with_alpha (color, from) },
                                 { 1, annals_color_with_alpha (color, to) } };

  gtk_snapshot_append_linear_gradient (
      self->snapshot, &rect, &GRAPHENE_POINT_INIT ((float) box.x, 0),
      &GRAPHENE_POINT_INIT ((float) (box.x + box.width), 0), stops, 2);
}

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
  double alpha = self->palette->bar_alpha * (double) color->alpha;
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
  annals_painter_push_round (self, &box, MIN (6, MIN (box.width, box.height) / 2));
  if (low > box.x)
    fill_gradient (self, (AnnalsBox){ box.x, box.y, low - box.x, box.height }, color,
                   fade_left ? 0.06 : alpha, alpha);
  GdkRGBA even = annals_color_with_alpha (color, alpha);
  if (high > low)
    annals_painter_fill (self, (AnnalsBox){ low, box.y, high - low, box.height }, &even);
  if (end > high)
    fill_gradient (self, (AnnalsBox){ high, box.y, end - high, box.height }, color, alpha,
                   fade_right ? 0.06 : alpha);
  if (!fade_left && !mirrored)
    annals_painter_fill (self, (AnnalsBox){ box.x, box.y, EDGE, box.height }, color);
  if (!fade_right && mirrored)
    annals_painter_fill (self, (AnnalsBox){ end - EDGE, box.y, EDGE, box.height }, color);
  gtk_snapshot_pop (self->snapshot);
  if (item->flags & ANNALS_ITEM_POSSIBLE)
    {
      GdkRGBA outline = annals_color_with_alpha (color, alpha);
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
                      ? annals_item_sign_box (item, &self->scene->plot, self->scene->mirrored)
                      : item->mark;
  box.x += (box.width - text->logical.width) / 2;
  annals_painter_draw_text (self, text, &box, FALSE, &self->palette->text, ANNALS_NONE);
}

/* A disc with a sign in it is pale and a little larger. */
static void
draw_signed_disc (AnnalsPainter *self, AnnalsBox box, const GdkRGBA *color)
{
  GdkRGBA pale = annals_color_with_alpha (color, 0.2);

  box = (AnnalsBox){ box.x - SIGN_PAD, box.y - SIGN_PAD, box.width + 2 * SIGN_PAD,
                     box.height + 2 * SIGN_PAD };
  annals_painter_fill_round (self, box, box.width, &pale);
  annals_painter_stroke_round (self, box, box.width, 1, color);
}

/* What is only possible is hollow. */
static void
draw_shape (AnnalsPainter *self, const AnnalsItem *item, AnnalsBox box, const GdkRGBA *color)
{
  guint category = annals_document_get_events (self->document, NULL)[item->event].category;
  AnnalsShape shape = annals_shape_of_category (category);
  double pad = box.width / 4;
  AnnalsBox inner = { box.x + pad, box.y + pad, box.width - 2 * pad, box.height - 2 * pad };

  annals_shape_append (self->snapshot, shape, &box, color);
  if (item->flags & ANNALS_ITEM_POSSIBLE)
    annals_shape_append (self->snapshot, shape, &inner, &self->palette->view);
}

static void
draw_disc (AnnalsPainter *self, const AnnalsItem *item, const GdkRGBA *color)
{
  AnnalsBox box = { item->mark.x, item->mark.y + (item->mark.height - item->mark.width) / 2,
                    item->mark.width, item->mark.width };

  if (annals_item_sign (item->flags) != NULL)
    draw_signed_disc (self, box, color);
  else if (self->shapes)
    draw_shape (self, item, box, color);
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
  GdkRGBA tint = annals_color_with_alpha (color, selected ? 0.22 : 0.10);

  box.x -= 6;
  box.width += 12;
  box.y += 1;
  box.height -= 2;
  if (item->flags & ANNALS_ITEM_OVERLAY)
    annals_painter_fill_round (self, box, ANNALS_PILL_RADIUS, &self->palette->view);
  annals_painter_fill_round (self, box, ANNALS_PILL_RADIUS, &tint);
  if (selected)
    {
      GdkRGBA outline = annals_color_with_alpha (color, 0.9);
      annals_painter_stroke_round (self, box, ANNALS_PILL_RADIUS, 1, &outline);
    }
}

/* As a marker pen would, behind all of it. */
static void
draw_found (AnnalsPainter *self, const AnnalsItem *item)
{
  AnnalsBox box = { item->whole.x - 4, item->whole.y + 2, item->whole.width + 8,
                    item->whole.height - 4 };

  annals_painter_fill_round (self, box, 4, &self->palette->found);
}

static void
draw_item (AnnalsPainter *self, const AnnalsItem *item)
{
  const GdkRGBA *color = annals_painter_event_color (self, item->event);
  gboolean before = (item->flags & ANNALS_ITEM_LABEL_BEFORE) != 0;
  gboolean dimmed = (item->flags & ANNALS_ITEM_DIMMED)
                    && !(item->flags & (ANNALS_ITEM_SELECTED | ANNALS_ITEM_HOVERED));
  GdkRGBA shade = annals_color_with_alpha (color, dimmed ? ANNALS_DIMMED : 1);

  if (item->flags & (ANNALS_ITEM_SELECTED | ANNALS_ITEM_HOVERED))
    draw_pill (self, item, color);
  else if (item->flags & ANNALS_ITEM_FOUND)
    draw_found (self, item);
  if (item->flags & ANNALS_ITEM_SPAN)
    draw_bar (self, item, &shade);
  else
    draw_disc (self, item, &shade);
  draw_sign (self, item);
  GdkRGBA text = dimmed ? self->palette->dim_text : self->palette->text;
  text.alpha *= (float) (item->opacity * (dimmed ? ANNALS_DIMMED : 1));
  if (item->label.width > 0)
    annals_painter_draw_text (self, get_label (self, item), &item->label,
                              before != self->scene->mirrored, &text, item->event);
}

void
annals_painter_draw_items (AnnalsPainter *self)
{
  const AnnalsScene *scene = self->scene;

  annals_painter_draw_bins (self);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < scene->items->len; i++)
      {
        const AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
        gboolean above = (item->flags & ANNALS_ITEM_OVERLAY) != 0;
        if (above == (pass == 1))
          draw_item (self, item);
      }
}
