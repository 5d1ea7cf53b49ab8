/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/annals-window.h"
#include "render/annals-paper.h"

G_BEGIN_DECLS

/* Writes a picture, and closes the @dialog that asked for it; @button is of it, and rests
 * meanwhile. Whoever closes the dialog first is told by a toast of @parent all the same. */
void annals_export_save (const AnnalsPaperRequest *request,
                         GFile *file,
                         AnnalsWindow *parent,
                         GtkWidget *dialog,
                         GtkWidget *button);

G_END_DECLS
