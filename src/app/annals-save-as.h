/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/annals-window.h"
#include "formats/annals-writer.h"

G_BEGIN_DECLS

/* Asks where and in which format to save the window's chronology, and does it. */
void annals_save_as_present (AnnalsWindow *window);
/* The same, with the answers: @target may be NULL, and the file's name then says the format. */
void annals_save_as_write (AnnalsWindow *window, GFile *file, const AnnalsTarget *target);
/* A name for @document in our own format. */
char *annals_save_as_suggest (AnnalsDocument *document);

G_END_DECLS
