/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of a form, one for each choice. They return what a person sets. */
GtkWidget *
annals_form_add_combo (AdwPreferencesGroup *group, const char *title, const char *const *choices);
GtkWidget *annals_form_add_number (
    AdwPreferencesGroup *group, const char *title, double least, double most, double step);
GtkWidget *annals_form_add_switch (AdwPreferencesGroup *group, const char *title);
/* The whole row of what one of them has returned. */
GtkWidget *annals_form_get_row (GtkWidget *control);

G_END_DECLS
