/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * AnnalsMetrics:
 *
 * What layout needs to know of text, in pixels. render implements it with Pango; tests fake it.
 * Labels are at most `max_label` wide (24 em): a longer text is ellipsised by the painter.
 */
typedef struct _AnnalsMetrics AnnalsMetrics;
struct _AnnalsMetrics
{
  double (*text_width) (const AnnalsMetrics *self, const char *text, gsize length);
  double em;
  double line_height;
  double max_label;
};
