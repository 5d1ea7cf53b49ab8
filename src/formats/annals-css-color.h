/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first colour in a piece of CSS: "#abc", "rgb(1, 2, 3)", "navy", "color: red; border: 0".
 * As ANNALS_COLOR(); 0 where there is none. */
guint32 annals_css_color_find (const char *css);
/* "#aabbcc"; NULL for no colour, 0. */
char *annals_css_color_to_string (guint32 color);

G_END_DECLS
