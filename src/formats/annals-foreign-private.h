/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-foreign.h"

G_BEGIN_DECLS

/* What the reader of a foreign timeline's elements hands to its parts. */
typedef struct
{
  AnnalsDocumentBuilder *builder;
  const char *array;
  gint64 index;
  const AnnalsJsonValue *key; /* the element's name, where they stand in an object */
  const AnnalsJsonValue *element;
  GHashTable *unknown; /* see annals_foreign_unknown_new() */
} AnnalsForeignReader;

/* In annals-foreign-report.c */
/* Says something of a place within the element. */
void annals_foreign_report (AnnalsForeignReader *self,
                            AnnalsSeverity severity,
                            const AnnalsJsonValue *at,
                            const char *message);
/* Members that the dialect does not know, by name: each is told once, with how often it was met. */
GHashTable *annals_foreign_unknown_new (void);
void annals_foreign_find_unknown (AnnalsForeignReader *self,
                                  const AnnalsJsonValue *element,
                                  const char *const *known);
/* Moves what is in @some. */
void annals_foreign_merge_unknown (GHashTable *all, GHashTable *some);
void annals_foreign_report_unknown (AnnalsForeignReader *self);

/* In annals-foreign-events.c */
void annals_foreign_add_element (AnnalsForeignReader *self,
                                 const AnnalsJsonValue *element,
                                 AnnalsForeignEvent *foreign);
void annals_foreign_event_clear (AnnalsForeignEvent *event);

G_END_DECLS
