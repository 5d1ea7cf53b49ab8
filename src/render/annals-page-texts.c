/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page in two layers, shapes and texts, for paper whose text must stay text. */
#include <pango/pangocairo.h>

#include "render/annals-page.h"

static AnnalsBox
seen_box (PangoLayout *layout, double x, double y, const AnnalsBox *clip)
{
  PangoRectangle logical;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  AnnalsBox box = { x + logical.x, y + logical.y, logical.width, logical.height };
  if (clip == NULL)
    return box;
  double right = MIN (box.x + box.width, clip->x + clip->width);
  double bottom = MIN (box.y + box.height, clip->y + clip->height);
  box.x = MAX (box.x, clip->x);
  box.y = MAX (box.y, clip->y);
  box.width = MAX (right - box.x, 0);
  box.height = MAX (bottom - box.y, 0);
  return box;
}

static void
take_text_cb (PangoLayout *layout,
              double x,
              double y,
              const GdkRGBA *color,
              guint32 event,
              const AnnalsBox *clip,
              gpointer data)
{
  AnnalsPageText text = {
    g_object_ref (layout), x, y, *color, event, seen_box (layout, x, y, clip)
  };

  g_array_append_val ((GArray *) data, text);
}

static void
clear_text (gpointer data)
{
  g_object_unref (((AnnalsPageText *) data)->layout);
}

/**
 * annals_page_draw_apart:
 * @texts: (out) (transfer full) (element-type AnnalsPageText): what is above the shapes
 *
 * Draws the page in two layers, for paper whose text must stay text.
 *
 * Returns: (transfer full): the shapes
 */
GskRenderNode *
annals_page_draw_apart (AnnalsPage *self, GArray **texts)
{
  GtkSnapshot *shapes = gtk_snapshot_new ();

  *texts = g_array_new (FALSE, FALSE, sizeof (AnnalsPageText));
  g_array_set_clear_func (*texts, clear_text);
  annals_page_draw (self, shapes, take_text_cb, *texts);
  return gtk_snapshot_free_to_node (shapes);
}

/**
 * annals_page_text_show:
 * @seen: what of it may be drawn, in the page's pixels
 */
void
annals_page_text_show (const AnnalsPageText *self, cairo_t *cr, const AnnalsBox *seen)
{
  cairo_save (cr);
  cairo_rectangle (cr, seen->x, seen->y, seen->width, seen->height);
  cairo_clip (cr);
  gdk_cairo_set_source_rgba (cr, &self->color);
  cairo_move_to (cr, self->x, self->y);
  pango_cairo_show_layout (cr, self->layout);
  cairo_restore (cr);
}

/**
 * annals_page_draw_plain:
 * @cr: in the page's pixels
 *
 * Draws the page as it is printed. GTK's nodes of text share a font between all threads, so there
 * are none here.
 */
void
annals_page_draw_plain (AnnalsPage *self, cairo_t *cr)
{
  g_autoptr (GArray) texts = NULL;
  g_autoptr (GskRenderNode) shapes = annals_page_draw_apart (self, &texts);

  gsk_render_node_draw (shapes, cr);
  for (guint i = 0; i < texts->len; i++)
    {
      const AnnalsPageText *text = &g_array_index (texts, AnnalsPageText, i);
      annals_page_text_show (text, cr, &text->box);
    }
}

char *
annals_page_dup_link (AnnalsPage *self, guint32 event)
{
  if (event == ANNALS_NONE)
    return NULL;
  g_autoptr (AnnalsDetail) detail =
      annals_document_dup_detail (annals_lanes_get_document (self->request.lanes), event);
  for (guint i = 0; detail != NULL && i < detail->sources->len; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (detail->sources, i);
      const char *scheme = source->url != NULL ? g_uri_peek_scheme (source->url) : NULL;
      if (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0)
        return g_strdup (source->url);
    }
  return NULL;
}
