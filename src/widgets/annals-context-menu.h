/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens a menu at a point of @widget. */
typedef void (*AnnalsContextMenuFunc) (GtkWidget *widget, double x, double y);

/* Asks for a menu by the other button and by a long press. */
void annals_context_menu_add (GtkWidget *widget, AnnalsContextMenuFunc func);
/* Opens @menu, a child of the widget, at a point of it. */
void annals_context_menu_popup (GtkWidget *menu, double x, double y);

G_END_DECLS
