/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG from the painter's own render nodes, so that there is one painter; text goes beside them, as
 * text. */
#include "render/annals-paper-svg.h"

#include <string.h>

#include "render/annals-stroke.h"
#include "render/annals-svg.h"

#define MARK "annals-text "

typedef struct
{
  AnnalsPage *page;
  GtkSnapshot *snapshot;
  GArray *texts; /* of AnnalsPageText, by the number in their mark */
  GString *out;
  double dx, dy; /* of the groups that are open */
  guint n_ids;
} Writer;

/* ---- Text ---- */

static void
clear_text (gpointer data)
{
  g_object_unref (((AnnalsPageText *) data)->layout);
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
  AnnalsPageText text = { g_object_ref (layout), x, y, *color, event, { 0 } };
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
  annals_svg_append_rect (self->out, rect, radius);
  annals_svg_append_color (self->out, "fill", gsk_color_node_get_color (node));
  g_string_append (self->out, "/>\n");
}

static void
write_clip (Writer *self, const graphene_rect_t *rect, double radius, GskRenderNode *child)
{
  guint id = self->n_ids++;

  g_string_append_printf (self->out, "<clipPath id=\"c%u\"><rect", id);
  annals_svg_append_rect (self->out, rect, radius);
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
  annals_svg_append_rect (self->out, &rect, MAX ((double) outline->corner[0].width - line / 2, 0));
  annals_svg_append_color (self->out, "stroke", &gsk_border_node_get_colors (node)[0]);
  annals_svg_append_attribute (self->out, "stroke-width", line);
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
  annals_svg_append_attribute (self->out, "x1", (double) start->x);
  annals_svg_append_attribute (self->out, "y1", (double) start->y);
  annals_svg_append_attribute (self->out, "x2", (double) end->x);
  annals_svg_append_attribute (self->out, "y2", (double) end->y);
  g_string_append_c (self->out, '>');
  for (gsize i = 0; i < n; i++)
    {
      g_string_append (self->out, "<stop");
      annals_svg_append_attribute (self->out, "offset", (double) stops[i].offset);
      annals_svg_append_color (self->out, "stop-color", &stops[i].color);
      g_string_append (self->out, "/>");
    }
  g_string_append (self->out, "</linearGradient>\n<rect");
  annals_svg_append_rect (self->out, &bounds, 0);
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
  const AnnalsPageText *text = &g_array_index (self->texts, AnnalsPageText, number);
  annals_paper_svg_write_text (self->page, text, text->x - self->dx, text->y - self->dy, self->out);
}

static void
write_transform (Writer *self, GskRenderNode *node)
{
  float dx, dy;

  gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
  self->dx += (double) dx;
  self->dy += (double) dy;
  g_string_append (self->out, "<g transform=\"translate(");
  annals_svg_append_number (self->out, (double) dx);
  g_string_append_c (self->out, ' ');
  annals_svg_append_number (self->out, (double) dy);
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
  AnnalsDocument *document = annals_lanes_get_document (self->page->request.lanes);
  const char *description = annals_document_get_description (document);
  const char *language = annals_document_get_language (document);

  g_string_append (
      self->out,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  if (language != NULL)
    {
      g_string_append (self->out, " xml:lang=\"");
      annals_svg_append_escaped (self->out, language);
      g_string_append_c (self->out, '"');
    }
  annals_svg_append_attribute (self->out, "width", canvas[2]);
  annals_svg_append_attribute (self->out, "height", canvas[3]);
  g_string_append (self->out, " viewBox=\"");
  for (guint i = 0; i < G_N_ELEMENTS (canvas); i++)
    {
      g_string_append (self->out, i > 0 ? " " : "");
      annals_svg_append_number (self->out, canvas[i]);
    }
  g_string_append (self->out, "\" font-family=\"sans-serif\">\n<title>");
  annals_svg_append_escaped (self->out, annals_page_get_title (self->page));
  g_string_append (self->out, "</title>\n");
  if (description == NULL)
    return;
  g_string_append (self->out, "<desc>");
  annals_svg_append_escaped (self->out, description);
  g_string_append (self->out, "</desc>\n");
}

GBytes *
annals_paper_to_svg (AnnalsPage *page, GError **error)
{
  Writer self = { .page = page, .snapshot = gtk_snapshot_new (), .out = g_string_new (NULL) };

  self.texts = g_array_new (FALSE, FALSE, sizeof (AnnalsPageText));
  g_array_set_clear_func (self.texts, clear_text);
  annals_page_draw (page, self.snapshot, text_cb, &self);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (self.snapshot);
  write_head (&self);
  write_node (&self, node);
  annals_paper_svg_write_targets (page, self.out);
  g_string_append (self.out, "</svg>\n");
  g_array_unref (self.texts);
  return g_string_free_to_bytes (self.out);
}
