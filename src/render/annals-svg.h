/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small parts of an SVG. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void annals_svg_append_number (GString *out, double number);
void annals_svg_append_attribute (GString *out, const char *name, double number);
void annals_svg_append_escaped (GString *out, const char *text);
void annals_svg_append_color (GString *out, const char *name, const GdkRGBA *color);
void annals_svg_append_rect (GString *out, const graphene_rect_t *rect, double radius);
void annals_svg_append_path (GString *out, const cairo_path_t *path);

G_END_DECLS
