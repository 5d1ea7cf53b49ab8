/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes: their lines, headings and density strips. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/annals-lane-heading.h"
#include "render/annals-painter-private.h"
#include "render/annals-stroke.h"

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

#define HEADING_PAD 12.0
#define TITLE_AFTER_TOGGLE 22.0
#define TRIANGLE 4.5 /* pixels from its middle to a corner */
#define COUNT_GAP 8.0
#define MOVE_LINE 4.0 /* pixels of the line that shows where a lane would go */

static const AnnalsLaidText *
lay_count (AnnalsPainter *self, const AnnalsSceneLane *lane, const char *text, double width)
{
  gboolean bold = self->scene->searched && lane->found > 0;

  return annals_text_cache_get (self->texts, text,
                                bold ? ANNALS_TEXT_SMALL_BOLD : ANNALS_TEXT_SMALL, width);
}

/* How many of a lane's events are in view, or how many of all are found. */
static const AnnalsLaidText *
get_count (AnnalsPainter *self, const AnnalsSceneLane *lane)
{
  g_autofree char *count =
      self->scene->searched
          ? g_strdup_printf (ngettext ("%u found", "%u found", lane->found), lane->found)
          /* Translators: how many of a lane's events are in view. */
          : g_strdup_printf (ngettext ("%u in view", "%u in view", lane->in_view), lane->in_view);

  return lay_count (self, lane, count, 0);
}

/* The number alone. @width: 0: as wide as it is */
static const AnnalsLaidText *
get_number (AnnalsPainter *self, const AnnalsSceneLane *lane, double width)
{
  g_autofree char *number =
      g_strdup_printf ("%u", self->scene->searched ? lane->found : lane->in_view);

  return lay_count (self, lane, number, width);
}

/* Down where the lane is open, else towards what would come. */
static void
draw_toggle (AnnalsPainter *self, const AnnalsSceneLane *lane, gboolean collapsed)
{
  double x = lane->toggle.x + lane->toggle.width / 2, y = lane->toggle.y + lane->toggle.height / 2;
  double ahead = self->scene->mirrored ? -1 : 1, depth = TRIANGLE * 0.6;
  AnnalsPoint open[] = { { x - TRIANGLE, y - depth },
                         { x + TRIANGLE, y - depth },
                         { x, y + depth } };
  AnnalsPoint closed[] = { { x - ahead * depth, y - TRIANGLE },
                           { x - ahead * depth, y + TRIANGLE },
                           { x + ahead * depth, y } };
  AnnalsStroke stroke = { .points = collapsed ? closed : open, .n_points = 3, .filled = TRUE };

  annals_stroke_append (self->snapshot, &stroke, &self->palette->dim_text);
}

/* The room of a heading's texts. */
static AnnalsBox
heading_box (const AnnalsPainter *self, const AnnalsSceneLane *lane)
{
  double lead = lane->indent + (lane->toggle.width > 0 ? TITLE_AFTER_TOGGLE : HEADING_PAD);
  double trail = HEADING_PAD / 2;

  return (AnnalsBox){ lane->heading.x + (self->scene->mirrored ? trail : lead), lane->heading.y,
                      MAX (lane->heading.width - lead - trail, 1), lane->heading.height };
}

/* The title, and beside it the count, where there is room. */
static void
draw_flat_heading (AnnalsPainter *self,
                   const AnnalsSceneLane *lane,
                   const char *title,
                   const GdkRGBA *color)
{
  AnnalsBox box = heading_box (self, lane);
  const AnnalsLaidText *laid =
      annals_text_cache_get (self->texts, title, ANNALS_TEXT_BOLD, box.width);
  double left = box.width - laid->logical.width - COUNT_GAP;
  AnnalsLanes *lanes = annals_plan_get_lanes (self->scene->plan);

  annals_painter_draw_text (self, laid, &box, self->scene->mirrored, color, ANNALS_NONE);
  /* Of what only holds others there is nothing to count. */
  if (annals_index_get_n_members (annals_lanes_get (lanes, NULL)[lane->lane].index) == 0)
    return;
  const AnnalsLaidText *count = get_count (self, lane);
  if (count->logical.width > left)
    count = get_number (self, lane, 0);
  if (count->logical.width <= left)
    annals_painter_draw_text (self, count, &box, !self->scene->mirrored, &self->palette->dim_text,
                              ANNALS_NONE);
}

/* The title, and under it the count. */
static void
draw_high_heading (AnnalsPainter *self,
                   const AnnalsSceneLane *lane,
                   const char *title,
                   const GdkRGBA *color)
{
  AnnalsBox box = heading_box (self, lane);
  const AnnalsLaidText *laid =
      annals_text_cache_get (self->texts, title, ANNALS_TEXT_BOLD, box.width);

  box.y += ANNALS_HEADING_TOP;
  box.height = laid->logical.height;
  annals_painter_draw_text (self, laid, &box, self->scene->mirrored, color, ANNALS_NONE);
  box.y += box.height;
  const AnnalsLaidText *count = get_count (self, lane);
  if (count->logical.width > box.width)
    count = get_number (self, lane, box.width);
  box.height = count->logical.height;
  annals_painter_draw_text (self, count, &box, self->scene->mirrored, &self->palette->dim_text,
                            ANNALS_NONE);
}

void
annals_painter_draw_heading (AnnalsPainter *self, const AnnalsSceneLane *lane)
{
  const AnnalsLane *of =
      &annals_lanes_get (annals_plan_get_lanes (self->scene->plan), NULL)[lane->lane];
  GdkRGBA color = heading_color (self, lane->lane);

  if (lane->toggle.width > 0)
    draw_toggle (self, lane, of->collapsed);
  if (lane->flat)
    draw_flat_heading (self, lane, of->title, &color);
  else
    draw_high_heading (self, lane, of->title, &color);
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

/* A lone mark is hollow where nothing of its event is certain or its date is not sure, as its disc
 * would be. */
static gboolean
is_hollow (AnnalsPainter *self, const AnnalsBin *bin)
{
  if (bin->event == ANNALS_NONE)
    return FALSE;
  guint doubts =
      annals_item_doubts (&annals_document_get_events (self->document, NULL)[bin->event]);
  return (doubts & ANNALS_ITEM_POSSIBLE) || annals_item_sign (doubts) != NULL;
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

  gboolean hollow = is_hollow (self, bin);
  color.alpha = (float) (bin->count > 1 ? 0.7 + 0.3 * strength : hollow ? 0.9 : 0.6);
  if (self->scene->searched && bin->found == 0)
    color.alpha *= (float) ANNALS_DIMMED;
  if (hollow)
    annals_painter_stroke_round (self, box, 0, 1, &color);
  else
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

/**
 * annals_painter_draw_lane_move:
 * @lane: where it is now, from top to bottom
 * @line: where it would go; below 0: nowhere
 */
void
annals_painter_draw_lane_move (AnnalsPainter *self,
                               GtkSnapshot *snapshot,
                               const AnnalsScene *scene,
                               AnnalsSpan lane,
                               double line)
{
  double top = scene->plot.y + scene->band, bottom = scene->height;
  double from = CLAMP (lane.start, top, bottom), to = CLAMP (lane.end, top, bottom);
  GdkRGBA tint = annals_color_with_alpha (&self->palette->accent, 0.14);

  self->snapshot = snapshot;
  self->scene = scene;
  annals_painter_fill (self, (AnnalsBox){ 0, from, scene->width, to - from }, &tint);
  if (line >= top - MOVE_LINE && line <= bottom)
    annals_painter_fill (
        self, (AnnalsBox){ 0, MAX (round (line) - MOVE_LINE / 2, top), scene->width, MOVE_LINE },
        &self->palette->accent);
}
