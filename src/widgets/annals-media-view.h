/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/annals-document.h"

G_BEGIN_DECLS

/* A picture from beside the chronology with its caption and credit; loaded off the main thread. */
GtkWidget *annals_media_view_new (GFile *chronology, const AnnalsMedia *media);

G_END_DECLS
