/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives each button below @root a name for who does not see it: the words of its child, or those of
 * its tooltip, as they change. GTK before 4.10 calls a button by the type of its picture. */
void annals_button_names_give (GtkWidget *root);

G_END_DECLS
