/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* File dialogs: the one place that knows which dialog this toolkit has. Nothing is called on
 * cancel. */
typedef void (*AnnalsFileChosen) (GFile *file, gpointer user_data);
void annals_file_chooser_open (GtkWindow *parent, AnnalsFileChosen func, gpointer user_data);
void annals_file_chooser_save (GtkWindow *parent,
                               const char *title,
                               const char *suggested_name,
                               AnnalsFileChosen func,
                               gpointer user_data);
/* With a choice of formats, ended by NULL; tells which of them was chosen. */
typedef void (*AnnalsFormatChosen) (GFile *file, guint format, gpointer user_data);
void annals_file_chooser_save_as (GtkWindow *parent,
                                  const char *suggested_name,
                                  const char *const *formats,
                                  AnnalsFormatChosen func,
                                  gpointer user_data);

G_END_DECLS
