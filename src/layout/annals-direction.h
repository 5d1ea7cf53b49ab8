/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which way time runs. */
typedef enum
{
  ANNALS_DIRECTION_AUTO, /* as text does */
  ANNALS_DIRECTION_LTR,
  ANNALS_DIRECTION_RTL,
} AnnalsDirection;

/* FALSE: @text is none of "auto", "ltr" and "rtl". */
gboolean annals_direction_from_string (const char *text, AnnalsDirection *direction);
/* Whether time runs right to left, where text does so if @text_mirrored. */
gboolean annals_direction_is_mirrored (AnnalsDirection direction, gboolean text_mirrored);

G_END_DECLS
