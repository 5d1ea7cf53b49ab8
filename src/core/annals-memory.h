/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void annals_memory_init (void);
void annals_memory_trim (void);
void annals_memory_discard (gconstpointer data, gsize length);

G_END_DECLS
