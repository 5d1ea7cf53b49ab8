/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/annals-words.h"
#include "render/annals-text-cache.h"

#define MARGIN 16.0
#define LEGEND_GAP 18.0
#define DISC 10.0
#define DISC_GAP 6.0
#define LEGEND_MOST 0.2 /* of the page's height */
#define ROOM_AFTER 0.03 /* of the span, so that the last labels fit */
#define LACK_ROOM 10.0  /* about its words */
#define SIZE_LEAST 64
#define SIZE_MOST 32000
#define SCALE_LEAST 0.1
#define SCALE_MOST 16
#define SIDE_MOST 32767 /* what cairo's images can hold */
#define PIXELS_MOST 400e6

static AnnalsBox
get_canvas (const AnnalsPaperRequest *request)
{
  const AnnalsSheets *sheets = &request->sheets;
  AnnalsBox canvas = { 0, 0, request->width, request->height };

  if (sheets->columns == 0)
    return canvas;
  AnnalsBox room = annals_sheets_get_room (sheets);
  return (AnnalsBox){ -room.x, -room.y, canvas.width + sheets->width - room.width,
                      canvas.height + sheets->height - room.height };
}

static gboolean
check_size (const AnnalsPaperRequest *request, GError **error)
{
  AnnalsBox canvas = get_canvas (request);
  double width = canvas.width * request->scale, height = canvas.height * request->scale;

  if (!(request->width >= SIZE_LEAST && request->width <= SIZE_MOST && request->height >= SIZE_LEAST
        && request->height <= SIZE_MOST))
    {
      g_set_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_SIZE,
                   request->sheets.columns > 0
                       ? _ ("Expected paper that makes a picture of %d to %d pixels a side")
                       : _ ("Expected a width and a height from %d to %d pixels"),
                   SIZE_LEAST, SIZE_MOST);
      return FALSE;
    }
  if (!(request->scale >= SCALE_LEAST && request->scale <= SCALE_MOST)
      || MAX (width, height) > SIDE_MOST || width * height > PIXELS_MOST)
    {
      g_set_error_literal (
          error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_SIZE,
          _ ("Expected a scale from 0.1 to 16, and a picture of at most 32767 pixels a side and "
             "400 million in all"));
      return FALSE;
    }
  return TRUE;
}

static AnnalsDocument *
get_document (AnnalsPage *self)
{
  return annals_lanes_get_document (self->request.lanes);
}

/* The file's name where it gives itself none. */
static char *
dup_title (AnnalsPage *self)
{
  const char *title = annals_document_get_title (get_document (self));
  GFile *file = annals_document_get_file (get_document (self));

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (file == NULL)
    return g_strdup (_ ("Timeline"));
  g_autofree char *name = g_file_get_basename (file);
  return g_filename_display_name (name);
}

const char *
annals_page_get_title (AnnalsPage *self)
{
  return self->title;
}

/* ---- Text of the page's own ---- */

static PangoLayout *
new_layout (AnnalsPage *self, const char *text, double scale, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new (ANNALS_TEXT_PLAIN_FEATURES));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

static void
show_layout (AnnalsPage *self,
             GtkSnapshot *snapshot,
             PangoLayout *layout,
             double x,
             double y,
             const GdkRGBA *color)
{
  if (self->text_func != NULL)
    {
      self->text_func (layout, x, y, color, ANNALS_NONE, NULL, self->text_data);
      return;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* At the leading edge, or @indent pixels from it. */
static double
place_layout (AnnalsPage *self, PangoLayout *layout, double indent)
{
  PangoRectangle logical;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  return (self->request.mirrored ? self->request.width - indent - logical.width : indent)
         - logical.x;
}

/* ---- Title ---- */

static char *
dup_range (AnnalsPage *self)
{
  AnnalsEvent range = { .start = self->request.span.start,
                        .end = self->request.span.end,
                        .earliest_end = self->request.span.end,
                        .flags = ANNALS_EVENT_IS_SPAN };
  double length = annals_span_length (self->request.span);

  range.start_precision = range.end_precision =
      length > 100 * ANNALS_SECONDS_PER_YEAR ? ANNALS_PRECISION_YEAR : ANNALS_PRECISION_DAY;
  return annals_words_event (&range, NULL);
}

static double
title_height (AnnalsPage *self)
{
  double line = annals_text_metrics_get (self->metrics)->line_height;

  return self->request.title ? ceil (line * 2.9 + MARGIN) : 0;
}

static void
draw_title (AnnalsPage *self, GtkSnapshot *snapshot)
{
  const AnnalsPalette *palette = annals_palette_get (self->request.theme);
  double width = self->request.width - 2 * MARGIN;
  g_autofree char *range = dup_range (self);
  g_autoptr (PangoLayout) title = new_layout (self, annals_page_get_title (self), 1.5, TRUE, width);
  g_autoptr (PangoLayout) when = new_layout (self, range, 1, FALSE, width);
  int height;

  pango_layout_get_pixel_size (title, NULL, &height);
  show_layout (self, snapshot, title, place_layout (self, title, MARGIN), MARGIN * 0.6,
               &palette->text);
  show_layout (self, snapshot, when, place_layout (self, when, MARGIN), MARGIN * 0.6 + height,
               &palette->dim_text);
}

/* ---- Legend ---- */

typedef struct
{
  const char *title;
  const char *sign; /* NULL: a disc in the colour */
  GdkRGBA color;
} Entry;

static void
draw_disc (GtkSnapshot *snapshot, double x, double y, const GdkRGBA *color)
{
  graphene_rect_t disc = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) DISC, (float) DISC);
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &disc, (float) DISC / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, color, &disc);
  gtk_snapshot_pop (snapshot);
}

static void
draw_entry (AnnalsPage *self,
            GtkSnapshot *snapshot,
            PangoLayout *layout,
            const Entry *entry,
            double x,
            double y,
            double line)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  double text_y = y + (line - height) / 2;
  if (entry->sign != NULL)
    {
      g_autoptr (PangoLayout) sign = new_layout (self, entry->sign, 1, TRUE, 2 * DISC);
      show_layout (self, snapshot, sign, place_layout (self, sign, x), text_y, &entry->color);
    }
  else
    draw_disc (snapshot, self->request.mirrored ? self->request.width - x - DISC : x,
               y + (line - DISC) / 2, &entry->color);
  show_layout (self, snapshot, layout, place_layout (self, layout, x + DISC + DISC_GAP), text_y,
               &annals_palette_get (self->request.theme)->text);
}

/* The categories, and the signs of dates that are not sure, where there are such. */
static GArray *
list_entries (AnnalsPage *self)
{
  const AnnalsPalette *palette = annals_palette_get (self->request.theme);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  guint n_categories, n_events, doubts = 0;
  const AnnalsEntity *categories =
      annals_document_get_categories (get_document (self), &n_categories);
  const AnnalsEvent *events = annals_document_get_events (get_document (self), &n_events);

  for (guint i = 0; i < n_categories; i++)
    {
      Entry entry = { categories[i].title, NULL,
                      annals_palette_adjust (
                          palette, annals_document_get_category_color (get_document (self), i)) };
      g_array_append_val (entries, entry);
    }
  for (guint i = 0; i < n_events; i++)
    doubts |= annals_item_doubts (&events[i]);
  /* Translators: what a sign beside an event means. */
  Entry approximate = { _ ("approximate"), annals_item_sign (ANNALS_ITEM_APPROXIMATE),
                        palette->text };
  Entry uncertain = { _ ("uncertain"), annals_item_sign (ANNALS_ITEM_UNCERTAIN), palette->text };
  if (doubts & ANNALS_ITEM_APPROXIMATE)
    g_array_append_val (entries, approximate);
  if (doubts & ANNALS_ITEM_UNCERTAIN)
    g_array_append_val (entries, uncertain);
  return entries;
}

/* Flows the entries into lines, as many as a fifth of the page holds; draws them where there is
 * a snapshot. Lanes name their category too, so what is left out here is not lost. Returns the
 * lines' height. */
static double
flow_legend (AnnalsPage *self, GtkSnapshot *snapshot, double top)
{
  double line = ceil (annals_text_metrics_get (self->metrics)->line_height * 1.4);
  double x = MARGIN, y = 0, most = MAX (self->request.height * LEGEND_MOST, line);
  g_autoptr (GArray) entries = list_entries (self);

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autoptr (PangoLayout) layout =
          new_layout (self, entry->title, 1, FALSE, self->request.width / 2);
      int width;
      pango_layout_get_pixel_size (layout, &width, NULL);
      if (x > MARGIN && x + DISC + DISC_GAP + width > self->request.width - MARGIN)
        {
          if (y + 2 * line > most)
            break;
          x = MARGIN;
          y += line;
        }
      if (snapshot != NULL)
        draw_entry (self, snapshot, layout, entry, x, top + y, line);
      x += DISC + DISC_GAP + width + LEGEND_GAP;
    }
  return entries->len > 0 ? y + line : 0;
}

/* ---- What does not fit is told ---- */

static char *
dup_lack_words (AnnalsPage *self, guint n)
{
  double lack = self->scene->content_height - self->scene->plot.height;

  if (self->request.sheets.columns > 0)
    return g_strdup_printf (
        ngettext ("%u more lane does not fit; a poster with more rows would show it",
                  "%u more lanes do not fit; a poster with more rows would show them", n),
        n);
  return g_strdup_printf (
      ngettext ("%u more lane does not fit; a height of %.0f pixels would show all",
                "%u more lanes do not fit; a height of %.0f pixels would show all", n),
      n, ceil (self->request.height + lack));
}

static char *
dup_lack (AnnalsPage *self)
{
  guint n, shown = 0;

  annals_lanes_get (self->request.lanes, &n);
  for (guint i = 0; i < self->scene->lanes->len; i++)
    {
      const AnnalsSceneLane *lane = &g_array_index (self->scene->lanes, AnnalsSceneLane, i);
      shown += lane->box.y + lane->box.height <= self->scene->height + 1;
    }
  return shown < n ? dup_lack_words (self, n - shown) : NULL;
}

/* Where the timeline ends, or the words about what is not in it begin. */
static double
find_floor (AnnalsPage *self)
{
  double line = annals_text_metrics_get (self->metrics)->line_height;

  return self->request.height - self->bottom - (self->lack != NULL ? line + LACK_ROOM : 0);
}

static void
draw_lack (AnnalsPage *self, GtkSnapshot *snapshot)
{
  const AnnalsPalette *palette = annals_palette_get (self->request.theme);
  double bottom = self->request.height - self->bottom;
  graphene_rect_t ground = GRAPHENE_RECT_INIT (0, (float) self->floor, (float) self->request.width,
                                               (float) (bottom - self->floor));

  if (self->lack == NULL)
    return;
  g_autoptr (PangoLayout) layout =
      new_layout (self, self->lack, 1, TRUE, self->request.width - 2 * MARGIN);
  gtk_snapshot_append_color (snapshot, &palette->ruler, &ground);
  show_layout (self, snapshot, layout, place_layout (self, layout, MARGIN),
               self->floor + LACK_ROOM / 2, &palette->text);
}

/* ---- Page ---- */

static void
build_scene (AnnalsPage *self)
{
  const AnnalsMetrics *metrics = annals_text_metrics_get (self->metrics);
  double height = MAX (self->request.height - self->top - self->bottom, 1);
  double gutter = annals_scene_gutter_width (metrics, self->request.lanes);
  double plot_width = MAX (self->request.width - gutter, 1);
  AnnalsSpan span = self->request.span;

  span.end += annals_span_length (span) * ROOM_AFTER;
  span.start -= annals_span_length (span) * ROOM_AFTER / 2;
  self->plan =
      annals_plan_new (self->request.lanes, metrics, span, plot_width,
                       annals_scene_lanes_height (metrics, self->request.lanes, height), NULL);
  AnnalsSceneRequest request = {
    .axis = annals_axis_fit (span, plot_width),
    .width = self->request.width,
    .height = height,
    .mirrored = annals_direction_is_mirrored (self->request.direction, self->request.mirrored),
    .headings = TRUE,
    .selected = self->request.selected,
    .hovered = ANNALS_NONE,
    .zone = annals_document_get_zone (get_document (self)),
  };
  self->scene = annals_scene_new (self->plan, metrics, &request);
  self->scene->thumb.height = 0; /* paper does not scroll */
}

AnnalsPage *
annals_page_new (const AnnalsPaperRequest *request, GError **error)
{
  if (!check_size (request, error))
    return NULL;
  AnnalsPage *self = g_new0 (AnnalsPage, 1);
  self->request = *request;
  self->title = dup_title (self);
  annals_lanes_ref (self->request.lanes);
  self->canvas = get_canvas (request);
  self->context = annals_text_context_new ();
  pango_context_set_base_dir (self->context,
                              request->mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  self->metrics = annals_text_metrics_new (self->context);
  self->painter = annals_painter_new (self->context);
  annals_painter_set_theme (self->painter, request->theme);
  annals_painter_set_shapes (self->painter, request->shapes);
  self->top = title_height (self);
  self->bottom = request->legend ? flow_legend (self, NULL, 0) : 0;
  if (self->bottom > 0)
    self->bottom += MARGIN;
  build_scene (self);
  self->lack = dup_lack (self);
  self->floor = find_floor (self);
  return self;
}

void
annals_page_free (AnnalsPage *self)
{
  annals_scene_free (self->scene);
  annals_plan_unref (self->plan);
  annals_painter_free (self->painter);
  annals_text_metrics_unref (self->metrics);
  g_object_unref (self->context);
  annals_lanes_unref (self->request.lanes);
  g_free (self->lack);
  g_free (self->title);
  g_free (self);
}

static void
scene_text_cb (PangoLayout *layout,
               double x,
               double y,
               const GdkRGBA *color,
               guint32 event,
               const AnnalsBox *clip,
               gpointer data)
{
  AnnalsPage *self = data;
  double top = clip->y + self->top;
  AnnalsBox moved = { clip->x, top, clip->width, MIN (clip->height, self->floor - top) };

  self->text_func (layout, x, y + self->top, color, event, &moved, self->text_data);
}

void
annals_page_draw (AnnalsPage *self, GtkSnapshot *snapshot, AnnalsTextFunc func, gpointer user_data)
{
  const AnnalsPalette *palette = annals_palette_get (self->request.theme);
  graphene_rect_t whole =
      GRAPHENE_RECT_INIT ((float) self->canvas.x, (float) self->canvas.y,
                          (float) self->canvas.width, (float) self->canvas.height);

  self->text_func = func;
  self->text_data = user_data;
  gtk_snapshot_append_color (snapshot, &palette->ruler, &whole);
  if (self->request.title)
    draw_title (self, snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) self->top));
  annals_painter_set_text_func (self->painter, func != NULL ? scene_text_cb : NULL, self);
  annals_painter_draw (self->painter, snapshot, self->scene);
  gtk_snapshot_restore (snapshot);
  draw_lack (self, snapshot);
  if (self->bottom > 0)
    flow_legend (self, snapshot, self->request.height - self->bottom + MARGIN / 2);
}
