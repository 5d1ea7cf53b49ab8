/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks JSON against RFC 8259, strictly, and notes where the elements of long arrays begin. */
#pragma once

#include "formats/annals-json-cursor.h"
#include "formats/annals-reader.h"

G_BEGIN_DECLS

#define ANNALS_JSON_RECORDED_DEPTH 3 /* of arrays whose elements are noted */
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
#define ANNALS_JSON_LONG_ARRAY 3 /* so that a fuzzer's short texts have some */
#else
#define ANNALS_JSON_LONG_ARRAY 1024 /* elements from which on an array is worth noting */
#endif
#define ANNALS_JSON_ANY_DEPTH G_MAXUINT /* to rest in whichever noted array */
#define ANNALS_JSON_ELSEWHERE G_MAXSIZE /* the start of an array that another scanner has seen */

typedef enum
{
  ANNALS_JSON_EXPECT_VALUE,
  ANNALS_JSON_EXPECT_VALUE_OR_END, /* after "[" */
  ANNALS_JSON_EXPECT_KEY_OR_END,   /* after "{" */
  ANNALS_JSON_EXPECT_KEY,          /* after a comma in an object */
  ANNALS_JSON_EXPECT_COLON,
  ANNALS_JSON_EXPECT_COMMA_OR_END,
  ANNALS_JSON_EXPECT_NOTHING, /* the text is complete, or a line of JSON Lines is */
} AnnalsJsonExpect;

/**
 * AnnalsJsonScanner: a scanner on its way through a text
 * @at: where it is, in bytes
 * @depth: how many containers are open
 * @closers: what ends each of them
 * @is_lines: there is an object on each line rather than one value
 * @rests: it waits at the start of an element, as it was asked to
 * @open: the noted array that is open at each depth, by the depth of its elements; no elements:
 * none
 * @arrays: (element-type AnnalsJsonArray): the long ones that are closed
 */
typedef struct
{
  const char *data;
  gsize length;
  gsize at;
  AnnalsJsonExpect expect;
  guint depth;
  char closers[ANNALS_MAX_DEPTH];
  gboolean is_lines;
  gboolean rests;
  gsize rest_at;
  guint rest_depth;
  AnnalsJsonArray open[ANNALS_JSON_RECORDED_DEPTH + 1];
  GArray *arrays;
  GError **error;
} AnnalsJsonScanner;

void annals_json_scanner_init (AnnalsJsonScanner *self, const char *data, gsize length);
void annals_json_scanner_fork (AnnalsJsonScanner *self, const AnnalsJsonScanner *other, gsize at);
void annals_json_scanner_clear (AnnalsJsonScanner *self);
gboolean
annals_json_scanner_run (AnnalsJsonScanner *self, gsize rest_at, guint depth, GError **error);
gboolean
annals_json_scanner_meets (const AnnalsJsonScanner *self, const AnnalsJsonScanner *other, gsize at);

G_END_DECLS
