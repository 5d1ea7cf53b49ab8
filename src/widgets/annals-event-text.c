/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an event is outside of Annals. */
#include "widgets/annals-event-text.h"

#include "layout/annals-words.h"
#include "render/annals-markdown.h"

static void
append_part (GString *out, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append (out, separator);
  g_string_append (out, part);
}

/**
 * annals_event_source_text:
 *
 * Returns: (transfer full): all that is known of a source, in one line
 */
char *
annals_event_source_text (const AnnalsSource *source)
{
  GString *line = g_string_new (NULL);

  append_part (line, "", source->title);
  append_part (line, line->len > 0 ? " · " : "", source->publisher);
  append_part (line, line->len > 0 ? " · " : "", source->date);
  append_part (line, line->len > 0 ? " · " : "", source->url);
  return g_string_free (line, FALSE);
}

/**
 * annals_event_text:
 * @event: its index
 * @clock: (nullable): for times of day
 *
 * Returns: (transfer full): title, date, summary and sources, each on a line
 */
char *
annals_event_text (AnnalsDocument *document, guint event, AnnalsClock *clock)
{
  const AnnalsEvent *it = &annals_document_get_events (document, NULL)[event];
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, event);
  g_autofree char *title = annals_event_dup_title (it);
  g_autofree char *when = annals_words_event (it, clock);
  GString *out = g_string_new (title);

  append_part (out, "\n", when);
  if (detail == NULL)
    return g_string_free (out, FALSE);
  append_part (out, "\n", detail->summary);
  for (guint i = 0; i < detail->sources->len; i++)
    {
      g_autofree char *line = annals_event_source_text (g_ptr_array_index (detail->sources, i));
      append_part (out, "\n", line);
    }
  return g_string_free (out, FALSE);
}

char *
annals_event_dup_first_link (AnnalsDocument *document, guint event)
{
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, event);

  for (guint i = 0; detail != NULL && i < detail->sources->len; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (detail->sources, i);
      if (source->url != NULL && annals_link_may_open (source->url))
        return g_strdup (source->url);
    }
  return NULL;
}

char *
annals_event_dup_actors (AnnalsDocument *document, guint event, const char *between)
{
  guint n;
  const guint32 *actors = annals_document_get_event_actors (document, event, &n);
  const AnnalsEntity *all = annals_document_get_actors (document, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? between : "", all[actors[i]].title);
  return g_string_free (out, FALSE);
}
