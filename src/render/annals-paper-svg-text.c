/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of an SVG: as text, which can be searched and edited, or as paths, which look the same
 * everywhere. */
#include "render/annals-paper-svg.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "layout/annals-words.h"
#include "render/annals-svg.h"

/* What of a text is seen: whole, or cut with an ellipsis where Pango cuts it. */
static char *
dup_visible (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  int low = 0, high = (int) g_utf8_strlen (text, -1), width = pango_layout_get_width (layout);

  if (!pango_layout_is_ellipsized (layout))
    return g_strdup (text);
  g_autoptr (PangoLayout) scratch = pango_layout_copy (layout);
  pango_layout_set_width (scratch, -1);
  pango_layout_set_ellipsize (scratch, PANGO_ELLIPSIZE_NONE);
  while (low < high)
    {
      int middle = (low + high + 1) / 2, needed;
      g_autofree char *part = g_utf8_substring (text, 0, middle);
      g_autofree char *cut = g_strconcat (part, "…", NULL);
      pango_layout_set_text (scratch, cut, -1);
      pango_layout_get_size (scratch, &needed, NULL);
      if (needed <= width)
        low = middle;
      else
        high = middle - 1;
    }
  g_autofree char *part = g_utf8_substring (text, 0, low);
  return g_strconcat (g_strchomp (part), "…", NULL);
}

typedef struct
{
  double size;
  gboolean bold;
} Font;

static Font
get_font (PangoLayout *layout, PangoContext *context)
{
  const PangoFontDescription *description = pango_context_get_font_description (context);
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  Font font = { (double) pango_font_description_get_size (description) / PANGO_SCALE * 96 / 72,
                FALSE };
  GSList *all = attributes != NULL ? pango_attr_list_get_attributes (attributes) : NULL;

  for (GSList *l = all; l != NULL; l = l->next)
    {
      PangoAttribute *attribute = l->data;
      if (attribute->klass->type == PANGO_ATTR_SCALE)
        font.size *= pango_attribute_as_float (attribute)->value;
      else if (attribute->klass->type == PANGO_ATTR_WEIGHT)
        font.bold = pango_attribute_as_int (attribute)->value >= PANGO_WEIGHT_BOLD;
    }
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  return font;
}

static void
write_letters (AnnalsPage *page, const AnnalsPageText *text, double x, double y, GString *out)
{
  PangoLayout *layout = text->layout;
  PangoRectangle logical;
  Font font = get_font (layout, page->context);
  g_autofree char *visible = dup_visible (layout);
  /* Of all of it: it may begin with a number. */
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean rtl = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  g_string_append (out, "<text");
  annals_svg_append_attribute (out, "x", x + logical.x + (rtl ? logical.width : 0));
  annals_svg_append_attribute (out, "y",
                               y + (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  annals_svg_append_attribute (out, "font-size", font.size);
  if (font.bold)
    g_string_append (out, " font-weight=\"bold\"");
  if (rtl)
    g_string_append (out, " direction=\"rtl\"");
  annals_svg_append_color (out, "fill", &text->color);
  /* Other fonts may be wider: what the layout has reserved is kept. */
  if (logical.width > 0)
    annals_svg_append_attribute (out, "textLength", logical.width);
  g_string_append (out, " lengthAdjust=\"spacingAndGlyphs\">");
  annals_svg_append_escaped (out, visible);
  g_string_append (out, "</text>");
}

/* What it says is kept for who cannot see it. Cairo gives no letters beyond its surface, so this
 * has no bounds. */
static void
write_outlines (const AnnalsPageText *text, double x, double y, GString *out)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  cairo_move_to (cr, x, y);
  pango_cairo_layout_path (cr, text->layout);
  cairo_path_t *path = cairo_copy_path (cr);
  g_string_append (out, "<path role=\"img\" aria-label=\"");
  annals_svg_append_escaped (out, pango_layout_get_text (text->layout));
  g_string_append_c (out, '"');
  annals_svg_append_color (out, "fill", &text->color);
  g_string_append (out, " d=\"");
  annals_svg_append_path (out, path);
  g_string_append (out, "\"/>");
  cairo_path_destroy (path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

void
annals_paper_svg_begin_event (AnnalsPage *page, guint32 event, GString *out)
{
  AnnalsDocument *document = annals_lanes_get_document (page->request.lanes);
  const AnnalsEvent *it = &annals_document_get_events (document, NULL)[event];
  g_autofree char *url = annals_page_dup_link (page, event);
  g_autofree char *title = annals_event_dup_title (it);
  g_autofree char *when = annals_words_event (it, page->request.clock);

  g_string_append (out, url != NULL ? "<a href=\"" : "<g>");
  if (url != NULL)
    annals_svg_append_escaped (out, url);
  g_string_append (out, url != NULL ? "\"><title>" : "<title>");
  annals_svg_append_escaped (out, title);
  g_string_append (out, " · ");
  annals_svg_append_escaped (out, when);
  g_string_append (out, "</title>");
}

void
annals_paper_svg_end_event (AnnalsPage *page, guint32 event, GString *out)
{
  g_autofree char *url = annals_page_dup_link (page, event);

  g_string_append (out, url != NULL ? "</a>\n" : "</g>\n");
}

/**
 * annals_paper_svg_write_text:
 * @x: of the layout, in the groups that are open
 */
void
annals_paper_svg_write_text (
    AnnalsPage *page, const AnnalsPageText *text, double x, double y, GString *out)
{
  if (text->event != ANNALS_NONE)
    annals_paper_svg_begin_event (page, text->event, out);
  if (page->request.outlines)
    write_outlines (text, x, y, out);
  else
    write_letters (page, text, x, y, out);
  if (text->event != ANNALS_NONE)
    annals_paper_svg_end_event (page, text->event, out);
  else
    g_string_append_c (out, '\n');
}
