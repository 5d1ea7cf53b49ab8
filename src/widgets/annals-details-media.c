/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures beside the chronology, and links to those elsewhere. */
#include <glib/gi18n-lib.h>

#include "widgets/annals-details-private.h"
#include "widgets/annals-media-view.h"

/* Media elsewhere are never fetched: a card leads to them. */
static void
add_remote_media (AnnalsDetailsPane *self, const AnnalsMedia *media)
{
  g_autofree char *second =
      g_strdup_printf ("%s%s%s", media->credit != NULL ? media->credit : "",
                       media->credit != NULL ? " · " : "", _ ("opens in the browser"));
  const char *first = media->caption != NULL ? media->caption
                      : media->alt != NULL   ? media->alt
                                             : media->url;

  annals_details_add_link_card (self, self->content, first, second, media->url);
}

void
annals_details_add_media (AnnalsDetailsPane *self,
                          AnnalsDocument *document,
                          const AnnalsDetail *detail)
{
  GFile *file = annals_document_get_file (document);
  gboolean has_heading = FALSE;

  for (guint i = 0; i < detail->media->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (detail->media, i);
      if (media->url != NULL)
        {
          if (!has_heading)
            annals_details_add_heading (self->content, _ ("Media"));
          has_heading = TRUE;
          add_remote_media (self, media);
        }
      else if (file != NULL)
        gtk_box_append (GTK_BOX (self->content), annals_media_view_new (file, media));
    }
}
