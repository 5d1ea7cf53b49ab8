/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Density strips: what has no label is counted in bins that hold still in time. */
#include <math.h>

#include "layout/annals-scene-private.h"

static gint64
bin_of (const AnnalsSceneBuild *build, AnnalsTime time)
{
  return (gint64) floor (time / build->bin_length);
}

static AnnalsSpan
bin_span (const AnnalsSceneBuild *build, const AnnalsSceneBins *bins, guint i)
{
  double start = (double) (bins->first + i) * build->bin_length;
  double end = (double) (bins->first + i + 1) * build->bin_length;

  return (AnnalsSpan){ i == 0 ? build->view.start : start,
                       i + 1 == bins->n ? build->view.end : end };
}

static guint
bin_index (const AnnalsSceneBuild *build, const AnnalsSceneBins *bins, AnnalsTime start)
{
  gint64 bin = bin_of (build, MAX (start, build->view.start)) - bins->first;

  guint i = (guint) CLAMP (bin, 0, (gint64) bins->n - 1);
  /* Rounding may put a start that lies on a boundary to the neighbour. */
  while (i > 0 && start < bin_span (build, bins, i).start)
    i--;
  while (i + 1 < bins->n && start >= bin_span (build, bins, i).end)
    i++;
  return i;
}

AnnalsHits *
annals_scene_build_get_hits (const AnnalsSceneBuild *build)
{
  AnnalsHits *hits = build->request->hits;

  return hits != NULL && annals_hits_get_lanes (hits) == annals_plan_get_lanes (build->scene->plan)
             ? hits
             : NULL;
}

void
annals_scene_bins_init (AnnalsSceneBins *self, const AnnalsSceneBuild *build, guint32 lane)
{
  AnnalsIndex *index = build->lanes[lane].index;
  AnnalsHits *hits = annals_scene_build_get_hits (build);
  guint before = annals_index_count_overlaps (index, build->view)
                 - annals_index_count_starts (index, build->view);

  self->first = bin_of (build, build->view.start);
  self->n = (guint) CLAMP (bin_of (build, build->view.end) - self->first + 1, 1, 100000);
  self->counts = g_new0 (gint32, self->n);
  self->found = hits != NULL ? g_new0 (gint32, self->n) : NULL;
  guint from = annals_index_lower_bound (index, build->view.start);
  for (guint i = 0; i < self->n; i++)
    {
      guint past = annals_index_lower_bound_from (index, bin_span (build, self, i).end, from);
      self->counts[i] = (gint32) (past - from);
      if (hits != NULL && past > from)
        self->found[i] = (gint32) annals_hits_count (hits, lane, from, past);
      from = past;
    }
  self->counts[0] += (gint32) before;
}

void
annals_scene_bins_clear (AnnalsSceneBins *self)
{
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->found, g_free);
}

void
annals_scene_bins_take (AnnalsSceneBins *self, const AnnalsSceneBuild *build, guint32 event)
{
  AnnalsTime start = build->events[event].start;
  guint i = bin_index (build, self, start);

  self->counts[i]--;
  if (self->found != NULL && start >= build->view.start
      && annals_event_set_contains (annals_hits_get_events (build->request->hits), event))
    self->found[i]--;
}

gboolean
annals_scene_is_labelled (const AnnalsSceneBuild *build, guint32 lane, guint32 position)
{
  return annals_plan_get_slots (build->scene->plan, lane)[position].level <= build->level;
}

/* The events of a bin that have no label. With a count of one this looks at no more than the lane's
 * rows. */
static GArray *
unlabelled_in (const AnnalsSceneBuild *build, guint32 lane, AnnalsSpan span, gboolean is_first)
{
  AnnalsIndex *index = build->lanes[lane].index;
  const guint32 *members = annals_index_get_members (index);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (is_first)
    annals_index_query (index, (AnnalsSpan){ span.start, nextafter (span.start, G_MAXDOUBLE) },
                        positions);
  for (guint i = 0; i < positions->len; i++)
    {
      guint32 position = g_array_index (positions, guint32, i);
      if (build->events[members[position]].start < span.start
          && !annals_scene_is_labelled (build, lane, position))
        g_array_append_val (found, members[position]);
    }
  for (guint i = annals_index_lower_bound (index, span.start);
       i < annals_index_lower_bound (index, span.end); i++)
    if (!annals_scene_is_labelled (build, lane, i))
      g_array_append_val (found, members[i]);
  return found;
}

static AnnalsBin
make_bin (const AnnalsSceneBins *self, const AnnalsSceneBuild *build, guint32 lane, guint i)
{
  AnnalsBin bin = { .lane = lane, .count = (guint32) self->counts[i], .event = ANNALS_NONE };

  bin.span = bin_span (build, self, i);
  if (bin.count == 1)
    {
      g_autoptr (GArray) left = unlabelled_in (build, lane, bin.span, i == 0);
      bin.event = left->len > 0 ? g_array_index (left, guint32, 0) : ANNALS_NONE;
    }
  if (self->found != NULL)
    bin.found = (guint32) CLAMP (self->found[i], 0, self->counts[i]);
  return bin;
}

void
annals_scene_bins_add (const AnnalsSceneBins *self,
                       const AnnalsSceneBuild *build,
                       AnnalsSceneLane *lane,
                       double y)
{
  const AnnalsAxis *axis = &build->request->axis;

  for (guint i = 0; i < self->n; i++)
    {
      if (self->counts[i] <= 0)
        continue;
      AnnalsBin bin = make_bin (self, build, lane->lane, i);
      bin.box = (AnnalsBox){ annals_axis_x (axis, (double) (self->first + i) * build->bin_length),
                             y, build->bin_length / axis->scale, build->strip_height };
      g_array_append_val (build->scene->bins, bin);
      lane->n_bins++;
      lane->n_marks += bin.count == 1;
    }
}

/**
 * annals_scene_bin_events:
 * @bin: index among the scene's bins
 *
 * Returns: (transfer full) (element-type guint32): the events that the bin counts
 */
GArray *
annals_scene_bin_events (const AnnalsScene *self, guint bin)
{
  const AnnalsBin *b = &g_array_index (self->bins, AnnalsBin, bin);
  AnnalsLanes *lanes = annals_plan_get_lanes (self->plan);
  AnnalsSceneBuild build = {
    .scene = (AnnalsScene *) self,
    .events = annals_document_get_events (annals_lanes_get_document (lanes), NULL),
    .lanes = annals_lanes_get (lanes, NULL),
    .view = annals_axis_span (&self->axis, self->plot.width),
    .level = annals_plan_level (self->plan, self->axis.scale),
  };

  return unlabelled_in (&build, b->lane, b->span, b->span.start == build.view.start);
}
