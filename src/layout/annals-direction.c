/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-direction.h"

static const char *const direction_names[] = {
  [ANNALS_DIRECTION_AUTO] = "auto",
  [ANNALS_DIRECTION_LTR] = "ltr",
  [ANNALS_DIRECTION_RTL] = "rtl",
};

/**
 * annals_direction_from_string:
 * @text: as the command line and the settings spell it
 * @direction: (out): what it names
 *
 * Returns: %FALSE where it names none
 */
gboolean
annals_direction_from_string (const char *text, AnnalsDirection *direction)
{
  for (guint i = 0; i < G_N_ELEMENTS (direction_names); i++)
    if (g_strcmp0 (text, direction_names[i]) == 0)
      {
        *direction = (AnnalsDirection) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * annals_direction_is_mirrored:
 * @text_mirrored: whether text around the picture runs right to left
 *
 * Returns: whether time runs right to left
 */
gboolean
annals_direction_is_mirrored (AnnalsDirection direction, gboolean text_mirrored)
{
  return direction == ANNALS_DIRECTION_AUTO ? text_mirrored : direction == ANNALS_DIRECTION_RTL;
}
