/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the details pane and writers need of an event. */
#include <string.h>

#include "core/annals-document-private.h"

static void
source_free (gpointer data)
{
  AnnalsSource *source = data;

  g_free (source->title);
  g_free (source->publisher);
  g_free (source->date);
  g_free (source->url);
  g_free (source->dates);
  g_free (source);
}

static void
media_free (gpointer data)
{
  AnnalsMedia *media = data;

  g_free (media->file);
  g_free (media->url);
  g_free (media->alt);
  g_free (media->caption);
  g_free (media->credit);
  g_free (media);
}

/**
 * annals_detail_new:
 *
 * Returns: (transfer full): details that say nothing yet
 */
AnnalsDetail *
annals_detail_new (void)
{
  AnnalsDetail *detail = g_new0 (AnnalsDetail, 1);

  detail->sources = g_ptr_array_new_with_free_func (source_free);
  detail->media = g_ptr_array_new_with_free_func (media_free);
  return detail;
}

void
annals_detail_free (AnnalsDetail *detail)
{
  if (detail == NULL)
    return;
  g_free (detail->summary);
  g_free (detail->body);
  g_free (detail->note);
  g_free (detail->start_text);
  g_free (detail->end_text);
  g_ptr_array_unref (detail->sources);
  g_ptr_array_unref (detail->media);
  g_free (detail);
}

/**
 * annals_detail_add_source:
 *
 * Returns: (transfer none): one more source, to be filled
 */
AnnalsSource *
annals_detail_add_source (AnnalsDetail *detail)
{
  AnnalsSource *source = g_new0 (AnnalsSource, 1);

  g_ptr_array_add (detail->sources, source);
  return source;
}

/**
 * annals_detail_add_media:
 *
 * Returns: (transfer none): one more picture, to be filled
 */
AnnalsMedia *
annals_detail_add_media (AnnalsDetail *detail)
{
  AnnalsMedia *media = g_new0 (AnnalsMedia, 1);

  g_ptr_array_add (detail->media, media);
  return media;
}

static void
take_text (const char *text, AnnalsTextTake take, gpointer data)
{
  if (text != NULL)
    take (text, strlen (text), data);
}

static void
take_detail_texts (const AnnalsDetail *detail, AnnalsTextTake take, gpointer data)
{
  take_text (detail->summary, take, data);
  take_text (detail->body, take, data);
  take_text (detail->note, take, data);
  for (guint i = 0; i < detail->sources->len; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (detail->sources, i);
      take_text (source->title, take, data);
      take_text (source->publisher, take, data);
    }
  for (guint i = 0; i < detail->media->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (detail->media, i);
      take_text (media->alt, take, data);
      take_text (media->caption, take, data);
      take_text (media->credit, take, data);
    }
}

/**
 * annals_document_take_texts:
 * @event: an event's index
 * @element: its bytes, out of the document's content
 * @take: (scope call): is given each text
 *
 * Hands over the texts among an event's details: summary, body, note, and those of sources and
 * media.
 */
void
annals_document_take_texts (
    AnnalsDocument *self, guint event, const char *element, AnnalsTextTake take, gpointer data)
{
  g_return_if_fail (ANNALS_IS_DOCUMENT (self) && event < self->events->len);

  if (self->texts_func != NULL)
    {
      self->texts_func (element, &g_array_index (self->events, AnnalsEvent, event),
                        (const char *const *) self->wanted_languages, take, data);
      return;
    }
  g_autoptr (AnnalsDetail) detail = annals_document_read_detail (self, event, element);
  if (detail != NULL)
    take_detail_texts (detail, take, data);
}
