/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_LOADER (annals_loader_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsLoader, annals_loader, ANNALS, LOADER, GObject)

AnnalsLoader *annals_loader_new (void);
/* Reads @file, or the bundled chronology where it is NULL; what was open stays until it is read. */
void annals_loader_open (AnnalsLoader *self, GFile *file);
void annals_loader_cancel (AnnalsLoader *self);
void annals_loader_reload (AnnalsLoader *self);
/* The one wanted of texts in several; NULL: the locale's. What is open is read again in it. */
void annals_loader_set_language (AnnalsLoader *self, const char *language);
const char *annals_loader_get_language (AnnalsLoader *self);
GFile *annals_loader_get_file (AnnalsLoader *self); /* NULL: nothing open, or bundled */
AnnalsDocument *annals_loader_get_document (AnnalsLoader *self);
double annals_loader_get_progress (AnnalsLoader *self); /* 0 to 1; below: nothing is being read */
const char *annals_loader_get_trouble (AnnalsLoader *self); /* NULL: what is open is what it says */

G_END_DECLS
