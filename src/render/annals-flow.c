/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-flow.h"

#include <gtk/gtk.h>
#include <math.h>

#include "render/annals-palette.h"
#include "render/annals-reading.h"
#include "render/annals-text-cache.h"

#define COLUMN_LEAST 440.0 /* pixels */
#define COLUMN_GAP 32.0

typedef struct
{
  const char *tag; /* in a tagged PDF */
  double scale;
  PangoWeight weight;
  gboolean dim;
  double before; /* kept free above, but not at a column's head */
  double with;   /* kept together with so much below */
} Style;

static const Style styles[] = {
  [ANNALS_FLOW_TITLE] = { "H1", 1.5, PANGO_WEIGHT_BOLD, FALSE, 0, 60 },
  [ANNALS_FLOW_HEADING] = { "H2", 1.2, PANGO_WEIGHT_BOLD, FALSE, 18, 120 },
  [ANNALS_FLOW_NAME] = { "H3", 1, PANGO_WEIGHT_BOLD, FALSE, 14, 90 },
  [ANNALS_FLOW_ENTRY] = { "P", 1, PANGO_WEIGHT_NORMAL, FALSE, 6, 24 },
  [ANNALS_FLOW_TEXT] = { "P", 1, PANGO_WEIGHT_NORMAL, FALSE, 4, 0 },
  [ANNALS_FLOW_DIM] = { "P", 0.9, PANGO_WEIGHT_NORMAL, TRUE, 1, 0 },
  [ANNALS_FLOW_SOURCE] = { "P", 0.9, PANGO_WEIGHT_NORMAL, FALSE, 3, 0 },
};

typedef struct
{
  AnnalsFlowStyle style;
  gboolean markup;
  char *text;
  char *url; /* NULL: leads nowhere */
} Block;

/* Lines of a block that stand in one column. */
typedef struct
{
  guint block;
  guint first, n;
  guint page;
  double x, y;
} Piece;

struct _AnnalsFlow
{
  PangoContext *context;
  AnnalsBox room;
  gboolean mirrored;
  guint n_columns;
  double width; /* of a column */

  GArray *blocks;
  GArray *pieces; /* in order of pages */
  GArray *marks;

  guint page, column; /* where the next line goes */
  double y;
};

static void
clear_block (gpointer data)
{
  Block *block = data;

  g_free (block->text);
  g_free (block->url);
}

static void
clear_mark (gpointer data)
{
  g_free (((AnnalsFlowMark *) data)->title);
}

/**
 * annals_flow_new:
 * @context: fonts; where its base direction is from right to left, the first column is the right
 * one
 * @room: of a sheet, what text may take
 */
AnnalsFlow *
annals_flow_new (PangoContext *context, const AnnalsBox *room)
{
  AnnalsFlow *self = g_new0 (AnnalsFlow, 1);
  double n = floor ((room->width + COLUMN_GAP) / (COLUMN_LEAST + COLUMN_GAP));

  self->context = g_object_ref (context);
  self->room = *room;
  self->mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  self->n_columns = (guint) MAX (n, 1);
  self->width = (room->width + COLUMN_GAP) / self->n_columns - COLUMN_GAP;
  self->y = room->y;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->marks = g_array_new (FALSE, FALSE, sizeof (AnnalsFlowMark));
  g_array_set_clear_func (self->blocks, clear_block);
  g_array_set_clear_func (self->marks, clear_mark);
  return self;
}

void
annals_flow_free (AnnalsFlow *self)
{
  g_object_unref (self->context);
  g_array_unref (self->blocks);
  g_array_unref (self->pieces);
  g_array_unref (self->marks);
  g_free (self);
}

/* ---- Text ---- */

/* As a whole, though it may begin with a number. */
static gboolean
is_rtl (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  return pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
}

static PangoLayout *
lay_out (AnnalsFlow *self, const Block *block)
{
  PangoLayout *layout = pango_layout_new (self->context);
  const Style *style = &styles[block->style];
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *plain = NULL;

  if (!block->markup || !pango_parse_markup (block->text, -1, 0, &attributes, &plain, NULL, NULL))
    plain = g_strdup (block->text);
  if (attributes == NULL)
    attributes = pango_attr_list_new ();
  pango_layout_set_text (layout, plain, -1);
  pango_attr_list_insert (attributes, pango_attr_font_features_new (ANNALS_TEXT_PLAIN_FEATURES));
  /* Under those of the markup. */
  pango_attr_list_insert_before (attributes, pango_attr_weight_new (style->weight));
  pango_attr_list_insert_before (attributes, pango_attr_scale_new (style->scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (self->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* All texts of a page begin at one edge, whichever way they run: Pango turns the sides round for
   * those that run against the page. */
  pango_layout_set_alignment (layout, is_rtl (layout) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  return layout;
}

/* ---- Where lines stand ---- */

static double
get_bottom (AnnalsFlow *self)
{
  return self->room.y + self->room.height;
}

static void
next_column (AnnalsFlow *self)
{
  self->y = self->room.y;
  if (++self->column < self->n_columns)
    return;
  self->column = 0;
  self->page++;
}

static void
next_page (AnnalsFlow *self)
{
  self->column = self->n_columns - 1;
  next_column (self);
}

static double
get_x (AnnalsFlow *self)
{
  guint column = self->mirrored ? self->n_columns - 1 - self->column : self->column;

  return self->room.x + column * (self->width + COLUMN_GAP);
}

static gboolean
is_at_head (AnnalsFlow *self)
{
  return self->y <= self->room.y;
}

/* How many of a block's lines, from @first on, the column takes. No line stands alone, where that
 * can be helped: not the first at a column's foot, and not the last at the next one's head. */
static guint
count_fitting (AnnalsFlow *self, const GArray *heights, guint first)
{
  guint left = heights->len - first, fit = 0;

  for (double y = self->y; fit < left; fit++)
    if ((y += g_array_index (heights, double, first + fit)) > get_bottom (self))
      break;
  if (fit < left && left - fit == 1 && fit > 0 && !(is_at_head (self) && fit <= 2))
    fit--;
  /* A line that no column could hold is cut by the paper's edge; nothing else would end. */
  if (is_at_head (self))
    return MAX (fit, 1);
  return fit == 1 && left > 1 && first == 0 ? 0 : fit;
}

static GArray *
measure_lines (PangoLayout *layout)
{
  GArray *heights = g_array_new (FALSE, FALSE, sizeof (double));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      int from, to;
      pango_layout_iter_get_line_yrange (iter, &from, &to);
      double height = (double) (to - from) / PANGO_SCALE;
      g_array_append_val (heights, height);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return heights;
}

static void
place_lines (AnnalsFlow *self, PangoLayout *layout)
{
  g_autoptr (GArray) heights = measure_lines (layout);

  for (guint first = 0; first < heights->len;)
    {
      Piece piece = { .block = self->blocks->len - 1,
                      .first = first,
                      .n = count_fitting (self, heights, first),
                      .page = self->page,
                      .x = get_x (self),
                      .y = self->y };
      for (guint i = 0; i < piece.n; i++)
        self->y += g_array_index (heights, double, first + i);
      if (piece.n > 0)
        g_array_append_val (self->pieces, piece);
      first += piece.n;
      if (first < heights->len)
        next_column (self);
    }
}

/* A heading goes with what is under it. */
static void
make_room (AnnalsFlow *self, const Style *style, PangoLayout *layout)
{
  int height;

  if (!is_at_head (self))
    self->y += style->before;
  if (style->with <= 0 || is_at_head (self))
    return;
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (self->y + height + style->with > get_bottom (self))
    next_column (self);
}

static void
add_mark (AnnalsFlow *self, const Block *block)
{
  AnnalsFlowMark mark = { block->style, g_strdup (block->text), self->page, get_x (self), self->y };

  g_array_append_val (self->marks, mark);
}

static void
add_block (AnnalsFlow *self, Block block)
{
  g_autoptr (PangoLayout) layout = lay_out (self, &block);

  g_array_append_val (self->blocks, block);
  if (block.style == ANNALS_FLOW_TITLE && self->pieces->len > 0)
    next_page (self);
  make_room (self, &styles[block.style], layout);
  if (block.style <= ANNALS_FLOW_HEADING)
    add_mark (self, &block);
  place_lines (self, layout);
}

/**
 * annals_flow_add:
 * @text: plain; nothing is added where it is %NULL or empty
 * @url: (nullable): where a click on it leads
 */
void
annals_flow_add (AnnalsFlow *self, AnnalsFlowStyle style, const char *text, const char *url)
{
  if (text != NULL && *text != '\0')
    add_block (self, (Block){ style, FALSE, g_strdup (text), g_strdup (url) });
}

/**
 * annals_flow_add_markup:
 * @markup: Pango's, without links; shown as it is where it is none
 */
void
annals_flow_add_markup (AnnalsFlow *self, const char *markup)
{
  if (*markup != '\0')
    add_block (self, (Block){ ANNALS_FLOW_TEXT, TRUE, g_strdup (markup), NULL });
}

guint
annals_flow_get_n_pages (AnnalsFlow *self)
{
  return self->pieces->len > 0 ? g_array_index (self->pieces, Piece, self->pieces->len - 1).page + 1
                               : 0;
}

/**
 * annals_flow_get_title:
 *
 * Returns: of the last title up to a page
 */
const char *
annals_flow_get_title (AnnalsFlow *self, guint page)
{
  const char *title = "";

  for (guint i = 0; i < self->marks->len; i++)
    {
      const AnnalsFlowMark *mark = &g_array_index (self->marks, AnnalsFlowMark, i);
      if (mark->style == ANNALS_FLOW_TITLE && mark->page <= page)
        title = mark->title;
    }
  return title;
}

const AnnalsFlowMark *
annals_flow_get_marks (AnnalsFlow *self, guint *n)
{
  *n = self->marks->len;
  return (const AnnalsFlowMark *) (gpointer) self->marks->data;
}

/* ---- Drawing ---- */

/* Of a piece's lines; draws them where there is a @cr. */
static double
walk_lines (cairo_t *cr, const Piece *piece, PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int top = 0, from, to = 0;

  for (guint i = 0; i < piece->first + piece->n; i++)
    {
      PangoRectangle logical;
      pango_layout_iter_get_line_yrange (iter, &from, &to);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (i == piece->first)
        top = from;
      if (cr != NULL && i >= piece->first)
        {
          int down = pango_layout_iter_get_baseline (iter) - top;
          cairo_move_to (cr, piece->x + (double) logical.x / PANGO_SCALE,
                         piece->y + (double) down / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
  return (double) (to - top) / PANGO_SCALE;
}

static void
draw_piece (AnnalsFlow *self, const Piece *piece, cairo_t *cr)
{
  const AnnalsPalette *palette = annals_palette_get (ANNALS_THEME_PRINT);
  const Block *block = &g_array_index (self->blocks, Block, piece->block);
  const Style *style = &styles[block->style];
  g_autoptr (PangoLayout) layout = lay_out (self, block);

  cairo_tag_begin (cr, style->tag, NULL);
  if (block->url != NULL)
    annals_reading_begin_link (
        cr, block->url,
        &(AnnalsBox){ piece->x, piece->y, self->width, walk_lines (NULL, piece, layout) });
  gdk_cairo_set_source_rgba (cr, block->url != NULL ? &palette->accent
                                 : style->dim       ? &palette->dim_text
                                                    : &palette->text);
  walk_lines (cr, piece, layout);
  if (block->url != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  cairo_tag_end (cr, style->tag);
}

/* The first piece of a page, or of a later one. */
static guint
find_page (AnnalsFlow *self, guint page)
{
  guint low = 0, high = self->pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->pieces, Piece, middle).page < page)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * annals_flow_draw:
 * @page: from 0
 * @cr: in pixels, 0, 0 the sheet's corner
 */
void
annals_flow_draw (AnnalsFlow *self, guint page, cairo_t *cr)
{
  for (guint i = find_page (self, page); i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      if (piece->page != page)
        break;
      draw_piece (self, piece, cr);
    }
}
