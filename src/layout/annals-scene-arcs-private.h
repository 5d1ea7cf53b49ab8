/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files share that make arcs. Boxes are final pixels, so nothing here is mirrored. */
#pragma once

#include "layout/annals-scene.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_EDGE_NONE,
  ANNALS_EDGE_LEFT,
  ANNALS_EDGE_RIGHT,
  ANNALS_EDGE_TOP,
  ANNALS_EDGE_BOTTOM,
} AnnalsEdge;

/* An arc that is being made. */
typedef struct
{
  AnnalsSceneArc arc;
  AnnalsEdge edge; /* to which it leads; ANNALS_EDGE_NONE: the other event is on screen */
  gboolean told;   /* by one that stands for several */
  AnnalsBox end;   /* the other event's mark, or the place at the edge that is nearest to it */
} AnnalsArcDraft;

typedef struct
{
  const AnnalsScene *scene;
  const AnnalsMetrics *metrics;
  const AnnalsEvent *events;
  AnnalsLanes *lanes;
  AnnalsClock *clock;
  AnnalsSpan view;
  guint32 selected;
  AnnalsBox row; /* of the selected event: what its arcs leave from */
  AnnalsBox whole;
  AnnalsBox area; /* the plot below the eras' labels */
  guint n_on_screen;
  GPtrArray *drafts; /* of AnnalsArcDraft, the nearest in time first */
} AnnalsArcs;

static inline double
annals_box_middle_x (const AnnalsBox *box)
{
  return box->x + box->width / 2;
}

static inline double
annals_box_middle_y (const AnnalsBox *box)
{
  return box->y + box->height / 2;
}

/* Whether less than @gap is between them. */
static inline gboolean
annals_boxes_overlap (const AnnalsBox *a, const AnnalsBox *b, double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap
         && a->y < b->y + b->height + gap && b->y < a->y + a->height + gap;
}

/* In annals-scene-tags.c: gives the arcs that lead to the edges their tags, and puts one arc in
 * place of those that there is no room to tell apart. */
void annals_arcs_add_tags (AnnalsArcs *self);

G_END_DECLS
