/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-dialect.h"

G_BEGIN_DECLS

/* The native format, annals/1. */
extern const AnnalsDialect annals_native_dialect;

/* Reads one event's details from its bytes; see AnnalsDetailFunc. */
AnnalsDetail *annals_native_dup_detail (const char *element,
                                        const AnnalsEvent *event,
                                        const char *const *languages);
/* Reads one event's texts from its bytes; see AnnalsTextsFunc. */
void annals_native_take_texts (const char *element,
                               const AnnalsEvent *event,
                               const char *const *languages,
                               AnnalsTextTake take,
                               gpointer data);

G_END_DECLS
