/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of an HTML fragment: tags dropped, entities resolved, a line for each block. */
char *annals_html_to_text (const char *html);
/* The same as Markdown; NULL where it has no links, emphasis, lists, headings or images. */
char *annals_html_to_markdown (const char *html);
typedef void (*AnnalsHtmlLinkFunc) (const char *address, const char *text, gpointer data);
void annals_html_foreach_link (const char *html, AnnalsHtmlLinkFunc func, gpointer data);
/* Plain text as Markdown that reads the same. */
char *annals_markdown_escape (const char *text);

G_END_DECLS
