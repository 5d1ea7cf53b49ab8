/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-clock.h"
#include "core/annals-document.h"

G_BEGIN_DECLS

/* An event as plain text, to be pasted elsewhere: title, date, summary and sources. */
char *annals_event_text (AnnalsDocument *document, guint event, AnnalsClock *clock);
/* The titles of an event's actors. */
char *annals_event_dup_actors (AnnalsDocument *document, guint event, const char *between);
/* A source's title, publisher, date and address. */
char *annals_event_source_text (const AnnalsSource *source);
/* The first page that an event's sources lead to, NULL where none may be opened. */
char *annals_event_dup_first_link (AnnalsDocument *document, guint event);

G_END_DECLS
