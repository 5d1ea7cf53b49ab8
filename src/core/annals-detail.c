/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the details pane and writers need of an event. */
#include "core/annals-document.h"

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
