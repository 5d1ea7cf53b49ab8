/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first colour in a piece of CSS: "#abc", "rgb(1, 2, 3)", "navy", "color: red; border: 0".
 * As ANNALS_COLOR(); 0 where there is none. */
guint32 annals_css_color_find (const char *css);

G_END_DECLS
