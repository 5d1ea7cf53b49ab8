/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANNALS_MARKDOWN_LINKS,     /* as GtkLabel has them */
  ANNALS_MARKDOWN_ADDRESSES, /* after their text, for paper */
} AnnalsMarkdownLinks;

/* Markdown (CommonMark) as Pango markup. Only http, https, mailto and geo links stay links. */
char *annals_markdown_to_markup (const char *markdown, AnnalsMarkdownLinks links);
/* Whether an address may be opened, on a click. */
gboolean annals_link_may_open (const char *url);

G_END_DECLS
