/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index: what the picture counts or cuts, by its full title, and where it stands. */
#include <glib/gi18n-lib.h>

#include "core/annals-diagnostics.h"
#include "layout/annals-words.h"
#include "render/annals-appendix.h"

#define TITLE_MOST 2000 /* bytes */
#define ROUNDING 0.5    /* pixels */

typedef struct
{
  AnnalsAppendix appendix;
  const AnnalsPage *page;
  const AnnalsSheets *sheets;
  GHashTable *labels; /* the text of each event that has a label, the whole one where it is cut in
                         one lane and whole in another */
} Index;

static gboolean
is_whole (const AnnalsPageText *text)
{
  PangoRectangle logical;

  pango_layout_get_pixel_extents (text->layout, NULL, &logical);
  return !pango_layout_is_ellipsized (text->layout) && text->box.width > logical.width - ROUNDING
         && text->box.height > logical.height - ROUNDING;
}

static void
collect_labels (Index *self, const GArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const AnnalsPageText *text = &g_array_index (texts, AnnalsPageText, i);
      gpointer event = GUINT_TO_POINTER (text->event + 1);
      const AnnalsPageText *known = g_hash_table_lookup (self->labels, event);
      if (text->event != ANNALS_NONE && (known == NULL || !is_whole (known)))
        g_hash_table_insert (self->labels, event, (gpointer) text);
    }
}

static const AnnalsPageText *
find_label (const Index *self, guint32 event)
{
  return g_hash_table_lookup (self->labels, GUINT_TO_POINTER (event + 1));
}

/* The middle of a lane's strip, where what has no label is counted; FALSE: the lane has no room on
 * the picture. */
static gboolean
find_strip (const AnnalsPage *page, guint lane, double *y)
{
  for (guint i = 0; i < page->scene->lanes->len; i++)
    {
      const AnnalsSceneLane *it = &g_array_index (page->scene->lanes, AnnalsSceneLane, i);
      *y = page->top + it->strip.y + it->strip.height / 2;
      if (it->lane == lane)
        return it->strip.y + it->strip.height <= page->scene->height;
    }
  return FALSE;
}

/* The name of the sheet that shows an event; NULL where none does, or there is but one. */
static char *
dup_sheet (const Index *self, guint32 event, guint lane)
{
  const AnnalsScene *scene = self->page->scene;
  const AnnalsEvent *events =
      annals_document_get_events (annals_lanes_get_document (self->page->request.lanes), NULL);
  const AnnalsPageText *label = find_label (self, event);
  AnnalsSpan view = annals_axis_span (&scene->axis, scene->plot.width);
  double x = annals_scene_x_of (scene, MAX (events[event].start, view.start)), y;

  if (annals_sheets_get_n (self->sheets) == 1)
    return NULL;
  if (label != NULL)
    y = label->box.y + label->box.height / 2;
  else if (lane == ANNALS_NONE || !find_strip (self->page, lane, &y))
    return NULL;
  return annals_sheets_dup_name (self->sheets, annals_sheets_find (self->sheets, x, y));
}

static void
add_entry (Index *self, guint32 event)
{
  AnnalsLanes *lanes = self->page->request.lanes;
  AnnalsDocument *document = self->appendix.document;
  const AnnalsEvent *it = &annals_document_get_events (document, NULL)[event];
  gboolean dated = event < annals_document_get_n_dated (document);
  guint lane = annals_lanes_find (lanes, event);
  g_autofree char *title = annals_event_dup_title (it);
  g_autofree char *shown = annals_text_shorten (title, TITLE_MOST);
  g_autofree char *when = dated ? annals_words_event (it, self->appendix.clock) : NULL;
  g_autofree char *sheet = dated ? dup_sheet (self, event, lane) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  annals_appendix_append (line, when);
  annals_appendix_append (line,
                          lane != ANNALS_NONE ? annals_lanes_get (lanes, NULL)[lane].title : NULL);
  annals_appendix_append (line, sheet);
  annals_appendix_add_year (&self->appendix, event);
  annals_flow_add (self->appendix.flow, ANNALS_FLOW_ENTRY, shown, NULL);
  annals_flow_add (self->appendix.flow, ANNALS_FLOW_DIM, line->str, NULL);
}

static void
add_entries (Index *self, const GArray *events)
{
  guint n = 0;

  for (guint i = 0; i < events->len; i++)
    {
      guint32 event = g_array_index (events, guint32, i);
      const AnnalsPageText *label = find_label (self, event);
      if (label != NULL && is_whole (label))
        continue;
      if (n++ < ANNALS_INDEX_MOST)
        add_entry (self, event);
    }
  if (n == 0)
    annals_flow_add (self->appendix.flow, ANNALS_FLOW_TEXT, _ ("The picture names every event."),
                     NULL);
  annals_appendix_end (&self->appendix, n > ANNALS_INDEX_MOST ? n - ANNALS_INDEX_MOST : 0);
}

/**
 * annals_appendix_add_index:
 * @page: the picture
 * @sheets: what it is printed on
 * @texts: (element-type AnnalsPageText): of @page
 */
void
annals_appendix_add_index (AnnalsFlow *flow,
                           const AnnalsPage *page,
                           const AnnalsSheets *sheets,
                           const GArray *texts)
{
  /* Translators: of a picture on paper: events whose names did not fit. */
  Index self = { annals_appendix_begin (flow, page, _ ("Index")), page, sheets,
                 g_hash_table_new (NULL, NULL) };
  g_autoptr (GArray) events = annals_appendix_list (page);

  collect_labels (&self, texts);
  add_entries (&self, events);
  g_hash_table_unref (self.labels);
}
