/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards: what the details pane tells of an event, on paper. */
#include <glib/gi18n-lib.h>

#include "core/annals-citation.h"
#include "core/annals-diagnostics.h"
#include "layout/annals-words.h"
#include "render/annals-appendix.h"
#include "render/annals-markdown.h"

#define TEXT_MOST 20000 /* bytes of a text */
#define SOURCES_MOST 100

static void
add_text (AnnalsFlow *flow, AnnalsFlowStyle style, const char *text)
{
  if (text == NULL)
    return;
  g_autofree char *shown = annals_text_shorten (text, TEXT_MOST);
  annals_flow_add (flow, style, shown, NULL);
}

static void
add_when (const AnnalsAppendix *self, guint32 event)
{
  const AnnalsEvent *it = &annals_document_get_events (self->document, NULL)[event];
  g_autoptr (GString) line = g_string_new (NULL);

  if (event >= annals_document_get_n_dated (self->document))
    return;
  g_autofree char *when = annals_words_event (it, self->clock);
  g_autofree char *duration = annals_words_duration (it);
  annals_appendix_append (line, when);
  annals_appendix_append (line, duration);
  add_text (self->flow, ANNALS_FLOW_DIM, line->str);
}

/* Place and category in a line, actors in another. */
static void
add_facts (const AnnalsAppendix *self, guint32 event)
{
  const AnnalsEvent *it = &annals_document_get_events (self->document, NULL)[event];
  const AnnalsEntity *places = annals_document_get_places (self->document, NULL);
  const AnnalsEntity *categories = annals_document_get_categories (self->document, NULL);
  const AnnalsEntity *actors = annals_document_get_actors (self->document, NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) who = g_string_new (NULL);
  guint n;
  const guint32 *parts = annals_document_get_event_actors (self->document, event, &n);

  annals_appendix_append (line, it->place != ANNALS_NONE ? places[it->place].title : NULL);
  annals_appendix_append (line,
                          it->category != ANNALS_NONE ? categories[it->category].title : NULL);
  for (guint i = 0; i < n; i++)
    annals_appendix_append (who, actors[parts[i]].title);
  add_text (self->flow, ANNALS_FLOW_DIM, line->str);
  add_text (self->flow, ANNALS_FLOW_DIM, who->str);
}

static void
add_sources (const AnnalsAppendix *self, const GPtrArray *sources)
{
  for (guint i = 0; i < MIN (sources->len, SOURCES_MOST); i++)
    {
      const AnnalsSource *source = g_ptr_array_index (sources, i);
      g_autofree char *citation = annals_citation_new (sources, i, ANNALS_CITATION_PLAIN);
      g_autofree char *shown = annals_text_shorten (citation, TEXT_MOST);
      annals_flow_add (self->flow, ANNALS_FLOW_SOURCE, shown,
                       annals_link_may_open (source->url) ? source->url : NULL);
    }
  if (sources->len <= SOURCES_MOST)
    return;
  guint n = sources->len - SOURCES_MOST;
  g_autofree char *more = g_strdup_printf (ngettext ("%u more source", "%u more sources", n), n);
  annals_flow_add (self->flow, ANNALS_FLOW_SOURCE, more, NULL);
}

static void
add_detail (const AnnalsAppendix *self, const AnnalsDetail *detail)
{
  add_text (self->flow, ANNALS_FLOW_TEXT, detail->summary);
  if (detail->body != NULL)
    {
      g_autofree char *shown = annals_text_shorten (detail->body, TEXT_MOST);
      g_autofree char *markup = annals_markdown_to_markup (shown, ANNALS_MARKDOWN_ADDRESSES);
      annals_flow_add_markup (self->flow, markup);
    }
  add_text (self->flow, ANNALS_FLOW_DIM, detail->note);
  add_sources (self, detail->sources);
}

static void
add_card (AnnalsAppendix *self, guint32 event)
{
  const AnnalsEvent *it = &annals_document_get_events (self->document, NULL)[event];
  g_autofree char *title = annals_event_dup_title (it);
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (self->document, event);

  annals_appendix_add_year (self, event);
  add_text (self->flow, ANNALS_FLOW_NAME, title);
  add_when (self, event);
  add_facts (self, event);
  if (detail != NULL)
    add_detail (self, detail);
}

/**
 * annals_appendix_add_cards:
 * @page: the picture
 */
void
annals_appendix_add_cards (AnnalsFlow *flow, const AnnalsPage *page)
{
  AnnalsAppendix self = annals_appendix_begin (flow, page, _ ("Events"));
  g_autoptr (GArray) events = annals_appendix_list (page);

  for (guint i = 0; i < MIN (events->len, ANNALS_CARDS_MOST); i++)
    add_card (&self, g_array_index (events, guint32, i));
  annals_appendix_end (&self, events->len - MIN (events->len, ANNALS_CARDS_MOST));
}
