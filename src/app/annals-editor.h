/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/annals-window.h"

G_BEGIN_DECLS

/* Opens @file in the text editor that the system prefers; where there is none, @window tells where
 * the file lies. */
void annals_editor_open (AnnalsWindow *window, GFile *file);

G_END_DECLS
