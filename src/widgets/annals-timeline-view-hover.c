/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the timeline tells of the place under the pointer. */
#include <glib/gi18n-lib.h>

#include "core/annals-diagnostics.h"
#include "layout/annals-words.h"
#include "widgets/annals-timeline-view-private.h"

#define TOOLTIP_LENGTH 400 /* bytes of a title */

/* A place on the ruler is a time, and its day is the one that the ticks tell. */
static char *
dup_time (AnnalsTime time, AnnalsPrecision precision, AnnalsClock *clock)
{
  if (precision < ANNALS_PRECISION_HOUR)
    time += annals_zone_offset (annals_clock_get_zone (clock), time);
  return annals_words_time_short (time, precision, clock);
}

void
annals_timeline_view_draw_hover (AnnalsTimelineView *self, GtkSnapshot *snapshot)
{
  double x = annals_timeline_view_axis_x (self, self->pointer_x);

  if (!self->pointer_inside || x < 0 || self->pointer_y < 0)
    return;
  AnnalsTime time = annals_scene_time_at (self->scene, self->pointer_x);
  AnnalsPrecision precision = self->axis.scale < 3600          ? ANNALS_PRECISION_MINUTE
                              : self->axis.scale < 86400 * 200 ? ANNALS_PRECISION_DAY
                                                               : ANNALS_PRECISION_YEAR;
  g_autofree char *text = dup_time (
      time, precision, annals_clock_get_ruler (annals_view_state_get_clock (self->state)));
  guint index;
  if (annals_scene_hit (self->scene, self->pointer_x, self->pointer_y, &index) == ANNALS_HIT_BIN)
    annals_painter_draw_bin_hover (self->painter, snapshot, self->scene, index);
  annals_painter_draw_hover (self->painter, snapshot, self->scene, self->pointer_x, text);
}

static char *
dup_event_tip (AnnalsTimelineView *self, guint index)
{
  AnnalsDocument *document = annals_timeline_view_get_document (self);
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  g_autofree char *title = annals_event_dup_title (event);
  g_autofree char *when = annals_words_event (event, annals_view_state_get_clock (self->state));
  g_autofree char *shown = annals_text_shorten (title, TOOLTIP_LENGTH);

  return g_strdup_printf ("%s\n%s", shown, when);
}

static char *
dup_bin_tip (AnnalsTimelineView *self, const AnnalsBin *bin)
{
  if (bin->event != ANNALS_NONE)
    return dup_event_tip (self, bin->event);
  return annals_words_count (bin->count, bin->span, annals_view_state_get_clock (self->state));
}

static char *
dup_arc_tip (AnnalsTimelineView *self, const AnnalsSceneArc *arc)
{
  if (arc->event == ANNALS_NONE)
    return g_strdup (_ ("List all related events"));
  g_autofree char *event = dup_event_tip (self, arc->event);
  return g_strdup_printf ("%s\n%s", annals_words_relation (arc->kind, arc->from_selected), event);
}

gboolean
annals_timeline_view_query_tooltip_cb (
    AnnalsTimelineView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  guint index;

  if (keyboard || self->scene == NULL)
    return FALSE;
  AnnalsHitKind kind = annals_scene_hit (self->scene, x, y, &index);
  if (kind == ANNALS_HIT_ITEM)
    text = dup_event_tip (self, g_array_index (self->scene->items, AnnalsItem, index).event);
  else if (kind == ANNALS_HIT_ARC)
    text = dup_arc_tip (self, &g_array_index (self->scene->arcs, AnnalsSceneArc, index));
  else if (kind == ANNALS_HIT_BIN)
    text = dup_bin_tip (self, &g_array_index (self->scene->bins, AnnalsBin, index));
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}
