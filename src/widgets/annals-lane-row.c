/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-lane-row.h"

#include <string.h>

#include "core/annals-fold.h"

struct _AnnalsLaneRow
{
  GObject parent_instance;

  AnnalsLanes *lanes; /* owns the texts */
  AnnalsLaneEntry entry;
  const char *id;
  char *folded; /* the title */
};

G_DEFINE_FINAL_TYPE (AnnalsLaneRow, annals_lane_row, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
annals_lane_row_finalize (GObject *object)
{
  AnnalsLaneRow *self = ANNALS_LANE_ROW (object);

  g_clear_pointer (&self->lanes, annals_lanes_unref);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (annals_lane_row_parent_class)->finalize (object);
}

static void
annals_lane_row_class_init (AnnalsLaneRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_lane_row_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
annals_lane_row_init (AnnalsLaneRow *self)
{
}

static void
take (AnnalsLaneRow *self, AnnalsLanes *lanes, guint entry)
{
  guint n;

  annals_lanes_ref (lanes);
  g_clear_pointer (&self->lanes, annals_lanes_unref);
  self->lanes = lanes;
  self->entry = annals_lanes_get_entries (lanes, &n)[entry];
  self->id = annals_lanes_get_entry_id (lanes, entry);
}

AnnalsLaneRow *
annals_lane_row_new (AnnalsLanes *lanes, guint entry)
{
  AnnalsLaneRow *self = g_object_new (ANNALS_TYPE_LANE_ROW, NULL);

  take (self, lanes, entry);
  self->folded = annals_text_fold (self->entry.title, -1);
  return self;
}

gboolean
annals_lane_row_update (AnnalsLaneRow *self, AnnalsLanes *lanes, guint entry)
{
  AnnalsLaneEntry before = self->entry;

  if (!g_str_equal (self->id, annals_lanes_get_entry_id (lanes, entry)))
    return FALSE;
  take (self, lanes, entry);
  const AnnalsLaneEntry *now = &self->entry;
  if (!g_str_equal (before.title, now->title))
    {
      g_free (self->folded);
      self->folded = annals_text_fold (now->title, -1);
    }
  else if (before.n_events == now->n_events && before.shown == now->shown
           && before.collapsed == now->collapsed && before.depth == now->depth
           && before.is_parent == now->is_parent)
    return TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

const AnnalsLaneEntry *
annals_lane_row_get_entry (AnnalsLaneRow *self)
{
  return &self->entry;
}

const char *
annals_lane_row_get_id (AnnalsLaneRow *self)
{
  return self->id;
}

gboolean
annals_lane_row_matches (AnnalsLaneRow *self, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (self->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}
