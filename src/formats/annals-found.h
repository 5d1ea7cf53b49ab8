/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-diagnostics.h"
#include "formats/annals-json-cursor.h"

G_BEGIN_DECLS

/* "a text", "an object": what a value is. */
const char *annals_found_kind (AnnalsJsonKind kind);
/* “Baku”, 91.5, "an object": what was found, as a message shows it. */
char *annals_found_dup_words (const AnnalsJsonValue *value);

G_END_DECLS
