/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding things in a window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*AnnalsTestFits) (GtkWidget *widget, gconstpointer data);
/* The first of @root and what is in it that fits; NULL: none does. */
GtkWidget *annals_test_find (GtkWidget *root, AnnalsTestFits fits, gconstpointer data);
GtkWidget *annals_test_find_type (GtkWidget *root, GType type);
/* The first label on screen that says @text. */
GtkWidget *annals_test_find_text (GtkWidget *root, const char *text);
/* Of @type; a gesture of @button, where it is not 0. */
gpointer annals_test_find_controller (GtkWidget *widget, GType type, guint button);

G_END_DECLS
