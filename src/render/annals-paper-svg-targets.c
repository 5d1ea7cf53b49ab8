/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/annals-words.h"
#include "render/annals-paper-svg.h"
#include "render/annals-svg.h"

static void
write_box (AnnalsPage *page, const AnnalsBox *box, GString *out)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) box->x, (float) (box->y + page->top),
                                             (float) box->width, (float) box->height);

  g_string_append (out, "<rect");
  annals_svg_append_rect (out, &rect, 0);
  g_string_append (out, "/>");
}

static void
write_count (AnnalsPage *page, const AnnalsBin *bin, GString *out)
{
  g_autofree char *title = annals_words_count (bin->count, bin->span, page->request.clock);

  g_string_append (out, "<g><title>");
  annals_svg_append_escaped (out, title);
  g_string_append (out, "</title>");
  write_box (page, &bin->box, out);
  g_string_append (out, "</g>\n");
}

static void
write_event (AnnalsPage *page, guint32 event, const AnnalsBox *box, GString *out)
{
  annals_paper_svg_begin_event (page, event, out);
  write_box (page, box, out);
  annals_paper_svg_end_event (page, event, out);
}

static gboolean
is_on_page (const AnnalsPage *page, const AnnalsBox *box)
{
  return box->y + page->top + box->height <= page->floor;
}

void
annals_paper_svg_write_targets (AnnalsPage *page, GString *out)
{
  const GArray *items = page->scene->items, *bins = page->scene->bins;

  g_string_append (out, "<g fill=\"none\" pointer-events=\"all\">\n");
  for (guint i = 0; i < bins->len; i++)
    {
      const AnnalsBin *bin = &g_array_index (bins, AnnalsBin, i);
      if (!is_on_page (page, &bin->box))
        continue;
      if (bin->event != ANNALS_NONE)
        write_event (page, bin->event, &bin->box, out);
      else
        write_count (page, bin, out);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const AnnalsItem *item = &g_array_index (items, AnnalsItem, i);
      if (is_on_page (page, &item->mark))
        write_event (page, item->event, &item->mark, out);
    }
  g_string_append (out, "</g>\n");
}
