/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/annals-window.h"
#include "render/annals-printout.h"

G_BEGIN_DECLS

/* A window with the pages, one at a time. @printout is borrowed, until the window is closed. */
GtkWindow *annals_print_preview_new (AnnalsWindow *parent, AnnalsPrintout *printout);

G_END_DECLS
