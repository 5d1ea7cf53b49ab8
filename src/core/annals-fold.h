/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "São" -> "sao": case folded, marks dropped. */
char *annals_text_fold (const char *text, gssize length);
/* The same, behind what @out holds, for text that is known to be UTF-8; fast. */
void annals_fold_append (GString *out, const char *text, gsize length);

G_END_DECLS
