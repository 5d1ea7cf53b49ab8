/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arcs between related events. What differs by kind, differs without colour: line, head and sign.
 */
#include <math.h>

#include "layout/annals-scene-relations.h"
#include "render/annals-painter-private.h"
#include "render/annals-stroke.h"

#define ARC_ALPHA 0.75f /* less, and the lightest lines would be hard to see */
#define HEAD_LENGTH 8.0
#define HEAD_HALF 3.5

typedef struct
{
  double width;
  double dash[4];
  guint n_dashes;
} Line;

static const double off_screen_dash[] = { 7, 5 };

static const Line lines[] = {
  [ANNALS_RELATION_FOLLOWS] = { .width = 1.2 },
  [ANNALS_RELATION_RESPONDS_TO] = { .width = 1.8 },
  [ANNALS_RELATION_PART_OF] = { .width = 1.6, .dash = { 1.6, 3.2 }, .n_dashes = 2 },
  [ANNALS_RELATION_CAUSES] = { .width = 2.8 },
  [ANNALS_RELATION_CONTRADICTS] = { .width = 1.6, .dash = { 9, 3, 1.6, 3 }, .n_dashes = 4 },
};

static void
draw_curve (AnnalsPainter *self, const AnnalsSceneArc *arc, const GdkRGBA *color)
{
  const Line *line = &lines[arc->kind];
  AnnalsStroke stroke = { .points = arc->points,
                          .n_points = G_N_ELEMENTS (arc->points),
                          .width = line->width,
                          .dash = arc->off_screen ? off_screen_dash : line->dash,
                          .n_dashes = arc->off_screen ? 2 : line->n_dashes };

  annals_stroke_append (self->snapshot, &stroke, color);
}

/* A triangle, or of a part a diamond, which points from @before to its tip. */
static void
draw_head (AnnalsPainter *self,
           AnnalsPoint before,
           AnnalsPoint tip,
           gboolean diamond,
           const GdkRGBA *color)
{
  double length = hypot (tip.x - before.x, tip.y - before.y);

  if (length < 1e-3)
    return;
  double ux = (tip.x - before.x) / length, uy = (tip.y - before.y) / length;
  double back = diamond ? HEAD_LENGTH / 2 : HEAD_LENGTH;
  double x = tip.x - ux * back, y = tip.y - uy * back;
  const AnnalsPoint points[] = {
    tip,
    { x - uy * HEAD_HALF, y + ux * HEAD_HALF },
    { tip.x - ux * HEAD_LENGTH, tip.y - uy * HEAD_LENGTH },
    { x + uy * HEAD_HALF, y - ux * HEAD_HALF },
  };
  AnnalsStroke shape = { .points = points, .n_points = G_N_ELEMENTS (points), .filled = TRUE };

  annals_stroke_append (self->snapshot, &shape, color);
}

/* Heads show which way things went: to what follows, to the answer, to the effect. A diamond is at
 * the whole. */
static void
draw_end (AnnalsPainter *self, const AnnalsSceneArc *arc, const GdkRGBA *color)
{
  gboolean to_other = arc->from_selected;
  const AnnalsPoint *p = arc->points;

  if (arc->kind == ANNALS_RELATION_CONTRADICTS)
    return;
  if (arc->kind == ANNALS_RELATION_FOLLOWS || arc->kind == ANNALS_RELATION_RESPONDS_TO)
    to_other = !to_other;
  draw_head (self, to_other ? p[2] : p[1], to_other ? p[3] : p[0],
             arc->kind == ANNALS_RELATION_PART_OF, color);
}

static void
draw_badge (AnnalsPainter *self, AnnalsBox box, const char *text)
{
  const AnnalsLaidText *laid = annals_text_cache_get (self->texts, text, ANNALS_TEXT_SMALL_BOLD, 0);
  GdkRGBA outline = self->palette->accent;

  outline.alpha = ARC_ALPHA;
  annals_painter_fill_round (self, box, box.height, &self->palette->view);
  annals_painter_stroke_round (self, box, box.height, 1, &outline);
  box.x += (box.width - laid->logical.width) / 2;
  annals_painter_draw_text (self, laid, &box, FALSE, &self->palette->text, ANNALS_NONE);
}

void
annals_painter_draw_arcs (AnnalsPainter *self)
{
  const GArray *arcs = self->scene->arcs;
  GdkRGBA color = self->palette->accent;

  color.alpha = ARC_ALPHA;
  for (guint i = 0; i < arcs->len; i++)
    {
      const AnnalsSceneArc *arc = &g_array_index (arcs, AnnalsSceneArc, i);
      draw_curve (self, arc, &color);
      if (arc->event != ANNALS_NONE)
        draw_end (self, arc, &color);
    }
  for (guint i = 0; i < arcs->len; i++)
    {
      const AnnalsSceneArc *arc = &g_array_index (arcs, AnnalsSceneArc, i);
      if (arc->sign.width > 0)
        draw_badge (self, arc->sign, annals_relation_sign (arc->kind, self->scene->mirrored));
      if (arc->tag.width > 0)
        draw_badge (self, arc->tag, arc->text);
    }
}
