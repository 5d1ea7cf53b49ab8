/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lanes of a scene, with what is labelled in each. Only those on screen are touched. */
#include <math.h>

#include "layout/annals-lane-heading.h"
#include "layout/annals-scene-private.h"

#define BAR_LEAST                                                                                  \
  (ANNALS_MARK_SIZE * 1.4) /* pixels that a span takes before it is drawn as a bar */
#define HELD_LEAST 3.0     /* em of a label at the edge: what is left of less says nothing */

/* ---- Items ---- */

static guint16
item_flags (const AnnalsSceneBuild *build, guint32 event, const AnnalsSlot *slot, gboolean bar)
{
  const AnnalsEvent *e = &build->events[event];
  guint16 flags = annals_item_doubts (e) | (bar ? ANNALS_ITEM_SPAN : 0);

  if (event == build->request->selected)
    flags |= ANNALS_ITEM_SELECTED;
  if (event == build->request->hovered)
    flags |= ANNALS_ITEM_HOVERED;
  if (slot->left)
    flags |= ANNALS_ITEM_LABEL_BEFORE;
  if (!annals_span_overlaps ((AnnalsSpan){ e->start, e->end }, build->view))
    flags |= ANNALS_ITEM_OUTSIDE;
  if (build->request->hits != NULL)
    flags |= annals_event_set_contains (annals_hits_get_events (build->request->hits), event)
                 ? ANNALS_ITEM_FOUND
                 : ANNALS_ITEM_DIMMED;
  return flags;
}

/* A label stands where the plan says, but one that fits into its bar is held at the edge while the
 * bar is on screen; so is one that stood before a shorter bar, once the bar's start and with it all
 * of the label is off screen. It stands over the bar and gets narrower with it, so it never leaves
 * the room that the plan keeps for the two. A sign of doubt goes with it. */
static void
set_label (
    const AnnalsSceneBuild *build, AnnalsItem *item, const AnnalsSlot *slot, double x, double end)
{
  double after = ANNALS_SIGN_ROOM, width = (double) slot->width;
  double sign = annals_item_sign (item->flags) != NULL ? ANNALS_SIGN_ROOM : 0;
  double edge = slot->left ? ANNALS_LABEL_GAP : MAX (ANNALS_LABEL_GAP, sign);
  gboolean fits = x + after + width <= end;
  AnnalsBox *label = &item->label;

  *label = (AnnalsBox){ slot->left ? x - after - width : x + after, item->mark.y, width,
                        item->mark.height };
  if (!(item->flags & ANNALS_ITEM_SPAN) || label->x >= edge || (!fits && (!slot->left || x >= 0)))
    return;
  item->flags |= ANNALS_ITEM_STUCK;
  label->x = edge;
  label->width = MIN (width, end - edge - (slot->left ? sign : 0));
  if (label->width < MIN (width, HELD_LEAST * build->metrics->em))
    label->width = 0;
}

static AnnalsBox
box_union (AnnalsBox a, AnnalsBox b)
{
  double x = MIN (a.x, b.x), y = MIN (a.y, b.y);

  return (AnnalsBox){ x, y, MAX (a.x + a.width, b.x + b.width) - x,
                      MAX (a.y + a.height, b.y + b.height) - y };
}

static void
add_item (const AnnalsSceneBuild *build,
          guint32 lane,
          guint32 event,
          const AnnalsSlot *slot,
          double y,
          guint16 more)
{
  const AnnalsEvent *e = &build->events[event];
  const AnnalsAxis *axis = &build->request->axis;
  double x = annals_axis_x (axis, e->start), end = annals_axis_x (axis, e->end);
  gboolean bar = end - x >= BAR_LEAST;
  AnnalsItem item = { .event = event, .lane = lane, .row = slot->row, .opacity = 1 };

  item.flags = item_flags (build, event, slot, bar) | more;
  if (bar)
    {
      /* A little past the edges, so that a bar that goes on shows no end. */
      double from = CLAMP (x, -ANNALS_MARK_SIZE, build->plot_width + ANNALS_MARK_SIZE);
      double to = CLAMP (end, -ANNALS_MARK_SIZE, build->plot_width + ANNALS_MARK_SIZE);
      item.mark = (AnnalsBox){ from, y, MAX (to - from, 1), build->row_height };
      item.solid_start = CLAMP (annals_axis_x (axis, e->latest_start), from, to);
      item.solid_end = CLAMP (annals_axis_x (axis, e->earliest_end), from, to);
    }
  else
    {
      item.mark = (AnnalsBox){ x - ANNALS_MARK_SIZE / 2, y, ANNALS_MARK_SIZE, build->row_height };
      item.solid_start = item.mark.x;
      item.solid_end = item.mark.x + item.mark.width;
    }
  set_label (build, &item, slot, x, end);
  item.whole = item.label.width > 0 ? box_union (item.mark, item.label) : item.mark;
  g_array_append_val (build->scene->items, item);
}

/* ---- Lanes ---- */

/* Adds the labels of a lane and takes them off its bins. */
static guint
build_items (const AnnalsSceneBuild *build, guint32 lane, double y, AnnalsSceneBins *bins)
{
  const guint32 *members = annals_index_get_members (build->lanes[lane].index);
  const AnnalsSlot *slots = annals_plan_get_slots (build->scene->plan, lane);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint in_view = 0;

  annals_plan_query (build->scene->plan, lane, &build->request->axis, build->plot_width, positions);
  for (guint i = 0; i < positions->len; i++)
    {
      guint32 position = g_array_index (positions, guint32, i);
      const AnnalsSlot *slot = &slots[position];
      const AnnalsEvent *event = &build->events[members[position]];
      add_item (build, lane, members[position], slot, y + slot->row * build->row_height, 0);
      if (!annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, build->view))
        continue;
      annals_scene_bins_take (bins, build, members[position]);
      in_view++;
    }
  return in_view;
}

/* The selected event where it has no label: over its strip, so that it is always plain to see. */
static void
add_overlay (const AnnalsSceneBuild *build, guint32 lane, double strip_y)
{
  AnnalsIndex *index = build->lanes[lane].index;
  guint32 selected = build->request->selected;

  if (selected == ANNALS_NONE)
    return;
  const AnnalsEvent *event = &build->events[selected];
  guint position = annals_index_find (index, selected);
  if (position == ANNALS_NONE || annals_scene_is_labelled (build, lane, position)
      || !annals_span_overlaps ((AnnalsSpan){ event->start, event->end }, build->view))
    return;
  AnnalsSlot slot = annals_plan_get_slots (build->scene->plan, lane)[position];
  slot.left = annals_axis_x (&build->request->axis, event->start) > build->plot_width / 2;
  slot.row = 0;
  add_item (build, lane, selected, &slot, strip_y + (build->strip_height - build->row_height) / 2,
            ANNALS_ITEM_OVERLAY);
}

/* Where a pointer collapses the lane: before its title. */
static AnnalsBox
toggle_box (const AnnalsSceneBuild *build, const AnnalsSceneLane *lane)
{
  const AnnalsBox *heading = &lane->heading;

  if (!build->request->toggles || heading->width <= 0)
    return (AnnalsBox){ 0 };
  /* Beside the middle of the title. */
  double middle =
      lane->flat ? heading->height / 2 : ANNALS_HEADING_TOP + build->metrics->line_height / 2;
  double above = MAX (middle - ANNALS_TOGGLE_SIZE / 2, 0);
  return (AnnalsBox){ heading->x + lane->indent, heading->y + above, ANNALS_TOGGLE_SIZE,
                      ANNALS_TOGGLE_SIZE };
}

/* While a lane is scrolled away over the top, its title stays in sight as long as it has room. */
static AnnalsBox
heading_box (const AnnalsSceneBuild *build, double y, double height)
{
  const AnnalsScene *scene = build->scene;
  double least = MIN (height, annals_plan_lane_height (build->metrics, 1));
  double top = CLAMP (scene->plot.y + scene->band, y, y + height - least);

  return (AnnalsBox){ -scene->gutter.width, top, scene->gutter.width, y + height - top };
}

/* Where titles have less room than they ask for, they stand in less. */
static double
indent_of (const AnnalsSceneBuild *build, guint32 lane)
{
  double wanted = annals_plan_get_gutter (build->scene->plan);
  double share = MIN (build->scene->gutter.width / wanted, 1);

  return round (annals_lane_heading_indent (build->metrics, &build->lanes[lane]) * share);
}

static void
build_lane (const AnnalsSceneBuild *build, guint32 lane, double y)
{
  AnnalsScene *scene = build->scene;
  double height = annals_span_length (annals_plan_get_extent (scene->plan, lane));
  gboolean flat = annals_plan_get_rows (scene->plan, lane) == 0;
  double strip_y =
      y
      + (flat ? (height - build->strip_height) / 2 : height - build->pad / 2 - build->strip_height);
  AnnalsSceneLane out = { .lane = lane, .flat = flat, .box = { 0, y, build->plot_width, height } };
  AnnalsSceneBins bins;

  out.heading = heading_box (build, y, height);
  out.indent = indent_of (build, lane);
  out.toggle = toggle_box (build, &out);
  out.strip = (AnnalsBox){ 0, strip_y, build->plot_width, build->strip_height };
  out.in_view = annals_index_count_overlaps (build->lanes[lane].index, build->view);
  if (annals_scene_build_get_hits (build) != NULL)
    out.found = annals_hits_get_n (annals_scene_build_get_hits (build), lane);
  annals_scene_bins_init (&bins, build, lane);
  out.n_items = build_items (build, lane, y + build->pad / 2, &bins);
  annals_scene_bins_add (&bins, build, &out, strip_y);
  annals_scene_bins_clear (&bins);
  add_overlay (build, lane, strip_y);
  g_array_append_val (scene->lanes, out);
}

void
annals_scene_build_lanes (const AnnalsSceneBuild *build)
{
  AnnalsScene *scene = build->scene;
  double top = scene->plot.y + scene->band - build->request->scroll;
  guint n;

  annals_lanes_get (annals_plan_get_lanes (scene->plan), &n);
  for (guint i = annals_plan_lane_at (scene->plan, scene->plot.y - top); i < n; i++)
    {
      double at = top + annals_plan_get_extent (scene->plan, i).start;
      if (at >= build->request->height)
        break;
      build_lane (build, i, at);
    }
  scene->content_height = scene->band + annals_plan_get_height (scene->plan);
}
