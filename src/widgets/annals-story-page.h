/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/annals-clock.h"
#include "core/annals-document.h"

G_BEGIN_DECLS

/**
 * AnnalsStoryPage:
 *
 * One event in letters as large as there is room for: title, when, where, what is known of it, its
 * pictures, its sources.
 */
#define ANNALS_TYPE_STORY_PAGE (annals_story_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnalsStoryPage, annals_story_page, ANNALS, STORY_PAGE, GtkWidget)

/* How many characters there are to read. */
guint annals_story_page_show (AnnalsStoryPage *self,
                              AnnalsDocument *document,
                              AnnalsClock *clock,
                              guint event);
void annals_story_page_show_nothing (AnnalsStoryPage *self, const char *why);
/* Scrolls what has no room; @step: 1 down, -1 up. */
void annals_story_page_scroll (AnnalsStoryPage *self, int step);

G_END_DECLS
