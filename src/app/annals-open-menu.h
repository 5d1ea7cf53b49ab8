/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/annals-document.h"

G_BEGIN_DECLS

/* Gives @button the menu of what can be opened: a file, the template, the recent chronologies. It
 * follows what other windows open. */
void annals_open_menu_attach (AdwSplitButton *button);
/* Puts the file of @document, by its title, among the recent ones. */
void annals_open_menu_remember (AnnalsDocument *document);

G_END_DECLS
