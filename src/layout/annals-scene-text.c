/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scene in words, for golden tests: what is where, and nothing of how it looks. */
#include "layout/annals-scene.h"

static void
append_box (GString *out, const char *name, const AnnalsBox *box)
{
  g_string_append_printf (out, " %s=%.1f,%.1f,%.1f,%.1f", name, box->x, box->y, box->width,
                          box->height);
}

static void
append_flags (GString *out, guint flags)
{
  static const char *const names[] = { "selected", "hovered",  "span",         "fade-start",
                                       "fade-end", "possible", "label-before", "stuck",
                                       "overlay",  "outside",  "approximate",  "uncertain" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (flags & (1u << i))
      g_string_append_printf (out, " %s", names[i]);
}

static void
append_frame (GString *out, const AnnalsScene *self)
{
  g_string_append_printf (out, "scene %.0fx%.0f content=%.1f%s\n", self->width, self->height,
                          self->content_height, self->mirrored ? " mirrored" : "");
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const AnnalsSceneTick *tick = &g_array_index (self->ticks, AnnalsSceneTick, i);
      g_string_append_printf (out, "tick %d x=%.1f “%s”\n", tick->tier, tick->x, tick->text);
    }
  for (guint i = 0; i < self->eras->len; i++)
    {
      const AnnalsSceneEra *era = &g_array_index (self->eras, AnnalsSceneEra, i);
      g_string_append_printf (out, "era %u", era->era);
      append_box (out, "box", &era->box);
      append_box (out, "label", &era->label);
      g_string_append_c (out, '\n');
    }
}

static void
append_item (GString *out, const AnnalsEvent *events, const AnnalsItem *item)
{
  const AnnalsEvent *event = &events[item->event];

  g_string_append_printf (out, "item lane=%u row=%u “%.*s”", item->lane, item->row,
                          (int) event->title.length, event->title.data);
  append_box (out, "mark", &item->mark);
  append_box (out, "label", &item->label);
  append_flags (out, item->flags);
  g_string_append_c (out, '\n');
}

char *
annals_scene_to_text (const AnnalsScene *self)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (self->plan);
  const AnnalsEvent *events = annals_document_get_events (annals_lanes_get_document (lanes), NULL);
  GString *out = g_string_new (NULL);

  append_frame (out, self);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const AnnalsSceneLane *lane = &g_array_index (self->lanes, AnnalsSceneLane, i);
      g_string_append_printf (out, "lane “%s” in-view=%u items=%u bins=%u marks=%u",
                              annals_lanes_get (lanes, NULL)[lane->lane].title, lane->in_view,
                              lane->n_items, lane->n_bins, lane->n_marks);
      append_box (out, "box", &lane->box);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < self->items->len; i++)
    append_item (out, events, &g_array_index (self->items, AnnalsItem, i));
  for (guint i = 0; i < self->bins->len; i++)
    {
      const AnnalsBin *bin = &g_array_index (self->bins, AnnalsBin, i);
      g_string_append_printf (out, "bin lane=%u count=%u", bin->lane, bin->count);
      append_box (out, "box", &bin->box);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
