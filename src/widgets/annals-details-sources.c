/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an event can be checked. */
#include <glib/gi18n-lib.h>

#include "widgets/annals-details-private.h"

static void
add_source (AnnalsDetailsPane *self, const AnnalsSource *source, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  const char *first = source->title != NULL ? source->title : source->publisher;
  g_autofree char *second = g_strdup_printf (
      "%s%s%s", source->title != NULL && source->publisher != NULL ? source->publisher : "",
      source->title != NULL && source->publisher != NULL ? " · " : "",
      source->date != NULL ? source->date : _ ("undated"));

  annals_details_add_link_card (self, box, first, second, source->url);
  annals_details_add_citation_menu (self, box, index);
  gtk_box_append (GTK_BOX (self->content), box);
}

void
annals_details_add_sources (AnnalsDetailsPane *self, const AnnalsDetail *detail)
{
  if (detail->sources->len > 0)
    annals_details_add_heading (self->content, _ ("Sources"));
  for (guint i = 0; i < detail->sources->len; i++)
    add_source (self, g_ptr_array_index (detail->sources, i), i);
}
