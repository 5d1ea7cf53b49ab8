/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes: their lines, headings and density strips. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "render/annals-painter-private.h"

#define TEXT_CONTRAST 4.5 /* WCAG 2.2, AA */

static GdkRGBA
lane_color (AnnalsPainter *self, guint32 lane)
{
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (self->scene->plan), NULL);

  return lanes[lane].color != NULL ? annals_palette_adjust (self->palette, lanes[lane].color)
                                   : self->palette->neutral;
}

void
annals_painter_draw_lane_lines (AnnalsPainter *self)
{
  for (guint i = 0; i < self->scene->lanes->len; i++)
    {
      const AnnalsSceneLane *lane = &g_array_index (self->scene->lanes, AnnalsSceneLane, i);
      double y = floor (lane->box.y + lane->box.height) - 1;
      annals_painter_fill (self, (AnnalsBox){ 0, y, self->scene->width, 1 }, &self->palette->line);
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

/* How many of a lane's events are in view, or how many of all are found. */
static const AnnalsLaidText *
get_count (AnnalsPainter *self, const AnnalsSceneLane *lane, double width)
{
  g_autofree char *count =
      self->scene->searched
          ? g_strdup_printf (ngettext ("%u found", "%u found", lane->found), lane->found)
          /* Translators: how many of a lane's events are in view. */
          : g_strdup_printf (ngettext ("%u in view", "%u in view", lane->in_view), lane->in_view);

  return annals_text_cache_get (
      self->texts, count,
      self->scene->searched && lane->found > 0 ? ANNALS_TEXT_SMALL_BOLD : ANNALS_TEXT_SMALL, width);
}

void
annals_painter_draw_heading (AnnalsPainter *self, const AnnalsSceneLane *lane)
{
  const AnnalsLane *lanes = annals_lanes_get (annals_plan_get_lanes (self->scene->plan), NULL);
  GdkRGBA color = heading_color (self, lane->lane);
  double pad = 12, width = lane->heading.width - 1.5 * pad;
  const AnnalsLaidText *title =
      annals_text_cache_get (self->texts, lanes[lane->lane].title, ANNALS_TEXT_BOLD, width);
  const AnnalsLaidText *below = get_count (self, lane, width);
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

/* A bin that holds some of what a search has found: marked like a label, and capped, so that it
 * stands out without colour. */
static void
draw_found (AnnalsPainter *self, AnnalsBox box)
{
  annals_painter_fill (self, (AnnalsBox){ box.x, box.y - 3, box.width, 2 }, &self->palette->text);
  annals_painter_fill (self, (AnnalsBox){ box.x, box.y + 1, box.width, MIN (3, box.height) },
                       &self->palette->found);
}

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
  if (self->scene->searched && bin->found == 0)
    color.alpha *= (float) ANNALS_DIMMED;
  annals_painter_fill (self, box, &color);
  if (bin->found > 0)
    draw_found (self, box);
}

void
annals_painter_draw_bins (AnnalsPainter *self)
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
                bin->event != ANNALS_NONE && !by_category
                    ? *annals_painter_event_color (self, bin->event)
                    : color);
    }
}
