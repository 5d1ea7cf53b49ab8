/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-scene.h"

G_BEGIN_DECLS

#define ANNALS_PIXELS_A_MM (96 / 25.4)
#define ANNALS_POINTS_A_PIXEL 0.75
#define ANNALS_OVERLAP_MOST 50 /* mm */
#define ANNALS_SHEETS_MOST 26  /* columns, and rows, of a poster: A to Z */

/**
 * AnnalsSheets: the paper that a picture is printed on: one sheet, or those of a poster, which are
 * trimmed and joined. All are windows of the one picture; neighbours show the same in their
 * overlap. In pixels, 96 to an inch.
 */
typedef struct
{
  double width, height;            /* of a sheet */
  double left, right, top, bottom; /* margins that stay blank */
  guint columns, rows;             /* 0: no paper is asked for, a picture is its own page */
  double overlap;
  gboolean unmarked; /* no marks to trim by */
  gboolean mirrored; /* the first column is the right one */
} AnnalsSheets;

const char *const *annals_sheets_list_papers (void);
gboolean annals_sheets_set_paper (AnnalsSheets *self, const char *name, gboolean landscape);
gboolean annals_sheets_set_poster (AnnalsSheets *self, const char *text);
void annals_sheets_set_overlap (AnnalsSheets *self, double millimetres);

guint annals_sheets_get_n (const AnnalsSheets *self);
AnnalsBox annals_sheets_get_room (const AnnalsSheets *self);
AnnalsBox annals_sheets_get_text_room (const AnnalsSheets *self);
void annals_sheets_get_picture (const AnnalsSheets *self, double *width, double *height);
AnnalsBox annals_sheets_get_window (const AnnalsSheets *self, guint sheet);
guint annals_sheets_find (const AnnalsSheets *self, double x, double y);
char *annals_sheets_dup_name (const AnnalsSheets *self, guint sheet);

G_END_DECLS
