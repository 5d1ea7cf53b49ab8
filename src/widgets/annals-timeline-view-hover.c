/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the timeline tells of the place under the pointer. */
#include <glib/gi18n-lib.h>

#include "core/annals-diagnostics.h"
#include "layout/annals-words.h"
#include "widgets/annals-timeline-view-private.h"

#define TOOLTIP_LENGTH 400 /* bytes of a title */

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
  g_autofree char *text = annals_words_time_short (
      time, precision, annals_document_get_zone (annals_timeline_view_get_document (self)));
  annals_painter_draw_hover (self->painter, snapshot, self->scene, self->pointer_x, text);
}

gboolean
annals_timeline_view_query_tooltip_cb (
    AnnalsTimelineView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  guint index;

  if (keyboard || self->scene == NULL)
    return FALSE;
  AnnalsHitKind kind = annals_scene_hit (self->scene, x, y, &index);
  const AnnalsEvent *events =
      annals_document_get_events (annals_timeline_view_get_document (self), NULL);
  GTimeZone *zone = annals_document_get_zone (annals_timeline_view_get_document (self));
  if (kind == ANNALS_HIT_ITEM
      || (kind == ANNALS_HIT_BIN && g_array_index (self->scene->bins, AnnalsBin, index).count == 1))
    {
      guint event = kind == ANNALS_HIT_ITEM
                        ? g_array_index (self->scene->items, AnnalsItem, index).event
                        : g_array_index (self->scene->bins, AnnalsBin, index).event;
      g_autofree char *title = annals_event_dup_title (&events[event]);
      g_autofree char *when = annals_words_event (&events[event], zone);
      g_autofree char *shown = annals_text_shorten (title, TOOLTIP_LENGTH);
      g_autofree char *text = g_strdup_printf ("%s\n%s", shown, when);
      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }
  if (kind != ANNALS_HIT_BIN)
    return FALSE;
  guint count = g_array_index (self->scene->bins, AnnalsBin, index).count;
  g_autofree char *text = g_strdup_printf (ngettext ("%u event", "%u events", count), count);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}
