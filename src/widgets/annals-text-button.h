/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer floating): a button whose @text, with a mnemonic, is cut where there is no
 * room for it, and then told in a tooltip */
GtkWidget *annals_text_button_new (const char *text);

G_END_DECLS
