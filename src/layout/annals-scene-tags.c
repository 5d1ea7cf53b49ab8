/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags at the edges of the lanes, which tell how far away an event is that an arc leads to. They
 * cover no label, no other tag and nothing that an arc leads to; of those that are too many one tag
 * tells the number. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "layout/annals-scene-arcs-private.h"
#include "layout/annals-words.h"

#define TAGS_MOST 5    /* at an edge, with the one that stands for the rest */
#define TAG_LEAST 24.0 /* pixels high, for a finger */
#define TAG_PAD 9.0
#define TAG_GAP 3.0
#define EDGE_GAP 4.0
#define THUMB_ROOM 10.0 /* of the lanes' scrolling */
#define AWAY_MOST 0.4   /* of the lanes' height, from the upper or lower edge */

/* ---- Texts ---- */

static const char *
get_arrow (AnnalsEdge edge)
{
  switch (edge)
    {
    case ANNALS_EDGE_LEFT:
      return "←";
    case ANNALS_EDGE_RIGHT:
      return "→";
    case ANNALS_EDGE_TOP:
      return "↑";
    case ANNALS_EDGE_BOTTOM:
    case ANNALS_EDGE_NONE:
    default:
      return "↓";
    }
}

static char *
dup_words (const AnnalsArcs *self, const AnnalsSceneArc *arc)
{
  if (arc->event != ANNALS_NONE)
    return annals_words_distance (&self->events[self->selected], &self->events[arc->event],
                                  self->clock);
  /* Translators: as many more related events as there is no room to name each. */
  return g_strdup_printf (ngettext ("+%u more", "+%u more", arc->more), arc->more);
}

static void
set_text (const AnnalsArcs *self, AnnalsArcDraft *draft)
{
  g_autofree char *words = dup_words (self, &draft->arc);
  const char *arrow = get_arrow (draft->edge);
  /* The arrow stands on the side that it points to. */
  gboolean last = draft->edge == (self->scene->mirrored ? ANNALS_EDGE_LEFT : ANNALS_EDGE_RIGHT);
  g_autofree char *text =
      last ? g_strdup_printf ("%s %s", words, arrow) : g_strdup_printf ("%s %s", arrow, words);
  char *out = draft->arc.text;
  const char *end;

  g_strlcpy (out, text, sizeof draft->arc.text);
  /* Where it was cut, it was not within a character. */
  if (!g_utf8_validate (out, -1, &end))
    out[end - out] = '\0';
}

/* ---- Places ---- */

static void
add_if_in_the_way (GArray *obstacles, const AnnalsBox *box, const AnnalsBox *column, double gap)
{
  AnnalsBox wide = { box->x - gap, box->y - gap, box->width + 2 * gap, box->height + 2 * gap };

  if (box->width > 0 && wide.x < column->x + column->width && column->x < wide.x + wide.width)
    g_array_append_val (obstacles, wide);
}

/* What stands above, below or on a tag. */
static GArray *
find_obstacles (const AnnalsArcs *self, const AnnalsBox *tag)
{
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (AnnalsBox));
  const GArray *items = self->scene->items;

  for (guint i = 0; i < items->len; i++)
    add_if_in_the_way (obstacles, &g_array_index (items, AnnalsItem, i).whole, tag, 0);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const AnnalsArcDraft *draft = g_ptr_array_index (self->drafts, i);
      add_if_in_the_way (obstacles, &draft->arc.tag, tag, TAG_GAP);
      if (draft->edge == ANNALS_EDGE_NONE)
        add_if_in_the_way (obstacles, &draft->end, tag, 1);
    }
  add_if_in_the_way (obstacles, &self->whole, tag, TAG_GAP);
  return obstacles;
}

static gboolean
is_free (const AnnalsArcs *self, const GArray *obstacles, const AnnalsBox *tag)
{
  if (tag->y < self->area.y || tag->y + tag->height > self->area.y + self->area.height)
    return FALSE;
  for (guint i = 0; i < obstacles->len; i++)
    if (annals_boxes_overlap (tag, &g_array_index (obstacles, AnnalsBox, i), 0))
      return FALSE;
  return TRUE;
}

/* Moves a tag up or down to the nearest place that is free, which is where it is or touches
 * something. */
static gboolean
find_place (const AnnalsArcs *self, AnnalsBox *tag, double most)
{
  g_autoptr (GArray) obstacles = find_obstacles (self, tag);
  double wanted = tag->y, nearest = INFINITY;

  for (guint i = 0; i < 2 * obstacles->len + 1; i++)
    {
      AnnalsBox there = *tag;
      if (i > 0)
        {
          const AnnalsBox *box = &g_array_index (obstacles, AnnalsBox, (i - 1) / 2);
          there.y = i % 2 == 0 ? box->y - tag->height : box->y + box->height;
        }
      double away = fabs (there.y - wanted);
      if (away > most || away >= nearest || !is_free (self, obstacles, &there))
        continue;
      nearest = away;
      tag->y = there.y;
    }
  return nearest <= most;
}

/* As near to where the arc leads as the others leave room. */
static gboolean
place_tag (const AnnalsArcs *self, AnnalsArcDraft *draft)
{
  const AnnalsBox *area = &self->area;
  const AnnalsMetrics *metrics = self->metrics;
  double height = MAX (ceil (metrics->line_height + 6), TAG_LEAST);
  set_text (self, draft);
  const char *text = draft->arc.text;
  double width = ceil (metrics->text_width (metrics, text, strlen (text))) + 2 * TAG_PAD;
  double least = area->x + (self->scene->mirrored ? THUMB_ROOM : EDGE_GAP);
  double last = area->x + area->width - width - (self->scene->mirrored ? EDGE_GAP : THUMB_ROOM);
  double lowest = MAX (area->y + area->height - height - EDGE_GAP, area->y + EDGE_GAP);
  AnnalsBox tag = { CLAMP (draft->end.x - width / 2, least, MAX (last, least)),
                    CLAMP (draft->end.y - height / 2, area->y + EDGE_GAP, lowest), width, height };
  gboolean aside = draft->edge == ANNALS_EDGE_LEFT || draft->edge == ANNALS_EDGE_RIGHT;

  if (last < least || !find_place (self, &tag, area->height * (aside ? 1 : AWAY_MOST)))
    return FALSE;
  draft->arc.tag = tag;
  return TRUE;
}

/* ---- Each edge ---- */

static AnnalsArcDraft *
add_rest (AnnalsArcs *self, const AnnalsArcDraft *nearest)
{
  AnnalsArcDraft *rest = g_new0 (AnnalsArcDraft, 1);

  *rest = *nearest;
  rest->arc.event = ANNALS_NONE;
  g_ptr_array_add (self->drafts, rest);
  return rest;
}

/* In place of those from @shown on stands one arc; where its tag has no room, that of the last
 * that has one makes room. */
static void
tell_rest (AnnalsArcs *self, const GPtrArray *those, guint shown)
{
  AnnalsArcDraft *rest = add_rest (self, g_ptr_array_index (those, shown));

  for (;; shown--)
    {
      rest->arc.more = those->len - shown;
      if (place_tag (self, rest) || shown == 0)
        break;
      ((AnnalsArcDraft *) g_ptr_array_index (those, shown - 1))->arc.tag.width = 0;
    }
  for (guint i = shown; i < those->len; i++)
    ((AnnalsArcDraft *) g_ptr_array_index (those, i))->told = TRUE;
}

static void
add_tags_at (AnnalsArcs *self, AnnalsEdge edge)
{
  g_autoptr (GPtrArray) those = g_ptr_array_new ();
  guint shown = 0;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      AnnalsArcDraft *draft = g_ptr_array_index (self->drafts, i);
      if (draft->edge == edge)
        g_ptr_array_add (those, draft);
    }
  guint most = those->len > TAGS_MOST ? TAGS_MOST - 1 : those->len;
  while (shown < most && place_tag (self, g_ptr_array_index (those, shown)))
    shown++;
  /* One that has no room for its tag still leads to the edge. */
  if (those->len > 1 && shown < those->len)
    tell_rest (self, those, shown);
}

void
annals_arcs_add_tags (AnnalsArcs *self)
{
  for (AnnalsEdge edge = ANNALS_EDGE_LEFT; edge <= ANNALS_EDGE_BOTTOM; edge++)
    add_tags_at (self, edge);
  for (guint i = self->drafts->len; i-- > 0;)
    if (((AnnalsArcDraft *) g_ptr_array_index (self->drafts, i))->told)
      g_ptr_array_remove_index_fast (self->drafts, i);
}
