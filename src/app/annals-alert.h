/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Tells of something that was not done. @body may hold long words, such as a path. */
void annals_alert_present (GtkWindow *parent, const char *heading, const char *body);
/* Tells of something that was done, with more to say than a toast holds. */
void annals_alert_inform (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
