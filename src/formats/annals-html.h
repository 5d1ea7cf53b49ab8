/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of an HTML fragment: tags dropped, entities resolved, a line for each block. */
char *annals_html_to_text (const char *html);

G_END_DECLS
