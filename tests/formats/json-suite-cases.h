/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JSON_SUITE_GOOD,
  JSON_SUITE_BAD,
  JSON_SUITE_GOOD_ALONE, /* only as a whole file */
} JsonSuiteVerdict;

typedef struct
{
  const char *name;
  const char *text;
  gsize length;
  JsonSuiteVerdict verdict;
} JsonSuiteCase;

extern const JsonSuiteCase json_suite_cases[];
extern const guint n_json_suite_cases;

G_END_DECLS
