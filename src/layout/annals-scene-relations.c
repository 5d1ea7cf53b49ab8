/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where arcs run: they are made last, from boxes that are final, so nothing here is mirrored. */
#include "layout/annals-scene-relations.h"

#include <math.h>
#include <string.h>

#include "core/annals-relations.h"
#include "layout/annals-words.h"

#define ARCS_MOST 40
#define SIGN_SIZE 16.0
#define TAG_LEAST 24.0 /* pixels high, for a finger */
#define TAG_PAD 9.0
#define TAG_GAP 3.0
#define EDGE_GAP 4.0
#define THUMB_ROOM 10.0 /* of the lanes' scrolling */
#define BAR_ROOM 0.72   /* of the row's height, as it is drawn */
#define LIFT_LEAST 14.0
#define LIFT_MOST 64.0
#define FLAT 0.35 /* of the distance: what is nearer in height than that is of the same */

typedef enum
{
  EDGE_NONE,
  EDGE_LEFT,
  EDGE_RIGHT,
  EDGE_TOP,
  EDGE_BOTTOM,
} Edge;

typedef struct
{
  AnnalsScene *scene;
  const AnnalsMetrics *metrics;
  const AnnalsEvent *events;
  AnnalsLanes *lanes;
  guint32 selected;
  AnnalsBox row; /* of the selected event: what its arcs leave from */
  AnnalsBox whole;
  AnnalsBox area; /* the plot below the eras' labels */
} Arcs;

/* How the end of an arc lies to what is on screen. */
typedef struct
{
  AnnalsBox box;
  Edge edge; /* EDGE_NONE: the box is the event's own, on screen */
} End;

static double
middle_x (const AnnalsBox *box)
{
  return box->x + box->width / 2;
}

static double
middle_y (const AnnalsBox *box)
{
  return box->y + box->height / 2;
}

static gboolean
overlaps (const AnnalsBox *a, const AnnalsBox *b, double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap
         && a->y < b->y + b->height + gap && b->y < a->y + a->height + gap;
}

/* ---- Where an event is ---- */

/* A mark as it is drawn, which is lower than its row. */
static AnnalsBox
drawn_box (const AnnalsItem *item)
{
  AnnalsBox box = item->mark;
  double height = item->flags & ANNALS_ITEM_SPAN ? box.height * BAR_ROOM : box.width;

  box.y += (box.height - height) / 2;
  box.height = height;
  return box;
}

/* Of those that stand in several lanes, the one nearest to the selected event. */
static gboolean
find_item (const Arcs *self, guint32 event, AnnalsBox *box)
{
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < self->scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (self->scene->items, AnnalsItem, i);
      double far = fabs (middle_y (&item->mark) - middle_y (&self->row));
      if (item->event != event || (item->flags & ANNALS_ITEM_OUTSIDE) || far >= nearest)
        continue;
      nearest = far;
      *box = drawn_box (item);
    }
  return nearest < G_MAXDOUBLE;
}

/* The count or mark of its lane's strip that holds it. */
static gboolean
find_bin (const Arcs *self, guint32 event, guint32 lane, AnnalsSpan view, AnnalsBox *box)
{
  AnnalsTime start = MAX (self->events[event].start, view.start);

  for (guint i = 0; i < self->scene->bins->len; i++)
    {
      const AnnalsBin *bin = &g_array_index (self->scene->bins, AnnalsBin, i);
      if (bin->lane != lane || start < bin->span.start || start >= bin->span.end)
        continue;
      *box = bin->box;
      return TRUE;
    }
  return FALSE;
}

/* The middle of a lane; beyond the area where it is scrolled away. */
static double
lane_y (const Arcs *self, guint32 lane)
{
  const GArray *lanes = self->scene->lanes;
  double y = self->area.y + self->area.height + 1;

  for (guint i = 0; i < lanes->len; i++)
    {
      const AnnalsSceneLane *at = &g_array_index (lanes, AnnalsSceneLane, i);
      if (at->lane == lane)
        return middle_y (&at->box);
      if (i == 0 && lane < at->lane)
        y = self->area.y - 1;
    }
  return y;
}

static Edge
find_edge (const Arcs *self, guint32 event, AnnalsSpan view, double y)
{
  const AnnalsEvent *e = &self->events[event];

  if (e->end <= view.start)
    return self->scene->mirrored ? EDGE_RIGHT : EDGE_LEFT;
  if (e->start >= view.end)
    return self->scene->mirrored ? EDGE_LEFT : EDGE_RIGHT;
  if (y < self->area.y)
    return EDGE_TOP;
  return y >= self->area.y + self->area.height ? EDGE_BOTTOM : EDGE_NONE;
}

/* ANNALS_NONE: the filters hide it, or it has no date. */
static guint32
find_lane (const Arcs *self, guint32 event)
{
  guint32 lane = annals_lanes_find (self->lanes, event);

  if (lane == ANNALS_NONE || (self->events[event].flags & ANNALS_EVENT_UNDATED)
      || annals_index_find (annals_lanes_get (self->lanes, NULL)[lane].index, event) == ANNALS_NONE)
    return ANNALS_NONE;
  return lane;
}

/* FALSE: it has no place. */
static gboolean
find_end (const Arcs *self, guint32 event, End *end)
{
  AnnalsSpan view = annals_axis_span (&self->scene->axis, self->scene->plot.width);
  guint32 lane = find_lane (self, event);
  double right = self->area.x + self->area.width;

  if (lane == ANNALS_NONE)
    return FALSE;
  gboolean found =
      find_item (self, event, &end->box) || find_bin (self, event, lane, view, &end->box);
  double y = found ? middle_y (&end->box) : lane_y (self, lane);
  end->edge = find_edge (self, event, view, y);
  if (end->edge == EDGE_NONE)
    return found;
  double x = annals_scene_x_of (self->scene, self->events[event].start);
  if (end->edge == EDGE_LEFT || end->edge == EDGE_RIGHT)
    x = end->edge == EDGE_LEFT ? self->area.x : right;
  end->box = (AnnalsBox){ CLAMP (x, self->area.x, right),
                          CLAMP (y, self->area.y, self->area.y + self->area.height), 0, 0 };
  return TRUE;
}

/* ---- Tags at the edges ---- */

static void
set_tag_text (const Arcs *self, AnnalsSceneArc *arc, Edge edge)
{
  g_autofree char *distance =
      annals_words_distance (self->events[self->selected].start, self->events[arc->event].start);
  const char *arrow = edge == EDGE_LEFT    ? "←"
                      : edge == EDGE_RIGHT ? "→"
                      : edge == EDGE_TOP   ? "↑"
                                           : "↓";
  /* The arrow stands on the side that it points to. */
  gboolean last = edge == (self->scene->mirrored ? EDGE_LEFT : EDGE_RIGHT);

  g_autofree char *text = last ? g_strdup_printf ("%s %s", distance, arrow)
                               : g_strdup_printf ("%s %s", arrow, distance);
  g_strlcpy (arc->text, text, sizeof arc->text);
  /* Where it was cut, it was not within a character. */
  const char *end;
  if (!g_utf8_validate (arc->text, -1, &end))
    arc->text[end - arc->text] = '\0';
}

static gboolean
is_free (const Arcs *self, const AnnalsBox *box)
{
  if (box->y < self->area.y || box->y + box->height > self->area.y + self->area.height
      || overlaps (box, &self->whole, TAG_GAP))
    return FALSE;
  for (guint i = 0; i < self->scene->arcs->len; i++)
    {
      const AnnalsBox *tag = &g_array_index (self->scene->arcs, AnnalsSceneArc, i).tag;
      if (tag->width > 0 && overlaps (box, tag, TAG_GAP))
        return FALSE;
    }
  return TRUE;
}

/* As near to where the arc leads as the others leave room; nearer events come first. */
static void
place_tag (const Arcs *self, AnnalsSceneArc *arc, const End *end)
{
  const AnnalsBox *area = &self->area;
  double height = MAX (ceil (self->metrics->line_height + 6), TAG_LEAST), step = height + TAG_GAP;
  double width =
      ceil (self->metrics->text_width (self->metrics, arc->text, strlen (arc->text))) + 2 * TAG_PAD;
  double least = area->x + (self->scene->mirrored ? THUMB_ROOM : EDGE_GAP);
  double most = area->x + area->width - width - (self->scene->mirrored ? EDGE_GAP : THUMB_ROOM);
  double y = CLAMP (end->box.y - height / 2, area->y + EDGE_GAP,
                    MAX (area->y + area->height - height - EDGE_GAP, area->y + EDGE_GAP));
  AnnalsBox box = { CLAMP (end->box.x - width / 2, least, MAX (most, least)), y, width, height };

  if (most < least)
    return;
  for (guint i = 0; i * step <= 2 * area->height; i++)
    {
      double away = (double) ((i + 1) / 2) * step;
      box.y = i % 2 == 0 ? y - away : y + away;
      if (!is_free (self, &box))
        continue;
      arc->tag = box;
      return;
    }
}

/* ---- Curves ---- */

static AnnalsPoint
curve_at (const AnnalsPoint *p, double t)
{
  double s = 1 - t;
  double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

  return (AnnalsPoint){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                        a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

/* Between two of about the same height: up, and down again; below where there is no room above. */
static void
curve_over (const Arcs *self, AnnalsPoint *points, const AnnalsBox *from, const AnnalsBox *to)
{
  double lift = CLAMP (fabs (points[3].x - points[0].x) * 0.15, LIFT_LEAST, LIFT_MOST);
  gboolean above = MIN (from->y, to->y) - lift > self->area.y;

  points[0].y = above ? from->y : from->y + from->height;
  points[3].y = above ? to->y : to->y + to->height;
  points[1] = (AnnalsPoint){ points[0].x, points[0].y + (above ? -lift : lift) * 1.3 };
  points[2] = (AnnalsPoint){ points[3].x, points[3].y + (above ? -lift : lift) * 1.3 };
}

static void
curve_across (AnnalsPoint *points, const AnnalsBox *from, const AnnalsBox *to)
{
  gboolean down = to->y > from->y;

  points[0].y = down ? from->y + from->height : from->y;
  points[3].y = down ? to->y : to->y + to->height;
  double half = (points[0].y + points[3].y) / 2;
  points[1] = (AnnalsPoint){ points[0].x, half };
  points[2] = (AnnalsPoint){ points[3].x, half };
}

/* To the side of a tag, or to the bare edge. */
static void
curve_to_side (AnnalsPoint *points, const AnnalsBox *from, const AnnalsBox *to, gboolean left)
{
  double reach = fabs (points[0].x - to->x) / 2;

  points[3] = (AnnalsPoint){ left ? to->x + to->width : to->x, middle_y (to) };
  points[0].y = points[3].y < middle_y (from) ? from->y : from->y + from->height;
  points[1] = (AnnalsPoint){ points[0].x, points[3].y };
  points[2] = (AnnalsPoint){ points[3].x + (left ? reach : -reach), points[3].y };
}

static void
set_curve (const Arcs *self, AnnalsSceneArc *arc, const End *end)
{
  AnnalsPoint *points = arc->points;
  const AnnalsBox *from = &self->row;
  const AnnalsBox *to = arc->tag.width > 0 ? &arc->tag : &end->box;

  /* Bars meet each other, or a mark, where that is nearest. */
  points[3].x = CLAMP (middle_x (from), to->x, to->x + to->width);
  if (to->width <= ANNALS_MARK_SIZE || end->edge != EDGE_NONE)
    points[3].x = middle_x (to);
  points[0].x = CLAMP (points[3].x, from->x, from->x + from->width);
  if (from->width <= ANNALS_MARK_SIZE)
    points[0].x = middle_x (from);
  if (end->edge == EDGE_LEFT || end->edge == EDGE_RIGHT)
    curve_to_side (points, from, to, end->edge == EDGE_LEFT);
  else if (fabs (middle_y (to) - middle_y (from)) < fabs (points[3].x - points[0].x) * FLAT)
    curve_over (self, points, from, to);
  else
    curve_across (points, from, to);
}

/* ---- Signs of the kinds ---- */

/* Over no label and no mark. */
static gboolean
is_clear (const Arcs *self, const AnnalsSceneArc *arc, const AnnalsBox *sign)
{
  if (!is_free (self, sign) || (arc->tag.width > 0 && overlaps (sign, &arc->tag, 1)))
    return FALSE;
  for (guint i = 0; i < self->scene->arcs->len; i++)
    {
      const AnnalsBox *other = &g_array_index (self->scene->arcs, AnnalsSceneArc, i).sign;
      if (other->width > 0 && overlaps (sign, other, 1))
        return FALSE;
    }
  for (guint i = 0; i < self->scene->items->len; i++)
    if (overlaps (sign, &g_array_index (self->scene->items, AnnalsItem, i).whole, 0))
      return FALSE;
  return TRUE;
}

/* On the curve, else close beside it. In a crowd there may be no place: the line tells the kind
 * too. */
static void
place_sign (const Arcs *self, AnnalsSceneArc *arc)
{
  static const double places[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82 };
  static const double aside[] = { 0, 0.5, -0.5 };

  for (guint i = 0; i < G_N_ELEMENTS (places) * G_N_ELEMENTS (aside); i++)
    {
      AnnalsPoint at = curve_at (arc->points, places[i % G_N_ELEMENTS (places)]);
      AnnalsBox sign = { at.x + (aside[i / G_N_ELEMENTS (places)] - 0.5) * SIGN_SIZE,
                         at.y - SIGN_SIZE / 2, SIGN_SIZE, SIGN_SIZE };
      if (!is_clear (self, arc, &sign))
        continue;
      arc->sign = sign;
      return;
    }
}

const char *
annals_relation_sign (AnnalsRelationKind kind, gboolean mirrored)
{
  switch (kind)
    {
    case ANNALS_RELATION_RESPONDS_TO:
      return mirrored ? "↳" : "↲";
    case ANNALS_RELATION_PART_OF:
      return mirrored ? "⊃" : "⊂";
    case ANNALS_RELATION_CAUSES:
      return mirrored ? "⇐" : "⇒";
    case ANNALS_RELATION_CONTRADICTS:
      return "≠";
    case ANNALS_RELATION_FOLLOWS:
    default:
      return mirrored ? "←" : "→";
    }
}

/* ---- All ---- */

static void
add_arc (const Arcs *self, const AnnalsRelation *relation)
{
  AnnalsSceneArc arc = { .event = annals_relation_get_other (relation, self->selected),
                         .kind = relation->kind,
                         .from_selected = relation->from == self->selected };
  End end;

  if (!find_end (self, arc.event, &end))
    return;
  arc.off_screen = end.edge != EDGE_NONE;
  if (arc.off_screen)
    {
      set_tag_text (self, &arc, end.edge);
      place_tag (self, &arc, &end);
    }
  set_curve (self, &arc, &end);
  place_sign (self, &arc);
  g_array_append_val (self->scene->arcs, arc);
}

static gboolean
find_selected (Arcs *self)
{
  for (guint i = 0; i < self->scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (self->scene->items, AnnalsItem, i);
      if (item->event != self->selected || (item->flags & ANNALS_ITEM_OUTSIDE)
          || middle_y (&item->mark) < self->area.y
          || middle_y (&item->mark) >= self->area.y + self->area.height)
        continue;
      self->row = item->mark;
      self->whole = item->whole;
      return TRUE;
    }
  return FALSE;
}

/**
 * annals_scene_add_arcs:
 * @self: a scene that is finished but for its arcs
 * @selected: an event, or %ANNALS_NONE
 *
 * Makes an arc to each event that the selected one has to do with, the nearest in time first, up
 * to a bound; none where the selected one is not on screen.
 */
void
annals_scene_add_arcs (AnnalsScene *self, const AnnalsMetrics *metrics, guint32 selected)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (self->plan);
  AnnalsDocument *document = annals_lanes_get_document (lanes);
  Arcs arcs = { .scene = self,
                .metrics = metrics,
                .events = annals_document_get_events (document, NULL),
                .lanes = lanes,
                .selected = selected,
                .area = self->plot };

  arcs.area.y += self->band;
  arcs.area.height = MAX (arcs.area.height - self->band, 0);
  if (selected == ANNALS_NONE || !find_selected (&arcs))
    return;
  g_autoptr (GArray) relations = annals_relations_dup_nearest (document, selected);
  for (guint i = 0; i < MIN (relations->len, ARCS_MOST); i++)
    add_arc (&arcs, &g_array_index (relations, AnnalsRelation, i));
}

static gboolean
holds (const AnnalsBox *box, double x, double y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

/**
 * annals_scene_hit_arc:
 * @index: (out): into the scene's arcs
 *
 * Finds the arc whose sign or tag is at a point. The curve itself is nothing to hit: it runs over
 * labels that are.
 */
gboolean
annals_scene_hit_arc (const AnnalsScene *self, double x, double y, guint *index)
{
  for (guint i = self->arcs->len; i-- > 0;)
    {
      const AnnalsSceneArc *arc = &g_array_index (self->arcs, AnnalsSceneArc, i);
      if (!holds (&arc->tag, x, y) && !holds (&arc->sign, x, y))
        continue;
      *index = i;
      return TRUE;
    }
  return FALSE;
}
