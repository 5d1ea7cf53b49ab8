/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What marks and signs mean, at the foot of a page. Lanes name their categories too, so what is
 * left out here is not lost. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "render/annals-page.h"
#include "render/annals-shape.h"

#define MARGIN ANNALS_PAGE_MARGIN
#define GAP 18.0
#define MARK 10.0
#define MARK_GAP 6.0
#define CATEGORIES_MOST 24 /* among more nobody finds a colour */
#define HEIGHT_MOST 0.2    /* of the page's */

typedef struct
{
  PangoLayout *layout;
  guint category;   /* ANNALS_NONE: it has no mark */
  const char *sign; /* instead of a mark; or NULL */
  double x, y;      /* from the leading edge, and the legend's top */
} Entry;

struct _AnnalsLegend
{
  GArray *entries; /* of Entry: categories, how many more there are, signs */
  double line;
  double height;
  double wanted; /* the height without the page's bound */
};

static double
get_indent (const Entry *entry)
{
  return entry->sign != NULL || entry->category != ANNALS_NONE ? MARK + MARK_GAP : 0;
}

static void
clear_entry (gpointer data)
{
  g_object_unref (((Entry *) data)->layout);
}

static void
insert (AnnalsLegend *self,
        AnnalsPage *page,
        guint at,
        guint category,
        const char *sign,
        const char *title)
{
  Entry entry = { .category = category, .sign = sign };

  entry.layout = annals_page_new_layout (page, title, 1, FALSE, page->request.width / 2);
  g_array_insert_val (self->entries, at, entry);
}

/* The signs of dates that are not sure, where there are such. */
static void
append_signs (AnnalsLegend *self, AnnalsPage *page, AnnalsDocument *document)
{
  guint n, doubts = 0;
  const AnnalsEvent *events = annals_document_get_events (document, &n);

  for (guint i = 0; i < n; i++)
    doubts |= annals_item_doubts (&events[i]);
  if (doubts & ANNALS_ITEM_APPROXIMATE)
    /* Translators: what a sign beside an event means. */
    insert (self, page, self->entries->len, ANNALS_NONE, annals_item_sign (ANNALS_ITEM_APPROXIMATE),
            _ ("approximate"));
  if (doubts & ANNALS_ITEM_UNCERTAIN)
    insert (self, page, self->entries->len, ANNALS_NONE, annals_item_sign (ANNALS_ITEM_UNCERTAIN),
            _ ("uncertain"));
}

/* Tells the entries out to lines, and returns what height they take. */
static double
flow (AnnalsLegend *self, double width)
{
  double x = MARGIN, y = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      int text;
      pango_layout_get_pixel_size (entry->layout, &text, NULL);
      if (x > MARGIN && x + get_indent (entry) + text > width - MARGIN)
        {
          x = MARGIN;
          y += self->line;
        }
      entry->x = x;
      entry->y = y;
      x += get_indent (entry) + text + GAP;
    }
  return self->entries->len > 0 ? y + self->line : 0;
}

/* Says in one entry, after the first @at, how many more categories there are. */
static void
tell_more (AnnalsLegend *self, AnnalsPage *page, guint at, guint n)
{
  /* Translators: at the end of a legend, of categories. */
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  insert (self, page, at, ANNALS_NONE, NULL, more);
}

/* Takes categories out until the others are as high as @most. */
static void
shorten (AnnalsLegend *self, AnnalsPage *page, guint n_listed, guint n, double most)
{
  while (n_listed > 0 && self->height > most)
    {
      /* With the last one goes what said how many more there are. */
      g_array_remove_range (self->entries, n_listed - 1, n_listed < n ? 2 : 1);
      n_listed--;
      tell_more (self, page, n_listed, n - n_listed);
      self->height = flow (self, page->request.width);
    }
}

/**
 * annals_legend_new:
 *
 * Lists the categories, as many as a fifth of the page holds and a glance takes in, and the
 * signs of dates that are not sure.
 */
AnnalsLegend *
annals_legend_new (AnnalsPage *page)
{
  AnnalsLegend *self = g_new0 (AnnalsLegend, 1);
  AnnalsDocument *document = annals_lanes_get_document (page->request.lanes);
  guint n, n_listed;
  const AnnalsEntity *categories = annals_document_get_categories (document, &n);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  if (!page->request.legend)
    return self;
  self->line = ceil (annals_text_metrics_get (page->metrics)->line_height * 1.4);
  n_listed = MIN (n, CATEGORIES_MOST);
  for (guint i = 0; i < n_listed; i++)
    insert (self, page, i, i, NULL, categories[i].title);
  if (n_listed < n)
    tell_more (self, page, n_listed, n - n_listed);
  append_signs (self, page, document);
  self->height = self->wanted = flow (self, page->request.width);
  shorten (self, page, n_listed, n, MAX (page->request.height * HEIGHT_MOST, self->line));
  return self;
}

void
annals_legend_free (AnnalsLegend *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

double
annals_legend_get_height (const AnnalsLegend *self)
{
  return self->height;
}

/* How much higher it would be on a page that is as high as anyone likes. */
double
annals_legend_get_lack (const AnnalsLegend *self)
{
  return self->wanted - self->height;
}

static void
draw_mark (
    AnnalsLegend *self, AnnalsPage *page, GtkSnapshot *snapshot, const Entry *entry, double y)
{
  AnnalsDocument *document = annals_lanes_get_document (page->request.lanes);
  GdkRGBA color =
      annals_palette_adjust (annals_palette_get (page->request.theme),
                             annals_document_get_category_color (document, entry->category));
  AnnalsBox box = { entry->x, y + (self->line - MARK) / 2, MARK, MARK };

  if (page->request.mirrored)
    box.x = page->request.width - box.x - MARK;
  annals_shape_append (snapshot,
                       page->request.shapes ? annals_shape_of_category (entry->category)
                                            : ANNALS_SHAPE_DISC,
                       &box, &color);
}

static void
draw_entry (
    AnnalsLegend *self, AnnalsPage *page, GtkSnapshot *snapshot, const Entry *entry, double y)
{
  const GdkRGBA *color = &annals_palette_get (page->request.theme)->text;
  int height;

  pango_layout_get_pixel_size (entry->layout, NULL, &height);
  double text_y = y + (self->line - height) / 2;
  if (entry->sign != NULL)
    {
      g_autoptr (PangoLayout) sign = annals_page_new_layout (page, entry->sign, 1, TRUE, 2 * MARK);
      annals_page_show_layout (page, snapshot, sign, entry->x, text_y, color);
    }
  else if (entry->category != ANNALS_NONE)
    draw_mark (self, page, snapshot, entry, y);
  annals_page_show_layout (page, snapshot, entry->layout, entry->x + get_indent (entry), text_y,
                           color);
}

void
annals_legend_draw (AnnalsLegend *self, AnnalsPage *page, GtkSnapshot *snapshot, double top)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      draw_entry (self, page, snapshot, entry, top + entry->y);
    }
}
