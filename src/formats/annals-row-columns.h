/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-json-cursor.h"

G_BEGIN_DECLS

/**
 * AnnalsRowColumn: a member of a row
 * @name: the key in lower case, without spaces and signs: "Start Date" is "startdate"
 * @last: the last word of @name
 * @used: whether it has a place of its own in the event
 */
typedef struct
{
  AnnalsJsonValue key, value;
  char *name;
  const char *last;
  gboolean used;
} AnnalsRowColumn;

typedef struct
{
  AnnalsRowColumn *items;
  guint n;
  AnnalsJsonValue geometry; /* GeoJSON's */
} AnnalsRowColumns;

/* Where a file's rows are; @example is the first that has a date and a title. */
typedef struct
{
  AnnalsJsonValue rows, example;
  GString *path;
  guint count;
} AnnalsRowsPlace;

void annals_row_columns_init (AnnalsRowColumns *self, const AnnalsJsonValue *row);
void annals_row_columns_clear (AnnalsRowColumns *self);
/* The first of the named columns that says something and is not used; NULL where there is none. */
AnnalsRowColumn *annals_row_columns_find (AnnalsRowColumns *self, const char *const *names);
AnnalsRowColumn *annals_row_columns_find_start (AnnalsRowColumns *self);
AnnalsRowColumn *annals_row_columns_find_end (AnnalsRowColumns *self);
AnnalsRowColumn *annals_row_columns_find_title (AnnalsRowColumns *self);
/* From columns of degrees, from within @place (nullable), or from a geometry. */
gboolean annals_row_columns_get_position (AnnalsRowColumns *self,
                                          const AnnalsRowColumn *place,
                                          double *latitude,
                                          double *longitude);
/* Finds the largest array of rows, or "events". */
gboolean annals_rows_find (const AnnalsJsonValue *root, AnnalsRowsPlace *place);
void annals_rows_place_clear (AnnalsRowsPlace *place);

extern const char *const annals_row_texts[],
    *const annals_row_groups[], *const annals_row_places[],
                                    *const annals_row_links[], *const annals_row_images[],
                                                                   *const annals_row_ids[],
                                                                       *const annals_row_people[],
                                                                           *const annals_row_tags[];

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnalsRowColumns, annals_row_columns_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnalsRowsPlace, annals_rows_place_clear)

G_END_DECLS
