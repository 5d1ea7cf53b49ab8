/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG from the painter's own render nodes, so that there is one painter; text goes beside them, as
 * text. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "render/annals-page.h"
#include "render/annals-stroke.h"

#define MARK "annals-text "

/* A text, in the page's pixels. */
typedef struct
{
  PangoLayout *layout;
  double x, y;
  GdkRGBA color;
  guint32 event;
} Text;

typedef struct
{
  AnnalsPage *page;
  GtkSnapshot *snapshot;
  GArray *texts; /* of Text, by the number in their mark */
  GString *out;
  double dx, dy; /* of the groups that are open */
  guint n_ids;
} Writer;

/* ---- Small parts ---- */

static void
append_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", number);
  /* No trailing zeros: "12.50" is "12.5", "3.00" is "3". */
  char *end = buffer + strlen (buffer);
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    *--end = '\0';
  g_string_append (out, g_str_equal (buffer, "-0") ? "0" : buffer);
}

static void
append_attribute (GString *out, const char *name, double number)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, number);
  g_string_append_c (out, '"');
}

/* Escapes, and drops what XML 1.0 cannot hold. */
static void
append_escaped (GString *out, const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      if (u == '\t' || u == '\n' || (u >= 0x20 && u != 0x7f && !(u >= 0xfffe && u <= 0xffff)))
        g_string_append_len (clean, c, g_utf8_next_char (c) - c);
    }
  g_autofree char *escaped = g_markup_escape_text (clean->str, (gssize) clean->len);
  g_string_append (out, escaped);
}

static void
append_color (GString *out, const char *name, const GdkRGBA *color)
{
  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, (guint) lroundf (color->red * 255),
                          (guint) lroundf (color->green * 255),
                          (guint) lroundf (color->blue * 255));
  if (color->alpha < 1)
    {
      g_autofree char *opacity =
          g_strdup_printf ("%s-opacity", g_str_equal (name, "stop-color") ? "stop" : name);
      append_attribute (out, opacity, (double) color->alpha);
    }
}

static void
append_rect (GString *out, const graphene_rect_t *rect, double radius)
{
  append_attribute (out, "x", (double) rect->origin.x);
  append_attribute (out, "y", (double) rect->origin.y);
  append_attribute (out, "width", (double) rect->size.width);
  append_attribute (out, "height", (double) rect->size.height);
  if (radius > 0)
    append_attribute (out, "rx", radius);
}

/* ---- Text ---- */

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
write_text (Writer *self, const Text *text)
{
  GString *out = self->out;
  PangoLayout *layout = text->layout;
  double x = text->x - self->dx, y = text->y - self->dy;
  PangoRectangle logical;
  Font font = get_font (layout, self->page->context);
  g_autofree char *visible = dup_visible (layout);
  gboolean rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  g_string_append (out, "<text");
  append_attribute (out, "x", x + logical.x + (rtl ? logical.width : 0));
  append_attribute (out, "y", y + (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  append_attribute (out, "font-size", font.size);
  if (font.bold)
    g_string_append (out, " font-weight=\"bold\"");
  if (rtl)
    g_string_append (out, " direction=\"rtl\"");
  append_color (out, "fill", &text->color);
  /* Other fonts may be wider: what the layout has reserved is kept. */
  if (logical.width > 0)
    append_attribute (out, "textLength", logical.width);
  g_string_append (out, " lengthAdjust=\"spacingAndGlyphs\">");
  append_escaped (out, visible);
  g_string_append (out, "</text>");
}

static void
write_linked_text (Writer *self, const Text *text)
{
  g_autofree char *url = annals_page_dup_link (self->page, text->event);

  if (url != NULL)
    {
      g_string_append (self->out, "<a href=\"");
      append_escaped (self->out, url);
      g_string_append (self->out, "\">");
    }
  write_text (self, text);
  g_string_append (self->out, url != NULL ? "</a>\n" : "\n");
}

static void
clear_text (gpointer data)
{
  g_object_unref (((Text *) data)->layout);
}

/* Leaves a mark among the nodes, so that the text comes where the painter had it. */
static void
text_cb (PangoLayout *layout,
         double x,
         double y,
         const GdkRGBA *color,
         guint32 event,
         const AnnalsBox *clip,
         gpointer data)
{
  Writer *self = data;
  Text text = { g_object_ref (layout), x, y, *color, event };
  g_autofree char *name = g_strdup_printf (MARK "%u", self->texts->len);
  g_autoptr (GskRenderNode) box =
      gsk_color_node_new (&(GdkRGBA){ 0, 0, 0, 1 },
                          &GRAPHENE_RECT_INIT (-1e5f, -1e5f, 2e5f, 2e5f)); /* no clip drops it */
  g_autoptr (GskRenderNode) mark = gsk_debug_node_new (box, g_steal_pointer (&name));
  gtk_snapshot_append_node (self->snapshot, mark);
  g_array_append_val (self->texts, text);
}

/* ---- Nodes ---- */

static void write_node (Writer *self, GskRenderNode *node);

static void
write_color (Writer *self, GskRenderNode *node, const graphene_rect_t *rect, double radius)
{
  g_string_append (self->out, "<rect");
  append_rect (self->out, rect, radius);
  append_color (self->out, "fill", gsk_color_node_get_color (node));
  g_string_append (self->out, "/>\n");
}

static void
write_clip (Writer *self, const graphene_rect_t *rect, double radius, GskRenderNode *child)
{
  guint id = self->n_ids++;

  g_string_append_printf (self->out, "<clipPath id=\"c%u\"><rect", id);
  append_rect (self->out, rect, radius);
  g_string_append_printf (self->out, "/></clipPath>\n<g clip-path=\"url(#c%u)\">\n", id);
  write_node (self, child);
  g_string_append (self->out, "</g>\n");
}

static void
write_rounded_clip (Writer *self, GskRenderNode *node)
{
  const GskRoundedRect *clip = gsk_rounded_clip_node_get_clip (node);
  GskRenderNode *child = gsk_rounded_clip_node_get_child (node);
  double radius = (double) clip->corner[0].width;

  if (gsk_render_node_get_node_type (child) == GSK_COLOR_NODE)
    write_color (self, child, &clip->bounds, radius);
  else
    write_clip (self, &clip->bounds, radius, child);
}

static void
write_border (Writer *self, GskRenderNode *node)
{
  const GskRoundedRect *outline = gsk_border_node_get_outline (node);
  double line = (double) gsk_border_node_get_widths (node)[0];
  graphene_rect_t rect = outline->bounds;

  graphene_rect_inset (&rect, (float) line / 2, (float) line / 2);
  g_string_append (self->out, "<rect");
  append_rect (self->out, &rect, MAX ((double) outline->corner[0].width - line / 2, 0));
  append_color (self->out, "stroke", &gsk_border_node_get_colors (node)[0]);
  append_attribute (self->out, "stroke-width", line);
  g_string_append (self->out, " fill=\"none\"/>\n");
}

static void
write_gradient (Writer *self, GskRenderNode *node)
{
  const graphene_point_t *start = gsk_linear_gradient_node_get_start (node);
  const graphene_point_t *end = gsk_linear_gradient_node_get_end (node);
  gsize n = gsk_linear_gradient_node_get_n_color_stops (node);
  const GskColorStop *stops = gsk_linear_gradient_node_get_color_stops (node, &n);
  graphene_rect_t bounds;
  guint id = self->n_ids++;

  gsk_render_node_get_bounds (node, &bounds);
  g_string_append_printf (self->out, "<linearGradient id=\"g%u\" gradientUnits=\"userSpaceOnUse\"",
                          id);
  append_attribute (self->out, "x1", (double) start->x);
  append_attribute (self->out, "y1", (double) start->y);
  append_attribute (self->out, "x2", (double) end->x);
  append_attribute (self->out, "y2", (double) end->y);
  g_string_append_c (self->out, '>');
  for (gsize i = 0; i < n; i++)
    {
      g_string_append (self->out, "<stop");
      append_attribute (self->out, "offset", (double) stops[i].offset);
      append_color (self->out, "stop-color", &stops[i].color);
      g_string_append (self->out, "/>");
    }
  g_string_append (self->out, "</linearGradient>\n<rect");
  append_rect (self->out, &bounds, 0);
  g_string_append_printf (self->out, " fill=\"url(#g%u)\"/>\n", id);
}

static void
write_mark (Writer *self, GskRenderNode *node)
{
  const char *message = gsk_debug_node_get_message (node);

  if (g_str_has_prefix (message, ANNALS_STROKE_MARK))
    {
      g_string_append_printf (self->out, "<path%s/>\n", message + strlen (ANNALS_STROKE_MARK));
      return;
    }
  if (!g_str_has_prefix (message, MARK))
    {
      write_node (self, gsk_debug_node_get_child (node));
      return;
    }
  guint64 number = g_ascii_strtoull (message + strlen (MARK), NULL, 10);
  write_linked_text (self, &g_array_index (self->texts, Text, number));
}

static void
write_transform (Writer *self, GskRenderNode *node)
{
  float dx, dy;

  gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
  self->dx += (double) dx;
  self->dy += (double) dy;
  g_string_append (self->out, "<g transform=\"translate(");
  append_number (self->out, (double) dx);
  g_string_append_c (self->out, ' ');
  append_number (self->out, (double) dy);
  g_string_append (self->out, ")\">\n");
  write_node (self, gsk_transform_node_get_child (node));
  g_string_append (self->out, "</g>\n");
  self->dx -= (double) dx;
  self->dy -= (double) dy;
}

static void
write_node (Writer *self, GskRenderNode *node)
{
  graphene_rect_t bounds;

  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        write_node (self, gsk_container_node_get_child (node, i));
      break;
    case GSK_COLOR_NODE:
      gsk_render_node_get_bounds (node, &bounds);
      write_color (self, node, &bounds, 0);
      break;
    case GSK_CLIP_NODE:
      write_clip (self, gsk_clip_node_get_clip (node), 0, gsk_clip_node_get_child (node));
      break;
    case GSK_ROUNDED_CLIP_NODE:
      write_rounded_clip (self, node);
      break;
    case GSK_BORDER_NODE:
      write_border (self, node);
      break;
    case GSK_LINEAR_GRADIENT_NODE:
      write_gradient (self, node);
      break;
    case GSK_TRANSFORM_NODE:
      write_transform (self, node);
      break;
    case GSK_DEBUG_NODE:
      write_mark (self, node);
      break;
    default:
      g_warning ("A render node of type %d is not written to SVG",
                 (int) gsk_render_node_get_node_type (node));
      break;
    }
}

static void
write_head (Writer *self)
{
  const AnnalsBox *box = &self->page->canvas;
  const double canvas[] = { box->x, box->y, box->width, box->height };
  const char *description =
      annals_document_get_description (annals_lanes_get_document (self->page->request.lanes));

  g_string_append (
      self->out,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  append_attribute (self->out, "width", canvas[2]);
  append_attribute (self->out, "height", canvas[3]);
  g_string_append (self->out, " viewBox=\"");
  for (guint i = 0; i < G_N_ELEMENTS (canvas); i++)
    {
      g_string_append (self->out, i > 0 ? " " : "");
      append_number (self->out, canvas[i]);
    }
  g_string_append (self->out, "\" font-family=\"sans-serif\">\n<title>");
  append_escaped (self->out, annals_page_get_title (self->page));
  g_string_append (self->out, "</title>\n");
  if (description == NULL)
    return;
  g_string_append (self->out, "<desc>");
  append_escaped (self->out, description);
  g_string_append (self->out, "</desc>\n");
}

GBytes *
annals_paper_to_svg (AnnalsPage *page, GError **error)
{
  Writer self = { .page = page, .snapshot = gtk_snapshot_new (), .out = g_string_new (NULL) };

  self.texts = g_array_new (FALSE, FALSE, sizeof (Text));
  g_array_set_clear_func (self.texts, clear_text);
  annals_page_draw (page, self.snapshot, text_cb, &self);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (self.snapshot);
  write_head (&self);
  write_node (&self, node);
  g_string_append (self.out, "</svg>\n");
  g_array_unref (self.texts);
  return g_string_free_to_bytes (self.out);
}
