/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnnalsStatus:
 *
 * Says to assistive technology what happens elsewhere than where the focus is, and is not seen.
 * Where the toolkit has announcements it makes them; before that, it is a status whose name
 * changes.
 */
#define ANNALS_TYPE_STATUS (annals_status_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsStatus, annals_status, ANNALS, STATUS, GtkWidget)

void annals_status_say (AnnalsStatus *self, const char *text);

G_END_DECLS
