/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/annals-shape.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_SWATCH (annals_swatch_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsSwatch, annals_swatch, ANNALS, SWATCH, GtkWidget)

/* A category's mark as the timeline has it; @color: "#rrggbb", or NULL. */
GtkWidget *annals_swatch_new (const char *color, AnnalsShape shape);

G_END_DECLS
