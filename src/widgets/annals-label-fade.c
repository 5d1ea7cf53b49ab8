/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-label-fade.h"

#define DURATION 150000 /* microseconds */

typedef struct
{
  guint32 lane, event;
  gint64 since;
} Shown;

struct _AnnalsLabelFade
{
  GHashTable *shown; /* of Shown, those of the last scene; NULL: there was none */
};

AnnalsLabelFade *
annals_label_fade_new (void)
{
  return g_new0 (AnnalsLabelFade, 1);
}

void
annals_label_fade_free (AnnalsLabelFade *self)
{
  annals_label_fade_reset (self);
  g_free (self);
}

void
annals_label_fade_reset (AnnalsLabelFade *self)
{
  g_clear_pointer (&self->shown, g_hash_table_unref);
}

static guint
hash_shown (gconstpointer key)
{
  const Shown *shown = key;

  return shown->event * 31 + shown->lane;
}

static gboolean
equal_shown (gconstpointer a, gconstpointer b)
{
  const Shown *i = a, *j = b;

  return i->event == j->event && i->lane == j->lane;
}

/* When the label came: with the first scene, long ago. */
static gint64
shown_since (const AnnalsLabelFade *self, const Shown *key, gint64 now)
{
  if (self->shown == NULL)
    return now - DURATION;
  const Shown *before = g_hash_table_lookup (self->shown, key);
  return before != NULL ? before->since : now;
}

/**
 * annals_label_fade_apply:
 * @scene: the next to be drawn
 * @now: in microseconds, of the frame
 *
 * Labels that the scene before had keep their age; others begin to fade in.
 *
 * Returns: whether another frame is wanted
 */
gboolean
annals_label_fade_apply (AnnalsLabelFade *self, AnnalsScene *scene, gint64 now)
{
  GHashTable *shown = g_hash_table_new_full (hash_shown, equal_shown, g_free, NULL);
  gboolean fading = FALSE;

  for (guint i = 0; i < scene->items->len; i++)
    {
      AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
      Shown key = { .lane = item->lane, .event = item->event };
      key.since = shown_since (self, &key, now);
      item->opacity = CLAMP ((double) (now - key.since) / DURATION, 0, 1);
      if (item->flags & ANNALS_ITEM_OVERLAY)
        item->opacity = 1;
      fading |= item->opacity < 1;
      g_hash_table_add (shown, g_memdup2 (&key, sizeof key));
    }
  annals_label_fade_reset (self);
  self->shown = shown;
  return fading;
}
