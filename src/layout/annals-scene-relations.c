/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where arcs run: they are made last, from boxes that are final, so nothing here is mirrored. */
#include "layout/annals-scene-relations.h"

#include <math.h>

#include "core/annals-relations.h"
#include "layout/annals-scene-arcs-private.h"

#define ARCS_MOST 40 /* to what is on screen */
#define SIGN_SIZE 16.0
#define SIGN_GAP 3.0  /* from a tag */
#define BAR_ROOM 0.72 /* of the row's height, as it is drawn */
#define LIFT_LEAST 14.0
#define LIFT_MOST 64.0
#define FLAT 0.35 /* of the distance: what is nearer in height than that is of the same */

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
find_item (const AnnalsArcs *self, guint32 event, AnnalsBox *box)
{
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < self->scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (self->scene->items, AnnalsItem, i);
      double far = fabs (annals_box_middle_y (&item->mark) - annals_box_middle_y (&self->row));
      if (item->event != event || (item->flags & ANNALS_ITEM_OUTSIDE) || far >= nearest)
        continue;
      nearest = far;
      *box = drawn_box (item);
    }
  return nearest < G_MAXDOUBLE;
}

/* The count or mark of its lane's strip that holds it. */
static gboolean
find_bin (const AnnalsArcs *self, guint32 event, guint32 lane, AnnalsBox *box)
{
  AnnalsTime start = MAX (self->events[event].start, self->view.start);

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
lane_y (const AnnalsArcs *self, guint32 lane)
{
  const GArray *lanes = self->scene->lanes;
  double y = self->area.y + self->area.height + 1;

  for (guint i = 0; i < lanes->len; i++)
    {
      const AnnalsSceneLane *at = &g_array_index (lanes, AnnalsSceneLane, i);
      if (at->lane == lane)
        return annals_box_middle_y (&at->box);
      if (i == 0 && lane < at->lane)
        y = self->area.y - 1;
    }
  return y;
}

/* The edge beyond which an event is that is out of view, by its time or else by its lane. */
static AnnalsEdge
find_edge (const AnnalsArcs *self, guint32 event, double y)
{
  const AnnalsEvent *e = &self->events[event];

  if (e->end <= self->view.start)
    return self->scene->mirrored ? ANNALS_EDGE_RIGHT : ANNALS_EDGE_LEFT;
  if (e->start >= self->view.end)
    return self->scene->mirrored ? ANNALS_EDGE_LEFT : ANNALS_EDGE_RIGHT;
  if (y < self->area.y)
    return ANNALS_EDGE_TOP;
  return y >= self->area.y + self->area.height ? ANNALS_EDGE_BOTTOM : ANNALS_EDGE_NONE;
}

/* ANNALS_NONE: the filters hide it, or it has no date. */
static guint32
find_lane (const AnnalsArcs *self, guint32 event)
{
  guint32 lane = annals_lanes_find (self->lanes, event);

  if (lane == ANNALS_NONE || (self->events[event].flags & ANNALS_EVENT_UNDATED)
      || annals_index_find (annals_lanes_get (self->lanes, NULL)[lane].index, event) == ANNALS_NONE)
    return ANNALS_NONE;
  return lane;
}

/* Where the edge is nearest to an event that is out of view. */
static AnnalsBox
find_at_edge (const AnnalsArcs *self, guint32 event, AnnalsEdge edge, double y)
{
  const AnnalsBox *area = &self->area;
  double x = annals_scene_x_of (self->scene, self->events[event].start);

  if (edge == ANNALS_EDGE_LEFT || edge == ANNALS_EDGE_RIGHT)
    x = edge == ANNALS_EDGE_LEFT ? area->x : area->x + area->width;
  return (AnnalsBox){ CLAMP (x, area->x, area->x + area->width),
                      CLAMP (y, area->y, area->y + area->height), 0, 0 };
}

/* FALSE: it has no place. */
static gboolean
find_end (const AnnalsArcs *self, AnnalsArcDraft *draft)
{
  guint32 event = draft->arc.event, lane = find_lane (self, event);

  if (lane == ANNALS_NONE)
    return FALSE;
  double y = lane_y (self, lane);
  draft->edge = find_edge (self, event, y);
  if (draft->edge == ANNALS_EDGE_NONE)
    {
      if (self->n_on_screen >= ARCS_MOST)
        return FALSE;
      if (!find_item (self, event, &draft->end) && !find_bin (self, event, lane, &draft->end))
        return FALSE;
      y = annals_box_middle_y (&draft->end);
      draft->edge = find_edge (self, event, y);
    }
  if (draft->edge != ANNALS_EDGE_NONE)
    draft->end = find_at_edge (self, event, draft->edge, y);
  return TRUE;
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
curve_over (const AnnalsArcs *self, AnnalsPoint *points, const AnnalsBox *from, const AnnalsBox *to)
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

/* To the side of a tag, or to the bare edge; from the side of the label where that is as high, else
 * it would run through it. */
static void
curve_to_side (const AnnalsArcs *self, AnnalsPoint *points, const AnnalsBox *to, gboolean left)
{
  const AnnalsBox *from = &self->row, *whole = &self->whole;
  double reach = fabs (points[0].x - to->x) / 2;

  points[3] = (AnnalsPoint){ left ? to->x + to->width : to->x, annals_box_middle_y (to) };
  points[0].y = points[3].y < annals_box_middle_y (from) ? from->y : from->y + from->height;
  points[1] = (AnnalsPoint){ points[0].x, points[3].y };
  if (points[3].y > whole->y && points[3].y < whole->y + whole->height)
    {
      points[0] =
          (AnnalsPoint){ left ? whole->x : whole->x + whole->width, annals_box_middle_y (whole) };
      reach = fabs (points[0].x - points[3].x) / 2;
      points[1] = (AnnalsPoint){ points[0].x + (left ? -reach : reach), points[0].y };
    }
  points[2] = (AnnalsPoint){ points[3].x + (left ? reach : -reach), points[3].y };
}

static void
set_curve (const AnnalsArcs *self, AnnalsArcDraft *draft)
{
  AnnalsPoint *points = draft->arc.points;
  const AnnalsBox *from = &self->row;
  const AnnalsBox *to = draft->arc.tag.width > 0 ? &draft->arc.tag : &draft->end;

  /* Bars meet each other, or a mark, where that is nearest. */
  points[3].x = CLAMP (annals_box_middle_x (from), to->x, to->x + to->width);
  if (to->width <= ANNALS_MARK_SIZE || draft->edge != ANNALS_EDGE_NONE)
    points[3].x = annals_box_middle_x (to);
  points[0].x = CLAMP (points[3].x, from->x, from->x + from->width);
  if (from->width <= ANNALS_MARK_SIZE)
    points[0].x = annals_box_middle_x (from);
  if (draft->edge == ANNALS_EDGE_LEFT || draft->edge == ANNALS_EDGE_RIGHT)
    curve_to_side (self, points, to, draft->edge == ANNALS_EDGE_LEFT);
  else if (fabs (annals_box_middle_y (to) - annals_box_middle_y (from))
           < fabs (points[3].x - points[0].x) * FLAT)
    curve_over (self, points, from, to);
  else
    curve_across (points, from, to);
}

/* ---- Signs of the kinds ---- */

/* Over no label, no mark, no tag and no other sign. */
static gboolean
is_clear (const AnnalsArcs *self, const AnnalsBox *sign)
{
  const AnnalsBox *area = &self->area;

  if (sign->y < area->y || sign->y + sign->height > area->y + area->height
      || annals_boxes_overlap (sign, &self->whole, SIGN_GAP))
    return FALSE;
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const AnnalsSceneArc *arc = &((AnnalsArcDraft *) g_ptr_array_index (self->drafts, i))->arc;
      if ((arc->tag.width > 0 && annals_boxes_overlap (sign, &arc->tag, SIGN_GAP))
          || (arc->sign.width > 0 && annals_boxes_overlap (sign, &arc->sign, 1)))
        return FALSE;
    }
  for (guint i = 0; i < self->scene->items->len; i++)
    if (annals_boxes_overlap (sign, &g_array_index (self->scene->items, AnnalsItem, i).whole, 0))
      return FALSE;
  return TRUE;
}

/* On the curve, else close beside it. In a crowd there may be no place: the line tells the kind
 * too. */
static void
place_sign (const AnnalsArcs *self, AnnalsSceneArc *arc)
{
  static const double places[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82 };
  static const double aside[] = { 0, 0.5, -0.5 };

  for (guint i = 0; i < G_N_ELEMENTS (places) * G_N_ELEMENTS (aside); i++)
    {
      AnnalsPoint at = curve_at (arc->points, places[i % G_N_ELEMENTS (places)]);
      AnnalsBox sign = { at.x + (aside[i / G_N_ELEMENTS (places)] - 0.5) * SIGN_SIZE,
                         at.y - SIGN_SIZE / 2, SIGN_SIZE, SIGN_SIZE };
      if (!is_clear (self, &sign))
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
add_draft (AnnalsArcs *self, const AnnalsRelation *relation)
{
  AnnalsArcDraft draft = { 0 };

  draft.arc = (AnnalsSceneArc){ .event = annals_relation_get_other (relation, self->selected),
                                .kind = relation->kind,
                                .from_selected = relation->from == self->selected };
  if (!find_end (self, &draft))
    return;
  draft.arc.off_screen = draft.edge != ANNALS_EDGE_NONE;
  self->n_on_screen += draft.edge == ANNALS_EDGE_NONE;
  g_ptr_array_add (self->drafts, g_memdup2 (&draft, sizeof draft));
}

/* Curves lead to tags, and signs keep away from both, so all of the one are made before the other.
 */
static void
finish_drafts (AnnalsArcs *self, GArray *arcs)
{
  annals_arcs_add_tags (self);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      AnnalsArcDraft *draft = g_ptr_array_index (self->drafts, i);
      set_curve (self, draft);
      if (draft->arc.event != ANNALS_NONE)
        place_sign (self, &draft->arc);
    }
  for (guint i = 0; i < self->drafts->len; i++)
    g_array_append_val (arcs, ((AnnalsArcDraft *) g_ptr_array_index (self->drafts, i))->arc);
}

static gboolean
find_selected (AnnalsArcs *self)
{
  for (guint i = 0; i < self->scene->items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (self->scene->items, AnnalsItem, i);
      if (item->event != self->selected || (item->flags & ANNALS_ITEM_OUTSIDE)
          || annals_box_middle_y (&item->mark) < self->area.y
          || annals_box_middle_y (&item->mark) >= self->area.y + self->area.height)
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
 * @request: which is selected, and by which clock distances are told
 *
 * Makes an arc to each event that the selected one has to do with: up to a bound to those on
 * screen, the nearest in time first; to the edges up to a few with tags, and one that tells how
 * many more there are. None where the selected one is not on screen.
 */
void
annals_scene_add_arcs (AnnalsScene *self,
                       const AnnalsMetrics *metrics,
                       const AnnalsSceneRequest *request)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (self->plan);
  AnnalsDocument *document = annals_lanes_get_document (lanes);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (g_free);
  AnnalsArcs arcs = { .scene = self,
                      .metrics = metrics,
                      .events = annals_document_get_events (document, NULL),
                      .lanes = lanes,
                      .view = annals_axis_span (&self->axis, self->plot.width),
                      .clock = request->clock,
                      .selected = request->selected,
                      .area = self->plot,
                      .drafts = drafts };

  arcs.area.y += self->band;
  arcs.area.height = MAX (arcs.area.height - self->band, 0);
  if (request->selected == ANNALS_NONE || !find_selected (&arcs))
    return;
  g_autoptr (GArray) relations = annals_relations_dup_nearest (document, request->selected);
  for (guint i = 0; i < relations->len; i++)
    add_draft (&arcs, &g_array_index (relations, AnnalsRelation, i));
  finish_drafts (&arcs, self->arcs);
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
