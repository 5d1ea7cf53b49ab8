/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-hits.h"
#include "annals-plan.h"
#include "annals-ticks.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} AnnalsBox;

typedef enum
{
  ANNALS_ITEM_NONE = 0,
  ANNALS_ITEM_SELECTED = 1 << 0,
  ANNALS_ITEM_HOVERED = 1 << 1,
  ANNALS_ITEM_SPAN = 1 << 2,       /* draws a bar; else a mark (a disc) in the box */
  ANNALS_ITEM_FADE_START = 1 << 3, /* the start is open or only possible */
  ANNALS_ITEM_FADE_END = 1 << 4,
  ANNALS_ITEM_POSSIBLE = 1 << 5,     /* nothing of it is certain: a month, "circa" */
  ANNALS_ITEM_LABEL_BEFORE = 1 << 6, /* the label is end-aligned, before the mark */
  ANNALS_ITEM_STUCK = 1 << 7,        /* the label is held at the edge, its start is off screen */
  ANNALS_ITEM_OVERLAY =
      1 << 8, /* the selected event where it has no label: drawn over all, counted in its bin */
  ANNALS_ITEM_OUTSIDE =
      1 << 9, /* the event is out of view, only its label reaches in: not counted */
  ANNALS_ITEM_APPROXIMATE = 1 << 10,
  ANNALS_ITEM_UNCERTAIN = 1 << 11, /* or one of several dates, or an end is unknown */
  ANNALS_ITEM_FOUND = 1 << 12,
  ANNALS_ITEM_DIMMED = 1 << 13, /* a search has found others */
} AnnalsItemFlags;

#define ANNALS_TOGGLE_SIZE 24.0 /* pixels that a pointer's target takes at least, WCAG 2.2 */

/* A labelled event. All boxes are final pixels of the widget or page (mirrored where right to
 * left). */
typedef struct
{
  guint32 event;
  guint32 lane;
  guint16 row;
  guint16 flags;
  AnnalsBox mark;                /* disc or bar, clipped to the plot */
  AnnalsBox label;               /* what may be drawn in, ellipsised */
  AnnalsBox whole;               /* both: what a pointer hits, and what never overlaps */
  double solid_start, solid_end; /* x of the certain part of a bar */
  double opacity;                /* of the label: 1, unless it fades in */
} AnnalsItem;

/* A bin of a density strip: count 1 is a mark, more is a count. */
typedef struct
{
  guint32 lane;
  guint32 count;
  guint32 found; /* how many of them a search has found */
  guint32 event; /* where it is one; else ANNALS_NONE */
  AnnalsSpan
      span; /* whose starts are counted; the first also holds those that began before the view */
  AnnalsBox box;
} AnnalsBin;

typedef struct
{
  guint32 lane;
  guint32 in_view; /* labels + marks + counts */
  guint32 found;   /* of all its events, in view or not */
  guint32 n_items, n_bins, n_marks;
  gboolean flat;     /* no higher than its title and its strip, side by side */
  double indent;     /* of its title, as it is part of others */
  AnnalsBox box;     /* the whole lane, with its heading */
  AnnalsBox heading; /* of what is in sight */
  AnnalsBox toggle;  /* in the heading, collapses the lane; no width: it cannot be */
  AnnalsBox strip;
} AnnalsSceneLane;

typedef struct
{
  guint32 era;
  AnnalsBox box;
  AnnalsBox label;
} AnnalsSceneEra;

typedef struct
{
  double x;
  int tier;
  AnnalsBox label;
  char text[64];
} AnnalsSceneTick;

typedef struct
{
  double x, y;
} AnnalsPoint;

/* From the selected event to one that it has to do with. */
typedef struct
{
  guint32 event; /* the other; ANNALS_NONE: several that there is no room to tell apart */
  guint32 more;  /* how many these are */
  AnnalsRelationKind kind;
  gboolean from_selected; /* the selected event is the one that says it of the other */
  gboolean off_screen;    /* it leads to the edge */
  AnnalsPoint points[4];  /* of a cubic curve; the first is at the selected event */
  AnnalsBox sign;         /* of its kind; no width: there is no room */
  AnnalsBox tag;          /* at the edge; no width: none */
  char text[64];          /* of the tag: how far away it is, or how many */
} AnnalsSceneArc;

/**
 * AnnalsScene: the one meeting point: flat arrays of boxes in pixels. The painter draws it, hit
 * tests ask it, the accessible children mirror it, export makes one for another size.
 */
typedef struct
{
  AnnalsPlan *plan; /* owned reference */
  AnnalsAxis axis;  /* x = 0 is the plot's leading edge */
  double width, height;
  gboolean mirrored;
  gboolean searched;             /* what is not found is dimmed */
  AnnalsBox ruler, plot, gutter; /* gutter: the lane headings */
  double band;           /* height at the plot's top that is the era labels', not the lanes' */
  AnnalsBox thumb;       /* of the lanes' scrolling; no height: all are on screen */
  double content_height; /* of all lanes, for scrolling */
  GArray *ticks;         /* of AnnalsSceneTick */
  GArray *eras;          /* of AnnalsSceneEra */
  GArray *lanes;         /* of AnnalsSceneLane, only those on screen */
  GArray *items;         /* of AnnalsItem */
  GArray *bins;          /* of AnnalsBin */
  GArray *arcs;          /* of AnnalsSceneArc, see annals-scene-relations.h */
} AnnalsScene;

typedef struct
{
  AnnalsAxis axis;
  double width, height; /* of the whole picture, ruler and gutter included */
  double scroll;        /* pixels that the lanes are scrolled up */
  gboolean mirrored;
  gboolean headings; /* draw the gutter */
  gboolean toggles;  /* with what collapses the lanes; not on paper */
  guint32 selected;  /* event, or ANNALS_NONE */
  guint32 hovered;
  AnnalsHits *hits;   /* what a search has found; NULL: none is on */
  AnnalsClock *clock; /* whose days and hours the ruler has; NULL: those of UTC */
} AnnalsSceneRequest;

/* Pixels that a sign of doubt takes, between a bar's start and its label. */
#define ANNALS_SIGN_ROOM (ANNALS_MARK_SIZE / 2 + ANNALS_LABEL_GAP)

/* Those of an item's flags that tell how sure its event is. */
guint16 annals_item_doubts (const AnnalsEvent *event);
/* What is drawn beside colour where a date is not sure: "≈" or "?"; NULL where it is. */
const char *annals_item_sign (guint flags);
/* Where it stands in a bar, of which what is beyond the plot is not seen. */
AnnalsBox annals_item_sign_box (const AnnalsItem *item, const AnnalsBox *plot, gboolean mirrored);

/* Pixels at the leading edge of a picture of @width for lane headings, and of the ruler. */
double annals_scene_gutter_width (const AnnalsMetrics *metrics, AnnalsLanes *lanes, double width);
double annals_scene_ruler_height (const AnnalsMetrics *metrics);
/* What is left for lanes of a picture's @height: the plan's height. */
double annals_scene_lanes_height (const AnnalsMetrics *metrics, AnnalsLanes *lanes, double height);

/* Where a lane stands among all, in pixels that scroll: what to scroll to. */
AnnalsSpan annals_scene_lane_extent (AnnalsPlan *plan, const AnnalsMetrics *metrics, guint lane);

AnnalsScene *annals_scene_new (AnnalsPlan *plan,
                               const AnnalsMetrics *metrics,
                               const AnnalsSceneRequest *request);
void annals_scene_free (AnnalsScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsScene, annals_scene_free)

typedef enum
{
  ANNALS_HIT_NOTHING,
  ANNALS_HIT_ITEM,
  ANNALS_HIT_BIN,
  ANNALS_HIT_ARC,    /* its sign or its tag */
  ANNALS_HIT_LANE,   /* its heading */
  ANNALS_HIT_TOGGLE, /* of a lane */
  ANNALS_HIT_RULER,
} AnnalsHitKind;

/* @index: into the array of that kind. */
AnnalsHitKind annals_scene_hit (const AnnalsScene *self, double x, double y, guint *index);
AnnalsTime annals_scene_time_at (const AnnalsScene *self, double x);
double annals_scene_x_of (const AnnalsScene *self, AnnalsTime time);
/* Events of a bin (guint32 event indices), those that are labelled left out. */
GArray *annals_scene_bin_events (const AnnalsScene *self, guint bin);
/* For golden tests: one line for each thing, numbers to a tenth of a pixel. */
char *annals_scene_to_text (const AnnalsScene *self);

G_END_DECLS
