/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnnalsFileSettings: what a person has chosen for one file
 *
 * Values by names, kept under the user's state folder, in a file of their own for each chronology.
 * What cannot be read or written there is as if it had never been chosen: nothing depends on it.
 */
typedef struct _AnnalsFileSettings AnnalsFileSettings;

AnnalsFileSettings *annals_file_settings_new (GFile *file); /* NULL: the bundled chronology */
void annals_file_settings_free (AnnalsFileSettings *self);  /* and writes what is not yet written */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsFileSettings, annals_file_settings_free)
/* Returns: (transfer full): NULL where there is none of that @type */
GVariant *
annals_file_settings_get (AnnalsFileSettings *self, const char *name, const GVariantType *type);
/* Sinks @value; NULL forgets it. It is written soon. */
void annals_file_settings_set (AnnalsFileSettings *self, const char *name, GVariant *value);

G_END_DECLS
