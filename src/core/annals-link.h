/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-document.h"

G_BEGIN_DECLS

/* "file:///visit.json#event-id", which annals opens; NULL where an event cannot be named so. */
char *annals_link_new (AnnalsDocument *document, guint event);
/* The file that "visit.json#event-id" means, and the part after the "#", else NULL. */
GFile *annals_link_resolve (GFile *file, char **id);
/* The event that the part after the "#" means; ANNALS_NONE: there is no such. */
guint annals_link_find (AnnalsDocument *document, const char *id);

G_END_DECLS
