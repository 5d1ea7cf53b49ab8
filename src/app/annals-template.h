/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/annals-window.h"

G_BEGIN_DECLS

/* A small chronology in the language of the locale, to be written over. Owned by the caller. */
char *annals_template_dup_text (void);
/* Writes it to @file and opens that in @window; what goes wrong is told there. */
void annals_template_write (AnnalsWindow *window, GFile *file);
/* Asks where first. */
void annals_template_present (AnnalsWindow *window);

G_END_DECLS
