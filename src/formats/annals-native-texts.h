/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-json-cursor.h"

G_BEGIN_DECLS

/* Of {"en": "…", "he": "…"} the one for the user's languages, else the document's @language (may be
 * NULL), else English, else the first; a string is itself. Kind ABSENT where there is none. */
AnnalsJsonValue annals_native_choose_text (const AnnalsJsonValue *value, const char *language);
char *annals_native_dup_text (const AnnalsJsonValue *value, const char *language);
/* Whether a media file's name stays in the chronology's own folder or below. */
gboolean annals_native_is_beside (const char *file);

G_END_DECLS
