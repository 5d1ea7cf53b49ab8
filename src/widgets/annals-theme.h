/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/annals-palette.h"

G_BEGIN_DECLS

/* The theme that the desktop asks for now: light or dark, with high contrast or without. */
AnnalsTheme annals_theme_get (void);

G_END_DECLS
