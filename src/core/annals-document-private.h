/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-document.h"
#include "annals-id-table.h"

G_BEGIN_DECLS

/* A relation seen from one of its two ends. */
typedef struct
{
  guint32 event;
  guint32 relation;
} AnnalsRelationEnd;

struct _AnnalsDocument
{
  GObject parent_instance;

  AnnalsContent *content;
  GFile *file;
  AnnalsDetailFunc detail_func;
  AnnalsTextsFunc texts_func;
  GPtrArray *pools; /* of GStringChunk: own every const char * below */
  const char *title;
  const char *description;
  const char *language;
  const char *chosen_language; /* NULL: the locale's */
  GPtrArray *languages;        /* of tags that texts are in */
  char **wanted_languages;     /* NULL: the dialect has no such texts */
  GTimeZone *zone;
  GArray *events; /* of AnnalsEvent */
  guint n_dated;
  GArray *references; /* guint32: actors and tags of events */
  GArray *entities[ANNALS_N_ENTITY_KINDS];
  GArray *eras;
  GArray *relations;     /* of AnnalsRelation */
  GArray *relation_ends; /* of AnnalsRelationEnd, by event */
  AnnalsIdTable *ids;
  guint all_flags; /* AnnalsEventFlags of all events together */
  GArray *diagnostics;
  guint n_problems;
  AnnalsSpan range;
  AnnalsSpan home;
};

G_END_DECLS
