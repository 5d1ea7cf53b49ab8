/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages of texts, by their BCP 47 tags as files write them: "he", "pt-BR". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which languages to look for, the most wanted first: @chosen, those of the locale, @own (the
 * file's), English. Either may be NULL. */
char **annals_languages_dup_wanted (const char *chosen, const char *own);
gboolean annals_language_is_tag (const char *text, gsize length);
/* What a language calls itself, "עברית"; its tag where that is not known here. */
char *annals_language_dup_name (const char *tag);

G_END_DECLS
