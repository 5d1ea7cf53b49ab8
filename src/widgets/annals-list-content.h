/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/annals-list-text.h"

G_BEGIN_DECLS

/**
 * AnnalsListContent:
 *
 * Copied rows on the clipboard: text, tab-separated values and JSON, of which whoever pastes takes
 * what it knows. They are written only then, off the main thread and piece by piece, so that a
 * million rows are copied at once and never stand in memory.
 */
#define ANNALS_TYPE_LIST_CONTENT (annals_list_content_get_type ())
G_DECLARE_FINAL_TYPE (
    AnnalsListContent, annals_list_content, ANNALS, LIST_CONTENT, GdkContentProvider)

/* @clock: by which texts tell times; @events: (transfer full); in all formats. */
GdkContentProvider *
annals_list_content_new (AnnalsDocument *document, AnnalsClock *clock, GArray *events);
/* The same as @format only, which is what plain text is, too. */
GdkContentProvider *annals_list_content_new_as (AnnalsDocument *document,
                                                AnnalsClock *clock,
                                                GArray *events,
                                                AnnalsListFormat format);

G_END_DECLS
