/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sections of the details pane share. */
#pragma once

#include "widgets/annals-details-pane.h"

G_BEGIN_DECLS

#define ANNALS_DETAILS_LINE 290 /* pixels: of the pane's least width, its padding off */

struct _AnnalsDetailsPane
{
  GtkWidget parent_instance;

  AnnalsViewState *state;
  GSignalGroup *state_signals;
  GtkWidget *scroller;
  GtkWidget *content; /* a box, filled anew for each event */
  GtkWidget *place;   /* (nullable): of the event among those shown, between the two steps */
  GtkWidget *steps[2];
  GtkWidget *related; /* (nullable): the list of the events that it is related to */
};

/* ---- Parts, in annals-details-parts.c ---- */

/* A wrapped text; @css: classes with spaces between. */
GtkWidget *annals_details_add_label (GtkWidget *box, const char *text, const char *css);
void annals_details_add_title (GtkWidget *box, const char *text);
void annals_details_add_heading (GtkWidget *box, const char *text);
/* A button with a bold line and, where @second is not empty, a dim one. */
GtkWidget *annals_details_add_card (GtkWidget *box, const char *first, const char *second);
/* A card that leads to another event. */
GtkWidget *annals_details_add_event_card (
    AnnalsDetailsPane *self, GtkWidget *box, guint event, const char *title, const char *second);
/* A card that leads to a page, if it is one that may be opened. */
void annals_details_add_link_card (AnnalsDetailsPane *self,
                                   GtkWidget *box,
                                   const char *first,
                                   const char *second,
                                   const char *url);
/* Selects an event and brings it into sight. */
void annals_details_go (AnnalsDetailsPane *self, guint event);

/* ---- Sections, each in a file of its own ---- */

/* When, where and who; @detail: may be NULL. */
void annals_details_add_facts (AnnalsDetailsPane *self,
                               AnnalsDocument *document,
                               guint index,
                               const AnnalsDetail *detail);
/* In annals-details-copy.c: what goes to the clipboard. */
void annals_details_install_copying (GtkWidgetClass *widget_class);
void annals_details_add_menu (AnnalsDetailsPane *self, GtkWidget *box, gboolean has_sources);
void annals_details_add_citation_menu (AnnalsDetailsPane *self, GtkWidget *box, guint source);
void annals_details_add_sources (AnnalsDetailsPane *self, const AnnalsDetail *detail);
void annals_details_add_media (AnnalsDetailsPane *self,
                               AnnalsDocument *document,
                               const AnnalsDetail *detail);
void annals_details_add_relations (AnnalsDetailsPane *self, AnnalsDocument *document, guint index);

G_END_DECLS
