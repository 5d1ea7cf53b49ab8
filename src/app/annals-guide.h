/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/annals-window.h"

G_BEGIN_DECLS

/* The user's guide: a page on this computer. Owned by the caller. */
GFile *annals_guide_dup_file (void);
/* Opens it in a browser; where there is none, @window tells where it lies. */
void annals_guide_open (AnnalsWindow *window);

G_END_DECLS
