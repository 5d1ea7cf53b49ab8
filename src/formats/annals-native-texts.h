/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-json-cursor.h"

G_BEGIN_DECLS

/* Of {"en": "…", "he": "…"} the one in the first of @languages that is there, else the first of
 * all; a string is itself. Kind ABSENT where there is none. */
AnnalsJsonValue annals_native_choose_text (const AnnalsJsonValue *value,
                                           const char *const *languages);
char *annals_native_dup_text (const AnnalsJsonValue *value, const char *const *languages);
/* Tells the builder in which languages a text is there. */
void annals_native_note_languages (AnnalsDocumentBuilder *builder, const AnnalsJsonValue *value);
/* Whether a media file's name stays in the chronology's own folder or below. */
gboolean annals_native_is_beside (const char *file);

G_END_DECLS
