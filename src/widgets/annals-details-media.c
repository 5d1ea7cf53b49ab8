/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures beside the chronology, and links to those elsewhere. */
#include <glib/gi18n-lib.h>

#include "widgets/annals-details-private.h"
#include "widgets/annals-media-view.h"

static char *
dup_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strdup (host != NULL && *host != '\0' ? host : url);
}

/* Media elsewhere are never fetched: a card leads to them. */
static void
add_remote_media (AnnalsDetailsPane *self, const AnnalsMedia *media)
{
  g_autofree char *host = dup_host (media->url);
  /* Translators: a picture that is on the web, "Image at example.org". */
  g_autofree char *place = g_strdup_printf (_ ("Image at %s"), host);
  const char *words = media->caption != NULL ? media->caption : media->alt;
  g_autoptr (GString) second = g_string_new (words != NULL ? place : NULL);

  if (media->credit != NULL)
    g_string_append_printf (second, "%s%s", second->len > 0 ? " · " : "", media->credit);
  g_string_append_printf (second, "%s%s", second->len > 0 ? " · " : "", _ ("opens in the browser"));
  annals_details_add_link_card (self, self->content, words != NULL ? words : place, second->str,
                                media->url);
}

void
annals_details_add_media (AnnalsDetailsPane *self,
                          AnnalsDocument *document,
                          const AnnalsDetail *detail)
{
  GFile *file = annals_document_get_file (document);

  if (detail->media->len > 0)
    annals_details_add_heading (self->content, _ ("Media"));
  for (guint i = 0; i < detail->media->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (detail->media, i);
      if (media->url != NULL)
        add_remote_media (self, media);
      else
        gtk_box_append (GTK_BOX (self->content), annals_media_view_new (file, media));
    }
}
